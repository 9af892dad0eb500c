import type { Indicator, Plan } from "../domain/plan";
import type { Place } from "../domain/issue";
import { cellName } from "../sheet/address";
import { eachCell, type Grid, KIND } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged, widthOf } from "./draft";
import { readFigure } from "./figure";
import type { Say } from "./issueCodes";
import { NOT_ASSIGNED_WORD } from "./lists";
import { printedAt } from "./simpleForm";

/**
 * GiaoChiTieu (giao chỉ tiêu cho từng đơn vị): what differs from the plan's own target for a member. A blank cell takes the
 * plan's target; "Không giao" takes the indicator off that member. The index row holds the members' codes.
 */
export const ASSIGNMENTS_SHEET = "GiaoChiTieu";

const COLUMNS = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 38, needed: true },
  { key: "unit", header: "Đơn vị tính", index: "C", width: 10 },
  { key: "what", header: "Số liệu giao", index: "D", width: 16, needed: true },
  { key: "common", header: "Chung cho các đơn vị", index: "E", width: 12 },
  { key: "code", header: "Mã chỉ tiêu", index: "", width: 10, hidden: true },
  { key: "kind", header: "Mã số liệu", index: "", width: 10, hidden: true },
] as const satisfies readonly Column<string>[];

const AT = placesOf(COLUMNS);
/** Characters a landscape page holds at a size that reads well. */
const PAGE_WIDTH = 170;
const FIRST_MEMBER = COLUMNS.length;
/** Period targets that DangKy_ChiTieu has columns for. */
const OWN_COLUMN = new Set(["6T", "9T"]);

/** "year", "last", or "period:<code>". */
type Kind = string;

function kindsOf(indicator: Indicator): Kind[] {
  const periods = Object.keys(indicator.periodTargets ?? {})
    .filter((key) => key.includes("/") || !OWN_COLUMN.has(key))
    .map((key) => `period:${key.split("/")[0]!}`);
  const last = Object.keys(indicator.lastYear ?? {}).some((key) => key !== "*");
  return ["year", ...new Set(periods), ...(last ? ["last"] : [])];
}

function kindName(kind: Kind, plan: Plan): string {
  if (kind === "year") return "Kế hoạch năm";
  if (kind === "last") return "Thực hiện năm trước";
  const code = kind.slice("period:".length);
  const period = plan.periods.find((one) => one.code === code);
  return `Kế hoạch kỳ ${period?.name ?? code}`;
}

/** Text of one member's cell; undefined where the plan says nothing of its own. */
function valueFor(indicator: Indicator, kind: Kind, member: string): string | number | null | undefined {
  if (kind === "year") return indicator.targets?.[member];
  if (kind === "last") return indicator.lastYear?.[member];
  return indicator.periodTargets?.[`${kind.slice("period:".length)}/${member}`];
}

