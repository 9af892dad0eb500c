import { childrenOf } from "../domain/memberAchievements";
import type { Indicator, Plan } from "../domain/plan";
import { type Area, cellName } from "../sheet/address";
import { type Grid, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { isoToSerial } from "../vietnamese/dates";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, machineColumns, placesOf, rowsBelow, textAt } from "./columns";
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
} from "./draft";
import { readDate, readFigure } from "./figure";
import { fingerprintOf } from "./fingerprint";
import { putHeading, putSignatures } from "./heading";
import type { Say } from "./issueCodes";
import { ACCUMULATION_WORDS, DIRECTION_WORDS, LIST, NOT_ASSIGNED_WORD, TYPE_WORDS, valueOfWord } from "./lists";
import { bodyFormula, cleanFormula, figureFormula, fractionFormula, restFormula, wholeFormula } from "./numberFormula";
import { sayHeader } from "./rows";
import { dateCheck, listCheck, printedAt } from "./simpleForm";

/** DangKy_ChiTieu (bảng đăng ký chỉ tiêu thi đua): the indicators of a plan; the head edits them here. */
export const REGISTRATION_SHEET = "DangKy_ChiTieu";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 36, needed: true },
  { key: "unit", header: "Đơn vị tính", index: "C", width: 10 },
  { key: "lastYear", header: "Thực hiện năm trước", index: "1", width: 10 },
  { key: "target", header: "Chỉ tiêu đăng ký năm <năm>", index: "2", width: 12, needed: true },
  { key: "period6", header: "Phân kỳ 6 tháng", index: "3", width: 9 },
  { key: "period9", header: "Phân kỳ 9 tháng", index: "4", width: 9 },
  { key: "versus", header: "So với năm trước (%)", index: "5=2/1", width: 9 },
  { key: "leadBy", header: "Đơn vị, bộ phận chủ trì", index: "6", width: 16 },
  { key: "due", header: "Thời hạn hoàn thành", index: "7", width: 11 },
  { key: "basis", header: "Căn cứ giao (số, ký hiệu, ngày)", index: "8", width: 16 },
  { key: "maxScore", header: "Điểm chuẩn", index: "9", width: 8 },
  { key: "note", header: "Ghi chú", index: "10", width: 14 },
  { key: "type", header: "Loại chỉ tiêu", index: "11", width: 16, needed: true },
  { key: "direction", header: "Chiều đánh giá", index: "12", width: 12 },
  { key: "accumulation", header: "Cách cộng dồn", index: "13", width: 11 },
  { key: "from", header: "KH từ", index: "14", width: 9 },
  { key: "to", header: "KH đến", index: "15", width: 9 },
  { key: "baseline", header: "Giá trị năm gốc", index: "16", width: 9 },
] as const satisfies readonly Column<string>[];

const MACHINE = [
  { key: "code", header: "Mã chỉ tiêu" },
  { key: "parent", header: "Mã cha" },
  { key: "clean", header: "Chữ trong ô chỉ tiêu" },
  { key: "low", header: "Chữ cận dưới" },
  { key: "lowBody", header: "Số cận dưới" },
  { key: "high", header: "Chữ cận trên" },
  { key: "highBody", header: "Số cận trên" },
] as const;

type RegistrationKey = (typeof VISIBLE)[number]["key"] | (typeof MACHINE)[number]["key"];

/** The one table of columns; one header names the year. */
export function registrationColumns(year: number): readonly Column<RegistrationKey>[] {
  return [
    ...VISIBLE.map((column) => ({ ...column, header: column.header.replace("<năm>", String(year)) })),
    ...machineColumns(MACHINE, 12),
  ];
}

const AT = placesOf(registrationColumns(0));
const LAST_PRINTED = AT.note;
/** Blank rows at the end; a plan that is begun has room for all of a usual one. */
const SPARE_ROWS = 6;
const FIRST_ROWS = 30;
const SUMMARY = "Tổng số chỉ tiêu chính";
const SUMMARY_KEY = textKey(SUMMARY);
const ENTRY: RegistrationKey[] = [
  "no",
  "name",
  "unit",
  "lastYear",
  "target",
  "period6",
  "period9",
  "leadBy",
  "due",
  "basis",
  "maxScore",
  "note",
  "type",
  "direction",
  "accumulation",
  "baseline",
];

