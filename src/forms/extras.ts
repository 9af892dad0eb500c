import { awardIssues, readAwardRules } from "../domain/award";
import type { Plan } from "../domain/plan";
import type { Issue } from "../domain/issue";
import { schemeOf, scoreSheetIssues } from "../domain/standings";
import type { Submission } from "../domain/submission";
import { cellName, parseCell } from "../sheet/address";
import type { Book } from "../sheet/grid";
import { AWARD_COLUMNS, AWARDS_SHEET, readAwards } from "./awards";
import { findHeader, type FoundHeader } from "./columns";
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
    if (period) {
      const found = scoreSheetIssues(plan, period, submission);
      submission.issues.push(...inColumn(found, SCORE_CELLS, grid && findHeader(grid, SCORING_COLUMNS)));
    }
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
      submission.issues.push(
        ...inColumn(placedOn(found, file, awards.name), AWARD_CELLS, findHeader(awards, AWARD_COLUMNS)),
      );
    }
  }
  const exemplars = sheetOf(book, EXEMPLARS_SHEET, (sheet) => findHeader(sheet, EXEMPLAR_COLUMNS) !== null, say);
  const rows = exemplars ? readExemplars(exemplars, file, say) : [];
  if (rows.length > 0) submission.exemplars = rows;
}

/** Issues that are about another cell of their row than the one it was read from. */
const SCORE_CELLS = { "score.reasonMissing": "reason" } as const;
const AWARD_CELLS = { "award.formAsTitle": "title", "award.otherKind": "title" } as const;

function inColumn<K extends string>(
  issues: readonly Issue[],
  cells: Readonly<Record<string, K>>,
  header: FoundHeader<K> | null,
): Issue[] {
  return issues.map((issue) => {
    const key = cells[issue.code];
    const column = key === undefined ? null : (header?.at[key] ?? null);
    const row = parseCell(issue.place.cell ?? "")?.row;
    return column === null || row === undefined
      ? issue
      : { ...issue, place: { ...issue.place, cell: cellName(row, column) } };
  });
}

/** The day rules are taken of: the period's last, else the year's. */
function dayOf(plan: Plan, period: string | null): string {
  return plan.periods.find(({ code }) => code === period)?.to ?? `${plan.year}-12-31`;
}
