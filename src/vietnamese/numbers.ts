import { LONGEST_ENTRY, plainCharacters } from "./characters";
import { shiftDecimal } from "./decimal";
import { readNumeral, type NumeralMeaning } from "./numeral";
import { takeQualifiers, type Qualifier } from "./qualifiers";
import { spelledNumber } from "./spelled";
import { nfc } from "./text";
import { unitScale } from "./units";

export { roundHalfAway } from "./decimal";
export { formatNumber, formatPercent, NO_NUMBER, type NumberFormat, type NumberLocale } from "./numberFormat";
export type { Qualifier } from "./qualifiers";

/** Why a text is no number. `letters`: l or O typed for 1 or 0; `words`: written in words; both carry a suggestion. */
export type NumberRefusal =
  | "letters"
  | "words"
  | "text"
  | "dash"
  | "date"
  | "grouping"
  | "severalNumbers"
  | "units"
  | "reversedRange"
  | "qualifiers"
  | "scientific"
  | "tooLarge";

/**
 * Why a text has two readings. `dotDecimal` "1.5"; `commaThousand` "16,068"; `leadingDash` "- 5", a minus or a list mark;
 * `decrease` "giảm 5"; `monthOrRatio` "8/2024".
 */
export type NumberAmbiguity = "dotDecimal" | "commaThousand" | "leadingDash" | "decrease" | "monthOrRatio";

/** A number, `value` in its unit as printed ("2,3 triệu lượt" is 2.3 of "triệu lượt"); `decimals` as typed. */
export interface PlainNumber {
  kind: "number";
  value: number;
  qualifier?: Qualifier;
  unit?: string;
  /** A % sign (or "phần trăm") stood after it; the value stays in percent: 14,5% is 14.5. */
  percent: boolean;
  decimals: number;
  /** Written the English way (1,234.5). */
  style?: "en";
}
/** Khoảng: "138-140", "từ 138 đến 140". */
export interface NumberRange {
  kind: "range";
  from: number;
  to: number;
  qualifier?: Qualifier;
  unit?: string;
  percent: boolean;
}
/** Tử số/mẫu số: "184/192". The denominator may be 0. */
export interface NumberRatio {
  kind: "ratio";
  numerator: number;
  denominator: number;
  unit?: string;
  qualifier?: Qualifier;
}
export type NumberReading =
  | PlainNumber
  | NumberRange
  | NumberRatio
  | { kind: "ambiguous"; readings: NumberReading[]; reason: NumberAmbiguity }
  | { kind: "refused"; reason: NumberRefusal; suggestion?: string }
  | { kind: "empty" };

const LETTERS_FOR_DIGITS: ReadonlyMap<string, string> = new Map(
  [..."lI|!OoОоΟοSBZ"].map((letter, i) => [letter, "1111000000582"[i] ?? ""]),
);
const NUMERAL = /^(?:\d[\d., ]*|,\d+)/;
const RANGE_SIGN = /^\s*(?:[-~]|\.{2,3}|(?:đến|tới)(?=[\s\d]))\s*(?=[+\d,])/iu;
const DATES = [
  /^(?:ngày )?\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)/iu,
  /^(?:1[89]|2[01])\d\d-\d{1,2}-\d{1,2}(?!\d)/,
  /^(?:ngày|tháng|quý|năm) ?(?:\d|[ivx]+\b)/iu,
];

/** Reads what a person typed in a number cell. Never guesses: an unclear text is `ambiguous` or `refused`, never 0. */
export function parseNumber(text: string): NumberReading {
  const trimmed = plainCharacters(text).trim();
  if (trimmed.length > LONGEST_ENTRY) return refused("text");
  const plain = tidy(trimmed);
  if (plain === "") return { kind: "empty" };
  if (/^[-_.…]+$/.test(plain)) return refused("dash");
  if (DATES.some((pattern) => pattern.test(plain))) return refused("date");
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(plain)) return refused("scientific");
  return dashed(plain) ?? decreased(plain) ?? qualified(plain);
}

