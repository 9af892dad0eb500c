/**
 * What the cluster's officers wrote beside a merge: appraisals (thẩm định), exclusions (không xét), votes (phiếu suy tôn), proposals
 * and notes. It belongs to the cluster, not to a submission, so it outlives every re-merge.
 */
import { type Appraisal, newAppraisal, setPoints } from "./appraisal";
import type { Issue } from "./issue";

export interface MemberReview {
  appraisal: Appraisal | null;
  /** Why the unit is not considered; null: it is. */
  excluded: string | null;
  /** "15/16", as written. */
  votes: string | null;
  /** Đề nghị khen thưởng. */
  proposal: string | null;
  note: string | null;
}

/** By member code. */
export type Review = Readonly<Record<string, MemberReview>>;

export const NO_REVIEW: MemberReview = { appraisal: null, excluded: null, votes: null, proposal: null, note: null };

/** Whether anything is written. */
export function isBlankReview({ appraisal, excluded, votes, proposal, note }: MemberReview): boolean {
  return appraisal === null && excluded === null && votes === null && proposal === null && note === null;
}

/** Folds reviews of one cluster, in any order: of each member the appraisal of the later version and step counts. */
export function joinReviews(parts: readonly (Review | undefined)[]): Review | undefined {
  const joined = new Map<string, MemberReview>();
  for (const part of parts) {
    for (const [member, one] of Object.entries(part ?? {})) {
      const other = joined.get(member);
      if (other === undefined || isLater(one, other)) joined.set(member, one);
    }
  }
  const inOrder = [...joined].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.length === 0 ? undefined : Object.fromEntries(inOrder);
}

function isLater(one: MemberReview, other: MemberReview): boolean {
  const [a, b] = [ageOf(one), ageOf(other)];
  return a === b ? JSON.stringify(one) > JSON.stringify(other) : a > b;
}

/** Text that sorts by version, then by the time of the last step or figure. */
function ageOf({ appraisal }: MemberReview): string {
  if (!appraisal) return "";
  const times = [...appraisal.steps, ...Object.values(appraisal.points)].map(({ when }) => when).sort();
  return `${String(appraisal.version).padStart(6, "0")} ${times.at(-1) ?? ""}`;
}

/** Points typed for one criterion. */
export interface TypedPoints {
  criterion: string;
  appraised: number | null;
  reason: string | null;
}

/**
 * Takes over what was typed into a table. What is closed stays as it was and is said.
 * @param by who typed it and when; blank where nobody knows
 */
export function withTypedPoints(
  member: string,
  review: MemberReview,
  typed: readonly TypedPoints[],
  by: { who: string; when: string },
): { review: MemberReview; issues: Issue[] } {
  const issues: Issue[] = [];
  let appraisal = review.appraisal;
  for (const { criterion, appraised, reason } of typed) {
    const own = appraisal ?? newAppraisal(member, by.who, by.when);
    const council = Object.hasOwn(own.points, criterion) ? (own.points[criterion]?.council ?? null) : null;
    const made = setPoints(own, criterion, { appraised, council, reason, ...by });
    if ("issue" in made) issues.push(appraised === null ? made.issue : { ...made.issue, found: String(appraised) });
    else appraisal = made.appraisal;
  }
  return { review: { ...review, appraisal }, issues };
}
