import type { Consolidation } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import type { MemberReview, Review } from "../domain/review";
import { readReview } from "../forms/reviewSheet";
import type { Book } from "../sheet/grid";
import { mergedBefore } from "./paneMerge";
import { annotate, type AppraisalAct, appraise } from "./paneRanking";

/** What the cluster writes beside a unit's points. */
export type Notes = Pick<MemberReview, "excluded" | "votes" | "proposal">;

/** One thing the cluster did in the pane; `when` is an ISO date-time. */
export type ReviewAct = { member: string; who: string; when: string } & (AppraisalAct | { act: "notes"; notes: Notes });

/**
 * Appraising in the pane (bàn thẩm định). What was done stays a list of acts until it is written: they are done again over whatever the
 * workbook says by then, so that points typed into its tables meanwhile are not lost. Plain data.
 */
export interface Desk {
  /** The merge as its files and the workbook have it. */
  base: Consolidation;
  /** The workbook's review when it was last looked at. */
  seen: Review | undefined;
  /** Done and not written yet, oldest first. */
  acts: readonly ReviewAct[];
  /** What was written from here, newest last, with what stood before: an undo in the workbook brings it back. */
  written: readonly { acts: readonly ReviewAct[]; review: Review | undefined; seen: Review | undefined }[];
}

/** @param before what the open workbook held of this merge, or null */
export function newDesk(base: Consolidation, before: Consolidation | null, acts: readonly ReviewAct[] = []): Desk {
  return { base, seen: before?.review, acts, written: [] };
}

/** One act over a consolidation. */
export function act(consolidation: Consolidation, one: ReviewAct): { consolidation: Consolidation } | { issue: Issue } {
  if (one.act === "notes") return { consolidation: annotate(consolidation, one.member, one.notes) };
  return appraise(consolidation, one.member, one, one.who, one.when);
}

/** The merge with all that was done; an act that no longer fits is left out and said. */
export function replayed({ base, acts }: Desk): { consolidation: Consolidation; issues: Issue[] } {
  const issues: Issue[] = [];
  let consolidation = base;
  for (const one of acts) {
    const made = act(consolidation, one);
    if ("issue" in made) issues.push(made.issue);
    else consolidation = made.consolidation;
  }
  return { consolidation, issues };
}

/** Does one more thing, or says why not. */
export function done(desk: Desk, one: ReviewAct): { desk: Desk } | { issue: Issue } {
  const made = act(replayed(desk).consolidation, one);
  return "issue" in made ? made : { desk: { ...desk, acts: [...desk.acts, one] } };
}

/** Takes the last thing back that is not written yet. */
export function takenBack(desk: Desk): Desk {
  return { ...desk, acts: desk.acts.slice(0, -1) };
}

/** After the change was written into the workbook. */
export function afterWriting(desk: Desk): Desk {
  if (desk.acts.length === 0) return desk;
  const { review } = replayed(desk).consolidation;
  const { acts, seen, base } = desk;
  return {
    // The tables were drawn anew: nothing is typed over in them any more.
    base: withIssues(withReview(base, review), []),
    seen: review,
    acts: [],
    written: [...desk.written, { acts, review: base.review, seen }],
  };
}

/**
 * The desk as the open workbook now stands: what was typed into its tables since is taken over; what was written from here and undone
 * there waits again. `issues`: what was typed and does not count.
 */
export function lookedAt(desk: Desk, book: Book, plan: Plan): { desk: Desk; issues: Issue[] } {
  const { desk: now, issues } = taken(desk, book, plan);
  return { desk: { ...now, base: withIssues(now.base, issues) }, issues };
}

function taken(desk: Desk, book: Book, plan: Plan): { desk: Desk; issues: Issue[] } {
  const there = mergedBefore(book, plan, desk.base.period);
  const { review: now, issues } = there ? readReview(book, there) : { review: undefined, issues: [] };
  // All of it stands there already: it was written meanwhile.
  if (desk.acts.length > 0 && !same(now, desk.seen) && same(now, replayed(desk).consolidation.review))
    return { desk: afterWriting(desk), issues };
  const last = desk.written.at(-1);
  if (last && !same(now, desk.seen) && same(now, last.seen)) {
    const base = withReview(desk.base, last.review);
    const acts = [...last.acts, ...desk.acts];
    return { desk: { base, seen: last.seen, acts, written: desk.written.slice(0, -1) }, issues };
  }
  const review: Record<string, MemberReview> = { ...desk.base.review };
  for (const member of new Set([...Object.keys(now ?? {}), ...Object.keys(desk.seen ?? {})])) {
    const [is, was] = [now?.[member], desk.seen?.[member]];
    if (same(is, was)) continue;
    if (is) review[member] = is;
    else delete review[member];
  }
  const kept = Object.keys(review).length === 0 ? undefined : review;
  return { desk: { ...desk, base: withReview(desk.base, kept), seen: now }, issues };
}

function withReview({ review: _review, ...rest }: Consolidation, review: Review | undefined): Consolidation {
  return review === undefined ? rest : { ...rest, review };
}

/** With what was typed over in the open workbook; what stands in a merged book among the files stays. */
function withIssues({ reviewIssues, ...rest }: Consolidation, here: readonly Issue[]): Consolidation {
  const all = [...(reviewIssues ?? []).filter(({ place }) => place.file !== undefined), ...here];
  return all.length === 0 ? rest : { ...rest, reviewIssues: all };
}

/** Equal as data, whatever the order of keys; what is undefined is not there. */
function same(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
        : part,
    ) ?? ""
  );
}
