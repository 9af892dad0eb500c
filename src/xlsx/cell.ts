import { isText } from "./bytes";
import { KIND } from "../sheet/grid";
import type { SheetContext } from "./context";
import { serialOfIso } from "./dates";
import { fail } from "./errors";
import type { FormulaCells } from "./formulas";
import { attribute, elementText, nameHash, nextTag, numberAttribute, skipElement, TAG, type Scanner } from "./scan";
import { appendRich } from "./strings";
import { addText, appendText, closeText, openText, textEnd, type TextPool } from "./texts";

/** What stands in one cell, while it is read. */
export interface OpenCell {
  row: number;
  column: number;
  look: number;
  /** A value of TYPE. */
  type: number;
  /** A value of KIND, and what goes with it in a Grid's num. */
  kind: number;
  num: number;
  /** The formula's text as FormulaCells has it; number of the shared formula, -1 for none. */
  formula: number;
  shared: number;
}

/** Values of `t` (ST_CellType, ECMA-376 Part 1 §18.18.11). */
export const TYPE = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, date: 5 } as const;

/** The type whose name stands at from … to; what is unknown reads as a number. */
export function typeOf(data: Uint8Array, from: number, to: number): number {
  if (to - from === 1) {
    const b = data[from];
    if (b === 115) return TYPE.shared;
    if (b === 98) return TYPE.boolean;
    if (b === 101) return TYPE.error;
    return b === 100 ? TYPE.date : TYPE.number;
  }
  return isText(data, from, to, "str") || isText(data, from, to, "inlineStr") ? TYPE.text : TYPE.number;
}

const V = nameHash("v");
const F = nameHash("f");
const IS = nameHash("is");

/** Reads the content of a cell, in any order of its elements, up to its end tag, which is passed. Throws XlsxError. */
export function readCell(s: Scanner, context: SheetContext, cell: OpenCell): void {
  for (;;) {
    const tag = nextTag(s);
    if (tag === TAG.close) return;
    if (s.name === V) readValue(s, tag, context, cell);
    else if (s.name === F && context.formulas) readFormula(s, tag, context.formulas, cell);
    else if (s.name === IS) {
      openText(context.texts);
      appendRich(s, tag, context.texts);
      cell.num = closeText(context.texts);
      cell.kind = KIND.text;
    } else skipElement(s, tag);
  }
}

/** Adds the text of an element that may hold nothing else; its end tag is passed. */
function takeText(s: Scanner, tag: number, pool: TextPool): number {
  openText(pool);
  if (tag === TAG.open) {
    s.at = appendText(pool, s.data, s.at, s.part);
    if (nextTag(s) !== TAG.close) fail("badXml", `${s.part}: an element in a text`);
  }
  return closeText(pool);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function readValue(s: Scanner, tag: number, context: SheetContext, cell: OpenCell): void {
  if (cell.type === TYPE.text || cell.type === TYPE.error) {
    if (tag === TAG.empty && cell.type === TYPE.error) return;
    cell.num = takeText(s, tag, context.texts);
    cell.kind = cell.type === TYPE.text ? KIND.text : KIND.error;
    return;
  }
  const text = elementText(s, tag).trim();
  if (text === "") return;
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (cell.type === TYPE.boolean) {
    cell.num = /^true$/i.test(text) || (!Number.isNaN(number) && number !== 0) ? 1 : 0;
    cell.kind = KIND.boolean;
  } else if (cell.type === TYPE.shared) {
    if (!(Number.isInteger(number) && number >= 0 && number < context.sharedTexts))
      fail("badXml", `${s.part}: shared string ${text.slice(0, 20)}`);
    cell.num = number;
    cell.kind = KIND.text;
  } else {
    const value = cell.type === TYPE.date ? (serialOfIso(text, context.date1904) ?? number) : number;
    const isNumber = Number.isFinite(value);
    // No number where one should be: kept as it is written, so that nothing is lost and a check can name it.
    cell.num = isNumber ? value + 0 : addText(context.texts, text);
    cell.kind = isNumber ? KIND.number : KIND.text;
  }
}

function readFormula(s: Scanner, tag: number, formulas: FormulaCells, cell: OpenCell): void {
  const kind = attribute(s, "t");
  if (kind === "shared") cell.shared = numberAttribute(s, "si", -1);
  if (kind === "dataTable") {
    const inputs = [attribute(s, "r1"), attribute(s, "r2")].filter((input) => input !== undefined);
    cell.formula = -1 - formulas.said.push(`TABLE(${inputs.join(",")})`);
    skipElement(s, tag);
  } else if (tag === TAG.open) {
    if (s.data[s.at] === 60 && s.data[s.at + 1] === 47) nextTag(s);
    else {
      cell.formula = s.at;
      s.at = textEnd(s.data, s.at, s.part);
      if (nextTag(s) !== TAG.close) fail("badXml", `${s.part}: an element in a text`);
    }
  }
}
