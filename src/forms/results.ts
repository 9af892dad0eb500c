import { VERDICT } from "../domain/achievement";
import { asksEstimates } from "../domain/period";
import type { Indicator, Member, Period, Plan } from "../domain/plan";
import { type Target, targetOf, targetText } from "../domain/target";
import { type Area, cellName, columnName } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";
import { formatDate } from "../vietnamese/dates";
import { type Column, placesOf } from "./columns";
import {
  absoluteColumn,
  draft,
  fitRow,
  LANDSCAPE,
  numberLooks,
  put,
  putFormula,
  putHeader,
  putMerged,
  quoted,
  runs,
} from "./draft";
import { putHeading, putHint, putSignatures } from "./heading";
import { LIST, MILESTONE_WORDS, TYPE_WORDS } from "./lists";
import { bodyFormula, cleanFormula, figureFormula } from "./numberFormula";
import { COLOUR } from "./styles";
import {
  childrenFormula,
  differenceFormula,
  groupFormula,
  type JudgedBy,
  percentFormula,
  takesWord,
  verdictFormula,
  versusFormula,
} from "./verdictFormula";

/** KetQua_ChiTieu (báo cáo kết quả thực hiện chỉ tiêu): what a member fills in for a period. */
export const RESULTS_SHEET = "KetQua_ChiTieu";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 30, needed: true },
  { key: "unit", header: "Đơn vị tính", index: "C", width: 8 },
  { key: "lastYear", header: "Thực hiện cùng kỳ năm trước", index: "1", width: 9 },
  { key: "target", header: "Kế hoạch năm", index: "2", width: 10 },
  { key: "periodTarget", header: "Kế hoạch kỳ (6T/9T)", index: "3", width: 9 },
  { key: "numerator", header: "Tử số", index: "4a", width: 7 },
  { key: "denominator", header: "Mẫu số", index: "4b", width: 7 },
  { key: "actual", header: "Ước thực hiện kỳ báo cáo (lũy kế)", index: "4", width: 10, needed: true },
  { key: "yearEstimate", header: "Ước thực hiện cả năm", index: "5", width: 9 },
  { key: "percent", header: "Tỷ lệ so với kế hoạch năm (%)", index: "6=4/2", width: 9 },
  { key: "periodPercent", header: "Tỷ lệ so với kế hoạch kỳ (%)", index: "7=4/3", width: 9 },
  { key: "versus", header: "So với cùng kỳ (%)", index: "8=4/1", width: 9 },
  { key: "difference", header: "Chênh lệch so với KH", index: "9", width: 9 },
  { key: "verdict", header: "Đánh giá", index: "10", width: 10 },
  { key: "reason", header: "Nguyên nhân, ghi chú", index: "11", width: 17 },
  { key: "evidence", header: "Tài liệu kiểm chứng", index: "12", width: 13 },
  { key: "dataKind", header: "Loại số liệu", index: "13", width: 8 },
  { key: "asOf", header: "Số liệu đến ngày", index: "14", width: 11 },
  { key: "override", header: "Đánh giá của đơn vị", index: "15", width: 14 },
] as const satisfies readonly Column<string>[];

const MACHINE = [
  { key: "code", header: "Mã chỉ tiêu" },
  { key: "parent", header: "Mã cha" },
  { key: "type", header: "Loại chỉ tiêu" },
  { key: "main", header: "Chỉ tiêu chính" },
  { key: "component", header: "Chỉ tiêu thành phần" },
  { key: "from", header: "KH từ" },
  { key: "to", header: "KH đến" },
  { key: "periodFrom", header: "KH kỳ từ" },
  { key: "periodTo", header: "KH kỳ đến" },
  { key: "clean", header: "Chữ trong ô thực hiện" },
  { key: "body", header: "Phần số trong ô thực hiện" },
  { key: "typed", header: "Số đọc từ ô thực hiện" },
  { key: "figure", header: "Thực hiện (số)" },
  { key: "computed", header: "Đánh giá theo số liệu" },
] as const;

export type ResultsKey = (typeof VISIBLE)[number]["key"] | (typeof MACHINE)[number]["key"];

/** The one table of columns that drawing and reading share. */
export const RESULTS_COLUMNS: readonly Column<ResultsKey>[] = [
  ...VISIBLE,
  ...MACHINE.map((column) => ({ ...column, index: "", width: 10, hidden: true })),
];

