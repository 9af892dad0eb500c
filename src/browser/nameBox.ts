import type { Workbook as UniverBook } from "@univerjs/core";
import { ILayoutService } from "@univerjs/ui";
import { parseArea } from "../sheet/address";
import { selectArea } from "./selection";
import type { Engine } from "./univer";

const BOX = "[data-u-comp='defined-name'] input";

/**
 * An address in the name box leads there, also from a locked cell (where Univer's box is dead), in small letters and with the
 * dollar signs of a formula. Heard before Univer hears it; a defined name is left to it. Returns the way to stop.
 */
export function nameBox(engine: Engine, container: HTMLElement, unit: () => UniverBook): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== "Enter" || !(target instanceof HTMLInputElement) || !target.matches(BOX)) return;
    const sheet = unit().getActiveSheet();
    const area = parseArea(target.value.trim().replace(/\$/g, "").toUpperCase());
    if (!area || area.bottom >= sheet.getRowCount() || area.right >= sheet.getColumnCount()) return;
    if (!container.contains(target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void selectArea(engine, unit().getUnitId(), sheet.getSheetId(), area).then(() =>
      engine.injector.get(ILayoutService).focus(),
    );
  };
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}
