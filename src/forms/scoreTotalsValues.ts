import type { Criterion } from "../domain/scheme";
import type { ScoreEntry } from "../domain/submission";
import { sum } from "../domain/sum";
import { roundHalfAway } from "../vietnamese/numbers";
import { isExtra } from "./scoring";

/** A figure, or the empty text a formula shows for none. */
export type Shown = number | "";

/** What the formulas of TongHop_Diem show, so that a file has its figures before anything computes it. */
export interface ShownPoints {
  points: Shown;
  bonus: Shown;
  penalty: Shown;
  counted: Shown;
}

/** Points, bonus and penalty of the member or the rules, where the cluster has written nothing. */
export type BasePoints = Record<"points" | "bonus" | "penalty", number | null>;

/** What counts of one criterion for one member: the standing body's figure, else the cluster's, else what stands without them. */
export function shownPoints(
  criterion: Criterion,
  entry: ScoreEntry | undefined,
  base: BasePoints,
  decimals: number,
): ShownPoints {
  const decided = entry?.council ?? entry?.appraised ?? null;
  const none = { points: "", bonus: "", penalty: "" } as const;
  if (isExtra(criterion)) {
    const own = criterion.rule.kind === "bonus" ? "bonus" : "penalty";
    return counted({
      ...none,
      [own]: decided === null ? (base[own] ?? "") : extraPoints(criterion, entry, decided, decimals),
    });
  }
  if (decided !== null) return counted({ ...none, points: roundHalfAway(decided, decimals) });
  return counted({ points: base.points ?? "", bonus: base.bonus ?? "", penalty: base.penalty ?? "" });
}

/** Bonus and penalty count with a reason only. */
function extraPoints({ max }: Criterion, entry: ScoreEntry | undefined, figure: number, decimals: number): number {
  if ((entry?.reason ?? "").trim() === "") return 0;
  return roundHalfAway(Math.min(max ?? Infinity, Math.abs(figure)), decimals);
}

/** What the heading of a section shows for one member, from its criteria; `max` caps the points. */
export function shownSection(criteria: readonly ShownPoints[], max: number | null): ShownPoints {
  const points = shownSum(criteria.map((one) => one.points));
  return counted({
    points: points === "" ? "" : Math.min(max ?? Infinity, points),
    bonus: shownSum(criteria.map(({ bonus }) => bonus)) || 0,
    penalty: shownSum(criteria.map(({ penalty }) => penalty)) || 0,
  });
}

/** The sum of those that are figures; "" where none is. */
export function shownSum(values: readonly (Shown | null)[]): Shown {
  const figures = values.filter((value) => typeof value === "number");
  return figures.length === 0 ? "" : roundHalfAway(sum(figures), 9);
}

function counted(parts: Omit<ShownPoints, "counted">): ShownPoints {
  const [points, bonus, penalty] = [parts.points || 0, parts.bonus || 0, parts.penalty || 0];
  const none = parts.points === "" && bonus === 0 && penalty === 0;
  return { ...parts, counted: none ? "" : roundHalfAway(points + bonus - penalty, 9) };
}
