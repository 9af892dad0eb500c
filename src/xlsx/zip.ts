import { strFromU8 } from "fflate";
import { crc32 } from "./crc";
import { fail, XlsxError } from "./errors";
import { inflateInJs, type InflateFunction } from "./inflate";
import type { Limits } from "./limits";

/** One file of a zip archive, as its central directory tells (APPNOTE.TXT 4.3.12). */
export interface ZipEntry {
  /** As written, but with "/" for "\" and without a leading "/". */
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  flags: number;
  crc: number;
  packed: number;
  size: number;
  /** Where its local header starts. */
  header: number;
  /** Where its data starts. */
  start: number;
}

/** A zip archive held in memory; nothing is unpacked until asked. */
export interface Zip {
  bytes: Uint8Array;
  entries: ZipEntry[];
  /** By lower-case name: part names are compared without case (ECMA-376 Part 2 §6.2.2.3). Of two equal names the last counts. */
  byName: Map<string, ZipEntry>;
  limits: Limits;
  inflate: InflateFunction;
  crc: (data: Uint8Array) => number;
  /** Bytes unpacked so far. */
  unpacked: number;
}

/** What does the work of unpacking; node's zlib in Node, JavaScript else. */
export interface ZipTools {
  inflate?: InflateFunction;
  crc?: (data: Uint8Array) => number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function u16(b: Uint8Array, at: number): number {
  return b[at]! | (b[at + 1]! << 8);
}

function u32(b: Uint8Array, at: number): number {
  return (b[at]! | (b[at + 1]! << 8) | (b[at + 2]! << 16) | (b[at + 3]! << 24)) >>> 0;
}

function u64(b: Uint8Array, at: number): number {
  return u32(b, at) + u32(b, at + 4) * 4_294_967_296;
}

/** Where the end record stands, searched from the back past a comment of at most 65,535 bytes. */
function findEnd(bytes: Uint8Array): number {
  const last = Math.max(0, bytes.length - 22 - 65_535);
  for (let at = bytes.length - 22; at >= last; at--) if (u32(bytes, at) === END) return at;
  return -1;
}

interface Directory {
  at: number;
  size: number;
  count: number;
  /** Where the directory should end. */
  end: number;
}

function findDirectory(bytes: Uint8Array): Directory {
  const end = findEnd(bytes);
  if (end < 0) fail("truncated", "no end of central directory");
  const directory = { count: u16(bytes, end + 10), size: u32(bytes, end + 12), at: u32(bytes, end + 16), end };
  if (end >= 20 && u32(bytes, end - 20) === LOCATOR64) {
    const end64 = u64(bytes, end - 12);
    if (end64 + 56 > end || u32(bytes, end64) !== END64) fail("truncated", "zip64 end record");
    directory.count = u64(bytes, end64 + 32);
    directory.size = u64(bytes, end64 + 40);
    directory.at = u64(bytes, end64 + 48);
    directory.end = end64;
  }
  return directory;
}

/** Sizes above 32 bits stand in extra field 1 (APPNOTE.TXT 4.5.3). */
function readZip64(bytes: Uint8Array, entry: ZipEntry, at: number, end: number): void {
  for (let next: number; at + 4 <= end; at = next) {
    next = at + 4 + u16(bytes, at + 2);
    if (u16(bytes, at) !== 1) continue;
    let field = at + 4;
    for (const key of ["size", "packed", "header"] as const) {
      if (entry[key] !== 0xffffffff) continue;
      if (field + 8 > Math.min(next, end)) fail("truncated", entry.name);
      entry[key] = u64(bytes, field);
      field += 8;
    }
    return;
  }
}

/** Reads a zip's directory and checks it as a whole: counts, bounds, overlaps. Throws XlsxError. */
export function openZip(bytes: Uint8Array, limits: Limits, tools: ZipTools = {}): Zip {
  const directory = findDirectory(bytes);
  if (directory.count > limits.entries) fail("tooManyParts", String(directory.count));
  // Bytes put before the archive shift every offset by the same amount.
  let shift = directory.end - directory.size - directory.at;
  if (shift < 0 || u32(bytes, directory.at + shift) !== CENTRAL) shift = 0;
  const entries: ZipEntry[] = [];
  const byName = new Map<string, ZipEntry>();
  let at = directory.at + shift;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || u32(bytes, at) !== CENTRAL) fail("truncated", "central directory");
    const nameEnd = at + 46 + u16(bytes, at + 28);
    const extraEnd = nameEnd + u16(bytes, at + 30);
    const flags = u16(bytes, at + 8);
    const entry: ZipEntry = {
      name: partName(strFromU8(bytes.subarray(at + 46, nameEnd), (flags & 2048) === 0)),
      method: u16(bytes, at + 10),
      flags,
      crc: u32(bytes, at + 16),
      packed: u32(bytes, at + 20),
      size: u32(bytes, at + 24),
      header: u32(bytes, at + 42),
      start: 0,
    };
    if (entry.size === 0xffffffff || entry.packed === 0xffffffff || entry.header === 0xffffffff)
      readZip64(bytes, entry, nameEnd, extraEnd);
    entry.header += shift;
    if (entry.header + 30 > bytes.length || u32(bytes, entry.header) !== LOCAL) fail("truncated", entry.name);
    entry.start = entry.header + 30 + u16(bytes, entry.header + 26) + u16(bytes, entry.header + 28);
    if (entry.start + entry.packed > bytes.length) fail("truncated", entry.name);
    entries.push(entry);
    byName.set(entry.name.toLowerCase(), entry);
    at = extraEnd + u16(bytes, at + 32);
  }
  refuseOverlaps(entries, directory.at + shift);
  return {
    bytes,
    entries,
    byName,
    limits,
    inflate: tools.inflate ?? inflateInJs,
    crc: tools.crc ?? crc32,
    unpacked: 0,
  };
}

