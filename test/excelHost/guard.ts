import type { Area } from "../../src/sheet/address";
import type { HostSheet } from "./book";
import { areaSize, HostFault, inside, key, rowOf, columnOf } from "./book";

const DENIED = "You do not have the permissions to do this: the sheet is protected.";

/** Refuses to change cells that are locked on a protected sheet. */
export function guardCells(sheet: HostSheet, areas: readonly Area[]): void {
  if (!sheet.protection) return;
  for (const area of areas) {
    let open = 0;
    for (const [at, cell] of sheet.cells)
      if (inside(area, rowOf(at), columnOf(at)) && cell.style["protection.locked"] === false) open++;
    if (open < areaSize(area)) throw new HostFault("AccessDenied", DENIED);
  }
}

/** Refuses formats on a protected sheet that does not allow them. */
export function guardFormat(sheet: HostSheet, permission = "allowFormatCells"): void {
  if (sheet.protection && sheet.protection.options[permission] !== true) throw new HostFault("AccessDenied", DENIED);
}

/** Locking, merging, validation, conditional formats, freezing: never on a protected sheet. */
export function guardLocking(sheet: HostSheet): void {
  if (sheet.protection) throw new HostFault("AccessDenied", DENIED);
}

export const isLocked = (sheet: HostSheet, row: number, column: number): boolean =>
  sheet.cells.get(key(row, column))?.style["protection.locked"] !== false;