/** The sheet of a plan's indicators. */
export function registrationSheet(plan: Plan): SheetSpec {
  const sheet = draft(REGISTRATION_SHEET, { tab: "2F6B3A" });
  const columns: readonly Column<RegistrationKey>[] = registrationColumns(plan.year);
  const header = putHeading(sheet, columns, LAST_PRINTED, {
    parent: plan.issuer.parent,
    agency: plan.issuer.name,
    number: "Số: ……/……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `BẢNG ĐĂNG KÝ CHỈ TIÊU THI ĐUA NĂM ${plan.year}`,
    attached: plan.basis === "" ? "(Kèm theo Bản giao ước thi đua/Kế hoạch số ……………)" : `(Kèm theo ${plan.basis})`,
    info: plan.cluster.name === "" ? undefined : `Kính gửi: ${plan.cluster.name}`,
  });
  const first = putHeader(sheet, header, columns);
  let row = first;
  let section = "";
  const depth = depths(plan.indicators);
  for (const indicator of plan.indicators) {
    if (indicator.section && indicator.section !== section) {
      section = indicator.section;
      putMerged(sheet, { top: row, bottom: row, left: 0, right: LAST_PRINTED }, section, "group");
      sheet.rows.push({ row: row++, height: 19 });
    }
    putIndicator(sheet, row, columns, indicator, depth.get(indicator.code) ?? 0);
    row++;
  }
  const blank = plan.indicators.length === 0 ? FIRST_ROWS : SPARE_ROWS;
  for (let spare = 0; spare < blank; spare++) putIndicator(sheet, row++, columns, null, 0);
  const last = row - 1;
  putChecks(sheet, first, last);
  numberLooks(sheet, { top: first, bottom: last, left: AT.versus, right: AT.versus });
  numberLooks(sheet, { top: first, bottom: last, left: AT.lastYear, right: AT.lastYear });
  numberLooks(sheet, { top: first, bottom: last, left: AT.maxScore, right: AT.maxScore });
  numberLooks(sheet, { top: first, bottom: last, left: AT.from, right: AT.baseline });
  const end = putTotals(sheet, first, last);
  const signed = putSignatures(sheet, end + 2, columns, LAST_PRINTED, ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]);
  sheet.textNumbers = [
    { top: first, bottom: last, left: AT.no, right: AT.no },
    { top: first, bottom: last, left: AT.target, right: AT.period9 },
  ];
  sheet.freeze = { rows: first, columns: AT.unit };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header, to: header + 1 },
    area: { top: 0, left: 0, bottom: signed, right: LAST_PRINTED },
  };
  return sheet;
}

function depths(indicators: readonly Indicator[]): Map<string, number> {
  const children = childrenOf(indicators);
  const found = new Map<string, number>();
  const walk = (indicator: Indicator, depth: number): void => {
    if (found.has(indicator.code)) return;
    found.set(indicator.code, depth);
    for (const child of children.get(indicator.code) ?? []) walk(child, Math.min(2, depth + 1));
  };
  for (const indicator of indicators) if (indicator.parent === null) walk(indicator, 0);
  return found;
}

/** One indicator, or a blank row to add one in. */
function putIndicator(
  sheet: SheetSpec,
  row: number,
  columns: readonly Column<RegistrationKey>[],
  indicator: Indicator | null,
  depth: number,
): void {
  const set = (key: RegistrationKey, value: string | number | null | undefined, style: string) =>
    put(sheet, row, AT[key], value ?? null, style);
  const word = (period: string) => {
    const text = indicator?.periodTargets?.[period];
    return text === null ? NOT_ASSIGNED_WORD : text;
  };
  set("no", indicator?.no, "entryCenterText");
  set("name", indicator?.name, depth === 0 ? "entryText" : `entryText${depth}`);
  set("unit", indicator?.unit, "entryCenterText");
  set("lastYear", indicator?.lastYear?.["*"], "entryDecimal");
  set("target", indicator?.target, "entryPrinted");
  set("period6", word("6T"), "entryPrinted");
  set("period9", word("9T"), "entryPrinted");
  set("leadBy", indicator?.leadBy, "entryText");
  set("due", indicator?.due ? isoToSerial(indicator.due) : null, "entryDate");
  set("basis", indicator?.basis, "entryText");
  set("maxScore", indicator?.maxScore, "entryDecimal");
  set("note", indicator?.note, "entryText");
  set("type", indicator && TYPE_WORDS[indicator.type], "entryCenter");
  set("direction", indicator && DIRECTION_WORDS[indicator.direction], "entryCenter");
  set("accumulation", indicator && ACCUMULATION_WORDS[indicator.accumulation], "entryCenter");
  set("baseline", indicator?.baseline, "entryDecimal");
  set("code", indicator?.code, "machineText");
  set("parent", indicator?.parent, "machineText");
  putFormulas(sheet, row, indicator?.unit ?? "");
  fitRow(sheet, row, columns, 21);
}