/** A bomb without recursion shares one kernel of data among its entries (Fifield 2019): entries may not overlap. */
function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
  let ordered = entries;
  for (let i = 1; i < entries.length; i++) {
    if (entries[i]!.header >= entries[i - 1]!.header) continue;
    ordered = [...entries].sort((a, b) => a.header - b.header);
    break;
  }
  for (let i = 0; i < ordered.length; i++) {
    const entry = ordered[i]!;
    const next = i + 1 < ordered.length ? ordered[i + 1]!.header : directory;
    if (entry.start + entry.packed > next && entry.header < directory) fail("overlappingEntries", entry.name);
  }
}

/** A part's name in one spelling: some programs write "\" or a leading "/". */
function partName(name: string): string {
  const slashed = name.includes("\\") ? name.replace(/\\/g, "/") : name;
  return slashed.startsWith("/") ? slashed.slice(1) : slashed;
}

/** The entry of a part name, without regard to case; undefined when there is none. */
export function findEntry(zip: Zip, name: string): ZipEntry | undefined {
  return zip.byName.get(partName(name).toLowerCase());
}

/** A part's bytes, checked against the declared size and CRC. The result may be a view of the archive. Throws XlsxError. */
export function readEntry(zip: Zip, entry: ZipEntry): Uint8Array {
  const { limits } = zip;
  if (entry.flags & 1) fail("encrypted", entry.name);
  if (entry.size > limits.partSize) fail("partTooLarge", entry.name);
  zip.unpacked += entry.size;
  if (zip.unpacked > limits.totalSize) fail("zipBomb", "total size");
  if (entry.size > limits.ratioFrom && entry.size > entry.packed * limits.ratio) fail("zipBomb", entry.name);
  const packed = zip.bytes.subarray(entry.start, entry.start + entry.packed);
  const data = entry.method === 0 ? packed : unpack(zip, entry, packed);
  if (data.length !== entry.size) fail(data.length > entry.size ? "zipBomb" : "crc", entry.name);
  if (zip.crc(data) !== entry.crc) fail("crc", entry.name);
  return data;
}

function unpack(zip: Zip, entry: ZipEntry, packed: Uint8Array): Uint8Array {
  if (entry.method !== 8) fail("unsupportedCompression", `${entry.name} (${entry.method})`);
  // Deflate never makes data much longer: 5 bytes for each stored block of 65,535, and some packers use short blocks.
  if (packed.length > entry.size + (entry.size >> 3) + 1024) fail("zipBomb", entry.name);
  try {
    return zip.inflate(packed, entry.size);
  } catch (error) {
    if (error instanceof XlsxError) throw error;
    // What node's zlib says when maxOutputLength is passed.
    const { code } = error as { code?: unknown };
    if (code === "ERR_BUFFER_TOO_LARGE") fail("zipBomb", entry.name);
    fail("crc", entry.name);
  }
}
