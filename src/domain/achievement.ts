import type { Accumulation, Direction, IndicatorType, InverseFormula } from "./plan";
import type { Actual } from "./submission";
import type { Target } from "./target";

/** Verdicts (đánh giá) in the words that are printed. The last one is only ever written by an officer. */
export const VERDICT = {
  exceeded: "Vượt",
  met: "Đạt",
  missed: "Không đạt",
  inProgress: "Đang thực hiện",
  noData: "Chưa có số liệu",
  notAssigned: "Không giao chỉ tiêu",
  notComputable: "Không tính được",
  completed: "Hoàn thành",
  notArising: "Không phát sinh",
  notYetJudged: "Chưa đến kỳ đánh giá",
} as const;

export type Verdict = (typeof VERDICT)[keyof typeof VERDICT];

/** Whether a text is one of the printed verdicts, exactly. */
export function isVerdict(text: string | null): text is Verdict {
  return text !== null && (Object.values(VERDICT) as string[]).includes(text);
}

/** Verdicts that let a parent pass: Vượt, Đạt, Hoàn thành, Không phát sinh. */
export function isGood(verdict: Verdict): boolean {
  return (
    verdict === VERDICT.exceeded ||
    verdict === VERDICT.met ||
    verdict === VERDICT.completed ||
    verdict === VERDICT.notArising
  );
}

/** What is known of an indicator when it is judged. */
export interface Judged {
  type: IndicatorType;
  direction: Direction;
  accumulation: Accumulation;
  /** Value of the base year; only the "reduction" formula asks for it. */
  baseline: number | null;
}

export interface AchievementInput {
  indicator: Judged;
  target: Target;
  /** null: no row was reported. */
  actual: Actual | null;
  /** Year-end: a miss is a miss. */
  final: boolean;
  inverseFormula: InverseFormula;
}

/** Achievement (mức độ hoàn thành) of one indicator. Nothing is rounded but `difference`, which drops what lies past 9 decimals. */
export interface Achievement {
  /** Figure that was judged, in the indicator's unit; null when there is none. */
  actual: number | null;
  /** Tỷ lệ so với kế hoạch (%). */
  percent: number | null;
  /** Chênh lệch: actual − target in the indicator's unit; điểm % for rates and growth. */
  difference: number | null;
  /** The verdict that counts. */
  verdict: Verdict;
  /** What the rules alone say; differs from `verdict` where an officer wrote another one with a reason. */
  computed: Verdict;
}

/** Rounds to 9 decimals, half away from zero, so that 0,1 + 0,2 equals 0,3 when figures are compared. */
export function round9(value: number): number {
  const scaled = Math.round(Math.abs(value) * 1e9);
  // Past 2^53 the product has no decimals left to drop.
  const size = scaled > Number.MAX_SAFE_INTEGER ? Math.abs(value) : scaled / 1e9;
  return value < 0 && size !== 0 ? -size : size;
}

/** Figure of an actual: as typed, else from its numerator and denominator (tử số, mẫu số) where the type has them. */
export function figureOf(type: IndicatorType, actual: Actual | null): number | null {
  if (!actual) return null;
  const { value, numerator, denominator } = actual;
  const parts =
    numerator !== null && denominator !== null && denominator !== 0 ? (numerator / denominator) * 100 : null;
  if (type === "setRatio") return parts ?? value;
  if (type === "rate") return value ?? parts;
  return value;
}

/** Judges one indicator that is not a group (docs: how achievement is computed). */
export function achievement(input: AchievementInput): Achievement {
  const { indicator, target, actual, final } = input;
  const { type, direction } = indicator;
  const figure = figureOf(type, actual);
  if (target.kind === "none") return outcome(figure, null, null, VERDICT.notAssigned);
  if (target.kind === "unreadable") return outcome(figure, null, null, VERDICT.notComputable);
  if (type === "setRatio" && actual && actual.denominator === 0 && actual.numerator !== null) {
    return outcome(null, null, null, actual.numerator === 0 ? VERDICT.notArising : VERDICT.notComputable);
  }
  if (type === "milestone" || direction === "done") return milestone(actual, final);
  if (figure === null) {
    return outcome(null, null, null, actual?.text ? VERDICT.notComputable : VERDICT.noData);
  }
  const { actual: judged, percent, difference, computed } = compared(input, figure);
  return outcome(judged, percent, difference, settled(computed, indicator, final));
}

