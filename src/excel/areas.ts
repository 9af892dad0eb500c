import type { Area } from "../sheet/address";
import { areaName, MAX_COLUMNS, parseArea } from "../sheet/address";

/** A cell's number on its sheet, for maps. */
export const placeOf = (row: number, column: number): number => row * MAX_COLUMNS + column;
export const rowAt = (place: number): number => Math.floor(place / MAX_COLUMNS);
export const columnAt = (place: number): number => place % MAX_COLUMNS;

/** Packs cells into rectangles: runs along a row, then equal runs one under the other (`tall` false keeps single rows). */
export function rectangles(places: Iterable<number>, tall = true): Area[] {
  const runs: Area[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const row = rowAt(place);
    const column = columnAt(place);
    const last = runs[runs.length - 1];
    if (last && last.top === row && last.right === column - 1) last.right = column;
    else runs.push({ top: row, bottom: row, left: column, right: column });
  }
  return tall ? stacked(runs) : runs;
}

/** Equal runs one under the other as one rectangle; the runs come from top to bottom. */
export function stacked(runs: readonly Area[]): Area[] {
  const done: Area[] = [];
  const open = new Map<number, Area>();
  for (const run of runs) {
    const id = run.left * MAX_COLUMNS + run.right;
    const above = open.get(id);
    if (above && above.bottom === run.top - 1) above.bottom = run.bottom;
    else {
      const area = { ...run };
      open.set(id, area);
      done.push(area);
    }
  }
  return done;
}

/** Packs cells into rectangles one column wide. */
export function columnsOf(places: Iterable<number>): Area[] {
  const turned = [...places].map((place) => placeOf(columnAt(place), 0) * 64 + rowAt(place)).sort((a, b) => a - b);
  const done: Area[] = [];
  for (const each of turned) {
    const column = Math.floor(each / (MAX_COLUMNS * 64));
    const row = each % (MAX_COLUMNS * 64);
    const last = done[done.length - 1];
    if (last && last.left === column && last.bottom === row - 1) last.bottom = row;
    else done.push({ top: row, bottom: row, left: column, right: column });
  }
  return done;
}

/** Excel takes an address of at most 8,192 characters for several areas. */
const ADDRESS = 6_000;

/** Addresses for worksheet.getRanges, few and not too long. */
export function addresses(areas: readonly Area[]): string[] {
  const out: string[] = [];
  let text = "";
  for (const area of areas) {
    const name = areaName(area);
    if (text !== "" && text.length + name.length + 1 > ADDRESS) {
      out.push(text);
      text = "";
    }
    text = text === "" ? name : `${text},${name}`;
  }
  if (text !== "") out.push(text);
  return out;
}

/** Parts of an area of at most `cells` cells, cut along rows. */
export function slices(area: Area, cells: number): Area[] {
  const height = Math.max(1, Math.floor(cells / (area.right - area.left + 1)));
  const out: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += height)
    out.push({ ...area, top, bottom: Math.min(area.bottom, top + height - 1) });
  return out;
}

export const eachPlace = (area: Area, visit: (row: number, column: number) => void): void => {
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) visit(row, column);
};

/** The area of an address that may carry its sheet before "!"; null for whole rows and columns. */
export const areaOf = (address: string): Area | null =>
  parseArea(address.slice(address.lastIndexOf("!") + 1).replace(/\$/g, ""));
