import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { eachPlace, placeOf, rectangles } from "./areas";
import { blocksQuery, cellsIn } from "./blocks";
import { linePieces } from "./imageParts";
import { Marks } from "./marks";
import type { Rounds, Step } from "./run";
import { RANGE_BYTES, whole } from "./run";

/** What reading wants of a cell's look: the font, for telling old encodings, and whether it may be typed into. */
interface CellLook {
  font: string;
  locked: boolean;
}

export type CellLooks = (row: number, column: number) => CellLook;

/** Cells up to which those that differ are asked one by one at once, and what one answers. */
const FEW = 20_000;
const LOOK_BYTES = 100;

/** Cells of a column or row that are asked together, and then of those that differ. */
const PIECES = [250, 16] as const;

/** Excel answers null, or "", for what the cells of a range do not share. */
const lookOf = (font: unknown, locked: unknown): CellLook | null =>
  typeof font === "string" && font !== "" && typeof locked === "boolean" ? { font, locked } : null;

/** Font and lock of a used area: of the whole, of what differs by columns or rows, by 16 cells, and by the cell. */
export function* cellLooks(sheet: string, used: Area): Rounds<CellLooks> {
  const marks = new Marks(used);
  const ids = new Map<string, number>();
  const looks: CellLook[] = [{ font: "", locked: true }];
  const mark = (area: Area, look: CellLook): void => {
    const key = `${look.font}|${look.locked}`;
    const id = ids.get(key) ?? looks.push(look) - 1;
    ids.set(key, id);
    marks.set(area, id);
  };
  const ask = (areas: readonly Area[]): { steps: Step[]; open: () => Area[] } => {
    const asked: { area: Area; format: Excel.RangeFormat }[] = [];
    const steps = areas.map((area, index) => ({
      bytes: RANGE_BYTES,
      queue: (context: Excel.RequestContext) => {
        const { format } = context.workbook.worksheets.getItem(sheet).getRange(areaName(area));
        format.load("font/name,protection/locked");
        asked[index] = { area, format };
      },
      split: whole,
    }));
    const open = (): Area[] =>
      asked.flatMap(({ area, format }) => {
        const look = lookOf(format.font.name, format.protection.locked);
        if (look) mark(area, look);
        return look ? [] : [area];
      });
    return { steps, open };
  };

  let question = ask([used]);
  yield question.steps;
  let open = question.open();
  for (const size of PIECES) {
    if (open.reduce((sum, area) => sum + cellsIn(area), 0) <= FEW) break;
    question = ask(open.flatMap((area) => linePieces(area, size)));
    yield question.steps;
    open = question.open();
  }

  const places = new Set<number>();
  for (const area of open) eachPlace(area, (row, column) => places.add(placeOf(row, column)));
  const query = blocksQuery(
    sheet,
    rectangles(places),
    (range) => range.getCellProperties({ format: { font: { name: true }, protection: true } }),
    LOOK_BYTES,
  );
  yield query.steps;
  for (const { area, answer } of query.read())
    eachPlace(area, (row, column) => {
      const format = answer.value[row - area.top]?.[column - area.left]?.format;
      const cell = { top: row, bottom: row, left: column, right: column };
      mark(cell, { font: format?.font?.name ?? "", locked: format?.protection?.locked !== false });
    });
  return (row, column) => looks[marks.get(row, column)]!;
}
