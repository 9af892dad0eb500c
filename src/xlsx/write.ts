import { strToU8, zipSync, type Zippable } from "fflate";
import type { BookSpec } from "../sheet/spec";
import { appXml, bookRelsXml, bookXml, contentTypesXml, coreXml, customXml, rootRelsXml } from "./partsBook";
import { sheetXml } from "./partsSheet";
import { textTable } from "./partsTexts";
import { styleTable } from "./styleTable";
import { checkBook } from "./writeCheck";

export { SpecError, type SpecCode, type SpecPlace } from "./writeError";

/** What a BookSpec does not say. */
export interface WriteOptions {
  /** Creation time for the document properties, ISO date-time ("2024-06-05T00:00:00Z"). Absent: none is written. */
  created?: string;
}

/** Zip entries carry a local time with no zone; one fixed time makes the same book the same bytes anywhere. */
const ZIP_TIME = new Date(2000, 0, 1, 12);

/** Deflate settings: level 5 takes a quarter less time than fflate's 6 for the same size, and small parts need no large tables. */
export const PACKING = { level: 5, mem: 4 } as const;

/**
 * A workbook as .xlsx bytes. The same book gives the same bytes. Texts are written as texts whatever they begin with;
 * formulas carry the value they were given until they are computed. Excel computes them all at load (but for Protected View,
 * which shows the stored values); LibreOffice by default only those without a value and those with a text. So a stored
 * value should be right, or null.
 * @throws SpecError for what Excel would refuse or "repair"
 */
export function writeBook(book: BookSpec, options: WriteOptions = {}): Uint8Array {
  checkBook(book);
  const shared = { styles: styleTable(), texts: textTable() };
  const active = book.sheets.findIndex((sheet) => sheet.state === "visible");
  const sheets = book.sheets.map((sheet, i) => sheetXml(sheet, shared, i === active));
  const has = { texts: shared.texts.size() > 0, properties: Object.keys(book.properties).length > 0 };
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypesXml(sheets.length, has),
    "_rels/.rels": rootRelsXml(has),
    "xl/workbook.xml": bookXml(book, active),
    "xl/_rels/workbook.xml.rels": bookRelsXml(sheets.length, has),
  };
  sheets.forEach((xml, i) => (parts[`xl/worksheets/sheet${i + 1}.xml`] = xml));
  parts["xl/styles.xml"] = shared.styles.xml();
  if (has.texts) parts["xl/sharedStrings.xml"] = shared.texts.xml();
  parts["docProps/core.xml"] = coreXml(book, options.created);
  parts["docProps/app.xml"] = appXml();
  if (has.properties) parts["docProps/custom.xml"] = customXml(book.properties);
  const files: Zippable = {};
  for (const [name, xml] of Object.entries(parts)) files[name] = strToU8(xml);
  return zipSync(files, { ...PACKING, mtime: ZIP_TIME });
}
