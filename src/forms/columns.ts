import { valueAt, type Grid, rowEnd, KIND } from "../sheet/grid";
import { similarity, textKey } from "../vietnamese/text";

/** One column of a form. The table of a form's columns is what it is drawn from and what it is read by. */
export interface Column<K extends string> {
  key: K;
  /** Header text as printed, in one row. */
  header: string;
  /** Text of the index row under it (A, B, 1, 2, 3=2/1). */
  index: string;
  /** Characters of the default font. */
  width: number;
  /** A column of the machine: codes and helpers. */
  hidden?: boolean;
  /** Its absence from a file is said as an error; else as a warning, or not at all for hidden helpers. */
  needed?: boolean;
}

/** Columns of the machine (codes, helpers): hidden, without an index. */
export function machineColumns<K extends string>(
  columns: readonly { key: K; header: string }[],
  width = 10,
): Column<K>[] {
  return columns.map((column) => ({ ...column, index: "", width, hidden: true }));
}

/** Column number of each key, in the order of the table. */
export type Places<K extends string> = Record<K, number>;

export function placesOf<K extends string>(columns: readonly Column<K>[]): Places<K> {
  return Object.fromEntries(columns.map((column, at) => [column.key, at])) as Places<K>;
}

/** Where a form's columns stand in a file. A key that is missing is null. */
export interface FoundHeader<K extends string> {
  row: number;
  at: Record<K, number | null>;
  /** Visible columns that were not found. */
  missing: Column<K>[];
  /** Columns found under a text that is only alike. */
  changed: { column: Column<K>; found: string; at: number }[];
  /** Headers that stand twice; the first one counts. */
  repeated: { column: Column<K>; at: number }[];
}

/** Header rows stand near the top; a scan further down would only meet data. */
const DEEPEST_HEADER = 80;
/** Share of the visible headers a row must hold to be taken for the header. */
const ENOUGH = 0.4;
const ALIKE = 0.82;

/** Years change from plan to plan ("Chỉ tiêu đăng ký năm 2024"), the column does not. */
function headerKey(text: string): string {
  let key = headerKeys.get(text);
  if (key !== undefined) return key;
  key = textKey(text).replace(/\b(19|20)\d\d\b/g, "#");
  if (headerKeys.size >= MOST_KEYS) headerKeys.clear();
  headerKeys.set(text, key);
  return key;
}

/** Files of one plan share their texts. */
const headerKeys = new Map<string, string>();
const MOST_KEYS = 5000;

/**
 * Finds the header row by its texts, wherever it stands and in whatever order its columns are. Exact texts first (any case,
 * spaces, tone placement); a column still missing is taken where its text is only alike, and said. null when no row is like it.
 */
export function findHeader<K extends string>(grid: Grid, columns: readonly Column<K>[]): FoundHeader<K> | null {
  let byForm = headers.get(grid);
  if (!byForm) headers.set(grid, (byForm = new Map()));
  const known = byForm.get(columns);
  if (known !== undefined) return known as FoundHeader<K> | null;
  const found = lookForHeader(grid, columns);
  byForm.set(columns, found);
  return found;
}

/** A grid never changes: its header is looked for once, by reading, and asked for again by the check. */
const headers = new WeakMap<Grid, Map<readonly Column<string>[], FoundHeader<string> | null>>();

/** The keys of a form's headers. */
function keysOf(columns: readonly Column<string>[]): ReadonlySet<string> {
  let wanted = wantedKeys.get(columns);
  if (!wanted) wantedKeys.set(columns, (wanted = new Set(columns.map(({ header }) => headerKey(header)))));
  return wanted;
}

const wantedKeys = new WeakMap<readonly Column<string>[], ReadonlySet<string>>();

function lookForHeader<K extends string>(grid: Grid, columns: readonly Column<K>[]): FoundHeader<K> | null {
  const wanted = keysOf(columns);
  const byRow = new Map<number, Set<string>>();
  for (let r = 0; r < grid.rowAt.length && grid.rowAt[r]! < DEEPEST_HEADER; r++) {
    const row = grid.rowAt[r]!;
    for (let i = grid.rowStart[r]!; i < grid.rowStart[r + 1]!; i++) {
      if (grid.kind[i] !== KIND.text) continue;
      const key = headerKey(grid.texts[grid.num[i]!]!);
      if (wanted.has(key)) byRow.set(row, (byRow.get(row) ?? new Set()).add(key));
    }
    // No later row can hold more than all of them.
    if (byRow.get(row)?.size === wanted.size) break;
  }
  const visible = columns.filter((column) => !column.hidden).length;
  let best = -1;
  for (const [row, keys] of byRow) if (best < 0 || keys.size > byRow.get(best)!.size) best = row;
  if (best < 0 || byRow.get(best)!.size < Math.max(2, visible * ENOUGH)) return null;
  return columnsIn(grid, best, columns);
}

function columnsIn<K extends string>(grid: Grid, row: number, columns: readonly Column<K>[]): FoundHeader<K> {
  const headers: { at: number; text: string; key: string; taken: boolean }[] = [];
  const stored = grid.rowAt.indexOf(row);
  for (let i = grid.rowStart[stored]!; i < grid.rowStart[stored + 1]!; i++) {
    if (grid.kind[i] !== KIND.text) continue;
    const text = grid.texts[grid.num[i]!]!;
    headers.push({ at: grid.column[i]!, text, key: headerKey(text), taken: false });
  }
  const at = Object.fromEntries(columns.map((column) => [column.key, null])) as Record<K, number | null>;
  const found: FoundHeader<K> = { row, at, missing: [], changed: [], repeated: [] };
  const byKey = new Map<string, typeof headers>();
  for (const header of headers) {
    const same = byKey.get(header.key);
    if (same) same.push(header);
    else byKey.set(header.key, [header]);
  }
  for (const column of columns) {
    const same = byKey.get(headerKey(column.header)) ?? [];
    const [first, second] = same;
    if (!first) continue;
    at[column.key] = first.at;
    for (const header of same) header.taken = true;
    if (second) found.repeated.push({ column, at: second.at });
  }
  for (const column of columns) {
    if (at[column.key] !== null || column.hidden) continue;
    const alike = headers
      .filter((header) => !header.taken)
      .map((header) => ({ header, likeness: similarity(header.text, column.header) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    if (alike && alike.likeness >= ALIKE) {
      alike.header.taken = true;
      at[column.key] = alike.header.at;
      found.changed.push({ column, found: alike.header.text, at: alike.header.at });
    } else found.missing.push(column);
  }
  return found;
}

/** The text of a cell, trimmed; numbers as they are written; "" where there is none. */
export function textAt(grid: Grid, row: number, column: number | null): string {
  if (column === null) return "";
  const value = valueAt(grid, row, column);
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}

/** Rows below the header up to the last stored one. */
export function rowsBelow(grid: Grid, header: number): number[] {
  const rows: number[] = [];
  const end = rowEnd(grid);
  for (const row of grid.rowAt) if (row > header && row < end) rows.push(row);
  return rows;
}
