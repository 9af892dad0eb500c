/** A member's own table as the mapping screen shows it: what it says, and what would be read of it. */
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import type { Entry } from "../domain/submission";
import { MILESTONE_WORDS } from "../forms/lists";
import {
  MAPPED_KEYS,
  type MappedKey,
  type Mapping,
  mappingWith,
  proposeAt,
  proposeForBook,
  readMapped,
} from "../rules";
import { isCellError } from "../sheet/cell";
import { type Book, eachCell, type Grid, valueAt } from "../sheet/grid";
import { formatNumber } from "../vietnamese/numberFormat";
import { sheetFor } from "./ownTables";

export { MAPPED_KEYS, type MappedKey, type Mapping };

/** One row of the table: what it says, and the figure that would be read. */
export interface RowView {
  /** Zero-based. */
  row: number;
  /** As it stands in the column of actuals; "" where it is empty. */
  written: string;
  /** What would be read; null: nothing (no indicator, no figure, or it is not clear). */
  read: string | null;
  problem: Issue | null;
}

export interface TableView {
  mapping: Mapping;
  /** Visible sheets. */
  sheets: string[];
  /** Rows that may be the header, with their texts. Zero-based. */
  headers: { row: number; text: string }[];
  /** Columns in use, with the text over them. Zero-based. */
  columns: { column: number; text: string }[];
  rows: RowView[];
  /** Figures that would be read. */
  count: number;
}

/** What is asked anew beside the preview: everything of the sheet, columns and rows under the header, or the rows alone. */
export type Anew = "sheet" | "header" | "rows" | null;

const SHOWN_ROWS = 40;
const SHOWN_COLUMNS = 60;
const LONGEST = 80;

/** Looks at a table by a mapping; null where the workbook has no visible sheet with anything in it. */
export function tableView(
  book: Book,
  plan: Plan,
  member: string | null,
  given: Mapping | null,
  anew: Anew,
): TableView | null {
  const visible = book.sheets.filter(({ state, rowAt }) => state === "visible" && rowAt.length > 0);
  const first = given ?? proposeForBook(book, plan, member);
  const grid = (first && (sheetFor(book, first) ?? visible.find(({ name }) => name === first.sheet))) ?? visible[0];
  if (!grid) return null;
  const mapping = mappingFor(book, grid, plan, member, first, anew);
  const { entries, issues } = readMapped(grid, mapping, plan, {
    file: "",
    member,
    period: null,
    date1904: book.date1904,
  });
  const read = new Map(entries.map((entry) => [entry.indicator, entry]));
  const actual = mapping.columns.actual?.column;
  const rows = mapping.rows.map(({ row, indicator }): RowView => {
    const entry = indicator === null ? undefined : read.get(indicator);
    const cell = entry?.source.cell;
    return {
      row,
      written: actual === undefined ? "" : shown(grid, row, actual),
      read: entry ? figure(entry) : null,
      problem: issues.find(({ place }) => cell !== undefined && place.cell === cell) ?? null,
    };
  });
  return {
    mapping,
    sheets: visible.map(({ name }) => name),
    headers: headersOf(grid),
    columns: columnsOf(grid, mapping),
    rows,
    count: rows.filter(({ read: one }) => one !== null).length,
  };
}

function mappingFor(
  book: Book,
  grid: Grid,
  plan: Plan,
  member: string | null,
  given: Mapping | null,
  anew: Anew,
): Mapping {
  if (!given) return proposeAt(grid, plan, member, grid.rowAt[0] ?? 0);
  if (anew === "sheet") {
    const alone = { ...book, sheets: [grid] };
    return proposeForBook(alone, plan, member) ?? proposeAt(grid, plan, member, grid.rowAt[0] ?? 0);
  }
  if (anew === "header") return proposeAt(grid, plan, member, given.header);
  if (anew === "rows") return mappingWith(grid, plan, member, given.header, given.columns);
  return given;
}

function shown(grid: Grid, row: number, column: number): string {
  const value = valueAt(grid, row, column);
  if (value === null) return "";
  if (typeof value === "number") return formatNumber(value, { decimals: 10 });
  return (isCellError(value) ? value.error : String(value)).replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** A figure as the officer would write it. */
function figure({ actual }: Entry): string | null {
  if (actual.milestone !== null) return MILESTONE_WORDS[actual.milestone];
  if (actual.value !== null) return actual.qualifier ?? formatNumber(actual.value, { decimals: 10 });
  return null;
}

function headersOf(grid: Grid): { row: number; text: string }[] {
  const texts = new Map<number, string[]>();
  eachCell(grid, (row, column) => {
    if (row >= SHOWN_ROWS || column >= SHOWN_COLUMNS) return;
    const text = shown(grid, row, column);
    if (/\p{L}/u.test(text)) texts.set(row, [...(texts.get(row) ?? []), text]);
  });
  return [...texts].map(([row, some]) => ({ row, text: some.join(" · ").slice(0, LONGEST) }));
}

/** Every column that holds something from the header down, with the text at or over the header. */
function columnsOf(grid: Grid, { header, columns }: Mapping): { column: number; text: string }[] {
  const known = new Map(Object.values(columns).map(({ column, text }) => [column, text]));
  const used = new Set<number>();
  eachCell(grid, (row, column) => {
    if (row >= header && column < SHOWN_COLUMNS) used.add(column);
  });
  const over = (column: number): string => {
    const own = known.get(column) || shown(grid, header, column);
    if (own !== "") return own;
    const area = grid.merges.find(
      ({ top, bottom, left, right }) => top < header && header <= bottom && left <= column && column <= right,
    );
    return area ? shown(grid, area.top, area.left) : "";
  };
  return [...used].sort((a, b) => a - b).map((column) => ({ column, text: over(column).slice(0, LONGEST) }));
}
