import { planOf, taskEntryOf } from "./fixtures/build";
import type { Task } from "./plan";
import { progressByQuarter, TASK_STATUS, taskIssues, taskStates, taskStatus, type TaskFacts } from "./schedule";

const facts = (more: Partial<TaskFacts>): TaskFacts => ({
  due: "2024-03-31",
  doneOn: null,
  progress: null,
  notDoneReason: null,
  status: null,
  ...more,
});
const { notDue, inProgress, doneInTime, doneLate, overdue, notDoing } = TASK_STATUS;

test.each<[Partial<TaskFacts>, string, string]>([
  [{}, "2024-03-31", notDue],
  [{}, "2024-04-01", overdue],
  [{ progress: 40 }, "2024-03-31", inProgress],
  [{ progress: 40 }, "2024-04-01", overdue],
  [{ progress: 0 }, "2024-03-01", notDue],
  [{ progress: 100 }, "2024-03-01", inProgress],
  [{ progress: 100 }, "2024-04-01", overdue],
  [{ doneOn: "2024-03-31" }, "2024-05-01", doneInTime],
  [{ doneOn: "2024-04-01" }, "2024-05-01", doneLate],
  [{ doneOn: "2024-04-01", due: null }, "2024-05-01", doneInTime],
  [{ notDoneReason: "Trung ương hoãn" }, "2024-05-01", notDoing],
  [{ notDoneReason: "  " }, "2024-05-01", overdue],
  [{ status: notDoing }, "2024-05-01", notDoing],
  [{ status: notDoing, doneOn: "2024-03-01" }, "2024-05-01", doneInTime],
  [{ due: null }, "2024-12-31", notDue],
])("%j on %s: %s", (given, today, expected) => expect(taskStatus(facts(given), today)).toBe(expected));

const task = (code: string, quarter: Task["quarter"], due: string | null = null): Task => ({
  code,
  quarter,
  no: "1",
  content: code,
  directedBy: [],
  carriedOutBy: [],
  coordinatedBy: [],
  due,
  note: "",
});
const plan = planOf([], ["BN"], { tasks: [task("A", 1), task("B", 1, "2024-02-15"), task("C", 2), task("D", 3)] });

test("progress by quarter; a task without a date is due on the quarter's last day, one without a row has not begun", () => {
  const states = taskStates(
    plan,
    [taskEntryOf("B", { doneOn: "2024-02-20" }), taskEntryOf("C", { progress: 10 })],
    "2024-06-30",
  );
  expect(states.map(({ due, status }) => [due, status])).toEqual([
    ["2024-03-31", overdue],
    ["2024-02-15", doneLate],
    ["2024-06-30", inProgress],
    ["2024-09-30", notDue],
  ]);
  expect(progressByQuarter(states)).toEqual({
    "1": { done: 1, total: 2, overdue: 1 },
    "2": { done: 0, total: 1, overdue: 0 },
    "3": { done: 0, total: 1, overdue: 0 },
  });
});

test("rows that contradict themselves are said", () => {
  const entries = [
    taskEntryOf("A", { progress: 120 }),
    taskEntryOf("B", { progress: 100 }),
    taskEntryOf("C", { doneOn: "2025-01-01", progress: 50 }),
    taskEntryOf("D", { status: notDoing }),
  ];
  const said = taskIssues(taskStates(plan, entries, "2024-12-31"), "2024-12-31");
  expect(said.map(({ code, place, found }) => [code, place.task, found])).toEqual([
    ["task.progressRange", "A", "120"],
    ["task.doneWithoutDate", "B", "100"],
    ["task.doneInFuture", "C", "2025-01-01"],
    ["task.doneUnfinished", "C", "50"],
    ["task.noReason", "D", notDoing],
  ]);
  expect(said[0]?.place).toEqual({ file: "a.xlsx", sheet: "PhuLuc_NhiemVu", cell: "A7", task: "A" });
});
