import { LAYOUT } from "./layout";
import type { Align, Cell, Column, Row, Table } from "./model";

/** One column of a table, said once: its header, its width and what stands in it. */
export interface ColumnOf<R> {
  title: string;
  /** Header above several columns ("Toàn cụm" over "Kế hoạch", "Thực hiện", "%"). */
  group?: string;
  /** Millimetres. */
  width: number;
  align: Align;
  text: (row: R) => string;
  /** Left out when it would be empty in every row. */
  optional?: boolean;
  /** Takes what is left of the page. */
  grows?: boolean;
  /**
   * What it is called in the index row under the header (A, B, 1, 2, 3=2/1, as statistical forms have it): a letter, the next
   * number, or the next number with the two columns it is computed from. A table with no index has no such row.
   */
  index?: "letter" | "number" | { key: string } | { ratio: [string, string] };
}

/** A row of data, or a band or total over it. */
export type RowOf<R> =
  { row: R; strong?: boolean } | { band: string; no?: string } | { total: string; cells: string[] };

export interface TableOptions {
  /** Largest font size in points, default 13. */
  size?: number;
  caption?: string;
}

/** Builds a table; how wide its columns become is decided where it is drawn. */
export function tableOf<R>(columns: ColumnOf<R>[], rows: RowOf<R>[], options: TableOptions = {}): Table {
  const data = rows.flatMap((row) => ("row" in row ? [row.row] : []));
  const shown = columns.filter((column) => !column.optional || data.some((row) => column.text(row) !== ""));
  return {
    type: "table",
    columns: shown.map(({ width, align, grows }): Column => (grows ? { width, align, grows } : { width, align })),
    head: headRows(shown),
    rows: rows.map((row) => bodyRow(shown, row)),
    size: options.size ?? LAYOUT.table,
    ...(options.caption === undefined ? {} : { caption: options.caption }),
  };
}

function headRows<R>(columns: ColumnOf<R>[]): Cell[][] {
  const grouped = columns.some((column) => column.group);
  const rows: Cell[][] = [];
  if (!grouped) rows.push(columns.map((column) => ({ text: column.title })));
  else {
    const top: Cell[] = [];
    const under: Cell[] = [];
    columns.forEach((column, i) => {
      if (!column.group) top.push({ text: column.title, rows: 2 });
      else {
        const last = top[top.length - 1];
        if (columns[i - 1]?.group === column.group && last) last.span = (last.span ?? 1) + 1;
        else top.push({ text: column.group });
        under.push({ text: column.title });
      }
    });
    rows.push(top, under);
  }
  if (columns.some((column) => column.index)) rows.push(indexRow(columns));
  return rows;
}

/** Numbers follow the columns that are printed, so a column left out leaves no gap. */
function indexRow<R>(columns: ColumnOf<R>[]): Cell[] {
  const numbers = new Map<string, number>();
  let letter = 0;
  let number = 0;
  return columns.map(({ index }) => {
    if (index === undefined) return { text: "" };
    if (index === "letter") return { text: String.fromCharCode(65 + letter++) };
    number += 1;
    if (index === "number") return { text: String(number) };
    if ("key" in index) numbers.set(index.key, number);
    else {
      const [over, under] = index.ratio.map((key) => numbers.get(key));
      if (over !== undefined && under !== undefined) return { text: `${number}=${over}/${under}` };
    }
    return { text: String(number) };
  });
}

function bodyRow<R>(columns: ColumnOf<R>[], row: RowOf<R>): Row {
  if ("row" in row) {
    const cells = columns.map((column): Cell => {
      const text = column.text(row.row);
      // Words in a column of numbers ("Hoàn thành", "–") stand in the middle.
      return column.align === "right" && text !== "" && !/\d/.test(text) ? { text, align: "center" } : { text };
    });
    return row.strong ? { kind: "band", cells } : { cells };
  }
  if ("band" in row) {
    if (row.no === undefined) return { kind: "band", cells: [{ text: row.band, span: columns.length, align: "left" }] };
    return {
      kind: "band",
      cells: [{ text: row.no }, { text: row.band, span: columns.length - 1, align: "left" }],
    };
  }
  const span = columns.length - row.cells.length;
  return {
    kind: "total",
    cells: [{ text: row.total, span, align: "center" }, ...row.cells.map((text): Cell => ({ text }))],
  };
}

/** Puts a band before each run of rows with the same heading; rows without one get none. */
export function banded<R>(rows: R[], heading: (row: R) => string, each: (row: R) => RowOf<R>): RowOf<R>[] {
  const made: RowOf<R>[] = [];
  let current = "";
  for (const row of rows) {
    const text = heading(row);
    if (text !== current && text !== "") made.push({ band: text });
    current = text;
    made.push(each(row));
  }
  return made;
}
