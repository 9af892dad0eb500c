import { strFromU8, strToU8, unzipSync, type Unzipped, zipSync } from "fflate";
import { ReportError } from "./error";
import { attribute, childOf, scanXml, walk } from "./xml";

/** More than this unpacked and it is no office document: 200 MB in all, 100 MB a part, 5,000 parts. */
const LIMITS = { total: 200_000_000, part: 100_000_000, parts: 5_000 };

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** A Word file's parts, with the main part named by the package. */
export interface WordFile {
  parts: Unzipped;
  /** Path of the main part: "word/document.xml" unless the package says otherwise. */
  main: string;
}

/**
 * Opens a .docx.
 * @throws ReportError notDocx, legacyDoc, encrypted, tooLarge, damaged, locked
 */
export function openWord(bytes: Uint8Array): WordFile {
  if (OLE.every((byte, i) => bytes[i] === byte)) throw new ReportError(oleKind(bytes));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ReportError("notDocx");
  const parts = unpacked(bytes);
  if (!parts["[Content_Types].xml"]) throw new ReportError("notDocx");
  const main = mainPart(parts);
  if (!parts[main])
    throw new ReportError(Object.keys(parts).some((name) => name.startsWith("word/")) ? "damaged" : "notDocx");
  checkUnlocked(parts, main);
  return { parts, main };
}

/** An encrypted .docx is an OLE file with the streams EncryptionInfo and EncryptedPackage (ECMA-376-2 / MS-OFFCRYPTO); names are UTF-16. */
function oleKind(bytes: Uint8Array): "encrypted" | "legacyDoc" {
  const name = "EncryptedPackage";
  search: for (let at = 512; at + name.length * 2 <= bytes.length; at += 2) {
    for (let i = 0; i < name.length; i++)
      if (bytes[at + 2 * i] !== name.charCodeAt(i) || bytes[at + 2 * i + 1] !== 0) continue search;
    return "encrypted";
  }
  return "legacyDoc";
}

function unpacked(bytes: Uint8Array): Unzipped {
  let total = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter(file) {
        total += file.originalSize;
        count += 1;
        if (file.originalSize > LIMITS.part || total > LIMITS.total || count > LIMITS.parts)
          throw new ReportError("tooLarge", file.name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ReportError) throw error;
    throw new ReportError("damaged", error instanceof Error ? error.message : "");
  }
}

const OFFICE_DOCUMENT = "/officeDocument";

function mainPart(parts: Unzipped): string {
  if (!parts["_rels/.rels"]) return "word/document.xml";
  const source = textOf(parts, "_rels/.rels");
  for (const relation of read(source, "_rels/.rels").children) {
    if (!attribute(source, relation, "Type")?.endsWith(OFFICE_DOCUMENT)) continue;
    const target = attribute(source, relation, "Target") ?? "";
    if (!/\.xml$/i.test(target) || !/word/i.test(target)) throw new ReportError("notDocx", target);
    return target.replace(/^\//, "");
  }
  throw new ReportError("damaged", "_rels/.rels");
}

/** Editing restricted (w:documentProtection with enforcement, ECMA-376-1, 17.15.1.29): the agency wants no change, so none is made. */
function checkUnlocked(parts: Unzipped, main: string): void {
  const name = `${main.slice(0, main.lastIndexOf("/") + 1)}settings.xml`;
  if (!parts[name]) return;
  const source = textOf(parts, name);
  const protection = childOf(read(source, name), "w:documentProtection");
  if (!protection) return;
  const enforced = attribute(source, protection, "w:enforcement");
  if (enforced === "1" || enforced === "true" || enforced === "on")
    throw new ReportError("locked", attribute(source, protection, "w:edit") ?? "");
}

const hasMark = (bytes: Uint8Array | undefined) => bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** A part as text, without its byte order mark. @throws ReportError damaged, where it is not UTF-8 */
export function textOf(parts: Unzipped, name: string): string {
  const bytes = parts[name];
  if (!bytes) throw new ReportError("damaged", name);
  const text = strFromU8(bytes);
  // A byte that is no UTF-8 is read as U+FFFD, which is longer: written back it would not be the same part.
  if (strToU8(text).length !== bytes.length - (hasMark(bytes) ? 3 : 0))
    throw new ReportError("damaged", `${name}: UTF-8`);
  return text;
}

/** Writes a part back, with the byte order mark it had. */
export function setText(parts: Unzipped, name: string, text: string): void {
  parts[name] = strToU8(hasMark(parts[name]) ? `\ufeff${text}` : text);
}

/** Zips the parts with a fixed date. [Content_Types].xml goes first, as Word writes it. */
export function pack(parts: Unzipped): Uint8Array<ArrayBuffer> {
  const first = "[Content_Types].xml";
  const ordered: Unzipped = {};
  if (parts[first]) ordered[first] = parts[first];
  return zipSync({ ...ordered, ...parts }, { level: 6, mtime: new Date(1980, 0, 1) });
}

/** The elements of a part. @throws ReportError damaged */
export function read(source: string, name: string) {
  try {
    return scanXml(source);
  } catch (error) {
    throw new ReportError("damaged", `${name}: ${error instanceof Error ? error.message : ""}`);
  }
}

/** Width between the margins of the section an offset lies in, in twips; A4's with our margins when it is not said. */
export function roomAt(source: string, root: ReturnType<typeof read>, offset: number): number {
  for (const element of walk(root)) {
    if (element.name !== "w:sectPr" || element.start < offset) continue;
    const size = childOf(element, "w:pgSz");
    const margins = childOf(element, "w:pgMar");
    const width = Number(size && attribute(source, size, "w:w"));
    const left = Number(margins && attribute(source, margins, "w:left"));
    const right = Number(margins && attribute(source, margins, "w:right"));
    const room = width - left - right;
    return Number.isFinite(room) && room > 1000 ? Math.round(room) : DEFAULT_ROOM;
  }
  return DEFAULT_ROOM;
}

const DEFAULT_ROOM = 9355;
