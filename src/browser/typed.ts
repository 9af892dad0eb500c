/** What a person's typed text means in a cell; `format` is the number format a cell without one gets with it. */
export type Typed = { number: number; format?: string } | { text: string };

/** A number as it is typed in Vietnam: thousands by dots in threes, the decimal part after a comma, "%" at the end. */
const NUMBER = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d+))?(?:[eE]([+-]?\d{1,3}))?\s*(%?)$/;

/** Day, month, year of four digits, or of two which are this century's. */
const DATE = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4}|\d{2})$/;

/** Day and month alone, read in cells for dates only: elsewhere "2-3" is a range and "10/10" ten out of ten. */
const DAY = /^(\d{1,2})[/\-.](\d{1,2})$/;

/** A date that is one wherever it stands. "1.1.2024" may be a heading's number, "5-3-26" anything. */
const WHOLE_DATE = /^\d{1,2}([/-])\d{1,2}\1\d{4}$/;

/** How Vietnamese offices write dates. */
export const DATE_FORMAT = "dd/mm/yyyy";

/** "16.068" → 16068, "14,5" → 14.5, "50%" → 0.5, "-1.234,5" → -1234.5; null for what is no number, "14.5" among it. */
export function readNumber(text: string): { value: number; percent: boolean } | null {
  const match = NUMBER.exec(text.trim());
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const [, sign = "", whole = "0", part = "0", power = "0", percent] = match;
  const value = Number(`${sign}${whole.replace(/\./g, "")}.${part}e${power}`);
  if (!Number.isFinite(value)) return null;
  // Division by 100 in decimal, so that "0,29%" is 0.0029 and not its neighbour.
  return percent
    ? { value: Number(`${sign}${whole.replace(/\./g, "")}.${part}e${Number(power) - 2}`), percent: true }
    : { value, percent: false };
}

/** "30/06/2024" → its serial number (1900 system), "30/6" that day of `thisYear`; null for what is no day of the calendar. */
export function readDate(text: string, thisYear?: number): number | null {
  const match = DATE.exec(text.trim()) ?? (thisYear === undefined ? null : DAY.exec(text.trim()));
  if (!match) return null;
  const [day, month, written] = [Number(match[1]), Number(match[2]), match[3] ?? String(thisYear)];
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  if (year < 1901 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  return time / 86_400_000 + 25_569;
}

/** Strips what a number format quotes or escapes, so that its letters can be looked at. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").split(";")[0]!;
}

export function isDateFormat(format: string): boolean {
  return /[dy]|m{3,}|m.*[/-]/i.test(bare(format)) && !/^general$/i.test(bare(format));
}

export function isPercentFormat(format: string): boolean {
  return bare(format).includes("%");
}

/**
 * What typed text means in a cell of a number format ("" for none), in the year of today.
 * - A text cell keeps it as it is; an apostrophe before it does the same anywhere, and is not part of it.
 * - A cell for dates takes "5/3" too. A cell without a format takes only what is a date beyond doubt, and becomes a date cell.
 * - "14,5%" counts percents in a percent cell, as a bare number does there, and makes one of a cell without a format. In a cell
 *   for numbers it stays the text it is: stored as 0.145 it would be read as a figure a hundred times too small.
 */
export function readTyped(text: string, format: string, thisYear: number): Typed {
  if (text.startsWith("'")) return { text: text.slice(1) };
  if (format === "@") return { text };
  const plain = format === "";
  if (isDateFormat(format) || (plain && WHOLE_DATE.test(text.trim()))) {
    const serial = readDate(text, thisYear);
    if (serial !== null) return { number: serial, ...(plain ? { format: DATE_FORMAT } : {}) };
  }
  const found = readNumber(text);
  if (!found) return { text };
  if (isPercentFormat(format)) return { number: found.percent ? found.value : Number(`${found.value}e-2`) };
  if (!found.percent) return { number: found.value };
  if (!plain) return { text };
  const decimals = /,(\d+)/.exec(text)?.[1]?.length ?? 0;
  return { number: found.value, format: decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%` };
}

/** The text a number is edited as: the inverse of readTyped. */
export function showTyped(value: number, format: string): string {
  if (isDateFormat(format) && Number.isInteger(value) && value > 366 && value < 2_958_466) {
    const day = new Date((value - 25_569) * 86_400_000);
    const two = (n: number): string => String(n).padStart(2, "0");
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
  }
  if (isPercentFormat(format)) return `${Number((value * 100).toPrecision(15))}%`.replace(".", ",");
  return String(value).replace(".", ",");
}

/** Rows of cells from tab-separated text as spreadsheets put it on the clipboard; quotes hold line breaks and tabs. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.replace(/\r?\n$/, "").length;
  while (at <= end) {
    let cell = "";
    const closing = text[at] === '"' ? /"(?:\t|\r?\n|$)/g : null;
    if (closing) {
      closing.lastIndex = at + 1;
      let found = closing.exec(text);
      while (found && /"$/.test(text.slice(at + 1, found.index)) && oddQuotes(text.slice(at + 1, found.index)))
        found = closing.exec(text);
      const quoted = found ? text.slice(at + 1, found.index) : null;
      if (quoted !== null && (quoted.includes("\n") || quoted.includes("\t") || quoted.includes('""'))) {
        cell = quoted.replace(/""/g, '"');
        at = found!.index + 1;
      } else [cell, at] = until(text, at, end);
    } else [cell, at] = until(text, at, end);
    row.push(cell);
    if (text[at] === "\t" && at < end) at++;
    else {
      rows.push(row);
      row = [];
      if (at >= end) break;
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
  }
  return rows;
}

function oddQuotes(text: string): boolean {
  return (/"+$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}

function until(text: string, from: number, end: number): [string, number] {
  let at = from;
  while (at < end && text[at] !== "\t" && text[at] !== "\n") at++;
  return [text.slice(from, at).replace(/\r$/, ""), at];
}
