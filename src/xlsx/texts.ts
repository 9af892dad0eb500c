import { strFromU8 } from "fflate";
import { pushUtf8 } from "./encoding";
import { fail } from "./errors";
import { referenceCode, skipMarkup } from "./scan";

/**
 * Collects texts as bytes and decodes them all at once: one call of the decoder instead of one for each cell.
 *
 * `json` pools are the bytes of one JSON array, for JSON.parse makes strings that stand alone. (A slice of one large
 * string would be as fast and keep the whole of it alive for as long as any short text of it lives.) One that is not
 * holds a single text (textFrom).
 */
export interface TextPool {
  bytes: Uint8Array;
  length: number;
  count: number;
  limit: number;
  json: boolean;
  /** Which bytes end a plain run. */
  special: Uint8Array;
}

/** Bytes of the last pools, for the next: files are read by the thousand. */
const spare: Uint8Array[] = [];
const SPARE = 1 << 20;
/** One JavaScript string can hold about 2^29 characters. */
const MOST = 256 << 20;

/** An empty pool that may hold `limit` texts. */
export function openPool(limit: number, json: boolean): TextPool {
  const bytes = spare.pop() ?? new Uint8Array(64 << 10);
  bytes[0] = 91;
  return { bytes, length: 1, count: 0, limit, json, special: json ? SPECIAL_JSON : SPECIAL };
}

/** All texts in the order they were added. The pool is spent. */
export function closePool(pool: TextPool): string[] {
  let texts: string[] = [];
  if (pool.count > 0) {
    pool.bytes[pool.length - 1] = 93;
    texts = JSON.parse(strFromU8(pool.bytes.subarray(0, pool.length))) as string[];
  }
  release(pool);
  return texts;
}

function release(pool: TextPool): void {
  if (pool.bytes.length <= SPARE && spare.length < 2) spare.push(pool.bytes);
}

/** The character data at p, decoded by itself. Throws XlsxError. */
export function textFrom(data: Uint8Array, p: number): string {
  const pool = openPool(1, false);
  try {
    appendText(pool, data, p, "");
    return strFromU8(pool.bytes.subarray(1, pool.length));
  } finally {
    release(pool);
  }
}

/** The place of the start or end tag that ends the character data at p. Throws XlsxError. */
export function textEnd(data: Uint8Array, p: number, part: string): number {
  for (let at = data.indexOf(60, p); at >= 0; at = data.indexOf(60, at)) {
    if (data[at + 1] !== 33 && data[at + 1] !== 63) return at;
    at = skipMarkup(data, at, part);
  }
  return fail("badXml", `${part}: ends inside a text`);
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

/** Bytes that end a plain run: "<", "&" and line ends; "_" for `_x000D_`; and what JSON escapes. */
const SPECIAL_JSON = specialBytes('<&"\\_', 32);
const SPECIAL = specialBytes("<&\r_", 1);

function specialBytes(characters: string, control: number): Uint8Array {
  const special = new Uint8Array(256);
  special.fill(1, 0, control);
  for (const c of characters) special[c.charCodeAt(0)] = 1;
  return special;
}

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

/** Writes one code point. */
function pushCode(pool: TextPool, at: number, code: number): number {
  const { bytes } = pool;
  if (!pool.json) return pushUtf8(bytes, at, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
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

/** Adds one raw byte of character data. Line ends are normalised (XML 1.0 §2.11). */
function pushByte(pool: TextPool, o: number, data: Uint8Array, p: number): number {
  const b = data[p]!;
  if (b === 13) return data[p + 1] === 10 ? o : pushCode(pool, o, 10);
  if (b < 32) return pushCode(pool, o, b);
  const out = pool.bytes;
  if (pool.json && (b === 34 || b === 92)) out[o++] = 92;
  out[o] = b;
  return o + 1;
}

/** The end of a reference at p ("&…;"), exclusive of ";"; long ones are none. */
function referenceEnd(data: Uint8Array, p: number): number {
  for (let i = p + 1; i < p + 12 && i < data.length; i++) if (data[i] === 59) return i;
  return -1;
}

/** The code point of the reference between "&" and ";". Throws XlsxError badXml. */
function referenceAt(data: Uint8Array, p: number, end: number, part: string): number {
  if (end - p === 3 && data[p + 2] === 116) {
    if (data[p + 1] === 108) return 60; // lt
    if (data[p + 1] === 103) return 62; // gt
  }
  if (end - p === 4 && data[p + 1] === 97 && data[p + 2] === 109 && data[p + 3] === 112) return 38; // amp
  const name = end < 0 ? "" : String.fromCharCode(...data.subarray(p + 1, end));
  const code = referenceCode(name);
  return code < 0 ? fail("badXml", `${part}: &${name}`) : code;
}

/**
 * Adds the character data at p, up to the next start or end tag, to the open text: references, `_x000D_` and CDATA
 * decoded, comments left out. Gives the place of that tag's "<". Throws XlsxError.
 */
export function appendText(pool: TextPool, data: Uint8Array, p: number, part: string): number {
  const { special } = pool;
  let out = pool.bytes;
  let o = pool.length;
  for (;;) {
    const stop = Math.min(data.length, p + out.length - o - 32);
    // Four bytes a step: nearly twice as fast as one.
    for (const last = stop - 3; p < last; p += 4, o += 4) {
      const b0 = data[p]!;
      const b1 = data[p + 1]!;
      const b2 = data[p + 2]!;
      const b3 = data[p + 3]!;
      if ((special[b0]! | special[b1]! | special[b2]! | special[b3]!) !== 0) break;
      out[o] = b0;
      out[o + 1] = b1;
      out[o + 2] = b2;
      out[o + 3] = b3;
    }
    let b = 0;
    while (p < stop && special[(b = data[p]!)] === 0) {
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
          o = pushByte(pool, o, data, i);
        }
      }
    } else if (b === 38) {
      const end = referenceEnd(data, p);
      o = pushCode(pool, o, referenceAt(data, p, end, part));
      p = end + 1;
    } else if (b === 95) {
      const code = escapeAt(data, p);
      if (code < 0) out[o++] = b;
      else o = pushCode(pool, o, code);
      p += code < 0 ? 1 : 7;
    } else {
      o = pushByte(pool, o, data, p);
      p++;
    }
  }
}

/** Adds a whole text; gives its index. */
export function addText(pool: TextPool, text: string): number {
  openText(pool);
  for (const character of text) {
    if (pool.bytes.length - pool.length < 32) grow(pool);
    pool.length = pushCode(pool, pool.length, character.codePointAt(0)!);
  }
  return closeText(pool);
}
