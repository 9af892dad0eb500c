import { type Parts, targetsOf, xmlPart } from "./part";
import { all, attributeOf, children, type Element, elementIn, removeFrom, xmlBytes } from "./tree";

export const MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATION_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATION_NS = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES = "[Content_Types].xml";

export function writeXml(parts: Parts, name: string, xml: Element): void {
  parts[name] = xmlBytes(xml);
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
  const xml = xmlPart(parts, name) ?? rootElement("Relationships", { xmlns: PACKAGE_RELATION_NS });
  const taken = new Set(all(xml, "Relationship").map((relation) => attributeOf(relation, "Id")));
  let number = 1;
  while (taken.has(`rId${number}`)) number++;
  const id = `rId${number}`;
  xml.content.push(elementIn(xml, "Relationship", { Id: id, Type: type, Target: `/${to}` }));
  writeXml(parts, name, xml);
  return id;
}

/** The root of a new part. */
export function rootElement(name: string, attributes: Readonly<Record<string, string>>): Element {
  return { name, attributes: new Map(Object.entries(attributes)), content: [] };
}

export function addOverride(parts: Parts, part: string, contentType: string): void {
  const xml = xmlPart(parts, TYPES)!;
  xml.content.push(elementIn(xml, "Override", { PartName: `/${part}`, ContentType: contentType }));
  writeXml(parts, TYPES, xml);
}

/** Removes a part, its relationships, its content type and what points to it from one other part. */
export function dropPart(parts: Parts, from: string, part: string): void {
  const relations = xmlPart(parts, relationsName(from));
  if (relations) {
    const ids = new Set([...targetsOf(parts, from)].filter(([, { target }]) => target === part).map(([id]) => id));
    removeFrom(
      relations,
      ...children(relations, "Relationship").filter((relation) => ids.has(attributeOf(relation, "Id") ?? "")),
    );
    writeXml(parts, relationsName(from), relations);
  }
  const types = xmlPart(parts, TYPES);
  if (types) {
    removeFrom(
      types,
      ...children(types, "Override").filter(
        (override) => (attributeOf(override, "PartName") ?? "").replace(/^\//, "") === part,
      ),
    );
    writeXml(parts, TYPES, types);
  }
  delete parts[part];
  delete parts[relationsName(part)];
}
