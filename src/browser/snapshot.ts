import type {
  ICellData,
  IColumnData,
  IRange,
  IRowData,
  IUnitRange,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
} from "@univerjs/core";
import { BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import type { Area } from "../sheet/address";
import { isCellError } from "../sheet/cell";
import { type Book, type Grid, valueOf } from "../sheet/grid";
import { type ColourReader, colourReader } from "./colour";
import { conditionalsOf, rangeOf, validationsOf } from "./rules";
import { type Look, readLook } from "./styles";
import type { TakenApart, TakenSheet } from "./taken";
import { trimmedOf } from "./trimmed";
import { type Turns, turns } from "./turns";
import { all, attributeOf, child, children, type Element, flagAt, numberAt, textIn } from "./tree";

/** A sheet of the open book, beside what the grid shows of it. */
export interface OpenSheet {
  /** Univer's id. */
  id: string;
  name: string;
  /** The sheet as the file has it. */
  grid: Grid;
  protected: boolean;
  /** A password guards the protection: only its owner may lift it. */
  guarded: boolean;
  /** Areas that protection closes, within what is shown. */
  locked: Area[];
  /** Cells that cannot be changed without harm to the file, protected or not (headings of tables, formulas over several cells). */
  fixed: readonly Area[];
  /** Areas whose numbers show no more decimals than they have. */
  trimmed: readonly Area[];
  /** By cell index the family of its formula, by the index of the family's first cell (taken.ts). */
  families: ReadonlyMap<number, number>;
}

/** Bytes of a workbook, read for showing. */
export interface OpenBook {
  bytes: Uint8Array;
  book: Book;
  sheets: OpenSheet[];
  /** Digitally signed (có chữ ký số), or broken in a part that saving needs: every cell is closed. */
  closed: boolean;
  snapshot: IWorkbookData;
  /** Formulas that came without a value, or with 0 in a sheet of such alone: some programs write 0 for none. */
  unvalued: IUnitRange[];
}

/** Maps a workbook that was taken apart onto the grid, in turns with the page. */
export async function openBook(taken: TakenApart, unitId: string, name: string): Promise<OpenBook> {
  const rest = turns();
  const { book, workbook } = taken;
  const colour = colourReader(taken.theme);
  const look = readLook(taken.styles, colour);
  const shown: IWorkbookData["sheets"] = {};
  const validations: Record<string, unknown> = {};
  const conditionals: Record<string, unknown> = {};
  const sheets: OpenSheet[] = [];
  const unvalued: IUnitRange[] = [];
  for (const [index, grid] of book.sheets.entries()) {
    const id = `s${index + 1}`;
    const own = taken.sheets[index]!;
    const { shell, rowCount, columnCount, guarded, locked, fixed, families } = own;
    const { cellData, empty } = await cellsOf(grid, families, rest);
    shown[id] = { ...drawSheet(grid, own, look, colour), id, cellData };
    for (const range of fewer(empty)) unvalued.push({ unitId, sheetId: id, range });
    validations[id] = shell ? validationsOf(shell, rowCount - 1, columnCount - 1) : [];
    conditionals[id] = shell ? conditionalsOf(shell, look, rowCount - 1, columnCount - 1) : [];
    const trimmed = shell ? trimmedOf(shell) : [];
    sheets.push({ id, name: grid.name, grid, protected: grid.protected, guarded, locked, fixed, trimmed, families });
  }
  const plain = look.cells[0];
  return {
    bytes: taken.bytes,
    book,
    sheets,
    closed: taken.closed,
    unvalued,
    snapshot: {
      id: unitId,
      name,
      appVersion: "0.25.1",
      locale: LocaleType.VI_VN,
      defaultStyle: { ff: plain?.ff ?? "Times New Roman", fs: plain?.fs ?? 11 },
      styles: Object.fromEntries(look.cells.map((style, index) => [`x${index}`, style])),
      sheetOrder: sheets.map((sheet) => sheet.id),
      sheets: shown,
      resources: [
        { name: "SHEET_DATA_VALIDATION_PLUGIN", data: JSON.stringify(validations) },
        { name: "SHEET_CONDITIONAL_FORMATTING_PLUGIN", data: JSON.stringify(conditionals) },
        { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(namesOf(workbook, sheets)) },
      ],
    },
  };
}

/** Defined names but the built-in ones (ECMA-376 Part 1 §18.2.5). */
function namesOf(workbook: Element | null, sheets: readonly OpenSheet[]): Record<string, unknown> {
  const names: Record<string, unknown> = {};
  all(workbook, "definedName").forEach((element, index) => {
    const name = attributeOf(element, "name") ?? "";
    const formula = textIn(element);
    if (name === "" || name.startsWith("_xlnm.") || formula === "") return;
    const local = sheets[numberAt(element, "localSheetId", -1)];
    const id = `n${index}`;
    names[id] = {
      id,
      name,
      formulaOrRefString: /^[^()]*![$A-Z0-9:]+$/.test(formula) ? formula : `=${formula}`,
      localSheetId: local?.id ?? "AllDefaultWorkbook",
      hidden: flagAt(element, "hidden"),
    };
  });
  return names;
}

/** Width of a digit in ems, of the fonts that offices use; Calibri's for any other. */
const DIGIT: Record<string, number> = { "Times New Roman": 0.5, Arial: 0.556, Tahoma: 0.546, Cambria: 0.554 };

/** Pixels of the widest digit of a book's standard font: the unit of its column widths (ECMA-376 Part 1 §18.3.1.13). */
function digitPixels(plain: IStyleData | undefined): number {
  return Math.round((DIGIT[plain?.ff ?? ""] ?? 0.507) * (plain?.fs ?? 11) * POINT);
}

/** Pixels of a column so many characters wide (the same place). */
function columnPixels(width: number, digit: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / digit)) / 256) * digit);
}

