import type { ICellData, IStyleData, Nullable, Workbook, Worksheet } from "@univerjs/core";
import { CellValueType, InterceptorEffectEnum, numfmt, ObjectMatrix } from "@univerjs/core";
import type { ISetRangeValuesMutationParams, ISheetLocation } from "@univerjs/sheets";
import {
  AFTER_CELL_EDIT,
  BEFORE_CELL_EDIT,
  INTERCEPTOR_POINT,
  SetRangeValuesMutation,
  InterceptCellContentPriority,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { isComputed } from "./settle";
import { trimmedFormat, WHOLE } from "./trimmed";
import { DATE_FORMAT, readTyped, showTyped } from "./typed";
import { readFormula } from "./typedFormula";
import type { Engine } from "./univer";

/** Before Univer's own handlers, which read en-US. */
const FIRST = 1000;

/** A whole number's format with what decimals there are. */
const WITH_DECIMALS = "#,##0.####";

/**
 * What a person sees and types is Vietnamese: decimal comma, thousand dots, day first. Univer itself reads en-US alone.
 * @param isTrimmed whether a cell's number shows no more decimals than it has
 * @param refused told of a formula that is none and was left as text
 */
export function speakVietnamese(
  engine: Engine,
  isTrimmed: (place: Pick<ISheetLocation, "unitId" | "subUnitId" | "row" | "col">) => boolean,
  refused: (why: "formula") => void,
): void {
  const interceptors = engine.injector.get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: FIRST,
    handler: (value, location, next) => {
      const raw = location.worksheet.getCellRaw(location.row, location.col);
      const shown = next(value);
      if (raw && isQuoted(raw, location.workbook))
        return { ...shown, p: null, v: `'${String(raw.v)}`, t: CellValueType.STRING };
      if (raw?.t !== CellValueType.NUMBER || raw.f || raw.si) return shown;
      // As text, so that the editor shows exactly this.
      return {
        ...shown,
        p: null,
        v: showTyped(Number(raw.v), formatAt(location.worksheet, location.row, location.col)),
        t: CellValueType.STRING,
      };
    },
  });
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (value, location, next) =>
      next(value?.f ? formula(value, value.f, location, refused) : understood(value, location)),
  });
  engine.commands.beforeCommandExecuted(({ id, params }, options) => {
    if (id === SetRangeValuesMutation.id && isComputed(options))
      dayFirst((params as ISetRangeValuesMutationParams).cellValue);
  });
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    // Above the number formats, which this grid does not take from a conditional format: "16" in a table of the forms must not be
    // shown as "16,00", and "8,5" in a cell for whole numbers not as 9.
    priority: InterceptCellContentPriority.NUMFMT + 0.5,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, location, next) => {
      if (cell?.t !== CellValueType.NUMBER || typeof cell.v !== "number") return next(cell);
      const { row, col, worksheet, workbook } = location;
      const pattern = isTrimmed(location)
        ? trimmedFormat(cell.v)
        : !Number.isInteger(cell.v) && formatAt(worksheet, row, col) === WHOLE
          ? WITH_DECIMALS
          : null;
      return next(pattern === null ? cell : { ...cell, s: { ...workbook.getStyles().get(cell.s), n: { pattern } } });
    },
  });
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    // Below the number formats, which have drawn everything but General.
    priority: InterceptCellContentPriority.NUMFMT - 0.5,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, location, next) => {
      const raw = cell?.t === CellValueType.NUMBER && typeof cell.v === "number" ? cell.v : undefined;
      if (raw === undefined || formatAt(location.worksheet, location.row, location.col) !== "") return next(cell);
      return next({ ...cell, v: numfmt.format("General", raw, { locale: "vi" }) });
    },
  });
}

/** The formats that Univer gives what TODAY, DATE and NOW compute in a cell without one, and ours. */
const COMPUTED_DATES: Readonly<Record<string, string>> = {
  "yyyy/mm/dd;@": DATE_FORMAT,
  "yyyy/mm/dd hh:mm": `${DATE_FORMAT} hh:mm`,
};

