import type { Fix, Place } from "../domain/issue";
import { cellName } from "../sheet/address";
import { cellIndex, type Grid, valueOf } from "../sheet/grid";
import { isCellError } from "../sheet/cell";
import { formatDate, parseDate, serialToIso } from "../vietnamese/dates";
import { shiftDecimal } from "../vietnamese/decimal";
import { formatNumber, type NumberReading, parseNumber } from "../vietnamese/numbers";
import { unitRelation } from "../vietnamese/units";
import type { Say } from "./issueCodes";

/** What a cell of figures holds. Everything null: nothing was typed. */
export interface Figure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** As written, where words stand with the number ("trên 132"). */
  qualifier: string | null;
  /** As written, where it is no figure or not a sure one. */
  text: string | null;
}

const EMPTY: Figure = { value: null, numerator: null, denominator: null, qualifier: null, text: null };

/** A figure that is a number and nothing else, as nearly all are. */
function figureOfNumber(value: number): Figure {
  return { value, numerator: null, denominator: null, qualifier: null, text: null };
}

export interface FigureContext {
  unit: string;
  /** 184/192 is understood (rates). */
  ratio: boolean;
  date1904: boolean;
  place: Place;
  say: Say;
}

const SHARE = /^\s*(%|phần trăm)/iu;

/** Number formats without quoted texts, escapes and brackets, where letters mean days and years. */
function codeOf(format: string | undefined): string {
  if (format === undefined || format === "") return "";
  let code = codes.get(format);
  if (code !== undefined) return code;
  code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  if (codes.size >= MOST_CODES) codes.clear();
  codes.set(format, code);
  return code;
}

/** A book has few formats and many cells. */
const codes = new Map<string, string>();
const MOST_CODES = 1000;

export function isDateFormat(format: string | undefined): boolean {
  return /[dy]/i.test(codeOf(format)) && !/general/i.test(codeOf(format));
}

/** Whether a number in this format is that number as it stands: no percentage, no date. */
function isPlainFormat(format: string): boolean {
  if (format === "") return true;
  let plain = plainFormats.get(format);
  if (plain !== undefined) return plain;
  plain = !codeOf(format).includes("%") && !isDateFormat(format);
  if (plainFormats.size >= MOST_CODES) plainFormats.clear();
  plainFormats.set(format, plain);
  return plain;
}

const plainFormats = new Map<string, boolean>();

/** Reads a cell that must hold a figure. What is not sure is an issue, and no value: never a guess, never 0. */
export function readFigure(grid: Grid, row: number, column: number | null, context: FigureContext): Figure {
  if (column === null) return EMPTY;
  const index = cellIndex(grid, row, column);
  const value = index < 0 ? null : valueOf(grid, index);
  if (value === null || value === "") return EMPTY;
  const format = grid.looks[grid.look[index]!]?.format ?? "";
  if (typeof value === "number" && isPlainFormat(format)) return figureOfNumber(value);
  const place = { ...context.place, sheet: grid.name, cell: cellName(row, column) };
  const { say } = context;
  if (isCellError(value)) {
    say("figure.cellError", place, { found: value.error });
    return { ...EMPTY, text: value.error };
  }
  if (typeof value === "boolean") {
    const found = value ? "TRUE" : "FALSE";
    say("figure.boolean", place, { found });
    return { ...EMPTY, text: found };
  }
  if (typeof value === "string") return readText(value, { ...context, place });
  if (isDateFormat(format)) {
    const found = formatDate(serialToIso(value, context.date1904) ?? String(value));
    say("figure.date", place, { found });
    return { ...EMPTY, text: found };
  }
  if (codeOf(format).includes("%")) {
    const percent = shiftDecimal(value, 2);
    const found = `${formatNumber(percent, { decimals: 10 })}%`;
    const fits = SHARE.test(context.unit);
    const expected = fits ? formatNumber(percent, { decimals: 10 }) : context.unit;
    say(fits ? "figure.percentCell" : "figure.percentForCount", place, { found, expected });
    return fits ? { ...EMPTY, value: percent } : { ...EMPTY, text: found };
  }
  return { ...EMPTY, value };
}

