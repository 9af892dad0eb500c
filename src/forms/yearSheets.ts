import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import { exceededOf, scoreRowsOf, standings } from "../domain/standings";
import type { Summary } from "../domain/summary";
import type { SheetSpec } from "../sheet/spec";
import { AWARDS_SHEET, mergedAwardsSheet } from "./awards";
import { CHANGES_SHEET, changesSheet } from "./changes";
import { RANKING_SHEET, rankingSheet } from "./ranking";
import { REVIEW_SHEET, reviewSheet } from "./reviewSheet";
import { TOTALS_SHEET, scoreTotalsSheet } from "./scoreTotals";

/** Sheets of a merged book that belong to the cluster's year; a merge draws them anew. */
export const YEAR_SHEETS: readonly string[] = [TOTALS_SHEET, RANKING_SHEET, AWARDS_SHEET, CHANGES_SHEET, REVIEW_SHEET];

/** Points, ranks, registered titles, history and the cluster's own writing, as far as the plan and the files have them. */
export function yearSheets(plan: Plan, consolidation: Consolidation, summary: Summary): SheetSpec[] {
  const sheets: SheetSpec[] = [];
  const review = consolidation.review ?? {};
  const found = standings(plan, consolidation, summary);
  if (found) {
    const totals = scoreTotalsSheet(
      plan,
      found.scheme,
      found.scores,
      (member) => scoreRowsOf(consolidation, member),
      review,
    );
    const ranks = rankingSheet(plan, found.scheme, found.ranking, totals, review, exceededOf(summary));
    sheets.push(totals.sheet, ranks);
  }
  if (plan.awards !== null) {
    const names = new Map(plan.members.map(({ code, name }) => [code, name]));
    const registered = summary.submitted.map((member) => ({
      unit: names.get(member) ?? member,
      entries: consolidation.submissions[member]?.submission.awards ?? [],
    }));
    sheets.push(mergedAwardsSheet(plan, registered));
  }
  const changes = changesSheet(plan, consolidation);
  if (changes) sheets.push(changes);
  if (consolidation.review) sheets.push(reviewSheet(consolidation.review));
  return sheets;
}
