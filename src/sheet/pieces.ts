import type { ChangeSet, SheetChange } from "./change";
import type { CellSpec } from "./spec";

/** Cells that one message carries to another thread: taking over as many as a cluster's tables hold at once would hold it up. */
const MOST = 5_000;

/** Some cells of a sheet, counted among the sheets drawn. */
export interface Piece {
  sheet: number;
  cells: CellSpec[];
}

/** A list cut into lists of at most so many. */
export function slices<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, at) => list.slice(at * most, (at + 1) * most));
}

/** A change in messages that are quickly taken over: the cells of its sheets, and the change without them. */
export function inPieces(change: ChangeSet): { pieces: Piece[]; rest: ChangeSet } {
  return {
    pieces: change.sheets.flatMap(({ spec }, sheet) => slices(spec.cells, MOST).map((cells) => ({ sheet, cells }))),
    rest: { ...change, sheets: withCells(change.sheets, () => []) },
  };
}

/** The change that was cut into pieces. */
export function joined(pieces: readonly Piece[], rest: ChangeSet): ChangeSet {
  return {
    ...rest,
    sheets: withCells(rest.sheets, (at) => pieces.filter(({ sheet }) => sheet === at).flatMap(({ cells }) => cells)),
  };
}

function withCells(sheets: readonly SheetChange[], cells: (sheet: number) => CellSpec[]): SheetChange[] {
  return sheets.map((sheet, at) => ({ ...sheet, spec: { ...sheet.spec, cells: cells(at) } }));
}
