import { strToU8 } from "fflate";
import { all, type Parts, targetsOf, xmlPart } from "./part";

export const MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATION_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATION_NS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "[Content_Types].xml";

export function writeXml(parts: Parts, name: string, xml: Document): void {
  const text = new XMLSerializer().serializeToString(xml.documentElement);
  parts[name] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
}

/** Inserts a child before the first of those that must stand behind it. */
export function insertInOrder(parent: Element, element: Element, after: readonly string[]): void {
  parent.insertBefore(element, [...parent.children].find((each) => after.includes(each.localName)) ?? null);
}

/** A part name that is not taken: prefix, a number, suffix. */
export function freshPart(parts: Parts, prefix: string, suffix: string): string {
  for (let number = 1; ; number++) if (!parts[`${prefix}${number}${suffix}`]) return `${prefix}${number}${suffix}`;
}

function relationsName(part: string): string {
  return part === "" ? "_rels/.rels" : part.replace(/([^/]*)$/, "_rels/$1.rels");
}

/** Adds a relationship from a part ("" is the package) to another and returns its id. */
export function addRelation(parts: Parts, from: string, type: string, to: string): string {
  const name = relationsName(from);
  const xml =
    xmlPart(parts, name) ??
    new DOMParser().parseFromString(`<Relationships xmlns="${PACKAGE_RELATION_NS}"/>`, "application/xml");
  const taken = new Set(all(xml, "Relationship").map((relation) => relation.getAttribute("Id")));
  let number = 1;
  while (taken.has(`rId${number}`)) number++;
  const relation = xml.createElementNS(PACKAGE_RELATION_NS, "Relationship");
  relation.setAttribute("Id", `rId${number}`);
  relation.setAttribute("Type", type);
  relation.setAttribute("Target", `/${to}`);
  xml.documentElement.append(relation);
  writeXml(parts, name, xml);
  return `rId${number}`;
}

export function addOverride(parts: Parts, part: string, contentType: string): void {
  const xml = xmlPart(parts, TYPES)!;
  const element = xml.createElementNS(xml.documentElement.namespaceURI, "Override");
  element.setAttribute("PartName", `/${part}`);
  element.setAttribute("ContentType", contentType);
  xml.documentElement.append(element);
  writeXml(parts, TYPES, xml);
}

/** Removes a part, its relationships, its content type and what points to it from one other part. */
export function dropPart(parts: Parts, from: string, part: string): void {
  const relations = xmlPart(parts, relationsName(from));
  if (relations) {
    const ids = new Set([...targetsOf(parts, from)].filter(([, { target }]) => target === part).map(([id]) => id));
    for (const relation of all(relations, "Relationship"))
      if (ids.has(relation.getAttribute("Id") ?? "")) relation.remove();
    writeXml(parts, relationsName(from), relations);
  }
  const types = xmlPart(parts, TYPES);
  if (types) {
    for (const override of all(types, "Override"))
      if ((override.getAttribute("PartName") ?? "").replace(/^\//, "") === part) override.remove();
    writeXml(parts, TYPES, types);
  }
  delete parts[part];
  delete parts[relationsName(part)];
}
