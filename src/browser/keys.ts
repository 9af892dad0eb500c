import type { Workbook as UniverBook } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import type { Engine } from "./univer";

/** Univer exports only the ids of these operations. */
const SHOW_LIST = "sheet.operation.show-data-validation-dropdown";
const HIDE_LIST = "sheet.operation.hide-data-validation-dropdown";

const OPTIONS = '[data-u-comp="sheets-dropdown-list"] [class*="univer-overflow-y-auto"] > *';

/** No list was opened by key; one was, and nothing is chosen in it yet. */
const CLOSED = -2;
const NONE = -1;

/**
 * Alt+Down opens a cell's list and the arrows choose in it, as in Excel; Univer offers both to the mouse alone. Called before Univer is started,
 * because its own keys are heard at the window too and the first to listen is the first to hear. Returns the way to stop.
 */
export function listsByKey(
  container: HTMLElement,
  running: () => { engine: Engine; unit: UniverBook } | null,
): () => void {
  let chosen = CLOSED;
  const open = ({ engine, unit }: { engine: Engine; unit: UniverBook }): void => {
    const primary = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
    if (!primary) return;
    chosen = NONE;
    void engine.commands.executeCommand(SHOW_LIST, {
      unitId: unit.getUnitId(),
      subUnitId: unit.getActiveSheet().getSheetId(),
      row: primary.actualRow,
      column: primary.actualColumn,
    });
  };
  const choose = (options: readonly HTMLElement[], next: number): void => {
    chosen = Math.min(options.length - 1, Math.max(0, next));
    options.forEach((option, index) => (option.style.outline = index === chosen ? "2px solid" : ""));
    options[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const inList = (engine: Engine, key: string, options: readonly HTMLElement[]): boolean => {
    if (key === "ArrowDown") choose(options, chosen + 1);
    else if (key === "ArrowUp") choose(options, chosen - 1);
    else {
      // Any other key ends choosing; typing goes on into the cell.
      const option = key === "Enter" ? options[chosen] : undefined;
      chosen = CLOSED;
      if (option) option.click();
      else if (key === "Escape") void engine.commands.executeCommand(HIDE_LIST, {});
      else return false;
    }
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    const now = running();
    if (!now || !(event.target instanceof Node) || !container.contains(event.target)) return;
    const options = [...document.querySelectorAll<HTMLElement>(OPTIONS)];
    if (options.length === 0) chosen = CLOSED;
    if (options.length === 0 && event.altKey && event.key === "ArrowDown") open(now);
    else if (chosen === CLOSED || !inList(now.engine, event.key, options)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}
