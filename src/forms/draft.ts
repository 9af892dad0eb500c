import { areaName, cellName, type Area, holds } from "../sheet/address";
import type { CellSpec, SheetSpec, StyleSpec } from "../sheet/spec";
import type { Column } from "./columns";
import { rowHeight, type TextLook } from "./heights";
import { BODY_SIZE, HEADER_SIZE, STYLES, WHOLE } from "./styles";

/** A SheetSpec with nothing on it yet, locked, with the forms' styles. */
export function draft(name: string, more: Partial<SheetSpec> = {}): SheetSpec {
  return {
    name,
    state: "visible",
    styles: STYLES,
    cells: [],
    columns: [],
    rows: [],
    merges: [],
    validations: [],
    conditionals: [],
    protect: true,
    ...more,
  };
}

/** Writes a cell. */
export function put(sheet: SheetSpec, row: number, column: number, value: CellSpec["value"], style?: string): void {
  sheet.cells.push(style === undefined ? { row, column, value } : { row, column, value, style });
}

/** Writes a formula (en-US without "="), with what it shows where that is known; every program computes it at load. */
export function putFormula(
  sheet: SheetSpec,
  row: number,
  column: number,
  formula: string,
  style?: string,
  value: CellSpec["value"] = null,
): void {
  sheet.cells.push({ row, column, value, formula, ...(style === undefined ? {} : { style }) });
}

/** Writes one text over merged cells; the style goes to all of them, so that borders and locks hold. */
export function putMerged(sheet: SheetSpec, area: Area, value: CellSpec["value"], style: string): void {
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      put(sheet, row, column, row === area.top && column === area.left ? value : null, style);
  if (area.top !== area.bottom || area.left !== area.right) sheet.merges.push(area);
}

/** Sum of the widths of visible columns from left to right, both ends included. */
export function widthOf(columns: readonly { width: number; hidden?: boolean }[], left: number, right: number): number {
  return columns.slice(left, right + 1).reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
}

/** Writes the header row and the index row under it, and sets the widths. Returns the first row below. */
export function putHeader<K extends string>(sheet: SheetSpec, row: number, columns: readonly Column<K>[]): number {
  columns.forEach((column, at) => {
    put(sheet, row, at, column.header, column.hidden && !column.index ? "machineHeader" : "header");
    put(sheet, row + 1, at, column.index === "" ? null : column.index, column.index === "" ? "machine" : "index");
    sheet.columns.push({ column: at, width: column.width, ...(column.hidden ? { hidden: true } : {}) });
  });
  const look = { size: HEADER_SIZE, bold: true };
  const shown = columns.filter((column) => !column.hidden);
  sheet.rows.push({
    row,
    height: rowHeight(
      shown.map((column) => ({ text: column.header, width: column.width, look })),
      30,
    ),
  });
  sheet.rows.push({ row: row + 1, height: 15 });
  return row + 2;
}

const RECENT = 400;

/** Sets a row's height from the texts its cells hold, by the widths of their columns; `least` in points. */
export function fitRow(
  sheet: SheetSpec,
  row: number,
  columns: readonly { width: number; hidden?: boolean }[],
  least = 19,
): void {
  // The row was written a moment ago: looking at the last cells alone keeps long sheets fast.
  const texts = sheet.cells
    .slice(-RECENT)
    .filter((cell) => cell.row === row && typeof cell.value === "string" && !columns[cell.column]?.hidden)
    .filter((cell) => !sheet.merges.some((area) => holds(area, cell.row, cell.column)))
    .map((cell) => ({
      text: String(cell.value),
      width: columns[cell.column]?.width ?? 8,
      look: lookOf(cell.style === undefined ? undefined : sheet.styles[cell.style]),
    }));
  sheet.rows.push({ row, height: rowHeight(texts, least), grow: true });
}

/** The sheet with its growing rows as high as what was typed into them. */
export function refitted(sheet: SheetSpec): SheetSpec {
  const columns: { width: number; hidden?: boolean }[] = [];
  for (const { column, width, hidden } of sheet.columns) columns[column] = { width, hidden };
  const merged = new Set(sheet.merges.map(({ top, left }) => `${top}:${left}`));
  const byRow = new Map<number, { text: string; width: number; look: TextLook }[]>();
  for (const { row, column, value, style } of sheet.cells) {
    if (typeof value !== "string" || columns[column]?.hidden || merged.has(`${row}:${column}`)) continue;
    const look = lookOf(style === undefined ? undefined : sheet.styles[style]);
    const texts = byRow.get(row) ?? [];
    texts.push({ text: value, width: columns[column]?.width ?? 8, look });
    byRow.set(row, texts);
  }
  const rows = sheet.rows.map((row) =>
    row.grow ? { ...row, height: rowHeight(byRow.get(row.row) ?? [], row.height) } : row,
  );
  return { ...sheet, rows };
}

/** Size and weight of a style, for measuring. */
export function lookOf(style: StyleSpec | undefined): { size: number; bold?: boolean; indent?: number } {
  return { size: style?.font?.size ?? BODY_SIZE, bold: style?.font?.bold, indent: style?.indent };
}

/**
 * Conditional number formats over an area: no decimals shown that a number has not (8, 54,7, 166,67), and a comma never
 * stands alone. The look of the cells themselves must be WHOLE or DECIMAL.
 */
export function numberLooks(sheet: SheetSpec, area: Area): void {
  const first = cellName(area.top, area.left);
  const is = (decimals: number) => `AND(ISNUMBER(${first}),${first}=ROUND(${first},${decimals}))`;
  sheet.conditionals.push(
    { area, formula: is(0), look: { format: WHOLE } },
    { area, formula: is(1), look: { format: "#,##0.0" } },
    { area, formula: `ISNUMBER(${first})`, look: { format: "#,##0.00" } },
  );
}

/** Runs of rows that share a value, in order: one validation is written for each run, never one for each cell. */
export function runs<T>(rows: readonly { row: number; kind: T | null }[]): { top: number; bottom: number; kind: T }[] {
  const found: { top: number; bottom: number; kind: T }[] = [];
  for (const { row, kind } of [...rows].sort((a, b) => a.row - b.row)) {
    if (kind === null) continue;
    const last = found[found.length - 1];
    if (last && last.kind === kind && last.bottom === row - 1) last.bottom = row;
    else found.push({ top: row, bottom: row, kind });
  }
  return found;
}

/** "$A$1:$A$9" of a column's rows, for use in a formula on the same sheet. */
export function absoluteColumn(column: number, top: number, bottom: number): string {
  return areaName({ top, bottom: Math.max(top, bottom), left: column, right: column }).replace(
    /([A-Z]+)(\d+)/g,
    "$$$1$$$2",
  );
}

/** Text as a formula's literal. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** Landscape A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I (top, bottom 20–25 mm, left 30–35, right 15–20). */
export const LANDSCAPE = {
  landscape: true,
  fitWidth: true,
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  footer: "&R&P/&N",
} as const;
