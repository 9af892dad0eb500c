import type { Workbook as UniverBook } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import type { Engine } from "./univer";

/** Univer exports only the ids of these operations. */
const SHOW_LIST = "sheet.operation.show-data-validation-dropdown";
const HIDE_LIST = "sheet.operation.hide-data-validation-dropdown";

const OPTIONS = '[data-u-comp="sheets-dropdown-list"] [class*="univer-overflow-y-auto"] > *';

/**
 * Alt+Down opens a cell's list and the arrows choose in it, as in Excel; Univer offers both to the mouse alone. Called before Univer is started,
 * because its own keys are heard at the window too and the first to listen is the first to hear. Returns the way to stop.
 */
export function listsByKey(
  container: HTMLElement,
  running: () => { engine: Engine; unit: UniverBook } | null,
): () => void {
  let chosen = -1;
  const open = ({ engine, unit }: { engine: Engine; unit: UniverBook }): void => {
    const primary = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
    if (!primary) return;
    chosen = -1;
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
    else if (key === "Escape") void engine.commands.executeCommand(HIDE_LIST, {});
    else if (key === "Enter" && chosen >= 0) options[chosen]?.click();
    else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    const now = running();
    if (!now || !(event.target instanceof Node) || !container.contains(event.target)) return;
    const options = [...document.querySelectorAll<HTMLElement>(OPTIONS)];
    const opening = event.altKey && event.key === "ArrowDown" && options.length === 0;
    if (opening) open(now);
    else if (options.length === 0 || !inList(now.engine, event.key, options)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}
