import { unzipSync } from "fflate";
import { utf8Part } from "../xlsx/encoding";
import { XlsxError } from "../xlsx/errors";
import { all, attributeOf, child, type Element, parseXml } from "./tree";

/** The parts of a package by name, e.g. "xl/workbook.xml" (ECMA-376 Part 2). */
export type Parts = Record<string, Uint8Array>;

export function unzip(bytes: Uint8Array): Parts {
  const parts: Parts = {};
  // Some producers write "\\" or a leading "/"; the names are compared without.
  for (const [name, data] of Object.entries(unzipSync(bytes)))
    parts[name.replace(/\\/g, "/").replace(/^\//, "")] = data;
  return parts;
}

/** A part's root element, a sheet's rows whole; null when it is not there or is no XML. */
export function xmlPart(parts: Parts, name: string): Element | null {
  const data = parts[name];
  if (!data) return null;
  try {
    return parseXml(utf8Part(data, name), name, "sheetData");
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error;
    return null;
  }
}

/** Relationship targets of a part by id, as part names (ECMA-376 Part 2 §9.3). */
export function targetsOf(parts: Parts, part: string): Map<string, { type: string; target: string }> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const found = new Map<string, { type: string; target: string }>();
  for (const relation of all(xmlPart(parts, `${folder}_rels/${part.slice(slash + 1)}.rels`), "Relationship")) {
    const target = attributeOf(relation, "Target") ?? "";
    found.set(attributeOf(relation, "Id") ?? "", {
      type: (attributeOf(relation, "Type") ?? "").replace(/^.*\//, ""),
      target: attributeOf(relation, "TargetMode") === "External" ? "" : resolved(folder, target),
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
export function sheetEntries(parts: Parts, workbook: Element, main: string): SheetEntry[] {
  const targets = targetsOf(parts, main);
  return all(child(workbook, "sheets"), "sheet").map((element) => ({
    element,
    name: attributeOf(element, "name") ?? "",
    part: targets.get(relationId(element))?.target ?? "",
  }));
}

/** r:id, whatever its prefix: "id" without one is another. */
export function relationId(element: Element): string {
  return attributeOf(element, relationAttribute(element)) ?? "";
}

/** The name that the relationship's id goes by in an element; "" where it has none. */
export function relationAttribute(element: Element): string {
  return [...element.attributes.keys()].find((name) => name.endsWith(":id") && !name.startsWith("xmlns")) ?? "";
}

/** The part of a type that the workbook part points to, e.g. "styles". */
export function partOfType(parts: Parts, main: string, type: string): string | undefined {
  for (const relation of targetsOf(parts, main).values()) if (relation.type === type) return relation.target;
  return undefined;
}
