import { MAX_COLUMNS, MAX_ROWS, parseArea, type Area } from "../sheet/address";
import { KIND, type Grid, type SheetState } from "../sheet/grid";
import { growCells, packCells, type Cells, type Packed } from "./cells";
import { serialOfIso } from "./dates";
import { fail } from "./errors";
import { formulaAt, shareFormula, type SharedFormula } from "./formula";
import type { Limits } from "./limits";
import {
  attribute,
  eachChild,
  elementText,
  flagAttribute,
  isText,
  nameHash,
  nextTag,
  numberAttribute,
  openRoot,
  scanPart,
  skipElement,
  TAG,
  type Scanner,
} from "./scan";
import { appendRich } from "./strings";
import type { Styles } from "./styles";
import { addText, appendText, closeText, openText, type TextPool } from "./texts";

/** What the sheets of one book share while they are read. */
export interface SheetContext {
  cells: Cells;
  texts: TextPool;
  /** Shared strings stand first among the texts. */
  sharedTexts: number;
  /** null when formulas are not wanted. */
  formulas: TextPool | null;
  styles: Styles;
  date1904: boolean;
  /** Keep cells that have a format but no value. */
  blanks: boolean;
  limits: Limits;
}

/** A sheet whose texts are not decoded yet. */
export interface ReadSheet {
  packed: Packed;
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  protected: boolean;
  formulas: FormulaCell[];
}

/** A cell's formula: its text's index among the formula texts (-1: none of its own) and its shared formula (-1: none). */
interface FormulaCell {
  cell: number;
  row: number;
  column: number;
  text: number;
  shared: number;
}

const SHEET_DATA = nameHash("sheetData");
const COLS = nameHash("cols");
const MERGE_CELLS = nameHash("mergeCells");
const PROTECTION = nameHash("sheetProtection");
const ROW = nameHash("row");
const C = nameHash("c");
const V = nameHash("v");
const F = nameHash("f");
const IS = nameHash("is");

/** Columns that are looked at beyond the last used one for being hidden: "to the end of the sheet" is often hidden. */
const SPARE_COLUMNS = 256;

/** Reads one worksheet (CT_Worksheet, ECMA-376 Part 1 §18.3.1.99). Throws XlsxError. */
export function readSheet(data: Uint8Array, part: string, context: SheetContext): ReadSheet {
  const s = scanPart(data, part, context.limits.depth);
  const merges: Area[] = [];
  const hiddenSpans: [number, number][] = [];
  const hiddenRows = new Set<number>();
  const formulas: FormulaCell[] = [];
  let isProtected = false;
  eachChild(s, openRoot(s, "worksheet"), (tag, name) => {
    if (name === SHEET_DATA) {
      if (tag === TAG.open) readRows(s, context, hiddenRows, formulas);
    } else if (name === COLS) {
      eachChild(s, tag, () => {
        if (!flagAttribute(s, "hidden")) return;
        hiddenSpans.push([numberAttribute(s, "min", 1) - 1, numberAttribute(s, "max", 1) - 1]);
        if (hiddenSpans.length > MAX_COLUMNS) fail("badXml", `${part}: cols`);
      });
    } else if (name === MERGE_CELLS) {
      eachChild(s, tag, () => {
        const area = parseArea(attribute(s, "ref") ?? "");
        if (area) merges.push(area);
        if (merges.length > context.limits.items) fail("tooManyCells", `${part}: merges`);
      });
    } else if (name === PROTECTION) isProtected = flagAttribute(s, "sheet");
  });
  const { packed, moved } = packCells(context.cells);
  return {
    packed,
    merges,
    hiddenRows,
    hiddenColumns: hiddenColumnsOf(packed, hiddenSpans),
    protected: isProtected,
    formulas: moved ? moveFormulas(formulas, moved) : formulas,
  };
}

function hiddenColumnsOf(packed: Packed, spans: readonly [number, number][]): Set<number> {
  const hidden = new Set<number>();
  if (spans.length === 0) return hidden;
  let last = 0;
  for (const column of packed.column) if (column > last) last = column;
  last = Math.min(last + SPARE_COLUMNS, MAX_COLUMNS - 1);
  for (const [from, to] of spans) for (let c = Math.max(0, from); c <= to && c <= last; c++) hidden.add(c);
  return hidden;
}

function moveFormulas(formulas: readonly FormulaCell[], moved: Int32Array): FormulaCell[] {
  return formulas.map((formula) => ({ ...formula, cell: moved[formula.cell]! })).filter((formula) => formula.cell >= 0);
}

/** The Grid, once the book's texts are known. */
export function finishSheet(
  sheet: ReadSheet,
  name: string,
  state: SheetState,
  texts: readonly string[],
  formulaTexts: readonly string[],
  context: SheetContext,
): Grid {
  return {
    name,
    state,
    ...sheet.packed,
    texts,
    looks: context.styles.looks,
    formulas: expandFormulas(sheet.formulas, formulaTexts, context.limits),
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    protected: sheet.protected,
  };
}

