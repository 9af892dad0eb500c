/**
 * Levels (cụm → tỉnh → trung ương): a merged book is a submission one level up. Its totals bring with them what they were made of,
 * so that merging level by level gives the same figures as merging all leaves at once, and every figure leads down to its cell.
 */
import { isRatio } from "./clusterCell";
import type { Consolidation } from "./consolidation";
import type { Plan } from "./plan";
import { bareEntry, type Entry, type Source, type Submission } from "./submission";
import type { Summary, SummaryRow } from "./summary";

export interface LevelOptions {
  /** The plan one level up, and the code this cluster has there. */
  plan: string;
  member: string;
  /** The merged book. */
  file: string;
  sheet: string;
  /** Cell of an indicator's total in it. */
  cell: (indicator: string) => string;
  /** ISO date-time, or null. */
  submitted: string | null;
  fingerprint: (content: unknown) => string;
}

/** The submission a merged cluster hands in one level up. */
export function asSubmission(
  plan: Plan,
  consolidation: Consolidation,
  summary: Summary,
  options: LevelOptions,
): Submission {
  const groups = new Set(plan.indicators.filter(({ type }) => type === "group").map(({ code }) => code));
  const ratios = new Set(plan.indicators.filter(isRatio).map(({ code }) => code));
  const entries = summary.indicators
    .filter(({ code }) => !groups.has(code))
    .map((row) => totalEntry(row, summary.members, ratios.has(row.code), options));
  return {
    file: options.file,
    identity: {
      plan: options.plan,
      member: options.member,
      period: consolidation.period,
      template: null,
      submitted: options.submitted,
      how: "meta",
    },
    entries,
    tasks: [],
    scores: [],
    awards: [],
    issues: [],
    fingerprint: options.fingerprint(entries.map(({ indicator, actual, folded }) => [indicator, actual, folded])),
    level: { members: summary.submitted },
  };
}

function totalEntry(row: SummaryRow, members: readonly string[], isRatioRow: boolean, options: LevelOptions): Entry {
  const { cluster, code } = row;
  const left = new Set([...cluster.without.noData, ...cluster.without.noTarget]);
  const from = members.flatMap((member) => {
    const source = left.has(member) ? null : row.members[member]?.source;
    return source ? [source] : [];
  });
  return {
    ...bareEntry(
      code,
      { value: isRatioRow ? null : cluster.actual, numerator: cluster.numerator, denominator: cluster.denominator },
      { file: options.file, sheet: options.sheet, cell: options.cell(code), ...(from.length > 0 ? { from } : {}) },
    ),
    folded: {
      target: cluster.target,
      counted: cluster.counted,
      noTarget: cluster.without.noTarget,
      noData: cluster.without.noData,
      apart: cluster.apart,
      mixedTargets: cluster.mixedTargets,
    },
  };
}

/** The cells a figure came from in the end, through as many levels as there are. */
export function leavesOf(source: Source): Source[] {
  return source.from ? source.from.flatMap(leavesOf) : [source];
}
