import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { cellName } from "../sheet/address";
import { type Book, type Grid, rowEnd, valueAt } from "../sheet/grid";
import { matchRows } from "./rowMatch";
import { headerOf, type MappedColumns, type MappedKey, withActual } from "./tableHeader";

export { MAPPED_KEYS, type MappedColumns, type MappedKey } from "./tableHeader";

/** One row of the member's table and the indicator it is taken for. */
export interface MappedRow {
  /** Zero-based. */
  row: number;
  /** Text of the row, to see that the table is still the same when the mapping is used again. */
  name: string;
  /** Indicator code; null: none fits, or the officer left it out. */
  indicator: string | null;
  /** 0–1. */
  confidence: number;
}

/** How a table that is not ours is read: plain JSON, confirmed by the officer, remembered for the member. */
export interface Mapping {
  version: 1;
  plan: string;
  sheet: string;
  /** Zero-based row of the header; its text per column tells that the table is still the same. */
  header: number;
  columns: MappedColumns;
  rows: MappedRow[];
  /** 0–1: the weakest of what it cannot do without. */
  confidence: number;
}

/** A table of figures is not longer; what lies beyond is not looked at, so that no file takes long. */
const LONGEST = 400;
/** Characters of an indicator's name; what is longer is a paragraph. */
const LONGEST_NAME = 250;
const COLUMN_NEEDED: readonly MappedKey[] = ["name", "actual"];

/**
 * Proposes how a table that is not ours may be read: header row by its words, columns by theirs, rows to indicators by name,
 * number, unit and target. A proposal only: an officer confirms it. null where no header is found.
 */
export function proposeMapping(grid: Grid, plan: Plan, member: string | null = null): Mapping | null {
  const header = headerOf(grid, plan.year);
  if (!header) return null;
  const mapping = mappingWith(grid, plan, member, header.row, withActual(grid, header));
  return mapping.rows.some(({ indicator }) => indicator !== null) ? mapping : null;
}

/** The same for a header row that a person chose; its columns are those its words tell, however few. */
export function proposeAt(grid: Grid, plan: Plan, member: string | null, row: number): Mapping {
  const header = headerOf(grid, plan.year, row) ?? { row, columns: {}, score: 0 };
  return mappingWith(grid, plan, member, row, withActual(grid, header));
}

/** Rows matched to indicators where header and columns are settled. */
export function mappingWith(
  grid: Grid,
  plan: Plan,
  member: string | null,
  header: number,
  columns: MappedColumns,
): Mapping {
  const text = (row: number, key: MappedKey): string => {
    const at = columns[key]?.column;
    const value = at === undefined ? null : valueAt(grid, row, at);
    if (typeof value === "string" && value.length > 4 * LONGEST_NAME) return "";
    return typeof value === "string"
      ? value.replace(/\s+/g, " ").trim()
      : typeof value === "number"
        ? String(value).replace(".", ",")
        : "";
  };
  const rows: { row: number; name: string }[] = [];
  for (const row of grid.rowAt) {
    if (row <= header || row >= rowEnd(grid) || rows.length >= LONGEST) continue;
    const name = text(row, "name");
    if (name !== "" && name.length <= LONGEST_NAME && /\p{L}/u.test(name)) rows.push({ row, name });
  }
  const said = rows.map(({ row, name }) => ({
    name,
    no: text(row, "no"),
    unit: text(row, "unit"),
    target: text(row, "target"),
  }));
  const matched = matchRows(said, plan, member);
  const mapped = rows.map(({ row, name }, at): MappedRow => ({
    row,
    name,
    indicator: matched.get(at)?.indicator ?? null,
    confidence: matched.get(at)?.confidence ?? 0,
  }));
  const found = mapped.filter(({ indicator }) => indicator !== null);
  const needed = COLUMN_NEEDED.map((key) => columns[key]?.confidence ?? 0);
  const mean = found.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, found.length);
  return {
    version: 1,
    plan: plan.id,
    sheet: grid.name,
    header,
    columns,
    rows: mapped,
    confidence: Number(Math.min(...needed, mean).toFixed(3)),
  };
}

/** The best proposal over a book's sheets; null where no sheet holds a table that fits the plan. */
export function proposeForBook(book: Book, plan: Plan, member: string | null = null): Mapping | null {
  const proposals = book.sheets
    .filter(({ state }) => state === "visible")
    .flatMap((grid) => proposeMapping(grid, plan, member) ?? []);
  const size = ({ rows, confidence }: Mapping): number =>
    rows.filter(({ indicator }) => indicator !== null).length * confidence;
  return proposals.sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** What the officer should look at in a proposal: rows that are not sure, rows and indicators without each other. */
export function mappingIssues(mapping: Mapping | null, plan: Plan, file: string): Issue[] {
  if (!mapping || mapping.columns.actual === undefined)
    return [{ code: "map.noHeader", severity: "error", place: { file, ...(mapping ? { sheet: mapping.sheet } : {}) } }];
  const { sheet, rows, columns } = mapping;
  const names = new Map(plan.indicators.map(({ code, name }) => [code, name]));
  const at = (row: number) => ({ file, sheet, cell: cellName(row, columns.name?.column ?? 0) });
  const found = rows.filter(({ indicator }) => indicator !== null);
  const held = new Set(found.map(({ indicator }) => indicator));
  return [
    {
      code: "map.proposed",
      severity: "warning",
      place: { file, sheet, cell: cellName(mapping.header, columns.actual?.column ?? 0) },
      params: { count: found.length, confidence: mapping.confidence },
    },
    ...rows.flatMap(({ row, name, indicator, confidence }): Issue[] => {
      if (indicator === null) return [{ code: "map.rowUnmatched", severity: "note", place: at(row), found: name }];
      if (confidence >= 0.9) return [];
      return [
        {
          code: "map.rowAsked",
          severity: "warning",
          place: { ...at(row), indicator },
          found: name,
          expected: names.get(indicator) ?? indicator,
        },
      ];
    }),
    ...plan.indicators
      .filter(({ code, type }) => type !== "group" && !held.has(code))
      .map(({ code, name }): Issue => ({
        code: "map.indicatorMissing",
        severity: "note",
        place: { file, sheet, indicator: code },
        expected: name,
      })),
  ];
}
