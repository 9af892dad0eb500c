import { daysInMonth, isoOf } from "./calendar";
import { LONGEST_ENTRY, plainCharacters } from "./characters";
import { nfc } from "./text";

/** trước; chậm nhất, đến hết; sau; từ. Whether "trước ngày 31/01" includes the 31st is for the caller to decide. */
export type DateOperator = "before" | "by" | "after" | "from";
/** `year`: none given; `impossible`: no such day (30/02, 13/25/2024); `text`: no date in it; `number`: bare digits. */
export type DateRefusal = "year" | "impossible" | "text" | "number" | "malformed" | "reversed";
/** `vague`: "cuối tháng 6"; `monthYear`: "5/24", a month of 2024 or a slip of the pen. */
export type DateAmbiguity = "vague" | "monthYear";
export type DateReading =
  | {
      kind: "date";
      /** The day, or the first day of the period. */
      iso: string;
      /** Last day of a period. */
      to?: string;
      precision: "day" | "month" | "quarter" | "year";
      operator?: DateOperator;
    }
  | { kind: "ambiguous"; readings: DateReading[]; reason: DateAmbiguity }
  | { kind: "refused"; reason: DateRefusal }
  | { kind: "empty" };

const OPERATORS: readonly (readonly [RegExp, DateOperator])[] = [
  [/^(?:xong |hoàn thành |gửi )?(?:đến )?trước\s+/iu, "before"],
  [/^(?:là )?(?:chậm nhất|muộn nhất|hạn cuối|hạn|thời hạn)(?: là| đến| vào)?:?\s+/iu, "by"],
  [/^(?:tính )?(?:đến (?:khi )?kết thúc|đến hết|đến|hết|không quá|kết thúc)\s+/iu, "by"],
  [/^sau\s+/iu, "after"],
  [/^(?:kể từ|từ|bắt đầu từ)\s+/iu, "from"],
];
const NOISE = /^(?:ngày|vào|trong|là|xong|hoàn thành|gửi|thứ \p{L}+,?|chủ nhật,?|hết)\s+/iu;
/** Two dates with "đến" or a dash between; the first may be "đầu năm". */
const SPAN = /^(?:từ\s+)?(.*(?:\d|quý|đầu năm).*?)\s*(?:\sđến\s|\s-\s|(?<=\d{4})-)\s*(.*(?:\d|quý).*)$/iu;
const ROMAN = ["i", "ii", "iii", "iv"];
/** Two-digit years as Excel and Windows read them: 00–29 are 2000–2029, 30–99 are 1930–1999. */
const LAST_SHORT_YEAR = 29;

/**
 * Reads a date as typed or printed, always day before month. `year` completes dates without one ("trước ngày 31/01"); without
 * it they are refused. A period ("tháng 8 năm 2024", "quý I") gives its first day and `to`, its last.
 */
export function parseDate(text: string, { year }: { year?: number } = {}): DateReading {
  const trimmed = plainCharacters(text).trim();
  if (trimmed.length > LONGEST_ENTRY) return refused("text");
  const plain = tidy(trimmed);
  if (plain === "") return { kind: "empty" };
  const [, from, to] = SPAN.exec(plain) ?? [];
  if (from !== undefined && to !== undefined && readIso(plain) === null) return span(from, to, year);
  const { rest, operator } = takeOperator(plain);
  const reading = read(rest, year);
  if (operator === undefined) return reading;
  if (reading.kind === "date") return { ...reading, operator };
  if (reading.kind !== "ambiguous") return reading;
  return { ...reading, readings: reading.readings.map((r) => (r.kind === "date" ? { ...r, operator } : r)) };
}

function tidy(text: string): string {
  return (
    nfc(text)
      .replace(/\u00ad/g, "")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^[^\d]*,\s*(?=ngày\b)/iu, "")
      .replace(/\s*(?:\.\/\.|[.;,])+$/, "")
      // A remark without figures: "05/11/2024 (đối với tổng kết)".
      .replace(/\s*\([^()\d]*\)$/, "")
      .replace(/(\d)(?:T|,? )\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i, "$1")
      .replace(/^\d{1,2}(?::|h|g| giờ )\d{0,2}(?: phút)?,? (?=ngày)/iu, "")
  );
}

/** "từ ngày 01/7/2024 đến hết ngày 31/12/2024", "2020 - 2025"; a year given once serves both ends. */
function span(from: string, to: string, year: number | undefined): DateReading {
  const last = read(takeOperator(to).rest, year);
  if (last.kind !== "date") return last;
  const inYear = year ?? Number(last.iso.slice(0, 4));
  const first = /^đầu năm$/iu.test(from.trim()) ? day(1, 1, inYear) : read(takeOperator(from).rest, inYear);
  if (first.kind !== "date") return first;
  const end = last.to ?? last.iso;
  if (first.iso > end) return refused("reversed");
  return {
    kind: "date",
    iso: first.iso,
    to: end,
    precision: first.precision === last.precision ? last.precision : "day",
  };
}

function takeOperator(text: string): { rest: string; operator?: DateOperator } {
  let rest = text;
  let operator: DateOperator | undefined;
  for (const [pattern, found] of OPERATORS) {
    const shorter = rest.replace(pattern, "");
    if (shorter === rest) continue;
    rest = shorter;
    operator ??= found;
  }
  return { rest, operator };
}

