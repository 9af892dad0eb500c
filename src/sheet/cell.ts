/** An error value of a cell, with its text as Excel shows it, e.g. "#DIV/0!". */
export interface CellError {
  error: string;
}

/** What a cell holds. null is an empty cell: no data, never 0. Dates are serial numbers until a form asks. */
export type CellValue = string | number | boolean | CellError | null;

/** One cell, however it was got. */
export interface Cell {
  value: CellValue;
  /** en-US formula without the leading "=", as ECMA-376 stores it. */
  formula?: string;
  /** Number format code, e.g. "dd/mm/yyyy"; absent for General. */
  format?: string;
  /** Font name, for telling TCVN3 (".VnTime") and VNI ("VNI-Times") text. */
  font?: string;
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** Same value, comparing errors by their text. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  if (isCellError(a) && isCellError(b)) return a.error === b.error;
  return a === b;
}
