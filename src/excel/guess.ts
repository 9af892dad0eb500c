import type { Area } from "../sheet/address";
import type { Drawing, Lines } from "./drawing";
import type { Group } from "./marks";
import { Marks } from "./marks";

/**
 * How a sheet is thought to look: as it was last drawn, or as it is about to be drawn again. Excel is asked whether each part
 * that should look alike does; only where it does not is it asked closer. A wrong guess costs requests, never correctness.
 */
export type Guess = Pick<Drawing, "looks" | "lines" | "validations">;

/** Nothing is known: each sheet is asked as one, then closer. */
export const NO_GUESS: Guess = { looks: [], lines: [], validations: [] };

/** What a drawing lets guess, without its cells. */
export const guessOf = ({ looks, lines, validations }: Drawing): Guess => ({ looks, lines, validations });

/** The used area of a sheet whose look is asked for. */
export interface Looked {
  sheet: string;
  area: Area;
  guess: Guess;
}

/** The side of a cell whose line is asked for; the other two only at the end of a table. */
export type Side = Lines["side"];

/** Parts of the used area that are thought to look alike but for their lines; all of it without a guess is one. */
export function lookGroups(used: Area, guess: Guess): Group[] {
  const marks = new Marks(used);
  const ids = new Map<string, number>();
  for (const { look, areas } of guess.looks) {
    const key = JSON.stringify(look);
    const id = ids.get(key) ?? ids.size + 1;
    ids.set(key, id);
    for (const area of areas) marks.set(area, id);
  }
  return marks.groups();
}

/** A line's cells, by its side, as they are kept: an upper line is the lower one of the cell above. */
const moved = (area: Area, side: Side): { side: "EdgeTop" | "EdgeLeft"; area: Area } => {
  if (side === "EdgeTop") return { side, area: { ...area, bottom: area.top } };
  if (side === "EdgeLeft") return { side, area: { ...area, right: area.left } };
  if (side === "EdgeBottom")
    return { side: "EdgeTop", area: { ...area, top: area.bottom + 1, bottom: area.bottom + 1 } };
  return { side: "EdgeLeft", area: { ...area, left: area.right + 1, right: area.right + 1 } };
};

/** Parts of the used area thought to have the same line, or none, on a side. */
export function lineGroups(used: Area, guess: Guess): { side: Side; areas: Group }[] {
  // One row and one column more: there stand the lower and right ends of the table.
  const beyond = { ...used, bottom: used.bottom + 1, right: used.right + 1 };
  const marks = { EdgeTop: new Marks(beyond), EdgeLeft: new Marks(beyond) };
  const ids = new Map<string, number>();
  for (const lines of guess.lines) {
    const key = `${lines.style}|${lines.color}|${lines.weight}`;
    const id = ids.get(key) ?? ids.size + 1;
    ids.set(key, id);
    for (const each of lines.areas) {
      const { side, area } = moved(each, lines.side);
      marks[side].set(area, id);
    }
  }
  const within = (group: Group, area: Area): Group =>
    group.flatMap((each) => {
      const cut = {
        top: Math.max(each.top, area.top),
        left: Math.max(each.left, area.left),
        bottom: Math.min(each.bottom, area.bottom),
        right: Math.min(each.right, area.right),
      };
      return cut.top <= cut.bottom && cut.left <= cut.right ? [cut] : [];
    });
  // A range of one row has no line inside: it is asked apart, or the answers would differ.
  const apart = (side: Side, group: Group, flat: (area: Area) => boolean) =>
    [group.filter(flat), group.filter((each) => !flat(each))].map((areas) => ({ side, areas }));
  const below = { ...used, top: used.bottom + 1, bottom: used.bottom + 1 };
  const beside = { ...used, left: used.right + 1, right: used.right + 1 };
  return [
    ...marks.EdgeTop.groups().flatMap((group) => [
      ...apart("EdgeTop", within(group, used), (area) => area.top === area.bottom),
      {
        side: "EdgeBottom" as const,
        areas: within(group, below).map((area) => ({ ...area, top: used.bottom, bottom: used.bottom })),
      },
    ]),
    ...marks.EdgeLeft.groups().flatMap((group) => [
      ...apart("EdgeLeft", within(group, used), (area) => area.left === area.right),
      {
        side: "EdgeRight" as const,
        areas: within(group, beside).map((area) => ({ ...area, left: used.right, right: used.right })),
      },
    ]),
  ].filter(({ areas }) => areas.length > 0);
}

/** Parts of the used area thought to have the same validation: each area of the guess, and the rest. */
export function validationGroups(used: Area, guess: Guess): Group[] {
  const marks = new Marks(used);
  let id = 0;
  for (const { areas } of guess.validations) for (const area of areas) marks.set(area, ++id);
  return marks.groups();
}
