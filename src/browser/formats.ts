import { zipSync } from "fflate";
import { cellName } from "../sheet/address";
import { utf8Part } from "../xlsx/encoding";
import { DEFAULT_LIMITS } from "../xlsx/limits";
import { restyle } from "../xlsx/restyle";
import { PACKING } from "../xlsx/write";
import { writeXml } from "./package";
import { mainPart, partOfType, sheetEntries, unzip, xmlPart } from "./part";
import { listIn, numberFormat } from "./styleMerge";
import { children, type Element, elementIn, setAttribute } from "./tree";

/** A cell that is in the file, and the number format it is to have. */
export interface FormatEdit {
  sheet: string;
  row: number;
  column: number;
  format: string;
}

/** The file with other number formats in some cells; the rest of their look stays. */
export function formatCells(original: Uint8Array, edits: readonly FormatEdit[]): Uint8Array {
  const parts = unzip(original);
  const main = mainPart(parts);
  const workbook = xmlPart(parts, main);
  const part = partOfType(parts, main, "styles");
  const styles = part ? xmlPart(parts, part) : null;
  if (edits.length === 0 || !workbook || !part || !styles) return original;
  const looks = listIn(styles, "cellXfs");
  if (children(looks).length === 0) looks.content.push(elementIn(looks, "xf"));
  const known = children(looks, "xf");
  const made = new Map<string, number>();
  const dressed = (look: number, format: string): number => {
    const key = `${look} ${format}`;
    let index = made.get(key);
    if (index !== undefined) return index;
    const like = known[look] ?? known[0]!;
    const xf: Element = { ...like, attributes: new Map(like.attributes) };
    setAttribute(xf, "numFmtId", numberFormat(styles, format));
    setAttribute(xf, "applyNumberFormat", 1);
    looks.content.push(xf);
    made.set(key, (index = known.push(xf) - 1));
    return index;
  };
  for (const { name, part: sheet } of sheetEntries(parts, workbook, main)) {
    const own = new Map(
      edits
        .filter((edit) => edit.sheet === name)
        .map(({ row, column, format }) => [cellName(row, column), (look: number) => dressed(look, format)]),
    );
    const data = own.size > 0 ? parts[sheet] : undefined;
    if (data) parts[sheet] = restyle(utf8Part(data, sheet), sheet, DEFAULT_LIMITS.depth, own);
  }
  setAttribute(looks, "count", known.length);
  writeXml(parts, part, styles);
  return zipSync(parts, { ...PACKING, mtime: new Date(2000, 0, 1, 12) });
}
