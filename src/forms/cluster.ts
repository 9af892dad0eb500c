import { VERDICT } from "../domain/achievement";
import type { Indicator, Period, Plan } from "../domain/plan";
import { bareEntry, type Entry } from "../domain/submission";
import type { Summary } from "../domain/summary";
import { cellName } from "../sheet/address";
import { type Grid, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import {
  BESIDE,
  FIXED,
  type FixedKey,
  type Layout,
  layoutOf,
  LEFT,
  OF_MEMBER,
  ON_ONE_PAGE,
  PAGE_WIDTH,
  pageEnd,
} from "./clusterColumns";
import { type ClusterNotes, type Origin, putMembers, putRest, putTotals } from "./clusterRow";
import { findHeader, rowsBelow, textAt } from "./columns";
import {
  absoluteColumn,
  draft,
  fitRow,
  LANDSCAPE,
  numberLooks,
  put,
  putHeader,
  putMerged,
  quoted,
  widthOf,
} from "./draft";
import { putHeading, putSignatures } from "./heading";
import type { Say } from "./issueCodes";
import { periodTitle } from "./results";
import { sayHeader } from "./rows";

/** TongHop_Cum (bảng tổng hợp của cụm): members × indicators with the cluster's totals. */
export const CLUSTER_SHEET = "TongHop_Cum";

export interface ClusterDrawn {
  sheet: SheetSpec;
  origins: Origin[];
}

/** The cluster's table of one period. */
export function clusterSheet(
  plan: Plan,
  period: Period,
  summary: Summary,
  warnings: number,
  notes: ClusterNotes,
): ClusterDrawn {
  const sheet = draft(CLUSTER_SHEET, { tab: "8C3A3A" });
  const layout = layoutOf(plan, summary.members);
  const { columns, at } = layout;
  const right = at.note;
  const whole = widthOf(columns, 0, right);
  const many = summary.members.length > ON_ONE_PAGE;
  const pages = many ? Math.ceil(whole / (PAGE_WIDTH - widthOf(columns, 0, LEFT.length - 1))) : 1;
  // Title and signatures stand on the first page, however many pages wide the table is.
  const page = pages === 1 ? right : pageEnd(columns, right, whole / pages);
  const kinds = putHeading(sheet, columns, page, {
    parent: plan.issuer.name,
    agency: plan.cluster.name === "" ? plan.cluster.code : plan.cluster.name,
    number: "Số: ……/……",
    date: `………, ngày …… tháng …… năm ${plan.year}`,
    title: `BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA ${periodTitle(period)}`,
    attached: plan.cluster.name.toUpperCase(),
  });
  // What each member column is, in a hidden row that the totals' formulas look at.
  summary.members.forEach((code, number) => {
    OF_MEMBER.forEach((part, offset) => put(sheet, kinds, layout.member(number) + offset, part, "machine"));
    BESIDE.forEach((_, block) => put(sheet, kinds, layout.beside(block, number), code, "machineText"));
  });
  sheet.rows.push({ row: kinds, height: 12, hidden: true });
  const first = putHeader(sheet, kinds + 1, columns);
  const origins: Origin[] = [];
  const named = plan.members.filter(({ code }) => summary.members.includes(code));
  const names = shortNames(new Map(named.map(({ code, name }) => [code, name])));
  const byCode = new Map(summary.indicators.map((row) => [row.code, row]));
  let row = first;
  let section = "";
  for (const indicator of plan.indicators) {
    const found = byCode.get(indicator.code);
    if (!found) continue;
    if (indicator.section && indicator.section !== section) {
      section = indicator.section;
      putMerged(sheet, { top: row, bottom: row, left: 0, right: page }, section, "group");
      for (let column = page + 1; column <= right; column++) put(sheet, row, column, null, "group");
      sheet.rows.push({ row: row++, height: 19 });
    }
    const by = { indicator, final: period.final, inverseFormula: plan.inverseFormula };
    putMembers(sheet, row, layout, by, summary, found, origins);
    putTotals(sheet, row, layout, by, summary, found, kinds);
    putRest(sheet, row, layout, plan, names, found, notes);
    fitRow(sheet, row, columns, 34);
    row++;
  }
  const last = Math.max(first, row - 1);
  numberLooks(sheet, { top: first, bottom: last, left: LEFT.length, right: at.percent });
  const end = putFoot(sheet, last, layout, summary, warnings, first);
  const signers = ["THƯ KÝ CỤM (KHỐI) / NGƯỜI TỔNG HỢP", "CỤM PHÓ (KHỐI PHÓ)", "CỤM TRƯỞNG (KHỐI TRƯỞNG)"];
  const signed = putSignatures(sheet, end + 2, columns, page, signers);
  sheet.freeze = { rows: first, columns: LEFT.length - 1 };
  sheet.print = {
    ...LANDSCAPE,
    fitWidth: true,
    ...(many ? { pagesWide: pages } : {}),
    repeatRows: { from: kinds + 1, to: kinds + 2 },
    ...(many ? { repeatColumns: { from: 0, to: LEFT.length - 1 } } : {}),
    area: { top: 0, left: 0, bottom: signed, right },
  };
  return { sheet, origins };
}

/** Names without the words they all begin with ("Liên hiệp các hội KH&KT tỉnh"), where what is left still tells them apart. */
function shortNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const words = [...names.values()].map((name) => name.split(" "));
  const [first = []] = words;
  let common = 0;
  while (common < first.length && words.every((name) => name.length > common + 1 && name[common] === first[common]))
    common++;
  const short = new Map([...names].map(([code, name]) => [code, name.split(" ").slice(common).join(" ")]));
  return names.size > 2 && new Set(short.values()).size === names.size ? short : names;
}

