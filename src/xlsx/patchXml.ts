import { strFromU8, strToU8 } from "fflate";
import type { Scanner } from "./scan";

/** Bytes from … to of a part give way to a text. */
export interface Cut {
  from: number;
  to: number;
  text: string;
}

/** The part with its cuts made. Cuts may not overlap; of several at one place the insertions come first, in the order given. */
export function splice(data: Uint8Array, cuts: readonly Cut[]): Uint8Array {
  const ordered = [...cuts].sort((a, b) => a.from - b.from || a.to - b.to);
  const chunks: Uint8Array[] = [];
  let at = 0;
  let length = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const { from, to, text } of ordered) {
    push(data.subarray(at, from));
    push(strToU8(text));
    at = to;
  }
  push(data.subarray(at));
  const out = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    out.set(chunk, place);
    place += chunk.length;
  }
  return out;
}

/** Where the tag found last begins: its "<". */
export function tagStart(s: Scanner): number {
  return s.data.lastIndexOf(60, s.nameAt);
}

/** The namespace prefix of the start tag found last, with its colon; "" when it has none. */
export function tagPrefix(s: Scanner): string {
  return strFromU8(s.data.subarray(tagStart(s) + 1, s.nameAt));
}

const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** The attributes of a start tag as they are written, those of some names left out. */
export function attributesWithout(text: string, names: readonly string[]): string {
  return text.replace(ATTRIBUTE, (whole: string, name: string) => (names.includes(name) ? "" : whole)).trimEnd();
}

/** The attributes of a start tag as they are written, one of them set; the value needs no escapes. */
export function attributesWith(text: string, name: string, value: string): string {
  let found = false;
  const set = text.replace(ATTRIBUTE, (whole: string, one: string) => {
    if (one !== name) return whole;
    found = true;
    return ` ${name}="${value}"`;
  });
  return found ? set : `${text.trimEnd()} ${name}="${value}"`;
}

/** The attributes of the start tag found last, as they are written. */
export function attributesText(s: Scanner): string {
  return strFromU8(s.data.subarray(s.attributesAt, s.attributesEnd));
}
