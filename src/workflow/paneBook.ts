import type { Issue } from "../domain/issue";
import { counts, type Counts, type MemberAchievement, memberAchievements } from "../domain/memberAchievements";
import type { Member, Period, Plan } from "../domain/plan";
import { readPlanJson } from "../domain/planFile";
import { progressByQuarter, type QuarterProgress, taskIssues, type TaskState, taskStates } from "../domain/schedule";
import type { Identity, Submission } from "../domain/submission";
import { AWARDS_SHEET } from "../forms/awards";
import { EXEMPLARS_SHEET } from "../forms/exemplars";
import { LISTS_SHEET } from "../forms/lists";
import { META_SHEET, readIdentity } from "../forms/meta";
import { RESULTS_SHEET } from "../forms/results";
import { SCHEDULE_SHEET } from "../forms/schedule";
import { SCORING_SHEET } from "../forms/scoring";
import { legacyFixes } from "../rules";
import { parseCell } from "../sheet/address";
import { type CellEdit, type ChangeSet, noChange } from "../sheet/change";
import { type Book, cellAt } from "../sheet/grid";
import { readChecked } from "./members";

/** Sheets that checking as one types reads again; others are only read on demand. */
export const CHECKED_SHEETS: readonly string[] = [
  META_SHEET,
  LISTS_SHEET,
  RESULTS_SHEET,
  SCHEDULE_SHEET,
  SCORING_SHEET,
  AWARDS_SHEET,
  EXEMPLARS_SHEET,
];

/** Whether the book holds a form a member fills in. */
export function holdsForm(book: Book): boolean {
  return book.sheets.some(({ name }) => name === RESULTS_SHEET || name === SCHEDULE_SHEET);
}

/** Who and what the open workbook says it is. */
export function whoIs(book: Book): Identity {
  return readIdentity(book).identity;
}

/** The plan kept as a setting of the workbook; null where there is none or it can no longer be read. */
export function keptPlan(text: string | null): Plan | null {
  if (text === null || text === "") return null;
  try {
    // One that is being drawn up asks nothing yet; its members and due dates are kept all the same.
    const read = readPlanJson(JSON.parse(text), { begun: true });
    return "plan" in read ? read.plan : null;
  } catch {
    return null;
  }
}

/** What a check of the open workbook found. Plain data. */
export interface Checked {
  submission: Submission;
  /** null where the workbook does not tell. */
  member: Member | null;
  period: Period | null;
  /** Those of reading and those of sense, errors first. */
  issues: Issue[];
  /** In the plan's order; empty without a period. */
  achievements: MemberAchievement[];
  counts: Counts;
  tasks: TaskState[];
  quarters: Record<string, QuarterProgress>;
  /** Cut-off day of the tasks' status. */
  asOf: string;
}

const ORDER = { error: 0, warning: 1, note: 2 } as const;

/**
 * Reads and judges the open workbook.
 * @param today ISO day; tasks are judged as of the earlier of it and the period's last day
 */
export function checkOpen(book: Book, plan: Plan, today: string): Checked {
  const submission = readChecked(book, "", plan);
  const { identity } = submission;
  const period = plan.periods.find(({ code }) => code === identity.period) ?? null;
  const member = plan.members.find(({ code }) => code === identity.member) ?? null;
  const asOf = period && period.to < today ? period.to : today;
  const tasks = taskStates(plan, submission.tasks, asOf);
  const achievements = period
    ? [...memberAchievements(plan, period, identity.member ?? "", submission.entries).values()]
    : [];
  const issues = [...submission.issues, ...taskIssues(tasks, today)];
  return {
    submission,
    member,
    period,
    issues: issues
      .map((issue, at) => ({ issue, at }))
      .sort((a, b) => ORDER[a.issue.severity] - ORDER[b.issue.severity] || a.at - b.at)
      .map(({ issue }) => issue),
    achievements,
    counts: counts(achievements),
    tasks,
    quarters: progressByQuarter(tasks),
    asOf,
  };
}

/** The cell edits that certain fixes make; a fix whose cell is not in the book is left out. */
export function fixChange(book: Book, issues: readonly Issue[]): ChangeSet {
  const edits: CellEdit[] = [];
  const seen = new Set<string>();
  for (const { fix } of issues) {
    if (!fix || seen.has(`${fix.sheet}!${fix.cell}`)) continue;
    const edit = editOf(book, fix.sheet, fix.cell, fix.value);
    if (!edit) continue;
    seen.add(`${fix.sheet}!${fix.cell}`);
    edits.push(edit);
  }
  return { ...noChange(), edits };
}

/** Texts in TCVN3 or VNI turned into Unicode, in the whole workbook; formulas are left alone. Nothing is converted unasked. */
export function legacyChange(book: Book): ChangeSet {
  return fixChange(
    book,
    legacyFixes(book).map((fix) => ({ code: "text.legacy", severity: "warning", place: {}, fix })),
  );
}

/** One cell given a value, with what stands there now. null where the sheet or the cell is not. */
export function editOf(book: Book, sheet: string, cell: string, value: string | number | null): CellEdit | null {
  const grid = book.sheets.find(({ name }) => name === sheet);
  const place = parseCell(cell);
  if (!grid || !place) return null;
  const now = cellAt(grid, place.row, place.column);
  const before = { value: now?.value ?? null, ...(now?.formula === undefined ? {} : { formula: now.formula }) };
  return { sheet, ...place, before, after: { value } };
}
