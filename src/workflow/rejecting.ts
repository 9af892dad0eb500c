import type { Issue } from "../domain/issue";
import { REJECTING } from "../forms/issueCodes";

/** Whether an issue keeps the whole file out of the merge: it cannot be read, or is not for this plan, period or cluster. */
export function isRejecting(issue: Issue): boolean {
  return (
    issue.severity === "error" &&
    (issue.code.startsWith("file.") || REJECTING.has(issue.code) || issue.code === "map.noHeader")
  );
}
