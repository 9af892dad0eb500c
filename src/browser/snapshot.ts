import type { ICellData, IColumnData, IRowData, IStyleData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import { BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import type { Area } from "../sheet/address";
import { parseCell } from "../sheet/address";
import { type Book, eachCell, type Grid, rowEnd, valueOf } from "../sheet/grid";
import { isCellError } from "../sheet/cell";
import { XlsxError } from "../xlsx/errors";
import { type Fixed, fixedCells } from "../xlsx/fixed";
import { readBook } from "../xlsx/read";
import { colourReader } from "./colour";
import { all, child, children, flagAt, mainPart, numberAt, partOfType, sheetEntries, unzip, xmlPart } from "./part";
import { conditionalsOf, rangeOf, validationsOf } from "./rules";
import { type Look, readLook } from "./styles";

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
}

/** Bytes of a workbook, read for showing. */
export interface OpenBook {
  bytes: Uint8Array;
  book: Book;
  sheets: OpenSheet[];
  /** Digitally signed (có chữ ký số), or broken in a part that saving needs: every cell is closed. */
  closed: boolean;
  snapshot: IWorkbookData;
}

/** Empty rows and columns that are shown beyond the used ones, and the least there are. */
const SPARE = { rows: 100, columns: 3, leastRows: 100, leastColumns: 20 };

/** Maps .xlsx bytes, our own or other people's, onto the grid. Throws what readBook throws for a file that is none. */
export function openBook(bytes: Uint8Array, unitId: string, name: string): OpenBook {
  // First, for its limits: nothing is inflated here that the reader has not passed.
  const book = readBook(bytes, { blanks: true });
  const fixed = unchangeable(bytes);
  const parts = unzip(bytes);
  const main = mainPart(parts);
  const workbook = xmlPart(parts, main);
  const colour = colourReader(parts, partOfType(parts, main, "theme"));
  const stylesPart = partOfType(parts, main, "styles");
  const look = readLook(stylesPart ? xmlPart(parts, stylesPart) : null, colour);
  const entries = workbook ? sheetEntries(parts, workbook, main) : [];
  const sheets: OpenSheet[] = [];
  const shown: IWorkbookData["sheets"] = {};
  const validations: Record<string, unknown> = {};
  const conditionals: Record<string, unknown> = {};
  book.sheets.forEach((grid, index) => {
    const id = `s${index + 1}`;
    const part = entries.find((entry) => entry.name === grid.name)?.part;
    const drawn = drawSheet(id, grid, part ? xmlPart(parts, part) : null, look, colour);
    shown[id] = drawn.worksheet;
    validations[id] = drawn.validations;
    conditionals[id] = drawn.conditionals;
    const { rowCount = 1, columnCount = 1 } = drawn.worksheet;
    const whole: Area = { top: 0, left: 0, bottom: rowCount - 1, right: columnCount - 1 };
    sheets.push({ ...drawn.sheet, fixed: fixed.signed ? [whole] : (fixed.areas.get(grid.name) ?? []) });
  });
  const plain = look.cells[0];
  return {
    bytes,
    book,
    sheets,
    closed: fixed.signed,
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

/** A file that cannot be patched can still be looked at, as a signed one. */
function unchangeable(bytes: Uint8Array): Fixed {
  try {
    return fixedCells(bytes);
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error;
    return { signed: true, areas: new Map() };
  }
}

/** Defined names but the built-in ones (ECMA-376 Part 1 §18.2.5). */
function namesOf(workbook: Document | null, sheets: readonly OpenSheet[]): Record<string, unknown> {
  const names: Record<string, unknown> = {};
  all(workbook, "definedName").forEach((element, index) => {
    const name = element.getAttribute("name") ?? "";
    const formula = element.textContent ?? "";
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

function drawSheet(id: string, grid: Grid, xml: Document | null, look: Look, colour: ReturnType<typeof colourReader>) {
  const root = xml?.documentElement;
  const digit = digitPixels(look.cells[0]);
  const view = child(child(root, "sheetViews"), "sheetView");
  const format = child(root, "sheetFormatPr");
  const protection = child(root, "sheetProtection");
  const columns = children(child(root, "cols"), "col");
  const dressed = dressedCells(root);
  const { rows: lastUsedRow, columns: lastUsedColumn } = extent(grid, dressed);
  const rowCount = Math.max(SPARE.leastRows, lastUsedRow + 1 + SPARE.rows);
  const columnCount = Math.max(SPARE.leastColumns, lastUsedColumn + 1 + SPARE.columns);

  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const { row, column, style } of dressed) (cellData[row] ??= {})[column] = { s: `x${style}` };
  eachCell(grid, (row, column, index) => {
    const cell = ((cellData[row] ??= {})[column] ??= {});
    Object.assign(cell, content(grid, index));
  });

  const columnData: Record<number, Partial<IColumnData>> = {};
  const columnStyle = new Map<number, number>();
  for (const column of columns) {
    const last = Math.min(numberAt(column, "max", 1), columnCount);
    for (let at = numberAt(column, "min", 1) - 1; at < last; at++) {
      const style = numberAt(column, "style", 0);
      columnData[at] = {
        w: columnPixels(numberAt(column, "width", 9), digit),
        hd: flagAt(column, "hidden") ? BooleanNumber.TRUE : BooleanNumber.FALSE,
        ...(style > 0 ? { s: `x${style}` } : {}),
      };
      if (style > 0) columnStyle.set(at, style);
    }
  }
  const rowData: Record<number, Partial<IRowData>> = {};
  const rowStyle = new Map<number, number>();
  for (const row of children(child(root, "sheetData"), "row")) {
    const at = numberAt(row, "r", 0) - 1;
    if (at < 0 || at >= rowCount) continue;
    const height = numberAt(row, "ht", 0);
    const style = flagAt(row, "customFormat") ? numberAt(row, "s", 0) : 0;
    rowData[at] = {
      ...(height > 0 ? { h: height * POINT, ia: BooleanNumber.FALSE } : { ia: BooleanNumber.TRUE }),
      hd: flagAt(row, "hidden") ? BooleanNumber.TRUE : BooleanNumber.FALSE,
      ...(style > 0 ? { s: `x${style}` } : {}),
    };
    if (style > 0) rowStyle.set(at, style);
  }

  const pane = child(view, "pane");
  const frozen = pane?.getAttribute("state")?.startsWith("frozen") ?? false;
  const xSplit = frozen ? numberAt(pane, "xSplit", 0) : 0;
  const ySplit = frozen ? numberAt(pane, "ySplit", 0) : 0;
  const defaultWidth = numberAt(format, "defaultColWidth", numberAt(format, "baseColWidth", 8) + 0.71);
  const worksheet: Partial<IWorksheetData> = {
    id,
    name: grid.name,
    tabColor: colour(child(child(root, "sheetPr"), "tabColor")) ?? "",
    hidden: grid.state === "visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    defaultColumnWidth: columnPixels(defaultWidth, digit),
    defaultRowHeight: numberAt(format, "defaultRowHeight", 15) * POINT,
    mergeData: grid.merges.map(rangeOf),
    cellData,
    rowData,
    columnData,
    freeze:
      xSplit > 0 || ySplit > 0
        ? { xSplit, ySplit, startRow: ySplit > 0 ? ySplit : -1, startColumn: xSplit > 0 ? xSplit : -1 }
        : { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
    showGridlines: flagAt(view, "showGridLines", true) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    zoomRatio: Math.min(4, Math.max(0.1, numberAt(view, "zoomScale", 100) / 100)),
  };

  const styleAt = new Map(dressed.map(({ row, column, style }) => [row * 16_384 + column, style]));
  const open = (row: number, column: number): boolean =>
    look.unlocked.has(styleAt.get(row * 16_384 + column) ?? rowStyle.get(row) ?? columnStyle.get(column) ?? 0);
  const sheet: Omit<OpenSheet, "fixed"> = {
    id,
    name: grid.name,
    grid,
    protected: grid.protected,
    guarded: ["password", "hashValue"].some((key) => (protection?.getAttribute(key) ?? "") !== ""),
    locked: lockedAreas(rowCount, columnCount, open),
  };
  return {
    sheet,
    worksheet,
    validations: xml ? validationsOf(xml, rowCount - 1, columnCount - 1) : [],
    conditionals: xml ? conditionalsOf(xml, look, rowCount - 1, columnCount - 1) : [],
  };
}

/** Which format each stored cell wears. A cell without a reference follows its neighbour (ECMA-376 Part 1 §18.3.1.4). */
function dressedCells(root: Element | undefined): { row: number; column: number; style: number }[] {
  const dressed: { row: number; column: number; style: number }[] = [];
  let row = -1;
  for (const line of children(child(root, "sheetData"), "row")) {
    row = numberAt(line, "r", row + 2) - 1;
    let column = -1;
    for (const cell of children(line, "c")) {
      column = parseCell(cell.getAttribute("r") ?? "")?.column ?? column + 1;
      dressed.push({ row, column, style: numberAt(cell, "s", 0) });
    }
  }
  return dressed;
}

/** Last row and column with anything in them. Looks alone count only near the contents: some files dress a million rows. */
function extent(grid: Grid, dressed: readonly { row: number; column: number }[]): { rows: number; columns: number } {
  let rows = rowEnd(grid) - 1;
  let columns = -1;
  for (const column of grid.column) if (column > columns) columns = column;
  const most = { rows: rows + 500, columns: columns + 50 };
  for (const { row, column } of dressed) {
    if (row <= most.rows && row > rows) rows = row;
    if (column <= most.columns && column > columns) columns = column;
  }
  return { rows, columns };
}

/** A formula as the grid wants it: with "=", without the prefixes files put before newer functions. */
export function gridFormula(formula: string): string {
  return `=${formula.replace(/_xlfn\.(_xlws\.)?|_xlws\./g, "")}`;
}

function content(grid: Grid, index: number): ICellData {
  const value = valueOf(grid, index);
  const formula = grid.formulas.get(index);
  const cell: ICellData = {};
  if (typeof value === "number") [cell.v, cell.t] = [value, CellValueType.NUMBER];
  else if (typeof value === "boolean") [cell.v, cell.t] = [value ? 1 : 0, CellValueType.BOOLEAN];
  // A text that looks like a number is forced to stay one.
  else if (typeof value === "string") [cell.v, cell.t] = [value, textType(value)];
  else if (isCellError(value)) [cell.v, cell.t] = [value.error, CellValueType.STRING];
  if (formula !== undefined) cell.f = gridFormula(formula);
  return cell;
}

export function textType(text: string): CellValueType {
  return text.trim() !== "" && Number.isFinite(Number(text)) ? CellValueType.FORCE_STRING : CellValueType.STRING;
}

/** The rectangles of all cells that are not open, rows of one pattern joined. */
function lockedAreas(rows: number, columns: number, open: (row: number, column: number) => boolean): Area[] {
  const areas: Area[] = [];
  let before = "";
  let current: Area[] = [];
  for (let row = 0; row < rows; row++) {
    const runs: Area[] = [];
    for (let column = 0; column < columns; column++) {
      if (open(row, column)) continue;
      const last = runs[runs.length - 1];
      if (last && last.right === column - 1) last.right = column;
      else runs.push({ top: row, left: column, bottom: row, right: column });
    }
    const pattern = runs.map(({ left, right }) => `${left}-${right}`).join();
    if (pattern === before) for (const area of current) area.bottom = row;
    else {
      areas.push(...runs);
      current = runs;
      before = pattern;
    }
  }
  return areas;
}
