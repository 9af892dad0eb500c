import { ObjectMatrix } from "@univerjs/core";
import { HostError, type HostPlace } from "../host/workbook";
import { cellName, holds } from "../sheet/address";
import type { ChangeSet } from "../sheet/change";
import { LIMIT } from "../xlsx/writeCheck";
import { type Contents, sameContent, type Written } from "./content";
import type { OpenBook, OpenSheet } from "./snapshot";
import { textOf } from "./typing";

export function sheetNamed(open: OpenBook, name: string): OpenSheet | undefined {
  return open.sheets.find((each) => each.name === name);
}

/** @throws HostError missing */
export function sheetOf(open: OpenBook, place: HostPlace): OpenSheet {
  const sheet = sheetNamed(open, place.sheet);
  if (!sheet) throw new HostError("missing", place);
  return sheet;
}

/** Throws HostError unless every part of the change can be done on the book as it stands. */
export function checkChange(open: OpenBook, contents: Contents, change: ChangeSet): void {
  if (open.closed) throw new HostError("readOnly");
  for (const { spec, replaces } of change.sheets) {
    if (replaces && !sheetNamed(open, spec.name)) throw new HostError("missing", { sheet: spec.name });
    if (!replaces && sheetNamed(open, spec.name)) throw new HostError("changed", { sheet: spec.name });
  }
  for (const removal of change.removals) sheetOf(open, { sheet: removal });
  for (const edit of change.edits) {
    const place = { sheet: edit.sheet, cell: cellName(edit.row, edit.column) };
    const sheet = sheetOf(open, place);
    if (sheet.protected && sheet.guarded) throw new HostError("protected", place);
    if (sheet.fixed.some((area) => holds(area, edit.row, edit.column))) throw new HostError("invalid", place);
    if (edit.after.value !== null && isCovered(sheet, edit.row, edit.column)) throw new HostError("invalid", place);
    if (!sameContent(contents.at(sheet, edit.row, edit.column), edit.before)) throw new HostError("changed", place);
  }
}

/** Whether a merged cell hides a cell: nothing can stand in it. */
function isCovered({ grid }: OpenSheet, row: number, column: number): boolean {
  return grid.merges.some((area) => holds(area, row, column) && (area.top !== row || area.left !== column));
}

/** Why a file could not hold what a person is about to write; null where it can. */
export function unholdable(sheet: OpenSheet, written: Written): "covered" | "long" | null {
  let why: "covered" | "long" | null = null;
  new ObjectMatrix(written).forValue((row, column, cell) => {
    const empty = !cell || ((cell.v ?? "") === "" && !cell.f && !cell.si && !cell.p);
    if (!empty && isCovered(sheet, row, column)) why = "covered";
    else if (cell && textOf(cell).length > LIMIT.text) why = "long";
    else if ((cell?.f?.length ?? 0) > LIMIT.formula) why = "long";
  });
  return why;
}

/** Whether the book is to be drawn anew for a change, rather than cells written. */
export function drawsAnew(change: ChangeSet): boolean {
  return (
    change.sheets.length > 0 ||
    change.removals.length > 0 ||
    change.names.length > 0 ||
    Object.keys(change.properties).length > 0
  );
}
