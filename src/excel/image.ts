import type { Area } from "../sheet/address";
import type { CellContent } from "../sheet/change";
import type { SheetState } from "../sheet/grid";
import type { Block } from "./blocks";
import { blocksQuery } from "./blocks";
import type { Drawing } from "./drawing";
import type { Standing } from "./draw";
import type { Input } from "./input";
import { contentOf, inputOf } from "./input";
import type { Step } from "./run";

/** What a change reaches: sheets drawn or removed whole, and areas of cells on others. */
export interface Touch {
  whole: ReadonlySet<string>;
  cells: ReadonlyMap<string, readonly Area[]>;
  /** Names of the workbook, and custom properties, that are set. */
  names: ReadonlySet<string>;
  properties: ReadonlySet<string>;
}

export interface NameImage {
  name: string;
  /** With the leading "=". */
  formula: string;
  visible: boolean;
}

/** Cells as they were: what to send to have them back, and what they held. */
export interface CellsImage {
  area: Area;
  inputs: Input[][];
  formats: string[][];
  contents: CellContent[][];
}

export interface SheetImage {
  name: string;
  state: SheetState;
  protection: Excel.WorksheetProtectionOptions | null;
  /** Whether rows are filtered away: what is written to them may not arrive. */
  filtered: boolean;
  /** Where the whole sheet is touched. */
  whole: { drawing: Drawing; standing: Standing; names: NameImage[] } | null;
  cells: CellsImage[];
}

/** The workbook before a change, as far as the change reaches. */
export interface BookImage {
  /** Names of all sheets, in order. */
  order: string[];
  /** Every touched sheet; null where there was none of that name. */
  sheets: Map<string, SheetImage | null>;
  /** All names of the workbook. */
  names: NameImage[];
  properties: Map<string, string>;
  /** Whether the structure of the workbook is protected: then no sheet can be added or removed. */
  structureProtected: boolean;
}

const STATES: Readonly<Record<string, SheetState>> = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" };

export const stateOf = (visibility: string): SheetState => STATES[visibility] ?? "visible";

/** Asks a range for what an image of its cells needs. */
export function loadCells(range: Excel.Range): Excel.Range {
  range.load("values,formulas,numberFormat,valueTypes");
  return range;
}

/** Asks for the cells of areas; the answer stands after the steps were sent. */
export function cellsQuery(sheet: string, areas: readonly Area[]): { steps: Step[]; read: () => CellsImage[] } {
  const { steps, read } = blocksQuery(sheet, areas, loadCells);
  return { steps, read: () => read().map(cellsImage) };
}

/** Four answers of one block, cell by cell. */
export function cellsImage({ area, answer }: Block<Excel.Range>): CellsImage {
  const formats = answer.numberFormat.map((row: unknown[]) => row.map(String));
  const contents = answer.values.map((row: unknown[], r) =>
    row.map((value, c) => contentOf(value, answer.formulas[r]?.[c], answer.valueTypes[r]?.[c])),
  );
  const inputs = contents.map((row, r) => row.map((content, c) => inputOf(content, formats[r]?.[c] ?? "")));
  return { area, formats, contents, inputs };
}
