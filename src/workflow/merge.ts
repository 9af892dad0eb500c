import type { Consolidation } from "../domain/consolidation";
import { indicatorJson, type IndicatorJson, mergeJson, type MergeJson } from "../domain/mergeJson";
import type { Plan } from "../domain/plan";
import { rankingJson } from "../domain/ranking";
import { schemeOf, standings } from "../domain/standings";
import { summarise, type Summary, summaryHead, type SummaryHead, summaryRows } from "../domain/summary";
import type { BookNotes } from "../forms/bookNotes";
import { LISTS_SHEET } from "../forms/lists";
import { mergedBook } from "../forms/mergedBook";
import { issueLine, sayIssue } from "../messages/issueText";
import { sayReason } from "../messages/scoring";
import type { Language } from "../messages/text";
import { NOTHING_REMEMBERED, type Remembered, withRemembered } from "../rules/remembered";
import { writeBook } from "../xlsx/write";

/** The cluster's table of a merge. Statuses of tasks are as of the period's last day unless `today` is given. */
export function summed(plan: Plan, consolidation: Consolidation, today?: string): Summary {
  return summarise(plan, consolidation, today === undefined ? {} : { today });
}

/** The same without its rows, where those are made one at a time. */
export function summedHead(plan: Plan, consolidation: Consolidation): SummaryHead {
  return summaryHead(plan, consolidation);
}

/** Whether members are given points, which need the figures of all. */
export function hasPoints(plan: Plan): boolean {
  return schemeOf(plan) !== null;
}

/** The merge JSON of the command line's contract. */
export function mergedJson(plan: Plan, consolidation: Consolidation, summary: Summary, language: Language): MergeJson {
  const found = standings(plan, consolidation, summary);
  const indicators = summary.indicators.map((row) => indicatorJson(row, summary));
  return mergeJson(plan, consolidation, summary, indicators, {
    message: (issue) => issueLine(issue, language),
    ...(found ? { ranking: rankingJson(found.ranking, (why, note) => sayReason(why, note, language)) } : {}),
  });
}

/**
 * The same with each indicator made when it is written: the cells of thousands of members need not all stand in memory. Only for
 * plans without points, which need all cells.
 */
export function streamedJson(
  plan: Plan,
  consolidation: Consolidation,
  head: SummaryHead,
  language: Language,
): MergeJson<Iterable<IndicatorJson>> {
  const indicators = {
    *[Symbol.iterator]() {
      for (const row of summaryRows(plan, consolidation, head.members)) yield indicatorJson(row, head);
    },
  };
  return mergeJson(plan, consolidation, head, indicators, { message: (issue) => issueLine(issue, language) });
}

/** The merged workbook as .xlsx, with what officers confirmed of the files in its DanhMuc. */
export function mergedFile(
  plan: Plan,
  consolidation: Consolidation,
  summary: Summary,
  language: Language,
  { remembered = NOTHING_REMEMBERED, notes }: { remembered?: Remembered; notes?: BookNotes } = {},
): Uint8Array {
  const book = mergedBook(plan, consolidation, summary, { say: (issue) => sayIssue(issue, language), notes });
  const sheets = book.sheets.map((sheet) => (sheet.name === LISTS_SHEET ? withRemembered(sheet, remembered) : sheet));
  return writeBook({ ...book, sheets });
}
