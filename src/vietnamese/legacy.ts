import { TCVN3, VNI } from "./legacyMaps";
import { isSyllable } from "./syllable";

/** Encodings from before Unicode that old fonts show as Vietnamese: .VnTime and its like, VNI-Times and its like. */
export type LegacyEncoding = "TCVN3" | "VNI";

/** `sure` false: plausible, but the officer must see the converted text and agree. */
export interface LegacyText {
  encoding: LegacyEncoding;
  sure: boolean;
}

/** Letters that only Unicode Vietnamese has; text with one of them needs no conversion. */
const UNICODE_VIETNAMESE =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u;
/** Characters that are signs in Unicode, not letters; inside words they are the mark of TCVN3. */
const SIGNS = /[¡-¾×÷]/g;
const WORD = /[A-Za-z¡-¾À-ÿ]+/g;

/**
 * Tells text in a legacy encoding. The font decides where it is known (.Vn*, VNI-*); without it the text must be no Vietnamese as
 * it stands and all Vietnamese once converted. VNI without its font is never sure, since its characters are ordinary letters of
 * other languages. Null for Unicode text, whatever its font.
 */
export function detectLegacy(text: string, font?: string): LegacyText | null {
  if (!/[\u00a1-\u00ff]/.test(text) || UNICODE_VIETNAMESE.test(text)) return null;
  const named = encodingOfFont(font);
  if (named !== null) {
    const unchanged = fromLegacy(text, named) === text;
    return unchanged || isReadable(text) ? null : { encoding: named, sure: becomesVietnamese(text, named) };
  }
  if (converts(text, "TCVN3"))
    return { encoding: "TCVN3", sure: (brokenWords(text).join("").match(SIGNS) ?? []).length >= 2 };
  return converts(text, "VNI") ? { encoding: "VNI", sure: false } : null;
}

/**
 * Text in Unicode (NFC). Characters the encoding does not have stay as they are. Fonts of TCVN3 whose names end in H (.VnTimeH)
 * show small letters as capitals, so capitals come back.
 */
export function fromLegacy(text: string, encoding: LegacyEncoding, font?: string): string {
  if (encoding === "TCVN3") {
    const letters = [...text].map((c) => TCVN3.get(c) ?? c).join("");
    return /^\.vn.*h$/i.test(font?.trim() ?? "") ? letters.toUpperCase() : letters;
  }
  let out = "";
  for (let i = 0; i < text.length;) {
    const two = VNI.get(text.slice(i, i + 2));
    const one = text[i] ?? "";
    out += two ?? VNI.get(one) ?? one;
    i += two === undefined ? 1 : 2;
  }
  return out;
}

function encodingOfFont(font: string | undefined): LegacyEncoding | null {
  const name = font?.trim() ?? "";
  if (/^\.vn/i.test(name)) return "TCVN3";
  return /^vni[-\s]/i.test(name) ? "VNI" : null;
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function hasMarks(word: string): boolean {
  return /[\u00a1-\u00ff]/.test(word);
}

/** Every marked word is a Vietnamese syllable as it stands ("cá nhân" typed in Unicode, the old font left on). */
function isReadable(text: string): boolean {
  return wordsOf(text).filter(hasMarks).every(isSyllable);
}

/** Every marked word is Vietnamese once converted: a syllable, or an abbreviation in capitals (ĐBSH). */
function becomesVietnamese(text: string, encoding: LegacyEncoding): boolean {
  return wordsOf(text)
    .filter(hasMarks)
    .map((word) => fromLegacy(word, encoding))
    .every((word) => isSyllable(word) || /^\p{Lu}+$/u.test(word));
}

/**
 * The text pays for converting: it becomes Vietnamese, hardly a word is none afterwards, and two different words were none before
 * or one held two signs. One word with a letter or two proves nothing ("où", "µm").
 */
function converts(text: string, encoding: LegacyEncoding): boolean {
  if (!becomesVietnamese(text, encoding)) return false;
  const words = wordsOf(text);
  const good = words.filter((word) => isSyllable(fromLegacy(word, encoding)) || /^[A-ZÀ-Þ§¡-¦]+$/.test(word));
  if (good.length < words.length * 0.8) return false;
  const broken = brokenWords(text);
  return broken.length >= 2 || (encoding === "TCVN3" && (broken[0]?.match(SIGNS) ?? []).length >= 2);
}

/** Different words, with a plain letter in them, that are no Vietnamese as they stand. */
function brokenWords(text: string): string[] {
  return [...new Set(wordsOf(text).filter((word) => hasMarks(word) && /[A-Za-z]/.test(word) && !isSyllable(word)))];
}