function outcome(actual: number | null, percent: number | null, difference: number | null, verdict: Verdict) {
  return { actual, percent, difference, verdict, computed: verdict };
}

function milestone(actual: Actual | null, final: boolean): Achievement {
  if (actual?.milestone === "done") return outcome(null, 100, null, VERDICT.completed);
  if (actual?.milestone) return outcome(null, null, null, final ? VERDICT.missed : VERDICT.inProgress);
  const something = actual !== null && (actual.text !== null || actual.value !== null);
  return outcome(null, null, null, something ? VERDICT.notComputable : VERDICT.noData);
}

/** Before year-end nothing is missed yet, and a yearly ceiling (chỉ tiêu nghịch lũy kế) cannot be kept yet either. */
function settled(verdict: Verdict, indicator: Judged, final: boolean): Verdict {
  const figured = verdict === VERDICT.exceeded || verdict === VERDICT.met || verdict === VERDICT.missed;
  const ceiling = indicator.direction === "down" && indicator.accumulation === "cumulative";
  return !final && figured && (verdict === VERDICT.missed || ceiling) ? VERDICT.inProgress : verdict;
}

function compared(input: AchievementInput, figure: number): Achievement {
  const { indicator, target } = input;
  const { type, direction } = indicator;
  if (type === "range") {
    if (target.kind === "number") return within(direction, target.value, target.value, figure);
    if (target.kind === "range") return within(direction, target.from, target.to, figure);
  }
  if (target.kind !== "number") return outcome(figure, null, null, VERDICT.notComputable);
  const difference = round9(figure - target.value);
  const up = type === "atLeast" || direction !== "down";
  const bySign = signed(up ? difference : -difference);
  if (type === "growth") return outcome(figure, null, difference, bySign);
  if (type === "setRatio") return outcome(figure, figure, difference, bySign);
  if (up) {
    if (target.value === 0) return outcome(figure, null, difference, VERDICT.notComputable);
    return outcome(figure, target.value < 0 ? null : (figure / target.value) * 100, difference, bySign);
  }
  return outcome(figure, inversePercent(input, target.value, figure, difference), difference, bySign);
}

function signed(gain: number): Verdict {
  return gain > 0 ? VERDICT.exceeded : gain < 0 ? VERDICT.missed : VERDICT.met;
}

/** Percent of a downward indicator. No decree gives a formula, so the plan names it. */
function inversePercent(input: AchievementInput, target: number, figure: number, difference: number): number | null {
  if (target === 0) return difference === 0 ? 100 : null;
  if (target < 0) return null;
  const { baseline } = input.indicator;
  switch (input.inverseFormula) {
    case "target/actual":
      return figure > 0 ? (target / figure) * 100 : null;
    case "2-actual/target":
      return Math.max(0, (2 - figure / target) * 100);
    case "reduction":
      return baseline === null || baseline === target ? null : ((baseline - figure) / (baseline - target)) * 100;
  }
}

/** A target given as a range [from; to] (khoảng): 100 % inside, measured against the nearest bound outside. */
function within(direction: Direction, from: number, to: number, figure: number): Achievement {
  const down = direction === "down";
  const below = round9(figure - from);
  const above = round9(figure - to);
  if (below < 0) {
    const percent = down ? ratio(from, figure) : ratio(figure, from);
    return outcome(figure, percent, below, down ? VERDICT.exceeded : VERDICT.missed);
  }
  if (above > 0) {
    const percent = down ? ratio(to, figure) : ratio(figure, to);
    return outcome(figure, percent, above, down ? VERDICT.missed : VERDICT.exceeded);
  }
  return outcome(figure, 100, 0, VERDICT.met);
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : (numerator / denominator) * 100;
}

/** So với cùng kỳ (%): actual / same period last year × 100; null for growth, milestones and groups. */
export function versusLastYear(type: IndicatorType, actual: number | null, lastYear: number | null): number | null {
  if (type === "growth" || type === "milestone" || type === "group") return null;
  return actual === null || lastYear === null || lastYear === 0 ? null : (actual / lastYear) * 100;
}
