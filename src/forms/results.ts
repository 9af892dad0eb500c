import { figureOf, isVerdict } from "../domain/achievement";
import type { Place } from "../domain/issue";
import { asksEstimates } from "../domain/period";
import type { Indicator, Member, Period, Plan } from "../domain/plan";
import { type Actual, type Entry, NO_ACTUAL } from "../domain/submission";
import { readTarget, type Target, targetOf, targetText } from "../domain/target";
import { cellName } from "../sheet/address";
import { cellIndex, type Grid, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { formatDate } from "../vietnamese/dates";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, machineColumns, placesOf, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged } from "./draft";
import { type Figure, readDate, readFigure } from "./figure";
import { putHeading, putHint, putSignatures, superiorOf } from "./heading";
import type { Say } from "./issueCodes";
import { DATA_KIND_WORDS, TYPE_WORDS, valueOfWord } from "./lists";
import { readMilestone } from "./milestone";
import { type DrawnRows, putChecks, putColours, putCounts } from "./resultsChecks";
import { bounds, levels, putVerdict } from "./resultsFormulas";
import { matchRows, sayHeader } from "./rows";
import { printedAt } from "./simpleForm";
import { takesWord } from "./verdictFormula";

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
  { key: "verdict", header: "Đánh giá", index: "10", width: 12 },
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
  { key: "rule", header: "Cách tính" },
  { key: "main", header: "Chỉ tiêu chính" },
  { key: "component", header: "Chỉ tiêu thành phần" },
  { key: "from", header: "KH từ" },
  { key: "to", header: "KH đến" },
  { key: "periodFrom", header: "KH kỳ từ" },
  { key: "periodTo", header: "KH kỳ đến" },
  { key: "clean", header: "Chữ trong ô thực hiện" },
  { key: "body", header: "Phần số trong ô thực hiện" },
  { key: "whole", header: "Phần nguyên" },
  { key: "fraction", header: "Phần lẻ" },
  { key: "rest", header: "Chữ sau số" },
  { key: "typed", header: "Số đọc từ ô thực hiện" },
  { key: "figure", header: "Thực hiện (số)" },
  { key: "computed", header: "Đánh giá theo số liệu" },
] as const;

export type ResultsKey = (typeof VISIBLE)[number]["key"] | (typeof MACHINE)[number]["key"];

/** The one table of columns that drawing and reading share. */
export const RESULTS_COLUMNS: readonly Column<ResultsKey>[] = [...VISIBLE, ...machineColumns(MACHINE)];

const AT = placesOf(RESULTS_COLUMNS);
/** Verdicts by height of the row: leaves first, then groups over them. A column each, so that no formula meets itself. */
const FIRST_LEVEL = RESULTS_COLUMNS.length;
/** Printed columns end with the date of the figures; the member's own verdict stands beside the page. */
const LAST_PRINTED = AT.asOf;
/** Verdicts and reasons come later and take two lines: rows are never lower, points. */
const TWO_LINES = 34;

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

