/**
 * The way of a member's scores: self-scored (tự chấm), appraised by the cluster (thẩm định lần 1), explained by the member (giải
 * trình), appraised again (thẩm định lần 2), closed (chốt). It is kept apart from the submissions, so it survives every re-merge.
 * Once closed it is frozen; a change after that is a new version with a reason.
 */
import { instant } from "./instant";
import type { Issue } from "./issue";
import { bareScore, NOWHERE, type ScoreEntry } from "./submission";

export const STEPS = ["self", "appraised", "explained", "appraised2", "closed"] as const;
export type Step = (typeof STEPS)[number];

/** Which steps may follow. A cluster without objections closes after the first appraisal. */
const NEXT: Record<Step, readonly Step[]> = {
  self: ["appraised"],
  appraised: ["explained", "closed"],
  explained: ["appraised2"],
  appraised2: ["explained", "closed"],
  closed: [],
};

/** One step taken. `when` is an ISO date-time. */
export interface StepTaken {
  step: Step;
  who: string;
  when: string;
  note: string | null;
}

/** What the cluster or the standing body wrote about one criterion. */
export interface AppraisedPoints {
  appraised: number | null;
  council: number | null;
  reason: string | null;
  who: string;
  when: string;
}

/** One version of a member's appraisal. */
export interface Appraisal {
  member: string;
  /** 1 at first; one more after each change of what was closed. */
  version: number;
  /** Why there is a new version; null for the first. */
  reason: string | null;
  steps: StepTaken[];
  points: Record<string, AppraisedPoints>;
  /** Versions that were closed and changed since, oldest first. */
  former: Omit<Appraisal, "former">[];
}

export type AppraisalResult = { appraisal: Appraisal } | { issue: Issue };

function refused(appraisal: Appraisal, code: string, params: Issue["params"] = {}): AppraisalResult {
  return { issue: { code, severity: "error", place: { member: appraisal.member }, params } };
}

/** A member's appraisal with its self-score handed in. */
export function newAppraisal(member: string, who: string, when: string): Appraisal {
  const first: StepTaken = { step: "self", who, when, note: null };
  return { member, version: 1, reason: null, steps: [first], points: {}, former: [] };
}

export function stepOf(appraisal: Appraisal): Step {
  return appraisal.steps.at(-1)?.step ?? "self";
}

export function isClosed(appraisal: Appraisal): boolean {
  return stepOf(appraisal) === "closed";
}

/** Steps that may come next. */
export function nextSteps(appraisal: Appraisal): readonly Step[] {
  return NEXT[stepOf(appraisal)];
}

/** Takes a step. Refused out of order, without a name, or dated before the step before it. */
export function advance(
  appraisal: Appraisal,
  step: Step,
  who: string,
  when: string,
  note: string | null = null,
): AppraisalResult {
  if (!nextSteps(appraisal).includes(step)) {
    return refused(appraisal, "appraisal.wrongStep", { from: stepOf(appraisal), to: step });
  }
  if (who.trim() === "") return refused(appraisal, "appraisal.noName");
  if (step === "explained" && !note?.trim()) return refused(appraisal, "appraisal.noExplanation");
  const [before, now] = [instant(appraisal.steps.at(-1)?.when ?? null), instant(when)];
  if (now === null || (before !== null && now < before)) return refused(appraisal, "appraisal.badTime", { when });
  return { appraisal: { ...appraisal, steps: [...appraisal.steps, { step, who, when, note }] } };
}

/** Writes points of one criterion. Refused once closed. */
export function setPoints(appraisal: Appraisal, criterion: string, points: AppraisedPoints): AppraisalResult {
  if (isClosed(appraisal)) return refused(appraisal, "appraisal.closed", { criterion });
  return { appraisal: { ...appraisal, points: { ...appraisal.points, [criterion]: points } } };
}

/** Opens a closed appraisal again as a new version; the closed one is kept. Refused without a reason. */
export function reopen(appraisal: Appraisal, who: string, when: string, reason: string): AppraisalResult {
  if (!isClosed(appraisal)) return refused(appraisal, "appraisal.notClosed");
  if (reason.trim() === "") return refused(appraisal, "appraisal.noReason");
  if (who.trim() === "") return refused(appraisal, "appraisal.noName");
  const { former, ...closed } = appraisal;
  return {
    appraisal: {
      member: appraisal.member,
      version: appraisal.version + 1,
      reason,
      steps: [{ step: "appraised", who, when, note: reason }],
      points: appraisal.points,
      former: [...former, closed],
    },
  };
}

/** A member's scoring rows with the appraised figures laid over them; what is appraised without a row gets one. */
export function withAppraisal(rows: readonly ScoreEntry[], appraisal: Appraisal | undefined): ScoreEntry[] {
  if (!appraisal) return [...rows];
  const known = new Set(rows.map(({ criterion }) => criterion));
  const over = (row: ScoreEntry): ScoreEntry => {
    const points = Object.hasOwn(appraisal.points, row.criterion) ? appraisal.points[row.criterion] : undefined;
    if (!points) return row;
    return {
      ...row,
      appraised: points.appraised ?? row.appraised,
      council: points.council ?? row.council,
      reason: points.reason ?? row.reason,
    };
  };
  const added = Object.keys(appraisal.points).filter((criterion) => !known.has(criterion));
  return [...rows, ...added.map((criterion) => bareScore(criterion, NOWHERE))].map(over);
}

/** Criteria whose self-score changed since it was appraised, so that the appraisal should be looked at again. */
export function outdated(rows: readonly ScoreEntry[], earlier: readonly ScoreEntry[], appraisal: Appraisal): string[] {
  const before = new Map(earlier.map((row) => [row.criterion, row]));
  return rows
    .filter(({ criterion, self, bonus, penalty }) => {
      const old = before.get(criterion);
      const same = old && old.self === self && old.bonus === bonus && old.penalty === penalty;
      return Object.hasOwn(appraisal.points, criterion) && !same;
    })
    .map(({ criterion }) => criterion);
}
