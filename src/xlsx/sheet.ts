import { MAX_COLUMNS, parseArea, type Area } from "../sheet/address";
import type { Formulas, Grid, SheetState } from "../sheet/grid";
import { packCells, type Packed } from "./cells";
import type { SheetContext } from "./context";
import { fail } from "./errors";
import { FileFormulas, noFormulas } from "./formulas";
import { readRows } from "./rows";
import { attribute, eachChild, flagAttribute, nameHash, numberAttribute, openRoot, scanPart, TAG } from "./scan";

/** A sheet whose texts are not decoded yet. */
export interface ReadSheet {
  packed: Packed;
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  protected: boolean;
  formulas: Formulas;
}

const NONE: Formulas = new Map();

const SHEET_DATA = nameHash("sheetData");
const COLS = nameHash("cols");
const MERGE_CELLS = nameHash("mergeCells");
const PROTECTION = nameHash("sheetProtection");

/** Columns that are looked at beyond the last used one for being hidden: "to the end of the sheet" is often hidden. */
const SPARE_COLUMNS = 256;

/** Reads one worksheet (CT_Worksheet, ECMA-376 Part 1 §18.3.1.99). Throws XlsxError. */
export function readSheet(data: Uint8Array, part: string, context: SheetContext): ReadSheet {
  const s = scanPart(data, part, context.limits.depth);
  const merges: Area[] = [];
  const hiddenSpans: [number, number][] = [];
  const hiddenRows = new Set<number>();
  const met = noFormulas();
  if (context.formulas) context.formulas = met;
  let isProtected = false;
  eachChild(s, openRoot(s, "worksheet"), (tag, name) => {
    if (name === SHEET_DATA) {
      if (tag === TAG.open) readRows(s, context, hiddenRows, met);
    } else if (name === COLS) {
      eachChild(s, tag, () => {
        if (!flagAttribute(s, "hidden")) return;
        hiddenSpans.push([numberAttribute(s, "min", 1) - 1, numberAttribute(s, "max", 1) - 1]);
        if (hiddenSpans.length > MAX_COLUMNS) fail("badXml", `${part}: cols`);
      });
    } else if (name === MERGE_CELLS) {
      eachChild(s, tag, () => {
        const area = parseArea(attribute(s, "ref") ?? "");
        if (area) merges.push(area);
        if (merges.length > context.limits.items) fail("tooManyCells", `${part}: merges`);
      });
    } else if (name === PROTECTION) isProtected = flagAttribute(s, "sheet");
  });
  const { packed, moved } = packCells(context.cells);
  if (moved) met.cell = met.cell.map((cell) => moved[cell]!);
  return {
    packed,
    merges,
    hiddenRows,
    hiddenColumns: hiddenColumnsOf(packed, hiddenSpans),
    protected: isProtected,
    formulas: met.cell.length === 0 ? NONE : new FileFormulas(data, met, packed.kind.length, context.limits.totalSize),
  };
}

function hiddenColumnsOf(packed: Packed, spans: readonly [number, number][]): Set<number> {
  const hidden = new Set<number>();
  if (spans.length === 0) return hidden;
  let last = 0;
  for (const column of packed.column) if (column > last) last = column;
  last = Math.min(last + SPARE_COLUMNS, MAX_COLUMNS - 1);
  for (const [from, to] of spans) for (let c = Math.max(0, from); c <= to && c <= last; c++) hidden.add(c);
  return hidden;
}

/** The Grid, once the book's texts are known. */
export function finishSheet(
  sheet: ReadSheet,
  name: string,
  state: SheetState,
  texts: readonly string[],
  context: SheetContext,
): Grid {
  return {
    name,
    state,
    ...sheet.packed,
    texts,
    looks: context.styles.looks,
    formulas: sheet.formulas,
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    protected: sheet.protected,
  };
}
