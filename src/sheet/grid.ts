import type { Area } from "./address";
import type { Cell, CellValue } from "./cell";

export type SheetState = "visible" | "hidden" | "veryHidden";

/** What kind of value stands at a cell index of a Grid. */
export const KIND = { empty: 0, number: 1, text: 2, boolean: 3, error: 4 } as const;

/** How a cell is dressed, as far as reading needs it. */
export interface CellLook {
  /** Number format code; "" for General. */
  format: string;
  font: string;
  /** Cell protection: locked is the default of Excel. */
  locked: boolean;
}

/** UTF-8 text to compare with: the bytes of a view from … to. */
export interface Wanted {
  view: DataView;
  from: number;
  to: number;
}

/** Texts to compare with, one behind the other in one piece of memory: those of a form's rows are asked for in their order. */
export function wantedBytes(texts: readonly Uint8Array[]): Wanted[] {
  const all = new Uint8Array(texts.reduce((length, text) => length + text.length, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  return texts.map((text) => {
    all.set(text, at);
    at += text.length;
    return { view, from: at - text.length, to: at };
  });
}

/**
 * Whether the bytes of a view from `at` are those wanted: eight at a time, as doubles. Of two doubles that are equal the bytes are too,
 * but for the two zeros, and no text holds those; what is not a number equals nothing.
 */
export function isWanted(data: DataView, at: number, { view, from, to }: Wanted): boolean {
  const last = to - 8;
  if (last < from) {
    for (let i = from; i < to; i++) if (data.getUint8(at + i - from) !== view.getUint8(i)) return false;
    return true;
  }
  let p = at;
  for (let i = from; i < last; i += 8, p += 8) if (data.getFloat64(p, true) !== view.getFloat64(i, true)) return false;
  return data.getFloat64(at + last - from, true) === view.getFloat64(last, true);
}

/** Formulas by cell index. */
export interface Formulas extends ReadonlyMap<number, string> {
  /**
   * Whether the file holds exactly these bytes (UTF-8, as the XML has them) for the cell's own formula: tells without decoding it.
   * false says nothing: the same formula can be written in other ways.
   */
  written?(index: number, wanted: Wanted): boolean;
}

/**
 * What a sheet holds, however it was got. Packed, because a cluster's files are read by the thousand: cells stand in
 * row order in parallel arrays, and the cells of stored row i are the indices rowStart[i] … rowStart[i + 1] - 1.
 * Read it with the functions below; only readers and hosts touch the arrays.
 */
export interface Grid {
  name: string;
  state: SheetState;
  /** Zero-based number of each stored row, ascending. */
  rowAt: Int32Array;
  rowStart: Int32Array;
  /** Zero-based column of each cell, ascending within its row. */
  column: Uint16Array;
  kind: Uint8Array;
  /** The number; 0 or 1 for a boolean; an index into texts for text and error. */
  num: Float64Array;
  /** Index into looks. */
  look: Uint16Array;
  texts: readonly string[];
  looks: readonly CellLook[];
  /** By cell index. */
  formulas: Formulas;
  merges: readonly Area[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** Whether the sheet's protection is on. */
  protected: boolean;
}

/** A workbook as read: its sheets in order and what travels beside them. */
export interface Book {
  sheets: Grid[];
  /** Custom document properties (docProps/custom.xml). */
  properties: Record<string, string>;
  /** Whether serials count from 1904-01-01 (ECMA-376 Part 1 §18.2.28). */
  date1904: boolean;
}

/** How many cells the grid holds. */
export function cellCount(grid: Grid): number {
  return grid.column.length;
}

/** Index of a stored row, or -1. Where no row is left out it stands as far from the first as its number says. */
function rowIndex(grid: Grid, row: number): number {
  const near = row - grid.rowAt[0]!;
  if (grid.rowAt[near] === row) return near;
  let low = 0;
  let high = grid.rowAt.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = grid.rowAt[middle]!;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Index of a cell for the parallel arrays, or -1 where nothing is stored. */
export function cellIndex(grid: Grid, row: number, column: number): number {
  const at = rowIndex(grid, row);
  if (at < 0) return -1;
  let low = grid.rowStart[at]!;
  let high = grid.rowStart[at + 1]! - 1;
  const near = low + column;
  if (near <= high && grid.column[near] === column) return near;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = grid.column[middle]!;
    if (found === column) return middle;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The value at a cell index. */
export function valueOf(grid: Grid, index: number): CellValue {
  switch (grid.kind[index]) {
    case KIND.number:
      return grid.num[index]!;
    case KIND.text:
      return grid.texts[grid.num[index]!]!;
    case KIND.boolean:
      return grid.num[index] === 1;
    case KIND.error:
      return { error: grid.texts[grid.num[index]!]! };
    default:
      return null;
  }
}

/** The value of a cell; null where it is empty. */
export function valueAt(grid: Grid, row: number, column: number): CellValue {
  const index = cellIndex(grid, row, column);
  return index < 0 ? null : valueOf(grid, index);
}

/** The whole cell; null where nothing is stored. */
export function cellAt(grid: Grid, row: number, column: number): Cell | null {
  const index = cellIndex(grid, row, column);
  return index < 0 ? null : cellOf(grid, index);
}

/** The whole cell at a cell index. */
export function cellOf(grid: Grid, index: number): Cell {
  const cell: Cell = { value: valueOf(grid, index) };
  const formula = grid.formulas.get(index);
  if (formula !== undefined) cell.formula = formula;
  const look = grid.looks[grid.look[index]!];
  if (look && look.format !== "") cell.format = look.format;
  if (look && look.font !== "") cell.font = look.font;
  return cell;
}

/** Calls back for every stored cell in row order, up to a row where one is given. */
export function eachCell(
  grid: Grid,
  visit: (row: number, column: number, index: number) => void,
  end = Infinity,
): void {
  for (let r = 0; r < grid.rowAt.length && grid.rowAt[r]! < end; r++) {
    for (let i = grid.rowStart[r]!; i < grid.rowStart[r + 1]!; i++) visit(grid.rowAt[r]!, grid.column[i]!, i);
  }
}

/** One past the last stored row; 0 for an empty sheet. */
export function rowEnd(grid: Grid): number {
  return grid.rowAt.length === 0 ? 0 : grid.rowAt[grid.rowAt.length - 1]! + 1;
}

/** A cell with its place, for building a Grid by hand. */
export interface PlacedCell extends Cell {
  row: number;
  column: number;
  locked?: boolean;
}

/** What beside its cells a Grid may be given. */
export type GridExtras = Partial<Pick<Grid, "state" | "merges" | "hiddenRows" | "hiddenColumns" | "protected">>;

/** Packs cells in any order into a Grid; of two at one place the later wins. Hosts and tests use it; the xlsx reader packs by itself. */
export function gridOf(name: string, cells: readonly PlacedCell[], extras: GridExtras = {}): Grid {
  const byPlace = new Map<number, PlacedCell>();
  for (const cell of cells) byPlace.set(cell.row * 16_384 + cell.column, cell);
  const ordered = [...byPlace.entries()].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
  const count = ordered.length;
  const column = new Uint16Array(count);
  const kind = new Uint8Array(count);
  const num = new Float64Array(count);
  const look = new Uint16Array(count);
  const rows: number[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  const textIndex = new Map<string, number>();
  const looks: CellLook[] = [{ format: "", font: "", locked: true }];
  const lookIndex = new Map<string, number>([["||true", 0]]);
  const formulas = new Map<number, string>();
  const intern = (text: string): number => {
    let at = textIndex.get(text);
    if (at === undefined) textIndex.set(text, (at = texts.push(text) - 1));
    return at;
  };
  ordered.forEach((cell, i) => {
    if (rows.length === 0 || rows[rows.length - 1] !== cell.row) {
      rows.push(cell.row);
      starts.push(i);
    }
    column[i] = cell.column;
    const value = cell.value;
    if (typeof value === "number") [kind[i], num[i]] = [KIND.number, value];
    else if (typeof value === "string") [kind[i], num[i]] = [KIND.text, intern(value)];
    else if (typeof value === "boolean") [kind[i], num[i]] = [KIND.boolean, value ? 1 : 0];
    else if (value !== null) [kind[i], num[i]] = [KIND.error, intern(value.error)];
    if (cell.formula !== undefined) formulas.set(i, cell.formula);
    const dress: CellLook = { format: cell.format ?? "", font: cell.font ?? "", locked: cell.locked ?? true };
    const key = `${dress.format}|${dress.font}|${dress.locked}`;
    let at = lookIndex.get(key);
    if (at === undefined) lookIndex.set(key, (at = looks.push(dress) - 1));
    look[i] = at;
  });
  return {
    name,
    state: extras.state ?? "visible",
    rowAt: Int32Array.from(rows),
    rowStart: Int32Array.from([...starts, count]),
    column,
    kind,
    num,
    look,
    texts,
    looks,
    formulas,
    merges: extras.merges ?? [],
    hiddenRows: extras.hiddenRows ?? new Set(),
    hiddenColumns: extras.hiddenColumns ?? new Set(),
    protected: extras.protected ?? false,
  };
}
