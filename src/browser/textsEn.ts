import designTexts from "@univerjs/design/locale/en-US";
import docsTexts from "@univerjs/docs-ui/locale/en-US";
import conditionalTexts from "@univerjs/sheets-conditional-formatting-ui/locale/en-US";
import validationTexts from "@univerjs/sheets-data-validation-ui/locale/en-US";
import formulaUiTexts from "@univerjs/sheets-formula-ui/locale/en-US";
import formulaTexts from "@univerjs/sheets-formula/locale/en-US";
import numfmtTexts from "@univerjs/sheets-numfmt-ui/locale/en-US";
import sheetsUiTexts from "@univerjs/sheets-ui/locale/en-US";
import sheetsTexts from "@univerjs/sheets/locale/en-US";
import uiTexts from "@univerjs/ui/locale/en-US";
import { type ILanguagePack, mergeLocales } from "@univerjs/core";

/** Everything the grid says, in English. */
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
