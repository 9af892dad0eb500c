/** Characters that look like others: digits of other scripts, spaces, dashes, letters of other alphabets. */

/** Characters that take no room on screen (zero-width spaces and joiners, direction marks, byte order mark). */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0e|\ufe0f/g;
const FULLWIDTH = /[\uff01-\uff5e]/g;
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Longest text read as a number, date or unit. Paragraphs are none, and patterns must not labour over a whole page. */
export const LONGEST_ENTRY = 200;

/** True when every character is printable ASCII: such text needs no Unicode work at all. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Same text with invisible characters removed. U+00AD stays: in TCVN3 text it is the letter "ư". */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/**
 * Same text with ASCII digits and signs where fullwidth forms, Arabic-Indic or Persian digits were typed,
 * and plain spaces where no-break, thin or ideographic spaces stood.
 */
export function plainCharacters(text: string): string {
  if (isAscii(text)) return text;
  return withoutInvisible(text)
    .replace(FULLWIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(EASTERN_DIGITS, (c) => String(c.charCodeAt(0) & 0xf))
    .replace(/\u066b/g, ",")
    .replace(/\u066c/g, ".")
    .replace(ODD_SPACES, " ");
}

/** Letters of other alphabets and what a Vietnamese typist meant: Cyrillic and Greek twins, and the Đ look-alikes. */
export const LETTER_TWINS: ReadonlyMap<string, string> = new Map([
  ...pairs("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"),
  ...pairs("аеѕіјорсухԛԝ", "aesijopcyxqw"),
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
  ...pairs("ον", "ov"),
  ...pairs("ÐƉðɖ", "ĐĐđđ"),
]);

function pairs(from: string, to: string): [string, string][] {
  const letters = [...to];
  return [...from].map((letter, i) => [letter, letters[i] ?? letter]);
}