/** Multiplies out the scale words of the unit: 2.3 "triệu lượt" → 2300000 "lượt". Other readings come back as they are. */
export function scaled(reading: NumberReading): NumberReading {
  if (reading.kind === "ambiguous") return { ...reading, readings: reading.readings.map(scaled) };
  if (reading.kind === "refused" || reading.kind === "empty" || !reading.unit) return reading;
  const { power, rest } = unitScale(reading.unit);
  const unit = rest === "" ? undefined : rest;
  if (reading.kind === "number") {
    const decimals = Math.max(0, reading.decimals - power);
    return { ...reading, value: shiftDecimal(reading.value, power), decimals, unit };
  }
  if (reading.kind === "range") {
    return { ...reading, from: shiftDecimal(reading.from, power), to: shiftDecimal(reading.to, power), unit };
  }
  const numerator = shiftDecimal(reading.numerator, power);
  return { ...reading, numerator, denominator: shiftDecimal(reading.denominator, power), unit };
}

function refused(reason: NumberRefusal, suggestion?: string): NumberReading {
  return suggestion === undefined ? { kind: "refused", reason } : { kind: "refused", reason, suggestion };
}

/** One line, plain spaces and digits, "-" for every dash and minus; a full stop that ends a sentence goes. */
function tidy(text: string): string {
  return nfc(text)
    .replace(/^'/, "")
    .replace(/[\t\r\n\v\f\u2028\u2029]+/g, "; ")
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, (dash) => (dash === "\u2212" ? "\u2212" : "-"))
    .replace(/\u2212\s*(?=\d)/g, "-")
    .replace(/\u2212/g, "-")
    .replace(/ +/g, " ")
    .replace(/(?<=[\p{L}\d%)])\s*(?:\.\/\.|[.;]+)$/u, "")
    .trim();
}

/** "- 5": a minus sign or a list mark. With a range or a ratio after it, it can only be the mark. */
function dashed(text: string): NumberReading | null {
  const [, inner] = /^- +(\S.*)$/su.exec(text) ?? [];
  if (inner === undefined) return null;
  const reading = parseNumber(inner);
  return reading.kind === "number" ? bothSigns(reading, "leadingDash") : reading;
}

/** "giảm 5" says 5 or -5, depending on the indicator; "giảm còn 5" is 5; "âm 5" is -5. */
function decreased(text: string): NumberReading | null {
  const [, word, inner = ""] = /^(giảm|âm)\s+(?!còn|xuống)(.*)$/isu.exec(text) ?? [];
  if (word === undefined) return null;
  const reading = qualified(inner);
  if (reading.kind !== "number") return reading;
  return word.toLowerCase() === "âm" ? { ...reading, value: -reading.value } : bothSigns(reading, "decrease");
}

function bothSigns(reading: PlainNumber, reason: NumberAmbiguity): NumberReading {
  return { kind: "ambiguous", readings: [{ ...reading, value: -reading.value }, reading], reason };
}

function qualified(text: string): NumberReading {
  // "từ 138 đến 140" is a range; "từ 138" alone is a least value.
  const between = /^từ\s+(?=[\d.,]+\D*?(?:\s(?:đến|tới)\s+|-\s*)\d)/iu;
  const { rest, qualifier, conflict } = takeQualifiers(text.replace(between, ""));
  if (conflict) return refused("qualifiers");
  const inner = rest.replace(between, "");
  const letters = lettersForDigits(inner);
  if (letters !== null) return refused("letters", letters);
  if (!/\d/.test(inner)) {
    const spelled = spelledNumber(inner);
    return spelled === null ? refused("text") : refused("words", String(spelled));
  }
  return amount(inner, qualifier);
}

/** "l0" → "10", "1O5" → "105"; null when the first word is no number with letters slipped in. */
function lettersForDigits(text: string): string | null {
  if (/^[Oo]$/.test(text)) return "0";
  const [word = ""] = /^\S+/.exec(text) ?? [];
  if (!/\d/.test(word)) return null;
  const fixed = [...word].map((c) => LETTERS_FOR_DIGITS.get(c) ?? c).join("");
  return fixed !== word && /^[+-]?\d[\d.,/-]*%?$/.test(fixed) ? fixed + text.slice(word.length) : null;
}

