import { areaName, cellName, holds, MAX_COLUMNS, parseArea, parseCell, type Area } from "../sheet/address";
import { isCellError, type CellValue } from "../sheet/cell";
import { formulaAt, shareFormula } from "./formula";
import { textElement } from "./partsTexts";
import { PatchError } from "./patchError";
import { attributesText, attributesWith, attributesWithout, splice, tagPrefix, tagStart, type Cut } from "./patchXml";
import {
  attribute,
  eachChild,
  elementText,
  flagAttribute,
  nameHash,
  nextTag,
  numberAttribute,
  openRoot,
  scanPart,
  skipElement,
  TAG,
  type Scanner,
} from "./scan";
import { storedFormula } from "./writeFormula";
import { xmlAttribute, xmlText, xstring } from "./writeXml";

/** What one cell is given. */
export interface CellPatch {
  row: number;
  column: number;
  value: CellValue;
  formula?: string;
}

/** A stretch of bytes that is one element: its attributes' text and where its content ends. */
interface Element {
  start: number;
  attributesAt: number;
  attributesEnd: number;
  attributes: string;
  /** Begin of its end tag; the element's end when it is empty. */
  inner: number;
  end: number;
  empty: boolean;
}

interface CellElement extends Element {
  column: number;
  formula: boolean;
}

interface RowElement extends Element {
  cells: CellElement[];
  /** Format of cells that have none of their own; "" when the row has none. */
  style: string;
}

/** A formula that is shared by several cells; `text` is null but in its first cell. */
interface SharedCell {
  row: number;
  column: number;
  id: string;
  text: string | null;
  start: number;
  end: number;
}

/** All that the edits of a sheet need to know of it. */
interface SheetMap {
  prefix: string;
  data: Element | null;
  dimension: { element: Element; ref: string } | null;
  /** The rows that have edits. */
  rows: Map<number, RowElement[]>;
  /** Where a row that is absent goes. */
  gaps: Map<number, number>;
  shared: SharedCell[];
  arrays: Area[];
  merges: Area[];
  columns: { min: number; max: number; style: string }[];
}

const H = Object.fromEntries(
  ["sheetData", "dimension", "cols", "mergeCells", "row", "c", "f"].map((name) => [name, nameHash(name)]),
) as Record<"sheetData" | "dimension" | "cols" | "mergeCells" | "row" | "c" | "f", number>;

/** A worksheet part with some cells set. Whether a formula was set, changed or removed comes with it. */
export function patchSheet(
  data: Uint8Array,
  part: string,
  sheet: string,
  patches: readonly CellPatch[],
  maxDepth: number,
): { data: Uint8Array; formulas: boolean } {
  const byRow = new Map<number, Map<number, CellPatch>>();
  for (const patch of patches) {
    let row = byRow.get(patch.row);
    if (!row) byRow.set(patch.row, (row = new Map()));
    row.set(patch.column, patch);
  }
  const map = mapSheet(scanPart(data, part, maxDepth), byRow);
  const { data: body, prefix } = map;
  if (!body) throw new PatchError("noData", { sheet });
  refuseHarm(map, byRow, sheet);
  const cuts: Cut[] = [];
  let formulas = false;
  let newRows = "";
  for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
    const wanted = [...byRow.get(row)!.values()].sort((a, b) => a.column - b.column);
    const found = map.rows.get(row);
    if (found) {
      formulas = patchRow(map, found, wanted, cuts) || formulas;
      continue;
    }
    const cells = wanted.map((patch) => cellXml(prefix, patch, newAttributes(map, patch, ""))).join("");
    if (cells === "") continue;
    const xml = `<${prefix}row r="${row + 1}">${cells}</${prefix}row>`;
    formulas = formulas || wanted.some((patch) => patch.formula !== undefined);
    if (body.empty) newRows += xml;
    else cuts.push({ from: map.gaps.get(row) ?? body.inner, to: map.gaps.get(row) ?? body.inner, text: xml });
  }
  if (newRows !== "")
    cuts.push({
      from: body.attributesAt,
      to: body.end,
      text: `${body.attributes.trimEnd()}>${newRows}</${prefix}sheetData>`,
    });
  expandShared(map, byRow, cuts);
  widenDimension(map, patches, cuts);
  return { data: splice(data, cuts), formulas };
}

/** The start tag found last; the caller adds where the element ends. */
function elementOf(s: Scanner, tag: number): Element {
  const { attributesAt, attributesEnd } = s;
  const empty = tag === TAG.empty;
  return {
    start: tagStart(s),
    attributesAt,
    attributesEnd,
    attributes: attributesText(s),
    inner: s.at,
    end: s.at,
    empty,
  };
}

