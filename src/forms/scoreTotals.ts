import type { Plan } from "../domain/plan";
import type { Review } from "../domain/review";
import { isClosed } from "../domain/appraisal";
import type { Criterion, Scheme, Section } from "../domain/scheme";
import { fullMarks } from "../domain/schemeIssues";
import type { MemberScore } from "../domain/scoring";
import type { ScoreEntry } from "../domain/submission";
import { sum } from "../domain/sum";
import { areaName, cellName, columnName } from "../sheet/address";
import { eachCell, type Grid, KIND, valueAt } from "../sheet/grid";
import type { CellSpec, SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import type { Column } from "./columns";
import { rowsBelow, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, numberLooks, put, putFormula, putHeader, putMerged, runs, widthOf } from "./draft";
import { putHeading, putHint, putSignatures } from "./heading";
import { bySection, isExtra, schemeLine, sectionTitle } from "./scoring";

/**
 * TongHop_Diem (tổng hợp điểm): criteria × members. The cluster writes its appraisal and its reason here; points, caps and totals are
 * native formulas that follow src/domain/scoring.ts.
 */
export const TOTALS_SHEET = "TongHop_Diem";

const LEFT = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "criterion", header: "Nội dung, tiêu chí chấm điểm", index: "B", width: 36 },
  { key: "max", header: "Điểm chuẩn", index: "C", width: 8 },
] as const satisfies readonly Column<string>[];

/** Columns of each member as printed; texts are "mã đơn vị: phần", the unit's name stands above. */
const SHOWN = [
  { part: "self", word: "Tự chấm", width: 8 },
  { part: "appraised", word: "Thẩm định", width: 9 },
  { part: "counted", word: "Điểm tính", width: 9 },
  { part: "reason", word: "Lý do", width: 15 },
] as const;
/** Helpers of each member, hidden: what stands without an appraisal, and the parts the caps look at. */
const HIDDEN = [
  { part: "council", word: "Thường trực" },
  { part: "basePoints", word: "Điểm khi chưa thẩm định" },
  { part: "baseBonus", word: "Thưởng khi chưa thẩm định" },
  { part: "basePenalty", word: "Trừ khi chưa thẩm định" },
  { part: "points", word: "Điểm" },
  { part: "bonus", word: "Thưởng" },
  { part: "penalty", word: "Trừ" },
] as const;
type Part = (typeof SHOWN)[number]["part"] | (typeof HIDDEN)[number]["part"];

const CODE_HEADER = "Mã tiêu chí";
const FOOT = {
  points: "Điểm thực hiện tiêu chí",
  bonus: "Điểm thưởng",
  penalty: "Điểm trừ",
  total: "Tổng điểm",
} as const;
/** More members than these do not fit one page's width legibly. */
const PAGE_WIDTH = 175;

/** Where the totals of each member stand, for XepHang. */
export interface TotalsDrawn {
  sheet: SheetSpec;
  /** Cells by member: self-scores, points, bonus, penalty, total, and the sum of each section and criterion by code. */
  cells: Map<string, { self: string; points: string; bonus: string; penalty: string; total: string }>;
  section: (code: string, member: string) => string | null;
  criterion: (code: string, member: string) => string | null;
}

interface Layout {
  columns: Column<string>[];
  at: (member: number, part: Part) => number;
  code: number;
  right: number;
}

function layoutOf(members: readonly string[]): Layout {
  let index = 1;
  const shown = members.flatMap((code) =>
    SHOWN.map(({ part, word, width }) => ({
      key: `${code}:${part}`,
      header: `${code}: ${word}`,
      index: String(index++),
      width,
    })),
  );
  const hidden = members.flatMap((code) =>
    HIDDEN.map(({ part, word }) => ({
      key: `${code}:${part}`,
      header: `${code}: ${word}`,
      index: "",
      width: 9,
      hidden: true,
    })),
  );
  const machine = { key: "code", header: CODE_HEADER, index: "", width: 10, hidden: true };
  const columns: Column<string>[] = [...LEFT, ...shown, machine, ...hidden];
  const places = new Map(columns.map(({ key }, at) => [key, at]));
  const right = LEFT.length + shown.length - 1;
  return { columns, right, code: right + 1, at: (member, part) => places.get(`${members[member]}:${part}`)! };
}

/**
 * @param scores in the order of the table's members, computed with the reviews in them
 * @param rows a member's scoring rows with the appraisal over them
 */
