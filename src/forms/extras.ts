import { awardIssues, readAwardRules } from "../domain/award";
import type { Plan } from "../domain/plan";
import { schemeOf, scoreSheetIssues } from "../domain/standings";
import type { Submission } from "../domain/submission";
import type { Book } from "../sheet/grid";
import { AWARD_COLUMNS, AWARDS_SHEET, readAwards } from "./awards";
import { findHeader } from "./columns";
import { EXEMPLAR_COLUMNS, EXEMPLARS_SHEET, readExemplars } from "./exemplars";
import type { Say } from "./issueCodes";
import type { ReadingContext } from "./results";
import { readScoring, SCORING_COLUMNS, SCORING_SHEET } from "./scoring";
import { placedOn } from "./twoPartList";

type SheetOf = (
  book: Book,
  name: string,
  looksLike: (grid: Book["sheets"][number]) => boolean,
  say: Say,
) => Book["sheets"][number] | null;

/** Reads scores, registered titles and advanced examples into a submission, with what the plan's rules say of them. */
export function readExtras(book: Book, submission: Submission, context: ReadingContext, sheetOf: SheetOf): void {
  const { plan, say } = context;
  const scheme = schemeOf(plan);
  if (scheme) {
    const grid = sheetOf(book, SCORING_SHEET, (sheet) => findHeader(sheet, SCORING_COLUMNS) !== null, say);
    if (grid) submission.scores = readScoring(grid, scheme, context);
    else say("score.sheetMissing", {}, { expected: SCORING_SHEET });
    const period = plan.periods.find(({ code }) => code === context.period);
    if (period) submission.issues.push(...scoreSheetIssues(plan, period, submission));
  }
  if (plan.awards !== null) readLists(book, submission, context, sheetOf);
}

function readLists(
  book: Book,
  submission: Submission,
  { plan, file, period, say }: ReadingContext,
  sheetOf: SheetOf,
): void {
  const awards = sheetOf(book, AWARDS_SHEET, (sheet) => findHeader(sheet, AWARD_COLUMNS) !== null, say);
  if (awards) {
    submission.awards = readAwards(awards, file, say);
    const rules = readAwardRules(plan.awards);
    if ("rules" in rules) {
      const found = awardIssues(submission.awards, rules.rules, dayOf(plan, period));
      submission.issues.push(...placedOn(found, file, awards.name));
    }
  }
  const exemplars = sheetOf(book, EXEMPLARS_SHEET, (sheet) => findHeader(sheet, EXEMPLAR_COLUMNS) !== null, say);
  const rows = exemplars ? readExemplars(exemplars, file, say) : [];
  if (rows.length > 0) submission.exemplars = rows;
}

/** The day rules are taken of: the period's last, else the year's. */
function dayOf(plan: Plan, period: string | null): string {
  return plan.periods.find(({ code }) => code === period)?.to ?? `${plan.year}-12-31`;
}
