import { strFromU8 } from "fflate";
import { indexNear, isText } from "./bytes";
import { fail } from "./errors";

/** What nextTag found. */
export const TAG = { end: 0, open: 1, close: 2, empty: 3 } as const;

/**
 * A place in a part's UTF-8 bytes. Names are compared without their prefix: producers write `<x:sheet>` as well as
 * `<sheet>`, and Strict files other namespaces than Transitional ones, but no local name means two things on one level.
 */
export interface Scanner {
  data: Uint8Array;
  at: number;
  /** The part's name, for errors. */
  part: string;
  /** Elements open; `names` holds their local names' hashes and grows up to `maxDepth`. */
  depth: number;
  names: Int32Array;
  maxDepth: number;
  /** Of the tag found last: the local name's hash and bytes, and where its attributes stand. */
  name: number;
  nameAt: number;
  nameEnd: number;
  attributesAt: number;
  attributesEnd: number;
  /** Where the value of the attribute asked for last stands. */
  valueAt: number;
  valueEnd: number;
}

/** The hash nextTag leaves in `name` for a local name. */
export function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return hash;
}

/** Elements that room is made for at first: few parts go deeper, and an array this small costs next to nothing. */
const FEW = 16;

function growNames(s: Scanner): void {
  if (s.depth >= s.maxDepth) fail("nesting", s.part);
  const names = new Int32Array(s.names.length * 2);
  names.set(s.names);
  s.names = names;
}

/** Starts at the beginning of a part (see `utf8Part`). */
export function scanPart(data: Uint8Array, part: string, maxDepth: number): Scanner {
  return {
    data,
    at: 0,
    part,
    depth: 0,
    names: new Int32Array(FEW),
    maxDepth,
    name: 0,
    nameAt: 0,
    nameEnd: 0,
    attributesAt: 0,
    attributesEnd: 0,
    valueAt: 0,
    valueEnd: 0,
  };
}

/** Passes over a comment, processing instruction or CDATA section at `at`; a document type is refused. Gives the place after it. */
export function skipMarkup(data: Uint8Array, at: number, part: string): number {
  if (data[at + 1] === 63) return after(data, at + 2, 63, -1, part); // <? … ?>
  if (data[at + 2] === 45 && data[at + 3] === 45) return after(data, at + 4, 45, 45, part); // <!-- … -->
  if (data[at + 2] === 91) return after(data, at + 9, 93, 93, part); // <![CDATA[ … ]]>
  return fail("entityDeclaration", part);
}

/** The place after the next `a>` (b < 0) or `ab>`. */
function after(data: Uint8Array, from: number, a: number, b: number, part: string): number {
  for (let i = data.indexOf(62, from); i >= 0; i = data.indexOf(62, i + 1)) {
    if (b < 0 ? i - 1 >= from && data[i - 1] === a : i - 2 >= from && data[i - 1] === b && data[i - 2] === a)
      return i + 1;
  }
  return fail("badXml", `${part}: markup does not end`);
}

/** Outside the root only white space may stand. */
function skipSpace(s: Scanner, at: number): number {
  let p = at;
  while (p < s.data.length && s.data[p]! <= 32) p++;
  if (p < s.data.length && s.data[p] !== 60) fail("badXml", `${s.part}: text outside the root`);
  return p;
}

/** Finds the next start or end tag and checks that end tags match. Text in between is passed over. Throws XlsxError. */
export function nextTag(s: Scanner): number {
  const { data } = s;
  const length = data.length;
  let p = s.at;
  for (;;) {
    if (s.depth === 0) p = skipSpace(s, p);
    while (p < length && data[p] !== 60) p++;
    if (p + 1 >= length) {
      if (s.depth > 0 || p < length) fail("badXml", `${s.part}: ends inside an element`);
      s.at = p;
      return TAG.end;
    }
    const first = data[p + 1]!;
    if (first === 33 || first === 63) {
      p = skipMarkup(data, p, s.part);
      continue;
    }
    const close = first === 47;
    p += close ? 2 : 1;
    let hash = 0;
    s.nameAt = p;
    let b = 0;
    while (p < length && (b = data[p]!) > 32 && b !== 62 && b !== 47) {
      p++;
      if (b === 58) {
        hash = 0;
        s.nameAt = p;
      } else hash = (Math.imul(hash, 31) + b) | 0;
    }
    s.name = hash;
    s.nameEnd = p;
    if (p === s.nameAt) fail("badXml", `${s.part}: a tag without a name`);
    s.attributesAt = p;
    while (p < length && (b = data[p]!) !== 62) {
      if (b === 34 || b === 39) {
        p = indexNear(data, b, p + 1);
        if (p < 0) p = length;
      } else if (b === 60) fail("badXml", `${s.part}: "<" in a tag`);
      p++;
    }
    if (p >= length) fail("badXml", `${s.part}: ends inside a tag`);
    s.at = p + 1;
    if (close) {
      if (s.depth === 0 || s.names[--s.depth] !== hash) fail("badXml", `${s.part}: end tag without its start`);
      return TAG.close;
    }
    if (data[p - 1] === 47) {
      s.attributesEnd = p - 1;
      return TAG.empty;
    }
    s.attributesEnd = p;
    if (s.depth === Math.min(s.names.length, s.maxDepth)) growNames(s);
    s.names[s.depth++] = hash;
    return TAG.open;
  }
}

/** Passes over the rest of the element whose start tag was found last (`tag` is what nextTag gave). */
export function skipElement(s: Scanner, tag: number): void {
  if (tag !== TAG.open) return;
  const depth = s.depth - 1;
  while (s.depth > depth) nextTag(s);
}

