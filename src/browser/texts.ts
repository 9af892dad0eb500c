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

/** Univer sends the person to "the creator" for permission; here a locked cell is only a part of the form. */
const LOCKED = "Ô này được khóa để giữ nguyên biểu mẫu. Hãy nhập vào các ô dành cho số liệu (ô có nền màu).";
const KEYS = new Set(["editErr", "pasteErr", "autoFillErr", "commonErr"]);

/** The texts with those about permission replaced, wherever they stand. */
function reworded<T>(texts: T): T {
  // Through JSON: a language pack is nothing but texts within texts.
  return JSON.parse(JSON.stringify(texts), (key, text: unknown) => (KEYS.has(key) ? LOCKED : text)) as T;
}

/** Everything the grid says, in Vietnamese. */
export const texts: ILanguagePack = mergeLocales(
  designTexts,
  uiTexts,
  docsTexts,
  reworded(sheetsTexts),
  reworded(sheetsUiTexts),
  formulaTexts,
  formulaUiTexts,
  numfmtTexts,
  validationTexts,
  conditionalTexts,
);