const POINT = 96 / 72;

function drawSheet(grid: Grid, taken: TakenSheet, look: Look, colour: ColourReader): Partial<IWorksheetData> {
  const { shell, rowCount, columnCount } = taken;
  const digit = digitPixels(look.cells[0]);
  const view = child(child(shell, "sheetViews"), "sheetView");
  const format = child(shell, "sheetFormatPr");
  const pane = child(view, "pane");
  const frozen = attributeOf(pane, "state")?.startsWith("frozen") ?? false;
  const xSplit = frozen ? numberAt(pane, "xSplit", 0) : 0;
  const ySplit = frozen ? numberAt(pane, "ySplit", 0) : 0;
  const defaultWidth = numberAt(format, "defaultColWidth", numberAt(format, "baseColWidth", 8) + 0.71);
  return {
    name: grid.name,
    tabColor: colour(child(child(shell, "sheetPr"), "tabColor")) ?? "",
    hidden: grid.state === "visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    defaultColumnWidth: columnPixels(defaultWidth, digit),
    defaultRowHeight: numberAt(format, "defaultRowHeight", 15) * POINT,
    mergeData: grid.merges.map(rangeOf),
    rowData: rowsOf(grid, taken),
    columnData: columnsOf(taken, digit),
    freeze:
      xSplit > 0 || ySplit > 0
        ? { xSplit, ySplit, startRow: ySplit > 0 ? ySplit : -1, startColumn: xSplit > 0 ? xSplit : -1 }
        : { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    showGridlines: flagAt(view, "showGridLines", true) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    zoomRatio: Math.min(4, Math.max(0.1, numberAt(view, "zoomScale", 100) / 100)),
  };
}

function columnsOf({ shell, columnCount }: TakenSheet, digit: number): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const column of children(child(shell, "cols"), "col")) {
    const last = Math.min(numberAt(column, "max", 1), columnCount);
    const style = numberAt(column, "style", 0);
    const w = columnPixels(numberAt(column, "width", 9), digit);
    const hd = flagAt(column, "hidden") ? BooleanNumber.TRUE : BooleanNumber.FALSE;
    for (let at = numberAt(column, "min", 1) - 1; at < last; at++)
      columns[at] = { w, hd, ...(style > 0 ? { s: `x${style}` } : {}) };
  }
  return columns;
}