interface Signed {
  meanings: NumeralMeaning[];
  reason?: NumberAmbiguity;
  rest: string;
}

function amount(text: string, qualifier: Qualifier | undefined): NumberReading {
  const first = takeNumeral(text);
  if ("kind" in first) return first;
  const slash = /^\s*(?:\/|trên(?: tổng số)?(?=\s))\s*(?=\d)/iu.exec(first.rest);
  if (slash) return ratio(first, first.rest.slice(slash[0].length), qualifier);
  const range = rangeAfter(first.rest);
  if (range) return rangeOf(first, range, qualifier);
  const tail = readTail(first.rest, first.meanings[0]?.value);
  if ("kind" in tail) return tail;
  const readings = first.meanings.map((meaning): PlainNumber => {
    const { value, decimals, style } = meaning;
    const reading: PlainNumber = { kind: "number", value, percent: tail.percent, decimals };
    if (qualifier) reading.qualifier = qualifier;
    if (tail.unit) reading.unit = tail.unit;
    if (style) reading.style = style;
    return reading;
  });
  // A percentage is never thousands with zeros lost.
  const likely = tail.percent && first.reason === "dotDecimal" ? readings.slice(0, 1) : readings;
  return only(likely, first.reason);
}

function only(readings: NumberReading[], reason: NumberAmbiguity | undefined): NumberReading {
  const [one] = readings;
  return reason === undefined && one ? one : { kind: "ambiguous", readings, reason: reason ?? "dotDecimal" };
}

/** The numeral at the start of the text, with its sign, and what follows it. */
function takeNumeral(text: string): Signed | (NumberReading & { kind: "refused" }) {
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  const found = NUMERAL.exec(text.slice(sign.length))?.[0];
  if (found === undefined) return { kind: "refused", reason: "text" };
  const numeral = found.replace(/(?:\.{2,3})?[ ]*$/, "");
  const read = readNumeral(numeral);
  if (read.kind === "refused") return read;
  const rest = text.slice(sign.length + numeral.length);
  const meanings = (read.kind === "sure" ? [read.meaning] : read.meanings).map((meaning) =>
    sign === "-" && meaning.value !== 0 ? { ...meaning, value: -meaning.value } : meaning,
  );
  return { meanings, rest, reason: read.kind === "ambiguous" ? read.reason : undefined };
}

/** The unit written before a range sign ("6,6%-6,8%") and the text after it; null where no range follows. */
function rangeAfter(rest: string): { unit: string; after: string } | null {
  for (let at = 0; at < rest.length && !/\d/.test(rest[at] ?? ""); at++) {
    const sign = RANGE_SIGN.exec(rest.slice(at));
    const word = /^\s*\p{L}/u.test(sign?.[0] ?? "") && !/[\s%]$/.test(rest.slice(0, at)) && at > 0;
    if (sign && !word) return { unit: rest.slice(0, at).trim(), after: rest.slice(at + sign[0].length) };
  }
  return null;
}

function rangeOf(
  first: Signed,
  range: { unit: string; after: string },
  qualifier: Qualifier | undefined,
): NumberReading {
  const second = takeNumeral(range.after);
  if ("kind" in second) return second;
  const left = readTail(range.unit, undefined);
  const right = readTail(second.rest, undefined);
  if ("kind" in left) return left;
  if ("kind" in right) return right;
  // "2,3 triệu - 2,5 triệu lượt": the noun once is enough.
  const sameUnit = left.unit === undefined || left.unit === right.unit || right.unit?.startsWith(`${left.unit} `);
  const bareLeft = !left.percent && left.unit === undefined;
  if (!sameUnit || (!bareLeft && left.percent !== right.percent)) return refused("units");
  const readings = together(first, second).map(([from, to]): NumberReading => {
    if (from.value > to.value) return refused("reversedRange");
    const reading: NumberRange = { kind: "range", from: from.value, to: to.value, percent: right.percent };
    if (qualifier) reading.qualifier = qualifier;
    if (right.unit) reading.unit = right.unit;
    return reading;
  });
  return monthOf(first, second, range.after, readings) ?? choose(readings, first.reason ?? second.reason);
}

