import type { Place } from "../domain/issue";
import { cellName } from "../sheet/address";
import { cellAt, type Grid } from "../sheet/grid";
import { isCellError } from "../sheet/cell";
import type { SheetSpec, ValidationSpec } from "../sheet/spec";
import { isoToSerial } from "../vietnamese/dates";
import { formatNumber } from "../vietnamese/numbers";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged } from "./draft";
import { isDateFormat, readDate } from "./figure";
import { lastVisible } from "./heading";
import type { Say } from "./issueCodes";

/** A plain list a cluster head fills in: one header, rows of texts and dates, some blank rows at the end. */
export interface SimpleForm<K extends string> {
  sheet: string;
  title: string;
  columns: readonly Column<K>[];
  /** Columns of dates; the others are texts. */
  dates: readonly K[];
  /** List validation by column: the name of a list. */
  lists?: Partial<Record<K, string>>;
}

export type SimpleRow<K extends string> = Partial<Record<K, string | null>>;

/** Blank rows for additions; the sheet is protected, so rows cannot be inserted. */
const SPARE_ROWS = 12;

/** Draws the list; dates come as ISO days. */
export function simpleSheet<K extends string>(form: SimpleForm<K>, rows: readonly SimpleRow<K>[]): SheetSpec {
  const sheet = draft(form.sheet, { tab: "3A5A8C" });
  const at = placesOf(form.columns);
  const right = lastVisible(form.columns);
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right }, form.title, "title");
  sheet.rows.push({ row: 0, height: 24 });
  const first = putHeader(sheet, 1, form.columns);
  const last = first + rows.length + SPARE_ROWS - 1;
  for (let row = first; row <= last; row++) {
    for (const column of form.columns) {
      const value = rows[row - first]?.[column.key] ?? null;
      const isDate = form.dates.includes(column.key);
      const style = isDate ? "entryDate" : column.width <= 10 ? "entryCenterText" : "entryText";
      put(sheet, row, at[column.key], value !== null && isDate ? isoToSerial(value) : value, style);
    }
    fitRow(sheet, row, form.columns, 21);
  }
  for (const column of form.columns) {
    const area = { top: first, bottom: last, left: at[column.key], right: at[column.key] };
    const list = form.lists?.[column.key];
    if (list) sheet.validations.push(listCheck(area, list, column.header));
    else if (form.dates.includes(column.key)) sheet.validations.push(dateCheck(area, column.header));
  }
  sheet.freeze = { rows: first, columns: 0 };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: 1, to: 2 },
    area: { top: 0, left: 0, bottom: Math.max(first, first + rows.length - 1), right },
  };
  return sheet;
}

export function listCheck(area: ValidationSpec["area"], list: string, title: string): ValidationSpec {
  return {
    area,
    kind: "list",
    formula1: list,
    prompt: { title, text: "Chọn một mục trong danh sách." },
    error: { title: "Chưa đúng", text: "Chọn một mục trong danh sách hoặc để trống.", style: "stop" },
  };
}

export function dateCheck(area: ValidationSpec["area"], title: string): ValidationSpec {
  return {
    area,
    kind: "date",
    operator: "greaterThanOrEqual",
    formula1: "36526",
    prompt: { title, text: "Nhập ngày, tháng, năm, ví dụ 31/01/2024." },
    error: { title: "Chưa phải ngày", text: "Nhập ngày, tháng, năm, ví dụ 31/01/2024.", style: "stop" },
  };
}

/** A row as read, with its number. Dates are ISO days; a blank cell is null. */
export interface ReadRow<K extends string> {
  row: number;
  values: Record<K, string | null>;
}

/** Reads the list back; rows without any text are left out. */
export function readSimple<K extends string>(
  grid: Grid,
  form: SimpleForm<K>,
  context: { year: number; date1904: boolean; say: Say },
): ReadRow<K>[] {
  const header = findHeader(grid, form.columns);
  if (!header) {
    context.say("header.missing", { sheet: grid.name });
    return [];
  }
  const rows: ReadRow<K>[] = [];
  for (const row of rowsBelow(grid, header.row + 1)) {
    const values = Object.fromEntries(
      form.columns.map(({ key }) => {
        const column = header.at[key];
        const place: Place = {};
        const value = form.dates.includes(key)
          ? readDate(grid, row, column, { ...context, place })
          : printedAt(grid, row, column) || null;
        return [key, value];
      }),
    ) as Record<K, string | null>;
    if (form.columns.some(({ key }) => values[key] !== null)) rows.push({ row, values });
  }
  return rows;
}

/** The text of a cell as printed: a number is written the Vietnamese way, a percent cell with its sign. */
export function printedAt(grid: Grid, row: number, column: number | null): string {
  if (column === null) return "";
  const cell = cellAt(grid, row, column);
  if (!cell || cell.value === null || isCellError(cell.value) || typeof cell.value === "boolean") return "";
  if (typeof cell.value === "string") return cell.value.trim();
  if (isDateFormat(cell.format)) return textAt(grid, row, column);
  const percent = (cell.format ?? "").includes("%");
  const shown = formatNumber(percent ? Number((cell.value * 100).toPrecision(15)) : cell.value, { decimals: 15 });
  return percent ? `${shown}%` : shown;
}

/** Place of a read row's cell. */
export function placeOf(sheet: string, row: number, column = 0): Place {
  return { sheet, cell: cellName(row, column) };
}
