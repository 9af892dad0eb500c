import designTexts from "@univerjs/design/locale/vi-VN";
import docsTexts from "@univerjs/docs-ui/locale/vi-VN";
import conditionalTexts from "@univerjs/sheets-conditional-formatting-ui/locale/vi-VN";
import validationTexts from "@univerjs/sheets-data-validation-ui/locale/vi-VN";
import formulaUiTexts from "@univerjs/sheets-formula-ui/locale/vi-VN";
import formulaTexts from "@univerjs/sheets-formula/locale/vi-VN";
import numfmtTexts from "@univerjs/sheets-numfmt-ui/locale/vi-VN";
import sheetsUiTexts from "@univerjs/sheets-ui/locale/vi-VN";
import sheetsTexts from "@univerjs/sheets/locale/vi-VN";
import uiTexts from "@univerjs/ui/locale/vi-VN";
import { type ILanguagePack, mergeLocales } from "@univerjs/core";

/** Everything the grid says, in Vietnamese. */
export const texts: ILanguagePack = mergeLocales(
  designTexts,
  uiTexts,
  docsTexts,
  sheetsTexts,
  sheetsUiTexts,
  formulaTexts,
  formulaUiTexts,
  numfmtTexts,
  validationTexts,
  conditionalTexts,
);
