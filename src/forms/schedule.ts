import type { Place } from "../domain/issue";
import type { Plan, Task } from "../domain/plan";
import { TASK_STATUS, taskDue } from "../domain/schedule";
import type { TaskEntry } from "../domain/submission";
import { type Area, cellName, columnName } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { isoToSerial } from "../vietnamese/dates";
import { splitUnits, textKey } from "../vietnamese/text";
import { type Column, findHeader, machineColumns, placesOf, rowsBelow, textAt } from "./columns";
import { absoluteColumn, draft, fitRow, LANDSCAPE, put, putFormula, putHeader, putMerged, quoted } from "./draft";
import { readDate, readFigure } from "./figure";
import { putHeading, putHint } from "./heading";
import type { Say } from "./issueCodes";
import { LIST } from "./lists";
import type { ReadingContext } from "./results";
import { matchRows, sayHeader } from "./rows";
import { COLOUR } from "./styles";

/** PhuLuc_NhiemVu (phụ lục thực hiện nhiệm vụ): tasks by quarter; the first six columns are what is printed in the annex. */
export const SCHEDULE_SHEET = "PhuLuc_NhiemVu";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "content", header: "Nội dung thực hiện", index: "B", width: 40, needed: true },
  { key: "directedBy", header: "Đơn vị chỉ đạo", index: "1", width: 13 },
  { key: "carriedOutBy", header: "Đơn vị thực hiện", index: "2", width: 20 },
  { key: "coordinatedBy", header: "Đơn vị phối hợp", index: "3", width: 18 },
  { key: "note", header: "Ghi chú", index: "4", width: 10 },
  { key: "due", header: "Thời hạn", index: "5", width: 11 },
  { key: "doneOn", header: "Ngày hoàn thành", index: "6", width: 11 },
  { key: "progress", header: "Tiến độ (%)", index: "7", width: 7 },
  { key: "status", header: "Trạng thái", index: "8", width: 13 },
  { key: "product", header: "Sản phẩm (số, ký hiệu văn bản)", index: "9", width: 14 },
  { key: "difficulty", header: "Vướng mắc, kiến nghị", index: "10", width: 14 },
  { key: "notDoing", header: "Không thực hiện", index: "11", width: 14 },
  { key: "notDoneReason", header: "Lý do không thực hiện", index: "12", width: 20 },
] as const satisfies readonly Column<string>[];

const MACHINE = [
  { key: "code", header: "Mã nhiệm vụ" },
  { key: "quarter", header: "Quý" },
] as const;

type ScheduleKey = (typeof VISIBLE)[number]["key"] | (typeof MACHINE)[number]["key"];

export const SCHEDULE_COLUMNS: readonly Column<ScheduleKey>[] = [...VISIBLE, ...machineColumns(MACHINE)];

const AT = placesOf(SCHEDULE_COLUMNS);
const LAST_PRINTED = AT.difficulty;
const ROMAN = ["I", "II", "III", "IV"] as const;
const SUMMARY = "Tổng hợp tiến độ theo quý";
const SUMMARY_KEY = textKey(SUMMARY);
const CUT_OFF = "Trạng thái tính đến ngày";

/** Several units in one cell stand one under the other, parted by ";": a comma may be part of a name. */
const listed = (units: readonly string[]): string => units.join(";\n");

export interface ScheduleFor {
  /** Agency on the title block. */
  agency: string;
  parent: string;
  /** Day the statuses are as of (ISO); a cell the officer may change. */
  today: string;
  /** "member": a member reports; "plan": the cluster head edits the tasks themselves. */
  by: "member" | "plan";
}