/** One pass over the sheet. */
function mapSheet(s: Scanner, byRow: ReadonlyMap<number, unknown>): SheetMap {
  const map: SheetMap = {
    prefix: "",
    data: null,
    dimension: null,
    rows: new Map(),
    gaps: new Map(),
    shared: [],
    arrays: [],
    merges: [],
    columns: [],
  };
  eachChild(s, openRoot(s, "worksheet"), (tag, name) => {
    if (name === H.dimension) map.dimension = { element: elementOf(s, tag), ref: attribute(s, "ref") ?? "" };
    else if (name === H.cols)
      eachChild(s, tag, () => {
        const style = attribute(s, "style") ?? "";
        if (style !== "")
          map.columns.push({ min: numberAttribute(s, "min", 1) - 1, max: numberAttribute(s, "max", 1) - 1, style });
      });
    else if (name === H.mergeCells)
      eachChild(s, tag, () => {
        const area = parseArea(attribute(s, "ref") ?? "");
        if (area) map.merges.push(area);
      });
    else if (name === H.sheetData) {
      map.prefix = tagPrefix(s);
      const data = elementOf(s, tag);
      if (tag === TAG.open) data.inner = mapRows(s, map, byRow);
      data.end = s.at;
      map.data = data;
    }
  });
  return map;
}

/** Looks through the rows up to the end tag of sheetData; gives where that begins. */
function mapRows(s: Scanner, map: SheetMap, byRow: ReadonlyMap<number, unknown>): number {
  const wanted = [...byRow.keys()].sort((a, b) => a - b);
  let next = 0;
  let row = -1;
  for (;;) {
    const tag = nextTag(s);
    if (tag === TAG.close) return tagStart(s);
    if (s.name !== H.row) {
      skipElement(s, tag);
      continue;
    }
    row = numberAttribute(s, "r", row + 2) - 1;
    while (next < wanted.length && wanted[next]! < row) map.gaps.set(wanted[next++]!, tagStart(s));
    const element = byRow.has(row) ? elementOf(s, tag) : null;
    const style = element && flagAttribute(s, "customFormat") ? (attribute(s, "s") ?? "") : "";
    const cells: CellElement[] = [];
    const inner = tag === TAG.open ? mapCells(s, map, row, element ? cells : null) : s.at;
    if (!element) continue;
    const found = { ...element, inner, end: s.at, cells, style };
    map.rows.set(row, [...(map.rows.get(row) ?? []), found]);
  }
}

/** Looks through the cells of a row up to its end tag; gives where that begins. Cells are kept only where wanted. */
function mapCells(s: Scanner, map: SheetMap, row: number, cells: CellElement[] | null): number {
  let column = -1;
  for (;;) {
    const tag = nextTag(s);
    if (tag === TAG.close) return tagStart(s);
    if (s.name !== H.c) {
      skipElement(s, tag);
      continue;
    }
    column = parseCell(attribute(s, "r") ?? "")?.column ?? column + 1;
    const element = cells ? elementOf(s, tag) : null;
    let inner = s.at;
    let formula = false;
    if (tag === TAG.open) {
      for (let child = nextTag(s); child !== TAG.close; child = nextTag(s)) {
        if (s.name === H.f) {
          formula = true;
          mapFormula(s, child, map, row, column);
        } else skipElement(s, child);
      }
      inner = tagStart(s);
    }
    if (element) cells?.push({ ...element, inner, end: s.at, column, formula });
  }
}

function mapFormula(s: Scanner, tag: number, map: SheetMap, row: number, column: number): void {
  const kind = attribute(s, "t");
  const start = tagStart(s);
  if (kind === "shared") {
    const id = attribute(s, "si") ?? "";
    const text = elementText(s, tag);
    map.shared.push({ row, column, id, text: text === "" ? null : text, start, end: s.at });
    return;
  }
  if (kind === "array" || kind === "dataTable") {
    const area = parseArea(attribute(s, "ref") ?? "");
    if (area && (area.top !== area.bottom || area.left !== area.right)) map.arrays.push(area);
  }
  skipElement(s, tag);
}

function refuseHarm(map: SheetMap, byRow: ReadonlyMap<number, ReadonlyMap<number, CellPatch>>, sheet: string): void {
  for (const [row, patches] of byRow)
    for (const { column, value, formula } of patches.values()) {
      const inside = (area: Area): boolean => holds(area, row, column);
      if (map.arrays.some(inside)) throw new PatchError("arrayFormula", { sheet, row, column });
      const merge = map.merges.find(inside);
      const covered = merge && (merge.top !== row || merge.left !== column);
      if (covered && (value !== null || formula !== undefined)) throw new PatchError("covered", { sheet, row, column });
    }
}

/** The array formulas and data tables of a sheet that spread over several cells: none of these can be set alone. */
export function spreadFormulas(data: Uint8Array, part: string, maxDepth: number): Area[] {
  return mapSheet(scanPart(data, part, maxDepth), new Map()).arrays;
}

