import type { ClusterCell } from "../domain/clusterCell";
import { isSummable } from "../domain/clusterCell";
import type { Indicator, Period, Plan } from "../domain/plan";
import type { MemberCell, Summary, SummaryRow } from "../domain/summary";
import { VERDICT } from "../domain/achievement";
import { sum } from "../domain/sum";
import type { Target } from "../domain/target";
import type { Entry } from "../domain/submission";
import { areaName, cellName } from "../sheet/address";
import { type Grid, valueAt } from "../sheet/grid";
import type { CellSpec, SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { type Column, findHeader, rowsBelow, textAt } from "./columns";
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
import { MILESTONE_WORDS } from "./lists";
import { periodTitle } from "./results";
import { sayHeader } from "./rows";
import type { Say } from "./issueCodes";
import { type JudgedBy, percentFormula, takesWord, verdictFormula } from "./verdictFormula";

/** TongHop_Cum (bảng tổng hợp của cụm): members × indicators with the cluster's totals. */
export const CLUSTER_SHEET = "TongHop_Cum";

const LEFT = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 32, needed: true },
  { key: "unit", header: "Đơn vị tính", index: "C", width: 9 },
] as const satisfies readonly Column<string>[];

const RIGHT = [
  { key: "target", header: "Toàn cụm: Kế hoạch", index: "", width: 11 },
  { key: "actual", header: "Toàn cụm: Thực hiện", index: "", width: 11 },
  { key: "percent", header: "Toàn cụm: %", index: "", width: 9 },
  { key: "verdict", header: "Toàn cụm: Đánh giá", index: "", width: 12 },
  { key: "tally", header: "Số đơn vị vượt/đạt/không đạt", index: "", width: 11 },
  { key: "leaders", header: "Đơn vị dẫn đầu", index: "", width: 24 },
  { key: "without", header: "Đơn vị chưa tính vào toàn cụm", index: "", width: 30 },
  { key: "note", header: "Ghi chú", index: "", width: 18 },
] as const satisfies readonly Column<string>[];

/** What a book one level up needs of the totals, as plain values. */
const MACHINE = [
  { key: "code", header: "Mã chỉ tiêu" },
  { key: "numerator", header: "Toàn cụm: Tử số" },
  { key: "denominator", header: "Toàn cụm: Mẫu số" },
  { key: "sumTarget", header: "Kế hoạch đã cộng" },
  { key: "sumActual", header: "Thực hiện đã cộng" },
  { key: "counted", header: "Số đơn vị đã cộng" },
  { key: "noTarget", header: "Không giao" },
  { key: "noData", header: "Chưa có số liệu" },
  { key: "apart", header: "Không cộng được" },
  { key: "mixedTargets", header: "Kế hoạch khác nhau" },
] as const;

type FixedKey = (typeof LEFT)[number]["key"] | (typeof RIGHT)[number]["key"] | (typeof MACHINE)[number]["key"];

const FIXED: readonly Column<FixedKey>[] = [
  ...LEFT,
  ...RIGHT,
  ...MACHINE.map((column) => ({ ...column, index: "", width: 10, hidden: true })),
];

/** Columns of each member, and the hidden ones beside the table that formulas count over. */
const OF_MEMBER = ["Kế hoạch", "Thực hiện", "%"] as const;
const BESIDE = ["Đánh giá", "Tử số", "Mẫu số"] as const;
/** More members than these do not fit one page's width legibly. */
const ON_ONE_PAGE = 4;
/** Characters a landscape page holds at the smallest size that reads well. */
const PAGE_WIDTH = 175;

interface Layout {
  columns: Column<string>[];
  at: Record<FixedKey, number>;
  member: (at: number) => number;
  beside: (block: number, at: number) => number;
  members: number;
}

function layoutOf(plan: Plan, members: readonly string[]): Layout {
  const named = members.map((code) => plan.members.find((member) => member.code === code)?.name ?? code);
  let index = 1;
  const width = named.length > ON_ONE_PAGE ? 10 : 11;
  const shown: Column<string>[] = [
    ...LEFT,
    ...named.flatMap((name, at) =>
      OF_MEMBER.map((part) => {
        const number = index++;
        const formula = part === "%" ? `${number}=${number - 1}/${number - 2}` : String(number);
        return { key: `${members[at]}:${part}`, header: `${name}: ${part}`, index: formula, width };
      }),
    ),
    ...RIGHT.map((column) => ({ ...column, index: String(index++) })),
  ];
  const beside = BESIDE.flatMap((part) =>
    named.map((name, at) => ({
      key: `${members[at]}:${part}`,
      header: `${name}: ${part}`,
      index: "",
      width: 9,
      hidden: true,
    })),
  );
  const machine = MACHINE.map((column) => ({ ...column, index: "", width: 10, hidden: true }));
  const columns = [...shown, ...machine, ...beside];
  const at = Object.fromEntries(
    FIXED.map(({ key }) => [key, columns.findIndex((column) => column.key === key)]),
  ) as Record<FixedKey, number>;
  const firstBeside = shown.length + machine.length;
  return {
    columns,
    at,
    member: (number) => LEFT.length + number * OF_MEMBER.length,
    beside: (block, number) => firstBeside + block * members.length + number,
    members: members.length,
  };
}