/** The sheet of tasks by quarter. */
export function scheduleSheet(plan: Plan, made: ScheduleFor): SheetSpec {
  const sheet = draft(SCHEDULE_SHEET, { tab: "6B4A00" });
  const columns: readonly Column<ScheduleKey>[] = SCHEDULE_COLUMNS;
  const header = putHeading(sheet, columns, LAST_PRINTED, {
    parent: made.parent,
    agency: made.agency,
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `PHỤ LỤC THỰC HIỆN NHIỆM VỤ NĂM ${plan.year}`,
    attached:
      plan.basis === "" ? "(Kèm theo Kế hoạch số ……/KH-…… ngày …/…/…… của ……………………)" : `(Kèm theo ${plan.basis})`,
  });
  putMerged(sheet, { top: header, bottom: header, left: 0, right: AT.note }, null, "plain");
  putMerged(sheet, { top: header, bottom: header, left: AT.due, right: AT.status }, `${CUT_OFF}:`, "label");
  put(sheet, header, AT.product, isoToSerial(made.today), "entryDate");
  sheet.rows.push({ row: header, height: 19 });
  const first = putHeader(sheet, header + 1, columns);
  let row = first;
  for (const quarter of [1, 2, 3, 4] as const) {
    const tasks = plan.tasks.filter((task) => task.quarter === quarter);
    if (tasks.length === 0) continue;
    const roman = ROMAN[quarter - 1];
    putMerged(sheet, { top: row, bottom: row, left: 0, right: LAST_PRINTED }, `${roman} – Quý ${roman}`, "group");
    sheet.rows.push({ row: row++, height: 19 });
    for (const task of tasks)
      putTask(sheet, row++, columns, plan, task, made, `$${columnName(AT.product)}$${header + 1}`);
  }
  const last = Math.max(first, row - 1);
  putChecks(sheet, first, last, header, made);
  putColours(sheet, first, last);
  const end = putSummary(sheet, first, last);
  putHint(
    sheet,
    end + 1,
    columns,
    LAST_PRINTED,
    "Ghi ngày hoàn thành khi đã xong; chưa xong thì ghi tiến độ (%). Nhiệm vụ không thực hiện: chọn ở cột “Không thực hiện” và ghi lý do.",
  );
  sheet.freeze = { rows: first, columns: AT.directedBy };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header + 1, to: header + 2 },
    area: { top: 0, left: 0, bottom: end + 1, right: LAST_PRINTED },
  };
  return sheet;
}

function putTask(
  sheet: SheetSpec,
  row: number,
  columns: readonly Column<ScheduleKey>[],
  plan: Plan,
  task: Task,
  made: ScheduleFor,
  cutOff: string,
): void {
  const set = (key: ScheduleKey, value: string | number | null, style: string) =>
    put(sheet, row, AT[key], value, style);
  const own = made.by === "plan";
  const text = own ? "entryText" : "text";
  set("no", task.no, own ? "entryCenter" : "center");
  set("content", task.content, text);
  set("directedBy", listed(task.directedBy), text);
  set("carriedOutBy", listed(task.carriedOutBy), text);
  set("coordinatedBy", listed(task.coordinatedBy), text);
  set("note", task.note, text);
  const due = own ? task.due : taskDue(plan, task);
  set("due", due === null ? null : isoToSerial(due), own ? "entryDate" : "date");
  set("doneOn", null, own ? "date" : "entryDate");
  set("progress", null, own ? "whole" : "entryWhole");
  for (const key of ["product", "difficulty", "notDoing", "notDoneReason"] as const)
    set(key, null, own ? "text" : "entryText");
  set("code", task.code, "machineText");
  set("quarter", task.quarter, "machine");
  putFormula(sheet, row, AT.status, statusFormula(row, cutOff), "center");
  fitRow(sheet, row, columns, 34);
}

/** Trạng thái, in the order of src/domain/schedule.ts. The cut-off date is a cell: TODAY() would change what was reported. */
function statusFormula(row: number, cutOff: string): string {
  const ref = (key: ScheduleKey) => cellName(row, AT[key]);
  const word = (key: keyof typeof TASK_STATUS) => quoted(TASK_STATUS[key]);
  const [due, done] = [ref("due"), ref("doneOn")];
  const refused = `OR(TRIM(${ref("notDoneReason")})<>"",${ref("notDoing")}=${word("notDoing")})`;
  return (
    `IF(ISNUMBER(${done}),IF(OR(NOT(ISNUMBER(${due})),INT(${done})<=${due}),${word("doneInTime")},${word("doneLate")}),` +
    `IF(${refused},${word("notDoing")},IF(AND(ISNUMBER(${due}),${cutOff}>${due}),${word("overdue")},` +
    `IF(N(${ref("progress")})>0,${word("inProgress")},${word("notDue")}))))`
  );
}

