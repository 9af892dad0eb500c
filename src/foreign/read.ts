import type { Book } from "../sheet/grid";
import { fail, XlsxError } from "../xlsx/errors";
import type { ZipTools } from "../xlsx/zip";
import { readCsv } from "./csv";
import { readOds } from "./zipped";
import { readXls } from "./xls";

/** Formats other than .xlsx that can be opened, named as XlsxError names them. */
export type ForeignKind = "oldXls" | "ods" | "csv";

export interface ForeignOptions extends ZipTools {
  /** Name of the file without its ending: what the one sheet of a .csv is called. */
  name?: string;
  /** The file is called .csv; else its text must look like a table. */
  isCsv?: boolean;
  /** Cells of all sheets that hold something; above it the file is refused. */
  cells?: number;
}

/** Bytes; an office's workbook has well under one million. */
const LARGEST = 20 << 20;
const CELLS = 1_000_000;

export function isForeign(code: string): code is ForeignKind {
  return code === "oldXls" || code === "ods" || code === "csv";
}

/**
 * Opens a workbook that is no .xlsx (.xls, .ods, .csv) through libraries loaded on demand. Nothing in the file is
 * run. Throws XlsxError: `partTooLarge`, `tooManyCells`, `encrypted`, the zip's own, or the kind itself where the
 * library cannot make sense of the file.
 */
export async function readForeign(bytes: Uint8Array, kind: ForeignKind, options: ForeignOptions = {}): Promise<Book> {
  if (bytes.length > LARGEST) fail("partTooLarge", `${bytes.length} bytes`);
  const most = options.cells ?? CELLS;
  try {
    if (kind === "oldXls") return await readXls(bytes, most);
    if (kind === "ods") return await readOds(bytes, most, options);
    return await readCsv(bytes, most, options.name, options.isCsv);
  } catch (error) {
    if (error instanceof XlsxError) throw error;
    return fail(kind, error instanceof Error ? error.message.slice(0, 120) : undefined);
  }
}