function refused(reason: DateRefusal): DateReading {
  return { kind: "refused", reason };
}

function read(text: string, year: number | undefined): DateReading {
  let rest = text;
  for (let shorter = rest.replace(NOISE, ""); shorter !== rest; shorter = rest.replace(NOISE, "")) rest = shorter;
  const [, part, period] = /^(đầu|giữa|cuối)\s+(.*)$/iu.exec(rest) ?? [];
  if (part !== undefined && period !== undefined) {
    const reading = read(period, year);
    return reading.kind === "date" ? { kind: "ambiguous", readings: [reading], reason: "vague" } : reading;
  }
  return readIso(rest) ?? readNumeric(rest, year) ?? readWords(rest, year) ?? readPeriod(rest, year) ?? unread(rest);
}

function unread(text: string): DateReading {
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return refused("number");
  return refused(/\d\s*[-/.]\s*\d/.test(text) ? "malformed" : "text");
}

function day(d: string | number, m: string | number, y: number): DateReading {
  const iso = isoOf(y, Number(m), Number(d));
  return iso === null ? refused("impossible") : { kind: "date", iso, precision: "day" };
}

function readIso(text: string): DateReading | null {
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  return y === undefined || m === undefined || d === undefined ? null : day(d, m, Number(y));
}

/** "05/6/2024", "5-6-24", "05.6.2024", "31/01"; one separator throughout, spaces allowed around it. */
function readNumeric(text: string, year: number | undefined): DateReading | null {
  const [, d, , m, y] = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(text) ?? [];
  if (d !== undefined && m !== undefined && y !== undefined) return day(d, m, fullYear(y));
  const [, month, inYear] = /^(\d{1,2}) ?[-/.] ?(\d{4})$/.exec(text) ?? [];
  if (month !== undefined && inYear !== undefined) return months(Number(month), Number(month), Number(inYear));
  const [, first, second] = /^(\d{1,2}) ?[-/] ?(\d{1,2})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  if (Number(second) > 12 && Number(first) >= 1 && Number(first) <= 12 && second.length === 2) {
    const reading = months(Number(first), Number(first), fullYear(second));
    return { kind: "ambiguous", readings: [reading], reason: "monthYear" };
  }
  // 29/02 without a year is real in some year: the missing year is what to ask for.
  if (year === undefined) return isoOf(2000, Number(second), Number(first)) ? refused("year") : refused("impossible");
  return day(first, second, year);
}

function fullYear(text: string): number {
  const short = Number(text);
  return text.length > 2 ? short : short + (short <= LAST_SHORT_YEAR ? 2000 : 1900);
}

/** "05 tháng 6 năm 2024" ("ngày" is already off). */
function readWords(text: string, year: number | undefined): DateReading | null {
  const [, d, m, y] = /^(\d{1,2}) tháng (\d{1,2})(?:(?:,? năm |\/| )(\d{4}))?$/iu.exec(text) ?? [];
  if (d === undefined || m === undefined) return null;
  const inYear = y === undefined ? year : Number(y);
  return inYear === undefined ? refused("year") : day(d, m, inYear);
}

/** "tháng 8 năm 2024", "quý I", "Quý II/2024", "6 tháng đầu năm 2024", "năm 2024". */
function readPeriod(text: string, year: number | undefined): DateReading | null {
  const [, name, tail] = /^(.*?)[ ,/-]*(?:năm )?((?:1[89]|2[01])\d{2})?$/iu.exec(text) ?? [];
  if (name === undefined) return null;
  const y = tail === undefined ? year : Number(tail);
  const bounds = periodMonths(name.trim().toLowerCase(), tail !== undefined && /năm|^\d{4}$/iu.test(text));
  if (bounds === null) return null;
  return y === undefined ? refused("year") : months(bounds[0], bounds[1], y);
}

function periodMonths(name: string, yearNamed: boolean): [number, number] | null {
  if (name === "cả năm" || (name === "" && yearNamed)) return [1, 12];
  const [, month] = /^tháng (\d{1,2})$/u.exec(name) ?? [];
  if (month !== undefined) return [Number(month), Number(month)];
  const [, quarter] = /^qu[ýí] ?(i{1,3}|iv|[1-4])$/u.exec(name) ?? [];
  if (quarter !== undefined) {
    const n = ROMAN.indexOf(quarter) + 1 || Number(quarter);
    return [n * 3 - 2, n * 3];
  }
  const [, count, end] = /^0?([69]|3) tháng(?: (đầu|cuối)(?: năm)?)?$/u.exec(name) ?? [];
  if (count === undefined) return null;
  return end === "cuối" ? [13 - Number(count), 12] : [1, Number(count)];
}

function months(first: number, last: number, year: number): DateReading {
  const iso = isoOf(year, first, 1);
  const to = isoOf(year, last, last <= 12 ? daysInMonth(year, last) : 1);
  if (iso === null || to === null) return refused("impossible");
  const length = last - first + 1;
  const precision = length === 12 ? "year" : length === 3 ? "quarter" : "month";
  return { kind: "date", iso, to, precision };
}
