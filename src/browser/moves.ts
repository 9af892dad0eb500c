import type { Workbook as UniverBook, Worksheet } from "@univerjs/core";
import {
  CustomCommandExecutionError,
  Direction,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  EDITOR_ACTIVATED,
  IContextService,
  Rectangle,
} from "@univerjs/core";
import { IEditorService } from "@univerjs/docs-ui";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { MoveSelectionCommand, MoveSelectionEnterAndTabCommand } from "@univerjs/sheets-ui";
import { selectArea, showSheet } from "./selection";
import type { Engine } from "./univer";

/** Pixels of the grid that are no rows: formula bar, column letters and sheet tabs. */
const AROUND = 110;

/**
 * The keys of a spreadsheet that Univer has not or gets wrong: Home, Ctrl+Home, Ctrl+End, Page Up and Down, with Ctrl from sheet to sheet
 * (browsers keep that for their tabs: with Ctrl+Shift too), Shift+Tab and Shift+Enter, Home and End within a cell. Returns the way to stop.
 */
export function movesByKey(engine: Engine, container: HTMLElement, unit: () => UniverBook): () => void {
  const contexts = engine.injector.get(IContextService);
  const selections = engine.injector.get(SheetsSelectionsService);
  const onKey = (event: KeyboardEvent): void => {
    const { target, key } = event;
    if (!(target instanceof Node) || !container.contains(target) || target instanceof HTMLInputElement) return;
    const done = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (contexts.getContextValue(EDITOR_ACTIVATED)) {
      if (key === ";" && !event.ctrlKey && !event.altKey && inFormula(engine)) {
        done();
        // At once, so that it stands before what is typed next.
        document.execCommand("insertText", false, "; ");
      } else if ((key === "Home" || key === "End") && !event.ctrlKey && !event.shiftKey && caretTo(engine, key)) done();
      return;
    }
    const primary = selections.getCurrentLastSelection()?.primary;
    const sheet = unit().getActiveSheet();
    const paged = key === "PageDown" ? 1 : key === "PageUp" ? -1 : 0;
    if (event.ctrlKey && paged !== 0) {
      done();
      const next = neighbour(unit(), paged);
      if (next) void showSheet(engine, unit().getUnitId(), next.getSheetId());
      return;
    }
    if (!primary || event.shiftKey || event.altKey) return;
    const at = { row: primary.actualRow, column: primary.actualColumn };
    const place = placeFor(sheet, key, event.ctrlKey, at, container.clientHeight - AROUND);
    if (!place) return;
    done();
    const { row, column } = place;
    const area = { top: row, left: column, bottom: row, right: column };
    void selectArea(engine, unit().getUnitId(), sheet.getSheetId(), area);
  };
  window.addEventListener("keydown", onKey, true);
  // Univer steps back from a single cell into no cell at all.
  const back = engine.commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== MoveSelectionEnterAndTabCommand.id) return;
    const { direction } = params as { direction: Direction };
    const all = selections.getCurrentSelections();
    const [only] = all;
    const reverse = direction === Direction.LEFT || direction === Direction.UP;
    if (!reverse || all.length !== 1 || !only?.primary || !Rectangle.equals(only.range, only.primary)) return;
    void engine.commands.executeCommand(MoveSelectionCommand.id, { direction });
    throw new CustomCommandExecutionError(id);
  });
  return () => {
    window.removeEventListener("keydown", onKey, true);
    back.dispose();
  };
}

/** Where a key leads; null for any other key. */
function placeFor(
  sheet: Worksheet,
  key: string,
  control: boolean,
  at: { row: number; column: number },
  height: number,
): { row: number; column: number } | null {
  const freeze = sheet.getFreeze();
  const column = visible(Math.max(0, freeze.startColumn), (c) => sheet.getColVisible(c), sheet.getColumnCount());
  if (key === "Home" && !control) return { row: at.row, column };
  if (key === "Home")
    return { row: visible(Math.max(0, freeze.startRow), (r) => sheet.getRowVisible(r), sheet.getRowCount()), column };
  if (key === "End" && control) {
    const used = sheet.getDataRangeScope();
    return { row: Math.max(0, used.endRow), column: Math.max(0, used.endColumn) };
  }
  const step = key === "PageDown" ? 1 : key === "PageUp" ? -1 : 0;
  if (step === 0 || control) return null;
  let { row } = at;
  for (let next = row + step, passed = 0; next >= 0 && next < sheet.getRowCount() && passed < height; next += step) {
    if (!sheet.getRowVisible(next)) continue;
    passed += sheet.getRowHeight(next);
    row = next;
  }
  return { row, column: at.column };
}

/** The first visible row or column from one on. */
function visible(from: number, isVisible: (index: number) => boolean, count: number): number {
  for (let index = from; index < count; index++) if (isVisible(index)) return index;
  return from;
}

function neighbour(unit: UniverBook, step: number): Worksheet | undefined {
  const sheets = unit.getSheets().filter((sheet) => !sheet.isSheetHidden());
  return sheets[sheets.indexOf(unit.getActiveSheet()) + step];
}

/**
 * Whether a formula is being typed, and no text within it. Cells can be picked into it where Univer sees that one is missing: behind a ";"
 * that is only where there is a blank.
 */
function inFormula(engine: Engine): boolean {
  const editor = engine.injector.get(IEditorService).getEditor(DOCS_NORMAL_EDITOR_UNIT_ID_KEY);
  const text = editor?.getDocumentData().body?.dataStream ?? "";
  return text.startsWith("=") && text.split('"').length % 2 === 1;
}

/** Puts the caret before or behind what is being typed; false where nothing is. */
function caretTo(engine: Engine, key: "Home" | "End"): boolean {
  const editor = engine.injector.get(IEditorService).getFocusEditor();
  const stream = editor?.getDocumentData().body?.dataStream;
  if (!editor || stream === undefined) return false;
  const at = key === "Home" ? 0 : stream.replace(/\r\n$/, "").length;
  editor.setSelectionRanges([{ startOffset: at, endOffset: at }]);
  return true;
}