const AT = placesOf(RESULTS_COLUMNS);
/** Verdicts by height of the row: leaves first, then groups over them. A column each, so that no formula meets itself. */
const FIRST_LEVEL = RESULTS_COLUMNS.length;
/** Printed columns end with the date of the figures; the member's own verdict stands beside the page. */
const LAST_PRINTED = AT.asOf;

/** Height of a group over its leaves; leaves are 0. */
function levels(indicators: readonly Indicator[]): Map<string, number> {
  const found = new Map<string, number>();
  const level = (indicator: Indicator, above: readonly string[]): number => {
    const known = found.get(indicator.code);
    if (known !== undefined) return known;
    const children = indicators.filter(({ parent, code }) => parent === indicator.code && !above.includes(code));
    const own =
      indicator.type === "group"
        ? 1 + Math.max(0, ...children.map((child) => level(child, [...above, indicator.code])))
        : 0;
    found.set(indicator.code, own);
    return own;
  };
  for (const indicator of indicators) level(indicator, []);
  return found;
}

/** A target as the machine columns hold it: bounds, "?" where it cannot be judged by, null where none is given. */
export function bounds(
  target: Target,
  indicator: Indicator,
): [from: number | string | null, to: number | string | null] {
  if (target.kind === "none") return [null, null];
  if (target.kind === "unreadable") return ["?", "?"];
  if (takesWord(indicator)) return [target.kind === "state" ? target.text : "x", null];
  if (target.kind === "number") return [target.value, target.value];
  if (target.kind === "range" && indicator.type === "range") return [target.from, target.to];
  return ["?", "?"];
}

/** Which columns this plan and period have no use for. They stay, hidden, so that every file has the same columns. */
function hiddenColumns(plan: Plan, period: Period, member: Member): Set<ResultsKey> {
  const hidden = new Set<ResultsKey>();
  if (!plan.indicators.some(({ type }) => type === "rate" || type === "setRatio")) {
    hidden.add("numerator").add("denominator");
  }
  if (plan.indicators.every((indicator) => targetText(indicator, member.code, period.code) === null)) {
    hidden.add("periodTarget").add("periodPercent");
  }
  if (period.final) hidden.add("yearEstimate");
  return hidden;
}

/** Where the rows of a drawn sheet stand. */
interface Rows {
  first: number;
  last: number;
  at: Map<string, number>;
}

/** The sheet of results of one member for one period. */
export function resultsSheet(plan: Plan, period: Period, member: Member): SheetSpec {
  const sheet = draft(RESULTS_SHEET, { tab: "2F6B3A" });
  const hidden = hiddenColumns(plan, period, member);
  const heights = levels(plan.indicators);
  const top = Math.max(0, ...heights.values());
  const columns: Column<string>[] = [
    ...RESULTS_COLUMNS.map((column) => (hidden.has(column.key) ? { ...column, hidden: true } : column)),
    ...Array.from({ length: top + 1 }, (_, level) => ({
      key: `level${level}`,
      header: `Đánh giá cấp ${level}`,
      index: "",
      width: 10,
      hidden: true,
    })),
  ];
  const header = putHeading(sheet, columns, LAST_PRINTED, {
    parent: member.name === plan.issuer.name ? plan.issuer.parent : plan.issuer.name,
    agency: member.name,
    number: "Số: ……/BC-……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA ${periodTitle(period)}`,
    attached: "(Kèm theo Báo cáo số ……/BC-…… ngày …/…/…… của ……………………)",
    info: infoLine(plan, period),
  });
  const first = putHeader(sheet, header, columns);
  const rows = putRows(sheet, columns, plan, period, member, first, heights, top);
  putChecks(sheet, plan, rows);
  putColours(sheet, rows);
  const summary = putCounts(sheet, columns, rows);
  putHint(
    sheet,
    summary + 1,
    columns,
    LAST_PRINTED,
    "Chỉ nhập vào ô nền vàng. Ô chưa có số liệu thì để trống, không ghi 0. Chỉ tiêu không đạt hoặc đánh giá khác kết quả tính " +
      "thì ghi nguyên nhân. Muốn đánh giá khác, chọn ở cột “Đánh giá của đơn vị” và ghi lý do ở cột “Nguyên nhân, ghi chú”.",
  );
  const end = putSignatures(
    sheet,
    summary + 2,
    columns,
    LAST_PRINTED,
    ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"],
    `………, ngày …… tháng …… năm ${plan.year}`,
  );
  sheet.freeze = { rows: first, columns: AT.unit };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header, to: header + 1 },
    area: { top: 0, left: 0, bottom: end, right: LAST_PRINTED },
  };
  return sheet;
}

