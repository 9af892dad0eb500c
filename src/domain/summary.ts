import { isGood, VERDICT, type Verdict } from "./achievement";
import { type ClusterCell, clusterCell } from "./clusterCell";
import { type Consolidation, membersIn } from "./consolidation";
import { type Counts, counts, type MemberAchievement, memberAchievements } from "./memberAchievements";
import { comparableWithLastYear } from "./memberLife";
import type { Indicator, Period, Plan } from "./plan";
import { progressByQuarter, type QuarterProgress, taskStates } from "./schedule";
import type { DataKind, MilestoneState, Source, Submission } from "./submission";
import type { Target } from "./target";

/** One indicator of one member (ô của một đơn vị). null is no data, never 0. */
export interface MemberCell {
  target: Target;
  actual: number | null;
  percent: number | null;
  difference: number | null;
  verdict: Verdict;
  /** What the rules say where the member wrote another verdict. */
  computed: Verdict;
  milestone: MilestoneState | null;
  text: string | null;
  qualifier: string | null;
  numerator: number | null;
  denominator: number | null;
  periodTarget: Target;
  periodPercent: number | null;
  lastYear: number | null;
  versusLastYear: number | null;
  yearEstimate: number | null;
  dataKind: DataKind | null;
  asOf: string | null;
  reason: string | null;
  evidence: string | null;
  /** Of a group: "n đạt / n con". */
  children: { good: number; total: number } | null;
  /** null when the member reported no such row. */
  source: Source | null;
}

/** One row of the cluster's table (TongHop_Cum). */
export interface SummaryRow {
  code: string;
  /** By member code, in the order of `Summary.members`. */
  members: Record<string, MemberCell>;
  cluster: ClusterCell;
  /** Đơn vị dẫn đầu: codes of the best, several when they are level; empty when nobody can be compared. */
  leaders: string[];
  /** Numbers of members that exceeded, met (with Hoàn thành, Không phát sinh) and missed. */
  exceeded: number;
  met: number;
  missed: number;
}

/** What is known of a merge beside its figures. */
export interface SummaryHead {
  plan: string;
  period: string;
  /** Members asked in the period in the plan's order, then any others that handed in. */
  members: string[];
  /** Those with an accepted file, those without, those whose accepted file was late. */
  submitted: string[];
  missing: string[];
  late: string[];
  /** Members whose figures reach back before the merger that made them: not to be set against last year's. */
  notComparable: string[];
  /** By member that handed in. */
  counts: Record<string, Counts>;
  /** By member that handed in, by quarter "1" to "4". */
  tasks: Record<string, Record<string, QuarterProgress>>;
}

/** Everything a cluster head's tables show. Plain data. */
export interface Summary extends SummaryHead {
  indicators: SummaryRow[];
}

/** How a merge is summed up. */
export interface SummaryOptions {
  /** Cut-off day of the tasks' status (ISO); the period's last day when absent. */
  today?: string;
}

/**
 * The cluster's table of one period.
 * @throws RangeError when the plan has no such period
 */
export function summarise(plan: Plan, consolidation: Consolidation, options: SummaryOptions = {}): Summary {
  const head = summaryHead(plan, consolidation, options);
  return { ...head, indicators: [...summaryRows(plan, consolidation, head.members)] };
}

function periodOf(plan: Plan, consolidation: Consolidation): Period {
  const period = plan.periods.find(({ code }) => code === consolidation.period);
  if (!period) throw new RangeError(`period ${consolidation.period}`);
  return period;
}

/** The summary without its rows. Throws RangeError when the plan has no such period. */
export function summaryHead(plan: Plan, consolidation: Consolidation, options: SummaryOptions = {}): SummaryHead {
  const period = periodOf(plan, consolidation);
  const today = options.today ?? period.to;
  const asked = membersIn(plan, period);
  const known = new Set(plan.members.map(({ code }) => code));
  const handedIn = new Set(Object.keys(consolidation.submissions));
  const isAsked = new Set(asked);
  const members = [
    ...plan.members.map(({ code }) => code),
    ...[...handedIn].filter((code) => !known.has(code)).sort(),
  ].filter((code) => isAsked.has(code) || handedIn.has(code));
  const isMember = new Set(members);
  const submitted = members.filter((member) => handedIn.has(member));
  const perSubmitted = <T>(value: (member: string, submission: Submission) => T): Record<string, T> =>
    Object.fromEntries(
      submitted.map((member) => [member, value(member, consolidation.submissions[member]!.submission)]),
    );
  return {
    plan: plan.id,
    period: period.code,
    members,
    submitted,
    missing: asked.filter((member) => !handedIn.has(member)),
    late: submitted.filter((member) => consolidation.submissions[member]?.record.late === true),
    notComparable: plan.members
      .filter((member) => isMember.has(member.code) && !comparableWithLastYear(member, period))
      .map(({ code }) => code),
    counts: perSubmitted((member, { entries }) => counts(memberAchievements(plan, period, member, entries).values())),
    tasks: perSubmitted((_, { tasks }) => progressByQuarter(taskStates(plan, tasks, today))),
  };
}