/** Calls back for each child element of the element whose start tag was found last; the callback may read on inside the child. */
export function eachChild(s: Scanner, tag: number, visit: (tag: number, name: number) => void): void {
  if (tag !== TAG.open) return;
  const inside = s.depth;
  for (;;) {
    const found = nextTag(s);
    if (found === TAG.close) return;
    visit(found, s.name);
    while (s.depth > inside) nextTag(s);
  }
}

/** Finds the root element and checks its local name. */
export function openRoot(s: Scanner, name: string): number {
  const tag = nextTag(s);
  if (tag === TAG.end || s.name !== nameHash(name)) fail("badXml", `${s.part}: no ${name}`);
  return tag;
}

/**
 * An attribute of the start tag found last, by local name; undefined when it is not there. With `prefixed` only one with
 * a prefix is taken (`r:id` beside `id`).
 */
export function attribute(s: Scanner, name: string, prefixed = false): string | undefined {
  return findAttribute(s, name, prefixed) ? decode(s.data, s.valueAt, s.valueEnd, s.part) : undefined;
}

/** Finds an attribute's value, its quotes left out. */
function findAttribute(s: Scanner, name: string, prefixed: boolean): boolean {
  const { data } = s;
  const end = s.attributesEnd;
  let p = s.attributesAt;
  while (p < end) {
    while (p < end && data[p]! <= 32) p++;
    if (p >= end) break;
    const from = p;
    let local = p;
    let b = 0;
    while (p < end && (b = data[p]!) !== 61 && b > 32) {
      p++;
      if (b === 58) local = p;
    }
    const nameEnd = p;
    while (p < end && data[p]! <= 32) p++;
    if (data[p] !== 61) fail("badXml", `${s.part}: an attribute without a value`);
    p++;
    while (p < end && data[p]! <= 32) p++;
    const quote = data[p]!;
    if (quote !== 34 && quote !== 39) fail("badXml", `${s.part}: an attribute without quotes`);
    const valueEnd = indexNear(data, quote, p + 1);
    if (valueEnd < 0 || valueEnd >= end) fail("badXml", `${s.part}: an attribute does not end`);
    if (isText(data, local, nameEnd, name) && (!prefixed || local > from)) {
      s.valueAt = p + 1;
      s.valueEnd = valueEnd;
      return true;
    }
    p = valueEnd + 1;
  }
  return false;
}

/** A whole number of an attribute, or `otherwise` when it is absent or none. */
export function numberAttribute(s: Scanner, name: string, otherwise: number): number {
  if (!findAttribute(s, name, false)) return otherwise;
  const { data, valueAt, valueEnd } = s;
  let number = 0;
  let p = valueAt;
  for (; p < valueEnd && data[p]! >= 48 && data[p]! <= 57; p++) number = number * 10 + (data[p]! - 48);
  if (p === valueEnd && p > valueAt && p - valueAt <= 9) return number;
  const text = decode(data, valueAt, valueEnd, s.part);
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : otherwise;
}

/** xsd:boolean of an attribute: "1" and "true", also "on" as old producers write. */
export function flagAttribute(s: Scanner, name: string, otherwise = false): boolean {
  const text = attribute(s, name);
  return text === undefined ? otherwise : /^\s*(1|true|on)\s*$/i.test(text);
}

/** Text content of the element whose start tag was found last; its end tag is passed. Elements inside are left out. */
export function elementText(s: Scanner, tag: number): string {
  if (tag !== TAG.open) return "";
  const { data, part } = s;
  let text = "";
  for (;;) {
    const from = s.at;
    const to = data.indexOf(60, from);
    if (to < 0) fail("badXml", `${part}: ends inside an element`);
    if (to > from) text += decode(data, from, to, part);
    s.at = to;
    if (data[to + 1] === 33 || data[to + 1] === 63) {
      s.at = skipMarkup(data, to, part);
      if (data[to + 2] === 91) text += strFromU8(data.subarray(to + 9, s.at - 3));
      continue;
    }
    const found = nextTag(s);
    if (found === TAG.close) return text;
    skipElement(s, found);
  }
}

/** Up to this many bytes a text is put together here: the decoder's call takes longer. */
const SHORT = 12;

/** Decodes UTF-8 character data and its references. */
export function decode(data: Uint8Array, from: number, to: number, part: string): string {
  if (to - from <= SHORT) {
    let short = "";
    let p = from;
    for (let b = 0; p < to && (b = data[p]!) < 128 && b !== 38; p++) short += String.fromCharCode(b);
    if (p === to) return short;
  }
  return decodeText(strFromU8(data.subarray(from, to)), part);
}

/** Decodes the references of character data. */
export function decodeText(text: string, part: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,12};)?/g, (whole: string, name: string | undefined) => {
    const code = name === undefined ? -1 : referenceCode(name.slice(0, -1));
    return code < 0 ? fail("badXml", `${part}: ${whole}`) : String.fromCodePoint(code);
  });
}

const NAMED: Readonly<Record<string, number>> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 };

/** Code point of a reference ("amp", "#10", "#xA"); -1 when there is none (XML 1.0 §4.1: others would need a declaration). */
export function referenceCode(name: string): number {
  if (!name.startsWith("#")) return Object.hasOwn(NAMED, name) ? NAMED[name]! : -1;
  const hex = name.charAt(1) === "x";
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^[0-9a-fA-F]{1,8}$/ : /^\d{1,8}$/).test(digits)) return -1;
  const code = parseInt(digits, hex ? 16 : 10);
  if (code > 0x10ffff) return -1;
  return code >= 0xd800 && code < 0xe000 ? 0xfffd : code;
}

/** ST_Xstring (ECMA-376 Part 1 §22.9.2.19): `_x000D_` stands for a character XML cannot hold. */
export function decodeXstring(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
