import { type Consolidation, consolidationOf, fileRecord, joinAll } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { readSubmission } from "../forms/submission";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { fileIssue, readBook, type ReadOptions } from "./read";
import { isRejecting } from "./rejecting";

/** A member's file as it came in. */
export interface Incoming {
  /** Name for people; the same content may come under two. */
  file: string;
  /** ISO date-time of arrival, or null. */
  received: string | null;
}

/** What is known of a file that cannot be used at all: nothing but why. */
export function refused(file: string, issue: Issue): Submission {
  return {
    file,
    identity: { plan: null, member: null, period: null, template: null, submitted: null, how: "none" },
    entries: [],
    tasks: [],
    scores: [],
    awards: [],
    issues: [issue],
    fingerprint: `refused:${file}`,
  };
}

/** Reads one member's file. A file that cannot be read is a submission with that one error, never an exception. */
export function readMemberFile(
  bytes: Uint8Array,
  file: string,
  plan: Plan,
  period: string | undefined,
  options?: ReadOptions,
): Submission {
  try {
    return readSubmission(readBook(bytes, options), file, plan, { period });
  } catch (error) {
    return refused(file, fileIssue(error, file));
  }
}

/** A submission with the record of its file, as one leaf of the fold. */
export function leaf(plan: Plan, period: Period, submission: Submission, received: string | null): Consolidation {
  const rejected = submission.identity.member === null || submission.issues.some(isRejecting);
  return consolidationOf(plan.id, period.code, submission, fileRecord(submission, period, { received, rejected }));
}

/** Folds submissions that were read, wherever that was done. What is kept of each is its figures, not its bytes. Throws Cancelled. */
export async function fold(
  plan: Plan,
  period: Period,
  submissions: AsyncIterable<{ submission: Submission; received: string | null }>,
  total: number,
  running?: Running,
): Promise<Consolidation> {
  const leaves: Consolidation[] = [];
  for await (const { submission, received } of submissions) {
    stopIfCancelled(running);
    leaves.push(leaf(plan, period, submission, received));
    running?.onProgress?.({ done: leaves.length, total, label: submission.file });
  }
  stopIfCancelled(running);
  return joinAll(plan.id, period.code, leaves);
}
