import { strFromU8, unzipSync } from "fflate";
import { DEFAULT_LIMITS } from "../../src/xlsx/limits";
import { openZip } from "../../src/xlsx/zip";

/** A part of a package as text. @throws Error when there is none */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** Names of the parts whose packed bytes differ, "-" before those that are gone. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const a = openZip(before, DEFAULT_LIMITS);
  const b = openZip(after, DEFAULT_LIMITS);
  return a.entries.flatMap((entry) => {
    const other = b.byName.get(entry.name.toLowerCase());
    if (!other) return [`-${entry.name}`];
    const same = Buffer.compare(
      a.bytes.subarray(entry.start, entry.start + entry.packed),
      b.bytes.subarray(other.start, other.start + other.packed),
    );
    return same === 0 && entry.crc === other.crc ? [] : [entry.name];
  });
}