/** Sets cells of a row that is there; whether formulas were touched. A row may be written in several pieces. */
function patchRow(map: SheetMap, rows: readonly RowElement[], wanted: readonly CellPatch[], cuts: Cut[]): boolean {
  const [first] = rows;
  if (!first) return false;
  let formulas = false;
  let added = "";
  const columns: number[] = [];
  for (const patch of wanted) {
    formulas = formulas || patch.formula !== undefined;
    const cell = rows.flatMap((row) => row.cells).find((one) => one.column === patch.column);
    if (cell) {
      formulas = formulas || cell.formula;
      // "t" goes with the value; "cm" and "vm" point to metadata of the value that was there.
      const attributes = attributesWithout(cell.attributes, ["t", "cm", "vm"]);
      cuts.push({ from: cell.start, to: cell.end, text: cellXml(map.prefix, patch, attributes, true) });
      continue;
    }
    const xml = cellXml(map.prefix, patch, newAttributes(map, patch, first.style));
    if (xml === "") continue;
    columns.push(patch.column);
    if (first.empty) added += xml;
    else {
      const at = first.cells.find((one) => one.column > patch.column)?.start ?? first.inner;
      cuts.push({ from: at, to: at, text: xml });
    }
  }
  if (columns.length === 0) return formulas;
  const attributes = widenSpans(first.attributes, columns);
  if (first.empty)
    cuts.push({
      from: first.attributesAt,
      to: first.end,
      text: `${attributes.trimEnd()}>${added}</${map.prefix}row>`,
    });
  else if (attributes !== first.attributes)
    cuts.push({ from: first.attributesAt, to: first.attributesEnd, text: attributes });
  return formulas;
}

/** `spans` (§18.3.1.73) is a hint, but a wrong one hides cells from readers that trust it. */
function widenSpans(attributes: string, columns: readonly number[]): string {
  const spans = /\sspans\s*=\s*["']([\d: ]*)["']/.exec(attributes)?.[1];
  if (spans === undefined) return attributes;
  const numbers = [...spans.split(/[: ]+/).filter(Boolean).map(Number), ...columns.map((column) => column + 1)];
  return attributesWith(attributes, "spans", `${Math.min(...numbers)}:${Math.max(...numbers)}`);
}

/** Attributes of a cell that was not there: as Excel does, it takes the format of its row, else of its column. */
function newAttributes(map: SheetMap, { row, column }: CellPatch, rowStyle: string): string {
  const style = rowStyle || (map.columns.find(({ min, max }) => min <= column && column <= max)?.style ?? "");
  return ` r="${cellName(row, column)}"${style === "" ? "" : ` s="${xmlAttribute(style)}"`}`;
}

/** One cell; "" for an empty one unless it must stay. Texts stand in the cell, so that the shared strings stay as they are. */
function cellXml(prefix: string, { value, formula }: CellPatch, attributes: string, stays = false): string {
  const element = (name: string, text: string): string => `<${prefix}${name}>${text}</${prefix}${name}>`;
  const stored = formula === undefined ? "" : element("f", xstring(storedFormula(formula)));
  if (value === null && stored === "") return stays ? `<${prefix}c${attributes}/>` : "";
  let type = "";
  let content = "";
  if (typeof value === "number") content = element("v", String(value));
  else if (typeof value === "boolean") [type, content] = ["b", element("v", value ? "1" : "0")];
  else if (isCellError(value)) [type, content] = ["e", element("v", xstring(value.error))];
  else if (typeof value === "string" && stored !== "") [type, content] = ["str", element("v", xstring(value))];
  else if (typeof value === "string") [type, content] = ["inlineStr", element("is", textElement(value, prefix))];
  return `<${prefix}c${attributes}${type && ` t="${type}"`}>${stored}${content}</${prefix}c>`;
}

/** Cells that share the formula of a cell that is overwritten get it as it reads at their place. */
function expandShared(map: SheetMap, byRow: ReadonlyMap<number, ReadonlyMap<number, CellPatch>>, cuts: Cut[]): void {
  const edited = (cell: SharedCell): boolean => byRow.get(cell.row)?.has(cell.column) ?? false;
  for (const master of map.shared) {
    if (master.text === null || !edited(master)) continue;
    const formula = shareFormula(master.text, master.row, master.column);
    for (const cell of map.shared) {
      if (cell.id !== master.id || cell.text !== null || edited(cell)) continue;
      const text = xmlText(formulaAt(formula, cell.row, cell.column));
      cuts.push({ from: cell.start, to: cell.end, text: `<${map.prefix}f>${text}</${map.prefix}f>` });
    }
  }
}

/** The used range that the sheet states (§18.3.1.35) grows with cells that get a value outside it. */
function widenDimension(map: SheetMap, patches: readonly CellPatch[], cuts: Cut[]): void {
  const { dimension } = map;
  const area = dimension && parseArea(dimension.ref);
  if (!dimension || !area) return;
  const wide: Area = { ...area };
  for (const { row, column, value, formula } of patches) {
    if (value === null && formula === undefined) continue;
    wide.top = Math.min(wide.top, row);
    wide.bottom = Math.max(wide.bottom, row);
    wide.left = Math.min(wide.left, column, MAX_COLUMNS - 1);
    wide.right = Math.max(wide.right, column);
  }
  if (areaName(wide) === areaName(area)) return;
  const { attributes, attributesAt, attributesEnd } = dimension.element;
  cuts.push({
    from: attributesAt,
    to: attributesEnd,
    text: attributesWith(attributes, "ref", areaName(wide)),
  });
}
