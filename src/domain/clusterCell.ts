/**
 * The whole cluster's figure of one indicator (toàn cụm). Only what may be summed is summed: cumulative quantities add up,
 * ratios are recomputed from their numerators and denominators, nothing else is put together. A member without target or
 * without figure is in neither sum and is named.
 */
import { achievement, VERDICT, type Verdict } from "./achievement";
import type { MemberAchievement } from "./memberAchievements";
import type { Indicator, InverseFormula } from "./plan";
import { NO_ACTUAL } from "./submission";
import { sum } from "./sum";

export interface ClusterCell {
  target: number | null;
  actual: number | null;
  /** % */
  percent: number | null;
  difference: number | null;
  verdict: Verdict | null;
  numerator: number | null;
  denominator: number | null;
  /** Number of members in the sums. */
  counted: number;
  /** Members left out, by code. */
  without: { noTarget: string[]; noData: string[] };
  /** The figures may not be put together. */
  apart: boolean;
  /** A ratio whose members do not share one target. */
  mixedTargets: boolean;
}

/** Whether figures of this indicator add up across members. */
export function isSummable({ type, accumulation }: Pick<Indicator, "type" | "accumulation">): boolean {
  return (type === "quantity" || type === "value" || type === "atLeast") && accumulation === "cumulative";
}

/** Whether figures are recomputed from numerator and denominator (tử số, mẫu số). */
export function isRatio({ type }: Pick<Indicator, "type">): boolean {
  return type === "setRatio" || type === "rate";
}

/** What one member brings into the total. */
interface Part {
  /** null only where a merged book's members do not share one. */
  target: number | null;
  counted: number;
  actual: number | null;
  numerator: number | null;
  denominator: number | null;
}

/**
 * @param cells every member asked, with or without a submission
 * @param final year-end
 */
export function clusterCell(
  indicator: Indicator,
  cells: readonly (readonly [string, MemberAchievement])[],
  final: boolean,
  inverseFormula: InverseFormula,
): ClusterCell {
  const without = { noTarget: [] as string[], noData: [] as string[] };
  const parts: Part[] = [];
  let apart = !isSummable(indicator) && !isRatio(indicator);
  let mixedTargets = false;
  for (const [member, cell] of apart ? [] : cells) {
    const folded = cell.entry?.folded;
    if (folded) {
      without.noTarget.push(...folded.noTarget);
      without.noData.push(...folded.noData);
      apart ||= folded.apart;
      mixedTargets ||= folded.mixedTargets;
      if (folded.counted === 0) continue;
    }
    const target = cell.target.kind === "number" ? cell.target.value : null;
    const actual = cell.entry?.actual;
    const given = cell.actual !== null || (isRatio(indicator) && hasParts(cell));
    if (target === null && !folded) without.noTarget.push(member);
    else if (!given && !folded) without.noData.push(member);
    else {
      const { numerator = null, denominator = null } = actual ?? {};
      parts.push({ target, counted: folded?.counted ?? 1, actual: cell.actual, numerator, denominator });
      if (isRatio(indicator) && !hasParts(cell)) apart = true;
    }
  }
  const counted = parts.reduce((total, part) => total + part.counted, 0);
  const nothing: ClusterCell = {
    target: null,
    actual: null,
    percent: null,
    difference: null,
    verdict: null,
    numerator: null,
    denominator: null,
    counted: apart ? 0 : counted,
    without,
    apart,
    mixedTargets,
  };
  if (apart) return nothing;
  if (counted === 0) {
    return { ...nothing, verdict: without.noData.length > 0 ? VERDICT.noData : VERDICT.notAssigned };
  }
  return isRatio(indicator)
    ? { ...nothing, ...ratioTotal(indicator, parts, mixedTargets, final, inverseFormula) }
    : { ...nothing, ...sumTotal(indicator, parts, final, inverseFormula) };
}

function hasParts(cell: MemberAchievement): boolean {
  const actual = cell.entry?.actual;
  return actual != null && actual.numerator !== null && actual.denominator !== null;
}

function sumTotal(indicator: Indicator, parts: readonly Part[], final: boolean, inverseFormula: InverseFormula) {
  const target = sum(parts.map((part) => part.target ?? 0));
  const total = sum(parts.map((part) => part.actual ?? 0));
  const judged = achievement({
    indicator: { ...indicator, baseline: null },
    target: { kind: "number", value: target },
    actual: { ...NO_ACTUAL, value: total },
    final,
    inverseFormula,
  });
  const { actual, percent, difference, verdict } = judged;
  return { target, actual, percent, difference, verdict };
}

function ratioTotal(
  indicator: Indicator,
  parts: readonly Part[],
  mixed: boolean,
  final: boolean,
  inverseFormula: InverseFormula,
) {
  const numerator = sum(parts.map((part) => part.numerator ?? 0));
  const denominator = sum(parts.map((part) => part.denominator ?? 0));
  const [first] = parts;
  const mixedTargets = mixed || parts.some((part) => part.target !== first?.target);
  const target = mixedTargets ? null : (first?.target ?? null);
  const figure = denominator === 0 ? null : (numerator / denominator) * 100;
  const sums = { target, numerator, denominator, mixedTargets };
  if (target === null) {
    const percent = indicator.type === "setRatio" ? figure : null;
    return { ...sums, actual: figure, percent, difference: null, verdict: null };
  }
  const { actual, percent, difference, verdict } = achievement({
    indicator,
    target: { kind: "number", value: target },
    actual: { ...NO_ACTUAL, value: figure, numerator, denominator },
    final,
    inverseFormula,
  });
  return { ...sums, actual, percent, difference, verdict };
}
