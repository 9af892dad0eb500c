import type { CellValue } from "./cell";
import type { NameSpec, SheetSpec } from "./spec";

/** What a cell is given or had: a value, or a formula (en-US without "=") with the value it showed. */
export interface CellContent {
  value: CellValue;
  formula?: string;
}

/** One cell changed. `before` is what the plan of the change was made on: a host refuses the change when the cell has moved on. */
export interface CellEdit {
  sheet: string;
  row: number;
  column: number;
  before: CellContent;
  after: CellContent;
}

/** A sheet drawn whole: new, or in place of the sheet of that name. */
export interface SheetChange {
  spec: SheetSpec;
  replaces: boolean;
}

/**
 * All that an action would do to the open workbook (bản xem trước). Preview, apply and undo work on it; nothing is
 * written before it was shown, and a failed apply leaves the workbook as it was.
 */
export interface ChangeSet {
  sheets: SheetChange[];
  /** Names of sheets to delete. */
  removals: string[];
  edits: CellEdit[];
  names: NameSpec[];
  properties: Record<string, string>;
}

/** A ChangeSet that does nothing, to build on. */
export function noChange(): ChangeSet {
  return { sheets: [], removals: [], edits: [], names: [], properties: {} };
}

/** Whether a ChangeSet would do nothing at all. */
export function isEmptyChange(change: ChangeSet): boolean {
  return (
    change.sheets.length === 0 &&
    change.removals.length === 0 &&
    change.edits.length === 0 &&
    change.names.length === 0 &&
    Object.keys(change.properties).length === 0
  );
}
