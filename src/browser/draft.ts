import { DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY, DOCS_NORMAL_EDITOR_UNIT_ID_KEY } from "@univerjs/core";
import { RichTextEditingMutation } from "@univerjs/docs";
import { IEditorService } from "@univerjs/docs-ui";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { IEditorBridgeService, SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { KeyCode } from "@univerjs/ui";
import { isComputed } from "./settle";
import type { Engine } from "./univer";

/** Longest time between leaving a cell and its value being there, in milliseconds: Univer checks the value in between. */
const TAKEN = 1000;

/** A cell that is being typed into, by Univer's ids. */
export interface OpenCell {
  unitId: string;
  sheetId: string;
  row: number;
  column: number;
  text: string;
}

/** Tells what is being typed into a cell, key by key, and null when it has been taken over or given up. */
export function followDraft(engine: Engine, told: (cell: OpenCell | null) => void): void {
  const bridge = engine.injector.get(IEditorBridgeService);
  const editors = engine.injector.get(IEditorService);
  let open = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    if (open) told(null);
    open = false;
  };
  engine.commands.onCommandExecuted(({ id, params }, options) => {
    if (id === SetRangeValuesMutation.id && !isComputed(options) && !bridge.isVisible().visible) return end();
    if (id !== RichTextEditingMutation.id || !bridge.isVisible().visible) return;
    const { unitId } = params as { unitId: string };
    if (unitId !== DOCS_NORMAL_EDITOR_UNIT_ID_KEY && unitId !== DOCS_FORMULA_BAR_EDITOR_UNIT_ID_KEY) return;
    const cell = bridge.getEditLocation();
    const text = editors.getEditor(unitId)?.getDocumentData().body?.dataStream;
    if (!cell || text === undefined) return;
    clearTimeout(timer);
    open = true;
    told({
      unitId: cell.unitId,
      sheetId: cell.sheetId,
      row: cell.row,
      column: cell.column,
      text: text.replace(/\r\n$/, "").replace(/\r/g, "\n"),
    });
  });
  bridge.visible$.subscribe(({ visible, keycode }) => {
    clearTimeout(timer);
    if (visible || !open) return;
    if (keycode === KeyCode.ESC) end();
    else timer = setTimeout(end, TAKEN);
  });
}

/** Opens the selected cell for typing with a text in it, as it was left. */
export function reopenCell(engine: Engine, unitId: string, text: string): void {
  engine.commands.syncExecuteCommand(SetCellEditVisibleOperation.id, {
    visible: true,
    eventType: DeviceInputEventType.Dblclick,
    unitId,
  });
  engine.injector.get(IEditorService).getEditor(DOCS_NORMAL_EDITOR_UNIT_ID_KEY)?.replaceText(text.replace(/\n/g, "\r"));
  engine.injector.get(IEditorBridgeService).changeEditorDirty(true);
}