/** Cells that are held at once while rows are made. */
const CELLS = 60_000;

/**
 * The rows of the table one after the other, in the plan's order. What is held meanwhile does not grow with the members: of thousands
 * some indicators are judged at a time.
 * @param members those of the summary's head
 */
export function* summaryRows(
  plan: Plan,
  consolidation: Consolidation,
  members: readonly string[],
): Generator<SummaryRow> {
  const period = periodOf(plan, consolidation);
  const step = Math.max(1, Math.floor(CELLS / Math.max(1, members.length)));
  for (let from = 0; from < plan.indicators.length; from += step) {
    const some = plan.indicators.slice(from, from + step);
    const judged = members.map((member) => {
      const entries = consolidation.submissions[member]?.submission.entries ?? [];
      return [member, memberAchievements(plan, period, member, entries, some)] as const;
    });
    for (const indicator of some) {
      const cells = judged.flatMap(([member, all]): [string, MemberAchievement][] => {
        const cell = all.get(indicator.code);
        return cell ? [[member, cell]] : [];
      });
      yield row(plan, period, indicator, cells);
    }
  }
}

function row(
  plan: Plan,
  period: Period,
  indicator: Indicator,
  cells: readonly (readonly [string, MemberAchievement])[],
): SummaryRow {
  const having = (test: (verdict: Verdict) => boolean) => cells.filter(([, cell]) => test(cell.verdict)).length;
  return {
    code: indicator.code,
    members: Object.fromEntries(cells.map(([member, cell]) => [member, memberCell(cell)])),
    cluster: clusterCell(indicator, cells, period.final, plan.inverseFormula),
    leaders: leaders(indicator, cells),
    exceeded: having((verdict) => verdict === VERDICT.exceeded),
    met: having((verdict) => isGood(verdict) && verdict !== VERDICT.exceeded),
    missed: having((verdict) => verdict === VERDICT.missed),
  };
}

function memberCell(cell: MemberAchievement): MemberCell {
  const { entry, target, actual, percent, difference, verdict, computed, periodTarget, periodPercent } = cell;
  return {
    target,
    actual,
    percent,
    difference,
    verdict,
    computed,
    milestone: entry?.actual.milestone ?? null,
    text: entry?.actual.text ?? null,
    qualifier: entry?.actual.qualifier ?? null,
    numerator: entry?.actual.numerator ?? null,
    denominator: entry?.actual.denominator ?? null,
    periodTarget,
    periodPercent,
    lastYear: entry?.lastYear ?? null,
    versusLastYear: cell.versusLastYear,
    yearEstimate: entry?.yearEstimate ?? null,
    dataKind: entry?.dataKind ?? null,
    asOf: entry?.asOf ?? null,
    reason: entry?.reason ?? null,
    evidence: entry?.evidence ?? null,
    children: cell.children,
    source: entry?.source ?? null,
  };
}

/**
 * Who leads one indicator: the highest actual against its own target (the lowest for a downward one), the largest gain in
 * điểm % for growth. Milestones and groups have no leader, and a figure of 0 leads no upward indicator.
 */
function leaders(indicator: Indicator, cells: readonly (readonly [string, MemberAchievement])[]): string[] {
  const merits = cells.flatMap(([member, cell]) => {
    const merit = meritOf(indicator, cell);
    return merit === null ? [] : [{ member, merit }];
  });
  const best = Math.max(...merits.map(({ merit }) => merit));
  return merits.filter(({ merit }) => merit === best).map(({ member }) => member);
}

/** Comparable figure, larger is better; null when the member cannot be compared. */
function meritOf(
  { type, direction }: Indicator,
  { target, actual, percent, difference }: MemberAchievement,
): number | null {
  if (actual === null || target.kind === "none") return null;
  const down = direction === "down" && type !== "atLeast";
  if (type === "growth") return difference === null ? null : down ? -difference : difference;
  if (type === "range") return percent;
  if (target.kind !== "number" || target.value <= 0) return null;
  if (down) return -actual / target.value;
  return actual > 0 ? actual / target.value : null;
}
