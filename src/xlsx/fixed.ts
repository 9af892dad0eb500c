import type { Area } from "../sheet/address";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { isSigned, plainPart, tableHeads } from "./patchParts";
import { spreadFormulas } from "./patchSheet";
import { readWorkbook, sheetEntry } from "./workbook";
import { openZip } from "./zip";

/** What in a file cannot be changed cell by cell without harm to it. */
export interface Fixed {
  /** Digitally signed (ký số): any change would break the signature. */
  signed: boolean;
  /** Headings of tables, and formulas spread over several cells, by sheet; a sheet without any is not there. */
  areas: ReadonlyMap<string, readonly Area[]>;
}

/**
 * The cells that patchBook refuses, so that a program can refuse them while they are typed and not when the work is saved.
 * @throws XlsxError for a file that cannot be read
 */
export function fixedCells(bytes: Uint8Array, limits: Partial<Limits> = {}): Fixed {
  const zip = openZip(bytes, { ...DEFAULT_LIMITS, ...limits }, {});
  const areas = new Map<string, Area[]>();
  for (const sheet of readWorkbook(zip).sheets) {
    const entry = sheetEntry(zip, sheet);
    const found = [...tableHeads(zip, entry), ...spreadFormulas(plainPart(zip, entry), entry.name, zip.limits.depth)];
    if (found.length > 0) areas.set(sheet.name, found);
  }
  return { signed: isSigned(zip), areas };
}