/** "6 THÁNG ĐẦU NĂM 2024". */
export function periodTitle(period: Period): string {
  return period.name.toUpperCase();
}

function infoLine(plan: Plan, period: Period): string {
  const facts = [
    plan.cluster.name,
    plan.basis === "" ? "" : `Căn cứ: ${plan.basis}`,
    `Số liệu lũy kế từ ${formatDate(period.from)} đến ${formatDate(period.to)}${asksEstimates(period) ? " (ước thực hiện)" : ""}`,
    period.due === null ? "" : `Hạn gửi: ${formatDate(period.due)}`,
  ];
  return facts.filter((fact) => fact !== "").join("   •   ");
}

function putRows(
  sheet: SheetSpec,
  columns: readonly Column<string>[],
  plan: Plan,
  period: Period,
  member: Member,
  first: number,
  heights: ReadonlyMap<string, number>,
  top: number,
): Rows {
  const rows: Rows = { first, last: first, at: new Map() };
  let section = "";
  let row = first;
  // Rows are placed before formulas are written: groups refer to the whole column.
  const sections: [row: number, text: string][] = [];
  for (const indicator of plan.indicators) {
    if (indicator.section && indicator.section !== section) sections.push([row++, (section = indicator.section)]);
    rows.at.set(indicator.code, row++);
  }
  rows.last = Math.max(first, row - 1);
  for (const [at, text] of sections) {
    putMerged(sheet, { top: at, bottom: at, left: 0, right: LAST_PRINTED }, text, "group");
    sheet.rows.push({ row: at, height: 19 });
  }
  for (const indicator of plan.indicators) {
    const at = rows.at.get(indicator.code)!;
    putRow(sheet, at, plan, period, member, indicator);
    putVerdict(sheet, at, { indicator, final: period.final, inverseFormula: plan.inverseFormula }, rows, heights, top);
    fitRow(sheet, at, columns);
  }
  return rows;
}

function depthOf(plan: Plan, indicator: Indicator): number {
  let depth = 0;
  for (let at = indicator.parent; at !== null && depth < 2; depth++) {
    at = plan.indicators.find(({ code }) => code === at)?.parent ?? null;
  }
  return depth;
}

/** What the plan says of the row, and the cells to fill in. */
function putRow(sheet: SheetSpec, row: number, plan: Plan, period: Period, member: Member, indicator: Indicator): void {
  const group = indicator.type === "group";
  const set = (key: ResultsKey, value: string | number | null, style: string) => put(sheet, row, AT[key], value, style);
  const year = targetText(indicator, member.code);
  const ofPeriod = targetText(indicator, member.code, period.code);
  const entry = numberStyle(indicator, year);
  const depth = depthOf(plan, indicator);
  set("no", indicator.no, group ? "strongCenter" : "center");
  set("name", indicator.name, group ? "strong" : depth === 0 ? "text" : `text${depth}`);
  set("unit", indicator.unit, "center");
  const lastYear = indicator.lastYear?.[member.code] ?? indicator.lastYear?.["*"] ?? null;
  const word = takesWord(indicator);
  set("lastYear", lastYear, group ? "center" : word ? "entryCenter" : entry);
  set("target", year, word ? "center" : "printed");
  set("periodTarget", ofPeriod, word ? "center" : "printed");
  const parts = indicator.type === "setRatio" || indicator.type === "rate";
  set("numerator", null, parts ? "entryWhole" : "center");
  set("denominator", null, parts ? "entryWhole" : "center");
  if (group || indicator.type === "setRatio") put(sheet, row, AT.actual, null, group ? "center" : "decimal");
  else set("actual", null, word ? "entryCenter" : entry);
  set("yearEstimate", null, group ? "center" : word ? "entryCenter" : entry);
  set("reason", null, "entryText");
  set("evidence", null, group ? "text" : "entryText");
  set("dataKind", null, group ? "center" : "entryCenter");
  set("asOf", null, group ? "center" : "entryDate");
  set("override", null, "entryCenter");
  set("code", indicator.code, "machineText");
  set("parent", indicator.parent, "machineText");
  set("type", TYPE_WORDS[indicator.type], "machine");
  set("main", indicator.parent === null ? 1 : 0, "machine");
  set("component", group ? 0 : 1, "machine");
  const [from, to] = bounds(targetOf(plan, indicator, member.code), indicator);
  const [periodFrom, periodTo] = bounds(targetOf(plan, indicator, member.code, period.code), indicator);
  set("from", from, "machine");
  set("to", to, "machine");
  set("periodFrom", periodFrom, "machine");
  set("periodTo", periodTo, "machine");
}

