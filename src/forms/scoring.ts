import type { Place } from "../domain/issue";
import type { Member, Plan } from "../domain/plan";
import type { Criterion, Scheme, Section } from "../domain/scheme";
import { fullMarks } from "../domain/schemeIssues";
import type { ScoreEntry } from "../domain/submission";
import { type Area, areaName, cellName, columnName, quoteSheet } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, placesOf, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, numberLooks, put, putFormula, putHeader, putMerged } from "./draft";
import { readFigure } from "./figure";
import { putHeading, putHint, putSignatures, superiorOf } from "./heading";
import { RESULTS_COLUMNS, RESULTS_SHEET, type ReadingContext } from "./results";
import { matchRows, sayHeader } from "./rows";
import { COLOUR } from "./styles";
import { suggestionFormula } from "./suggestion";

/** ChamDiem (bảng chấm điểm thi đua): a member scores itself by the cluster's scheme; cluster and standing body appraise. */
export const SCORING_SHEET = "ChamDiem";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "criterion", header: "Nội dung, tiêu chí chấm điểm", index: "B", width: 36, needed: true },
  { key: "max", header: "Điểm chuẩn", index: "1", width: 8 },
  { key: "target", header: "Chỉ tiêu giao/đăng ký", index: "2", width: 10 },
  { key: "result", header: "Kết quả thực hiện", index: "3", width: 10 },
  { key: "percent", header: "Tỷ lệ (%)", index: "4", width: 8 },
  { key: "self", header: "Điểm tự chấm", index: "5", width: 8, needed: true },
  { key: "bonus", header: "Điểm thưởng (tự chấm)", index: "6", width: 9 },
  { key: "penalty", header: "Điểm trừ (tự chấm)", index: "7", width: 9 },
  { key: "selfTotal", header: "Cộng tự chấm", index: "8=5+6-7", width: 9 },
  { key: "appraised", header: "Điểm Cụm (Khối) thẩm định", index: "9", width: 10 },
  { key: "difference", header: "Chênh lệch", index: "10=9-8", width: 9 },
  { key: "council", header: "Điểm cơ quan thường trực HĐTĐKT thẩm định", index: "11", width: 13 },
  { key: "reason", header: "Lý do điều chỉnh, điểm thưởng, điểm trừ", index: "12", width: 22 },
  { key: "evidence", header: "Tài liệu kiểm chứng", index: "13", width: 16 },
  { key: "suggested", header: "Điểm gợi ý theo kết quả", index: "14", width: 9 },
] as const satisfies readonly Column<string>[];

export type ScoringKey = (typeof VISIBLE)[number]["key"] | "code";

export const SCORING_COLUMNS: readonly Column<ScoringKey>[] = [
  ...VISIBLE,
  { key: "code", header: "Mã tiêu chí", index: "", width: 10, hidden: true },
];

const AT = placesOf(SCORING_COLUMNS);
/** The suggestion stands beside the page: what counts is what the member writes. */
const LAST_PRINTED = AT.evidence;
const TOTAL = "Tổng cộng";
const TOTAL_KEY = textKey(TOTAL);

/** Sections with their criteria, in the scheme's order; criteria of no known section first, under no heading. */
export function bySection({ sections, criteria }: Scheme): { section: Section | null; criteria: Criterion[] }[] {
  const known = new Set(sections.map(({ code }) => code));
  const loose = criteria.filter(({ section }) => !known.has(section));
  return [
    ...(loose.length > 0 ? [{ section: null, criteria: loose }] : []),
    ...sections
      .map((section) => ({ section, criteria: criteria.filter((one) => one.section === section.code) }))
      .filter((part) => part.criteria.length > 0),
  ];
}

/** "A. Thực hiện nhiệm vụ chính trị (600 điểm)". */
export function sectionTitle({ code, name, max }: Section): string {
  const said = name === "" ? code : name;
  return max === null ? said : `${said} (${formatNumber(max, { decimals: 2 })} điểm)`;
}

export function isExtra({ rule }: Criterion): boolean {
  return rule.kind === "bonus" || rule.kind === "penalty";
}

