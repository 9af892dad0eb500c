import {
  advance,
  type AppraisedPoints,
  newAppraisal,
  nextSteps,
  reopen,
  setPoints,
  type Step,
  stepOf,
  type StepTaken,
} from "../domain/appraisal";
import type { Consolidation } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { isBlankReview, type MemberReview, NO_REVIEW } from "../domain/review";
import { type Standings, standings } from "../domain/standings";
import type { Source } from "../domain/submission";
import { summarise } from "../domain/summary";
import { whatIf, type WhatIf } from "../domain/whatIf";
import { readLedger } from "../forms/ledger";
import { stepTexts } from "../messages/cluster";
import { sayReason } from "../messages/scoring";
import { type Language, say } from "../messages/text";
import type { Book } from "../sheet/grid";

/** One explained part of a unit's total. */
export interface LineView {
  /** Criterion code; of a cap the section's code, "bonus", "penalty" or "total". */
  code: string;
  name: string;
  /** null: nothing known yet. */
  points: number | null;
  max: number | null;
  reason: string;
  source: Source | null;
}

/** One unit of the ranking table as the pane shows it. */
export interface RankView {
  member: string;
  name: string;
  /** null: not considered; `excluded` says why. */
  rank: number | null;
  total: number | null;
  points: number | null;
  bonus: number;
  penalty: number;
  self: number | null;
  grade: string | null;
  votes: string | null;
  proposal: string | null;
  note: string | null;
  excluded: string | null;
  /** Codes of units with the same rank. */
  tiedWith: string[];
  lines: LineView[];
}

/** The ranking, or null when the plan has no scoring scheme. */
export function rankView(plan: Plan, consolidation: Consolidation, language: Language): RankView[] | null {
  const found = standings(plan, consolidation, summarise(plan, consolidation));
  return found ? viewOf(plan, consolidation, found, language) : null;
}

function viewOf(plan: Plan, consolidation: Consolidation, found: Standings, language: Language): RankView[] {
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const criteria = new Map(found.scheme.criteria.map((criterion) => [criterion.code, criterion]));
  return found.ranking.map(({ member, rank, score, grade, excluded, tiedWith }) => {
    const own = consolidation.review?.[member] ?? NO_REVIEW;
    const why = excluded && { code: excluded.code, params: { reason: excluded.reason ?? "" } };
    return {
      member,
      name: names.get(member) ?? member,
      rank,
      total: score.total,
      points: score.points,
      bonus: score.bonus,
      penalty: score.penalty,
      self: score.self,
      grade,
      votes: own.votes,
      proposal: own.proposal,
      note: own.note,
      excluded: why ? sayReason(why, null, language) : null,
      tiedWith,
      lines: score.lines.map((line) => ({
        code: line.code,
        name: criteria.get(line.code)?.name ?? line.code,
        points: line.points,
        max: line.part === "points" ? (criteria.get(line.code)?.max ?? null) : null,
        reason: sayReason(line.why, line.note, language),
        source: line.source?.file ? line.source : null,
      })),
    };
  });
}

/** A unit whose rank or total a change of figures moves. */
export interface Moved {
  member: string;
  name: string;
  before: { rank: number | null; total: number | null };
  after: { rank: number | null; total: number | null };
}

/** "What if": the ranking with some figures changed, and who moves. The submissions stay as they are. */
export function whatIfView(
  plan: Plan,
  consolidation: Consolidation,
  changes: readonly WhatIf[],
  language: Language,
): { ranking: RankView[]; moved: Moved[] } | null {
  const before = rankView(plan, consolidation, language);
  const after = rankView(plan, whatIf(consolidation, changes), language);
  if (!before || !after) return null;
  const was = new Map(before.map((row) => [row.member, row]));
  const moved = after.flatMap(({ member, name, rank, total }): Moved[] => {
    const old = was.get(member);
    if (!old || (old.rank === rank && old.total === total)) return [];
    return [{ member, name, before: { rank: old.rank, total: old.total }, after: { rank, total } }];
  });
  return { ranking: after, moved };
}

/** Where a unit's appraisal stands, and what may come next. */
export interface AppraisalView {
  member: string;
  version: number;
  /** Why this version was made; null for the first. */
  reason: string | null;
  step: Step;
  stepName: string;
  closed: boolean;
  next: { step: Step; name: string }[];
  history: (StepTaken & { name: string })[];
  /** Versions that were closed and reopened since. */
  former: { version: number; reason: string | null }[];
}

/** null: nothing was appraised yet. */
export function appraisalView(consolidation: Consolidation, member: string, language: Language): AppraisalView | null {
  const appraisal = consolidation.review?.[member]?.appraisal;
  if (!appraisal) return null;
  const nameOf = (step: Step): string => say(stepTexts[step]!, language);
  const step = stepOf(appraisal);
  return {
    member,
    version: appraisal.version,
    reason: appraisal.reason,
    step,
    stepName: nameOf(step),
    closed: step === "closed",
    next: nextSteps(appraisal).map((one) => ({ step: one, name: nameOf(one) })),
    history: appraisal.steps.map((taken) => ({ ...taken, name: nameOf(taken.step) })),
    former: appraisal.former.map(({ version, reason }) => ({ version, reason })),
  };
}

/** A change of what the cluster wrote: the consolidation with it, or the issue that says why not. */
export type Reviewed = { consolidation: Consolidation } | { issue: Issue };

/** What may be done to a unit's appraisal. `when` is an ISO date-time. */
export type AppraisalAct =
  | { act: "points"; criterion: string; points: Omit<AppraisedPoints, "who" | "when"> }
  | { act: "step"; step: Step; note: string | null }
  | { act: "reopen"; reason: string };

/** Takes one step of a unit's appraisal; the first one opens it. */
export function appraise(
  consolidation: Consolidation,
  member: string,
  act: AppraisalAct,
  who: string,
  when: string,
): Reviewed {
  const own = consolidation.review?.[member] ?? NO_REVIEW;
  const handedIn = consolidation.submissions[member]?.record;
  const opened = handedIn?.received ?? handedIn?.submitted ?? when;
  const appraisal = own.appraisal ?? newAppraisal(member, member, opened);
  const made =
    act.act === "points"
      ? setPoints(appraisal, act.criterion, { ...act.points, who, when })
      : act.act === "step"
        ? advance(appraisal, act.step, who, when, act.note)
        : reopen(appraisal, who, when, act.reason);
  if ("issue" in made) return made;
  return { consolidation: withReview(consolidation, member, { ...own, appraisal: made.appraisal }) };
}

/** Writes exclusion, votes, proposal or note of a unit; null takes it away. */
export function annotate(
  consolidation: Consolidation,
  member: string,
  notes: Partial<Omit<MemberReview, "appraisal">>,
): Consolidation {
  return withReview(consolidation, member, { ...(consolidation.review?.[member] ?? NO_REVIEW), ...notes });
}

function withReview(consolidation: Consolidation, member: string, own: MemberReview): Consolidation {
  const { review, ...rest } = consolidation;
  const all = { ...review, [member]: own };
  const kept = Object.entries(all).filter(([, one]) => !isBlankReview(one));
  return kept.length === 0 ? rest : { ...rest, review: Object.fromEntries(kept) };
}

/** What was typed into a merged book's tables and does not count (points of what is closed). */
export function reviewIssues(book: Book): Issue[] {
  return readLedger(book)?.reviewIssues ?? [];
}
