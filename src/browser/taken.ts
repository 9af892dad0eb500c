import type { Area } from "../sheet/address";
import { type Book, eachCell, type Grid, KIND, rowEnd } from "../sheet/grid";
import { XlsxError } from "../xlsx/errors";
import { type Fixed, fixedCells } from "../xlsx/fixed";
import { formulaFamily } from "../xlsx/formula";
import { readBook } from "../xlsx/read";
import { mainPart, partOfType, type Parts, sheetEntries, unzip, xmlPart } from "./part";
import { attributeOf, child, children, type Element, numberAt } from "./tree";

/** A workbook's bytes taken apart for showing: plain data, so that another thread may do it. */
export interface TakenApart {
  bytes: Uint8Array;
  /** Read whole: the look of a cell is the index of its cell format. */
  book: Book;
  /** Digitally signed (có chữ ký số), or broken in a part that saving needs: every cell is closed. */
  closed: boolean;
  workbook: Element | null;
  styles: Element | null;
  theme: Element | null;
  /** Beside the sheets of the book. */
  sheets: TakenSheet[];
}

/** What of a sheet is not in its Grid. */
export interface TakenSheet {
  /** The part without its rows. */
  shell: Element | null;
  rows: RowLook[];
  /** Rows and columns that are shown: the used ones and some to spare. */
  rowCount: number;
  columnCount: number;
  /** A password guards the protection. */
  guarded: boolean;
  /** Areas that protection closes, within what is shown. */
  locked: Area[];
  /** Cells that cannot be changed without harm to the file. */
  fixed: readonly Area[];
  /** Formulas that say the same from where they stand, as if one had been filled into all: by cell index a number for each family. */
  families: ReadonlyMap<number, number>;
}

/** A stored row. */
export interface RowLook {
  row: number;
  /** In points; 0 where none is said. */
  height: number;
  /** Index of the cell format of its cells that have none; 0 for none. */
  look: number;
}

/** Empty rows and columns that are shown beyond the used ones, and the least there are. */
const SPARE = { rows: 100, columns: 3, leastRows: 100, leastColumns: 20 };

/** Takes .xlsx bytes apart, our own or other people's. Throws what readBook throws for a file that is none. */
export function takeApart(bytes: Uint8Array): TakenApart {
  const rows: RowLook[][] = [];
  // First, for its limits: nothing is inflated here that the reader has not passed.
  const book = readBook(bytes, {
    whole: true,
    onRow: (sheet, row, height, look) => void (rows[sheet] ??= []).push({ row, height, look }),
  });
  const fixed = unchangeable(bytes);
  const parts = unzip(bytes);
  const main = mainPart(parts);
  const workbook = xmlPart(parts, main);
  const ofType = (type: string): Element | null => xmlPart(parts, partOfType(parts, main, type) ?? "");
  const entries = workbook ? sheetEntries(parts, workbook, main) : [];
  return {
    bytes,
    book,
    closed: fixed.signed,
    workbook,
    styles: ofType("styles"),
    theme: ofType("theme"),
    sheets: book.sheets.map((grid, index) => {
      const shell = shellOf(parts, entries.find((entry) => entry.name === grid.name)?.part);
      return { shell, ...measured(grid, shell, rows[index] ?? [], fixed) };
    }),
  };
}

/** A file that cannot be patched can still be looked at, as a signed one. */
function unchangeable(bytes: Uint8Array): Fixed {
  try {
    return fixedCells(bytes);
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error;
    return { signed: true, areas: new Map() };
  }
}

function shellOf(parts: Parts, part: string | undefined): Element | null {
  const sheet = part ? xmlPart(parts, part) : null;
  return sheet && { ...sheet, content: sheet.content.filter((each) => typeof each === "string" || !each.kept) };
}

