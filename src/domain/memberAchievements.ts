import { type Achievement, achievement, isGood, isVerdict, VERDICT, type Verdict, versusLastYear } from "./achievement";
import type { Indicator, Period, Plan } from "./plan";
import type { Entry, Folded } from "./submission";
import { type Target, targetOf } from "./target";

/** Achievement of one indicator of one member, with what it was judged on. */
export interface MemberAchievement extends Achievement {
  indicator: Indicator;
  target: Target;
  /** The row it was reported in, or null. */
  entry: Entry | null;
  /** Kế hoạch kỳ and tỷ lệ so với kế hoạch kỳ (%). */
  periodTarget: Target;
  periodPercent: number | null;
  /** So với cùng kỳ (%). */
  versusLastYear: number | null;
  /** Of a group: children that pass and children that were assigned ("n đạt / n con"). */
  children: { good: number; total: number } | null;
}

/** Numbers of indicators by verdict; a verdict nobody has is absent. */
export type VerdictCounts = Partial<Record<Verdict, number>>;

export interface Counts {
  /** By printed number (số chỉ tiêu chính): parents decide for their children. */
  printed: VerdictCounts;
  /** By measurable indicator (chỉ tiêu thành phần). */
  components: VerdictCounts;
}

/** Verdict of a parent without a value of its own, from its direct children. */
export function groupVerdict(children: readonly Verdict[], final: boolean): Verdict {
  const assigned = children.filter((verdict) => verdict !== VERDICT.notAssigned);
  if (assigned.length === 0) return VERDICT.notAssigned;
  if (assigned.every(isGood)) return assigned.includes(VERDICT.exceeded) ? VERDICT.exceeded : VERDICT.met;
  if (assigned.every((verdict) => verdict === VERDICT.noData)) return VERDICT.noData;
  if (!final) return VERDICT.inProgress;
  if (assigned.includes(VERDICT.missed)) return VERDICT.missed;
  return assigned.includes(VERDICT.noData) ? VERDICT.noData : VERDICT.notComputable;
}

/** Verdict an officer wrote instead; it counts only where a reason stands beside it. */
export function overrideOf(entry: Entry | null): Verdict | null {
  return entry && isVerdict(entry.verdictOverride) && entry.reason?.trim() ? entry.verdictOverride : null;
}

/** Judges indicators of the plan (all where none are named) for one member, in the plan's order, groups after their children. */
export function memberAchievements(
  plan: Plan,
  period: Period,
  member: string,
  entries: readonly Entry[],
  indicators: readonly Indicator[] = plan.indicators,
): Map<string, MemberAchievement> {
  const rows = new Map<string, Entry>();
  for (const entry of entries) if (!rows.has(entry.indicator)) rows.set(entry.indicator, entry);
  const children = childrenOf(plan.indicators);
  const done = new Map<string, MemberAchievement>();
  const open = new Set<string>();

  const judge = (indicator: Indicator): MemberAchievement => {
    const known = done.get(indicator.code);
    if (known) return known;
    open.add(indicator.code);
    const entry = rows.get(indicator.code) ?? null;
    const judged =
      indicator.type === "group"
        ? judgeGroup(
            indicator,
            entry,
            // A circle among parents is an error of the plan; here it only must not run for ever.
            (children.get(indicator.code) ?? []).filter((child) => !open.has(child.code)).map(judge),
            period.final,
          )
        : judgeOne(plan, period, member, indicator, entry);
    open.delete(indicator.code);
    done.set(indicator.code, judged);
    return judged;
  };

  return new Map(indicators.map((indicator) => [indicator.code, judge(indicator)]));
}

/** Direct children by parent code, in the plan's order. */
export function childrenOf(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const children = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    if (indicator.parent === null) continue;
    const siblings = children.get(indicator.parent);
    if (siblings) siblings.push(indicator);
    else children.set(indicator.parent, [indicator]);
  }
  return children;
}

function judgeGroup(
  indicator: Indicator,
  entry: Entry | null,
  children: readonly MemberAchievement[],
  final: boolean,
): MemberAchievement {
  const verdicts = children.map((child) => child.verdict);
  const computed = groupVerdict(verdicts, final);
  const assigned = verdicts.filter((verdict) => verdict !== VERDICT.notAssigned);
  return {
    indicator,
    target: { kind: "none" },
    entry,
    actual: null,
    percent: null,
    difference: null,
    computed,
    verdict: overrideOf(entry) ?? computed,
    periodTarget: { kind: "none" },
    periodPercent: null,
    versusLastYear: null,
    children: { good: assigned.filter(isGood).length, total: assigned.length },
  };
}

function judgeOne(
  plan: Plan,
  period: Period,
  member: string,
  indicator: Indicator,
  entry: Entry | null,
): MemberAchievement {
  const actual = entry?.actual ?? null;
  const target = entry?.folded ? foldedTarget(entry.folded) : targetOf(plan, indicator, member);
  const periodTarget = targetOf(plan, indicator, member, period.code);
  const { final } = period;
  const { inverseFormula } = plan;
  const judged = achievement({ indicator, target, actual, final, inverseFormula });
  const computed = entry?.folded && target.kind === "none" ? foldedVerdict(entry.folded) : judged.computed;
  // Field by field: spreading objects took more time than judging, and a nation's merge judges hundreds of thousands.
  return {
    actual: judged.actual,
    percent: judged.percent,
    difference: judged.difference,
    verdict: overrideOf(entry) ?? computed,
    computed,
    indicator,
    target,
    entry,
    periodTarget,
    periodPercent:
      periodTarget.kind === "none"
        ? null
        : achievement({ indicator, target: periodTarget, actual, final, inverseFormula }).percent,
    versusLastYear: versusLastYear(indicator.type, judged.actual, entry?.lastYear ?? null),
    children: null,
  };
}

/** A merged book brings the target its figures belong to: members without figures are in neither. */
function foldedTarget({ target }: Folded): Target {
  return target === null ? { kind: "none" } : { kind: "number", value: target };
}

function foldedVerdict({ apart, mixedTargets, noData }: Folded): Verdict {
  if (apart || mixedTargets) return VERDICT.notComputable;
  return noData.length > 0 ? VERDICT.noData : VERDICT.notAssigned;
}

/** Counts verdicts by printed number and by measurable component. */
export function counts(achievements: Iterable<MemberAchievement>): Counts {
  const printed: VerdictCounts = {};
  const components: VerdictCounts = {};
  for (const { indicator, verdict } of achievements) {
    if (indicator.parent === null) printed[verdict] = (printed[verdict] ?? 0) + 1;
    if (indicator.type !== "group") components[verdict] = (components[verdict] ?? 0) + 1;
  }
  return { printed, components };
}
