import { strFromU8 } from "fflate";

/** Windows-1258 (Vietnamese), 0x80 to 0xFF; tone marks are combining characters, joined by NFC. */
const HIGH =
  "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\ufffd\u2039\u0152\ufffd\ufffd\ufffd" +
  "\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\ufffd\u203a\u0153\ufffd\ufffd\u0178" +
  "\u00a0\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00af" +
  "\u00b0\u00b1\u00b2\u00b3\u00b4\u00b5\u00b6\u00b7\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be\u00bf" +
  "\u00c0\u00c1\u00c2\u0102\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u0300\u00cd\u00ce\u00cf" +
  "\u0110\u00d1\u0309\u00d3\u00d4\u01a0\u00d6\u00d7\u00d8\u00d9\u00da\u00db\u00dc\u01af\u0303\u00df" +
  "\u00e0\u00e1\u00e2\u0103\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u0301\u00ed\u00ee\u00ef" +
  "\u0111\u00f1\u0323\u00f3\u00f4\u01a1\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u01b0\u20ab\u00ff";

/** Characters handed to String.fromCharCode at once. */
const CHUNK = 8192;

function utf16(bytes: Uint8Array, little: boolean): string {
  let text = "";
  for (let at = 2; at + 1 < bytes.length; at += 2 * CHUNK) {
    const codes: number[] = [];
    for (let i = at; i + 1 < bytes.length && i < at + 2 * CHUNK; i += 2)
      codes.push(little ? bytes[i]! | (bytes[i + 1]! << 8) : (bytes[i]! << 8) | bytes[i + 1]!);
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** Whether every byte fits UTF-8: "\ufffd" stands only where the file itself has it (EF BF BD). */
function isUtf8(bytes: Uint8Array, text: string): boolean {
  let odd = text.split("\ufffd").length - 1;
  for (let at = bytes.indexOf(0xef); odd > 0 && at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) odd--;
  return odd === 0;
}

/**
 * Text of a .csv, in the encodings that spreadsheets write: UTF-16 ("Unicode Text") and UTF-8 by their byte order marks,
 * UTF-8 where every byte fits, else windows-1258, what Excel in Vietnam takes for plain "CSV".
 */
export function plainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, false);
  const text = strFromU8(bytes);
  if (isUtf8(bytes, text)) return text.replace(/^\ufeff/, "");
  return strFromU8(bytes, true)
    .replace(/[\x80-\xff]/g, (c) => HIGH[c.charCodeAt(0) - 128]!)
    .normalize("NFC");
}
