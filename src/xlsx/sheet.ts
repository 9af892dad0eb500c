import { MAX_COLUMNS, parseArea, type Area } from "../sheet/address";
import type { Grid, SheetState } from "../sheet/grid";
import { packCells, type Packed } from "./cells";
import type { SheetContext } from "./context";
import { fail } from "./errors";
import { formulaAt, shareFormula, type SharedFormula } from "./formula";
import type { Limits } from "./limits";
import { readRows, type FormulaCells } from "./rows";
import { attribute, eachChild, flagAttribute, nameHash, numberAttribute, openRoot, scanPart, TAG } from "./scan";

/** A sheet whose texts are not decoded yet. */
export interface ReadSheet {
  packed: Packed;
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  protected: boolean;
  formulas: FormulaCells;
}

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
  const formulas: FormulaCells = { cell: [], text: [], shared: [], place: [] };
  let isProtected = false;
  eachChild(s, openRoot(s, "worksheet"), (tag, name) => {
    if (name === SHEET_DATA) {
      if (tag === TAG.open) readRows(s, context, hiddenRows, formulas);
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
  return {
    packed,
    merges,
    hiddenRows,
    hiddenColumns: hiddenColumnsOf(packed, hiddenSpans),
    protected: isProtected,
    formulas: moved ? { ...formulas, cell: formulas.cell.map((cell) => moved[cell]!) } : formulas,
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
  formulaTexts: readonly string[],
  context: SheetContext,
): Grid {
  return {
    name,
    state,
    ...sheet.packed,
    texts,
    looks: context.styles.looks,
    formulas: expandFormulas(sheet.formulas, formulaTexts, context.limits),
    merges: sheet.merges,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    protected: sheet.protected,
  };
}

/** Longest formula Excel takes, in characters: a longer shared one is not repeated. */
const LONGEST_FORMULA = 8192;

/** Formulas by cell; the cells of a shared formula get it as it reads at their place. */
function expandFormulas(cells: FormulaCells, texts: readonly string[], limits: Limits): Map<number, string> {
  const formulas = new Map<number, string>();
  const masters = new Map<number, number>();
  let length = 0;
  for (let i = 0; i < cells.cell.length; i++) {
    if (cells.text[i]! < 0) continue;
    if (cells.shared[i]! >= 0) masters.set(cells.shared[i]!, i);
    const text = texts[cells.text[i]!]!;
    if (cells.cell[i]! >= 0) formulas.set(cells.cell[i]!, text.charCodeAt(0) === 61 ? text.slice(1) : text);
  }
  if (masters.size === 0) return formulas;
  const cut = new Map<number, SharedFormula>();
  for (let i = 0; i < cells.cell.length; i++) {
    const master = masters.get(cells.shared[i]!);
    if (cells.text[i]! >= 0 || cells.cell[i]! < 0 || master === undefined) continue;
    const source = texts[cells.text[master]!]!;
    if (source.length > LONGEST_FORMULA) continue;
    let formula = cut.get(master);
    if (!formula) {
      const place = cells.place[master]!;
      cut.set(master, (formula = shareFormula(source, Math.floor(place / MAX_COLUMNS), place % MAX_COLUMNS)));
    }
    const place = cells.place[i]!;
    const said = formulaAt(formula, Math.floor(place / MAX_COLUMNS), place % MAX_COLUMNS);
    length += said.length;
    if (length > limits.totalSize) fail("partTooLarge", "formulas");
    formulas.set(cells.cell[i]!, said);
  }
  return formulas;
}
