import { strFromU8 } from "fflate";
import { fail } from "./errors";
import { referenceCode, skipMarkup } from "./scan";

/**
 * Collects the texts of a book as the bytes of one JSON array and decodes them all at once: one call of the decoder
 * instead of one for each cell, and JSON.parse makes strings that stand alone. (A slice of one large string would be as
 * fast and keep the whole of it alive for as long as any short text of it lives.)
 */
export interface TextPool {
  bytes: Uint8Array;
  length: number;
  count: number;
  limit: number;
}

/** Bytes of the last pool, for the next: files are read by the thousand. */
let spare: Uint8Array | null = null;
const SPARE = 1 << 20;
/** One JavaScript string can hold about 2^29 characters. */
const MOST = 256 << 20;

/** An empty pool that may hold `limit` texts. */
export function openPool(limit: number): TextPool {
  const bytes = spare ?? new Uint8Array(64 << 10);
  spare = null;
  bytes[0] = 91;
  return { bytes, length: 1, count: 0, limit };
}

/** All texts in the order they were added. The pool is spent. */
export function closePool(pool: TextPool): string[] {
  let texts: string[] = [];
  if (pool.count > 0) {
    pool.bytes[pool.length - 1] = 93;
    texts = JSON.parse(strFromU8(pool.bytes.subarray(0, pool.length))) as string[];
  }
  if (pool.bytes.length <= SPARE) spare = pool.bytes;
  return texts;
}

function grow(pool: TextPool): Uint8Array {
  if (pool.bytes.length >= MOST) fail("partTooLarge", "texts");
  const larger = new Uint8Array(pool.bytes.length * 2);
  larger.set(pool.bytes.subarray(0, pool.length));
  return (pool.bytes = larger);
}

/** Starts a text. */
export function openText(pool: TextPool): void {
  if (pool.count >= pool.limit) fail("tooManyCells", "texts");
  if (pool.bytes.length - pool.length < 32) grow(pool);
  pool.bytes[pool.length++] = 34;
}

/** Ends a text; gives its index. */
export function closeText(pool: TextPool): number {
  if (pool.bytes.length - pool.length < 32) grow(pool);
  pool.bytes[pool.length++] = 34;
  pool.bytes[pool.length++] = 44;
  return pool.count++;
}

const HEX = new Uint8Array([48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102]);

/** Bytes that end a plain run: "<", "&", what JSON escapes, and "_" for `_x000D_`. */
const SPECIAL = new Uint8Array(256);
for (let i = 0; i < 32; i++) SPECIAL[i] = 1;
for (const c of '<&"\\_') SPECIAL[c.charCodeAt(0)] = 1;

function hexValue(b: number | undefined): number {
  if (b === undefined) return -1;
  if (b >= 48 && b <= 57) return b - 48;
  const lower = b | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Writes one UTF-16 unit as \uXXXX. */
function pushUnit(bytes: Uint8Array, at: number, unit: number): number {
  bytes[at] = 92;
  bytes[at + 1] = 117;
  bytes[at + 2] = HEX[unit >> 12]!;
  bytes[at + 3] = HEX[(unit >> 8) & 15]!;
  bytes[at + 4] = HEX[(unit >> 4) & 15]!;
  bytes[at + 5] = HEX[unit & 15]!;
  return at + 6;
}

function pushCode(bytes: Uint8Array, at: number, code: number): number {
  if (code < 0x10000) return pushUnit(bytes, at, code);
  const rest = code - 0x10000;
  return pushUnit(bytes, pushUnit(bytes, at, 0xd800 + (rest >> 10)), 0xdc00 + (rest & 1023));
}

/** The code of `_xHHHH_` at p, or -1. */
function escapeAt(data: Uint8Array, p: number): number {
  if (data[p + 1] !== 120 || data[p + 6] !== 95) return -1;
  let code = 0;
  for (let i = 2; i < 6; i++) {
    const digit = hexValue(data[p + i]);
    if (digit < 0) return -1;
    code = code * 16 + digit;
  }
  return code;
}

/** Adds one raw byte of character data, escaped for JSON. Line ends are normalised (XML 1.0 §2.11). */
function pushByte(out: Uint8Array, o: number, data: Uint8Array, p: number): number {
  const b = data[p]!;
  if (b === 34 || b === 92) {
    out[o] = 92;
    out[o + 1] = b;
    return o + 2;
  }
  if (b >= 32) {
    out[o] = b;
    return o + 1;
  }
  if (b === 13 && data[p + 1] === 10) return o;
  return pushUnit(out, o, b === 13 ? 10 : b);
}

/** The end of a reference at p ("&…;"), exclusive of ";"; long ones are none. */
function referenceEnd(data: Uint8Array, p: number): number {
  for (let i = p + 1; i < p + 12 && i < data.length; i++) if (data[i] === 59) return i;
  return -1;
}

/**
 * Adds the character data at p, up to the next start or end tag, to the open text: references, `_x000D_` and CDATA
 * decoded, comments left out. Gives the place of that tag's "<". Throws XlsxError.
 */
export function appendText(pool: TextPool, data: Uint8Array, p: number, part: string): number {
  let out = pool.bytes;
  let o = pool.length;
  for (;;) {
    const stop = Math.min(data.length, p + out.length - o - 32);
    let b = 0;
    while (p < stop && SPECIAL[(b = data[p]!)] === 0) {
      out[o++] = b;
      p++;
    }
    if (p >= data.length) fail("badXml", `${part}: ends inside a text`);
    if (p >= stop) {
      pool.length = o;
      out = grow(pool);
      continue;
    }
    if (b === 60) {
      const next = data[p + 1];
      if (next !== 33 && next !== 63) {
        pool.length = o;
        return p;
      }
      const from = p;
      p = skipMarkup(data, p, part);
      if (data[from + 2] === 91 && next === 33) {
        for (let i = from + 9; i < p - 3; i++) {
          if (out.length - o < 32) {
            pool.length = o;
            out = grow(pool);
          }
          o = pushByte(out, o, data, i);
        }
      }
    } else if (b === 38) {
      const end = referenceEnd(data, p);
      const name = end < 0 ? "" : String.fromCharCode(...data.subarray(p + 1, end));
      const code = referenceCode(name);
      if (code < 0) fail("badXml", `${part}: &${name}`);
      o = pushCode(out, o, code);
      p = end + 1;
    } else if (b === 95) {
      const code = escapeAt(data, p);
      if (code < 0) out[o++] = b;
      else o = pushUnit(out, o, code);
      p += code < 0 ? 1 : 7;
    } else {
      o = pushByte(out, o, data, p);
      p++;
    }
  }
}

/** Adds a whole text; gives its index. */
export function addText(pool: TextPool, text: string): number {
  openText(pool);
  for (let i = 0; i < text.length; i++) {
    if (pool.bytes.length - pool.length < 32) grow(pool);
    pool.length = pushUnit(pool.bytes, pool.length, text.charCodeAt(i));
  }
  return closeText(pool);
}