/** The sheet of results of one member for one period. */
export function resultsSheet(plan: Plan, period: Period, member: Member): SheetSpec {
  const sheet = draft(RESULTS_SHEET, { tab: "2F6B3A" });
  const hidden = hiddenColumns(plan, period, member);
  const heights = levels(plan.indicators);
  const top = Math.max(0, ...heights.values());
  const columns: Column<string>[] = [
    ...RESULTS_COLUMNS.map((column) => (hidden.has(column.key) ? { ...column, hidden: true } : column)),
    ...machineColumns(
      Array.from({ length: top + 1 }, (_, level) => ({ key: `level${level}`, header: `Đánh giá cấp ${level}` })),
    ),
  ];
  const header = putHeading(sheet, columns, LAST_PRINTED, {
    parent: superiorOf(plan, member),
    agency: member.name,
    number: "Số: ……/BC-……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA ${periodTitle(period)}`,
    attached: "(Kèm theo Báo cáo số ……/BC-…… ngày …/…/…… của ……………………)",
    info: infoLine(plan, period),
  });
  const first = putHeader(sheet, header, columns);
  const rows = putRows(sheet, columns, plan, period, member, first, heights);
  putChecks(sheet, plan.indicators, rows, AT);
  putColours(sheet, rows, AT);
  const summary = putCounts(sheet, columns, rows, AT, SUMMARY);
  putHint(
    sheet,
    summary + 1,
    columns,
    LAST_PRINTED,
    "Chỉ nhập vào ô nền vàng. Ô chưa có số liệu thì để trống, không ghi 0. Chỉ tiêu không đạt hoặc đánh giá khác kết quả tính " +
      "thì ghi nguyên nhân. Muốn đánh giá khác, chọn ở cột “Đánh giá của đơn vị” và ghi lý do ở cột “Nguyên nhân, ghi chú”.",
  );
  const end = putSignatures(sheet, summary + 2, columns, LAST_PRINTED, ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]);
  sheet.textNumbers = [{ top: first, bottom: rows.last, left: AT.target, right: AT.periodTarget }];
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
): DrawnRows {
  const rows: DrawnRows = { first, last: first, at: new Map() };
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
    const by = { indicator, final: period.final, inverseFormula: plan.inverseFormula };
    putVerdict(sheet, at, by, { at: AT, firstLevel: FIRST_LEVEL, rows }, heights.get(indicator.code) ?? 0);
    fitRow(sheet, at, columns, TWO_LINES);
  }
  return rows;
}

/** What the printed columns do not say of an indicator: direction, accumulation, base value. */
function ruleText({ direction, accumulation, baseline }: Indicator): string {
  return [direction, accumulation, ...(baseline === null ? [] : [String(baseline)])].join(" ");
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
  set("rule", ruleText(indicator), "machine");
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

/** Label of the counts under the table; it ends the rows. */
const SUMMARY = "Tổng hợp đánh giá (số chỉ tiêu)";
const SUMMARY_KEY = textKey(SUMMARY);

/** What a member's sheet of results holds. */
export interface ReadResults {
  entries: Entry[];
  /** false: a column it cannot do without is gone, nothing was read. */
  usable: boolean;
}

export interface ReadingContext {
  plan: Plan;
  /** null: the file does not tell; targets are not compared then. */
  member: string | null;
  period: string | null;
  file: string;
  date1904: boolean;
  say: Say;
}

/** Reads KetQua_ChiTieu back: columns by header text, rows by code, whatever was moved, sorted, inserted or hidden. */
export function readResults(grid: Grid, context: ReadingContext): ReadResults {
  const { plan, say } = context;
  const header = findHeader(grid, RESULTS_COLUMNS);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return { entries: [], usable: false };
  }
  if (!sayHeader(grid, header, say)) return { entries: [], usable: false };
  const { at } = header;
  const rows = matchRows({
    grid,
    header: header.row,
    code: at.code,
    no: at.no,
    name: at.name,
    known: plan.indicators,
    place: (indicator) => ({ indicator }),
    typed: (row) => textAt(grid, row, at.actual) !== "",
    end: SUMMARY_KEY,
    say,
  });
  const entries = plan.indicators.flatMap((indicator) => {
    const row = rows.get(indicator.code);
    if (row === undefined) return [];
    const entry = readRow(grid, row, at, indicator, context);
    return entry === null ? [] : [entry];
  });
  return { entries, usable: true };
}

