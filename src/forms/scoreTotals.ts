import { isClosed } from "../domain/appraisal";
import type { Plan } from "../domain/plan";
import type { Review } from "../domain/review";
import type { Scheme, Section } from "../domain/scheme";
import type { MemberScore } from "../domain/scoring";
import type { ScoreEntry } from "../domain/submission";
import { cellName, columnName } from "../sheet/address";
import { eachCell, type Grid, KIND, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import type { Column } from "./columns";
import { rowsBelow, textAt } from "./columns";
import { draft, LANDSCAPE, numberLooks, putHeader, putMerged, runs, widthOf } from "./draft";
import { putHeading, putHint, putSignatures } from "./heading";
import { CODE_HEADER, type Layout, layoutOf, LEFT, type Part, TOTALS_SHEET } from "./scoreTotalsColumns";
import { type Drawn, putCriterion, putFoot, putSection } from "./scoreTotalsRows";
import { bySection, isExtra, schemeLine } from "./scoring";

export { TOTALS_SHEET };

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
    const shown = part.criteria.map((criterion, at) => {
      const values = putCriterion(drawn, row, criterion, at + 1);
      checked.push({ row, kind: isExtra(criterion) || criterion.max === null ? "any" : "within" });
      criteria.set(criterion.code, row++);
      return values;
    });
    putSection(drawn, heading, part.section, from, shown);
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
