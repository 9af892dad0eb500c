import { zipSync } from "fflate";
import { cellName } from "../sheet/address";
import { writeXml } from "./package";
import { all, children, mainPart, numberAt, partOfType, sheetEntries, unzip, xmlPart } from "./part";
import { listIn, numberFormat } from "./styleMerge";

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
  const looks = listIn(styles.documentElement, "cellXfs");
  if (looks.children.length === 0) looks.append(styles.createElementNS(looks.namespaceURI, "xf"));
  const made = new Map<string, number>();
  const dressed = (look: number, format: string): number => {
    const key = `${look} ${format}`;
    let index = made.get(key);
    if (index !== undefined) return index;
    const known = children(looks, "xf");
    const xf = (known[look] ?? known[0]!).cloneNode(true) as Element;
    xf.setAttribute("numFmtId", String(numberFormat(styles.documentElement, format)));
    xf.setAttribute("applyNumberFormat", "1");
    looks.append(xf);
    made.set(key, (index = known.length));
    return index;
  };
  for (const entry of sheetEntries(parts, workbook, main)) {
    const own = new Map(
      edits
        .filter(({ sheet }) => sheet === entry.name)
        .map(({ row, column, format }) => [cellName(row, column), format]),
    );
    const sheet = own.size > 0 ? xmlPart(parts, entry.part) : null;
    if (!sheet) continue;
    for (const cell of all(sheet, "c")) {
      const format = own.get(cell.getAttribute("r") ?? "");
      if (format !== undefined) cell.setAttribute("s", String(dressed(numberAt(cell, "s", 0), format)));
    }
    writeXml(parts, entry.part, sheet);
  }
  looks.setAttribute("count", String(looks.children.length));
  writeXml(parts, part, styles);
  return zipSync(parts, { mtime: new Date(2000, 0, 1, 12) });
}