function readRow(
  grid: Grid,
  row: number,
  at: Record<ResultsKey, number | null>,
  indicator: Indicator,
  context: ReadingContext,
): Entry | null {
  const { say, date1904, file } = context;
  const group = indicator.type === "group";
  const place: Place = { indicator: indicator.code };
  const cell = cellName(row, at.actual ?? 0);
  const text = (key: ResultsKey) => textAt(grid, row, at[key]) || null;
  const placed = (key: ResultsKey): Place => ({ ...place, sheet: grid.name, cell: cellName(row, at[key] ?? 0) });
  const figure = (key: ResultsKey, ratio = false) =>
    readFigure(grid, row, at[key], { unit: indicator.unit, ratio, date1904, place, say });
  const verdictOverride = text("override");
  const reason = text("reason");
  if (verdictOverride !== null) {
    if (!isVerdict(verdictOverride)) say("verdict.unknown", placed("override"), { found: verdictOverride });
    else if (reason === null) say("verdict.noReason", placed("override"), { found: verdictOverride });
  }
  const kindText = group ? null : text("dataKind");
  const dataKind = kindText === null ? null : valueOfWord(DATA_KIND_WORDS, kindText);
  if (kindText !== null && dataKind === null) say("dataKind.unknown", placed("dataKind"), { found: kindText });
  const target = text("target");
  if (context.member !== null && !group && at.target !== null) {
    const issued = targetText(indicator, context.member);
    // The same number typed another way (16068 for "16.068") is the same target.
    const same =
      target === issued ||
      textKey(target ?? "") === textKey(issued ?? "") ||
      isSameTarget(cellTarget(grid, row, at.target, indicator), readTarget(issued, indicator.type, indicator.unit));
    if (!same) {
      say("target.changed", placed("target"), { found: printedAt(grid, row, at.target), expected: issued ?? "" });
    }
  }
  const entry: Entry = {
    indicator: indicator.code,
    actual: group ? NO_ACTUAL : readActual(grid, row, at, indicator, figure, placed, say),
    lastYear: group || takesWord(indicator) ? null : figure("lastYear").value,
    yearEstimate: group || takesWord(indicator) ? null : figure("yearEstimate").value,
    verdictOverride,
    reason,
    evidence: group ? null : text("evidence"),
    dataKind,
    asOf: group ? null : readDate(grid, row, at.asOf, { year: context.plan.year, date1904, place, say }),
    targetText: target,
    source: { file, sheet: grid.name, cell },
  };
  // A group's row says something only where its verdict was written over.
  return group && verdictOverride === null ? null : entry;
}

/** The target a cell holds: a number as a number, a text as it would be printed. */
function cellTarget(grid: Grid, row: number, column: number, indicator: Indicator): Target {
  const value = valueAt(grid, row, column);
  if (typeof value === "number" && !takesWord(indicator)) return { kind: "number", value };
  return readTarget(textAt(grid, row, column) || null, indicator.type, indicator.unit);
}

function isSameTarget(a: Target, b: Target): boolean {
  if (a.kind === "number" && b.kind === "number")
    return a.value === b.value && (a.qualifier ?? b.qualifier) === b.qualifier;
  return a.kind === "range" && b.kind === "range" && a.from === b.from && a.to === b.to;
}

function readActual(
  grid: Grid,
  row: number,
  at: Record<ResultsKey, number | null>,
  indicator: Indicator,
  figure: (key: ResultsKey, ratio?: boolean) => Figure,
  placed: (key: ResultsKey) => Place,
  say: Say,
): Actual {
  if (takesWord(indicator)) return readMilestone(grid, row, at.actual, placed("actual"), say);
  const ratio = indicator.type === "rate" || indicator.type === "setRatio";
  const numerator = ratio ? figure("numerator").value : null;
  const denominator = ratio ? figure("denominator").value : null;
  // A set's ratio is a formula over its parts: what it showed when the file was saved is not what was typed.
  const derived =
    at.actual !== null && indicator.type === "setRatio" && grid.formulas.has(cellIndex(grid, row, at.actual));
  const typed = derived ? NO_ACTUAL : figure("actual", ratio);
  const actual: Actual = {
    value: typed.value,
    numerator: numerator ?? typed.numerator,
    denominator: denominator ?? typed.denominator,
    milestone: null,
    qualifier: typed.qualifier,
    text: typed.text,
  };
  actual.value = figureOf(indicator.type, actual);
  return actual;
}
