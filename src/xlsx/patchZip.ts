import { deflateSync } from "fflate";
import { crc32 } from "./crc";
import { PACKING } from "./write";
import type { Zip, ZipEntry } from "./zip";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Sizes stand after the data (APPNOTE.TXT 4.4.4 bit 3); they are known here and stand before it. */
const DESCRIPTOR = 8;

/** What goes into the new archive for one entry. */
interface Packed {
  entry: ZipEntry;
  data: Uint8Array;
  method: number;
  crc: number;
  size: number;
}

/**
 * The archive with some parts replaced (bytes) or left out (null). All other entries keep their order, names, times and
 * packed bytes.
 */
export function repack(zip: Zip, changes: ReadonlyMap<ZipEntry, Uint8Array | null>): Uint8Array {
  const packed: Packed[] = [];
  for (const entry of zip.entries) {
    const change = changes.get(entry);
    if (change === null) continue;
    if (change === undefined)
      packed.push({ ...entry, entry, data: zip.bytes.subarray(entry.start, entry.start + entry.packed) });
    else packed.push({ entry, data: deflateSync(change, PACKING), method: 8, crc: crc32(change), size: change.length });
  }
  const names = packed.map(({ entry }) => rawName(zip, entry));
  let length = 22;
  packed.forEach(({ data }, i) => (length += 76 + 2 * names[i]!.length + data.length));
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  const starts: number[] = [];
  let at = 0;
  packed.forEach((item, i) => {
    starts.push(at);
    view.setUint32(at, LOCAL, true);
    writeCommon(view, at + 4, item, zip, names[i]!.length);
    out.set(names[i]!, at + 30);
    out.set(item.data, at + 30 + names[i]!.length);
    at += 30 + names[i]!.length + item.data.length;
  });
  const directory = at;
  packed.forEach((item, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    writeCommon(view, at + 6, item, zip, names[i]!.length);
    view.setUint32(at + 42, starts[i]!, true);
    out.set(names[i]!, at + 46);
    at += 46 + names[i]!.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, packed.length, true);
  view.setUint16(at + 10, packed.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

/** The 26 bytes that local header and directory have in common; extra fields are left out, no size needs zip64. */
function writeCommon(view: DataView, at: number, item: Packed, zip: Zip, nameLength: number): void {
  const { bytes } = zip;
  const local = item.entry.header;
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, item.entry.flags & ~DESCRIPTOR, true);
  view.setUint16(at + 4, item.method, true);
  for (let i = 0; i < 4; i++) view.setUint8(at + 6 + i, bytes[local + 10 + i]!);
  view.setUint32(at + 10, item.crc, true);
  view.setUint32(at + 14, item.data.length, true);
  view.setUint32(at + 18, item.size, true);
  view.setUint16(at + 22, nameLength, true);
}

/** A name as its local header spells it. */
function rawName(zip: Zip, entry: ZipEntry): Uint8Array {
  const length = zip.bytes[entry.header + 26]! | (zip.bytes[entry.header + 27]! << 8);
  return zip.bytes.subarray(entry.header + 30, entry.header + 30 + length);
}
