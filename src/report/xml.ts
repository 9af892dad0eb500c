const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What XML 1.0 cannot hold: control characters but tab and line ends, lone surrogates, the two noncharacters. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Text or attribute value as XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter).replace(FORBIDDEN, "");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text that XML stands for. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex !== undefined ? parseInt(hex, 16) : Number(dec);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** An element with where it stands in the source: so an edit can splice the text and keep every other byte. */
export interface XmlElement {
  /** Name with its prefix, e.g. "w:p". */
  name: string;
  /** From "<" of the start tag to after ">" of the end tag. */
  start: number;
  end: number;
  /** What is inside: after the start tag, before the end tag; equal for an empty element. */
  innerStart: number;
  innerEnd: number;
  children: XmlElement[];
  parent: XmlElement | null;
}

/** Thrown for XML that is not well-formed, or that carries a DTD (no part of a document has one). */
export class XmlError extends Error {}

/** Documents nest a few dozen levels; what reads them recursively must not run out of stack. */
const DEEPEST = 1000;

// A quoted attribute value may hold ">".
const TAG =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(!)|(\/?)([^\s<>/!?]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>)/g;

/**
 * Reads the elements of a part, without building a DOM (there is none in the worker).
 * @returns the root element
 * @throws XmlError
 */
export function scanXml(source: string): XmlElement {
  const top: XmlElement = element("", 0, 0, null);
  let open = top;
  let depth = 0;
  TAG.lastIndex = 0;
  let after = 0;
  for (let match = TAG.exec(source); match; match = TAG.exec(source)) {
    if (source.slice(after, match.index).includes("<")) throw new XmlError("stray <");
    after = TAG.lastIndex;
    const [, declaration, slash, name, , empty] = match;
    if (declaration) throw new XmlError("DTD");
    if (name === undefined) continue;
    if (slash) {
      if (open.name !== name || !open.parent) throw new XmlError(`</${name}> closes <${open.name}>`);
      open.innerEnd = match.index;
      open.end = after;
      open = open.parent;
      depth -= 1;
      continue;
    }
    const made = element(name, match.index, after, open);
    open.children.push(made);
    if (empty) continue;
    open = made;
    depth += 1;
    if (depth > DEEPEST) throw new XmlError("too deep");
  }
  if (open !== top) throw new XmlError(`<${open.name}> stays open`);
  const root = top.children[0];
  if (!root || top.children.length > 1) throw new XmlError("not one root");
  if (source.slice(after).includes("<")) throw new XmlError("stray <");
  root.parent = null;
  return root;
}

function element(name: string, start: number, after: number, parent: XmlElement | null): XmlElement {
  return { name, start, end: after, innerStart: after, innerEnd: after, children: [], parent };
}

/** The element and everything under it, in document order, without going under an element for which `enter` is false. */
export function* walk(at: XmlElement, enter: (element: XmlElement) => boolean = () => true): Generator<XmlElement> {
  yield at;
  if (enter(at)) for (const child of at.children) yield* walk(child, enter);
}

export function childOf(at: XmlElement, name: string): XmlElement | undefined {
  return at.children.find((child) => child.name === name);
}

/** Value of an attribute of an element's start tag, or null. */
export function attribute(source: string, at: XmlElement, name: string): string | null {
  const tag = source.slice(at.start, at.innerStart);
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? unescapeXml(match[1] ?? match[2] ?? "") : null;
}

/** A change of the source: what stands between two offsets becomes this text. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Applies changes that do not overlap, in any order; everything outside them stays byte for byte. */
export function splice(source: string, changes: Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new RangeError("changes overlap");
    parts.push(source.slice(at, start), text);
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join("");
}
