import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import type { Summary } from "../domain/summary";
import type { BookSpec, SheetSpec } from "../sheet/spec";
import { clusterBook, type ClusterOptions } from "./clusterBook";
import { ledgerSheet } from "./ledger";
import { LISTS_SHEET } from "./lists";
import { META_SHEET, type Meta, metaSheet } from "./meta";
import { planBook } from "./planBook";
import { SCHEME_SHEETS } from "./schemeSheets";
import { yearSheets } from "./yearSheets";

/**
 * The merged workbook whole (sổ tổng hợp): the cluster's tables, the plan they were made by, and the ledger of every file,
 * so that it can be reported from, merged again and handed in one level up with nothing beside it.
 */
export function mergedBook(
  plan: Plan,
  consolidation: Consolidation,
  summary: Summary,
  options: ClusterOptions,
): BookSpec {
  const cluster = clusterBook(plan, consolidation, summary, options);
  const own = planBook(plan);
  const meta = metaSheet({ ...metaOf(own), ...metaOf(cluster) });
  const year = yearSheets(plan, consolidation, summary);
  // The plan's sheets ask for more lists than the tables do.
  const tables = cluster.sheets.filter(({ name }) => name !== META_SHEET && name !== LISTS_SHEET);
  const drawn = [...tables.slice(0, 1), ...year, ...tables.slice(1)];
  const there = new Set([...drawn.map(({ name }) => name), META_SHEET]);
  const unused = plan.scoring === null ? SCHEME_SHEETS : [];
  const ofPlan = own.sheets.filter(({ name }) => !there.has(name) && !unused.includes(name));
  const inOrder = (sheets: readonly SheetSpec[], visible: boolean) =>
    sheets.filter(({ state }) => (state === "visible") === visible);
  return {
    ...cluster,
    names: own.names,
    sheets: [
      ...inOrder(drawn, true),
      ...inOrder(ofPlan, true),
      ...inOrder(drawn, false),
      ...inOrder(ofPlan, false),
      meta,
      ledgerSheet(consolidation),
    ],
  };
}

/** Keys and values of a drawn sheet of identity. */
function metaOf(book: BookSpec): Meta {
  const sheet = book.sheets.find(({ name }) => name === META_SHEET);
  const at = (row: number, column: number) =>
    sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.value;
  const rows = new Set(sheet?.cells.map(({ row }) => row));
  return Object.fromEntries([...rows].map((row) => [String(at(row, 0) ?? ""), String(at(row, 1) ?? "")]));
}
