import type { CellValue } from "../sheet/cell";
import { isCellError } from "../sheet/cell";
import type { CellContent } from "../sheet/change";

/** What a cell is given through `formulas`; null leaves it alone, "" empties it. */
export type Input = string | number | boolean | null;

const TYPED =
  /^\s*[=+\-@'#(.,\d$€£¥₫%]|^\s*(true|false)\s*$|^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.,]*\d/i;

/** A text as it must be sent so that it stays the text: Excel reads "01", "5%", "1/6" or "=…" otherwise. */
export function textInput(text: string, format: string): string {
  return format !== "@" && TYPED.test(text) ? `'${text}` : text;
}

/** A value or formula as it must be sent to a cell of that number format. */
export function inputOf(content: CellContent, format: string): Input {
  if (content.formula !== undefined) return `=${content.formula}`;
  const value = content.value;
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  return typeof value === "string" ? textInput(value, format) : value;
}

/** What a cell holds, from what `values`, `formulas` and `valueTypes` say of it. */
export function contentOf(value: unknown, formula: unknown, type: unknown): CellContent {
  const content: CellContent = { value: valueOf(value, type) };
  // A text that begins with "=" stands in both alike; a formula shows something else.
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) content.formula = formula.slice(1);
  return content;
}

function valueOf(value: unknown, type: unknown): CellValue {
  if (type === "Empty" || value === "" || value === null || value === undefined) return type === "String" ? "" : null;
  if (type === "Error") return { error: String(value) };
  if (typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}
