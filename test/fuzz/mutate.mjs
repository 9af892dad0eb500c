import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A small seeded generator (mulberry32): a seed names a mutant for ever. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS = [0, 1, 2, 0x7f, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const TOKENS = [
  ..."<>&\"'/=!?[];:-_ \t\r\n\0",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<?xml",
  "&amp;",
  "&#x110000;",
  "&#55296;",
  "&b;",
  "_x000D_",
  "_xD83D_",
  "</row>",
  "</c>",
  "<c",
  '<c r="A1"',
  '<c r="XFD1048576" t="s"><v>0</v></c>',
  "<v>",
  "</v>",
  "<f t='shared' si='0'>A1</f>",
  '<f t="shared" si="0"/>',
  "<is><t>",
  '<row r="1048577">',
  '<row r="0">',
  "1E400",
  "-",
  "9".repeat(40),
  "1e-400",
  "__proto__",
  "constructor",
  ' t="d"',
  ' t="b"',
  ' t="inlineStr"',
  ' xml:space="preserve"',
  "x:",
  "../../..",
  "\ufeff",
  "\ud83d\ude00",
  "Ế",
];

const pick = (next, list) => list[Math.floor(next() * list.length)];
const place = (next, length) => Math.floor(next() * (length + 1));

/** Changes bytes without regard to what they mean. */
function mutateBytes(bytes, next) {
  const out = bytes.slice();
  for (let n = 1 + Math.floor(next() * 6); n > 0 && out.length > 0; n--) {
    const at = Math.floor(next() * out.length);
    const how = next();
    if (how < 0.4) out[at] ^= 1 << Math.floor(next() * 8);
    else if (how < 0.7) out[at] = Math.floor(next() * 256);
    else if (how < 0.9)
      out.set(
        out
          .slice(place(next, out.length))
          .subarray(0, 16)
          .subarray(0, out.length - at),
        at,
      );
    else return out.slice(0, at);
  }
  return out;
}

/** Changes a field of one of the zip's records: sizes, offsets, flags, methods, counts. */
function mutateRecords(bytes, next) {
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  const records = [];
  for (let at = 0; at + 22 <= out.length; at++)
    if (out[at] === 0x50 && out[at + 1] === 0x4b && out[at + 2] < 8 && out[at + 3] < 9) records.push(at);
  for (let n = 1 + Math.floor(next() * 3); n > 0 && records.length > 0; n--) {
    const at = pick(next, records) + 4 + 2 * Math.floor(next() * 21);
    if (at + 4 > out.length) continue;
    const value = next() < 0.5 ? pick(next, NUMBERS) : Math.floor(next() * 70000);
    if (next() < 0.5) view.setUint16(at, value & 0xffff, true);
    else view.setUint32(at, value >>> 0, true);
  }
  return out;
}

/** Changes the text of a part: puts in, takes out, repeats, moves, with the marks of XML and of spreadsheets. */
function mutateXml(bytes, next) {
  let text = strFromU8(bytes, true);
  for (let n = 1 + Math.floor(next() * 4); n > 0; n--) {
    const at = place(next, text.length);
    const how = next();
    if (how < 0.35) text = text.slice(0, at) + strFromU8(strToU8(pick(next, TOKENS)), true) + text.slice(at);
    else if (how < 0.5) text = text.slice(0, at) + text.slice(at + Math.floor(next() * 12));
    else if (how < 0.7) text = swapTags(text, next);
    else if (how < 0.85)
      text = text.replace(/\d+/, (digits) => (next() < 0.5 ? String(pick(next, NUMBERS)) : `-${digits}`));
    else if (how < 0.9) text = text.slice(0, at);
    else if (how < 0.95) text = text.slice(0, at) + text.slice(Math.max(0, at - Math.floor(next() * 200)));
    else text = text.slice(0, at) + pick(next, TOKENS.slice(20)).repeat(200) + text.slice(at);
  }
  return strToU8(text, true);
}

/** Puts one tag of the text in another's place. */
function swapTags(text, next) {
  const tags = [...text.matchAll(/<[^>]{0,200}>/g)];
  if (tags.length < 2) return text;
  const from = pick(next, tags);
  const to = pick(next, tags);
  return text.slice(0, to.index) + from[0] + text.slice(next() < 0.5 ? to.index + to[0].length : to.index);
}

/** One mutant of a workbook. Half of them stay sound archives, so that the reader gets as far as the XML. */
export function mutate(bytes, seed) {
  const next = random(seed);
  const how = next();
  if (how < 0.15) return mutateBytes(bytes, next);
  if (how < 0.35) return mutateRecords(bytes, next);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = pick(next, names);
  if (how < 0.4) delete parts[name];
  else if (how < 0.45) parts[name] = parts[pick(next, names)];
  else if (how < 0.5) parts[name] = mutateBytes(parts[name], next);
  else
    for (let n = next() < 0.8 ? 1 : 3; n > 0; n--)
      parts[pick(next, names)] = mutateXml(parts[pick(next, [name, pick(next, names)])], next);
  return zipSync(parts, { level: next() < 0.3 ? 0 : 6 });
}
