import type { Plan } from "../domain/plan";
import type { Criterion, Scheme } from "../domain/scheme";
import { cellName, type Area, columnName, quoteSheet } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec, StyleSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
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
import { readFigure } from "./figure";
import { fingerprintOf } from "./fingerprint";
import { lastVisible, putHint } from "./heading";
import type { Say } from "./issueCodes";
import { valueOfWord } from "./lists";
import { REGISTRATION_SHEET, registrationColumns } from "./registration";
import { KIND_WORDS, readSteps, type RowKind, SCHEME_LIST, stepsText } from "./schemeWords";
import { listCheck } from "./simpleForm";
import { COLOUR, STYLES } from "./styles";

/** ThangDiem (thang điểm): parts and criteria of the cluster's scoring scheme, one in a row; the head edits them here. */
export const CRITERIA_SHEET = "ThangDiem";

const COLUMNS = [
  { key: "section", header: "Mục", index: "A", width: 6 },
  { key: "code", header: "Mã", index: "B", width: 11 },
  { key: "name", header: "Nội dung, tiêu chí chấm điểm", index: "C", width: 38, needed: true },
  { key: "kind", header: "Cách chấm", index: "1", width: 24, needed: true },
  { key: "max", header: "Điểm chuẩn, mức tối đa", index: "2", width: 10, needed: true },
  { key: "share", header: "Tỷ trọng (%)", index: "3", width: 8 },
  { key: "indicator", header: "Mã chỉ tiêu", index: "4", width: 12 },
  { key: "direction", header: "Chiều đánh giá", index: "5", width: 12 },
  { key: "steps", header: "Bậc điểm (từ: điểm)", index: "6", width: 21 },
  { key: "each", header: "Điểm mỗi lần", index: "7", width: 8 },
  { key: "floor", header: "Dưới mức này (%) thì 0 điểm", index: "8", width: 11 },
  { key: "lacking", header: "Cần bổ sung", index: "9", width: 16 },
] as const satisfies readonly Column<string>[];

type Key = (typeof COLUMNS)[number]["key"];

export const CRITERIA_COLUMNS: readonly Column<Key>[] = COLUMNS;

const AT = placesOf(CRITERIA_COLUMNS);
const RIGHT = lastVisible(CRITERIA_COLUMNS);
/** Blank rows for additions; the sheet is protected, so rows cannot be inserted. */
const SPARE_ROWS = 15;
const TOTAL = "Tổng điểm chuẩn của các tiêu chí";
const TOTAL_KEY = textKey(TOTAL);
const NO_POINTS: readonly RowKind[] = ["section", "bonus", "penalty"];
const NEEDS_INDICATOR: readonly RowKind[] = [
  "linear",
  "stepsPercent",
  "stepsActual",
  "passFail",
  "perOccurrence",
  "leaderRelative",
];

const HELP =
  "Mỗi dòng là một mục hoặc một tiêu chí; thêm ở các dòng trống cuối bảng, bỏ một tiêu chí thì xóa nội dung, cách chấm và điểm chuẩn của nó. " +
  "“Theo tỷ lệ hoàn thành”: điểm chuẩn × tỷ lệ, không quá điểm chuẩn. “Bậc”: ghi từ mức nào được bao nhiêu điểm, ví dụ 50: 5; 80: 8; 100: 10. " +
  "“Theo số lần”: mỗi lần bao nhiêu điểm, nhiều nhất bằng điểm chuẩn. “So với đơn vị dẫn đầu”: đạt được một nửa, dẫn đầu cụm được đủ. " +
  "“Điểm thưởng”, “Điểm trừ”: phải ghi lý do khi chấm; để trống mức tối đa là không giới hạn. Chỉ tiêu nghịch đã tính theo chiều đánh giá của kế hoạch.";

const styles: Record<string, StyleSpec> = {
  ...STYLES,
  partText: { ...STYLES.entryText, font: { ...STYLES.entryText?.font, bold: true }, fill: COLOUR.group },
  partCode: { ...STYLES.entryCenterText, font: { ...STYLES.entryCenterText?.font, bold: true }, fill: COLOUR.group },
  partDecimal: { ...STYLES.entryDecimal, font: { ...STYLES.entryDecimal?.font, bold: true }, fill: COLOUR.group },
  totalNumber: { ...STYLES.total, align: "right", format: "#,##0.00", wrap: false },
};

