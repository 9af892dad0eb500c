import type { Area } from "../../src/sheet/address";
import { MAX_COLUMNS, MAX_ROWS } from "../../src/sheet/address";

/** What an in-memory cell shows: "" is empty, as Excel says it on the wire. */
export type HostValue = string | number | boolean | { error: string };

/** Everything about a cell's dress, flat, only where it differs from Excel's default: "font.bold", "fill.color", "borders.EdgeTop.style", "numberFormat" … */
export type HostStyle = Readonly<Record<string, unknown>>;

export interface HostCell {
  value: HostValue;
  /** With the leading "=". */
  formula?: string;
  style: HostStyle;
  /** Data validation, as Office.js says it. */
  validation?: HostValidation;
}

export interface HostValidation {
  rule: Record<string, unknown>;
  errorAlert?: unknown;
  prompt?: unknown;
  ignoreBlanks: boolean;
}

export interface HostConditional {
  id: string;
  type: string;
  areas: Area[];
  stopIfTrue: boolean;
  /** The rule of the type, e.g. {formula} for Custom. */
  rule: Record<string, unknown>;
  /** Flat like HostStyle. */
  format: Record<string, unknown>;
}

export interface HostName {
  name: string;
  /** With the leading "=". */
  formula: string;
  visible: boolean;
  comment: string;
}

export interface HostSheet {
  id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  tabColor: string;
  cells: Map<number, HostCell>;
  columns: Map<number, { width?: number; hidden?: boolean }>;
  rows: Map<number, { height?: number; hidden?: boolean }>;
  merges: Area[];
  /** First is the strongest. */
  conditionals: HostConditional[];
  protection: { options: Record<string, unknown>; password: string | null } | null;
  /** Address of the frozen rows and columns, or null. */
  freeze: Area | null;
  page: Record<string, unknown>;
  printTitleRows: string | null;
  printTitleColumns: string | null;
  printArea: string | null;
  names: HostName[];
  showGridlines: boolean;
  /** Rows are filtered away. */
  filtered: boolean;
}

export interface HostBook {
  name: string;
  sheets: HostSheet[];
  names: HostName[];
  settings: Map<string, unknown>;
  properties: Map<string, unknown>;
  structureProtected: boolean;
  /** Opened for reading: Excel on the web denies every change. */
  readOnly: boolean;
  active: string;
  selection: { sheet: string; area: Area };
  calculationMode: string;
  date1904: boolean;
  /** A formula or a value changed since the last calculation. */
  stale: boolean;
  /** Somebody asked to calculate, whatever the mode. */
  asked: boolean;
  nextId: number;
}

export const key = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const rowOf = (at: number): number => Math.floor(at / MAX_COLUMNS);
export const columnOf = (at: number): number => at % MAX_COLUMNS;
export const EMPTY_STYLE: HostStyle = Object.freeze({});
export const WHOLE: Area = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

/** An error as Excel answers it. */
export class HostFault extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
    this.name = "HostFault";
  }
}

export function newSheet(book: HostBook, name: string): HostSheet {
  return {
    id: `{00000000-0000-0000-0000-${String(book.nextId++).padStart(12, "0")}}`,
    name,
    visibility: "Visible",
    tabColor: "",
    cells: new Map(),
    columns: new Map(),
    rows: new Map(),
    merges: [],
    conditionals: [],
    protection: null,
    freeze: null,
    page: {},
    printTitleRows: null,
    printTitleColumns: null,
    printArea: null,
    names: [],
    showGridlines: true,
    filtered: false,
  };
}

export function newBook(): HostBook {
  const book: HostBook = {
    name: "Book1.xlsx",
    sheets: [],
    names: [],
    settings: new Map(),
    properties: new Map(),
    structureProtected: false,
    readOnly: false,
    active: "",
    selection: { sheet: "", area: { top: 0, left: 0, bottom: 0, right: 0 } },
    calculationMode: "Automatic",
    date1904: false,
    stale: false,
    asked: false,
    nextId: 1,
  };
  const first = newSheet(book, "Sheet1");
  book.sheets.push(first);
  book.active = first.id;
  book.selection.sheet = first.id;
  return book;
}

/** Excel compares sheet names without case. */
export function findSheet(book: HostBook, nameOrId: string): HostSheet | undefined {
  const wanted = nameOrId.toLowerCase();
  return book.sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === wanted);
}

export function cellOf(sheet: HostSheet, row: number, column: number): HostCell {
  const at = key(row, column);
  let cell = sheet.cells.get(at);
  if (!cell) sheet.cells.set(at, (cell = { value: "", style: EMPTY_STYLE }));
  return cell;
}

/** Drops a cell that holds nothing, so that equal sheets are equal maps. */
export function tidy(sheet: HostSheet, at: number): void {
  const cell = sheet.cells.get(at);
  if (
    cell &&
    cell.value === "" &&
    cell.formula === undefined &&
    !cell.validation &&
    Object.keys(cell.style).length === 0
  )
    sheet.cells.delete(at);
}

export const inside = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

export const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

export const covers = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

export const areaSize = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);

/** `area` without `hole`: up to four rectangles. */
export function subtract(area: Area, hole: Area): Area[] {
  if (!overlap(area, hole)) return [area];
  const rest: Area[] = [];
  const top = Math.max(area.top, hole.top);
  const bottom = Math.min(area.bottom, hole.bottom);
  if (area.top < hole.top) rest.push({ ...area, bottom: hole.top - 1 });
  if (area.bottom > hole.bottom) rest.push({ ...area, top: hole.bottom + 1 });
  if (area.left < hole.left) rest.push({ top, bottom, left: area.left, right: hole.left - 1 });
  if (area.right > hole.right) rest.push({ top, bottom, left: hole.right + 1, right: area.right });
  return rest;
}

/** Visits the cells of an area; of a whole sheet, column or row only those that are stored. */
export function eachIn(sheet: HostSheet, areas: readonly Area[], visit: (row: number, column: number) => void): void {
  for (const area of areas) {
    if (areaSize(area) > 2_000_000) {
      for (const at of [...sheet.cells.keys()])
        if (inside(area, rowOf(at), columnOf(at))) visit(rowOf(at), columnOf(at));
    } else
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++) visit(row, column);
  }
}

/** The rectangle around the cells that hold something; with `valuesOnly`, a value or formula. */
export function usedArea(sheet: HostSheet, valuesOnly: boolean, within: Area = WHOLE): Area | null {
  let area: Area | null = null;
  for (const [at, cell] of sheet.cells) {
    if (valuesOnly && cell.value === "" && cell.formula === undefined) continue;
    const [row, column] = [rowOf(at), columnOf(at)];
    if (!inside(within, row, column)) continue;
    area = area
      ? {
          top: Math.min(area.top, row),
          bottom: Math.max(area.bottom, row),
          left: Math.min(area.left, column),
          right: Math.max(area.right, column),
        }
      : { top: row, bottom: row, left: column, right: column };
  }
  return area;
}
