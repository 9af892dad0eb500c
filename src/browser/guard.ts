import {
  CustomCommandExecutionError,
  EDITOR_ACTIVATED,
  IContextService,
  IPermissionService,
  IUndoRedoService,
  UndoCommandId,
} from "@univerjs/core";
import {
  EditStateEnum,
  RangeProtectionPermissionEditPoint,
  RangeProtectionRuleModel,
  SheetPermissionCheckController,
  UnitObject,
  ViewStateEnum,
} from "@univerjs/sheets";
import { rangeOf } from "./rules";
import type { OpenSheet } from "./snapshot";
import type { Engine } from "./univer";

/**
 * What a person may do in the grid: values, copying, moving about, widths. Everything else (rows, sheets, looks, rules) would be drawn here
 * but not kept, because a saved file is the original with the changed cells patched in: it is refused instead of lost.
 */
const ALLOWED = new Set([
  "sheet.command.set-range-values",
  "sheet.command.auto-fill",
  "sheet.command.auto-clear-content",
  "sheet.command.refill",
  "sheet.command.copy-down",
  "sheet.command.copy-right",
  "sheet.command.clear-selection-content",
  "sheet.command.toggle-cell-checkbox",
  "sheet.command.text-to-number",
  "sheet.command.move-selection",
  "sheet.command.move-selection-enter-tab",
  "sheet.command.expand-selection",
  "sheet.command.select-all",
  "sheet.command.select-range",
  "sheet.command.scroll-to-cell",
  "sheet.command.scroll-view",
  "sheet.command.scroll-view-reset",
  "sheet.command.set-scroll-relative",
  "sheet.command.set-worksheet-activate",
  "sheet.command.set-zoom-ratio",
  "sheet.command.change-zoom-ratio",
  "sheet.command.delta-column-width",
  "sheet.command.delta-row-height",
  "sheet.command.set-worksheet-col-width",
  "sheet.command.set-col-auto-width",
  "sheet.command.set-row-height",
  "sheet.command.set-row-is-auto-height",
  "sheet.command.paste",
  "sheet.command.paste-by-short-key",
]);

/** Cutting would carry a cell's look and every formula that points to it along. */
const CUT = "univer.command.cut";

/**
 * Why a person was refused: the cell is locked, cannot be changed in this file, or the grid could not keep it; a merged cell would cover what
 * is written, a text is too long for a cell. A "formula" that is none is left as text.
 */
export type Refusal = "locked" | "fixed" | "structure" | "covered" | "long" | "formula";

/** Refuses a person what the grid could not keep. `refused` tells the page, so that it can say so; the same for a locked cell. */
export function guardStructure(engine: Engine, refused: (why: Refusal) => void): void {
  engine.commands.beforeCommandExecuted(({ id }) => {
    const structural = /^sheets?\.command\./.test(id) && !ALLOWED.has(id);
    if (!structural && id !== CUT) return;
    refused("structure");
    throw new CustomCommandExecutionError(`refused: ${id}`);
  });
  // Univer's own message has to be closed before one can go on, and sends the person to "the creator" for permission.
  engine.injector.get(IPermissionService).setShowComponents(false);
  engine.injector.get(SheetPermissionCheckController).triggerPermissionUIEvent$.subscribe(() => refused("locked"));
}

/** Ctrl+Z takes back what was typed; where nothing was typed, `undo` may take back what the program did. */
export function undoByKey(engine: Engine, undo: () => void): void {
  const history = engine.injector.get(IUndoRedoService);
  const contexts = engine.injector.get(IContextService);
  engine.commands.beforeCommandExecuted(({ id }) => {
    if (id === UndoCommandId && !contexts.getContextValue(EDITOR_ACTIVATED) && !history.pitchTopUndoElement()) undo();
  });
}

const RULE = "locked";

/**
 * Closes the cells of a sheet that nobody may type into now, and opens the others; to be called again when its protection changed.
 * Closing stops typing, pasting and filling. Writes by the program go in as mutations, which no rule holds up.
 */
export type Locks = (unitId: string, sheet: OpenSheet) => void;

export function locks(engine: Engine): Locks {
  const rules = engine.injector.get(RangeProtectionRuleModel);
  const permissions = engine.injector.get(IPermissionService);
  const closed = new Set<string>();
  // The rule alone blocks nothing: the point decides. Univer asks its own service a moment after a rule was made, and that
  // one, knowing no users, opens every point again.
  permissions.permissionPointUpdate$.subscribe(({ id, value }) => {
    if (value === true && closed.has(id)) permissions.updatePermissionPoint(id, false);
  });
  const point = (unitId: string, sheet: OpenSheet): RangeProtectionPermissionEditPoint =>
    new RangeProtectionPermissionEditPoint(unitId, sheet.id, `${RULE}-${unitId}-${sheet.id}`);
  return (unitId, sheet) => {
    const { id, permissionId } = point(unitId, sheet);
    closed.delete(id);
    if (rules.getRule(unitId, sheet.id, RULE)) rules.deleteRule(unitId, sheet.id, RULE);
    const areas = [...(sheet.protected ? sheet.locked : []), ...sheet.fixed];
    if (areas.length === 0) return;
    closed.add(id);
    rules.addRule(unitId, sheet.id, {
      id: RULE,
      permissionId,
      unitId,
      subUnitId: sheet.id,
      unitType: UnitObject.SelectRange,
      ranges: areas.map(rangeOf),
      viewState: ViewStateEnum.OthersCanView,
      editState: EditStateEnum.OnlyMe,
    });
    permissions.updatePermissionPoint(id, false);
  };
}
