/**
 * Status of a task (trạng thái nhiệm vụ). The sheet's formula follows the same order; "today" is the cut-off date, a cell there
 * and an argument here, never the clock:
 *
 * 1. `doneOn` given: doneOn ≤ due, or no due → "Hoàn thành đúng hạn"; else "Hoàn thành quá hạn".
 * 2. a reason for not doing it, or the status written by hand → "Không thực hiện (có lý do)".
 * 3. due given and today > due → "Quá hạn chưa hoàn thành".
 * 4. progress > 0 → "Đang thực hiện".
 * 5. else "Chưa đến hạn".
 *
 * A progress of 100 without a date of completion proves no completion: 3 and 4 apply and a check asks for the date.
 */
import type { Issue } from "./issue";
import type { Plan, Task } from "./plan";
import type { TaskEntry } from "./submission";

/** Statuses in the words that are printed. */
export const TASK_STATUS = {
  notDue: "Chưa đến hạn",
  inProgress: "Đang thực hiện",
  doneInTime: "Hoàn thành đúng hạn",
  doneLate: "Hoàn thành quá hạn",
  overdue: "Quá hạn chưa hoàn thành",
  notDoing: "Không thực hiện (có lý do)",
} as const;

export type TaskStatus = (typeof TASK_STATUS)[keyof typeof TASK_STATUS];

/** What a status follows from. Dates are ISO days. */
export interface TaskFacts {
  due: string | null;
  doneOn: string | null;
  /** 0–100. */
  progress: number | null;
  notDoneReason: string | null;
  /** Status as written by the member, if any. */
  status: string | null;
}

export function taskStatus(facts: TaskFacts, today: string): TaskStatus {
  const { due, doneOn } = facts;
  if (doneOn !== null) return due === null || doneOn <= due ? TASK_STATUS.doneInTime : TASK_STATUS.doneLate;
  if (facts.notDoneReason?.trim() || facts.status === TASK_STATUS.notDoing) return TASK_STATUS.notDoing;
  if (due !== null && today > due) return TASK_STATUS.overdue;
  return (facts.progress ?? 0) > 0 ? TASK_STATUS.inProgress : TASK_STATUS.notDue;
}

/** Last day of a quarter, the due date of a task that names none. */
export function quarterEnd(year: number, quarter: Task["quarter"]): string {
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][quarter - 1]}`;
}

/** The plan's due date of a task, else the end of its quarter. */
export function taskDue(plan: Plan, task: Task): string {
  return task.due ?? quarterEnd(plan.year, task.quarter);
}

/** One task with its status as of a day. */
export interface TaskState {
  task: Task;
  entry: TaskEntry | null;
  due: string;
  status: TaskStatus;
}

/** Every task of the plan for one member; one without a row stands as not begun. */
export function taskStates(plan: Plan, entries: readonly TaskEntry[], today: string): TaskState[] {
  const rows = new Map(entries.map((entry) => [entry.task, entry]));
  return plan.tasks.map((task) => {
    const entry = rows.get(task.code) ?? null;
    const due = entry?.due ?? taskDue(plan, task);
    const facts = entry ? { ...entry, due } : { due, doneOn: null, progress: null, notDoneReason: null, status: null };
    return { task, entry, due, status: taskStatus(facts, today) };
  });
}

/** Numbers of tasks of a quarter: completed (in time or late), all, and past their date and not completed. */
export interface QuarterProgress {
  done: number;
  total: number;
  overdue: number;
}

/** Progress by quarter ("1" to "4"), quarters without tasks left out. */
export function progressByQuarter(states: readonly TaskState[]): Record<string, QuarterProgress> {
  const quarters: Record<string, QuarterProgress> = {};
  for (const { task, status } of states) {
    const progress = (quarters[String(task.quarter)] ??= { done: 0, total: 0, overdue: 0 });
    progress.total += 1;
    if (status === TASK_STATUS.doneInTime || status === TASK_STATUS.doneLate) progress.done += 1;
    if (status === TASK_STATUS.overdue) progress.overdue += 1;
  }
  return quarters;
}

/**
 * What does not fit in a member's task rows: progress outside 0–100, completion dates in the future, 100 % without a
 * date, a task marked as not done without its reason.
 */
export function taskIssues(states: readonly TaskState[], today: string): Issue[] {
  const issues: Issue[] = [];
  for (const { task, entry } of states) {
    if (!entry) continue;
    const { progress, doneOn } = entry;
    const place = { ...entry.source, task: task.code };
    const say = (code: string, severity: Issue["severity"], found: string) =>
      issues.push({
        code,
        severity,
        place: { file: place.file, sheet: place.sheet, cell: place.cell, task: task.code },
        found,
      });
    if (progress !== null && (progress < 0 || progress > 100)) say("task.progressRange", "error", String(progress));
    if (progress === 100 && doneOn === null) say("task.doneWithoutDate", "warning", "100");
    if (doneOn !== null && doneOn > today) say("task.doneInFuture", "warning", doneOn);
    if (doneOn !== null && progress !== null && progress < 100) say("task.doneUnfinished", "warning", String(progress));
    if (entry.status === TASK_STATUS.notDoing && !entry.notDoneReason?.trim()) {
      say("task.noReason", "warning", entry.status);
    }
  }
  return issues;
}
