/** Vietnam keeps +07:00 the whole year (QĐ 134/2002/QĐ-TTg), so no table of time zones is needed. */
const VIETNAM_OFFSET = 7 * 60 * 60 * 1000;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Milliseconds since 1970 of an ISO date or date-time; one without a zone is Vietnamese time. null when it is no such text
 * or no day of the calendar.
 */
export function instant(text: string | null): number | null {
  const parts = text === null ? null : ISO.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", zone] = parts;
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return local + Math.floor(Number(`0${fraction}`) * 1000) - offset(zone);
}

function offset(zone: string | undefined): number {
  if (!zone) return VIETNAM_OFFSET;
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.replace(":", "");
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether a text is an ISO day ("2024-06-05") of the calendar. */
export function isIsoDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && instant(text) !== null;
}

/** The day in Vietnam ("2024-06-05") of an ISO date or date-time. */
export function vietnamDay(text: string | null): string | null {
  const time = instant(text);
  return time === null ? null : new Date(time + VIETNAM_OFFSET).toISOString().slice(0, 10);
}

/** Days from one ISO day to another; negative when `to` is earlier, null when either is no day. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [instant(from), instant(to)];
  return start === null || end === null ? null : Math.round((end - start) / 86_400_000);
}
