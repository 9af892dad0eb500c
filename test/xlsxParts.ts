import { strToU8, zipSync, type ZipOptions } from "fflate";
import type { CellValue } from "../src/sheet/cell";
import { eachCell, type Grid, valueOf } from "../src/sheet/grid";

/** Workbooks from hand-written parts, for tests of the reader: what no writer would write. */

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface BookParts {
  /** By sheet name: rows only ("<row …>"), or a whole part when it starts with "<?xml" or "<worksheet". */
  sheets?: Record<string, string | Uint8Array>;
  /** `si` elements. */
  strings?: string;
  /** Content of styleSheet. */
  styles?: string;
  /** `property` elements. */
  custom?: string;
  /** Attributes of workbookPr. */
  workbookPr?: string;
  /** Attributes of each sheet element, by name. */
  sheetAttributes?: Record<string, string>;
  /** More parts, or parts in place of those above; undefined takes one away. */
  parts?: Record<string, string | Uint8Array | undefined>;
}

function relationships(entries: readonly [string, string, string][]): string {
  const items = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}">${items.join("")}</Relationships>`;
}

/** A worksheet part around rows. */
export function sheetPart(rows: string, before = "", after = ""): string {
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The parts of a workbook by name. */
export function bookParts(book: BookParts): Record<string, Uint8Array> {
  const sheets = Object.entries(book.sheets ?? { S: "" });
  const rels: [string, string, string][] = sheets.map((_, i) => [
    `rId${i + 1}`,
    "worksheet",
    `worksheets/sheet${i + 1}.xml`,
  ]);
  const parts: Record<string, string | Uint8Array | undefined> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relationships([
      ["rId1", "officeDocument", "xl/workbook.xml"],
      ...(book.custom === undefined
        ? []
        : [["rId2", "custom-properties", "docProps/custom.xml"] as [string, string, string]]),
    ]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${book.workbookPr ?? ""}/><sheets>${sheets
      .map(
        ([name], i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}" ${book.sheetAttributes?.[name] ?? ""}/>`,
      )
      .join("")}</sheets></workbook>`,
  };
  sheets.forEach(([, text], i) => {
    const whole = typeof text !== "string" || text.startsWith("<?xml") || text.startsWith("<worksheet");
    parts[`xl/worksheets/sheet${i + 1}.xml`] = whole ? text : sheetPart(text);
  });
  if (book.strings !== undefined) {
    rels.push(["rIdS", "sharedStrings", "sharedStrings.xml"]);
    parts["xl/sharedStrings.xml"] = `<sst xmlns="${MAIN}">${book.strings}</sst>`;
  }
  if (book.styles !== undefined) {
    rels.push(["rIdT", "styles", "styles.xml"]);
    parts["xl/styles.xml"] = `<styleSheet xmlns="${MAIN}">${book.styles}</styleSheet>`;
  }
  if (book.custom !== undefined) parts["docProps/custom.xml"] = `<Properties>${book.custom}</Properties>`;
  parts["xl/_rels/workbook.xml.rels"] = relationships(rels);
  const bytes: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries({ ...parts, ...book.parts }))
    if (part !== undefined) bytes[name] = typeof part === "string" ? strToU8(part) : part;
  return bytes;
}

/** The bytes of a workbook. */
export function bookBytes(book: BookParts, options: ZipOptions = {}): Uint8Array {
  return zipSync(bookParts(book), options);
}

/** UTF-16 of a text with its byte order mark. */
export function utf16(text: string, big = false): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !big);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), !big);
  return bytes;
}

/** Where a part's entry stands in the central directory of a zip made by `bookBytes`. */
export function centralEntry(zip: Uint8Array, name: string): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (String.fromCharCode(...zip.subarray(at + 46, at + 46 + length)) === name) return at;
  }
  throw new Error(`no entry ${name}`);
}

/** A copy of a zip with a 32-bit (or 16-bit) field of a central directory entry changed. */
export function patchEntry(zip: Uint8Array, name: string, offset: number, value: number, short = false): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  const at = centralEntry(copy, name) + offset;
  if (short) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return copy;
}

/** All cells of a grid as [row, column, value]. */
export function cellsOf(grid: Grid): [number, number, CellValue | null][] {
  const found: [number, number, CellValue | null][] = [];
  eachCell(grid, (row, column, index) => found.push([row, column, valueOf(grid, index)]));
  return found;
}