function ratio(first: Signed, after: string, qualifier: Qualifier | undefined): NumberReading {
  const second = takeNumeral(after);
  if ("kind" in second) return second;
  const tail = readTail(second.rest, undefined);
  if ("kind" in tail) return tail;
  if (tail.percent) return refused("units");
  const readings = together(first, second).map(([{ value: numerator }, { value: denominator }]): NumberReading => {
    const reading: NumberRatio = { kind: "ratio", numerator, denominator };
    if (tail.unit) reading.unit = tail.unit;
    if (qualifier) reading.qualifier = qualifier;
    return reading;
  });
  return monthOf(first, second, after, readings) ?? choose(readings, first.reason ?? second.reason);
}

/** "8/2024" and "8-2024" may be a month of a year. */
function monthOf(first: Signed, second: Signed, after: string, readings: NumberReading[]): NumberReading | null {
  const [month, year] = [first.meanings[0]?.value ?? 0, second.meanings[0]?.value ?? 0];
  const maybe = month >= 1 && month <= 12 && year >= 1900 && year <= 2100 && /^\d{4}$/.test(after.trim());
  return maybe ? { kind: "ambiguous", readings: [...readings, refused("date")], reason: "monthOrRatio" } : null;
}

/** Drops readings that contradict themselves (a range that runs backwards) where another one holds. */
function choose(readings: NumberReading[], reason: NumberAmbiguity | undefined): NumberReading {
  const sound = readings.filter(({ kind }) => kind !== "refused");
  const [one] = sound.length > 0 ? sound : readings;
  if (one && (reason === undefined || sound.length === 0)) return one;
  return { kind: "ambiguous", readings: sound, reason: reason ?? "dotDecimal" };
}

/** Pairs of meanings that hold together: both numerals of one text are written the same way. */
function together(a: Signed, b: Signed): [NumeralMeaning, NumeralMeaning][] {
  if (a.meanings.length === b.meanings.length) return a.meanings.flatMap((m, i) => pair(m, b.meanings[i]));
  return a.meanings.flatMap((m) => b.meanings.flatMap((n) => pair(m, n)));
}

function pair(a: NumeralMeaning, b: NumeralMeaning | undefined): [NumeralMeaning, NumeralMeaning][] {
  return b ? [[a, b]] : [];
}

/** What stands after the number: % and a unit. Digits may stand in a unit only as in "m2" and "giường/10.000 dân". */
function readTail(
  rest: string,
  value: number | undefined,
): { percent: boolean; unit?: string } | (NumberReading & { kind: "refused" }) {
  const tail = rest.trim();
  if (tail === "") return { percent: false };
  const [, spelled] = /^\(([^)]*)\)/u.exec(tail) ?? [];
  if (spelled !== undefined && value !== undefined && spelledNumber(spelled) === value) {
    return readTail(tail.slice(spelled.length + 2), undefined);
  }
  const [percentSign] = /^(?:%|phần trăm(?!\p{L}))\s*/iu.exec(tail) ?? [];
  const unit = percentSign === undefined ? tail : tail.slice(percentSign.length);
  const percent = percentSign !== undefined;
  if (/\d/.test(unit.replace(/\/\s*\d[\d.]*/g, "").replace(/\p{L}\d(?!\d)/gu, ""))) {
    return { kind: "refused", reason: "severalNumbers" };
  }
  if (unit === "") return { percent };
  if (!/^[\p{L}$‰°/€(]/u.test(unit) || (unit.startsWith("(") && !percent)) return { kind: "refused", reason: "text" };
  return { percent, unit };
}