/** A figure typed as text. */
export function readText(text: string, context: FigureContext): Figure {
  const found = text.trim();
  const { place, say } = context;
  const reading = parseNumber(text);
  const none = { ...EMPTY, text: found };
  switch (reading.kind) {
    case "empty":
      return EMPTY;
    case "number":
      return plain(reading, found, context);
    case "ratio":
      if (context.ratio) return ofRatio(reading.numerator, reading.denominator, found);
      say("figure.ratio", place, { found });
      return none;
    case "range":
      say("figure.range", place, { found });
      return none;
    case "ambiguous":
      say("figure.ambiguous", place, {
        found,
        expected: reading.readings
          .map(shown)
          .filter((text) => text !== "")
          .join(" / "),
        params: { reason: reading.reason },
      });
      return none;
    case "refused":
      // A dash is how tables print "no data".
      if (reading.reason === "dash") return EMPTY;
      if (NO_DATA.test(found)) {
        say("figure.noData", place, { found, ...cleared(place) });
        return EMPTY;
      }
      say("figure.refused", place, {
        found,
        params: { reason: reading.reason },
        ...(reading.suggestion === undefined ? {} : { expected: reading.suggestion }),
        ...suggested(reading, place),
      });
      return none;
  }
}

/** Words that say there is no figure. "Không" alone may mean none (0) as well: it stays refused. */
const NO_DATA =
  /^(?:(?:chưa|không)(?: được)? (?:có(?: số liệu| dữ liệu| thông tin)?|báo cáo|tổng hợp|thống kê|cập nhật)|đang (?:tổng hợp|cập nhật|thống kê)|n\.?\/?a\.?|kcsl|trống|\?+|\.{2,}\??|…+\.*|\/+)$/iu;

function cleared({ sheet, cell }: Place): { fix?: Fix } {
  return sheet && cell ? { fix: { sheet, cell, value: null, certain: false } } : {};
}

/** Letters typed for digits (l6, 1O) are mended with one click; a number in words is asked. */
function suggested(reading: NumberReading & { kind: "refused" }, { sheet, cell }: Place): { fix?: Fix } {
  const meant = reading.suggestion === undefined ? null : parseNumber(reading.suggestion);
  if (meant?.kind !== "number" || !sheet || !cell) return {};
  return { fix: { sheet, cell, value: meant.value, certain: reading.reason === "letters" } };
}

function plain(reading: NumberReading & { kind: "number" }, found: string, context: FigureContext): Figure {
  const { place, say, unit } = context;
  const { value } = reading;
  const written = reading.percent ? `%${reading.unit ? ` ${reading.unit}` : ""}` : (reading.unit ?? "");
  if (written !== "" && unit.trim() !== "") {
    const relation = reading.percent && SHARE.test(unit) ? { kind: "same" as const } : unitRelation(written, unit);
    if (reading.percent && relation.kind !== "same") {
      say("figure.percentForCount", place, { found, expected: unit });
      return { ...EMPTY, text: found };
    }
    if (relation.kind === "family") {
      const mended = Number((value * relation.factor).toPrecision(15));
      const { sheet, cell } = place;
      const fix = sheet && cell ? { fix: { sheet, cell, value: mended, certain: true } } : {};
      say("figure.otherScale", place, { found, expected: unit, params: { value: mended, unit }, ...fix });
      return { ...EMPTY, text: found };
    }
    if (relation.kind !== "same") say("figure.otherUnit", place, { found: written, expected: unit });
  }
  if (reading.style === "en") say("figure.english", place, { found, params: { value } });
  const words = reading.qualifier !== undefined || reading.unit !== undefined;
  return { ...EMPTY, value, qualifier: words ? found : null };
}

function ofRatio(numerator: number, denominator: number, found: string): Figure {
  if (denominator === 0) return { ...EMPTY, numerator, denominator, text: found };
  return { ...EMPTY, value: (numerator / denominator) * 100, numerator, denominator };
}

function shown(reading: NumberReading): string {
  return reading.kind === "number" ? formatNumber(reading.value, { decimals: 10 }) : "";
}

/** An ISO date from a date cell or a text ("31/05/2024"); what is no sure date is an issue. */
export function readDate(
  grid: Grid,
  row: number,
  column: number | null,
  context: { year: number; date1904: boolean; place: Place; say: Say },
): string | null {
  if (column === null) return null;
  const index = cellIndex(grid, row, column);
  const value = index < 0 ? null : valueOf(grid, index);
  if (value === null || value === "") return null;
  const say = (code: "date.unreadable" | "date.ambiguous", found: string): null => {
    context.say(code, { ...context.place, sheet: grid.name, cell: cellName(row, column) }, { found });
    return null;
  };
  if (typeof value === "number") {
    const iso = serialToIso(value, context.date1904);
    return iso === null || iso < "1990" || iso > "2200" ? say("date.unreadable", String(value)) : iso;
  }
  const found = typeof value === "string" ? value.trim() : isCellError(value) ? value.error : String(value);
  if (/^[-–…._]*$/.test(found)) return null;
  const reading = typeof value === "string" ? parseDate(found, { year: context.year }) : null;
  if (reading?.kind === "date") return reading.to ?? reading.iso;
  return say(reading?.kind === "ambiguous" ? "date.ambiguous" : "date.unreadable", found);
}
