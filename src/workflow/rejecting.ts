import type { Issue } from "../domain/issue";
import { REJECTING } from "../forms/issueCodes";

/** Codes of rules that do so: figures would be booked under the wrong member, or cannot be found. */
const BY_RULES: ReadonlySet<string> = new Set(["identity.memberFacts", "map.noHeader"]);

/** Whether an issue keeps the whole file out of the merge: it cannot be read, or is not for this plan, period or cluster. */
export function isRejecting(issue: Issue): boolean {
  return (
    issue.severity === "error" &&
    (issue.code.startsWith("file.") || REJECTING.has(issue.code) || BY_RULES.has(issue.code))
  );
}