function dayFirst(written: ISetRangeValuesMutationParams["cellValue"]): void {
  new ObjectMatrix(written).forValue((_row, _column, cell) => {
    const format = typeof cell?.s === "object" ? cell.s?.n : undefined;
    const ours = format && COMPUTED_DATES[format.pattern];
    if (ours) format.pattern = ours;
  });
}

/** Number format code of a cell; "" for General. From the raw cell: asking for the drawn one would come back here. */
export function formatAt(worksheet: Worksheet, row: number, column: number): string {
  const raw = worksheet.getCellRaw(row, column);
  const pattern = (raw && worksheet.getComposedCellStyleByCellData(row, column, raw)?.n?.pattern) ?? "";
  return /^general$/i.test(pattern) ? "" : pattern;
}

/** The cell a person's text makes, before Univer's own handlers see it. */
function understood(value: Nullable<ICellData>, location: ISheetLocation): Nullable<ICellData> {
  if (!value || value.si) return value;
  const text = textOf(value);
  if (text === "") return value;
  const raw = location.worksheet.getCellRaw(location.row, location.col);
  const format = formatAt(location.worksheet, location.row, location.col);
  // F2 and Enter on an untouched cell change nothing, not even a digit that is not shown.
  if (raw && !raw.f && !raw.si && raw.v != null) {
    const before =
      raw.t === CellValueType.NUMBER
        ? showTyped(Number(raw.v), format)
        : `${isQuoted(raw, location.workbook) ? "'" : ""}${String(raw.v)}`;
    if (text === before && raw.t !== CellValueType.BOOLEAN) return { ...raw };
  }
  if (/^(TRUE|FALSE)$/.test(text)) return value;
  if ((format === "@" || value.t === CellValueType.FORCE_STRING) && !text.startsWith("'")) return value;
  const typed = typedCell(text, format);
  // Text over several lines or in several looks stays as the editor made it.
  return typed.t === CellValueType.NUMBER ? { ...value, ...typed } : value.p ? value : { ...value, ...typed };
}

/** The cell a person's formula makes: what no program could read again stays the text it is. */
function formula(
  value: ICellData,
  typed: string,
  { worksheet, workbook, row, col }: ISheetLocation,
  refused: (why: "formula") => void,
): ICellData {
  const raw = worksheet.getCellRaw(row, col);
  if (raw?.f === typed) return value;
  const f = readFormula(typed, sheetsOf(workbook));
  if (f !== null) return { ...value, f };
  if (raw?.v === typed) return { ...raw };
  refused("formula");
  // No forced text: once mended it is to be a formula.
  return { ...value, f: null, si: null, p: null, v: typed, t: CellValueType.STRING };
}

/** What typed or pasted text makes of a cell. "14.5" or "1/2" is no Vietnamese number: it stays the text it is, for the check to ask about. */
export function typedCell(text: string, format: string): ICellData {
  const typed = readTyped(text, format, new Date().getFullYear());
  if ("text" in typed) {
    const forced = /\d/.test(typed.text) || typed.text !== text;
    return { v: typed.text, t: forced ? CellValueType.FORCE_STRING : CellValueType.STRING };
  }
  return { v: typed.number, t: CellValueType.NUMBER, p: null, ...(typed.format ? { s: look(typed.format) } : {}) };
}

/** A number format as the grid keeps it; the rest of a cell's look stays. */
export function look(format: string): IStyleData {
  return { n: { pattern: format } };
}

/**
 * Text that is a formula is edited behind an apostrophe, as in Excel: without it the editor would make one of it. A formula with a
 * mistake in it is edited as it was typed, to be mended.
 */
function isQuoted(raw: ICellData, workbook: Workbook): boolean {
  if (raw.f || raw.si || typeof raw.v !== "string" || !raw.v.startsWith("=")) return false;
  return readFormula(raw.v, sheetsOf(workbook)) !== null;
}

function sheetsOf(workbook: Workbook): (name: string) => boolean {
  return (name) => workbook.getSheetBySheetName(name) != null;
}

/** The text of a cell, rich text joined. */
export function textOf(cell: ICellData): string {
  const stream = cell.p?.body?.dataStream;
  return stream !== undefined ? stream.replace(/\r\n$/, "").replace(/\r/g, "\n") : cell.v == null ? "" : String(cell.v);
}