/** KH từ, KH đến and So với năm trước. */
function putFormulas(sheet: SheetSpec, row: number, unit: string): void {
  const ref = (key: RegistrationKey) => cellName(row, AT[key]);
  const formula = (key: RegistrationKey, text: string, style: string) => putFormula(sheet, row, AT[key], text, style);
  const dash = `FIND("-",${ref("clean")},2)`;
  formula("clean", cleanFormula(ref("target")), "machine");
  formula("low", `IF(ISERROR(${dash}),${ref("clean")},TRIM(LEFT(${ref("clean")},${dash}-1)))`, "machine");
  formula("high", `IF(ISERROR(${dash}),${ref("clean")},TRIM(MID(${ref("clean")},${dash}+1,40)))`, "machine");
  formula("lowBody", bodyFormula(ref("low")), "machine");
  formula("highBody", bodyFormula(ref("high")), "machine");
  const bound = (clean: "low" | "high", body: "lowBody" | "highBody") => {
    const parts = {
      whole: wholeFormula(ref(body)),
      fraction: fractionFormula(ref(body)),
      rest: restFormula(ref(clean)),
    };
    const figure = figureFormula({ cell: ref("target"), clean: ref(clean), body: ref(body), ...parts }, unit, false);
    const state = `OR(${ref("type")}=${quoted(TYPE_WORDS.milestone)},${ref("type")}=${quoted(TYPE_WORDS.group)})`;
    return `IF(${state},"",${figure})`;
  };
  formula("from", bound("low", "lowBody"), "decimal");
  formula("to", bound("high", "highBody"), "decimal");
  const [last, from, type] = [ref("lastYear"), ref("from"), ref("type")];
  const points = [TYPE_WORDS.growth, TYPE_WORDS.rate, TYPE_WORDS.setRatio]
    .map((text) => `${type}=${quoted(text)}`)
    .join(",");
  formula(
    "versus",
    `IF(AND(ISNUMBER(${last}),ISNUMBER(${from})),IF(OR(${points}),ROUND(${from}-${last},9),IF(${last}=0,"–",${from}/${last}*100)),IF(${ref("name")}="","","–"))`,
    "decimal",
  );
}

function putChecks(sheet: SheetSpec, first: number, last: number): void {
  const area = (key: RegistrationKey): Area => ({ top: first, bottom: last, left: AT[key], right: AT[key] });
  const unit = listCheck(area("unit"), LIST.unit, "Đơn vị tính");
  sheet.validations.push(
    {
      ...unit,
      prompt: { title: "Đơn vị tính", text: "Chọn trong danh sách hoặc gõ đơn vị khác." },
      error: {
        title: "Đơn vị tính mới",
        text: "Đơn vị này chưa có trong danh mục. Bấm Yes để dùng.",
        style: "warning",
      },
    },
    {
      area: area("target"),
      kind: "textLength",
      operator: "lessThanOrEqual",
      formula1: "200",
      prompt: {
        title: "Chỉ tiêu đăng ký",
        text: "Ghi như trong kế hoạch: 16.068; 138-140; ít nhất 01; 99,32%; Hoàn thành. Không giao thì để trống.",
      },
      error: { title: "Quá dài", text: "Chỉ ghi chỉ tiêu, tối đa 200 ký tự.", style: "stop" },
    },
    dateCheck(area("due"), "Thời hạn hoàn thành"),
    listCheck(area("type"), LIST.type, "Loại chỉ tiêu"),
    listCheck(area("direction"), LIST.direction, "Chiều đánh giá"),
    listCheck(area("accumulation"), LIST.accumulation, "Cách cộng dồn"),
  );
}