export function scoreTotalsSheet(
  plan: Plan,
  scheme: Scheme,
  scores: readonly MemberScore[],
  rows: (member: string) => readonly ScoreEntry[],
  review: Review,
): TotalsDrawn {
  const sheet = draft(TOTALS_SHEET, { tab: "5B3A8C" });
  const members = scores.map(({ member }) => member);
  const layout = layoutOf(members);
  const { columns, right } = layout;
  const whole = widthOf(columns, 0, right);
  const pages = Math.max(1, Math.ceil((whole - 60) / (PAGE_WIDTH - 49)));
  const page = pages === 1 ? right : pageEnd(columns, right);
  const above = putHeading(sheet, columns, page, {
    parent: plan.issuer.name,
    agency: plan.cluster.name === "" ? plan.cluster.code : plan.cluster.name,
    number: "Số: ……/……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM ${plan.year}`,
    attached: plan.cluster.name.toUpperCase(),
    info: schemeLine(scheme),
  });
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  putMerged(sheet, { top: above, bottom: above, left: 0, right: LEFT.length - 1 }, null, "header");
  members.forEach((code, at) =>
    putMerged(
      sheet,
      { top: above, bottom: above, left: layout.at(at, "self"), right: layout.at(at, "reason") },
      names.get(code) ?? code,
      "header",
    ),
  );
  sheet.rows.push({ row: above, height: 32 });
  const first = putHeader(sheet, above + 1, columns);
  const entries = members.map((member) => new Map(rows(member).map((row) => [row.criterion, row])));
  const drawn: Drawn = { sheet, layout, scheme, scores, entries, closed: members.map((code) => isShut(review, code)) };
  const sections = new Map<string, number>();
  const criteria = new Map<string, number>();
  const parts: { section: Section | null; heading: number; from: number; to: number }[] = [];
  const checked: { row: number; kind: "within" | "any" }[] = [];
  let row = first;
  for (const part of bySection(scheme)) {
    const heading = row++;
    const from = row;
    part.criteria.forEach((criterion, at) => {
      putCriterion(drawn, row, criterion, at + 1);
      checked.push({ row, kind: isExtra(criterion) || criterion.max === null ? "any" : "within" });
      criteria.set(criterion.code, row++);
    });
    putSection(drawn, heading, part.section, from, row - 1);
    if (part.section) sections.set(part.section.code, heading);
    parts.push({ section: part.section, heading, from, to: row - 1 });
  }
  const last = Math.max(first, row - 1);
  putChecks(sheet, layout, members.length, checked);
  putFoot(drawn, last, parts);
  const end = last + 4;
  numberLooks(sheet, { top: first, bottom: end, left: LEFT.length - 1, right });
  putHint(
    sheet,
    end + 1,
    columns,
    page,
    "Cụm (khối) ghi điểm ở cột “Thẩm định” khi khác điểm tự chấm và ghi lý do; để trống thì tính điểm tự chấm, chưa tự chấm thì tính " +
      "theo quy tắc. Số của đơn vị giữ nguyên. Đã chốt thì cột thẩm định khóa lại.",
  );
  const signers = ["THƯ KÝ CỤM (KHỐI) / NGƯỜI TỔNG HỢP", "CỤM PHÓ (KHỐI PHÓ)", "CỤM TRƯỞNG (KHỐI TRƯỞNG)"];
  const signed = putSignatures(sheet, end + 3, columns, page, signers);
  sheet.freeze = { rows: first, columns: LEFT.length };
  sheet.print = {
    ...LANDSCAPE,
    ...(pages > 1 ? { pagesWide: pages, repeatColumns: { from: 0, to: LEFT.length - 1 } } : {}),
    repeatRows: { from: above, to: above + 2 },
    area: { top: 0, left: 0, bottom: signed, right },
  };
  const at = (number: number, part: Part, place: number) => cellName(place, layout.at(number, part));
  const placed = (places: ReadonlyMap<string, number>) => (code: string, member: string) => {
    const place = places.get(code);
    const number = members.indexOf(member);
    return place === undefined || number < 0 ? null : at(number, "counted", place);
  };
  return {
    sheet,
    cells: new Map(
      members.map((code, number) => [
        code,
        {
          self: at(number, "self", last + 4),
          points: at(number, "counted", last + 1),
          bonus: at(number, "counted", last + 2),
          penalty: at(number, "counted", last + 3),
          total: at(number, "counted", last + 4),
        },
      ]),
    ),
    section: placed(sections),
    criterion: placed(criteria),
  };
}

function isShut(review: Review, member: string): boolean {
  const appraisal = review[member]?.appraisal;
  return appraisal ? isClosed(appraisal) : false;
}

function pageEnd(columns: readonly Column<string>[], right: number): number {
  let at = LEFT.length;
  while (at < right && widthOf(columns, 0, at + 1) <= PAGE_WIDTH) at++;
  return at;
}