/** A row as the sheet has it; figures are points, % for `floor`. */
interface Row {
  kind: RowKind | null;
  section: string;
  code: string;
  name: string;
  max: number | null;
  indicator: string | null;
  steps: string | null;
  each: number | null;
  floor: number | null;
}

const BLANK: Row = {
  kind: null,
  section: "",
  code: "",
  name: "",
  max: null,
  indicator: null,
  steps: null,
  each: null,
  floor: null,
};

function rowOf({ code, section, name, max, indicator, rule }: Criterion): Row {
  const kind: RowKind = rule.kind !== "steps" ? rule.kind : rule.on === "actual" ? "stepsActual" : "stepsPercent";
  return {
    ...BLANK,
    kind,
    section,
    code,
    name,
    max,
    indicator,
    steps: rule.kind === "steps" ? stepsText(rule.steps) : null,
    each: rule.kind === "perOccurrence" ? rule.points : null,
    floor: rule.kind === "linear" ? rule.zeroBelow : null,
  };
}

/** Every part followed by its criteria; criteria of no part come first. */
function rowsOf({ sections, criteria }: Scheme): Row[] {
  const known = new Set(sections.map(({ code }) => code));
  return [
    ...criteria.filter(({ section }) => !known.has(section)).map(rowOf),
    ...sections.flatMap(({ code, name, max }) => [
      { ...BLANK, kind: "section" as const, code, name, max },
      ...criteria.filter(({ section }) => section === code).map(rowOf),
    ]),
  ];
}

/** The sheet of a plan's criteria; blank rows to begin with where the plan has no scheme. */
export function criteriaSheet(plan: Plan, scheme: Scheme | null): SheetSpec {
  const sheet = draft(CRITERIA_SHEET, { tab: "5B3A8C", styles });
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right: RIGHT }, `THANG ĐIỂM THI ĐUA NĂM ${plan.year}`, "title");
  sheet.rows.push({ row: 0, height: 24 });
  const first = putHeader(sheet, 1, CRITERIA_COLUMNS);
  const rows = scheme ? rowsOf(scheme) : [];
  const last = first + rows.length + SPARE_ROWS - 1;
  for (let row = first; row <= last; row++) putRow(sheet, row, rows[row - first] ?? BLANK, first, last);
  putChecks(sheet, first, last);
  const total = last + 1;
  putMerged(sheet, { top: total, bottom: total, left: 0, right: AT.kind }, TOTAL, "totalLabel");
  putFormula(sheet, total, AT.max, sumFormula(first, last), "totalNumber");
  sheet.rows.push({ row: total, height: 21 });
  putHint(sheet, total + 2, CRITERIA_COLUMNS, RIGHT, HELP);
  sheet.textNumbers = [{ top: first, bottom: last, left: AT.section, right: AT.code }];
  sheet.freeze = { rows: first, columns: AT.kind };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: 1, to: 2 },
    area: { top: 0, left: 0, bottom: Math.max(first, first + rows.length - 1), right: RIGHT },
  };
  return sheet;
}

/** Standard points together: parts, bonus and penalty are none. */
function sumFormula(first: number, last: number): string {
  const [kinds, points] = [absoluteColumn(AT.kind, first, last), absoluteColumn(AT.max, first, last)];
  const tests = NO_POINTS.map((kind) => `(${kinds}<>${quoted(KIND_WORDS[kind])})`).join("*");
  return `ROUND(SUMPRODUCT(${tests}*ISNUMBER(${points}),${points}),9)`;
}