/** The scheme in one line: its name and what it is based on. */
export function schemeLine({ name, basis, total }: Scheme): string {
  const nominal = total === null ? "" : `Tổng điểm chuẩn theo quy chế: ${formatNumber(total, { decimals: 2 })}`;
  return [name, nominal, basis === "" ? "" : `Căn cứ: ${basis}`].filter((text) => text !== "").join("   •   ");
}

/**
 * The scoring sheet of one member.
 * @param results the drawn KetQua_ChiTieu of the same workbook, whose figures are shown beside the criteria
 */
export function scoringSheet(plan: Plan, scheme: Scheme, member: Member, results: SheetSpec | null): SheetSpec {
  const sheet = draft(SCORING_SHEET, { tab: "5B3A8C" });
  const header = putHeading(sheet, SCORING_COLUMNS, LAST_PRINTED, {
    parent: superiorOf(plan, member),
    agency: member.name,
    number: "Số: ……/……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `BẢNG CHẤM ĐIỂM THI ĐUA NĂM ${plan.year}`,
    attached: [`Đơn vị: ${member.name}`, plan.cluster.name === "" ? "" : `Thuộc ${plan.cluster.name}`]
      .filter((text) => text !== "")
      .join("   •   "),
    info: schemeLine(scheme),
  });
  const first = putHeader(sheet, header, SCORING_COLUMNS);
  const linked = resultRowsOf(results);
  const typed: { area: Area; extra: boolean; kind: Criterion["rule"]["kind"] }[] = [];
  let row = first;
  for (const part of bySection(scheme)) {
    if (part.section) {
      putMerged(sheet, { top: row, bottom: row, left: 0, right: LAST_PRINTED }, sectionTitle(part.section), "group");
      sheet.rows.push({ row: row++, height: 19 });
    }
    part.criteria.forEach((criterion, at) => {
      const looked = plan.indicators.find(({ code }) => code === criterion.indicator);
      const from = criterion.indicator === null ? undefined : linked.get(criterion.indicator);
      putCriterion(sheet, row, criterion, at + 1, scheme, from, looked?.direction === "down");
      typed.push({
        area: { top: row, bottom: row, left: 0, right: 0 },
        extra: isExtra(criterion),
        kind: criterion.rule.kind,
      });
      row++;
    });
  }
  const last = Math.max(first, row - 1);
  putChecks(sheet, typed);
  numberLooks(sheet, { top: first, bottom: last + 1, left: AT.max, right: AT.max });
  numberLooks(sheet, { top: first, bottom: last + 1, left: AT.result, right: AT.council });
  numberLooks(sheet, { top: first, bottom: last, left: AT.suggested, right: AT.suggested });
  putTotals(sheet, first, last, scheme);
  putHint(
    sheet,
    last + 2,
    SCORING_COLUMNS,
    LAST_PRINTED,
    "Chỉ nhập vào ô nền vàng. Tiêu chí chưa chấm thì để trống, không ghi 0. Điểm trừ nhập số dương. Có điểm thưởng, điểm trừ thì " +
      "ghi lý do và tài liệu kiểm chứng. “Điểm gợi ý” tính từ sheet kết quả, chỉ để tham khảo.",
  );
  const end = putSignatures(sheet, last + 4, SCORING_COLUMNS, LAST_PRINTED, ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]);
  sheet.freeze = { rows: first, columns: AT.max };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: header, to: header + 1 },
    area: { top: 0, left: 0, bottom: end, right: LAST_PRINTED },
  };
  return sheet;
}

const RESULT = placesOf(RESULTS_COLUMNS);

/** Row of each indicator on the drawn sheet of results. */
function resultRowsOf(results: SheetSpec | null): Map<string, number> {
  const rows = new Map<string, number>();
  for (const { row, column, value } of results?.cells ?? [])
    if (column === RESULT.code && typeof value === "string" && !rows.has(value)) rows.set(value, row);
  return rows;
}

