import { strFromU8, strToU8 } from "fflate";
import { fail } from "../xlsx/errors";
import { DEFAULT_LIMITS } from "../xlsx/limits";
import { attributesText, tagStart } from "../xlsx/patchXml";
import { decodeText, nextTag, type Scanner, scanPart, skipElement, TAG } from "../xlsx/scan";
import { XML_HEAD, xmlAttribute, xmlText } from "../xlsx/writeXml";

/**
 * An element of a part. Plain data, because packages are worked on away from the page, where browsers have no DOM; and what nobody
 * touched is written again as it stood.
 */
export interface Element {
  /** As it is written, with its prefix. */
  name: string;
  /** Names and values as they are written, between double quotes. */
  attributes: Map<string, string>;
  /** Elements, and what stands between them as it is written: text, comments. */
  content: (Element | string)[];
  /** The element whole, as its bytes: what is too large to be taken apart. */
  kept?: Uint8Array;
}

const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A part's root element; elements named `whole` are not taken apart. Throws XlsxError for what is no XML, or has a document type. */
export function parseXml(data: Uint8Array, part: string, whole?: string): Element {
  const s = scanPart(data, part, DEFAULT_LIMITS.depth);
  const tag = nextTag(s);
  return tag === TAG.end ? fail("badXml", part) : elementAt(s, tag, whole);
}

function elementAt(s: Scanner, tag: number, whole: string | undefined): Element {
  const start = tagStart(s);
  const element: Element = {
    name: strFromU8(s.data.subarray(start + 1, s.nameEnd)),
    attributes: new Map(),
    content: [],
  };
  for (const [, name, double, single] of attributesText(s).matchAll(ATTRIBUTE))
    element.attributes.set(name!, double ?? single!.replace(/"/g, "&quot;"));
  if (tag !== TAG.open) return element;
  if (localName(element) === whole) {
    skipWhole(s, element.name);
    element.kept = s.data.subarray(start, s.at);
    return element;
  }
  for (;;) {
    const from = s.at;
    const next = nextTag(s);
    const to = tagStart(s);
    if (to > from) element.content.push(strFromU8(s.data.subarray(from, to)));
    if (next === TAG.close) return element;
    element.content.push(elementAt(s, next, whole));
  }
}

/** Passes over the one element of its name in a part: its end tag is looked for from the part's end, since it is nearly all of it. */
function skipWhole(s: Scanner, name: string): void {
  const end = strToU8(`</${name}`);
  let at = s.data.length;
  do at = at > 0 ? s.data.lastIndexOf(60, at - 1) : -1;
  while (at >= 0 && !end.every((byte, i) => s.data[at + i] === byte));
  if (at < s.at) return skipElement(s, TAG.open);
  s.at = at;
  nextTag(s);
}

/** The part as bytes, in UTF-8. */
export function xmlBytes(root: Element): Uint8Array {
  const chunks: Uint8Array[] = [];
  let text = XML_HEAD;
  const write = (element: Element): void => {
    if (element.kept) {
      chunks.push(strToU8(text), element.kept);
      text = "";
      return;
    }
    text += `<${element.name}`;
    for (const [name, value] of element.attributes) text += ` ${name}="${value}"`;
    if (element.content.length === 0) {
      text += "/>";
      return;
    }
    text += ">";
    for (const each of element.content) {
      if (typeof each === "string") text += each;
      else write(each);
    }
    text += `</${element.name}>`;
  };
  write(root);
  chunks.push(strToU8(text));
  const out = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** The name without its prefix. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The child elements, of a local name where one is said. */
export function children(element: Element | null | undefined, name?: string): Element[] {
  return (element?.content ?? []).filter(
    (each): each is Element => typeof each !== "string" && (name === undefined || localName(each) === name),
  );
}

export function child(element: Element | null | undefined, name: string): Element | undefined {
  return children(element, name)[0];
}

/** All elements of a local name below an element. */
export function all(element: Element | null | undefined, name: string): Element[] {
  return children(element).flatMap((each) => [...(localName(each) === name ? [each] : []), ...all(each, name)]);
}

export function attributeOf(element: Element | null | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name);
  return value === undefined ? undefined : decodeText(value, name);
}

export function setAttribute(element: Element, name: string, value: string | number): void {
  element.attributes.set(name, xmlAttribute(String(value)));
}

/** A numeric attribute, or the fallback. */
export function numberAt(element: Element | undefined, name: string, fallback: number): number {
  const text = attributeOf(element, name);
  const value = text === undefined || text === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : fallback;
}

/** xsd:boolean of an attribute (ECMA-376 Part 1 §22.9.2.1 also allows on/off). */
export function flagAt(element: Element | undefined, name: string, fallback = false): boolean {
  const text = attributeOf(element, name);
  return text === undefined ? fallback : text === "1" || text === "true" || text === "on";
}

/** The text in an element and in those below it. */
export function textIn(element: Element | undefined): string {
  return (element?.content ?? []).map((each) => (typeof each === "string" ? plainText(each) : textIn(each))).join("");
}

/** Text as it is written, decoded: comments left out, CDATA sections taken as they are. */
function plainText(written: string): string {
  if (!written.includes("<")) return decodeText(written, "");
  return written
    .split(/(<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>)/s)
    .map((each) =>
      each.startsWith("<![CDATA[") ? each.slice(9, -3) : each.startsWith("<") ? "" : decodeText(each, ""),
    )
    .join("");
}

/** Gives an element a text and nothing else. */
export function setText(element: Element, text: string): void {
  element.content = text === "" ? [] : [xmlText(text)];
}

/** A new element beside others of a parent: with the prefix the parent has. */
export function elementIn(
  parent: Element,
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
): Element {
  const prefix = parent.name.slice(0, parent.name.indexOf(":") + 1);
  const element: Element = { name: prefix + name, attributes: new Map(), content: [] };
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  return element;
}

/** Inserts a child before the first of those that must stand behind it. */
export function insertInOrder(parent: Element, element: Element, after: readonly string[]): void {
  const next = parent.content.findIndex((each) => typeof each !== "string" && after.includes(localName(each)));
  parent.content.splice(next < 0 ? parent.content.length : next, 0, element);
}

/** Takes children away. */
export function removeFrom(parent: Element, ...gone: readonly Element[]): void {
  parent.content = parent.content.filter((each) => typeof each === "string" || !gone.includes(each));
}