function putRow(sheet: SheetSpec, row: number, one: Row, first: number, last: number): void {
  const part = one.kind === "section";
  const ref = (key: Key) => cellName(row, AT[key]);
  const set = (key: Key, value: string | number | null, style: string) =>
    put(sheet, row, AT[key], value === "" ? null : value, style);
  const [words, codes, figures] = part
    ? (["partText", "partCode", "partDecimal"] as const)
    : (["entryText", "entryCenterText", "entryDecimal"] as const);
  set("section", one.section, codes);
  set("code", one.code, codes);
  set("name", one.name, words);
  set("kind", one.kind && KIND_WORDS[one.kind], part ? "partText" : "entryCenter");
  set("max", one.max, figures);
  set("indicator", one.indicator, codes);
  set("steps", one.steps, words);
  set("each", one.each, figures);
  set("floor", one.floor, figures);
  const is = (kinds: readonly RowKind[]) =>
    `OR(${kinds.map((kind) => `${ref("kind")}=${quoted(KIND_WORDS[kind])}`).join(",")})`;
  const all = sumFormula(first, last);
  const none = `OR(NOT(ISNUMBER(${ref("max")})),${is(NO_POINTS)})`;
  putFormula(sheet, row, AT.share, `IF(${none},"",IF(${all}=0,"",ROUND(${ref("max")}/${all}*100,2)))`, "decimal");
  putFormula(sheet, row, AT.direction, directionFormula(ref("indicator")), "center");
  const lacking: [string, string][] = [
    [`TRIM(${ref("kind")})=""`, "Chọn cách chấm"],
    [`AND(NOT(ISNUMBER(${ref("max")})),NOT(${is(NO_POINTS)}))`, "Ghi điểm chuẩn"],
    [`AND(TRIM(${ref("indicator")})="",${is(NEEDS_INDICATOR)})`, "Ghi mã chỉ tiêu"],
    [`AND(TRIM(${ref("steps")})="",${is(["stepsPercent", "stepsActual"])})`, "Ghi bậc điểm"],
    [`AND(NOT(ISNUMBER(${ref("each")})),${is(["perOccurrence"])})`, "Ghi điểm mỗi lần"],
  ];
  const said = lacking.reduceRight((rest, [test, text]) => `IF(${test},${quoted(text)},${rest})`, '""');
  const blank = `AND(TRIM(${ref("name")})="",TRIM(${ref("kind")})="",TRIM(${ref("max")})="")`;
  putFormula(sheet, row, AT.lacking, `IF(${blank},"",${said})`, "text");
  fitRow(sheet, row, CRITERIA_COLUMNS, 21);
}

const REGISTERED = placesOf(registrationColumns(0));
/** Rows of the registration the direction is looked up in. */
const LOOKED = 1999;

/** The indicator's direction, as the registration has it. */
function directionFormula(indicator: string): string {
  const column = (key: "code" | "direction") =>
    `${quoteSheet(REGISTRATION_SHEET)}!${absoluteColumn(REGISTERED[key], 0, LOOKED)}`;
  const found = `INDEX(${column("direction")},MATCH(${indicator},${column("code")},0))`;
  return `IF(TRIM(${indicator})="","",IFERROR(${found}&"","Không có"))`;
}

function putChecks(sheet: SheetSpec, first: number, last: number): void {
  const area = (key: Key): Area => ({ top: first, bottom: last, left: AT[key], right: AT[key] });
  const points = (key: "max" | "each" | "floor", title: string, text: string) =>
    sheet.validations.push({
      area: area(key),
      kind: "decimal",
      operator: "greaterThanOrEqual",
      formula1: "0",
      prompt: { title, text },
      error: { title: "Chưa đúng", text: `${title} là số không âm.`, style: "stop" },
    });
  sheet.validations.push({
    area: area("code"),
    kind: "textLength",
    operator: "lessThanOrEqual",
    formula1: "64",
    prompt: {
      title: "Mã mục, mã tiêu chí",
      text: "Chữ và số, không trùng nhau. Để trống thì máy tự đặt. Biểu mẫu đã phát giữ theo mã này.",
    },
    error: { title: "Quá dài", text: "Mã dài nhất 64 ký tự.", style: "stop" },
  });
  sheet.validations.push(
    listCheck(area("kind"), SCHEME_LIST.kind, "Cách chấm"),
    listCheck(area("indicator"), SCHEME_LIST.indicator, "Mã chỉ tiêu"),
    {
      area: area("section"),
      kind: "textLength",
      operator: "lessThanOrEqual",
      formula1: "64",
      prompt: {
        title: "Mục",
        text: "Mã của mục (phần) mà tiêu chí thuộc về, ví dụ A. Dòng “Mục (phần)” thì để trống.",
      },
      error: { title: "Quá dài", text: "Chỉ ghi mã của mục.", style: "stop" },
    },
    {
      area: area("steps"),
      kind: "textLength",
      operator: "lessThanOrEqual",
      formula1: "500",
      prompt: {
        title: "Bậc điểm",
        text: "Từ mức nào được bao nhiêu điểm, cách nhau dấu chấm phẩy. Ví dụ 50: 5; 80: 8; 100: 10.",
      },
      error: { title: "Quá dài", text: "Ghi gọn trong 500 ký tự.", style: "stop" },
    },
  );
  points("max", "Điểm chuẩn, mức tối đa", "Điểm chuẩn của tiêu chí; với mục, điểm thưởng, điểm trừ là mức tối đa.");
  points("each", "Điểm mỗi lần", "Chỉ ghi khi cách chấm là “Theo số lần”.");
  points(
    "floor",
    "Mức không điểm",
    "Chỉ ghi khi chấm theo tỷ lệ: dưới mức này (%) thì không được điểm. Để trống là không có.",
  );
  const lacking = `$${columnName(AT.lacking)}${first + 1}`;
  sheet.conditionals.push({ area: area("lacking"), formula: `${lacking}<>""`, look: COLOUR.bad });
  for (const key of ["max", "share", "each", "floor"] as const) numberLooks(sheet, area(key));
}

