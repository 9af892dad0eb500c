import type { Area } from "../sheet/address";
import { eachPlace, placeOf, rectangles } from "./areas";
import { blocksQuery } from "./blocks";
import type { Looked, Side } from "./guess";
import { lineGroups, lookGroups } from "./guess";
import type { Dress } from "./imageLooks";
import { asking, dressCollector, lookOf } from "./imageLooks";
import { linePieces, lineQuery, lookQuery, sharedLine, sharedLook } from "./imageParts";
import type { Group } from "./marks";
import type { Rounds, Step } from "./run";

/** Answers still open up to which cells are asked one by one at once. */
const FEW = 3_000;
/** getCellProperties answers with about this much for a cell: of its look, and of its lines. */
const LOOK_BYTES = 450;
const LINES_BYTES = 400;

/** Cells of a column or row that are asked together, and then of those that differ. */
const PIECES = [250, 16] as const;

/** What is asked of a cell: how it looks, or the line on one of its sides. */
type What = "look" | Side;

/** Where in an answer of getCellProperties a line stands. */
const SIDES: Readonly<Record<Side, "top" | "left" | "bottom" | "right">> = {
  EdgeTop: "top",
  EdgeLeft: "left",
  EdgeBottom: "bottom",
  EdgeRight: "right",
};

/** A question to areas that are thought alike; `settle` takes the answer down, or says that they are not. */
interface Question {
  what: What;
  areas: Group;
  steps: Step[];
  settle: () => boolean;
}

/** Cells, by what is still to be asked of them. */
function openCells(questions: readonly Question[]): Map<What, Set<number>> {
  const open = new Map<What, Set<number>>();
  for (const { what, areas } of questions) {
    const cells = open.get(what) ?? new Set<number>();
    open.set(what, cells);
    for (const area of areas) eachPlace(area, (row, column) => cells.add(placeOf(row, column)));
  }
  return open;
}

/**
 * The look and lines of one sheet's cells. First each group of cells that is thought alike is asked as one; what is not, by
 * columns (or rows) of 250 cells, then of 16, and what differs still by the cell: tables of thousands of rows have few looks, and
 * asking a cell costs as much as asking a column.
 */
export function* dressRounds({ sheet, area: used, guess }: Looked): Rounds<Dress> {
  const dress = dressCollector();
  const question = (what: What, areas: Group): Question => {
    if (what === "look") {
      const { steps, asked } = lookQuery(sheet, areas);
      const settle = (): boolean => {
        const look = sharedLook(asked);
        if (look) dress.look(areas, lookOf(look));
        return look !== null;
      };
      return { what, areas, steps, settle };
    }
    const { steps, asked } = lineQuery(sheet, what, areas);
    const settle = (): boolean => {
      const line = sharedLine(asked);
      if (line) dress.line(areas, what, line);
      return line !== null;
    };
    return { what, areas, steps, settle };
  };

  let questions = [
    ...lookGroups(used, guess).map((areas) => question("look", areas)),
    ...lineGroups(used, guess).map(({ side, areas }) => question(side, areas)),
  ];
  yield questions.flatMap(({ steps }) => steps);
  let open = openCells(questions.filter((each) => !each.settle()));
  for (const size of PIECES) {
    if ([...open.values()].reduce((sum, cells) => sum + cells.size, 0) <= FEW) break;
    questions = [...open].flatMap(([what, cells]) =>
      rectangles(cells).flatMap((area) => linePieces(area, size).map((piece) => question(what, [piece]))),
    );
    yield questions.flatMap(({ steps }) => steps);
    open = openCells(questions.filter((each) => !each.settle()));
  }

  const looks = open.has("look");
  const lines = [...open.keys()].some((what) => what !== "look");
  const cells = new Set([...open.values()].flatMap((each) => [...each]));
  const query = blocksQuery(
    sheet,
    rectangles(cells),
    (range) => range.getCellProperties(asking(looks, lines)),
    (looks ? LOOK_BYTES : 0) + (lines ? LINES_BYTES : 0),
    1_000,
  );
  yield query.steps;
  for (const { area, answer } of query.read())
    eachPlace(area, (row, column) => {
      const format = answer.value[row - area.top]?.[column - area.left]?.format ?? {};
      const cell: Area[] = [{ top: row, bottom: row, left: column, right: column }];
      for (const [what, places] of open)
        if (!places.has(placeOf(row, column))) continue;
        else if (what === "look") dress.look(cell, lookOf(format));
        else dress.line(cell, what, format.borders?.[SIDES[what]]);
    });
  return dress.dress();
}
