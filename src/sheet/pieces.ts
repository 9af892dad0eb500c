import type { SheetChange } from "./change";
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

/** What draws sheets, as a ChangeSet does. */
interface Drawing {
  sheets: readonly SheetChange[];
}

/** A change in messages that are quickly taken over: the cells of its sheets, and the change without them. */
export function inPieces<T extends Drawing>(change: T): { pieces: Piece[]; rest: T } {
  return {
    pieces: change.sheets.flatMap(({ spec }, sheet) => slices(spec.cells, MOST).map((cells) => ({ sheet, cells }))),
    rest: withCells(change, () => []),
  };
}

/** The change that was cut into pieces. */
export function joined<T extends Drawing>(pieces: readonly Piece[], rest: T): T {
  return withCells(rest, (at) => pieces.filter(({ sheet }) => sheet === at).flatMap(({ cells }) => cells));
}

function withCells<T extends Drawing>(change: T, cells: (sheet: number) => CellSpec[]): T {
  return {
    ...change,
    sheets: change.sheets.map((sheet, at) => ({ ...sheet, spec: { ...sheet.spec, cells: cells(at) } })),
  };
}
