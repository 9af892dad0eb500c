import { VERDICT } from "../domain/achievement";
import { type ClusterCell, isSummable } from "../domain/clusterCell";
import type { Plan } from "../domain/plan";
import type { MemberCell, Summary, SummaryRow } from "../domain/summary";
import { sum } from "../domain/sum";
import type { Target } from "../domain/target";
import { areaName, cellName } from "../sheet/address";
import type { CellSpec, SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { type FixedKey, type Layout, OF_MEMBER } from "./clusterColumns";
import { put, quoted } from "./draft";
import { MILESTONE_WORDS } from "./lists";
import { type JudgedBy, percentFormula, takesWord, verdictFormula } from "./verdictFormula";

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

/** What the cluster's officers wrote in "Ghi chú", by indicator code: kept when the table is drawn anew. */
export type ClusterNotes = ReadonlyMap<string, string>;

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

export function putMembers(
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
export function putTotals(
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

export function putRest(
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
