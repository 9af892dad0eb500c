/** Scores and ranks of a merge: the scheme of the plan, the members' scoring sheets, and what the cluster wrote over them. */
import { withAppraisal } from "./appraisal";
import { type Consolidation, consolidationOf, fileRecord } from "./consolidation";
import type { Issue } from "./issue";
import type { Period, Plan } from "./plan";
import { type RankingRow, rankMembers, readVotes } from "./ranking";
import { readScheme, type Scheme } from "./scheme";
import { type MemberScore, scoreMembers } from "./scoring";
import type { ScoreEntry, Submission } from "./submission";
import { summarise, type Summary } from "./summary";

export interface Standings {
  scheme: Scheme;
  /** In the order of the summary's members. */
  scores: MemberScore[];
  ranking: RankingRow[];
}

/** The scheme of a plan, or null when it has none that can be read. */
export function schemeOf(plan: Plan): Scheme | null {
  const read = readScheme(plan.scoring);
  return "scheme" in read ? read.scheme : null;
}

/** A member's scoring rows with the cluster's appraisal over them. */
export function scoreRowsOf(consolidation: Consolidation, member: string): ScoreEntry[] {
  const rows = consolidation.submissions[member]?.submission.scores ?? [];
  return withAppraisal(rows, consolidation.review?.[member]?.appraisal ?? undefined);
}

/** Scores and ranks; null when the plan has no scheme. */
export function standings(plan: Plan, consolidation: Consolidation, summary: Summary): Standings | null {
  const scheme = schemeOf(plan);
  if (!scheme) return null;
  const review = Object.entries(consolidation.review ?? {});
  const scores = scoreMembers(scheme, summary, (member) => scoreRowsOf(consolidation, member));
  const ranking = rankMembers(scheme, scores, {
    exclusions: review.flatMap(([member, { excluded }]) => (excluded === null ? [] : [{ member, reason: excluded }])),
    late: summary.late,
    missing: summary.missing,
    votes: Object.fromEntries(
      review.flatMap(([member, { votes }]) => {
        const read = readVotes(votes);
        return read ? [[member, read]] : [];
      }),
    ),
    exceeded: exceededOf(summary),
  });
  return { scheme, scores, ranking };
}

/** Number of indicators exceeded, by member that handed in. */
export function exceededOf(summary: Summary): Record<string, number> {
  return Object.fromEntries(
    Object.entries(summary.counts).map(([member, { components }]) => [member, components["Vượt"] ?? 0]),
  );
}

/** What does not fit in one member's scoring sheet, as far as it can be told without the other members. */
export function scoreSheetIssues(plan: Plan, period: Period, submission: Submission): Issue[] {
  const scheme = schemeOf(plan);
  const code = submission.identity.member;
  if (!scheme || code === null || submission.scores.length === 0) return [];
  const alone = { ...plan, members: plan.members.filter((member) => member.code === code) };
  const record = fileRecord(submission, period, {});
  const summary = summarise(alone, consolidationOf(plan.id, period.code, submission, record));
  const [score] = scoreMembers(scheme, summary, () => submission.scores);
  const needsAll = new Set(
    scheme.criteria.filter(({ rule }) => rule.kind === "leaderRelative").map((criterion) => criterion.code),
  );
  return (score?.issues ?? []).filter(
    ({ code: issue, params }) => issue !== "score.selfAboveComputed" || !needsAll.has(String(params?.criterion)),
  );
}