function putCriterion(
  sheet: SheetSpec,
  row: number,
  criterion: Criterion,
  number: number,
  scheme: Scheme,
  from: number | undefined,
  down: boolean,
): void {
  const { rule, max, name, code } = criterion;
  const ref = (key: ScoringKey) => cellName(row, AT[key]);
  const set = (key: ScoringKey, value: string | number | null, style: string) => put(sheet, row, AT[key], value, style);
  const open = (key: "self" | "bonus" | "penalty", own: boolean) => set(key, null, own ? "entryDecimal" : "decimal");
  set("no", number, "center");
  set("criterion", name, "text");
  set("max", max, "decimal");
  const there = (key: keyof typeof RESULT) => `${quoteSheet(RESULTS_SHEET)}!${cellName(from ?? 0, RESULT[key])}`;
  for (const key of ["target", "result", "percent"] as const) {
    const cell = there(key === "result" ? "actual" : key);
    const style = key === "target" ? "printedHere" : "resultHere";
    if (from === undefined) set(key, null, style);
    else putFormula(sheet, row, AT[key], `IF(${cell}="","",${cell})`, style);
  }
  open("self", !isExtra(criterion));
  open("bonus", rule.kind !== "penalty");
  open("penalty", rule.kind !== "bonus");
  const [self, bonus, penalty] = [ref("self"), ref("bonus"), ref("penalty")];
  const own = areaName({ top: row, bottom: row, left: AT.self, right: AT.penalty });
  putFormula(
    sheet,
    row,
    AT.selfTotal,
    `IF(COUNT(${own})=0,"",ROUND(N(${self})+N(${bonus})-ABS(N(${penalty})),9))`,
    "decimal",
  );
  // Appraisals belong to the cluster and the standing body: locked here, they are written in the merged book.
  set("appraised", null, "decimal");
  const [appraised, total] = [ref("appraised"), ref("selfTotal")];
  const both = `AND(ISNUMBER(${appraised}),ISNUMBER(${total}))`;
  putFormula(sheet, row, AT.difference, `IF(${both},ROUND(${appraised}-${total},9),"")`, "decimal");
  set("council", null, "decimal");
  set("reason", null, "entryText");
  set("evidence", null, "entryText");
  set("code", code, "machineText");
  const cells = {
    percent: there("percent"),
    figure: there("figure"),
    verdict: there("verdict"),
    target: there("from"),
    down,
  };
  const formula = from === undefined ? null : suggestionFormula(criterion, cells, scheme.decimals);
  if (formula === null) set("suggested", null, "decimal");
  else putFormula(sheet, row, AT.suggested, formula, "decimal");
  sheet.styles = {
    ...sheet.styles,
    printedHere: { ...sheet.styles.printed, format: undefined },
    // A milestone's result is a word or two.
    resultHere: { ...sheet.styles.decimal, wrap: true },
  };
  fitRow(sheet, row, SCORING_COLUMNS, 34);
}

function putChecks(
  sheet: SheetSpec,
  rows: readonly { area: Area; extra: boolean; kind: Criterion["rule"]["kind"] }[],
): void {
  const column = (key: ScoringKey, test: (row: (typeof rows)[number]) => boolean): Area[] => {
    const found: Area[] = [];
    for (const row of rows.filter(test)) {
      const before = found.at(-1);
      if (before && before.bottom === row.area.top - 1) before.bottom = row.area.bottom;
      else found.push({ ...row.area, left: AT[key], right: AT[key] });
    }
    return found;
  };
  for (const area of column("self", ({ extra }) => !extra)) {
    sheet.validations.push({
      area,
      kind: "decimal",
      operator: "between",
      formula1: "0",
      formula2: `$${columnName(AT.max)}${area.top + 1}`,
      prompt: { title: "Điểm tự chấm", text: "Từ 0 đến điểm chuẩn. Chưa chấm thì để trống." },
      error: { title: "Chưa đúng", text: "Điểm tự chấm là số từ 0 đến điểm chuẩn của tiêu chí.", style: "stop" },
    });
  }
  const extra = (key: "bonus" | "penalty", other: "bonus" | "penalty", title: string) => {
    for (const area of column(key, ({ kind }) => kind !== other)) {
      sheet.validations.push({
        area,
        kind: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
        prompt: { title, text: "Nhập số dương và ghi lý do ở cột “Lý do”." },
        error: { title: "Chưa đúng", text: `${title} là số không âm.`, style: "stop" },
      });
    }
  };
  extra("bonus", "penalty", "Điểm thưởng");
  extra("penalty", "bonus", "Điểm trừ");
  for (const area of column("reason", () => true)) {
    const at = (key: ScoringKey) => `$${columnName(AT[key])}${area.top + 1}`;
    sheet.validations.push({
      area,
      kind: "textLength",
      operator: "lessThanOrEqual",
      formula1: "1000",
      prompt: { title: "Lý do", text: "Bắt buộc khi có điểm thưởng, điểm trừ hoặc điểm thẩm định khác điểm tự chấm." },
      error: { title: "Quá dài", text: "Ghi gọn trong 1.000 ký tự.", style: "warning" },
    });
    const asked = `OR(N(${at("bonus")})<>0,N(${at("penalty")})<>0,N(${at("difference")})<>0)`;
    sheet.conditionals.push({ area, formula: `AND(${asked},TRIM(${at("reason")})="")`, look: COLOUR.bad });
  }
}