/** Parts and criteria as the scheme's JSON has them, with the row of each and what gives a column's cell. */
export interface ReadCriteria {
  sections: Record<string, unknown>[];
  criteria: Record<string, unknown>[];
  rows: { sections: number[]; criteria: number[] };
  cell: (row: number, key: Key) => string;
}

/** Reads the rows back; null when the sheet has no header. A row without name, kind and points is none. */
export function readCriteria(grid: Grid, date1904: boolean, say: Say): ReadCriteria | null {
  const header = findHeader(grid, CRITERIA_COLUMNS);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return null;
  }
  const { at } = header;
  const cell = (row: number, key: Key) => cellName(row, at[key] ?? 0);
  const read: ReadCriteria = { sections: [], criteria: [], rows: { sections: [], criteria: [] }, cell };
  for (const row of rowsBelow(grid, header.row + 1)) {
    const text = (key: Key) => textAt(grid, row, at[key]);
    if (textKey(text("section")) === TOTAL_KEY) break;
    if ([text("name"), text("kind"), text("max")].every((one) => one === "")) continue;
    const place = (key: Key) => ({ sheet: grid.name, cell: cell(row, key) });
    const kind = text("kind") === "" ? "manual" : valueOfWord(KIND_WORDS, text("kind"));
    if (kind === null) {
      say("planBook.wordUnknown", place("kind"), { found: text("kind") });
      continue;
    }
    let code = text("code");
    if (code === "") {
      code = `TC-${fingerprintOf([kind, textKey(text("name"))]).slice(0, 6)}`;
      say("planBook.rowWithoutCode", place("code"), { found: text("name"), params: { code } });
    }
    const figure = (key: "max" | "each" | "floor") =>
      readFigure(grid, row, at[key], { unit: key === "floor" ? "%" : "điểm", ratio: false, date1904, place: {}, say })
        .value;
    const max = figure("max");
    if (kind === "section") {
      read.sections.push({ code, name: text("name"), max });
      read.rows.sections.push(row);
      continue;
    }
    read.criteria.push({
      code,
      section: text("section"),
      name: text("name"),
      max,
      indicator: text("indicator") || null,
      rule: ruleJson(kind),
    });
    read.rows.criteria.push(row);

    function ruleJson(of: Exclude<RowKind, "section">): Record<string, unknown> {
      if (of === "linear") return { kind: of, zeroBelow: figure("floor") };
      if (of === "perOccurrence") {
        const points = figure("each");
        if (points === null) say("planBook.cellNeeded", place("each"), { found: text("each") });
        return { kind: of, points: points ?? 0 };
      }
      if (of !== "stepsPercent" && of !== "stepsActual") return { kind: of };
      const steps = text("steps") === "" ? [] : readSteps(text("steps"));
      if (steps === null) say("planBook.stepsUnreadable", place("steps"), { found: text("steps") });
      return { kind: "steps", on: of === "stepsActual" ? "actual" : "percent", steps: steps ?? [] };
    }
  }
  return read;
}