/** Whole numbers where the plan speaks in whole numbers; conditional formats show decimals that are typed all the same. */
function numberStyle({ type }: Indicator, target: string | null): "entryWhole" | "entryDecimal" {
  const counts = type === "quantity" || type === "atLeast" || type === "value" || type === "range";
  return counts && !(target ?? "").includes(",") ? "entryWhole" : "entryDecimal";
}

/** The formulas of one row. */
function putVerdict(
  sheet: SheetSpec,
  row: number,
  by: JudgedBy,
  rows: Rows,
  heights: ReadonlyMap<string, number>,
  top: number,
): void {
  const { indicator } = by;
  const ref = (key: ResultsKey) => cellName(row, AT[key]);
  const formula = (key: ResultsKey, text: string, style: string) => putFormula(sheet, row, AT[key], text, style);
  const level = heights.get(indicator.code) ?? 0;
  const column = (at: number) => absoluteColumn(at, rows.first, rows.last);
  if (indicator.type === "group") {
    const lower = Array.from({ length: level }, (_, at) => column(FIRST_LEVEL + at));
    const parents = column(AT.parent);
    formula("actual", childrenFormula(ref("code"), parents, lower), "center");
    formula("computed", groupFormula(ref("code"), parents, lower, by.final), "machine");
    for (const key of ["percent", "periodPercent", "versus", "difference"] as const)
      put(sheet, row, AT[key], "–", "center");
  } else {
    const actual = ref("actual");
    const cells = { cell: actual, clean: ref("clean"), body: ref("body") };
    const ratio = indicator.type === "rate" || indicator.type === "setRatio";
    if (!takesWord(indicator)) {
      formula("clean", cleanFormula(actual), "machine");
      formula("body", bodyFormula(cells.clean), "machine");
      formula("typed", figureFormula(cells, indicator.unit, ratio), "machine");
      formula("figure", ratio ? withParts(indicator, ref) : ref("typed"), "machine");
    }
    if (indicator.type === "setRatio") {
      const [above, below] = [ref("numerator"), ref("denominator")];
      const both = `AND(ISNUMBER(${above}),ISNUMBER(${below}))`;
      formula("actual", `IF(${both},IF(${below}=0,"–",${above}/${below}*100),"")`, "decimal");
    }
    const year = { figure: ref("figure"), from: ref("from"), to: ref("to"), actual };
    const ofPeriod = { ...year, from: ref("periodFrom"), to: ref("periodTo") };
    formula("percent", percentFormula(year, by), "decimal");
    formula("periodPercent", percentFormula(ofPeriod, by), "decimal");
    formula("versus", versusFormula(ref("figure"), ref("lastYear"), indicator), "decimal");
    formula("difference", differenceFormula(year, by), "decimal");
    formula("computed", verdictFormula(year, by), "machine");
  }
  const written = `AND(${ref("override")}<>"",TRIM(${ref("reason")})<>"",COUNTIF(${LIST.verdict},${ref("override")})>0)`;
  for (let at = 0; at <= top; at++) {
    if (at === level) {
      putFormula(sheet, row, FIRST_LEVEL + at, `IF(${written},${ref("override")},${ref("computed")})`, "machine");
    }
  }
  formula("verdict", cellName(row, FIRST_LEVEL + level), "verdict");
}