function putTotals(sheet: SheetSpec, first: number, last: number, scheme: Scheme): void {
  const row = last + 1;
  putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.criterion }, TOTAL, "totalLabel");
  put(sheet, row, AT.max, fullMarks(scheme.criteria), "totalNumber");
  for (const key of ["target", "result", "percent"] as const) put(sheet, row, AT[key], null, "total");
  for (const key of ["self", "bonus", "penalty", "selfTotal", "appraised", "difference", "council"] as const) {
    const cells = areaName({ top: first, bottom: last, left: AT[key], right: AT[key] });
    putFormula(sheet, row, AT[key], `IF(COUNT(${cells})=0,"",ROUND(SUM(${cells}),9))`, "totalNumber");
  }
  for (const key of ["reason", "evidence"] as const) put(sheet, row, AT[key], null, "total");
  sheet.rows.push({ row, height: 21 });
  sheet.styles = {
    ...sheet.styles,
    totalNumber: { ...sheet.styles.total, align: "right", format: "#,##0.00", wrap: false },
  };
}

/** Reads a member's scoring sheet; rows that hold nothing are left out. */
export function readScoring(grid: Grid, scheme: Scheme, context: ReadingContext): ScoreEntry[] {
  const { say, date1904, file } = context;
  const header = findHeader(grid, SCORING_COLUMNS);
  if (!header) {
    say("score.headerMissing", { sheet: grid.name });
    return [];
  }
  if (
    !sayHeader(grid, header, (code, ...rest) => say(code === "column.neededMissing" ? "column.missing" : code, ...rest))
  )
    return [];
  const { at } = header;
  const known = bySection(scheme).flatMap(({ criteria }) =>
    criteria.map(({ code, name }, index) => ({ code, no: String(index + 1), name })),
  );
  const places = new Map(scheme.criteria.map(({ code, indicator }) => [code, indicator]));
  const placeOf = (code: string): Place => {
    const indicator = places.get(code);
    return indicator ? { indicator } : {};
  };
  const rows = matchRows({
    grid,
    header: header.row,
    code: at.code,
    no: at.no,
    name: at.criterion,
    known,
    place: placeOf,
    typed: (row) => (["self", "bonus", "penalty"] as const).some((key) => textAt(grid, row, at[key]) !== ""),
    end: TOTAL_KEY,
    say,
  });
  return known.flatMap(({ code }): ScoreEntry[] => {
    const row = rows.get(code);
    if (row === undefined) return [];
    const figure = (key: ScoringKey) =>
      readFigure(grid, row, at[key], { unit: "điểm", ratio: false, date1904, place: placeOf(code), say }).value;
    const entry = {
      criterion: code,
      self: figure("self"),
      bonus: figure("bonus"),
      penalty: figure("penalty"),
      appraised: figure("appraised"),
      council: figure("council"),
      reason: textAt(grid, row, at.reason) || null,
      evidence: textAt(grid, row, at.evidence) || null,
    };
    const { criterion, ...written } = entry;
    if (Object.values(written).every((value) => value === null)) return [];
    const place = at.self ?? at.criterion ?? 0;
    return [{ ...entry, criterion, source: { file, sheet: grid.name, cell: cellName(row, place) } }];
  });
}
