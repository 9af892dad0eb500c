/** Vietnamese texts that lost their letters on the way: UTF-8 read as Latin-1, question marks, keystrokes no input method took. */

/** What Windows-1252 shows for bytes 0x80–0x9f; the five it leaves out stay control characters. */
const WINDOWS = new Map(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((letter, i) => [
    letter.codePointAt(0)!,
    0x80 + i,
  ]),
);

function bytesOf(text: string): number[] | null {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    const byte = code < 0x100 ? code : WINDOWS.get(code);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return bytes;
}

/** UTF-8 to text; null where the bytes are no UTF-8 of two or three bytes a letter. */
function decoded(bytes: readonly number[]): { text: string; wide: number } | null {
  let text = "";
  let wide = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!;
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : -1;
    if (more < 0) return null;
    let code = more === 0 ? byte : byte & (more === 1 ? 0x1f : 0x0f);
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k];
      if (next === undefined || (next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 0x3f);
    }
    if (more > 0) wide += 1;
    text += String.fromCodePoint(code);
    i += more + 1;
  }
  return { text, wide };
}

/** The text that was meant where UTF-8 was read as Latin-1 or Windows-1252 ("HoÃ n thÃ nh" is "Hoàn thành"); null where it was not. */
export function unmangled(text: string): string | null {
  if (!/[\u00c2-\u00ef]/.test(text)) return null;
  const bytes = bytesOf(text);
  const read = bytes && decoded(bytes);
  return read && read.wide >= 2 && /[\u00c0-\u1ef9]/.test(read.text) ? read.text : null;
}

/** A word whose Vietnamese letters became question marks ("nhi?m v?"), where at least two words did; null where none. */
export function lostLetters(text: string): string | null {
  const words = text.match(/[\p{L}?]*\p{L}[\p{L}?]*/gu) ?? [];
  const inside = words.filter((word) => /\p{L}\?+\p{L}/u.test(word));
  const all = words.filter((word) => word.includes("?"));
  return inside.length > 0 && all.length >= 2 ? inside[0]! : null;
}

/** Syllables as Telex (dduwowcj, nhieejm) and VIQR (ddu+o+.c, nhie^.m) type them when no input method is listening. */
const TELEX = /^[a-z]*(?:aa|ee|oo|aw|ow|uw|dd|[aeiouy][a-z]{0,3}[fsrxj])[a-z]*$/i;
const TELEX_SURE = /aa|ee[a-z]*[fsrxj]|ee|oo[a-z]*[fsrxj]|aw|ow[a-z]*[fsrxj]?|uw|^dd/i;
const VIQR = /[aeou][(^+]|[aeiouy][(^+]?[`'~?.](?=[a-z])|dd[aeiouy]/i;

/** A word of raw keystrokes, where most of a text is made of them; null where the text is plain. Texts with any accented letter are plain. */
export function rawKeys(text: string): string | null {
  if (/[^\x20-\x7e\n]/.test(text)) return null;
  const words = text.split(/\s+/).filter((word) => /[a-z]/i.test(word));
  if (words.length < 3) return null;
  const viqr = words.filter((word) => VIQR.test(word));
  if (viqr.length >= 2 && viqr.length >= words.length * 0.4) return viqr[0]!;
  const telex = words.filter((word) => TELEX.test(word));
  const sure = telex.filter((word) => TELEX_SURE.test(word));
  return sure.length >= 2 && telex.length >= words.length * 0.6 ? sure[0]! : null;
}