/** Of a set's ratio the parts come first; of a rate what was typed. A denominator of 0 gives no figure, 0/0 of a set is "không phát sinh". */
function withParts({ type }: Indicator, ref: (key: ResultsKey) => string): string {
  const [above, below, typed] = [ref("numerator"), ref("denominator"), ref("typed")];
  const both = `AND(ISNUMBER(${above}),ISNUMBER(${below}))`;
  const share = `${above}/${below}*100`;
  if (type === "setRatio") return `IF(${both},IF(${below}=0,IF(${above}=0,"0/0","?"),${share}),${typed})`;
  return `IF(ISNUMBER(${typed}),${typed},IF(${both},IF(${below}=0,${typed},${share}),${typed}))`;
}

type CheckKind = "number" | "count" | "word" | "part" | "last";

/** Native validation. Text with a qualifier is allowed in a figure, so those only warn. */
function putChecks(sheet: SheetSpec, plan: Plan, rows: Rows): void {
  const leaves = plan.indicators.filter(({ type }) => type !== "group");
  const rowOf = (indicator: Indicator) => rows.at.get(indicator.code)!;
  const over = (key: ResultsKey, kindOf: (indicator: Indicator) => CheckKind | null) => {
    const kinds = leaves.map((indicator) => ({ row: rowOf(indicator), kind: kindOf(indicator) }));
    for (const run of runs(kinds)) putCheck(sheet, { ...run, left: AT[key], right: AT[key] }, run.kind);
  };
  const figure = (indicator: Indicator): CheckKind | null => {
    if (takesWord(indicator)) return "word";
    if (indicator.type === "setRatio") return null;
    return indicator.type === "quantity" || indicator.type === "atLeast" ? "count" : "number";
  };
  over("actual", figure);
  over("yearEstimate", (indicator) => figure(indicator) ?? "number");
  over("lastYear", (indicator) => (takesWord(indicator) ? null : "last"));
  const part = (indicator: Indicator): CheckKind | null =>
    indicator.type === "rate" || indicator.type === "setRatio" ? "part" : null;
  for (const run of runs(leaves.map((indicator) => ({ row: rowOf(indicator), kind: part(indicator) })))) {
    putCheck(sheet, { top: run.top, bottom: run.bottom, left: AT.numerator, right: AT.denominator }, "part");
  }
  const whole = (key: ResultsKey): Area => ({ top: rows.first, bottom: rows.last, left: AT[key], right: AT[key] });
  sheet.validations.push(
    {
      area: whole("dataKind"),
      kind: "list",
      formula1: LIST.dataKind,
      prompt: { title: "Loại số liệu", text: "Chọn Ước, Sơ bộ hoặc Chính thức." },
      error: { title: "Chưa đúng", text: "Chọn một mục trong danh sách: Ước, Sơ bộ, Chính thức.", style: "stop" },
    },
    {
      area: whole("asOf"),
      kind: "date",
      operator: "greaterThanOrEqual",
      formula1: "36526",
      prompt: { title: "Số liệu đến ngày", text: "Nhập ngày chốt số liệu, ví dụ 31/05/2024." },
      error: { title: "Chưa phải ngày", text: "Nhập ngày, tháng, năm, ví dụ 31/05/2024.", style: "stop" },
    },
    {
      area: whole("override"),
      kind: "list",
      formula1: LIST.verdict,
      prompt: {
        title: "Đánh giá của đơn vị",
        text: "Chỉ chọn khi đơn vị đánh giá khác kết quả tính. Phải ghi lý do ở cột “Nguyên nhân, ghi chú”, nếu không sẽ không được tính.",
      },
      error: { title: "Chưa đúng", text: "Chọn một mức đánh giá trong danh sách.", style: "stop" },
    },
  );
}

