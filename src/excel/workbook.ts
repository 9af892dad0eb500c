import type { Applied, Capabilities, Workbook } from "../host/workbook";
import { HostError } from "../host/workbook";
import type { ChangeSet } from "../sheet/change";
import type { Running } from "../sheet/progress";
import { stopIfCancelled } from "../sheet/progress";
import { capture } from "./capture";
import type { Prepared } from "./change";
import { changeSteps, prepare } from "./change";
import { hostError } from "./errors";
import { openAsNew, showPlace, supports, workbookBytes } from "./file";
import { readBook } from "./read";
import { restore } from "./restore";
import { inExcel, queueOf, send } from "./run";
import { watchEdits } from "./watch";

/** How many changes can be undone, latest first. */
const KEPT = 30;

/** Waits before trying again to put things back, in milliseconds. */
const TRIES = [0, 300, 1_500] as const;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts the workbook back after a failure; says in the error when even that failed. */
async function recover(prepared: Prepared, cause: unknown): Promise<never> {
  let failure: unknown;
  const attempt = async (number: number): Promise<boolean> => {
    if (number >= TRIES.length) return false;
    if (number > 0) await pause(TRIES[number]!);
    try {
      await inExcel((context) => restore(context, prepared.before, prepared.touch), false);
      return true;
    } catch (error) {
      failure = error;
      return attempt(number + 1);
    }
  };
  if (await attempt(0)) throw hostError(cause);
  const place = [...prepared.touch.whole, ...prepared.touch.cells.keys()][0];
  throw hostError(failure, place === undefined ? undefined : { sheet: place }, true);
}

/** A sheet that stayed protected though it was to be unlocked is one with a password: it is named in the error. */
async function named(error: unknown, prepared: Prepared): Promise<unknown> {
  if (!(error instanceof HostError) || error.code !== "protected" || error.place) return error;
  const locked = [...prepared.before.sheets.values()].find((image) => image?.protection);
  return locked ? new HostError("protected", { sheet: locked.name }, error.detail) : error;
}

const capabilities = (): Capabilities => {
  const platform = String(Office.context.platform);
  return {
    xlsxOut: supports("1.8") ? "newWorkbook" : "none",
    // A download from the pane is known to work on Windows and on the web; on a Mac it does nothing and says nothing.
    download: platform === "PC" || platform === "OfficeOnline",
    language: Office.context.displayLanguage,
    host: "excel",
  };
};

async function setProtection(sheet: string, on: boolean): Promise<void> {
  await inExcel(async (context) => {
    const target = context.workbook.worksheets.getItemOrNullObject(sheet);
    target.load("name,protection/protected");
    await context.sync();
    if (target.isNullObject) throw new HostError("missing", { sheet });
    if (target.protection.protected === on) return;
    if (on)
      target.protection.protect({
        allowFormatCells: true,
        allowFormatColumns: true,
        allowFormatRows: true,
        selectionMode: "Normal",
      });
    else target.protection.unprotect();
    await context.sync();
  }, true);
}

async function settingOf(key: string): Promise<string | null> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    setting.load("value");
    await context.sync();
    return setting.isNullObject ? null : String(setting.value);
  }, true);
}

/** The workbook open in Excel, through Office.js: ExcelApi 1.14 and older (Excel 2021 and later). */
export function excelWorkbook(): Workbook {
  const inTurn = queueOf();
  const done = new Map<number, Prepared>();
  let lastId = 0;

  const apply = async (change: ChangeSet, running?: Running): Promise<Applied> => {
    stopIfCancelled(running);
    const prepared = await inExcel((context) => prepare(context, change), true);
    stopIfCancelled(running);
    try {
      await inExcel((context) => send(context, changeSteps(change, prepared), running), false);
    } catch (error) {
      await recover(prepared, await named(error, prepared));
    }
    const id = ++lastId;
    done.set(id, prepared);
    for (const old of done.keys()) if (done.size > KEPT) done.delete(old);
    return { id, sheets: [...new Set([...prepared.touch.whole, ...prepared.touch.cells.keys()])] };
  };

  const undo = async (applied: Applied): Promise<void> => {
    const kept = done.get(applied.id);
    if (!kept) throw new HostError("missing");
    const before = await inExcel((context) => capture(context, kept.touch), true);
    try {
      await inExcel((context) => restore(context, kept.before, kept.touch), false);
    } catch (error) {
      await recover({ touch: kept.touch, before }, error);
    }
    done.delete(applied.id);
  };

  return {
    capabilities: () => Promise.resolve(capabilities()),
    read: (sheets) => inTurn(() => inExcel((context) => readBook(context, sheets), true)),
    apply: (change, running) => inTurn(() => apply(change, running)),
    undo: (applied) => inTurn(() => undo(applied)),
    select: (place) => inTurn(() => showPlace(place.sheet, place.cell)),
    watch: watchEdits,
    protect: (sheet) => inTurn(() => setProtection(sheet, true)),
    unprotect: (sheet) => inTurn(() => setProtection(sheet, false)),
    setting: (key) => inTurn(() => settingOf(key)),
    keepSetting: (key, value) =>
      inTurn(() =>
        inExcel(async (context) => {
          context.workbook.settings.add(key, value);
          await context.sync();
        }, true),
      ),
    bytes: () => inTurn(workbookBytes),
    open: (bytes) => openAsNew(bytes),
  };
}