/** Tổng số chỉ tiêu chính, thành phần, tổng điểm chuẩn. Returns the last row. */
function putTotals(sheet: SheetSpec, first: number, last: number): number {
  const column = (key: RegistrationKey) => absoluteColumn(AT[key], first, last);
  const lines: [string, string][] = [
    [SUMMARY, `SUMPRODUCT((${column("type")}<>"")*(${column("parent")}=""))`],
    [
      "Tổng số chỉ tiêu thành phần",
      `SUMPRODUCT((${column("type")}<>"")*(${column("type")}<>${quoted(TYPE_WORDS.group)}))`,
    ],
    ["Tổng điểm chuẩn", `SUM(${column("maxScore")})`],
  ];
  lines.forEach(([label, formula], at) => {
    const row = last + 2 + at;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.lastYear }, label, "totalLabel");
    putFormula(sheet, row, AT.target, formula, "total");
    sheet.rows.push({ row, height: 19 });
  });
  return last + 4;
}

/** One indicator row as plan JSON, with the row it stands in. */
export interface IndicatorRow {
  row: number;
  json: Record<string, unknown> & { code: string };
}

/** Reads the indicators of a plan workbook; a row that was added gets a code made from its words. */
export function readRegistration(grid: Grid, year: number, date1904: boolean, say: Say): IndicatorRow[] {
  const header = findHeader(grid, registrationColumns(year));
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return [];
  }
  if (!sayHeader(grid, header, say)) return [];
  const { at } = header;
  const found: IndicatorRow[] = [];
  let section: string | null = null;
  for (const row of rowsBelow(grid, header.row + 1)) {
    const printed = (key: RegistrationKey) => printedAt(grid, row, at[key]) || null;
    const first = textAt(grid, row, at.no);
    if (textKey(first).startsWith(SUMMARY_KEY)) break;
    const name = printed("name");
    const typed = ENTRY.some((key) => key !== "no" && at[key] !== null && valueAt(grid, row, at[key]) !== null);
    if (!typed && printed("code") === null) {
      if (first !== "") section = first;
      continue;
    }
    const place = { sheet: grid.name, cell: cellName(row, at.name ?? 0) };
    let code = printed("code");
    if (code === null) {
      if (name === null) continue;
      code = `CT-${fingerprintOf([section, textKey(name)]).slice(0, 6)}`;
      say("planBook.rowWithoutCode", { ...place, indicator: code }, { found: name, params: { code } });
    }
    const figure = (key: RegistrationKey) =>
      readFigure(grid, row, at[key], { unit: "", ratio: false, date1904, place: { indicator: code }, say }).value;
    const chosen = <T extends string>(key: RegistrationKey, words: Record<T, string>): T | string | null => {
      const text = printed(key);
      if (text === null) return null;
      const value = valueOfWord(words, text);
      const cell = cellName(row, at[key] ?? 0);
      if (value === null) say("planBook.wordUnknown", { sheet: grid.name, cell, indicator: code }, { found: text });
      return value ?? text;
    };
    const period = (key: "period6" | "period9", as: string) => {
      const text = printed(key);
      if (text === null) return [];
      return [[as, textKey(text) === textKey(NOT_ASSIGNED_WORD) ? null : text] as const];
    };
    const periodTargets = Object.fromEntries([...period("period6", "6T"), ...period("period9", "9T")]);
    const lastYear = figure("lastYear");
    const due = readDate(grid, row, at.due, { year, date1904, place: { indicator: code }, say });
    found.push({
      row,
      json: {
        code,
        no: textAt(grid, row, at.no),
        parent: printed("parent"),
        name,
        unit: textAt(grid, row, at.unit),
        type: chosen("type", TYPE_WORDS) ?? "quantity",
        ...absentIfNull({
          direction: chosen("direction", DIRECTION_WORDS),
          accumulation: chosen("accumulation", ACCUMULATION_WORDS),
        }),
        target: printed("target"),
        maxScore: figure("maxScore"),
        baseline: figure("baseline"),
        ...(Object.keys(periodTargets).length > 0 ? { periodTargets } : {}),
        ...(lastYear === null ? {} : { lastYear: { "*": lastYear } }),
        ...absentIfNull({ due, section, leadBy: printed("leadBy"), basis: printed("basis"), note: printed("note") }),
      },
    });
  }
  return found;
}

function absentIfNull(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null));
}
