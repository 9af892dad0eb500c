import type {
  ICellData,
  IObjectMatrixPrimitiveType,
  Nullable,
  Workbook as UniverBook,
  Worksheet,
} from "@univerjs/core";
import { CellValueType, ObjectMatrix } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { type CellValue, sameValue } from "../sheet/cell";
import { MAX_COLUMNS } from "../sheet/address";
import type { CellContent, CellEdit } from "../sheet/change";
import { cellIndex, eachCell, type Grid, gridOf, type PlacedCell, valueOf } from "../sheet/grid";
import type { NotedCell } from "./journal";
import { familyName, gridFormula, type OpenSheet, textType } from "./snapshot";
import { look, textOf } from "./typing";
import type { Engine } from "./univer";

/** Error values as a formula shows them (ECMA-376 Part 1 §18.17.3, and the grid's own). */
const ERROR = /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|CYCLE!|ERROR!|CONNECT!)$/;

/** Names of looks that came with the file (snapshot.ts). */
const FILE_LOOK = /^x\d+$/;

/** Reads what stands in the open sheets now, with the values the grid computed. */
export interface Contents {
  at(sheet: OpenSheet, row: number, column: number): CellContent;
  grid(sheet: OpenSheet): Grid;
  /** Hears of cells that were written since the book was shown, by a person, by the program or by formulas. */
  touch(sheet: OpenSheet, written: Written): void;
  /** Every cell that is no longer as in the file. */
  edits(sheet: OpenSheet): FormattedEdit[];
  /** The formulas that stand in a sheet. */
  formulas(sheet: OpenSheet): Iterable<string>;
  /** The number format that typing gave a cell; undefined where it has the file's own. */
  format(sheet: OpenSheet, row: number, column: number): string | undefined;
}

/** The cells of a write, as the grid's mutations have them. */
export type Written = IObjectMatrixPrimitiveType<Nullable<ICellData>> | undefined;

/** An edit of a cell that became one for dates or percents with it. */
export interface FormattedEdit extends CellEdit {
  format?: string;
}

export function contentsOf(engine: Engine, unit: UniverBook): Contents {
  const formulas = engine.injector.get(FormulaDataModel);
  const formulaOf = (sheet: OpenSheet, cell: ICellData, row: number, column: number): string | undefined => {
    if (!cell.f && !cell.si) return undefined;
    const index = cellIndex(sheet.grid, row, column);
    const original = index < 0 ? undefined : sheet.grid.formulas.get(index);
    const family = sheet.families.get(index);
    if (family !== undefined && cell.si === familyName(family)) return original;
    // A formula filled down has only its family's id.
    const text = cell.f ?? formulas.getFormulaStringByCell(row, column, sheet.id, unit.getUnitId());
    if (!text) return undefined;
    return original !== undefined && gridFormula(original) === text ? original : text.replace(/^=/, "");
  };
  const contentOf = (sheet: OpenSheet, cell: Nullable<ICellData>, row: number, column: number): CellContent => {
    if (!cell) return { value: null };
    const formula = formulaOf(sheet, cell, row, column);
    return formula === undefined ? { value: valueIn(cell, false) } : { value: valueIn(cell, true), formula };
  };
  const worksheet = (sheet: OpenSheet): Worksheet => unit.getSheetBySheetId(sheet.id)!;
  const formatOf = (cell: Nullable<ICellData>): string | undefined => {
    // Looks of the file are named; one that a cell was given since has an id of the grid's own.
    if (!cell?.s || (typeof cell.s === "string" && FILE_LOOK.test(cell.s))) return undefined;
    return unit.getStyles().getStyleByCell(cell)?.n?.pattern;
  };
  const at: Contents["at"] = (sheet, row, column) =>
    contentOf(sheet, worksheet(sheet).getCellRaw(row, column), row, column);
  /** Places by sheet, as row × 16,384 + column: looking at every cell for each keystroke would take seconds in a merged book. */
  const touched = new Map<string, Set<number>>();
  const touchedIn = (sheet: OpenSheet): { row: number; column: number }[] =>
    [...(touched.get(sheet.id) ?? [])]
      .sort((a, b) => a - b)
      .map((place) => ({ row: Math.floor(place / MAX_COLUMNS), column: place % MAX_COLUMNS }));
  return {
    at,
    touch(sheet, written) {
      let places = touched.get(sheet.id);
      if (!places) touched.set(sheet.id, (places = new Set()));
      const noted = places;
      new ObjectMatrix(written).forValue((row, column) => void noted.add(row * MAX_COLUMNS + column));
    },
    *formulas(sheet) {
      yield* sheet.grid.formulas.values();
      for (const { row, column } of touchedIn(sheet)) yield at(sheet, row, column).formula ?? "";
    },
    format: (sheet, row, column) => formatOf(worksheet(sheet).getCellRaw(row, column)),
    grid(sheet) {
      if (!touched.has(sheet.id)) return { ...sheet.grid, protected: sheet.protected };
      const cells: PlacedCell[] = [];
      const matrix = worksheet(sheet).getCellMatrix();
      eachCell(sheet.grid, (row, column, index) => {
        const from = sheet.grid.looks[sheet.grid.look[index]!];
        const cell = matrix.getValue(row, column);
        const content = contentOf(sheet, cell, row, column);
        const format = formatOf(cell) ?? from?.format;
        cells.push({ row, column, ...content, format, font: from?.font, locked: from?.locked });
      });
      matrix.forValue((row, column, cell) => {
        if (cellIndex(sheet.grid, row, column) >= 0) return;
        const content = contentOf(sheet, cell, row, column);
        const format = formatOf(cell);
        if (content.value !== null || content.formula !== undefined)
          cells.push({ row, column, ...content, ...(format === undefined ? {} : { format }) });
      });
      const { state, merges, hiddenRows, hiddenColumns } = sheet.grid;
      return gridOf(sheet.name, cells, { state, merges, hiddenRows, hiddenColumns, protected: sheet.protected });
    },
    edits(sheet) {
      const edits: FormattedEdit[] = [];
      const matrix = worksheet(sheet).getCellMatrix();
      for (const { row, column } of touchedIn(sheet)) {
        const index = cellIndex(sheet.grid, row, column);
        const formula = sheet.grid.formulas.get(index);
        const value = index < 0 ? null : valueOf(sheet.grid, index);
        const before: CellContent = formula === undefined ? { value } : { value, formula };
        const cell = matrix.getValue(row, column);
        const after = contentOf(sheet, cell, row, column);
        if (sameContent(before, after) || onlyUnknown(before, after)) continue;
        // One that a date function gave a formula of the file is drawn, and is not the file's.
        const own = after.formula !== undefined && after.formula === before.formula;
        const format = own ? undefined : formatOf(cell);
        edits.push({ sheet: sheet.name, row, column, before, after, ...(format === undefined ? {} : { format }) });
      }
      return edits;
    },
  };
}

