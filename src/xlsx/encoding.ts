import { isText } from "./bytes";
import { fail } from "./errors";

/** Writes one code point as UTF-8; gives the place after it. */
export function pushUtf8(out: Uint8Array, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 63);
    out[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 63);
  out[at + 2] = 0x80 | ((code >> 6) & 63);
  out[at + 3] = 0x80 | (code & 63);
  return at + 4;
}

function fromUtf16(data: Uint8Array, from: number, big: boolean): Uint8Array {
  const out = new Uint8Array(((data.length - from) >> 1) * 3);
  let length = 0;
  for (let i = from; i + 1 < data.length; i += 2) {
    let code = big ? (data[i]! << 8) | data[i + 1]! : data[i]! | (data[i + 1]! << 8);
    if (code >= 0xd800 && code < 0xdc00 && i + 3 < data.length) {
      const low = big ? (data[i + 2]! << 8) | data[i + 3]! : data[i + 2]! | (data[i + 3]! << 8);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    length = pushUtf8(out, length, code);
  }
  return out.subarray(0, length);
}

function fromLatin1(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length * 2);
  let length = 0;
  for (let i = 0; i < data.length; i++) length = pushUtf8(out, length, data[i]!);
  return out.subarray(0, length);
}

const USUAL = '<?xml version="1.0" encoding="UTF-8"';

/** The encoding an XML declaration names, in lower case; "" when it names none. */
function declared(data: Uint8Array): string {
  if (data[0] !== 60 || data[1] !== 63) return "";
  const end = data.indexOf(62);
  let head = "";
  for (let i = 0; i < Math.min(end, 200); i++) head += String.fromCharCode(data[i]!);
  return (/encoding\s*=\s*["']([^"']*)/.exec(head)?.[1] ?? "").toLowerCase();
}

/**
 * A part's bytes as UTF-8 without a byte order mark. UTF-16 is told by its mark or its first "<" (XML 1.0 appendix F);
 * of the 8-bit encodings only Latin-1 is met in workbooks, others are refused. Throws XlsxError badXml.
 */
export function utf8Part(data: Uint8Array, part: string): Uint8Array {
  const a = data[0];
  const b = data[1];
  if (a === 0xef && b === 0xbb && data[2] === 0xbf) return data.subarray(3);
  if (a === 0xff && b === 0xfe) return fromUtf16(data, 2, false);
  if (a === 0xfe && b === 0xff) return fromUtf16(data, 2, true);
  if (a === 60 && b === 0) return fromUtf16(data, 0, false);
  if (a === 0 && b === 60) return fromUtf16(data, 0, true);
  if (isText(data, 0, USUAL.length, USUAL)) return data;
  const name = declared(data);
  if (name === "" || name === "utf-8" || name === "utf8" || name === "us-ascii" || name === "ascii") return data;
  // Said to be UTF-16 but not: a text that was converted without its declaration.
  if (name.startsWith("utf-16")) return data;
  if (name === "iso-8859-1" || name === "latin1") return fromLatin1(data);
  return fail("badXml", `${part}: encoding ${name}`);
}
