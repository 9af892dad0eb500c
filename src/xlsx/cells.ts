import type { Grid } from "../sheet/grid";
import { fail } from "./errors";

/** Cells as they are read, in the file's order; packed into a Grid's arrays at the end. Reused from sheet to sheet. */
export interface Cells {
  row: Int32Array;
  column: Uint16Array;
  kind: Uint8Array;
  num: Float64Array;
  look: Uint16Array;
  count: number;
  /** Whether every cell came after the one before it. */
  ordered: boolean;
  /** How many more cells the book may have. */
  left: number;
}

const START = 4096;
/** Capacity kept from file to file: 17 bytes a cell. */
const KEEP = 1 << 16;
let spare: Cells | null = null;

function allocate(capacity: number): Cells {
  return {
    row: new Int32Array(capacity),
    column: new Uint16Array(capacity),
    kind: new Uint8Array(capacity),
    num: new Float64Array(capacity),
    look: new Uint16Array(capacity),
    count: 0,
    ordered: true,
    left: 0,
  };
}

/** Empty columns for one book of at most `limit` cells. */
export function openCells(limit: number): Cells {
  const cells = spare ?? allocate(START);
  spare = null;
  cells.count = 0;
  cells.ordered = true;
  cells.left = limit;
  return cells;
}

/** Hands the columns back for the next book. */
export function closeCells(cells: Cells): void {
  if (cells.row.length <= KEEP) spare = cells;
}

/** Doubles the room. */
export function growCells(cells: Cells): void {
  if (cells.count >= cells.left) fail("tooManyCells", String(cells.count));
  const larger = allocate(cells.row.length * 2);
  for (const key of ["row", "column", "kind", "num", "look"] as const) larger[key].set(cells[key]);
  cells.row = larger.row;
  cells.column = larger.column;
  cells.kind = larger.kind;
  cells.num = larger.num;
  cells.look = larger.look;
}

/** A Grid's arrays. */
export type Packed = Pick<Grid, "rowAt" | "rowStart" | "column" | "kind" | "num" | "look">;

/**
 * Packs what was read and empties the columns. Cells that came out of order are sorted; of two at one place the later
 * stays, as in Excel, SheetJS and openpyxl. `moved` tells where each cell went (-1: dropped); null when none moved.
 */
export function packCells(cells: Cells): { packed: Packed; moved: Int32Array | null } {
  const moved = cells.ordered ? null : sortCells(cells);
  const { count, row } = cells;
  if (count > cells.left) fail("tooManyCells", String(count));
  let rows = 0;
  for (let i = 0, last = -1; i < count; i++) {
    if (row[i] !== last) {
      last = row[i]!;
      rows++;
    }
  }
  // One buffer for all six: one allocation, and one to hand over when a worker posts the grid.
  const offsets = [0, count * 8, 0, 0, 0, 0];
  offsets[2] = offsets[1]! + rows * 4;
  offsets[3] = offsets[2] + (rows + 1) * 4;
  offsets[4] = offsets[3] + count * 2;
  offsets[5] = offsets[4] + count * 2;
  const buffer = new ArrayBuffer(offsets[5] + count);
  const packed: Packed = {
    num: new Float64Array(buffer, 0, count),
    rowAt: new Int32Array(buffer, offsets[1], rows),
    rowStart: new Int32Array(buffer, offsets[2], rows + 1),
    column: new Uint16Array(buffer, offsets[3], count),
    look: new Uint16Array(buffer, offsets[4], count),
    kind: new Uint8Array(buffer, offsets[5], count),
  };
  packed.num.set(cells.num.subarray(0, count));
  packed.column.set(cells.column.subarray(0, count));
  packed.look.set(cells.look.subarray(0, count));
  packed.kind.set(cells.kind.subarray(0, count));
  for (let i = 0, r = 0, last = -1; i < count; i++) {
    if (row[i] === last) continue;
    last = row[i]!;
    packed.rowAt[r] = last;
    packed.rowStart[r++] = i;
  }
  packed.rowStart[rows] = count;
  cells.left -= count;
  cells.count = 0;
  cells.ordered = true;
  return { packed, moved };
}

function sortCells(cells: Cells): Int32Array {
  const { count, row, column } = cells;
  const order = new Uint32Array(count).map((_, i) => i);
  order.sort((a, b) => row[a]! - row[b]! || column[a]! - column[b]! || a - b);
  const moved = new Int32Array(count).fill(-1);
  const from = {
    row: row.slice(0, count),
    column: column.slice(0, count),
    kind: cells.kind.slice(0, count),
    num: cells.num.slice(0, count),
    look: cells.look.slice(0, count),
  };
  let to = 0;
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    const next = i + 1 < count ? order[i + 1]! : -1;
    if (next >= 0 && from.row[next] === from.row[at] && from.column[next] === from.column[at]) continue;
    cells.row[to] = from.row[at]!;
    cells.column[to] = from.column[at]!;
    cells.kind[to] = from.kind[at]!;
    cells.num[to] = from.num[at]!;
    cells.look[to] = from.look[at]!;
    moved[at] = to++;
  }
  cells.count = to;
  return moved;
}