function putCheck(sheet: SheetSpec, area: Area, kind: CheckKind): void {
  if (kind === "word") {
    sheet.validations.push({
      area,
      kind: "list",
      formula1: LIST.milestone,
      prompt: { title: "Kết quả", text: `Chọn ${Object.values(MILESTONE_WORDS).join(", ")}.` },
      error: { title: "Chưa đúng", text: "Chọn một mục trong danh sách.", style: "stop" },
    });
    return;
  }
  const texts = {
    number: "Nhập số, phần lẻ sau dấu phẩy, ví dụ 54,7 (không gõ dấu %). Chưa có số liệu thì để trống.",
    count: "Nhập số lũy kế từ đầu năm. Chưa có số liệu thì để trống, không ghi 0.",
    part: "Nhập số; hệ thống tự tính tỷ lệ = tử số / mẫu số × 100.",
    last: "Kết quả cùng kỳ năm trước, nhập số. Không có thì để trống.",
  };
  const titles = { number: "Ước thực hiện", count: "Ước thực hiện", part: "Tử số, mẫu số", last: "Cùng kỳ năm trước" };
  const soft = kind === "number" || kind === "count";
  const negative = kind === "number" || kind === "last";
  sheet.validations.push({
    area,
    kind: "decimal",
    operator: "greaterThanOrEqual",
    formula1: negative ? "-1000000000000" : "0",
    prompt: { title: titles[kind], text: texts[kind] },
    error: {
      title: "Ô này cần một số",
      text: soft
        ? "Nội dung vừa nhập không phải là số hoặc là số âm. Nếu là “trên 132”, “ước 54,7” thì bấm Yes để giữ; nếu không, bấm No và nhập lại."
        : `${texts[kind]}`,
      style: soft ? "warning" : "stop",
    },
  });
}

/** Colours of the verdicts; the word always stands beside them. A figure that is late by half is only tinted, never judged. */
function putColours(sheet: SheetSpec, rows: Rows): void {
  const area = { top: rows.first, bottom: rows.last, left: AT.verdict, right: AT.verdict };
  const first = `$${columnName(AT.verdict)}${rows.first + 1}`;
  const any = (words: readonly string[]) => `OR(${words.map((word) => `${first}=${quoted(word)}`).join(",")})`;
  sheet.conditionals.push(
    { area, formula: any([VERDICT.exceeded, VERDICT.met, VERDICT.completed, VERDICT.notArising]), look: COLOUR.good },
    { area, formula: any([VERDICT.missed, VERDICT.notComputable]), look: COLOUR.bad },
    { area, formula: any([VERDICT.inProgress, VERDICT.notYetJudged]), look: COLOUR.open },
    { area, formula: any([VERDICT.noData, VERDICT.notAssigned]), look: COLOUR.none },
  );
  numberLooks(sheet, { top: rows.first, bottom: rows.last, left: AT.lastYear, right: AT.difference });
}

/** Verdicts in the order the counts are printed. */
export const COUNTED = [
  VERDICT.exceeded,
  VERDICT.met,
  VERDICT.completed,
  VERDICT.notArising,
  VERDICT.missed,
  VERDICT.inProgress,
  VERDICT.noData,
  VERDICT.notComputable,
  VERDICT.notAssigned,
  VERDICT.notYetJudged,
] as const;

/** Counts of verdicts by printed number and by component, under the table. Returns the last row. */
function putCounts(sheet: SheetSpec, columns: readonly Column<string>[], rows: Rows): number {
  const head = rows.last + 2;
  const verdicts = absoluteColumn(AT.verdict, rows.first, rows.last);
  const shown = columns.flatMap((column, at) =>
    !column.hidden && at >= AT.lastYear && at <= LAST_PRINTED ? [at] : [],
  );
  putMerged(
    sheet,
    { top: head, bottom: head, left: 0, right: AT.unit },
    "Tổng hợp đánh giá (số chỉ tiêu)",
    "totalLabel",
  );
  const lines = [
    { label: "Theo chỉ tiêu chính (số in)", flag: absoluteColumn(AT.main, rows.first, rows.last) },
    { label: "Theo chỉ tiêu thành phần", flag: absoluteColumn(AT.component, rows.first, rows.last) },
  ];
  lines.forEach(({ label }, at) => {
    const row = head + 1 + at;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.unit }, label, "text");
    sheet.rows.push({ row, height: 18 });
  });
  const all = "Tổng số";
  [all, ...COUNTED].forEach((word, at) => {
    const column = shown[at]!;
    put(sheet, head, column, word, "total");
    lines.forEach(({ flag }, line) => {
      const words = word === all ? "" : `,${verdicts},${quoted(word)}`;
      putFormula(sheet, head + 1 + line, column, `COUNTIFS(${flag},1${words})`, "count");
    });
  });
  fitRow(sheet, head, columns);
  return head + 2;
}
