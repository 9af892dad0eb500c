import { IUniverInstanceService, type Workbook } from "@univerjs/core";
import { SetSelectionsOperation, SetWorksheetActivateCommand } from "@univerjs/sheets";
import { ScrollToCellCommand } from "@univerjs/sheets-ui";
import type { Area } from "../sheet/address";
import { rangeOf } from "./rules";
import type { Engine } from "./univer";

/** Brings a sheet to the front. */
export async function showSheet(engine: Engine, unitId: string, subUnitId: string): Promise<void> {
  await engine.commands.executeCommand(SetWorksheetActivateCommand.id, { unitId, subUnitId });
}

/** Selects an area of the sheet in front, its first cell active, and scrolls there. A cell that a merged one covers is that. */
export async function selectArea(engine: Engine, unitId: string, subUnitId: string, area: Area): Promise<void> {
  const sheet = engine.injector.get(IUniverInstanceService).getUnit<Workbook>(unitId)?.getSheetBySheetId(subUnitId);
  const around =
    area.top === area.bottom && area.left === area.right ? sheet?.getMergedCell(area.top, area.left) : null;
  const merged = around && (around.startRow !== area.top || around.startColumn !== area.left) ? around : null;
  const range = merged ?? rangeOf(area);
  const primary = {
    ...range,
    ...(merged ? {} : { endRow: range.startRow, endColumn: range.startColumn }),
    actualRow: range.startRow,
    actualColumn: range.startColumn,
    isMerged: !!merged,
    isMergedMainCell: !!merged,
  };
  await engine.commands.executeCommand(SetSelectionsOperation.id, {
    unitId,
    subUnitId,
    selections: [{ range, primary, style: null }],
  });
  // Of a merged title the beginning is to be seen, not the end.
  const shown = merged ? { ...range, endRow: range.startRow, endColumn: range.startColumn } : range;
  await engine.commands.executeCommand(ScrollToCellCommand.id, { range: shown });
}
