import { strFromU8, unzipSync } from "fflate";
import { attribute, childOf, scanXml, unescapeXml, walk, type XmlElement } from "../../src/report/xml";

/** A part of a Word file with its elements, for asking what it says. */
export interface Part {
  source: string;
  root: XmlElement;
}

export function partOf(bytes: Uint8Array, name: string): Part {
  const source = strFromU8(unzipSync(bytes)[name]!);
  return { source, root: scanXml(source) };
}

export const partNames = (bytes: Uint8Array): string[] => Object.keys(unzipSync(bytes));

export function all(part: Part, name: string, from: XmlElement = part.root): XmlElement[] {
  return [...walk(from)].filter((element) => element.name === name);
}

/** Value of an attribute at the end of a path of child names; null where any step is missing. */
export function value(part: Part, from: XmlElement, path: string[], name = "w:val"): string | null {
  let at: XmlElement | undefined = from;
  for (const step of path) at = at && childOf(at, step);
  return at ? attribute(part.source, at, name) : null;
}

export function has(from: XmlElement, path: string[]): boolean {
  let at: XmlElement | undefined = from;
  for (const step of path) at = at && childOf(at, step);
  return at !== undefined;
}

/** Text of an element: its w:t, a line end for each w:br, one between paragraphs. */
export function textIn(part: Part, from: XmlElement): string {
  const paragraphs = all(part, "w:p", from);
  const text = (element: XmlElement) =>
    [...walk(element)]
      .filter((each) => each.name === "w:t" || each.name === "w:br")
      .map((each) => (each.name === "w:br" ? "\n" : unescapeXml(part.source.slice(each.innerStart, each.innerEnd))))
      .join("");
  return paragraphs.length === 0 ? text(from) : paragraphs.map(text).join("\n");
}

/** Rows of a table as texts. */
export function rowsIn(part: Part, table: XmlElement): string[][] {
  return table.children
    .filter((row) => row.name === "w:tr")
    .map((row) => row.children.filter((cell) => cell.name === "w:tc").map((cell) => textIn(part, cell)));
}

/** The first paragraph of a style. */
export function styled(part: Part, style: string): XmlElement {
  const found = all(part, "w:p").find((paragraph) => value(part, paragraph, ["w:pPr", "w:pStyle"]) === style);
  if (!found) throw new Error(`no paragraph of style ${style}`);
  return found;
}
