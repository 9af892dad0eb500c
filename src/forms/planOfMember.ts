import { readPlanJson } from "../domain/planFile";
import type { Accumulation, Direction, IndicatorType, Period, Plan } from "../domain/plan";
import { readTarget } from "../domain/target";
import { type Book, type Grid, valueAt } from "../sheet/grid";
import { formatNumber } from "../vietnamese/numbers";
import { findHeader, rowsBelow, textAt } from "./columns";
import { TYPE_WORDS, valueOfWord } from "./lists";
import { type Meta, readMetaProperties, readMetaSheet } from "./meta";
import { RESULTS_COLUMNS, RESULTS_SHEET } from "./results";
import { rulesOf } from "./rulesMeta";
import { readTaskRows, SCHEDULE_SHEET } from "./schedule";

/** Facts of the plan and period that a member's file carries in _meta beside its identity, so that it can be checked alone. */
export function planFacts(plan: Plan, period: Period, memberName: string): Meta {
  return {
    year: String(plan.year),
    title: plan.title,
    issuerparent: plan.issuer.parent,
    issuername: plan.issuer.name,
    basis: plan.basis,
    clustercode: plan.cluster.code,
    clustername: plan.cluster.name,
    inverse: plan.inverseFormula,
    membername: memberName,
    periodname: period.name,
    from: period.from,
    to: period.to,
    due: period.due ?? "",
    final: period.final ? "1" : "0",
  };
}

/**
 * The plan as far as one member's file tells it: one period, one member, the rows as they stand. null when the file does
 * not carry enough of it (not one of our templates, or its identity is gone).
 */
export function planOfMemberBook(book: Book): Plan | null {
  const meta = readMetaSheet(book) ?? {};
  const { plan: id, member, period, year, from, to } = { ...readMetaProperties(book), ...meta };
  if (!id || !member || !period || !year || !from || !to) return null;
  const results = book.sheets.find(({ name }) => name === RESULTS_SHEET);
  const schedule = book.sheets.find(({ name }) => name === SCHEDULE_SHEET);
  const read = readPlanJson({
    id,
    year: Number(year),
    title: meta.title ?? "",
    issuer: { parent: meta.issuerparent ?? "", name: meta.issuername ?? "" },
    basis: meta.basis ?? "",
    cluster: { code: meta.clustercode ?? id, name: meta.clustername ?? "" },
    inverseFormula: meta.inverse,
    periods: [
      { code: period, name: meta.periodname ?? period, from, to, due: meta.due || null, final: meta.final === "1" },
    ],
    members: [{ code: member, name: meta.membername ?? member }],
    indicators: results ? indicatorRows(results, period) : [],
    ...rulesOf(meta),
    tasks: schedule ? readTaskRows(schedule, Number(year), book.date1904, () => undefined).map(({ json }) => json) : [],
  });
  return "plan" in read ? read.plan : null;
}

/**
 * The target as it was issued: what stands printed, unless the hidden bounds beside it (KH từ, KH đến) are other numbers. Then the printed
 * one was typed over, and the bounds tell what was issued.
 */
function issuedTarget(printed: string, type: IndicatorType, unit: string, from: unknown, to: unknown): string {
  if (typeof from !== "number" || typeof to !== "number") return printed;
  const read = readTarget(printed === "" ? null : printed, type, unit);
  const same =
    read.kind === "range" ? read.from === from && read.to === to : read.kind === "number" && read.value === from;
  if (same) return printed;
  const [low, high] = [from, to].map((value) => formatNumber(value, { decimals: 10 }));
  return from === to ? low! : `${low}-${high}`;
}

function indicatorRows(grid: Grid, period: string): unknown[] {
  const header = findHeader(grid, RESULTS_COLUMNS);
  if (!header) return [];
  const { at } = header;
  const seen = new Set<string>();
  // Headings (“I. …”) stand merged over the table, without a code; the rows below one are of its section.
  const wide = new Set(grid.merges.filter((area) => area.right - area.left > 3).map((area) => area.top));
  let section: string | undefined;
  const rows = rowsBelow(grid, header.row).flatMap((row) => {
    const text = (key: keyof typeof at): string => textAt(grid, row, at[key]);
    const valueOf = (key: "from" | "to") => (at[key] === null ? null : valueAt(grid, row, at[key]));
    const code = text("code");
    if (code === "" && wide.has(row)) section = textAt(grid, row, 0) || section;
    const type = valueOfWord(TYPE_WORDS, text("type"));
    const [direction, accumulation, baseline] = text("rule").split(" ");
    if (code === "" || type === null || !direction || seen.has(code)) return [];
    seen.add(code);
    const ofPeriod = text("periodTarget");
    return [
      {
        code,
        no: text("no"),
        parent: text("parent") || null,
        name: text("name"),
        unit: text("unit"),
        type,
        direction: direction as Direction,
        accumulation: accumulation as Accumulation,
        target: issuedTarget(text("target"), type, text("unit"), valueOf("from"), valueOf("to")) || null,
        ...(ofPeriod === "" ? {} : { periodTargets: { [period]: ofPeriod } }),
        maxScore: null,
        baseline: baseline === undefined ? null : Number(baseline),
        ...(section === undefined ? {} : { section }),
      },
    ];
  });
  return rows.map((row) => (row.parent !== null && !seen.has(row.parent) ? { ...row, parent: null } : row));
}
