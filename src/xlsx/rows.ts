import { isText } from "./bytes";
import { MAX_COLUMNS, MAX_ROWS } from "../sheet/address";
import { KIND } from "../sheet/grid";
import { growCells } from "./cells";
import { readCell, TYPE, typeOf, type OpenCell } from "./cell";
import type { SheetContext } from "./context";
import { fail } from "./errors";
import { type FormulaCells, NO_TEXT } from "./formulas";
import { numberEnd, readNumber } from "./numbers";
import { attribute, flagAttribute, nameHash, nextTag, numberAttribute, skipElement, TAG, type Scanner } from "./scan";
import { appendText, closeText, openText } from "./texts";

const ROW = nameHash("row");
const C = nameHash("c");

/** Reads the rows up to the end tag of sheetData, which is passed. Hidden rows are added to `hidden`. Throws XlsxError. */
export function readRows(s: Scanner, context: SheetContext, hidden: Set<number>, formulas: FormulaCells): void {
  const cell: OpenCell = { row: -1, column: -1, look: 0, type: 0, kind: 0, num: 0, formula: NO_TEXT, shared: -1 };
  for (let row = 0; ; row++) {
    const plain = context.onRow ? 0 : openPlainRow(s);
    if (plain !== 0) {
      row = Math.abs(plain) - 1;
      if (plain < 0) continue;
    } else {
      const tag = nextTag(s);
      if (tag === TAG.close) return;
      if (s.name !== ROW) {
        skipElement(s, tag);
        row--;
        continue;
      }
      const number = numberAttribute(s, "r", 0) - 1;
      if (number >= 0) row = number;
      if (row >= MAX_ROWS) fail("badXml", `${s.part}: row ${row + 1}`);
      if (flagAttribute(s, "hidden")) hidden.add(row);
      context.onRow?.(
        row,
        Number(attribute(s, "ht")) || 0,
        flagAttribute(s, "customFormat") ? numberAttribute(s, "s", 0) : 0,
      );
      if (tag === TAG.empty) continue;
    }
    readRow(s, row, context, cell, formulas);
  }
}

/**
 * Passes the start tag `<row r="7" …>` of a row that is not hidden. Gives its one-based number, negative for an empty
 * element; 0, and no step, for anything else.
 */
function openPlainRow(s: Scanner): number {
  const { data } = s;
  let p = s.at;
  if (!isText(data, p, p + 8, '<row r="')) return 0;
  p += 8;
  let row = 0;
  let b = data[p]!;
  while (b >= 48 && b <= 57) {
    row = row * 10 + (b - 48);
    b = data[++p]!;
  }
  if (b !== 34 || row < 1 || row > MAX_ROWS) return 0;
  for (b = data[++p]!; b !== 62; b = data[++p]!) {
    if (b === 34) {
      p = data.indexOf(34, p + 1);
      if (p < 0) return 0;
    } else if (b === 39 || b === 60 || b === undefined) return 0;
    else if (b === 104 && data[p + 1] === 105) return 0;
  }
  s.at = p + 1;
  if (data[p - 1] === 47) return -row;
  s.names[s.depth++] = ROW;
  return row;
}

/** Reads the cells of a row up to its end tag, which is passed. */
function readRow(s: Scanner, row: number, context: SheetContext, cell: OpenCell, formulas: FormulaCells): void {
  const { cells } = context;
  cell.column = -1;
  for (;;) {
    cell.row = row;
    const plain = readPlainCell(s, context, cell);
    if (plain === END_OF_ROW) return;
    if (plain === NOT_PLAIN) {
      const tag = nextTag(s);
      if (tag === TAG.close) return;
      if (s.name !== C) {
        skipElement(s, tag);
        continue;
      }
      openCell(s, context, cell);
      if (tag === TAG.open) readCell(s, context, cell);
    }
    const hasFormula = cell.formula !== NO_TEXT || cell.shared >= 0;
    if (cell.kind === KIND.empty && !hasFormula && !context.whole) continue;
    if (cells.count === cells.row.length) growCells(cells);
    const at = cells.count++;
    if (at > 0) {
      const above = cells.row[at - 1]!;
      if (cell.row < above || (cell.row === above && cell.column <= cells.column[at - 1]!)) cells.ordered = false;
    }
    cells.row[at] = cell.row;
    cells.column[at] = cell.column;
    cells.kind[at] = cell.kind;
    cells.num[at] = cell.num;
    cells.look[at] = cell.look;
    if (hasFormula) {
      formulas.cell.push(at);
      formulas.text.push(cell.formula);
      formulas.shared.push(cell.shared);
      formulas.place.push(cell.row * MAX_COLUMNS + cell.column);
    }
  }
}

const NOT_PLAIN = 0;
const PLAIN = 1;
const END_OF_ROW = 2;

/**
 * Reads a cell as nearly all producers write it: `<c r="H12" s="3" t="s"><f>…</f><v>…</v></c>`. Where the bytes differ in
 * the start tag nothing is read and NOT_PLAIN given; where they differ inside, the scanner reads the rest of the cell.
 */