/** A number that stands in TongHop_Cum and where it came from; the rows of NguonSoLieu. */
export interface Origin {
  cell: string;
  indicator: string;
  member: string;
  value: string | number;
  file: string;
  sheet: string;
  source: string;
}

export interface ClusterDrawn {
  sheet: SheetSpec;
  origins: Origin[];
}

/** What the cluster's officers wrote in "Ghi chú", by indicator code: kept when the table is drawn anew. */
export type ClusterNotes = ReadonlyMap<string, string>;

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

/** Last column that fits on a page this many characters wide. */
function pageEnd(columns: readonly Column<string>[], right: number, width: number): number {
  let at = LEFT.length;
  while (at < right && widthOf(columns, 0, at + 1) <= width) at++;
  return at;
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

/** A target as the table shows it: a number, a range as text, or the words. */
function shownTarget(target: Target): string | number | null {
  if (target.kind === "number") return target.value;
  if (target.kind === "range")
    return `${formatNumber(target.from, { decimals: 10 })}-${formatNumber(target.to, { decimals: 10 })}`;
  return target.kind === "none" ? null : target.text;
}

function shownActual(cell: MemberCell): string | number | null {
  if (cell.children) return `${cell.children.good} đạt/${cell.children.total} con`;
  if (cell.milestone !== null) return MILESTONE_WORDS[cell.milestone];
  return cell.actual ?? cell.text;
}

function putMembers(
  sheet: SheetSpec,
  row: number,
  layout: Layout,
  by: JudgedBy,
  summary: Summary,
  found: SummaryRow,
  origins: Origin[],
): void {
  const { indicator } = by;
  const group = indicator.type === "group";
  put(sheet, row, layout.at.no, indicator.no, group ? "strongCenter" : "center");
  put(sheet, row, layout.at.name, indicator.name, group ? "strong" : indicator.parent === null ? "text" : "text1");
  put(sheet, row, layout.at.unit, indicator.unit, "center");
  summary.members.forEach((member, number) => {
    const cell = found.members[member];
    const left = layout.member(number);
    const number_ = takesWord(indicator) || group ? "center" : "decimal";
    put(sheet, row, left, cell ? shownTarget(cell.target) : null, number_);
    const actual = cell ? shownActual(cell) : null;
    put(sheet, row, left + 1, actual, number_);
    const [from, figure] = [cellName(row, left), cellName(row, left + 1)];
    const single = cell?.target.kind === "number" || takesWord(indicator);
    const cells = { figure, from, to: from, actual: figure };
    const percent = cell?.percent ?? null;
    const shown = percent ?? (group ? null : "–");
    if (single && !group)
      sheet.cells.push({ row, column: left + 2, value: shown, formula: percentFormula(cells, by), style: "decimal" });
    else put(sheet, row, left + 2, shown, "decimal");
    put(sheet, row, layout.beside(0, number), cell?.verdict ?? null, "machine");
    const counted = cell !== undefined && isCounted(found.cluster, member, cell);
    put(sheet, row, layout.beside(1, number), counted ? cell.numerator : null, "machine");
    put(sheet, row, layout.beside(2, number), counted ? cell.denominator : null, "machine");
    if (cell?.source && actual !== null && !group) {
      const { file, sheet: from_, cell: source } = cell.source;
      origins.push({ cell: figure, indicator: indicator.code, member, value: actual, file, sheet: from_, source });
    }
  });
}

/** Whether a member's figure is in the total. */
function isCounted(cluster: ClusterCell, member: string, cell: MemberCell): boolean {
  const { noTarget, noData } = cluster.without;
  return !cluster.apart && cell.source !== null && !noTarget.includes(member) && !noData.includes(member);
}

/** The cluster's totals: native formulas over the members' cells, with the value the domain gives beside them. */
function putTotals(
  sheet: SheetSpec,
  row: number,
  layout: Layout,
  by: JudgedBy,
  summary: Summary,
  found: SummaryRow,
  kinds: number,
): void {
  const { cluster } = found;
  const { at, members } = layout;
  const { indicator } = by;
  const set = (key: FixedKey, value: CellSpec["value"], style: string, formula?: string) =>
    sheet.cells.push({ row, column: at[key], value, style, ...(formula === undefined ? {} : { formula }) });
  const none = indicator.type === "group" ? null : "–";
  const asNumber = (value: number | null) => value ?? none;
  const span = (from: number, to: number) => areaName({ top: row, bottom: row, left: from, right: to });
  const added = (part: 0 | 1): string => {
    const [left, right] = [layout.member(0), layout.member(members - 1) + part];
    const kind = areaName({ top: kinds, bottom: kinds, left, right: right - part }).replace(
      /([A-Z]+)(\d+)/g,
      "$$$1$$$2",
    );
    const targets = span(left, right - part);
    const actuals = span(left + 1, right - part + 1);
    const values = part === 0 ? targets : actuals;
    return `SUMPRODUCT(--(${kind}=${quoted(OF_MEMBER[0])}),--ISNUMBER(${targets}),--ISNUMBER(${actuals}),${values})`;
  };
  const parts = (block: number) => `SUM(${span(layout.beside(block, 0), layout.beside(block, members - 1))})`;
  const simple = isSummable(indicator) && cluster.actual !== null && addsUp(summary, found);
  const ratio = !isSummable(indicator) && cluster.actual !== null && cluster.denominator !== null;
  set("target", asNumber(cluster.target), "decimal", simple ? added(0) : undefined);
  const share = `IF(${parts(2)}=0,"–",${parts(1)}/${parts(2)}*100)`;
  set("actual", asNumber(cluster.actual), "decimal", simple ? added(1) : ratio ? share : undefined);
  const [from, figure] = [cellName(row, at.target), cellName(row, at.actual)];
  const cells = { figure, from, to: from, actual: figure };
  const total = { ...by, indicator: isSummable(indicator) ? { ...indicator, baseline: null } : indicator };
  const judged = (simple || ratio) && cluster.target !== null;
  set("percent", asNumber(cluster.percent), "decimal", judged ? percentFormula(cells, total) : undefined);
  set("verdict", cluster.verdict ?? none, "verdict", judged ? verdictFormula(cells, total) : undefined);
  set("numerator", cluster.numerator, "machine");
  set("denominator", cluster.denominator, "machine");
  set("sumTarget", cluster.target, "machine");
  set("sumActual", cluster.actual, "machine");
  set("counted", cluster.counted, "machine");
  set("noTarget", cluster.without.noTarget.join(";") || null, "machineText");
  set("noData", cluster.without.noData.join(";") || null, "machineText");
  set("apart", cluster.apart ? 1 : 0, "machine");
  set("mixedTargets", cluster.mixedTargets ? 1 : 0, "machine");
}

/** Whether the total is the sum of what the members' cells show; not where a merged book brings a total of its own kind. */
function addsUp(summary: Summary, { members, cluster }: SummaryRow): boolean {
  const cells = summary.members.flatMap((code) => {
    const cell = members[code];
    return cell?.target.kind === "number" && cell.actual !== null
      ? [{ target: cell.target.value, actual: cell.actual }]
      : [];
  });
  return (
    sum(cells.map(({ target }) => target)) === cluster.target &&
    sum(cells.map(({ actual }) => actual)) === cluster.actual
  );
}

function putRest(
  sheet: SheetSpec,
  row: number,
  layout: Layout,
  plan: Plan,
  names: ReadonlyMap<string, string>,
  found: SummaryRow,
  notes: ClusterNotes,
): void {
  const { at } = layout;
  const nameOf = (code: string) => names.get(code) ?? code;
  const verdicts = areaName({
    top: row,
    bottom: row,
    left: layout.beside(0, 0),
    right: layout.beside(0, Math.max(0, layout.members - 1)),
  });
  const count = (word: string) => `COUNTIF(${verdicts},${quoted(word)})`;
  const met = [VERDICT.met, VERDICT.completed, VERDICT.notArising].map(count).join("+");
  sheet.cells.push({
    row,
    column: at.tally,
    value: `${found.exceeded}/${found.met}/${found.missed}`,
    formula: `${count(VERDICT.exceeded)}&"/"&(${met})&"/"&${count(VERDICT.missed)}`,
    style: "center",
  });
  put(sheet, row, at.leaders, found.leaders.map(nameOf).join("; ") || null, "text");
  const { noTarget, noData } = found.cluster.without;
  const without = found.cluster.apart
    ? "Không cộng: số liệu không cộng được giữa các đơn vị"
    : [
        noData.length > 0 ? `Chưa có số liệu: ${noData.map(nameOf).join("; ")}` : "",
        noTarget.length > 0 ? `Không giao: ${noTarget.map(nameOf).join("; ")}` : "",
      ]
        .filter((text) => text !== "")
        .join("\n");
  const group = plan.indicators.find(({ code }) => code === found.code)?.type === "group";
  put(sheet, row, at.without, group || without === "" ? null : without, "text");
  put(sheet, row, at.note, notes.get(found.code) ?? null, "entryText");
  put(sheet, row, at.code, found.code, "machineText");
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
    indicator: code,
    actual: {
      value: number("sumActual"),
      numerator: number("numerator"),
      denominator: number("denominator"),
      milestone: null,
      qualifier: null,
      text: null,
    },
    lastYear: null,
    yearEstimate: null,
    verdictOverride: null,
    reason: null,
    evidence: null,
    dataKind: null,
    asOf: null,
    targetText: null,
    source,
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