/** Longest formula Excel takes, in characters: a longer shared one is not repeated. */
const LONGEST_FORMULA = 8192;

/** Formulas by cell; the cells of a shared formula get it as it reads at their place. */
function expandFormulas(cells: readonly FormulaCell[], texts: readonly string[], limits: Limits): Map<number, string> {
  const formulas = new Map<number, string>();
  const masters = new Map<number, FormulaCell>();
  for (const cell of cells) if (cell.shared >= 0 && cell.text >= 0) masters.set(cell.shared, cell);
  const cut = new Map<number, SharedFormula>();
  let length = 0;
  for (const { cell, row, column, text, shared } of cells) {
    if (text >= 0) {
      const own = texts[text]!;
      formulas.set(cell, own.startsWith("=") ? own.slice(1) : own);
      continue;
    }
    const master = masters.get(shared);
    const source = master && texts[master.text]!;
    if (!master || source === undefined || source.length > LONGEST_FORMULA) continue;
    let formula = cut.get(shared);
    if (!formula) cut.set(shared, (formula = shareFormula(source, master.row, master.column)));
    const said = formulaAt(formula, row, column);
    length += said.length;
    if (length > limits.totalSize) fail("partTooLarge", "formulas");
    formulas.set(cell, said);
  }
  return formulas;
}

/** What stands in one cell, while it is read. */
interface OpenCell {
  row: number;
  column: number;
  look: number;
  /** First letters of `t`, see TYPE. */
  type: number;
  kind: number;
  num: number;
  formula: number;
  shared: number;
}

/** Values of `t` (ST_CellType §18.18.11). */
const TYPE = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, date: 5 } as const;

function typeOf(data: Uint8Array, from: number, to: number): number {
  if (to - from === 1) {
    const b = data[from];
    if (b === 115) return TYPE.shared;
    if (b === 98) return TYPE.boolean;
    if (b === 101) return TYPE.error;
    if (b === 100) return TYPE.date;
    return TYPE.number;
  }
  return isText(data, from, to, "str") || isText(data, from, to, "inlineStr") ? TYPE.text : TYPE.number;
}

/** Reads the rows up to the end tag of sheetData, which is passed. */
function readRows(s: Scanner, context: SheetContext, hiddenRows: Set<number>, formulas: FormulaCell[]): void {
  const cell: OpenCell = { row: -1, column: -1, look: 0, type: 0, kind: 0, num: 0, formula: -1, shared: -1 };
  for (;;) {
    const tag = nextTag(s);
    if (tag === TAG.close) return;
    if (s.name !== ROW) {
      skipElement(s, tag);
      continue;
    }
    const row = numberAttribute(s, "r", 0) - 1;
    cell.row = row >= 0 ? row : cell.row + 1;
    cell.column = -1;
    if (cell.row >= MAX_ROWS) fail("badXml", `${s.part}: row ${cell.row + 1}`);
    if (flagAttribute(s, "hidden")) hiddenRows.add(cell.row);
    if (tag === TAG.open) readRow(s, context, cell, formulas);
  }
}

function readRow(s: Scanner, context: SheetContext, cell: OpenCell, formulas: FormulaCell[]): void {
  const { cells } = context;
  const row = cell.row;
  for (;;) {
    const tag = nextTag(s);
    if (tag === TAG.close) return;
    if (s.name !== C) {
      skipElement(s, tag);
      continue;
    }
    cell.row = row;
    cell.column++;
    readCellAttributes(s, context, cell);
    cell.kind = KIND.empty;
    cell.formula = -1;
    cell.shared = -1;
    if (tag === TAG.open) readCell(s, context, cell);
    const hasFormula = cell.formula >= 0 || cell.shared >= 0;
    if (cell.kind === KIND.empty && !hasFormula && !(context.blanks && cell.look !== 0)) continue;
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
    if (hasFormula)
      formulas.push({ cell: at, row: cell.row, column: cell.column, text: cell.formula, shared: cell.shared });
    cell.row = row;
  }
}

/** Attributes r, s, t of a cell. */
function readCellAttributes(s: Scanner, context: SheetContext, cell: OpenCell): void {
  const { data } = s;
  const end = s.attributesEnd;
  let p = s.attributesAt;
  cell.look = context.styles.lookOf[0]!;
  cell.type = TYPE.number;
  while (p < end) {
    while (p < end && data[p]! <= 32) p++;
    if (p >= end) break;
    const from = p;
    let b = 0;
    while (p < end && (b = data[p]!) !== 61 && b > 32) p++;
    const single = p - from === 1;
    while (p < end && data[p]! <= 32) p++;
    p++;
    while (p < end && data[p]! <= 32) p++;
    const quote = data[p]!;
    if ((quote !== 34 && quote !== 39) || p >= end) fail("badXml", `${s.part}: an attribute without a value`);
    const value = p + 1;
    p = value;
    while (p < end && data[p] !== quote) p++;
    if (single) {
      b = data[from]!;
      if (b === 114) readReference(s, cell, value, p);
      else if (b === 115) {
        let xf = 0;
        for (let i = value; i < p; i++) xf = xf * 10 + (data[i]! - 48);
        cell.look = context.styles.lookOf[xf] ?? cell.look;
      } else if (b === 116) cell.type = typeOf(data, value, p);
    }
    p++;
  }
}