interface Drawn {
  sheet: SheetSpec;
  layout: Layout;
  scheme: Scheme;
  scores: readonly MemberScore[];
  entries: readonly ReadonlyMap<string, ScoreEntry>[];
  closed: readonly boolean[];
}

/** One criterion of all members. */
function putCriterion(
  { sheet, layout, scheme, scores, entries, closed }: Drawn,
  row: number,
  criterion: Criterion,
  number: number,
): void {
  put(sheet, row, 0, number, "center");
  put(sheet, row, 1, criterion.name, "text");
  put(sheet, row, 2, criterion.max, "decimal");
  put(sheet, row, layout.code, criterion.code, "machineText");
  scores.forEach((score, member) => {
    const entry = entries[member]?.get(criterion.code);
    const at = (part: Part) => layout.at(member, part);
    const ref = (part: Part) => cellName(row, at(part));
    const lines = score.lines.filter(({ code, part }) => code === criterion.code && part !== "cap");
    // What the rules, the member and its file give while the cluster has written nothing.
    const decided = lines.some(({ basis }) => basis === "appraised" || basis === "council");
    const base = (part: "points" | "bonus" | "penalty"): number | null => {
      const values = lines.flatMap((line) => (line.part === part && line.points !== null ? [line.points] : []));
      return decided || values.length === 0 ? null : Math.abs(sum(values));
    };
    const own = entry && [entry.self, entry.bonus, entry.penalty].some((value) => value !== null);
    put(
      sheet,
      row,
      at("self"),
      own ? sum([entry.self ?? 0, entry.bonus ?? 0, -Math.abs(entry.penalty ?? 0)]) : null,
      "decimal",
    );
    const open = closed[member] ? { number: "decimal", text: "text" } : { number: "entryDecimal", text: "entryText" };
    put(sheet, row, at("appraised"), entry?.appraised ?? null, open.number);
    put(sheet, row, at("reason"), entry?.reason ?? null, open.text);
    put(sheet, row, at("council"), entry?.council ?? null, "machine");
    // Where an appraisal stands already, what would count without it is what the member or the rule gives.
    const without = decided ? undecided(criterion, entry, lines, scheme) : null;
    put(sheet, row, at("basePoints"), without ? without.points : base("points"), "machine");
    put(sheet, row, at("baseBonus"), without ? without.bonus : base("bonus"), "machine");
    put(sheet, row, at("basePenalty"), without ? without.penalty : base("penalty"), "machine");
    const formulas = partFormulas(criterion, ref, scheme.decimals);
    for (const part of ["points", "bonus", "penalty"] as const)
      putFormula(sheet, row, at(part), formulas[part], "machine");
    const [points, bonus, penalty] = [ref("points"), ref("bonus"), ref("penalty")];
    const none = `AND(COUNT(${points})=0,N(${bonus})=0,N(${penalty})=0)`;
    const value = lines.some((line) => line.points !== null) ? sum(lines.map((line) => line.points ?? 0)) : "";
    sheet.cells.push({
      row,
      column: at("counted"),
      value,
      formula: `IF(${none},"",ROUND(N(${points})+N(${bonus})-N(${penalty}),9))`,
      style: "counted",
    });
  });
  sheet.styles = {
    ...sheet.styles,
    counted: { ...sheet.styles.decimal, font: { ...sheet.styles.decimal?.font, bold: true } },
  };
  fitRow(sheet, row, layout.columns, 34);
}

function undecided(
  criterion: Criterion,
  entry: ScoreEntry | undefined,
  lines: MemberScore["lines"],
  { decimals }: Scheme,
): { points: number | null; bonus: number | null; penalty: number | null } {
  const { max, rule } = criterion;
  const round = (value: number) => Number(value.toFixed(decimals));
  const reasoned = (entry?.reason ?? "").trim() !== "";
  const extra = (value: number | null | undefined, limited: boolean): number | null => {
    if (value === null || value === undefined || value === 0 || !reasoned) return null;
    const size = Math.abs(value);
    return round(limited && max !== null ? Math.min(size, max) : size);
  };
  if (rule.kind === "bonus") return { points: null, bonus: extra(entry?.bonus ?? entry?.self, true), penalty: null };
  if (rule.kind === "penalty")
    return { points: null, bonus: null, penalty: extra(entry?.penalty ?? entry?.self, true) };
  const self = entry?.self ?? null;
  const computed = lines.find(({ part }) => part === "points")?.computed ?? null;
  const points = self === null ? computed : round(Math.max(0, max === null ? self : Math.min(self, max)));
  return { points, bonus: extra(entry?.bonus, false), penalty: extra(entry?.penalty, false) };
}

