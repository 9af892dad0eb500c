import { strToU8 } from "fflate";
import type { SheetSpec } from "../sheet/spec";
import { bookXml } from "./partsBook";
import { sheetXml, wearLooks } from "./partsSheet";
import { styleTable } from "./styleTable";
import { checkBook } from "./writeCheck";

/** Where the looks of drawn sheets stand in the book that they are put into. */
export interface StyleMap {
  /** Index in cellXfs. */
  cell(index: number): number;
  /** Index in dxfs. */
  difference(index: number): number;
}

/** Sheets to be put into a book that is there already. */
export interface DrawnSheets {
  /** The looks they wear, as a styles part of their own. */
  styles: Uint8Array;
  /** A workbook part that lists them alone, in their order, with their print names. */
  book: Uint8Array;
  /** The part of one of them, wearing the other book's looks; texts stand in their cells, so that it shares none. */
  sheet(index: number, map: StyleMap): Uint8Array;
}

/** Draws sheets as parts. @throws SpecError for what Excel would refuse or "repair", some of it when a sheet's part is asked for */
export function drawSheets(sheets: readonly SheetSpec[]): DrawnSheets {
  const book = { sheets: [...sheets], names: [], properties: {} };
  checkBook(book);
  const styles = styleTable();
  for (const sheet of sheets) wearLooks(sheet, styles);
  return {
    styles: strToU8(styles.xml()),
    book: strToU8(bookXml(book, 0)),
    sheet: (index, map) =>
      strToU8(
        sheetXml(
          sheets[index]!,
          {
            styles: {
              xf: (style, quoted) => map.cell(styles.xf(style, quoted)),
              dxf: (look) => map.difference(styles.dxf(look)),
            },
            texts: null,
          },
          false,
        ),
      ),
  };
}
