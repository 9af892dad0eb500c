import { dayNumber, dayOf, daysInMonth, isoOf, isoOfDayNumber, type Day } from "./calendar";

export { parseDate, type DateAmbiguity, type DateOperator, type DateReading, type DateRefusal } from "./dateText";

/** Day numbers (since 1970-01-01) of serial 0 in Excel's two date systems, ECMA-376 part 1, 18.17.4.1. */
const EPOCH_1900 = dayNumber({ year: 1899, month: 12, day: 31 });
const EPOCH_1904 = dayNumber({ year: 1904, month: 1, day: 1 });
/** Serial of 29/02/1900, a day Excel counts though it never was. */
const FICTION = 60;

/**
 * ISO date of an Excel serial; a time of day is dropped. Null where there is no such day: before 01/01/1900 (serial 1), the
 * invented 29/02/1900 (serial 60), after 31/12/9999, or not a number.
 */
export function serialToIso(serial: number, date1904 = false): string | null {
  if (!Number.isFinite(serial)) return null;
  const days = Math.floor(serial);
  if (date1904) return days < 0 ? null : isoOfDayNumber(EPOCH_1904 + days);
  if (days < 1 || days === FICTION) return null;
  return isoOfDayNumber(EPOCH_1900 + (days > FICTION ? days - 1 : days));
}

/** Excel serial of an ISO date; null if it is no real date or lies before the date system begins. */
export function isoToSerial(iso: string, date1904 = false): number | null {
  const day = dayOf(iso);
  if (day === null) return null;
  const days = dayNumber(day) - (date1904 ? EPOCH_1904 : EPOCH_1900);
  if (date1904) return days < 0 ? null : days;
  if (days < 1) return null;
  return days >= FICTION ? days + 1 : days;
}

/**
 * "05/6/2024": day in two digits, month in two only for January and February, as Nghị định 30/2020/NĐ-CP (Phụ lục I) has
 * it. A text that is no ISO date comes back unchanged.
 */
export function formatDate(iso: string): string {
  return written(iso, ({ day, month, year }) => `${two(day)}/${monthText(month)}/${year}`);
}

/** "05/06/2024", for columns where all dates must be equally long. */
export function formatDateNumeric(iso: string): string {
  return written(iso, ({ day, month, year }) => `${two(day)}/${two(month)}/${year}`);
}

/** "ngày 05 tháng 6 năm 2024", the line under Quốc hiệu. */
export function formatDateLong(iso: string): string {
  return written(iso, ({ day, month, year }) => `ngày ${two(day)} tháng ${monthText(month)} năm ${year}`);
}

/** Quarter (quý) 1 to 4 of an ISO date; null if it is no real date. */
export function quarterOf(iso: string): 1 | 2 | 3 | 4 | null {
  const day = dayOf(iso);
  return day === null ? null : (QUARTERS[Math.ceil(day.month / 3) - 1] ?? null);
}
const QUARTERS = [1, 2, 3, 4] as const;

/** First day of a quarter. */
export function quarterStart(year: number, quarter: 1 | 2 | 3 | 4): string {
  return known(isoOf(year, quarter * 3 - 2, 1), `${year} Q${quarter}`);
}

/** Last day of a quarter. */
export function quarterEnd(year: number, quarter: 1 | 2 | 3 | 4): string {
  return known(isoOf(year, quarter * 3, daysInMonth(year, quarter * 3)), `${year} Q${quarter}`);
}

/** The ISO date `days` later (or earlier). Throws RangeError on a text that is no ISO date, or past the year 9999. */
export function addDays(iso: string, days: number): string {
  return known(isoOfDayNumber(dayNumber(real(iso)) + days), iso);
}

/** Days from one ISO date to another, negative if `to` is earlier. Throws RangeError on a text that is no ISO date. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(real(to)) - dayNumber(real(from));
}

/** Order of two ISO dates, for sort: -1, 0 or 1. */
export function compareDates(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True for the ISO date of a day that exists. */
export function isIsoDate(text: string): boolean {
  return dayOf(text) !== null;
}

function written(iso: string, write: (day: Day) => string): string {
  const day = dayOf(iso);
  return day === null ? iso : write(day);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function monthText(month: number): string {
  return month <= 2 ? two(month) : String(month);
}

function real(iso: string): Day {
  const day = dayOf(iso);
  if (day === null) throw new RangeError(`no ISO date: ${iso}`);
  return day;
}

function known(iso: string | null, from: string): string {
  if (iso === null) throw new RangeError(`date out of range: ${from}`);
  return iso;
}