/** "H12" into the cell's row and column. */
function readReference(s: Scanner, cell: OpenCell, from: number, to: number): void {
  const { data } = s;
  let column = 0;
  let row = 0;
  let p = from;
  for (; p < to; p++) {
    const letter = (data[p]! | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const digits = p;
  for (; p < to; p++) {
    const digit = data[p]! - 48;
    if (digit < 0 || digit > 9) break;
    row = row * 10 + digit;
  }
  if (p < to || digits === from || digits === to || to - from > 10 || row < 1 || row > MAX_ROWS || column > MAX_COLUMNS)
    fail("badXml", `${s.part}: cell reference`);
  cell.row = row - 1;
  cell.column = column - 1;
}

/** The content of a cell, up to its end tag, which is passed. */
function readCell(s: Scanner, context: SheetContext, cell: OpenCell): void {
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

/** Powers of ten that are exact as doubles. */
const POWERS = new Float64Array(23).map((_, i) => 10 ** i);

function readValue(s: Scanner, tag: number, context: SheetContext, cell: OpenCell): void {
  if (cell.type === TYPE.text || cell.type === TYPE.error) {
    if (tag === TAG.empty && cell.type === TYPE.error) return;
    openText(context.texts);
    if (tag === TAG.open) {
      s.at = appendText(context.texts, s.data, s.at, s.part);
      if (nextTag(s) !== TAG.close) fail("badXml", `${s.part}: an element in a value`);
    }
    cell.num = closeText(context.texts);
    cell.kind = cell.type === TYPE.text ? KIND.text : KIND.error;
    return;
  }
  if (tag === TAG.empty) return;
  if (cell.type === TYPE.number || cell.type === TYPE.shared) {
    const { data } = s;
    let p = s.at;
    let b = data[p];
    const negative = b === 45;
    if (negative) b = data[++p];
    let number = 0;
    let digits = 0;
    let scale = 0;
    while (b! >= 48 && b! <= 57) {
      number = number * 10 + (b! - 48);
      digits++;
      b = data[++p];
    }
    if (b === 46) {
      b = data[++p];
      while (b! >= 48 && b! <= 57) {
        number = number * 10 + (b! - 48);
        digits++;
        scale++;
        b = data[++p];
      }
    }
    // Up to 15 digits and a power of ten are exact, so one division is rounded right.
    if (b === 60 && data[p + 1] === 47 && digits > 0 && digits <= 15) {
      if (scale > 0) number /= POWERS[scale]!;
      s.at = p;
      nextTag(s);
      setNumber(s, context, cell, negative ? 0 - number : number);
      return;
    }
  }
  setSlowly(s, elementText(s, tag), context, cell);
}

function setNumber(s: Scanner, context: SheetContext, cell: OpenCell, number: number): void {
  cell.num = number;
  cell.kind = KIND.number;
  if (cell.type === TYPE.shared) {
    if (!(number < context.sharedTexts && number >= 0 && Number.isInteger(number)))
      fail("badXml", `${s.part}: shared string ${number}`);
    cell.kind = KIND.text;
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function setSlowly(s: Scanner, whole: string, context: SheetContext, cell: OpenCell): void {
  const text = whole.trim();
  if (text === "") return;
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (cell.type === TYPE.boolean) {
    cell.num = /^(1|true)$/i.test(text) || number > 1 ? 1 : 0;
    cell.kind = KIND.boolean;
    return;
  }
  const value = cell.type === TYPE.date ? (serialOfIso(text, context.date1904) ?? number) : number;
  if (Number.isFinite(value)) {
    setNumber(s, context, cell, value);
    return;
  }
  if (cell.type === TYPE.shared) fail("badXml", `${s.part}: shared string ${text.slice(0, 20)}`);
  // No number where one should be: kept as it is written, so that nothing is lost and the check can name it.
  cell.num = addText(context.texts, text);
  cell.kind = KIND.text;
}

function readFormula(s: Scanner, tag: number, pool: TextPool, cell: OpenCell): void {
  const kind = attribute(s, "t");
  if (kind === "shared") cell.shared = numberAttribute(s, "si", -1);
  if (kind === "dataTable") {
    const inputs = [attribute(s, "r1"), attribute(s, "r2")].filter((input) => input !== undefined);
    cell.formula = addText(pool, `TABLE(${inputs.join(",")})`);
    skipElement(s, tag);
    return;
  }
  if (tag === TAG.empty) return;
  if (s.data[s.at] === 60 && s.data[s.at + 1] === 47) {
    nextTag(s);
    return;
  }
  openText(pool);
  s.at = appendText(pool, s.data, s.at, s.part);
  if (nextTag(s) !== TAG.close) fail("badXml", `${s.part}: an element in a formula`);
  cell.formula = closeText(pool);
}
