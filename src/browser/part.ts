import { unzipSync } from "fflate";

/** The parts of a package by name, e.g. "xl/workbook.xml" (ECMA-376 Part 2). */
export type Parts = Record<string, Uint8Array>;

export function unzip(bytes: Uint8Array): Parts {
  const parts: Parts = {};
  // Some producers write "\" or a leading "/"; the names are compared without.
  for (const [name, data] of Object.entries(unzipSync(bytes)))
    parts[name.replace(/\\/g, "/").replace(/^\//, "")] = data;
  return parts;
}

/** A part as a document; null when it is not there or is no XML. */
export function xmlPart(parts: Parts, name: string): Document | null {
  const data = parts[name];
  if (!data) return null;
  const utf16 =
    data[0] === 0xff && data[1] === 0xfe ? "utf-16le" : data[0] === 0xfe && data[1] === 0xff ? "utf-16be" : "";
  const text = new TextDecoder(utf16 || "utf-8").decode(data);
  const xml = new DOMParser().parseFromString(text, "application/xml");
  return xml.getElementsByTagName("parsererror").length > 0 ? null : xml;
}

/** All elements of a local name below a node, whatever their prefix. */
export function all(node: Document | Element | null | undefined, name: string): Element[] {
  return node ? [...node.getElementsByTagNameNS("*", name)] : [];
}

/** The direct children of a local name. */
export function children(node: Element | null | undefined, name: string): Element[] {
  return node ? [...node.children].filter((child) => child.localName === name) : [];
}

export function child(node: Element | null | undefined, name: string): Element | undefined {
  return children(node, name)[0];
}

/** A numeric attribute, or the fallback. */
export function numberAt(node: Element | undefined, name: string, fallback: number): number {
  const text = node?.getAttribute(name);
  const value = text == null || text === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : fallback;
}

/** xsd:boolean of an attribute (ECMA-376 Part 1 §22.9.2.1 also allows on/off). */
export function flagAt(node: Element | undefined, name: string, fallback = false): boolean {
  const text = node?.getAttribute(name);
  return text == null ? fallback : text === "1" || text === "true" || text === "on";
}

/** Relationship targets of a part by id, as part names (ECMA-376 Part 2 §9.3). */
export function targetsOf(parts: Parts, part: string): Map<string, { type: string; target: string }> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const found = new Map<string, { type: string; target: string }>();
  for (const relation of all(xmlPart(parts, `${folder}_rels/${part.slice(slash + 1)}.rels`), "Relationship")) {
    const target = relation.getAttribute("Target") ?? "";
    found.set(relation.getAttribute("Id") ?? "", {
      type: (relation.getAttribute("Type") ?? "").replace(/^.*\//, ""),
      target: relation.getAttribute("TargetMode") === "External" ? "" : resolved(folder, target),
    });
  }
  return found;
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const out: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") out.pop();
    else if (step !== "." && step !== "") out.push(step);
  }
  return out.join("/");
}

/** Name of the workbook's main part, by the package's own relationships. */
export function mainPart(parts: Parts): string {
  for (const { type, target } of targetsOf(parts, "").values()) if (type === "officeDocument" && target) return target;
  return "xl/workbook.xml";
}

/** One sheet as the workbook part lists it. */
export interface SheetEntry {
  element: Element;
  name: string;
  part: string;
}

/** The sheets of the workbook in order, with the part of each. */
export function sheetEntries(parts: Parts, workbook: Document, main: string): SheetEntry[] {
  const targets = targetsOf(parts, main);
  return all(child(workbook.documentElement, "sheets"), "sheet").map((element) => ({
    element,
    name: element.getAttribute("name") ?? "",
    part: targets.get(relationId(element))?.target ?? "",
  }));
}

/** r:id, in the transitional or the strict namespace. */
export function relationId(element: Element): string {
  for (const attribute of element.attributes)
    if (attribute.localName === "id" && attribute.namespaceURI?.includes("relationships")) return attribute.value;
  return "";
}

/** The part of a type that the workbook part points to, e.g. "styles". */
export function partOfType(parts: Parts, main: string, type: string): string | undefined {
  for (const relation of targetsOf(parts, main).values()) if (relation.type === type) return relation.target;
  return undefined;
}
