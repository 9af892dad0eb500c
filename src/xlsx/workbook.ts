import type { SheetState } from "../sheet/grid";
import { fail } from "./errors";
import { utf8Part } from "./encoding";
import {
  attribute,
  decodeXstring,
  eachChild,
  elementText,
  flagAttribute,
  nameHash,
  nextTag,
  openRoot,
  scanPart,
  TAG,
} from "./scan";
import { findEntry, readEntry, type Zip, type ZipEntry } from "./zip";

/** A sheet as workbook.xml lists it. */
export interface SheetListing {
  name: string;
  state: SheetState;
  /** Part name. */
  part: string;
}

/** What workbook.xml and its relationships say. */
export interface Workbook {
  part: string;
  sheets: SheetListing[];
  date1904: boolean;
  sharedStrings: ZipEntry | undefined;
  styles: ZipEntry | undefined;
  /** Custom document properties. */
  custom: ZipEntry | undefined;
}

/** A relationship (ECMA-376 Part 2 §6.5): its type's last word, the same in Transitional and Strict, and the part it leads to. */
interface Relationship {
  id: string;
  type: string;
  target: string;
}

/** A part as UTF-8 bytes; undefined when the archive has none of that name. */
export function readPart(zip: Zip, entry: ZipEntry): Uint8Array {
  return utf8Part(readEntry(zip, entry), entry.name);
}

/** The part a target leads to from a part's folder. Only names inside the archive can result. */
export function resolveTarget(folder: string, target: string): string {
  if (!/[\\?#]|^\/|\.\/|\/\//.test(target)) return folder + target;
  const plain = target.replace(/\\/g, "/").replace(/[?#].*$/, "");
  const steps = plain.startsWith("/") ? [] : folder.split("/").filter((step) => step !== "");
  for (const step of plain.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function readRelationships(zip: Zip, source: string): Relationship[] {
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  const entry = findEntry(zip, `${folder}_rels/${source.slice(folder.length)}.rels`);
  if (!entry) return [];
  const s = scanPart(readPart(zip, entry), entry.name, zip.limits.depth);
  const relationships: Relationship[] = [];
  eachChild(s, openRoot(s, "Relationships"), () => {
    if (attribute(s, "TargetMode") === "External") return;
    const type = attribute(s, "Type") ?? "";
    relationships.push({
      id: attribute(s, "Id") ?? "",
      type: type.slice(type.lastIndexOf("/") + 1),
      target: resolveTarget(folder, attribute(s, "Target") ?? ""),
    });
    if (relationships.length > zip.limits.items) fail("tooManyParts", entry.name);
  });
  return relationships;
}

function entryOf(
  zip: Zip,
  relationships: readonly Relationship[],
  type: string,
  otherwise: string,
): ZipEntry | undefined {
  const relationship = relationships.find((one) => one.type === type);
  const named = relationship && findPart(zip, relationship.target);
  return named ?? findEntry(zip, otherwise);
}

/** A part by name; percent-encoded names are tried as they are written and decoded. */
function findPart(zip: Zip, name: string): ZipEntry | undefined {
  const entry = findEntry(zip, name);
  if (entry || !name.includes("%")) return entry;
  try {
    return findEntry(zip, decodeURIComponent(name));
  } catch {
    return undefined;
  }
}

const SHEETS = nameHash("sheets");
const SHEET = nameHash("sheet");
const WORKBOOK_PR = nameHash("workbookPr");

function stateOf(text: string | undefined): SheetState {
  return text === "hidden" || text === "veryHidden" ? text : "visible";
}

/** What a zip without an .xlsx workbook in it is. */
function refuseOther(zip: Zip): never {
  if (findEntry(zip, "EncryptedPackage")) fail("encrypted");
  if (findEntry(zip, "xl/workbook.bin")) fail("xlsb");
  const mimetype = findEntry(zip, "mimetype");
  if (mimetype || (findEntry(zip, "content.xml") && findEntry(zip, "META-INF/manifest.xml"))) fail("ods");
  return fail("noWorkbook");
}

/** Finds the workbook part and reads what it lists. Chart sheets, dialog sheets and macro sheets hold no table and are left out. */
export function readWorkbook(zip: Zip): Workbook {
  const root = readRelationships(zip, "");
  const entry = entryOf(zip, root, "officeDocument", "xl/workbook.xml");
  if (!entry) refuseOther(zip);
  if (entry.name.toLowerCase().endsWith(".bin")) fail("xlsb");
  const s = scanPart(readPart(zip, entry), entry.name, zip.limits.depth);
  if (nextTag(s) === TAG.end || s.name !== nameHash("workbook")) refuseOther(zip);
  const relationships = readRelationships(zip, entry.name);
  const byId = new Map(relationships.map((one) => [one.id, one]));
  const sheets: SheetListing[] = [];
  let date1904 = false;
  eachChild(s, TAG.open, (tag, name) => {
    if (name === WORKBOOK_PR) date1904 = flagAttribute(s, "date1904");
    if (name !== SHEETS) return;
    eachChild(s, tag, (_, child) => {
      if (child !== SHEET) return;
      // VBA modules of old files are listed as sheets without a part.
      const id = attribute(s, "id", true) ?? "";
      const relationship = byId.get(id);
      if (id === "" || (relationship && relationship.type !== "worksheet")) return;
      sheets.push({
        name: decodeXstring(attribute(s, "name") ?? ""),
        state: stateOf(attribute(s, "state")),
        part: relationship?.target ?? "",
      });
      if (sheets.length > zip.limits.items) fail("tooManyParts", entry.name);
    });
  });
  return {
    part: entry.name,
    sheets,
    date1904,
    sharedStrings: entryOf(zip, relationships, "sharedStrings", "xl/sharedStrings.xml"),
    styles: entryOf(zip, relationships, "styles", "xl/styles.xml"),
    custom: entryOf(zip, root, "custom-properties", "docProps/custom.xml"),
  };
}

/** The entry of a listed sheet. Throws XlsxError missingPart. */
export function sheetEntry(zip: Zip, sheet: SheetListing): ZipEntry {
  return findPart(zip, sheet.part) ?? fail("missingPart", sheet.part || sheet.name);
}

const PROPERTY = nameHash("property");

/** Custom document properties as texts (ECMA-376 Part 1 §22.3). The record has no prototype: any name is a plain key. */
export function readProperties(zip: Zip, entry: ZipEntry | undefined): Record<string, string> {
  const properties = Object.create(null) as Record<string, string>;
  if (!entry) return properties;
  const s = scanPart(readPart(zip, entry), entry.name, zip.limits.depth);
  let count = 0;
  eachChild(s, openRoot(s, "Properties"), (tag, name) => {
    const key = attribute(s, "name");
    if (name !== PROPERTY || key === undefined) return;
    if (++count > zip.limits.items) fail("tooManyParts", entry.name);
    let value = "";
    eachChild(s, tag, (child) => {
      value = decodeXstring(elementText(s, child));
    });
    properties[decodeXstring(key)] = value;
  });
  return properties;
}
