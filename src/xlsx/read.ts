import type { Book } from "../sheet/grid";
import { closeCells, openCells } from "./cells";
import type { SheetContext } from "./context";
import { fail } from "./errors";
import { noFormulas } from "./formulas";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { finishSheet, readSheet, type ReadSheet } from "./sheet";
import { sniff } from "./sniff";
import { readStrings } from "./strings";
import { plainStyles, readStyles } from "./styles";
import { closePool, openPool } from "./texts";
import { readPart, readProperties, readWorkbook, sheetEntry, type SheetListing } from "./workbook";
import { openZip, type Zip, type ZipTools } from "./zip";

/** How a workbook is read. */
export interface ReadOptions extends ZipTools {
  /** Only sheets of these names are read; the others are left out of the book. */
  sheets?: (name: string) => boolean;
  limits?: Partial<Limits>;
  /** false leaves the formulas out. */
  formulas?: boolean;
  /** true keeps every stored cell, also those without a value; the look of a cell is then the index of its cell format. */
  whole?: boolean;
  /** Hears of each stored row of a sheet: its height in points (0: none said) and the index of its own cell format (0: none). */
  onRow?: (sheet: number, row: number, height: number, look: number) => void;
}

/** Opens the archive, or says what the file is instead. */
function openFile(bytes: Uint8Array, options: ReadOptions): Zip {
  const kind = sniff(bytes);
  if (kind === "unknown") fail("notZip");
  if (kind !== "zip") fail(kind);
  return openZip(bytes, { ...DEFAULT_LIMITS, ...options.limits }, options);
}

/**
 * Reads a workbook (.xlsx, .xlsm, .xltx; Transitional and Strict) from its bytes. Macros are never looked at. Throws
 * XlsxError and nothing else.
 */
export function readBook(bytes: Uint8Array, options: ReadOptions = {}): Book {
  const zip = openFile(bytes, options);
  const { limits } = zip;
  const workbook = readWorkbook(zip);
  const texts = openPool(limits.texts, true);
  const cells = openCells(limits.cells);
  if (workbook.sharedStrings)
    readStrings(readPart(zip, workbook.sharedStrings), workbook.sharedStrings.name, texts, limits.depth);
  const context: SheetContext = {
    cells,
    texts,
    sharedTexts: texts.count,
    formulas: options.formulas === false ? null : noFormulas(),
    styles: workbook.styles
      ? readStyles(readPart(zip, workbook.styles), workbook.styles.name, limits, options.whole)
      : plainStyles(),
    date1904: workbook.date1904,
    whole: options.whole === true,
    onRow: null,
    limits,
  };
  const read: [SheetListing, ReadSheet][] = [];
  for (const sheet of workbook.sheets) {
    if (options.sheets && !options.sheets(sheet.name)) continue;
    const entry = sheetEntry(zip, sheet);
    const at = read.length;
    const { onRow } = options;
    if (onRow) context.onRow = (row, height, look) => onRow(at, row, height, look);
    read.push([sheet, readSheet(readPart(zip, entry), entry.name, context)]);
  }
  const properties = readProperties(zip, workbook.custom);
  const allTexts = closePool(texts);
  closeCells(cells);
  const sheets = read.map(([{ name, state }, sheet]) => finishSheet(sheet, name, state, allTexts, context));
  return { sheets, properties, date1904: workbook.date1904 };
}
