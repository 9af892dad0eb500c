import { TASK_STATUS } from "../domain/schedule";
import { addDays, formatDate } from "../vietnamese/dates";
import { textKey } from "../vietnamese/text";
import { fixAt } from "./figures";
import { rule, type Tell } from "./rule";
import type { BookView } from "./view";

const SHEET = "PhuLuc_NhiemVu";

const UNITS = ["directedBy", "carriedOutBy", "coordinatedBy"] as const;

function unitsKey(units: readonly string[]): string {
  return units
    .map((unit) => textKey(unit))
    .filter((key) => key !== "")
    .sort()
    .join("|");
}

type Code =
  | "task.progressRange"
  | "task.progressFraction"
  | "task.doneWithoutDate"
  | "task.doneUnfinished"
  | "task.doneInFuture"
  | "task.doneBeforeStart"
  | "task.noReason"
  | "task.contradiction"
  | "task.reasonWithoutChoice"
  | "task.unitChanged"
  | "task.sameDay";

/** What a member reported on tasks: dates, progress, reasons. */
export const tasksRule = rule<BookView, Code>(
  "book",
  {
    "task.progressRange": {
      severity: "error",
      looksAt: `${SHEET}: Tiến độ (%)`,
      why: "Progress is from 0 to 100.",
      source: "The form",
      examples: ["120", "-5"],
    },
    "task.progressFraction": {
      severity: "warning",
      looksAt: `${SHEET}: Tiến độ (%)`,
      why: "0,6 was meant as 60%.",
      source: "Excel keeps 60% as 0,6",
      examples: ["0,6"],
    },
    "task.doneWithoutDate": {
      severity: "warning",
      looksAt: `${SHEET}: Tiến độ (%), Ngày hoàn thành`,
      why: "100% without a date proves no completion; the task counts as not completed.",
      source: "Status of a task (trạng thái nhiệm vụ)",
      examples: ["100, ngày hoàn thành trống"],
    },
    "task.doneUnfinished": {
      severity: "warning",
      looksAt: `${SHEET}: Tiến độ (%), Ngày hoàn thành`,
      why: "Completed on a day, and yet not at 100%.",
      source: "Status of a task (trạng thái nhiệm vụ)",
      examples: ["60, hoàn thành 20/3/2024"],
    },
    "task.doneInFuture": {
      severity: "warning",
      looksAt: `${SHEET}: Ngày hoàn thành`,
      why: "Completed after the day the report is as of; the date or the report is wrong.",
      source: "The period's last day; an English Excel turns 05/12 into 12 May and back",
      examples: ["31/12/2024 (kỳ đến 30/6/2024)"],
    },
    "task.doneBeforeStart": {
      severity: "warning",
      looksAt: `${SHEET}: Ngày hoàn thành`,
      why: "Completed before the year of the plan began.",
      source: "The plan's year",
      examples: ["20/3/2023 (kế hoạch năm 2024)"],
    },
    "task.noReason": {
      severity: "warning",
      looksAt: `${SHEET}: Không thực hiện, Lý do không thực hiện`,
      why: "A task that is dropped needs its reason.",
      source: "Status “Không thực hiện (có lý do)”",
      examples: ["Không thực hiện, lý do trống"],
    },
    "task.contradiction": {
      severity: "warning",
      looksAt: `${SHEET}: Không thực hiện, Ngày hoàn thành, Tiến độ (%)`,
      why: "Dropped and completed at once.",
      source: "Status of a task (trạng thái nhiệm vụ)",
      examples: ["Không thực hiện; hoàn thành 20/3/2024"],
    },
    "task.unitChanged": {
      severity: "warning",
      looksAt: `${SHEET}: Đơn vị chỉ đạo, Đơn vị thực hiện, Đơn vị phối hợp`,
      why: "Who does a task is the plan's to say; the plan's units count.",
      source: "The plan issued",
      examples: ["Sở Xây dựng (kế hoạch: Sở Nội vụ)"],
    },
    "task.sameDay": {
      severity: "note",
      looksAt: `${SHEET}: Ngày hoàn thành`,
      why: "So many tasks completed on one day: the date was probably filled down the column.",
      source: "At least eight tasks, all that are completed, over more than one quarter",
      examples: ["12 nhiệm vụ cùng ngày 31/5/2024"],
    },
    "task.reasonWithoutChoice": {
      severity: "note",
      looksAt: `${SHEET}: Lý do không thực hiện`,
      why: "A reason for not doing it stands beside a task that is under way.",
      source: "A reason makes the status “Không thực hiện (có lý do)”",
      examples: ["Tiến độ 60, có lý do không thực hiện"],
    },
  },
  (view, tell) => {
    const { plan, period } = view;
    sameDay(view, tell);
    for (const row of view.tasks) {
      for (const key of UNITS) {
        const value = row.cell(key)?.value ?? null;
        const wanted = row.task[key];
        if (value === null ? wanted.length === 0 : value === wanted.join(";\n")) continue;
        if (view.schedule!.header.at[key] === null || typeof value === "number") continue;
        const found = typeof value === "string" ? value : "";
        if (unitsKey(found.split(/[;\n]+/)) === unitsKey(wanted)) continue;
        const place = row.place(key);
        if (!view.isSaid(place))
          tell("task.unitChanged", place, {
            found: found.replace(/;?\n/g, "; ") || "–",
            expected: wanted.join("; ") || "–",
            ...fixAt(place, wanted.length === 0 ? null : wanted.join(";\n"), false),
          });
      }
      const { progress, doneOn, status, notDoneReason } = row.entry;
      const [at, day] = [row.place("progress"), row.place("doneOn")];
      const quiet = view.isSaid(at);
      if (progress !== null && !quiet) {
        if (progress < 0 || progress > 100) tell("task.progressRange", at, { found: String(progress) });
        else if (progress > 0 && progress <= 1 && (progress < 1 || doneOn !== null))
          tell("task.progressFraction", at, {
            found: String(progress).replace(".", ","),
            expected: String(Math.round(progress * 1e4) / 100),
            ...fixAt(at, Math.round(progress * 1e4) / 100, false),
          });
        else if (progress === 100 && doneOn === null && !view.isSaid(day) && status === null)
          tell("task.doneWithoutDate", day, { found: "100" });
        else if (progress < 100 && doneOn !== null)
          tell("task.doneUnfinished", at, { found: String(progress).replace(".", ","), expected: formatDate(doneOn) });
      }
      if (doneOn !== null && !view.isSaid(day)) {
        const found = formatDate(doneOn);
        if (period && doneOn > period.to) tell("task.doneInFuture", day, { found, expected: formatDate(period.to) });
        else if (doneOn < addDays(`${plan.year}-01-01`, -31))
          tell("task.doneBeforeStart", day, { found, expected: String(plan.year) });
      }
      if (status === TASK_STATUS.notDoing) {
        if (!notDoneReason?.trim()) tell("task.noReason", row.place("notDoneReason"), { found: status });
        if (doneOn !== null || progress === 100) tell("task.contradiction", row.place("notDoing"), { found: status });
      } else if (notDoneReason?.trim() && (doneOn !== null || (progress ?? 0) > 0)) {
        tell("task.reasonWithoutChoice", row.place("notDoneReason"), { found: notDoneReason });
      }
    }
  },
);

/** One date in every row that has one, filled down the column. */
function sameDay(view: BookView, tell: Tell<Code>): void {
  const done = view.tasks.filter(({ entry }) => entry.doneOn !== null);
  const [first] = done;
  if (!first || done.length < 8) return;
  const day = first.entry.doneOn!;
  if (!done.every(({ entry }) => entry.doneOn === day)) return;
  if (new Set(done.map(({ task }) => task.quarter)).size < 2) return;
  tell("task.sameDay", first.place("doneOn"), { found: formatDate(day), params: { count: done.length } });
}
