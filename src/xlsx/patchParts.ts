/** What patching looks up in a package: parts as UTF-8, their relationships, the headings of tables, signatures. */
import { type Area, parseArea } from "../sheet/address";
import { utf8Part } from "./encoding";
import { splice, tagStart } from "./patchXml";
import { attribute, eachChild, numberAttribute, openRoot, scanPart, skipElement } from "./scan";
import { readPart, resolveTarget } from "./workbook";
import { XML_HEAD } from "./writeXml";
import { findEntry, readEntry, type Zip, type ZipEntry } from "./zip";

/** Whether the package carries a digital signature (ECMA-376 Part 2 §13): any change would break it. */
export function isSigned(zip: Zip): boolean {
  return zip.entries.some((entry) => entry.name.toLowerCase().startsWith("_xmlsignatures/"));
}

/** A part as UTF-8 that says it is UTF-8: one that was stored in another encoding gets a new declaration. */
export function plainPart(zip: Zip, entry: ZipEntry): Uint8Array {
  const raw = readEntry(zip, entry);
  const data = utf8Part(raw, entry.name);
  if (data.buffer === raw.buffer) return data;
  const end = data[0] === 60 && data[1] === 63 ? data.indexOf(62) + 1 : 0;
  return splice(data, [{ from: 0, to: end, text: XML_HEAD }]);
}

interface RelationshipPlace {
  type: string;
  target: string;
  from: number;
  to: number;
}

/** The relationships of a part, with their places in the relationships part. */
export function relationshipsOf(
  zip: Zip,
  source: string,
): { entry: ZipEntry; data: Uint8Array; items: RelationshipPlace[] } | null {
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  const entry = findEntry(zip, `${folder}_rels/${source.slice(folder.length)}.rels`);
  if (!entry) return null;
  const data = plainPart(zip, entry);
  const s = scanPart(data, entry.name, zip.limits.depth);
  const items: RelationshipPlace[] = [];
  eachChild(s, openRoot(s, "Relationships"), (tag) => {
    const type = attribute(s, "Type") ?? "";
    const target = resolveTarget(folder, attribute(s, "Target") ?? "");
    const from = tagStart(s);
    skipElement(s, tag);
    items.push({ type: type.slice(type.lastIndexOf("/") + 1), target, from, to: s.at });
  });
  return { entry, data, items };
}

/** The headings of a sheet's tables: they must read as the tables' columns are named, or Excel "repairs" the file (§18.5.1.2). */
export function tableHeads(zip: Zip, sheet: ZipEntry): Area[] {
  return (relationshipsOf(zip, sheet.name)?.items ?? []).flatMap(({ type, target }) => {
    const entry = type === "table" ? findEntry(zip, target) : undefined;
    if (!entry) return [];
    const s = scanPart(readPart(zip, entry), entry.name, zip.limits.depth);
    openRoot(s, "table");
    const area = parseArea(attribute(s, "ref") ?? "");
    const rows = numberAttribute(s, "headerRowCount", 1);
    return area && rows > 0 ? [{ ...area, bottom: area.top + rows - 1 }] : [];
  });
}
