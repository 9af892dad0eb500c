import { SetSelectionsOperation, SetWorksheetActivateCommand } from "@univerjs/sheets";
import { ScrollToCellCommand } from "@univerjs/sheets-ui";
import type { Area } from "../sheet/address";
import { rangeOf } from "./rules";
import type { Engine } from "./univer";

/** Brings a sheet to the front. */
export async function showSheet(engine: Engine, unitId: string, subUnitId: string): Promise<void> {
  await engine.commands.executeCommand(SetWorksheetActivateCommand.id, { unitId, subUnitId });
}

/** Selects an area of the sheet in front, its first cell active, and scrolls there. */
export async function selectArea(engine: Engine, unitId: string, subUnitId: string, area: Area): Promise<void> {
  const range = rangeOf(area);
  const primary = {
    ...range,
    endRow: range.startRow,
    endColumn: range.startColumn,
    actualRow: range.startRow,
    actualColumn: range.startColumn,
    isMerged: false,
    isMergedMainCell: false,
  };
  await engine.commands.executeCommand(SetSelectionsOperation.id, {
    unitId,
    subUnitId,
    selections: [{ range, primary, style: null }],
  });
  await engine.commands.executeCommand(ScrollToCellCommand.id, { range });
}
