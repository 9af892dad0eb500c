import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { slices } from "./areas";
import type { Step } from "./run";
import { RANGE_BYTES } from "./run";

/**
 * What is thought to be answered of one cell's values, formulas, formats and types. Tables of the forms take 40 to 60 bytes a
 * cell; where it is more than Excel lets through, the same is asked again in smaller pieces.
 */
export const CELL_BYTES = 80;

/** A part of a sheet with what was asked of it. */
export interface Block<A> {
  area: Area;
  answer: A;
}

interface Asked<A> {
  area: Area;
  answer?: A;
  parts?: Asked<A>[];
}

export const cellsIn = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);

/** An area in two halves, by rows or, of one row, by columns; nothing for a single cell. */
function halves(area: Area): Area[] {
  const row = (area.top + area.bottom) >> 1;
  const column = (area.left + area.right) >> 1;
  if (area.top < area.bottom)
    return [
      { ...area, bottom: row },
      { ...area, top: row + 1 },
    ];
  if (area.left < area.right)
    return [
      { ...area, right: column },
      { ...area, left: column + 1 },
    ];
  return [];
}

const quarters = (area: Area): Area[] =>
  halves(area).flatMap((half) => {
    const parts = halves(half);
    return parts.length > 0 ? parts : [half];
  });

/**
 * Asks something of areas, in blocks of at most `cells` cells; what was answered stands after the steps were sent.
 * @param bytes what is thought to be answered of one cell
 */
export function blocksQuery<A>(
  sheet: string,
  areas: readonly Area[],
  ask: (range: Excel.Range) => A,
  bytes = CELL_BYTES,
  cells = 4_000,
): { steps: Step[]; read: () => Block<A>[] } {
  const top: Asked<A>[] = areas.flatMap((area) => slices(area, cells)).map((area) => ({ area }));
  const step = (asked: Asked<A>): Step => ({
    bytes: RANGE_BYTES + bytes * cellsIn(asked.area),
    queue: (context) => {
      asked.answer = ask(context.workbook.worksheets.getItem(sheet).getRange(areaName(asked.area)));
    },
    split: () => (asked.parts = quarters(asked.area).map((area) => ({ area }))).map(step),
  });
  const read = (list: readonly Asked<A>[]): Block<A>[] =>
    list.flatMap(({ area, answer, parts }) => (parts ? read(parts) : answer === undefined ? [] : [{ area, answer }]));
  return { steps: top.map(step), read: () => read(top) };
}
