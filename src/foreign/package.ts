import { strFromU8, zipSync } from "fflate";
import { fail } from "../xlsx/errors";
import { DEFAULT_LIMITS } from "../xlsx/limits";
import { openZip, readEntry, type ZipTools } from "../xlsx/zip";

/** A part's new bytes, or null to leave it out. */
type Change = (name: string, data: () => Uint8Array) => Uint8Array | null;

/**
 * Unpacks an archive under the limits that hold for .xlsx (bombs, overlaps, checksums) and packs what is wanted again without
 * compression, so that a library never unpacks anything a stranger packed.
 */
export function repacked(bytes: Uint8Array, tools: ZipTools, change: Change): Uint8Array {
  const zip = openZip(bytes, { ...DEFAULT_LIMITS, partSize: 64 << 20, totalSize: 96 << 20 }, tools);
  const parts: [string, Uint8Array][] = [];
  for (const entry of zip.entries) {
    const made = change(entry.name, () => readEntry(zip, entry));
    if (made) parts.push([entry.name, made]);
  }
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

/** XML that was looked through for declarations; entities are refused as in .xlsx. */
export function safeXml(data: Uint8Array, part: string): string {
  const text = strFromU8(data);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) fail("entityDeclaration", part);
  return text;
}

/**
 * Refuses XML nested deeper than any workbook: the libraries walk it by recursion.
 * @param text XML without a document type
 */
export function refuseDepth(text: string, part: string): void {
  let depth = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 47) depth--;
    else if (next !== 33 && next !== 63) {
      const end = text.indexOf(">", at);
      if (end > 0 && text.charCodeAt(end - 1) !== 47) depth++;
      if (depth > DEFAULT_LIMITS.depth) fail("nesting", part);
      if (end < 0) break;
    }
  }
}
