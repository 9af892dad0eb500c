/** The JSON that `merge` and `check` write: the names are a contract others rely on, so they stand in this one file. */
import type { Counts } from "./memberAchievements";
import type { Consolidation, FileRecord, FileStatus } from "./consolidation";
import type { Issue, Severity } from "./issue";
import type { Plan } from "./plan";
import type { QuarterProgress } from "./schedule";
import type { MilestoneState, Source } from "./submission";
import type { MemberCell, SummaryHead, SummaryRow } from "./summary";
import type { Target } from "./target";

export interface IssueJson {
  code: string;
  severity: Severity;
  sheet: string | null;
  cell: string | null;
  indicator: string | null;
  message: string;
}

export interface FileJson {
  file: string;
  member: string | null;
  status: FileStatus;
  late: boolean | null;
  received: string | null;
  version: number;
  issues: IssueJson[];
}

/** A number, a range [from, to], the words of a milestone, or null for none. */
export type TargetJson = number | [number, number] | string | null;

export interface MemberCellJson {
  target: TargetJson;
  /** A number; the state of a milestone or a text that is no figure, as printed; null for no data. */
  actual: number | string | null;
  percent: number | null;
  difference: number | null;
  verdict: string;
  source: Source | null;
  numerator?: number;
  denominator?: number;
  qualifier?: string;
  /** The verdict the rules give, where an officer wrote another one. */
  computed?: string;
}

export interface ClusterCellJson {
  target: number | null;
  actual: number | null;
  percent: number | null;
  difference: number | null;
  verdict: string | null;
  without: { noTarget: string[]; noData: string[] };
}

export interface RankingJson {
  member: string;
  rank: number | null;
  total: number | null;
  /** `source`: the cell a line's figure stands in. */
  lines: { code: string; points: number; reason: string; source?: Source }[];
  excluded?: string;
}

/** One indicator over all members. */
export interface IndicatorJson {
  code: string;
  members: Record<string, MemberCellJson>;
  cluster: ClusterCellJson;
  leaders: string[];
}

/** Its indicators may be a list, or made one at a time while they are written. */
export interface MergeJson<Indicators extends Iterable<IndicatorJson> = IndicatorJson[]> {
  plan: string;
  period: string;
  files: FileJson[];
  missing: string[];
  /** Members made by a merger since the same period last year: not to be set against it. Absent: none. */
  notComparable?: string[];
  indicators: Indicators;
  counts: Record<string, Counts>;
  tasks: Record<string, Record<string, QuarterProgress>>;
  ranking?: RankingJson[];
  /** What was typed into a merged book over closed scores and does not count. Absent: none. */
  review?: (IssueJson & { file: string; member: string | null })[];
}

const STATES: Record<MilestoneState, string> = {
  done: "Hoàn thành",
  inProgress: "Đang thực hiện",
  notStarted: "Chưa thực hiện",
};

/**
 * @param indicators the rows in words of `indicatorJson`
 * @param more.message an issue in words, for the reader's language
 * @param more.ranking given when the plan has a scoring scheme
 */
export function mergeJson<Indicators extends Iterable<IndicatorJson>>(
  plan: Plan,
  consolidation: Consolidation,
  summary: SummaryHead,
  indicators: Indicators,
  more: { message: (issue: Issue) => string; ranking?: RankingJson[] },
): MergeJson<Indicators> {
  return {
    plan: plan.id,
    period: consolidation.period,
    files: consolidation.files.map((record) => fileJson(record, more.message)),
    missing: summary.missing,
    ...(summary.notComparable.length > 0 ? { notComparable: summary.notComparable } : {}),
    indicators,
    counts: summary.counts,
    tasks: summary.tasks,
    ...(more.ranking ? { ranking: more.ranking } : {}),
    ...(consolidation.reviewIssues
      ? {
          review: consolidation.reviewIssues.map((issue) => ({
            file: issue.place.file ?? "",
            member: issue.place.member ?? null,
            ...issueJson(issue, more.message),
          })),
        }
      : {}),
  };
}

/** One row of the table. */
export function indicatorJson(
  { code, members, cluster, leaders }: SummaryRow,
  { submitted }: SummaryHead,
): IndicatorJson {
  return {
    code,
    members: Object.fromEntries(
      submitted.flatMap((member) => (members[member] ? [[member, cellJson(members[member])]] : [])),
    ),
    cluster: {
      target: cluster.target,
      actual: cluster.actual,
      percent: cluster.percent,
      difference: cluster.difference,
      verdict: cluster.verdict,
      without: cluster.without,
    },
    leaders,
  };
}

/** One file with its issues in words; `check --json` is a list of these. */
export function fileJson(record: FileRecord, message: (issue: Issue) => string): FileJson {
  const { file, member, status, late, received, version } = record;
  const issues = record.issues.map((issue) => issueJson(issue, message));
  return { file, member, status, late, received, version, issues };
}

function issueJson(issue: Issue, message: (issue: Issue) => string): IssueJson {
  return {
    code: issue.code,
    severity: issue.severity,
    sheet: issue.place.sheet ?? null,
    cell: issue.place.cell ?? null,
    indicator: issue.place.indicator ?? null,
    message: message(issue),
  };
}

function cellJson(cell: MemberCell): MemberCellJson {
  const { numerator, denominator, qualifier, verdict, computed } = cell;
  return {
    target: targetJson(cell.target),
    actual: cell.actual ?? (cell.milestone ? STATES[cell.milestone] : cell.text),
    percent: cell.percent,
    difference: cell.difference,
    verdict,
    source: cell.source,
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(qualifier === null ? {} : { qualifier }),
    ...(computed === verdict ? {} : { computed }),
  };
}

function targetJson(target: Target): TargetJson {
  switch (target.kind) {
    case "none":
      return null;
    case "number":
      return target.value;
    case "range":
      return [target.from, target.to];
    default:
      return target.text;
  }
}