function measured(grid: Grid, shell: Element | null, stored: RowLook[], fixed: Fixed): Omit<TakenSheet, "shell"> {
  const used = extent(grid);
  const rowCount = Math.max(SPARE.leastRows, used.rows + 1 + SPARE.rows);
  const columnCount = Math.max(SPARE.leastColumns, used.columns + 1 + SPARE.columns);
  const rows = stored.filter(({ row }) => row < rowCount);
  const protection = child(shell, "sheetProtection");
  return {
    rows,
    rowCount,
    columnCount,
    guarded: ["password", "hashValue"].some((key) => (attributeOf(protection, key) ?? "") !== ""),
    locked: lockedAreas(grid, shell, rows, rowCount, columnCount),
    fixed: fixed.signed
      ? [{ top: 0, left: 0, bottom: rowCount - 1, right: columnCount - 1 }]
      : (fixed.areas.get(grid.name) ?? []),
    families: familiesOf(grid),
  };
}

/** Most members of a family; the grid lists a family in one go. */
const RELATIVES = 1_000;

/** The grid takes a formula apart once for a family, and again at every calculation where there are thousands of them. */
function familiesOf(grid: Grid): Map<number, number> {
  const families = new Map<number, number>();
  const first = new Map<string, { head: number; members: number }>();
  eachCell(grid, (row, column, index) => {
    const formula = grid.formulas.get(index);
    if (formula === undefined) return;
    const family = formulaFamily(formula, row, column);
    const known = first.get(family);
    if (!known || known.members === RELATIVES) first.set(family, { head: index, members: 1 });
    else {
      known.members++;
      // A family is called by its first cell.
      families.set(index, known.head).set(known.head, known.head);
    }
  });
  return families;
}

/** Last row and column with anything in them. Looks alone count only near the contents: some files dress a million rows. */
function extent(grid: Grid): { rows: number; columns: number } {
  let rows = -1;
  let columns = -1;
  const holds = (index: number): boolean => grid.kind[index] !== KIND.empty || grid.formulas.has(index);
  eachCell(grid, (row, column, index) => {
    if (!holds(index)) return;
    if (row > rows) rows = row;
    if (column > columns) columns = column;
  });
  const most = { rows: rows + 500, columns: columns + 50 };
  eachCell(
    grid,
    (row, column) => {
      if (row <= most.rows && row > rows) rows = row;
      if (column <= most.columns && column > columns) columns = column;
    },
    Math.min(most.rows + 1, rowEnd(grid)),
  );
  return { rows, columns };
}

/** The rectangles of all cells that protection closes, rows of one pattern joined. */
function lockedAreas(
  grid: Grid,
  shell: Element | null,
  stored: readonly RowLook[],
  rowCount: number,
  columnCount: number,
): Area[] {
  const locked = (look: number): boolean => grid.looks[look]?.locked ?? true;
  const plain = new Uint8Array(columnCount).fill(locked(0) ? 1 : 0);
  for (const column of children(child(shell, "cols"), "col")) {
    const look = numberAt(column, "style", 0);
    if (look > 0) plain.fill(locked(look) ? 1 : 0, numberAt(column, "min", 1) - 1, numberAt(column, "max", 1));
  }
  const lookOfRow = new Map(stored.map(({ row, look }) => [row, look]));
  const areas: Area[] = [];
  let before = "";
  let current: Area[] = [];
  const closed = new Uint8Array(columnCount);
  for (let row = 0, at = 0; row < rowCount; row++) {
    const look = lookOfRow.get(row) ?? 0;
    if (look > 0) closed.fill(locked(look) ? 1 : 0);
    else closed.set(plain);
    if (grid.rowAt[at] === row) {
      for (let i = grid.rowStart[at]!; i < grid.rowStart[at + 1]! && grid.column[i]! < columnCount; i++)
        closed[grid.column[i]!] = locked(grid.look[i]!) ? 1 : 0;
      at++;
    }
    const pattern = closed.join("");
    if (pattern === before) {
      for (const area of current) area.bottom = row;
      continue;
    }
    before = pattern;
    areas.push(...(current = runs(closed, row)));
  }
  return areas;
}

/** The stretches of closed cells in a row. */
function runs(closed: Uint8Array, row: number): Area[] {
  const found: Area[] = [];
  for (let column = 0; column < closed.length; column++) {
    if (closed[column] === 0) continue;
    const left = column;
    while (closed[column + 1] === 1) column++;
    found.push({ top: row, left, bottom: row, right: column });
  }
  return found;
}