/** What counts: the standing body's figure, else the cluster's, else what stands without them. */
function partFormulas(
  criterion: Criterion,
  ref: (part: Part) => string,
  decimals: number,
): Record<"points" | "bonus" | "penalty", string> {
  const [council, appraised] = [ref("council"), ref("appraised")];
  const decided = (figure: (cell: string) => string, otherwise: string) =>
    `IF(ISNUMBER(${council}),${figure(council)},IF(ISNUMBER(${appraised}),${figure(appraised)},${otherwise}))`;
  const kept = (part: Part) => `IF(ISNUMBER(${ref(part)}),${ref(part)},"")`;
  const nothing = decided(() => '""', "");
  if (isExtra(criterion)) {
    // Bonus and penalty count with a reason only.
    const size = (cell: string) => {
      const limited = criterion.max === null ? `ABS(${cell})` : `MIN(${criterion.max},ABS(${cell}))`;
      return `IF(TRIM(${ref("reason")})="",0,ROUND(${limited},${decimals}))`;
    };
    const own = criterion.rule.kind === "bonus" ? "bonus" : "penalty";
    const formula = decided(size, kept(own === "bonus" ? "baseBonus" : "basePenalty"));
    return { points: '""', bonus: own === "bonus" ? formula : '""', penalty: own === "penalty" ? formula : '""' };
  }
  const extra = (part: Part) => nothing.replace(/,\)\)$/, `,${kept(part)}))`);
  return {
    points: decided((cell) => `ROUND(${cell},${decimals})`, kept("basePoints")),
    bonus: extra("baseBonus"),
    penalty: extra("basePenalty"),
  };
}

/** One validation for each run of criteria and member: within the standard points, or any number for bonus and penalty. */
function putChecks(
  sheet: SheetSpec,
  layout: Layout,
  members: number,
  rows: { row: number; kind: "within" | "any" }[],
): void {
  for (const { top, bottom, kind } of runs(rows)) {
    for (let member = 0; member < members; member++) {
      const column = layout.at(member, "appraised");
      sheet.validations.push({
        area: { top, bottom, left: column, right: column },
        kind: "decimal",
        ...(kind === "any"
          ? { operator: "greaterThanOrEqual" as const, formula1: "0" }
          : { operator: "between" as const, formula1: "0", formula2: `$${columnName(2)}${top + 1}` }),
        prompt: {
          title: "Điểm thẩm định",
          text: kind === "any" ? "Nhập số dương và ghi lý do." : "Từ 0 đến điểm chuẩn; để trống nếu giữ điểm tự chấm.",
        },
        error: { title: "Chưa đúng", text: "Điểm thẩm định là số từ 0 đến điểm chuẩn của tiêu chí.", style: "warning" },
      });
    }
  }
}

/** Heading of a section with each member's sum, after the section's cap. */
function putSection(
  { sheet, layout, scores }: Drawn,
  row: number,
  section: Section | null,
  from: number,
  to: number,
): void {
  putMerged(
    sheet,
    { top: row, bottom: row, left: 0, right: 1 },
    section ? sectionTitle(section) : "Tiêu chí chung",
    "group",
  );
  put(sheet, row, 2, section?.max ?? null, "groupNumber");
  scores.forEach((_, member) => {
    const at = (part: Part) => layout.at(member, part);
    const span = (part: Part) => areaName({ top: from, bottom: to, left: at(part), right: at(part) });
    for (const part of ["self", "appraised", "reason"] as const) put(sheet, row, at(part), null, "group");
    const added = `SUM(${span("points")})`;
    const capped = section?.max == null ? added : `MIN(${section.max},${added})`;
    putFormula(sheet, row, at("points"), `IF(COUNT(${span("points")})=0,"",ROUND(${capped},9))`, "machine");
    for (const part of ["bonus", "penalty"] as const)
      putFormula(sheet, row, at(part), `ROUND(SUM(${span(part)}),9)`, "machine");
    const [points, bonus, penalty] = (["points", "bonus", "penalty"] as const).map((part) => cellName(row, at(part)));
    const none = `AND(COUNT(${points})=0,${bonus}=0,${penalty}=0)`;
    putFormula(sheet, row, at("counted"), `IF(${none},"",ROUND(N(${points})+${bonus}-${penalty},9))`, "groupNumber");
  });
  sheet.rows.push({ row, height: 21 });
  sheet.styles = {
    ...sheet.styles,
    groupNumber: { ...sheet.styles.group, align: "right", format: "#,##0.00", wrap: false },
    totalNumber: { ...sheet.styles.total, align: "right", format: "#,##0.00", wrap: false },
  };
}

