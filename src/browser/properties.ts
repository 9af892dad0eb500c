import { addOverride, addRelation, RELATION_NS, rootElement, writeXml } from "./package";
import { type Parts, partOfType, xmlPart } from "./part";
import { attributeOf, children, type Element, elementIn, numberAt, removeFrom, setText } from "./tree";

const NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/** User-defined properties (ECMA-376 Part 1 §22.3). */
const FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/** Sets custom document properties as text; an empty text removes the property. */
export function setProperties(parts: Parts, properties: Readonly<Record<string, string>>): void {
  let part = partOfType(parts, "", "custom-properties");
  if (!part || !parts[part]) {
    part = "docProps/custom.xml";
    addRelation(parts, "", `${RELATION_NS}/custom-properties`, part);
    addOverride(parts, part, "application/vnd.openxmlformats-officedocument.custom-properties+xml");
  }
  const xml = xmlPart(parts, part) ?? rootElement("Properties", { xmlns: NS, "xmlns:vt": VALUES });
  for (const [name, text] of Object.entries(properties)) {
    const known = children(xml, "property");
    let property = known.find((each) => attributeOf(each, "name") === name);
    if (text === "") {
      if (property) removeFrom(xml, property);
      continue;
    }
    if (!property) {
      // Ids 0 and 1 are reserved (§22.3.2.2).
      const pid = 1 + Math.max(1, ...known.map((each) => numberAt(each, "pid", 1)));
      property = elementIn(xml, "property", { fmtid: FORMAT_ID, pid, name });
      xml.content.push(property);
    }
    const value: Element = { name: "vt:lpwstr", attributes: new Map([["xmlns:vt", VALUES]]), content: [] };
    setText(value, text);
    property.content = [value];
  }
  writeXml(parts, part, xml);
}