function putChecks(sheet: SheetSpec, first: number, last: number, header: number, made: ScheduleFor): void {
  const area = (key: ScheduleKey): Area => ({ top: first, bottom: last, left: AT[key], right: AT[key] });
  const date = (where: Area, title: string): void => {
    sheet.validations.push({
      area: where,
      kind: "date",
      operator: "greaterThanOrEqual",
      formula1: "36526",
      prompt: { title, text: "Nhập ngày, tháng, năm, ví dụ 31/03/2024." },
      error: { title: "Chưa phải ngày", text: "Nhập ngày, tháng, năm, ví dụ 31/03/2024.", style: "stop" },
    });
  };
  date({ top: header, bottom: header, left: AT.product, right: AT.product }, CUT_OFF);
  if (made.by === "plan") {
    date(area("due"), "Thời hạn");
    return;
  }
  date(area("doneOn"), "Ngày hoàn thành");
  sheet.validations.push(
    {
      area: area("progress"),
      kind: "decimal",
      operator: "between",
      formula1: "0",
      formula2: "100",
      prompt: { title: "Tiến độ (%)", text: "Nhập số từ 0 đến 100, không gõ dấu %." },
      error: { title: "Chưa đúng", text: "Tiến độ là số từ 0 đến 100, không gõ dấu %.", style: "stop" },
    },
    {
      area: area("notDoing"),
      kind: "list",
      formula1: LIST.notDoing,
      prompt: { title: "Không thực hiện", text: "Chỉ chọn khi nhiệm vụ không thực hiện nữa, và ghi lý do ở cột bên." },
      error: { title: "Chưa đúng", text: "Chọn mục trong danh sách hoặc để trống.", style: "stop" },
    },
  );
}

function putColours(sheet: SheetSpec, first: number, last: number): void {
  const area = { top: first, bottom: last, left: AT.status, right: AT.status };
  const cell = `$${columnName(AT.status)}${first + 1}`;
  const is = (...keys: (keyof typeof TASK_STATUS)[]) =>
    `OR(${keys.map((key) => `${cell}=${quoted(TASK_STATUS[key])}`).join(",")})`;
  sheet.conditionals.push(
    { area, formula: is("doneInTime"), look: COLOUR.good },
    { area, formula: is("overdue", "doneLate"), look: COLOUR.bad },
    { area, formula: is("inProgress"), look: COLOUR.open },
    { area, formula: is("notDue", "notDoing"), look: COLOUR.none },
  );
}

/** Progress by quarter under the table: completed of all. Returns the last row. */
function putSummary(sheet: SheetSpec, first: number, last: number): number {
  const head = last + 2;
  const quarters = absoluteColumn(AT.quarter, first, last);
  const statuses = absoluteColumn(AT.status, first, last);
  putMerged(sheet, { top: head, bottom: head, left: 0, right: AT.content }, SUMMARY, "totalLabel");
  const heads = ["Tổng số", "Hoàn thành", "Tỷ lệ hoàn thành (%)", "Quá hạn"];
  heads.forEach((text, at) => put(sheet, head, AT.directedBy + at, text, "total"));
  sheet.rows.push({ row: head, height: 34 });
  ROMAN.forEach((roman, at) => {
    const row = head + 1 + at;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.content }, `Quý ${roman}`, "text");
    const count = (key: keyof typeof TASK_STATUS) =>
      `COUNTIFS(${quarters},${at + 1},${statuses},${quoted(TASK_STATUS[key])})`;
    const [all, done] = [cellName(row, AT.directedBy), cellName(row, AT.directedBy + 1)];
    putFormula(sheet, row, AT.directedBy, `COUNTIFS(${quarters},${at + 1})`, "count");
    putFormula(sheet, row, AT.directedBy + 1, `${count("doneInTime")}+${count("doneLate")}`, "count");
    putFormula(sheet, row, AT.directedBy + 2, `IF(${all}=0,"–",ROUND(${done}/${all}*100,2))`, "count2");
    putFormula(sheet, row, AT.directedBy + 3, count("overdue"), "count");
    sheet.rows.push({ row, height: 18 });
  });
  return head + 4;
}

