import { strFromU8 } from "fflate";

/** What a file is by its bytes, whatever its name says. `zip` may be a workbook; `csv` is that or any other plain text; `picture` an image or a PDF. */
export type FileKind =
  "empty" | "zip" | "encrypted" | "oldXls" | "html" | "xml2003" | "ods" | "csv" | "picture" | "unknown";

/** Compound file (MS-CFB 2.2). */
const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** How PNG, JPEG, GIF, TIFF (both byte orders) and PDF begin. */
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x25, 0x50, 0x44, 0x46],
];

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((value, i) => bytes[i] === value);
}

/** Whether a UTF-16LE name stands in the bytes; directory entries of a compound file hold such names. */
function hasName(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return true;
  }
  return false;
}

function sniffCompound(bytes: Uint8Array): FileKind {
  if (hasName(bytes, "EncryptedPackage") || hasName(bytes, "EncryptionInfo")) return "encrypted";
  return hasName(bytes, "Workbook") || hasName(bytes, "Book") ? "oldXls" : "unknown";
}

function sniffText(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, 4096);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const readable = wide ? head.filter((value) => value !== 0) : head;
  const binary = readable.some((value) => value < 32 && value !== 9 && value !== 10 && value !== 13);
  if (binary) return "unknown";
  const text = strFromU8(readable, true)
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .trimStart()
    .toLowerCase();
  if (text.startsWith("<?xml") || text.startsWith("<")) {
    if (text.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "xml2003";
    if (text.includes("urn:oasis:names:tc:opendocument")) return "ods";
    if (/<(!doctype html|html|head|body|table|meta|script|div|style)\b/.test(text)) return "html";
    return "unknown";
  }
  return text.startsWith("{\\rtf") || text.startsWith("%pdf") ? "unknown" : "csv";
}

/** Tells a file's kind by its first bytes (and a compound file's by the names in its directory). Never throws. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)) return "zip";
  if (startsWith(bytes, CFB)) return sniffCompound(bytes);
  if (PICTURES.some((head) => startsWith(bytes, head))) return "picture";
  // A bare BIFF stream starts with its BOF record: versions 2, 3, 4, 5–8 (MS-XLS 2.4.21).
  if (bytes[0] === 9 && (bytes[1] === 0 || bytes[1] === 2 || bytes[1] === 4 || bytes[1] === 8)) {
    if (bytes[2]! <= 16 && bytes[3] === 0) return "oldXls";
  }
  return sniffText(bytes);
}
