import type { ICellData, Workbook as UniverBook, Worksheet } from "@univerjs/core";
import { CellValueType, CustomCommandExecutionError, EDITOR_ACTIVATED, IContextService } from "@univerjs/core";
import { SetRangeValuesCommand, SetWorksheetRowCountMutation, SheetsSelectionsService } from "@univerjs/sheets";
import { ISheetClipboardService, PREDEFINED_HOOK_NAME_PASTE } from "@univerjs/sheets-ui";
import { PasteCommand } from "@univerjs/ui";
import { readTable } from "./typed";
import { formatAt, typedCell } from "./typing";
import type { Engine } from "./univer";

/**
 * Takes over pasting into cells: Univer reads numbers as en-US and carries looks along. What was copied in this grid comes with its formulas;
 * everything else comes as text and is read as if it were typed. Returns the way to stop.
 */
export function handlePaste(engine: Engine, container: HTMLElement, unit: () => UniverBook): () => void {
  const contexts = engine.injector.get(IContextService);
  const onPaste = (event: ClipboardEvent): void => {
    if (!(event.target instanceof Node) || !container.contains(event.target)) return;
    // Inside an open cell the text is the editor's.
    if (contexts.getContextValue(EDITOR_ACTIVATED) || !event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    paste(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"));
  };
  const paste = (html: string, text: string): void => {
    const own = /data-copy-id="([^"\s]+)"/.exec(html)?.[1];
    if (!own) pasteText(engine, unit(), text);
    else
      void engine.injector
        .get(ISheetClipboardService)
        .pasteByCopyId(own, PREDEFINED_HOOK_NAME_PASTE.SPECIAL_PASTE_FORMULA);
  };
  document.addEventListener("paste", onPaste, true);
  const menu = engine.commands.beforeCommandExecuted(({ id }) => {
    if (id !== PasteCommand.id) return;
    void readClipboard().then(({ html, text }) => paste(html, text));
    throw new CustomCommandExecutionError(id);
  });
  return () => {
    document.removeEventListener("paste", onPaste, true);
    menu.dispose();
  };
}

/** The clipboard for the menu's "Dán": a page may read it only when the person allows. */
async function readClipboard(): Promise<{ html: string; text: string }> {
  const found = { html: "", text: "" };
  for (const item of await navigator.clipboard.read().catch(() => [])) {
    if (item.types.includes("text/html")) found.html = await (await item.getType("text/html")).text();
    if (item.types.includes("text/plain")) found.text = await (await item.getType("text/plain")).text();
  }
  return found;
}

function pasteText(engine: Engine, unit: UniverBook, text: string): void {
  const range = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
  const sheet = unit.getActiveSheet();
  const table = readTable(text);
  if (!range || text === "") return;
  const single = table.length === 1 && table[0]!.length === 1;
  const height = single ? range.endRow - range.startRow + 1 : table.length;
  if (range.startRow + height > sheet.getRowCount())
    engine.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, {
      unitId: unit.getUnitId(),
      subUnitId: sheet.getSheetId(),
      rowCount: range.startRow + height,
    });
  const value: Record<number, Record<number, ICellData>> = {};
  for (let r = 0; r < height; r++) {
    const cells = single
      ? Array.from({ length: range.endColumn - range.startColumn + 1 }, () => table[0]![0]!)
      : table[r]!;
    const row = range.startRow + r;
    value[row] = {};
    cells.forEach((cell, c) => {
      const column = range.startColumn + c;
      if (column < sheet.getColumnCount()) value[row]![column] = pasted(sheet, row, column, cell);
    });
  }
  void engine.commands.executeCommand(SetRangeValuesCommand.id, {
    unitId: unit.getUnitId(),
    subUnitId: sheet.getSheetId(),
    value,
  });
}

/** What came from elsewhere is never run as a formula: "=…" is the text it was there. */
function pasted(sheet: Worksheet, row: number, column: number, text: string): ICellData {
  const cell: ICellData = { v: null, t: null, f: null, si: null, p: null };
  if (text === "") return cell;
  if (text.startsWith("=")) return { ...cell, v: text, t: CellValueType.FORCE_STRING };
  return { ...cell, ...typedCell(text, formatAt(sheet, row, column)) };
}