const FOOT = "Số đơn vị đã nộp/tổng số";
const FOOT_KEY = textKey(FOOT);

function putFoot(
  sheet: SheetSpec,
  last: number,
  layout: Layout,
  summary: Summary,
  warnings: number,
  first: number,
): number {
  const asked = summary.submitted.length + summary.missing.length;
  const verdicts = absoluteColumn(layout.at.verdict, first, last);
  const lines: [string, string | number, string?][] = [
    [FOOT, `${summary.submitted.length}/${asked}`],
    [
      "Số chỉ tiêu toàn cụm chưa có số liệu",
      summary.indicators.filter(({ cluster }) => cluster.verdict === VERDICT.noData).length,
      `COUNTIF(${verdicts},${quoted(VERDICT.noData)})`,
    ],
    ["Số lỗi, cảnh báo (sheet CanhBao)", warnings],
  ];
  lines.forEach(([label, value, formula], at) => {
    const row = last + 2 + at;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: LEFT.length - 1 }, label, "totalLabel");
    sheet.cells.push({
      row,
      column: LEFT.length,
      value,
      style: "total",
      ...(formula === undefined ? {} : { formula }),
    });
    sheet.rows.push({ row, height: 20 });
  });
  return last + 4;
}

/** What one row of a merged book says one level up. */
export interface ReadCluster {
  entries: Entry[];
  notes: Map<string, string>;
  /** Codes of the members the book was made of. */
  members: string[];
}

/**
 * Reads TongHop_Cum: the officers' notes, and the totals as a submission one level up (bản tổng hợp là bản nộp của cấp trên).
 * The totals come from the plain values beside the table: formulas may never have been computed.
 */
export function readCluster(grid: Grid, indicators: readonly Indicator[], file: string, say: Say): ReadCluster {
  const read: ReadCluster = { entries: [], notes: new Map(), members: [] };
  const header = findHeader<FixedKey>(grid, FIXED);
  if (!header) {
    say("header.missing", { sheet: grid.name });
    return read;
  }
  if (!sayHeader(grid, header, say)) return read;
  const { at } = header;
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const seen = new Set<string>();
  for (const row of rowsBelow(grid, header.row)) {
    if (textKey(textAt(grid, row, at.no)).startsWith(FOOT_KEY)) break;
    const code = textAt(grid, row, at.code);
    if (code === "") continue;
    const note = textAt(grid, row, at.note);
    if (note !== "") read.notes.set(code, note);
    const indicator = known.get(code);
    const cell = cellName(row, at.actual ?? 0);
    if (!indicator) say("row.unknownCode", { sheet: grid.name, cell }, { found: code });
    else if (seen.has(code)) say("row.duplicate", { sheet: grid.name, cell, indicator: code }, { found: code });
    else if (indicator.type !== "group")
      read.entries.push(foldedEntry(grid, row, at, code, { file, sheet: grid.name, cell }));
    seen.add(code);
  }
  read.members = membersIn(grid, header.row, at);
  return read;
}

function foldedEntry(
  grid: Grid,
  row: number,
  at: Record<FixedKey, number | null>,
  code: string,
  source: Entry["source"],
): Entry {
  const number = (key: FixedKey): number | null => {
    const value = at[key] === null ? null : valueAt(grid, row, at[key]);
    return typeof value === "number" ? value : null;
  };
  const codes = (key: FixedKey) =>
    textAt(grid, row, at[key])
      .split(";")
      .filter((text) => text !== "");
  return {
    ...bareEntry(
      code,
      { value: number("sumActual"), numerator: number("numerator"), denominator: number("denominator") },
      source,
    ),
    folded: {
      target: number("sumTarget"),
      counted: number("counted") ?? 0,
      noTarget: codes("noTarget"),
      noData: codes("noData"),
      apart: number("apart") === 1,
      mixedTargets: number("mixedTargets") === 1,
    },
  };
}

/** The hidden row above the header names each member beside the table. */
function membersIn(grid: Grid, header: number, at: Record<FixedKey, number | null>): string[] {
  const first = (at.mixedTargets ?? at.code ?? 0) + 1;
  const found: string[] = [];
  for (let column = first; ; column++) {
    const code = header === 0 ? "" : textAt(grid, header - 1, column);
    if (code === "" || found.includes(code)) return found;
    found.push(code);
  }
}
