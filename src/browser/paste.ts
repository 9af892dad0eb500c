import type { ICellData, Workbook as UniverBook, Worksheet } from "@univerjs/core";
import { CellValueType, CustomCommandExecutionError, EDITOR_ACTIVATED, IContextService } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import {
  SetRangeValuesCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import { ISheetClipboardService } from "@univerjs/sheets-ui";
import { PasteCommand } from "@univerjs/ui";
import { MAX_COLUMNS, MAX_ROWS } from "../sheet/address";
import { readTable } from "./typed";
import { formatAt, look, typedCell } from "./typing";
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
    const id = /data-copy-id="([^"\s]+)"/.exec(html)?.[1];
    // What was copied in a book that is no longer open is left as text.
    const own = id === undefined ? undefined : engine.injector.get(ISheetClipboardService).copyContentCache().get(id);
    const block = own ? ownBlock(engine, unit(), own) : textBlock(text);
    if (block) put(engine, unit(), block);
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

/** What is pasted: the cell for a place in the block and in the sheet, which is left alone where there is none. */
interface Block {
  height: number;
  width: number;
  cell(r: number, c: number, sheet: Worksheet, row: number, column: number): ICellData | undefined;
}

type Copied = NonNullable<ReturnType<ReturnType<ISheetClipboardService["copyContentCache"]>["get"]>>;

/** Nothing: every key is said, so that nothing of the old content stays. */
const NOTHING: ICellData = { v: null, t: null, f: null, si: null, p: null };

function textBlock(text: string): Block | null {
  const table = readTable(text);
  if (text === "") return null;
  return {
    height: table.length,
    width: Math.max(...table.map((row) => row.length)),
    cell(r, c, sheet, row, column) {
      const cell = table[r]![c];
      return cell === undefined ? undefined : pasted(sheet, row, column, cell);
    },
  };
}

/** Cells copied in this grid: formulas as they read from the new place, texts as texts, and the number format where the place has none. */
function ownBlock({ injector }: Engine, unit: UniverBook, { unitId, subUnitId, range, matrix }: Copied): Block {
  const lexer = injector.get(LexerTreeBuilder);
  const formulas = injector.get(FormulaDataModel);
  const from = unit.getSheetBySheetId(subUnitId);
  return {
    height: range.rows.length,
    width: range.cols.length,
    cell(r, c, sheet, row, column) {
      const copied = matrix?.getValue(r, c);
      const [fromRow, fromColumn] = [range.rows[r]!, range.cols[c]!];
      if (!copied) return NOTHING;
      const text =
        copied.f ?? (copied.si ? formulas.getFormulaStringByCell(fromRow, fromColumn, subUnitId, unitId) : "");
      if (text) return { ...NOTHING, f: lexer.moveFormulaRefOffset(text, column - fromColumn, row - fromRow) };
      const format = from ? formatAt(from, fromRow, fromColumn) : "";
      const { v = null, t = null, p = null } = copied;
      const dressed = format !== "" && typeof v === "number" && formatAt(sheet, row, column) === "";
      return { ...NOTHING, v, t, p, ...(dressed ? { s: look(format) } : {}) };
    },
  };
}

/** Puts a block where the selection begins, and as often as it goes into the selection. */
function put(engine: Engine, unit: UniverBook, block: Block): void {
  const range = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
  if (!range) return;
  const sheet = unit.getActiveSheet();
  const place = { unitId: unit.getUnitId(), subUnitId: sheet.getSheetId() };
  const times = (size: number, room: number): number => (room % size === 0 ? room : size);
  const bottom = Math.min(MAX_ROWS, range.startRow + times(block.height, range.endRow - range.startRow + 1));
  const right = Math.min(MAX_COLUMNS, range.startColumn + times(block.width, range.endColumn - range.startColumn + 1));
  if (bottom > sheet.getRowCount())
    engine.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, { ...place, rowCount: bottom });
  if (right > sheet.getColumnCount())
    engine.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, { ...place, columnCount: right });
  const value: Record<number, Record<number, ICellData>> = {};
  for (let row = range.startRow; row < bottom; row++)
    for (let column = range.startColumn; column < right; column++) {
      const [r, c] = [(row - range.startRow) % block.height, (column - range.startColumn) % block.width];
      const cell = block.cell(r, c, sheet, row, column);
      if (cell) (value[row] ??= {})[column] = cell;
    }
  void engine.commands.executeCommand(SetRangeValuesCommand.id, { ...place, value });
}

/** What came from elsewhere is never run as a formula: "=…" is the text it was there. */
function pasted(sheet: Worksheet, row: number, column: number, text: string): ICellData {
  if (text === "") return NOTHING;
  if (text.startsWith("=")) return { ...NOTHING, v: text, t: CellValueType.FORCE_STRING };
  return { ...NOTHING, ...typedCell(text, formatAt(sheet, row, column)) };
}