function readPlainCell(s: Scanner, context: SheetContext, cell: OpenCell): number {
  const { data } = s;
  let p = s.at;
  if (data[p] !== 60) return NOT_PLAIN;
  let b = data[p + 1]!;
  if (b === 47 && data[p + 2] === 114 && data[p + 3] === 111 && data[p + 4] === 119 && data[p + 5] === 62) {
    s.at = p + 6;
    s.depth--;
    return END_OF_ROW;
  }
  if (b !== 99 || data[p + 2] !== 32 || data[p + 3] !== 114 || data[p + 4] !== 61 || data[p + 5] !== 34)
    return NOT_PLAIN;
  p += 6;
  let column = 0;
  for (b = data[p]!; b >= 65 && b <= 90; b = data[++p]!) column = column * 26 + (b - 64);
  let row = 0;
  for (; b >= 48 && b <= 57; b = data[++p]!) row = row * 10 + (b - 48);
  if (b !== 34 || row < 1 || row > MAX_ROWS || column < 1 || column > MAX_COLUMNS) return NOT_PLAIN;
  b = data[++p]!;
  const { lookOf } = context.styles;
  let look = lookOf[0]!;
  if (b === 32 && data[p + 1] === 115 && data[p + 2] === 61 && data[p + 3] === 34) {
    p += 4;
    let format = 0;
    for (b = data[p]!; b >= 48 && b <= 57; b = data[++p]!) format = format * 10 + (b - 48);
    if (b !== 34) return NOT_PLAIN;
    if (format < lookOf.length) look = lookOf[format]!;
    b = data[++p]!;
  }
  let type: number = TYPE.number;
  if (b === 32 && data[p + 1] === 116 && data[p + 2] === 61 && data[p + 3] === 34) {
    p += 4;
    const end = data[p + 1] === 34 ? p + 1 : data[p + 3] === 34 ? p + 3 : data.indexOf(34, p);
    if (end < 0) return NOT_PLAIN;
    type = typeOf(data, p, end);
    p = end + 1;
    b = data[p]!;
  }
  const empty = b === 47;
  if (data[empty ? p + 1 : p] !== 62) return NOT_PLAIN;
  cell.row = row - 1;
  cell.column = column - 1;
  cell.look = look;
  cell.type = type;
  cell.kind = KIND.empty;
  cell.formula = NO_TEXT;
  cell.shared = -1;
  if (empty) {
    s.at = p + 2;
    return PLAIN;
  }
  p++;
  if (data[p] === 60 && data[p + 1] === 102 && data[p + 2] === 62) {
    const from = p;
    p = data.indexOf(60, p + 3);
    if (p >= 0 && data[p + 1] === 47 && data[p + 2] === 102 && data[p + 3] === 62) {
      if (context.formulas) cell.formula = from + 3;
      p += 4;
    } else p = from;
  }
  if (data[p] === 60 && data[p + 1] === 118 && data[p + 2] === 62) {
    const after = readPlainValue(data, p + 3, s, context, cell);
    if (after > 0) {
      p = after;
      if (data[p] === 60 && data[p + 1] === 47 && data[p + 2] === 99 && data[p + 3] === 62) {
        s.at = p + 4;
        return PLAIN;
      }
    }
  }
  s.at = p;
  s.names[s.depth++] = C;
  readCell(s, context, cell);
  return PLAIN;
}

/** Reads the value at p up to and with `</v>`; gives the place after it, or 0 when the bytes are not as plain as that. */
function readPlainValue(data: Uint8Array, from: number, s: Scanner, context: SheetContext, cell: OpenCell): number {
  let p = from;
  if (cell.type === TYPE.shared) {
    let index = 0;
    let b = data[p]!;
    for (; b >= 48 && b <= 57; b = data[++p]!) index = index * 10 + (b - 48);
    if (p === from || b !== 60 || index >= context.sharedTexts) return 0;
    cell.num = index;
    cell.kind = KIND.text;
  } else if (cell.type === TYPE.number) {
    const number = readNumber(data, p);
    p = numberEnd;
    if (Number.isNaN(number)) return 0;
    cell.num = number;
    cell.kind = KIND.number;
  } else if (cell.type === TYPE.text || cell.type === TYPE.error) {
    openText(context.texts);
    p = appendText(context.texts, data, p, s.part);
    cell.num = closeText(context.texts);
    cell.kind = cell.type === TYPE.text ? KIND.text : KIND.error;
  } else if (cell.type === TYPE.boolean && (data[p] === 48 || data[p] === 49)) {
    cell.num = data[p++]! - 48;
    cell.kind = KIND.boolean;
  } else return 0;
  return data[p] === 60 && data[p + 1] === 47 && data[p + 2] === 118 && data[p + 3] === 62 ? p + 4 : 0;
}

/** Reads the start tag found last as a cell's: r, s and t. Without r the cell stands right of the one before. */
function openCell(s: Scanner, context: SheetContext, cell: OpenCell): void {
  const { lookOf } = context.styles;
  cell.column++;
  cell.kind = KIND.empty;
  cell.formula = NO_TEXT;
  cell.shared = -1;
  const reference = attribute(s, "r");
  if (reference !== undefined) {
    const match = /^\s*([A-Za-z]{1,3})(\d{1,7})\s*$/.exec(reference);
    let column = 0;
    for (const letter of match?.[1] ?? "") column = column * 26 + (letter.charCodeAt(0) & 31);
    const row = Number(match?.[2] ?? 0);
    if (column < 1 || column > MAX_COLUMNS || row < 1 || row > MAX_ROWS)
      fail("badXml", `${s.part}: cell reference ${reference.slice(0, 20)}`);
    cell.row = row - 1;
    cell.column = column - 1;
  } else if (cell.column >= MAX_COLUMNS) fail("badXml", `${s.part}: column ${cell.column + 1}`);
  cell.look = lookOf[numberAttribute(s, "s", 0)] ?? lookOf[0]!;
  cell.type = typeNamed(attribute(s, "t"));
}

function typeNamed(name: string | undefined): number {
  switch (name) {
    case "s":
      return TYPE.shared;
    case "str":
    case "inlineStr":
      return TYPE.text;
    case "b":
      return TYPE.boolean;
    case "e":
      return TYPE.error;
    default:
      return name === "d" ? TYPE.date : TYPE.number;
  }
}
