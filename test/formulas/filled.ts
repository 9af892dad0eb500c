import { RESULTS_COLUMNS, RESULTS_SHEET, type ResultsKey } from "../../src/forms/results";
import { placesOf } from "../../src/forms/columns";
import type { BookSpec, CellSpec } from "../../src/sheet/spec";
import { type Book, valueAt } from "../../src/sheet/grid";
import type { CellValue } from "../../src/sheet/cell";

export const AT = placesOf(RESULTS_COLUMNS);

/** What a member typed, by indicator code. */
export type Typed = Record<string, Partial<Record<ResultsKey, CellSpec["value"]>>>;

/** Types into the entry cells of a drawn workbook, as a person would: values only, formulas stay. */
export function fill(book: BookSpec, typed: Typed): BookSpec {
  const sheets = book.sheets.map((sheet) => {
    if (sheet.name !== RESULTS_SHEET) return sheet;
    const rowOf = new Map(sheet.cells.filter((cell) => cell.column === AT.code).map((cell) => [cell.value, cell.row]));
    const edits = new Map<string, CellSpec["value"]>();
    for (const [code, row] of Object.entries(typed))
      for (const [key, value] of Object.entries(row))
        edits.set(`${rowOf.get(code)}:${AT[key as ResultsKey]}`, value ?? null);
    const cells = sheet.cells.map((cell): CellSpec => {
      const edit = edits.get(`${cell.row}:${cell.column}`);
      return edit === undefined ? cell : { row: cell.row, column: cell.column, value: edit, style: cell.style };
    });
    return { ...sheet, cells };
  });
  return { ...book, sheets };
}

/** Shown values of the rows of KetQua_ChiTieu by indicator code. */
export function shown(book: Book): (code: string, key: ResultsKey) => CellValue {
  const grid = book.sheets.find((sheet) => sheet.name === RESULTS_SHEET);
  if (!grid) throw new Error("no KetQua_ChiTieu");
  const rowOf = new Map<CellValue, number>();
  for (const row of grid.rowAt) {
    const code = valueAt(grid, row, AT.code);
    if (code !== null && !rowOf.has(code)) rowOf.set(code, row);
  }
  return (code, key) => {
    const row = rowOf.get(code);
    if (row === undefined) throw new Error(`no row ${code}`);
    return valueAt(grid, row, AT[key]);
  };
}

/** The rows of counts under the table: by verdict, "Tổng số" among them. */
export function shownCounts(book: Book): Record<"printed" | "components", Record<string, number>> {
  const grid = book.sheets.find((sheet) => sheet.name === RESULTS_SHEET)!;
  let head = -1;
  for (const row of grid.rowAt) if (String(valueAt(grid, row, 0)).startsWith("Tổng hợp đánh giá")) head = row;
  const read = (row: number) => {
    const found: Record<string, number> = {};
    for (let column = AT.lastYear; column <= AT.asOf; column++) {
      const word = valueAt(grid, head, column);
      const count = valueAt(grid, row, column);
      if (typeof word === "string" && typeof count === "number" && count > 0) found[word] = count;
    }
    return found;
  };
  return { printed: read(head + 1), components: read(head + 2) };
}
