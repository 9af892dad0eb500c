import type { Plan, Task } from "../../src/domain/plan";
import { progressByQuarter, TASK_STATUS, taskStates } from "../../src/domain/schedule";
import { SCHEDULE_COLUMNS, SCHEDULE_SHEET } from "../../src/forms/schedule";
import { filledBook, type TaskToType } from "../../src/forms/fill";
import { placesOf } from "../../src/forms/columns";
import { readSubmission } from "../../src/forms/submission";
import { templateBook } from "../../src/forms/templateBook";
import { valueAt } from "../../src/sheet/grid";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";
import { plainIndicator, plainPlan } from "./plans";

const AT = placesOf(SCHEDULE_COLUMNS);
const DUES = ["2024-03-31", "2024-06-30", "2024-09-30", null] as const;
const DONE = [null, "2024-03-31", "2024-04-01"] as const;
const PROGRESS = [null, 0, 40, 100] as const;
const REFUSED = [
  [null, null],
  [TASK_STATUS.notDoing, "Cấp trên dừng"],
  [null, "Hết kinh phí"],
] as const;

/** Every combination of due date, date of completion, progress and refusal. */
const cases = DUES.flatMap((due) =>
  DONE.flatMap((doneOn) =>
    PROGRESS.flatMap((progress) => REFUSED.map(([status, reason]) => ({ due, doneOn, progress, status, reason }))),
  ),
);
const tasks: Task[] = cases.map(({ due }, at) => ({
  code: `NV-${at}`,
  quarter: ((at % 4) + 1) as Task["quarter"],
  no: String(at),
  content: `Nhiệm vụ ${at}`,
  directedBy: ["UBND tỉnh"],
  carriedOutBy: ["Ban Thi đua - Khen thưởng, Sở Nội vụ", "Các huyện, thành phố"],
  coordinatedBy: [],
  due,
  note: "",
}));
const plan: Plan = plainPlan([plainIndicator("CT01")], { tasks });
const typed: TaskToType[] = cases.map(({ doneOn, progress, status, reason }, at) => ({
  task: `NV-${at}`,
  due: null,
  doneOn,
  progress,
  status,
  notDoneReason: reason,
  product: null,
  difficulty: null,
}));

describeIf(hasLibreOffice, "PhuLuc_NhiemVu", () => {
  it("shows the status and the progress by quarter that the domain gives", async () => {
    const period = plan.periods[0]!;
    const drawn = filledBook(templateBook(plan, period, plan.members[0]!), plan, [], typed);
    const [book] = await computed([drawn]);
    const { tasks: read, issues } = readSubmission(book!, "a.xlsx", plan);
    expect(issues).toEqual([]);
    const states = taskStates(plan, read, period.to);
    const grid = book!.sheets.find(({ name }) => name === SCHEDULE_SHEET)!;
    const rows = new Map([...grid.rowAt].map((row) => [valueAt(grid, row, AT.code), row]));
    for (const { task, status, entry } of states) {
      expect([task.code, entry, valueAt(grid, rows.get(task.code)!, AT.status)]).toEqual([task.code, entry, status]);
    }
    expect(new Set(states.map(({ status }) => status)).size).toBe(Object.keys(TASK_STATUS).length);
    const head = [...grid.rowAt].find((row) => valueAt(grid, row, 0) === "Tổng hợp tiến độ theo quý")!;
    const shown = [1, 2, 3, 4].map((quarter) => {
      const [total, done, overdue] = [0, 1, 3].map((at) => valueAt(grid, head + quarter, AT.directedBy + at));
      return [String(quarter), { done, total, overdue }];
    });
    expect(Object.fromEntries(shown)).toEqual(progressByQuarter(states));
  }, 60_000);
});
