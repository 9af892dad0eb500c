import { LISTS_SHEET } from "../forms/lists";
import type { CellEdit } from "../sheet/change";
import { type Book, type Grid, gridOf, rowEnd, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import type { Mapping } from "./mapping";
import type { RememberedNames } from "./unitNames";

/** What officers confirmed once and are not asked again; kept in the plan workbook's DanhMuc, as plain JSON in cells. */
export interface Remembered {
  /** How a member's own table is read, by member code. */
  mappings: Readonly<Record<string, Mapping>>;
  /** Spellings of units: text key → member code. */
  names: RememberedNames;
}

export const NOTHING_REMEMBERED: Remembered = { mappings: {}, names: {} };

const TITLES = { mappings: "Cách ghép bảng của đơn vị", names: "Cách viết tên đơn vị đã xác nhận" } as const;
/** Characters of one cell; Excel takes 32.767 ("Excel specifications and limits"). */
const LONGEST = 30_000;

function titleColumn(grid: Grid, title: string): number | null {
  for (let column = 0; column < 200; column++) if (valueAt(grid, 0, column) === title) return column;
  return null;
}

function textsBelow(grid: Grid, column: number): string[] {
  const texts: string[] = [];
  for (let row = 1; row < rowEnd(grid); row++) {
    const value = valueAt(grid, row, column);
    if (typeof value === "string" && value !== "") texts.push(value);
  }
  return texts;
}

function parsed(texts: readonly string[]): [string, unknown][] {
  const whole = new Map<string, string>();
  for (const text of texts) {
    const [, key = "", part = ""] = /^([^\t]+)\t(.*)$/su.exec(text) ?? [];
    if (key !== "") whole.set(key, (whole.get(key) ?? "") + part);
  }
  return [...whole].flatMap(([key, json]): [string, unknown][] => {
    try {
      return [[key, JSON.parse(json)]];
    } catch {
      return [];
    }
  });
}

/** Whether a value is a mapping as proposeMapping makes it; a file from elsewhere may hold anything. */
export function isMapping(value: unknown): value is Mapping {
  if (typeof value !== "object" || value === null) return false;
  const { version, plan, sheet, header, columns, rows } = value as Partial<Mapping>;
  return (
    version === 1 &&
    typeof plan === "string" &&
    typeof sheet === "string" &&
    Number.isInteger(header) &&
    typeof columns === "object" &&
    columns !== null &&
    Object.values(columns).every((one) => Number.isInteger(one?.column)) &&
    Array.isArray(rows) &&
    rows.every(
      (row) =>
        Number.isInteger(row?.row) &&
        typeof row.name === "string" &&
        (row.indicator === null || typeof row.indicator === "string"),
    )
  );
}

/** What DanhMuc remembers; nothing where the sheet or its columns are not there. What is broken in it is left out. */
export function rememberedIn(book: Book): Remembered {
  const grid = book.sheets.find(({ name }) => name === LISTS_SHEET);
  if (!grid) return NOTHING_REMEMBERED;
  const [mappings, names] = [titleColumn(grid, TITLES.mappings), titleColumn(grid, TITLES.names)];
  return {
    mappings: Object.fromEntries(
      (mappings === null ? [] : parsed(textsBelow(grid, mappings))).filter((pair): pair is [string, Mapping] =>
        isMapping(pair[1]),
      ),
    ),
    names: Object.fromEntries(
      (names === null ? [] : parsed(textsBelow(grid, names))).filter(
        (pair): pair is [string, string] => typeof pair[1] === "string",
      ),
    ),
  };
}

/** The mappings DanhMuc remembers, by member code. */
export function rememberedMappings(book: Book): Readonly<Record<string, Mapping>> {
  return rememberedIn(book).mappings;
}

/** The edits of DanhMuc that write down what is remembered; empty where the workbook has no such sheet. */
export function rememberEdits(book: Book, remembered: Remembered): CellEdit[] {
  const grid = book.sheets.find(({ name }) => name === LISTS_SHEET);
  if (!grid) return [];
  let free = 0;
  for (let column = 0; column < 200; column++) if (valueAt(grid, 0, column) !== null) free = column + 1;
  const edits: CellEdit[] = [];
  for (const kind of ["mappings", "names"] as const) {
    const stands = titleColumn(grid, TITLES[kind]);
    if (stands === null && Object.keys(remembered[kind]).length === 0) continue;
    const column = stands ?? free++;
    const lines = Object.entries(remembered[kind]).flatMap(([key, value]) => {
      const json = JSON.stringify(value);
      return Array.from(
        { length: Math.ceil(json.length / LONGEST) },
        (_, i) => `${key}\t${json.slice(i * LONGEST, (i + 1) * LONGEST)}`,
      );
    });
    const cells = [TITLES[kind], ...lines];
    const height = Math.max(cells.length, 1 + (titleColumn(grid, TITLES[kind]) === null ? 0 : rowEnd(grid)));
    for (let row = 0; row < height; row++) {
      const [was, is] = [valueAt(grid, row, column), cells[row] ?? null];
      if (was !== is) edits.push({ sheet: LISTS_SHEET, row, column, before: { value: was }, after: { value: is } });
    }
  }
  return edits;
}

/** Both together; what `later` says counts more. */
export function joinRemembered(earlier: Remembered, later: Remembered): Remembered {
  return {
    mappings: { ...earlier.mappings, ...later.mappings },
    names: { ...earlier.names, ...later.names },
  };
}

/** A DanhMuc that is yet to be drawn, with what is remembered written in it. */
export function withRemembered(lists: SheetSpec, remembered: Remembered): SheetSpec {
  const grid = gridOf(lists.name, lists.cells);
  const edits = rememberEdits({ sheets: [grid], properties: {}, date1904: false }, remembered);
  const cells = edits.flatMap(({ row, column, after: { value } }) =>
    typeof value === "string" ? [{ row, column, value, style: row === 0 ? "header" : "text" }] : [],
  );
  return { ...lists, cells: [...lists.cells, ...cells] };
}

/** Whether nothing is remembered at all. */
export function isNothing({ mappings, names }: Remembered): boolean {
  return Object.keys(mappings).length === 0 && Object.keys(names).length === 0;
}