function rowsOf(grid: Grid, taken: TakenSheet): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const { row, height, look } of taken.rows)
    rows[row] = {
      ...(height > 0 ? { h: height * POINT, ia: BooleanNumber.FALSE } : { ia: BooleanNumber.TRUE }),
      hd: grid.hiddenRows.has(row) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
      ...(look > 0 ? { s: `x${look}` } : {}),
    };
  return rows;
}

async function cellsOf(
  grid: Grid,
  families: OpenSheet["families"],
  rest: Turns,
): Promise<{ cellData: Record<number, Record<number, ICellData>>; empty: IRange[] }> {
  const names = grid.looks.map((_, look) => `x${look}`);
  const cellData: Record<number, Record<number, ICellData>> = {};
  const empty: IRange[] = [];
  const zero: IRange[] = [];
  let computed = false;
  for (let at = 0; at < grid.rowAt.length; at++) {
    const row = grid.rowAt[at]!;
    const cells: Record<number, ICellData> = (cellData[row] = {});
    for (let i = grid.rowStart[at]!; i < grid.rowStart[at + 1]!; i++) {
      const column = grid.column[i]!;
      const cell = (cells[column] = { s: names[grid.look[i]!], ...content(grid, i, families.get(i)) });
      if (cell.f === undefined && cell.si === undefined) continue;
      if (cell.v === undefined) addCell(empty, row, column);
      else if (cell.v === 0) addCell(zero, row, column);
      else computed ||= cell.v !== "";
    }
    if (rest.due()) await rest.taken();
  }
  return { cellData, empty: computed ? empty : [...empty, ...zero] };
}

function addCell(ranges: IRange[], row: number, column: number): void {
  const run = ranges.at(-1);
  if (run?.startRow === row && run.endColumn === column - 1) run.endColumn = column;
  else ranges.push({ startRow: row, endRow: row, startColumn: column, endColumn: column });
}

/** Most ranges of a sheet that are told apart; every formula is held against each of them. */
const RANGES = 50;

/** What is too many for that as the one rectangle around them: the formulas between are computed with them. */
function fewer(ranges: IRange[]): IRange[] {
  if (ranges.length <= RANGES) return ranges;
  return [
    ranges.reduce((all, { startRow, startColumn, endRow, endColumn }) => ({
      startRow: Math.min(all.startRow, startRow),
      startColumn: Math.min(all.startColumn, startColumn),
      endRow: Math.max(all.endRow, endRow),
      endColumn: Math.max(all.endColumn, endColumn),
    })),
  ];
}

/** A formula as the grid wants it: with "=", without the prefixes files put before newer functions. */
export function gridFormula(formula: string): string {
  return `=${formula.replace(/_xlfn\.(_xlws\.)?|_xlws\./g, "")}`;
}

/** The name that cells of a family of formulas share in the grid; the family's first cell has the formula too. */
export function familyName(family: number): string {
  return `f${family}`;
}

function content(grid: Grid, index: number, family: number | undefined): ICellData {
  const value = valueOf(grid, index);
  const formula = grid.formulas.get(index);
  const cell: ICellData = {};
  if (typeof value === "number") [cell.v, cell.t] = [value, CellValueType.NUMBER];
  else if (typeof value === "boolean") [cell.v, cell.t] = [value ? 1 : 0, CellValueType.BOOLEAN];
  // A text that looks like a number is forced to stay one.
  else if (typeof value === "string") [cell.v, cell.t] = [value, textType(value)];
  else if (isCellError(value)) [cell.v, cell.t] = [value.error, CellValueType.STRING];
  if (family !== undefined) cell.si = familyName(family);
  if (formula !== undefined && (family ?? index) === index) cell.f = gridFormula(formula);
  return cell;
}

export function textType(text: string): CellValueType {
  return text.trim() !== "" && Number.isFinite(Number(text)) ? CellValueType.FORCE_STRING : CellValueType.STRING;
}
