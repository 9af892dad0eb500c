import { isAscii, LETTER_TWINS, withoutInvisible } from "./characters";
import { editDistance } from "./editDistance";

/**
 * Tone marks (dấu thanh) and the letters that stand for them at the end of a syllable in a key. Modifier letters are used, not
 * digits: "Tổ 1" and "to1" must not meet "tó", and Unicode compatibility decomposition leaves these alone.
 */
const TONES: ReadonlyMap<string, string> = new Map([
  ["\u0300", "\u02cb"], // huyền
  ["\u0301", "\u02ca"], // sắc
  ["\u0303", "\u02f7"], // ngã
  ["\u0309", "\u02c0"], // hỏi
  ["\u0323", "\u02d1"], // nặng
]);
const TONE_LETTERS = "\u02cb\u02ca\u02f7\u02c0\u02d1";

/** A word of letters and marks; punctuation and digits end it. */
const WORD = new RegExp(`[\\p{L}\\p{M}${TONE_LETTERS}]+`, "gu");
/** Whatever a key does not keep. "%", "&" and comparison signs carry meaning in labels and units. */
const NOT_KEPT = new RegExp(`[^\\p{L}\\p{M}\\p{N}${TONE_LETTERS}%‰&+<>=≥≤°$]+`, "gu");
/** Syllables written with i or y alike: hy, ky, ly, my, sy, ty, quy. Only whole ones (tai is not tay). */
const I_OR_Y = new RegExp(`(?<![\\p{L}\\p{M}])(h|k|l|m|s|t|qu)y(?![\\p{L}\\p{M}])`, "gu");
/** The same before tone letters, which are letters to Unicode. */
const I_OR_Y_TONED = new RegExp(`(?<![\\p{L}\\p{M}])(h|k|l|m|s|t|qu)y(?=[${TONE_LETTERS}]+(?![\\p{L}\\p{M}]))`, "gu");

const TWINS_LOWER: ReadonlyMap<string, string> = new Map(
  [...LETTER_TWINS].map(([from, to]) => [from.toLowerCase(), to.toLowerCase()]),
);

/** Unicode NFC ("dựng sẵn"), the form Vietnamese documents use. */
export function nfc(text: string): string {
  return isAscii(text) ? text : text.normalize("NFC");
}

/** True when the text holds decomposed letters ("tổ hợp"): lookups in Excel fail on it though cells look equal. */
export function hasDecomposed(text: string): boolean {
  return !isAscii(text) && text.normalize("NFC") !== text;
}

const CACHE_SIZE = 20_000;
/** Paragraphs seldom come twice; only labels and names are remembered. */
const LONGEST_CACHED = 300;
const keys = new Map<string, string>();

/**
 * Key for matching text. Equal for NFC and NFD, hòa and hoà, sĩ and sỹ, Đ and its look-alikes, any case, spaces, dashes,
 * quotes and punctuation. Tones are kept: "lần" and "lân" differ. Idempotent. For comparing only, never for showing.
 */
export function textKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = isAscii(text) ? asciiKey(text) : unicodeKey(text);
  if (text.length > LONGEST_CACHED) return key;
  if (keys.size >= CACHE_SIZE) keys.clear();
  keys.set(text, key);
  return key;
}

function asciiKey(text: string): string {
  const plain = text.toLowerCase().replace(/[^a-z0-9%&+<>=$]+/g, " ");
  return spaced(plain.replace(/(?<![a-z])(h|k|l|m|s|t|qu)y(?![a-z])/g, "$1i"));
}

function unicodeKey(text: string): string {
  const plain = withoutInvisible(text)
    .replace(/\u00ad/g, "")
    .normalize("NFKD")
    .toLowerCase();
  const kept = plain.replace(WORD, toneLast).replace(NOT_KEPT, " ");
  return spaced(kept.normalize("NFC").replace(I_OR_Y, "$1i").replace(I_OR_Y_TONED, "$1i"));
}

/** The word with Latin letters for their twins and its tones moved to the end. */
function toneLast(word: string): string {
  let letters = "";
  let tones = "";
  for (const letter of word) {
    const tone = TONES.get(letter) ?? (TONE_LETTERS.includes(letter) ? letter : undefined);
    if (tone !== undefined) tones += tone;
    else letters += TWINS_LOWER.get(letter) ?? letter;
  }
  return letters + tones;
}

