import type { Issue } from "../domain/issue";
import { RESULTS_COLUMNS, type ResultsKey } from "../forms/results";
import type { Grid } from "../sheet/grid";
import { copiedRule, type ClusterContext, othersRule } from "./cluster";
import { columnMixRule } from "./columnMix";
import { entryFormulaRule, formulaRule, lockedRule } from "./formulas";
import { growthRule } from "./growth";
import { historyRule, type HistoryContext } from "./history";
import { identityRule } from "./identity";
import type { MappedKey, Mapping } from "./mapping";
import { percentRule, ratioRule, scaleRule, senseOfNumberRule, textNumberRule } from "./numbers";
import type { Rule } from "./rule";
import { datesRule, jumpRule, partsRule, wordsRule } from "./sense";
import { wholeRule } from "./whole";
import { codesMoved, weighedNames } from "./rowNames";
import { shiftedRule } from "./shifted";
import { cellsRule, columnsRule, rowsRule, sheetsRule } from "./structure";
import { tasksRule } from "./tasks";
import { textRule } from "./text";
import { spellingsRule } from "./unitNames";
import { type BookContext, type BookView, viewOf } from "./view";
import { yearSheetsRule } from "./yearSheets";

export type { BookContext } from "./view";
export type { HistoryContext } from "./history";
export type { ClusterContext } from "./cluster";

/** Rules over one workbook, the weightier first: of two that speak of one cell the first of the worse severity stays. */
export const BOOK_RULES: readonly Rule<BookView>[] = [
  identityRule,
  shiftedRule,
  columnMixRule,
  scaleRule,
  growthRule,
  percentRule,
  senseOfNumberRule,
  ratioRule,
  textNumberRule,
  lockedRule,
  rowsRule,
  cellsRule,
  columnsRule,
  sheetsRule,
  formulaRule,
  entryFormulaRule,
  partsRule,
  jumpRule,
  datesRule,
  wordsRule,
  wholeRule,
  tasksRule,
  yearSheetsRule,
  textRule,
];

export const HISTORY_RULES: readonly Rule<HistoryContext>[] = [historyRule];

export const CLUSTER_RULES: readonly Rule<ClusterContext>[] = [copiedRule, othersRule, spellingsRule];

const WEIGHT = { error: 2, warning: 1, note: 0 } as const;

/** One issue for each cell: the worst; of equals the first. Issues without a cell all stay. */
function onePerCell(issues: readonly Issue[]): Issue[] {
  const best = new Map<string, Issue>();
  for (const issue of issues) {
    const { sheet, cell } = issue.place;
    if (sheet === undefined || cell === undefined) continue;
    const key = `${sheet}!${cell}`;
    const known = best.get(key);
    if (!known || WEIGHT[issue.severity] > WEIGHT[known.severity]) best.set(key, issue);
  }
  return issues.filter((issue) => {
    const { sheet, cell } = issue.place;
    return sheet === undefined || cell === undefined || best.get(`${sheet}!${cell}`) === issue;
  });
}

/**
 * Checks one workbook that was read (kiểm tra bản nộp): what the rules find beyond what reading said in `submission.issues`. Never
 * says a cell twice, never throws for what a person did to the file. A file of another plan is not looked into.
 */
export function checkSubmission(context: BookContext): Issue[] {
  const { submission, plan } = context;
  if (submission.identity.plan !== plan.id) return [];
  const view = viewOf(context);
  // Where the names say that rows changed places under their codes, what a row holds is judged against another row's plan.
  const moved = codesMoved(weighedNames(submission.issues, plan));
  const rules = moved ? UNMOVED_RULES : BOOK_RULES;
  return onePerCell(rules.flatMap((one) => one.find(view)));
}

const UNMOVED_RULES: readonly Rule<BookView>[] = [
  identityRule,
  cellsRule,
  columnsRule,
  sheetsRule,
  yearSheetsRule,
  textRule,
];

/** Rules that look at figures and texts, not at the build of our forms. */
const MAPPED_RULES: readonly Rule<BookView>[] = [
  scaleRule,
  growthRule,
  percentRule,
  senseOfNumberRule,
  ratioRule,
  textNumberRule,
  partsRule,
  jumpRule,
  datesRule,
  wordsRule,
  wholeRule,
  textRule,
];

const OF_OUR_FORMS: ReadonlySet<string> = new Set(["cell.stray", "number.asText"]);

/** Checks a member's own table that was read by a mapping: its figures as those of our forms, whatever else stands around them. */
export function checkMapped(context: BookContext, mapping: Mapping, grid: Grid): Issue[] {
  const at = Object.fromEntries(
    RESULTS_COLUMNS.map(({ key }) => [key, mapping.columns[key as MappedKey]?.column ?? null]),
  ) as Record<ResultsKey, number | null>;
  const header = { row: mapping.header, at, missing: [], changed: [], repeated: [] };
  const view = viewOf({ ...context, mapped: { grid, header } });
  // Beside the columns we read there stand the member's own, and nobody sums numbers kept as text there.
  return onePerCell(MAPPED_RULES.flatMap((one) => one.find(view))).filter(({ code }) => !OF_OUR_FORMS.has(code));
}

/** Checks a member's file against its other ones: of earlier periods, and older ones of the same period. */
export function checkHistory(context: HistoryContext): Issue[] {
  return onePerCell(HISTORY_RULES.flatMap((one) => one.find(context)));
}

/** Checks the accepted submissions of a period against each other. */
export function checkCluster(context: ClusterContext): Issue[] {
  return CLUSTER_RULES.flatMap((one) => one.find(context));
}