/** Reads what a member reported on the plan's tasks. */
export function readSchedule(grid: Grid, context: ReadingContext): TaskEntry[] {
  const { plan, say, date1904, file } = context;
  const header = findHeader(grid, SCHEDULE_COLUMNS);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return [];
  }
  if (!sayHeader(grid, header, say)) return [];
  const { at } = header;
  const rows = matchRows({
    grid,
    header: header.row,
    code: at.code,
    no: at.no,
    name: at.content,
    known: plan.tasks.map(({ code, no, content }) => ({ code, no, name: content })),
    place: (task) => ({ task }),
    typed: (row) => textAt(grid, row, at.doneOn) !== "" || textAt(grid, row, at.progress) !== "",
    end: SUMMARY_KEY,
    say,
  });
  return plan.tasks.flatMap((task): TaskEntry[] => {
    const row = rows.get(task.code);
    if (row === undefined) return [];
    const place: Place = { task: task.code };
    const text = (key: ScheduleKey) => textAt(grid, row, at[key]) || null;
    const date = (key: ScheduleKey) => readDate(grid, row, at[key], { year: plan.year, date1904, place, say });
    const status = text("notDoing");
    const known = status !== null && textKey(status) === textKey(TASK_STATUS.notDoing);
    if (status !== null && !known) {
      say(
        "taskStatus.unknown",
        { ...place, sheet: grid.name, cell: cellName(row, at.notDoing ?? 0) },
        { found: status },
      );
    }
    return [
      {
        task: task.code,
        due: date("due"),
        doneOn: date("doneOn"),
        progress: readFigure(grid, row, at.progress, { unit: "%", ratio: false, date1904, place, say }).value,
        notDoneReason: text("notDoneReason"),
        product: text("product"),
        difficulty: text("difficulty"),
        status: known ? TASK_STATUS.notDoing : null,
        source: { file, sheet: grid.name, cell: cellName(row, at.doneOn ?? at.content ?? 0) },
      },
    ];
  });
}

/** One task row of a plan workbook, as plain JSON with the row it stands in. */
export interface TaskRow {
  row: number;
  json: Record<string, unknown>;
}

/** Reads the tasks themselves from a plan workbook. */
export function readTaskRows(grid: Grid, year: number, date1904: boolean, say: Say): TaskRow[] {
  const header = findHeader(grid, SCHEDULE_COLUMNS);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return [];
  }
  const { at } = header;
  let quarter = 1;
  const found: TaskRow[] = [];
  for (const row of rowsBelow(grid, header.row + 1)) {
    const first = textAt(grid, row, at.no);
    if (textKey(first).startsWith(SUMMARY_KEY)) break;
    const heading = /Quý\s+(IV|I{1,3}|[1-4])\b/iu.exec(`${first} ${textAt(grid, row, at.content)}`);
    const code = textAt(grid, row, at.code);
    const content = textAt(grid, row, at.content);
    if (code === "" && heading && first !== "" && content === "") {
      const name = heading[1]!.toUpperCase();
      quarter = /\d/.test(name) ? Number(name) : ROMAN.indexOf(name as (typeof ROMAN)[number]) + 1;
      continue;
    }
    if (content === "" && code === "") continue;
    const units = (key: ScheduleKey) => splitUnits(textAt(grid, row, at[key]));
    found.push({
      row,
      json: {
        code,
        quarter: Number(textAt(grid, row, at.quarter)) || quarter,
        no: first,
        content,
        directedBy: units("directedBy"),
        carriedOutBy: units("carriedOutBy"),
        coordinatedBy: units("coordinatedBy"),
        due: readDate(grid, row, at.due, { year, date1904, place: { task: code }, say }),
        note: textAt(grid, row, at.note),
      },
    });
  }
  return found;
}
