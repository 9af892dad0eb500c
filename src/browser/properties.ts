import { all, child, numberAt, type Parts, partOfType, xmlPart } from "./part";
import { addOverride, addRelation, RELATION_NS, writeXml } from "./package";

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
  const xml =
    xmlPart(parts, part) ??
    new DOMParser().parseFromString(`<Properties xmlns="${NS}" xmlns:vt="${VALUES}"/>`, "application/xml");
  for (const [name, text] of Object.entries(properties)) {
    const known = all(xml, "property");
    let property = known.find((each) => each.getAttribute("name") === name);
    if (text === "") {
      property?.remove();
      continue;
    }
    if (!property) {
      property = xml.createElementNS(NS, "property");
      property.setAttribute("fmtid", FORMAT_ID);
      // Ids 0 and 1 are reserved (§22.3.2.2).
      property.setAttribute("pid", String(1 + Math.max(1, ...known.map((each) => numberAt(each, "pid", 1)))));
      property.setAttribute("name", name);
      xml.documentElement.append(property);
    }
    child(property, property.firstElementChild?.localName ?? "")?.remove();
    const value = xml.createElementNS(VALUES, "vt:lpwstr");
    value.textContent = text;
    property.append(value);
  }
  writeXml(parts, part, xml);
}
