const DAY = 86_400_000;
/** Day 0 of the 1900 system as Excel counts after its non-existent 29 February 1900 (ECMA-376 Part 1 §18.17.4.1), and of the 1904 system. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const BEFORE_LEAP_BUG = 61;

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?:Z|[+-]\d\d:\d\d)?$/;

/** Serial of an ISO 8601 date, time or both (`t="d"`, §18.18.11); null when the text is none. A time zone is left out, as Excel does. */
export function serialOfIso(text: string, date1904: boolean): number | null {
  const match = ISO.exec(text.trim());
  if (!match || (match[1] === undefined && match[4] === undefined)) return null;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const days = Math.round(
    (Date.UTC(Number(year), Number(month) - 1, Number(day)) - (date1904 ? DAY_ZERO_1904 : DAY_ZERO_1900)) / DAY,
  );
  return (date1904 || days >= BEFORE_LEAP_BUG ? days : days - 1) + time;
}