export function assignmentsSheet(plan: Plan): SheetSpec {
  const sheet = draft(ASSIGNMENTS_SHEET, { tab: "3A5A8C" });
  const columns: Column<string>[] = [
    ...COLUMNS,
    ...plan.members.map(({ code, name }) => ({ key: `member:${code}`, header: name, index: code, width: 15 })),
  ];
  const right = columns.length - 1;
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right }, `GIAO CHỈ TIÊU CHO TỪNG ĐƠN VỊ NĂM ${plan.year}`, "title");
  putMerged(
    sheet,
    { top: 1, bottom: 1, left: 0, right },
    `Để trống: theo chỉ tiêu chung của kế hoạch. Ghi “${NOT_ASSIGNED_WORD}”: không giao cho đơn vị đó.`,
    "hint",
  );
  sheet.rows.push({ row: 0, height: 24 }, { row: 1, height: 18 });
  const first = putHeader(sheet, 2, columns);
  let row = first;
  for (const indicator of plan.indicators) {
    if (indicator.type === "group") continue;
    for (const kind of kindsOf(indicator)) {
      const set = (key: keyof typeof AT, value: string | number | null, style: string) =>
        put(sheet, row, AT[key], value, style);
      set("no", indicator.no, "center");
      set("name", indicator.name, "text");
      set("unit", indicator.unit, "center");
      set("what", kindName(kind, plan), "text");
      const period = kind.startsWith("period:") ? kind.slice("period:".length) : null;
      const shared = period !== null && !OWN_COLUMN.has(period);
      const common = shared ? printed(indicator.periodTargets?.[period]) : kind === "year" ? indicator.target : null;
      set("common", common, shared ? "entryPrinted" : "printed");
      set("code", indicator.code, "machineText");
      set("kind", kind, "machineText");
      plan.members.forEach(({ code }, at) => {
        const value = valueFor(indicator, kind, code);
        put(sheet, row, FIRST_MEMBER + at, printed(value), kind === "last" ? "entryDecimal" : "entryPrinted");
      });
      fitRow(sheet, row, columns, 21);
      row++;
    }
  }
  sheet.textNumbers = [{ top: first, bottom: Math.max(first, row - 1), left: AT.common, right }];
  sheet.freeze = { rows: first, columns: AT.unit };
  const pages = Math.ceil(widthOf(columns, 0, right) / PAGE_WIDTH);
  sheet.print = {
    ...LANDSCAPE,
    ...(pages > 1 ? { pagesWide: pages, repeatColumns: { from: 0, to: AT.unit } } : {}),
    repeatRows: { from: 2, to: 3 },
    area: { top: 0, left: 0, bottom: Math.max(first, row - 1), right },
  };
  return sheet;
}

function printed<T>(value: T | null | undefined): T | string | null {
  return value === null ? NOT_ASSIGNED_WORD : (value ?? null);
}

/** What the sheet adds to one indicator of the plan JSON. */
export interface Assigned {
  targets: Record<string, string | null>;
  periodTargets: Record<string, string | null>;
  lastYear: Record<string, number | null>;
}

/** Reads the sheet back, by indicator code. */
export function readAssignments(grid: Grid, date1904: boolean, say: Say): Map<string, Assigned> {
  const found = new Map<string, Assigned>();
  const header = findHeader(grid, COLUMNS);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return found;
  }
  const { at } = header;
  const own = new Set(Object.values(at));
  const members: { column: number; code: string }[] = [];
  eachCell(grid, (row, column, index) => {
    if (row !== header.row + 1 || own.has(column) || grid.kind[index] === KIND.empty) return;
    members.push({ column, code: textAt(grid, row, column) });
  });
  for (const row of rowsBelow(grid, header.row + 1)) {
    const code = textAt(grid, row, at.code);
    const kind = textAt(grid, row, at.kind);
    if (code === "" || kind === "") continue;
    const assigned = found.get(code) ?? { targets: {}, periodTargets: {}, lastYear: {} };
    found.set(code, assigned);
    const period = kind.startsWith("period:") ? kind.slice("period:".length) : null;
    const common = printedAt(grid, row, at.common);
    if (period !== null && common !== "" && !OWN_COLUMN.has(period)) assigned.periodTargets[period] = told(common);
    for (const { column, code: member } of members) {
      if (kind === "last") {
        const place: Place = { indicator: code, member, sheet: grid.name, cell: cellName(row, column) };
        const { value } = readFigure(grid, row, column, { unit: "", ratio: false, date1904, place, say });
        if (value !== null) assigned.lastYear[member] = value;
        continue;
      }
      const text = printedAt(grid, row, column);
      if (text === "") continue;
      if (period === null) assigned.targets[member] = told(text);
      else assigned.periodTargets[`${period}/${member}`] = told(text);
    }
  }
  return found;
}

function told(text: string): string | null {
  return textKey(text) === textKey(NOT_ASSIGNED_WORD) ? null : text;
}
