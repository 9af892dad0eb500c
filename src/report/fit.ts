import { LAYOUT, twips } from "./layout";
import type { Table } from "./model";

/** A table's columns in the room it is drawn in. */
export interface Fitted {
  /** Twips; they add up to the room exactly, because Word redraws a fixed table whose grid does not. */
  widths: number[];
  /** Points. */
  size: number;
}

/** Narrower than this (mm at 13 pt) and a growing column's text becomes a ladder. */
const MIN_GROWING = 45;
/** Points; no table is set smaller. */
const SMALLEST = 10;

/**
 * Fits a table into the room: the growing columns give way first, then the type becomes smaller, point by point, and at
 * last all columns shrink alike.
 * @param room in twips
 */
export function fit(table: Table, room: number): Fitted {
  const natural = table.columns.map((column) => twips(column.width));
  const growing = table.columns.map((column) => column.grows ?? false);
  const sum = (which: boolean) => natural.reduce((total, width, i) => total + (growing[i] === which ? width : 0), 0);
  const fixed = sum(false);
  const grown = sum(true);
  const least = Math.min(grown, growing.filter(Boolean).length * twips(MIN_GROWING));
  let size = table.size;
  const scaled = (width: number) => (width * size) / LAYOUT.table;
  while (size > SMALLEST && scaled(fixed + least) > room) size -= 1;
  const rest = Math.max(room - scaled(fixed), scaled(least));
  const wanted = natural.map((width, i) => (growing[i] && grown > 0 ? (width / grown) * rest : scaled(width)));
  return { widths: exactly(wanted, room), size };
}

/** Whole twips in the same proportions that add up to the room. */
function exactly(wanted: number[], room: number): number[] {
  const total = wanted.reduce((sum, width) => sum + width, 0);
  let used = 0;
  let before = 0;
  return wanted.map((width) => {
    used += width;
    const at = Math.round((used / total) * room);
    const own = at - before;
    before = at;
    return own;
  });
}