function spaced(text: string): string {
  return text.replace(/ *& */g, "&").replace(/ +/g, " ").trim();
}

/** textKey without tones and vowel marks ("so noi vu"): for searching and for guesses a person confirms. */
export function looseKey(text: string): string {
  const key = textKey(text);
  if (isAscii(key)) return key;
  return key
    .normalize("NFD")
    .replace(new RegExp(`[\\p{M}${TONE_LETTERS}]+`, "gu"), "")
    .replace(/đ/g, "d")
    .replace(I_OR_Y, "$1i");
}

/**
 * How alike two names are, 0 to 1: 1 when textKey is equal, at most 0.97 when only tones differ. Half comes from words that meet
 * (in any order), half from the edit distance of the whole. Different numbers ("Cụm 1", "Cụm 2") never rate above 0.7.
 * For proposals a person confirms; nothing is matched on it alone.
 */
export function similarity(a: string, b: string): number {
  if (textKey(a) === textKey(b)) return 1;
  const [left = "", right = ""] = [looseKey(a), looseKey(b)].sort();
  if (left === "" || right === "") return 0;
  const whole = 1 - editDistance(left, right) / Math.max(left.length, right.length);
  const score = Math.min(0.97, (whole + wordsInCommon(left.split(" "), right.split(" "))) / 2);
  return numbersIn(left) === numbersIn(right) ? score : Math.min(score, 0.7);
}

function numbersIn(key: string): string {
  return (key.match(/\d+/g) ?? []).map(Number).join(" ");
}

/** Dice coefficient over words, a word counting as far as it is spelt alike (from 0.6 up). */
function wordsInCommon(a: string[], b: string[]): number {
  const left = [...b];
  let shared = 0;
  for (const word of a) {
    let best = 0;
    let at = -1;
    left.forEach((other, i) => {
      const alike = word === other ? 1 : 1 - editDistance(word, other) / Math.max(word.length, other.length);
      if (alike > best) [best, at] = [alike, i];
    });
    if (best < 0.6) continue;
    shared += best;
    left.splice(at, 1);
  }
  return (2 * shared) / (a.length + b.length);
}

/** A letter of another alphabet found in the text, and the letter that was meant. `index` counts UTF-16 units. */
export interface LookAlike {
  index: number;
  found: string;
  meant: string;
}

/** Cyrillic or Greek letters amid Latin ones, and Ð (Eth) or Ɖ for Đ. Text wholly in another alphabet is left alone. */
export function lookAlikes(text: string): LookAlike[] {
  if (isAscii(text) || !/\p{Script=Latin}/u.test(text)) return [];
  const found: LookAlike[] = [];
  for (const word of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    if ([...word[0]].some((c) => !/[\p{Script=Latin}\p{M}]/u.test(c) && !LETTER_TWINS.has(c))) continue;
    let index = word.index;
    for (const letter of word[0]) {
      const meant = LETTER_TWINS.get(letter);
      if (meant !== undefined) found.push({ index, found: letter, meant });
      index += letter.length;
    }
  }
  return found;
}

/**
 * Splits a cell that lists units (đơn vị): on ";", "; -" and line ends, never on commas, because "Ban Thi đua - Khen thưởng,
 * Sở Nội vụ" is one unit. A line that ends in "-" or "," goes on in the next one.
 */
export function splitUnits(text: string): string[] {
  return text
    .replace(/([-–—,])[^\S\n\r]*(?:\r\n|\r|\n)/g, "$1 ")
    .split(/[;\uff1b\r\n\u2028\u2029]+/)
    .map((part) =>
      part
        .replace(/^[\s\u200b\ufeff]*(?:[-–—+•*·▪]\s*)*/, "")
        .replace(/\s+/g, " ")
        .replace(/(?<![ .,\u200b])[ .,\u200b]+$/, ""),
    )
    .filter((part) => part !== "");
}

/** Capitals (IN HOA) of Vietnamese text, in NFC. */
export function capitalsVi(text: string): string {
  return nfc(text).toUpperCase();
}

const collator = new Intl.Collator("vi", { numeric: true });

/** Order of the Vietnamese alphabet (a ă â … d đ …; tones ngang huyền hỏi ngã sắc nặng); numbers by size. */
export function compareVi(a: string, b: string): number {
  return collator.compare(nfc(a), nfc(b));
}