function putFoot(
  { sheet, layout, scheme, scores }: Drawn,
  last: number,
  parts: readonly { heading: number; from: number; to: number }[],
): void {
  const { caps } = scheme;
  const capped = (value: string, limit: number | null) => (limit === null ? value : `MIN(${limit},${value})`);
  const lines = Object.entries(FOOT) as [keyof typeof FOOT, string][];
  lines.forEach(([key, label], number) => {
    const row = last + 1 + number;
    const limit = key === "points" ? null : caps[key];
    const said = limit === null ? label : `${label} (tối đa ${formatNumber(limit, { decimals: 2 })})`;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: 1 }, said, "totalLabel");
    put(sheet, row, 2, key === "points" ? fullMarks(scheme.criteria) : null, "totalNumber");
    sheet.rows.push({ row, height: 21 });
  });
  scores.forEach((score, member) => {
    const at = (part: Part) => layout.at(member, part);
    const headings = (part: Part) => parts.map(({ heading }) => cellName(heading, at(part))).join(",");
    const [bonus, penalty, total] = [2, 3, 4].map((down) => cellName(last + down, at("counted")));
    const all = `SUM(${headings("points")})`;
    const known = `OR(COUNT(${headings("points")})>0,${bonus}<>0,${penalty}<>0)`;
    const cell = (row: number, formula: string, value: CellSpec["value"]) =>
      sheet.cells.push({ row, column: at("counted"), value, formula, style: "totalNumber" });
    cell(last + 2, `ROUND(${capped(`SUM(${headings("bonus")})`, caps.bonus)},9)`, score.bonus);
    cell(last + 3, `ROUND(${capped(`SUM(${headings("penalty")})`, caps.penalty)},9)`, score.penalty);
    // The cap on the whole is in the points, so that total = points + bonus − penalty, as printed.
    const sized = capped(`${all}+${bonus}-${penalty}`, caps.total);
    cell(last + 4, `IF(${known},ROUND(${sized},9),"")`, score.total ?? "");
    cell(
      last + 1,
      `IF(COUNT(${headings("points")})=0,"",ROUND(N(${total})-${bonus}+${penalty},9))`,
      score.points ?? "",
    );
    const self = parts.map(({ from, to }) => areaName({ top: from, bottom: to, left: at("self"), right: at("self") }));
    const appraised = self.map((area) => area.replaceAll(columnName(at("self")), columnName(at("appraised"))));
    for (let down = 1; down <= 4; down++) {
      const row = last + down;
      for (const part of ["self", "appraised"] as const) {
        const areas = (part === "self" ? self : appraised).join(",");
        if (down === 4)
          putFormula(sheet, row, at(part), `IF(COUNT(${areas})=0,"",ROUND(SUM(${areas}),9))`, "totalNumber");
        else put(sheet, row, at(part), null, "total");
      }
      put(sheet, row, at("reason"), null, "total");
    }
  });
}

/** What stands in the cluster's columns for one criterion of one member. */
export interface AppraisedCell {
  member: string;
  criterion: string;
  appraised: number | null;
  reason: string | null;
  cell: string;
}

/** Reads what the cluster wrote; a text that is no number is left out. */
export function readScoreTotals(grid: Grid): AppraisedCell[] {
  const columns = new Map<string, { appraised?: number; reason?: number }>();
  let [header, codes] = [-1, -1];
  eachCell(grid, (row, column, index) => {
    if (header < 0 && grid.kind[index] === KIND.text && grid.texts[grid.num[index]!] === CODE_HEADER)
      [header, codes] = [row, column];
  });
  if (header < 0) return [];
  for (let column = LEFT.length; column < codes; column++) {
    const [, code, word] = /^(.*): (Thẩm định|Lý do)$/.exec(textAt(grid, header, column).normalize("NFC")) ?? [];
    if (code === undefined) continue;
    const place = columns.get(code) ?? {};
    if (word === "Lý do") place.reason = column;
    else place.appraised = column;
    columns.set(code, place);
  }
  const found: AppraisedCell[] = [];
  for (const row of rowsBelow(grid, header + 1)) {
    const criterion = textAt(grid, row, codes);
    if (criterion === "") continue;
    for (const [member, { appraised, reason }] of columns) {
      if (appraised === undefined) continue;
      const value = valueAt(grid, row, appraised);
      if (value !== null && typeof value !== "number") continue;
      found.push({
        member,
        criterion,
        appraised: value,
        reason: textAt(grid, row, reason ?? null) || null,
        cell: cellName(row, appraised),
      });
    }
  }
  return found;
}