/** What the cells of a write hold since. */
export function notedCells(contents: Contents, sheet: OpenSheet, written: Written): NotedCell[] {
  const cells: NotedCell[] = [];
  new ObjectMatrix(written).forValue((row, column) => {
    const format = contents.format(sheet, row, column);
    cells.push({ row, column, ...contents.at(sheet, row, column), ...(format === undefined ? {} : { format }) });
  });
  return cells;
}

/** A function the grid does not know is no reason to overwrite what the file's own program had computed. */
function onlyUnknown(before: CellContent, after: CellContent): boolean {
  if (after.formula === undefined || before.formula !== after.formula) return false;
  return sameValue(after.value, { error: "#NAME?" });
}

export function sameContent(a: CellContent, b: CellContent): boolean {
  return a.formula === b.formula && sameValue(a.value, b.value);
}

function valueIn(cell: ICellData, formula: boolean): CellValue {
  if (cell.p) return textOf(cell) || null;
  const { v, t } = cell;
  if (v == null) return null;
  if (t === CellValueType.BOOLEAN) return v === true || v === 1 || v === "1" || v === "TRUE";
  if (t === CellValueType.NUMBER && typeof v !== "boolean") return Number(v);
  if (typeof v === "number" || typeof v === "boolean") return t === undefined || t === null ? v : String(v);
  if (formula && ERROR.test(v)) return { error: v };
  // A text "#N/A" without a formula is an error value that came with the file or from a paste.
  if (ERROR.test(v) && t === CellValueType.STRING) return { error: v };
  return v === "" && !formula ? null : v;
}

/** A cell's content as the grid keeps it; its look is left alone but for a number format that is said. */
export function cellDataOf({ value, formula }: CellContent, format?: string): ICellData {
  // Every key is said, so that nothing of the old content stays.
  const cell: ICellData = { v: null, t: null, f: null, si: null, p: null };
  if (typeof value === "number") [cell.v, cell.t] = [value, CellValueType.NUMBER];
  else if (typeof value === "boolean") [cell.v, cell.t] = [value ? 1 : 0, CellValueType.BOOLEAN];
  else if (typeof value === "string") [cell.v, cell.t] = [value, textType(value)];
  else if (value) [cell.v, cell.t] = [value.error, CellValueType.STRING];
  if (formula !== undefined) cell.f = gridFormula(formula);
  if (format !== undefined) cell.s = look(format);
  return cell;
}
