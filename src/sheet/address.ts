/** Zero-based rows and columns inside; A1 texts only at the edges. Limits: ECMA-376 Part 1 §18.3.1.73 (1,048,576 × 16,384). */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells, zero-based, both ends inclusive. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** 0 → "A", 26 → "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** (11, 7) → "H12". */
export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** Area → "A1:C3", or "A1" when it is one cell. */
export function areaName(area: Area): string {
  const first = cellName(area.top, area.left);
  return area.top === area.bottom && area.left === area.right ? first : `${first}:${cellName(area.bottom, area.right)}`;
}

const DOLLAR = 36;

/** "H12" or "$H$12" → {row: 11, column: 7}; null when it is no cell of a sheet. */
export function parseCell(text: string): { row: number; column: number } | null {
  let at = text.charCodeAt(0) === DOLLAR ? 1 : 0;
  let column = 0;
  for (let code = text.charCodeAt(at) & ~32; code >= 65 && code <= 90; code = text.charCodeAt(++at) & ~32)
    column = column * 26 + code - 64;
  if (column === 0 || column > MAX_COLUMNS) return null;
  if (text.charCodeAt(at) === DOLLAR) at++;
  let row = 0;
  if (text.charCodeAt(at) === 48) return null;
  for (; at < text.length && row <= MAX_ROWS; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    row = row * 10 + digit;
  }
  return row >= 1 && row <= MAX_ROWS ? { row: row - 1, column: column - 1 } : null;
}

/** "A1:C3" or "A1" → Area with its corners in order; null when it is no area of a sheet. */
export function parseArea(text: string): Area | null {
  const [first, second = first] = text.split(":");
  const a = parseCell(first ?? "");
  const b = parseCell(second ?? "");
  if (!a || !b) return null;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** A sheet's name as a formula wants it: always quoted, apostrophes doubled (unquoted print areas make Excel "repair" a file). */
export function quoteSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** Whether a cell lies in an area. */
export function holds({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
