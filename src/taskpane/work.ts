/** What the pane does with a workbook, in one chunk that is fetched after the first screen is on. */
import type { Plan } from "../domain/plan";
import type { Book } from "../sheet/grid";
import { samplePlan } from "../samples/samples";
import { keptPlan } from "../workflow/paneBook";
import { planOfBook } from "../workflow/panePlan";

export {
  CHECKED_SHEETS,
  checkOpen,
  editOf,
  fixChange,
  holdsForm,
  keptPlan,
  legacyChange,
  whoIs,
} from "../workflow/paneBook";
export { entryChange, entryRows, entryValue, sampleChange } from "../workflow/paneEntry";
export {
  blankPlan,
  editedPlan,
  editingBook,
  REGISTRATION_SHEET,
  formsChange,
  memberFormChange,
  withMember,
  withoutMember,
} from "../workflow/panePlan";
export { type Advice, planAdvice, textAdvice } from "../workflow/planAdvice";
export { readPlan } from "../workflow/plans";
export { planFile, templateFiles, zipFiles } from "../workflow/templates";
export { samplePlans, sampleResults } from "../samples/samples";
export { isKnown, issueLine, sayIssue, severityName } from "../messages/issueText";

/** A plan by its id: the officer's own copy before the sample of that name. */
export function findPlan(id: string, kept: string | null): Plan | null {
  return keptPlan(kept) ?? samplePlan(id);
}

export function isSample(plan: Plan): boolean {
  const sample = samplePlan(plan.id);
  return sample !== null && JSON.stringify(sample) === JSON.stringify(plan);
}

export function planInBook(book: Book): Plan | null {
  return planOfBook(book);
}
