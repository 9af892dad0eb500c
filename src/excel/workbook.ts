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
import { drawingOf } from "./fromSpec";
import type { Guess } from "./guess";
import { guessOf } from "./guess";
import type { BookImage } from "./image";
import { readBook } from "./read";
import { protectStep, unprotectStep } from "./draw";
import { glance } from "./glance";
import { restore, restoreAround } from "./restore";
import { inExcel, queueOf, send } from "./run";
import { watchEdits } from "./watch";

/** How many changes can be undone, latest first. */
const KEPT = 30;

/** Waits before trying again to put things back, in milliseconds. */
const TRIES = [0, 300, 1_500] as const;

/** While the officer has another workbook in front: how often and how long it is tried to put things back. */
const AWAY_MS = 2_000;
const AWAY_TRIES = 90;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries to put things back, a few times; false when it cannot be done, with the last error. */
async function tried(
  work: (context: Excel.RequestContext) => Promise<void>,
): Promise<{ ok: boolean; error?: unknown }> {
  const attempt = async (number: number): Promise<{ ok: boolean; error?: unknown }> => {
    await pause(TRIES[number] ?? AWAY_MS);
    try {
      await inExcel(work, false);
      return { ok: true };
    } catch (error) {
      const away = error instanceof HostError && error.code === "inactive";
      return number + 1 < (away ? AWAY_TRIES : TRIES.length) ? attempt(number + 1) : { ok: false, error };
    }
  };
  return attempt(0);
}

/** An error as it is told: what Excel denies without a sheet to blame may be a workbook opened for reading. */
async function explained(cause: unknown): Promise<Error> {
  const error = hostError(cause);
  if (!(error instanceof HostError) || error.code !== "protected") return error;
  try {
    const readOnly = await inExcel(async (context) => {
      context.workbook.load("readOnly");
      await context.sync();
      return context.workbook.readOnly;
    }, true);
    return readOnly ? new HostError("readOnly", undefined, error.detail) : error;
  } catch {
    return error;
  }
}

/** Whether all that a change reaches still is as its image has it; false where that cannot be told. */
async function asItWas({ touch, before, guesses }: Prepared): Promise<boolean> {
  const text = (image: BookImage): string =>
    JSON.stringify(image, (_, value: unknown) => (value instanceof Map ? [...(value as Map<string, unknown>)] : value));
  try {
    return text(await inExcel((context) => capture(context, touch, guesses), true)) === text(before);
  } catch {
    return false;
  }
}

/** Ends a failed change: throws its cause when the workbook is as it was, and says so when it is not. */
async function recover(
  prepared: Prepared,
  cause: () => unknown,
  back: (context: Excel.RequestContext) => Promise<void>,
): Promise<never> {
  const { ok, error } = await tried(back);
  // What could not be put back may never have been written: a workbook opened for reading denies both.
  if (ok || (await asItWas(prepared))) throw await explained(cause());
  const place = [...prepared.touch.whole, ...prepared.touch.cells.keys()][0];
  throw hostError(error, place === undefined ? undefined : { sheet: place }, true);
}

/**
 * Unlocks the protected sheets a change reaches, before anything is written: one with a password fails here, is named in
 * the error, and those unlocked before it are locked again.
 */
async function unlock(prepared: Prepared): Promise<void> {
  const locked = [...prepared.before.sheets.values()].filter((image) => image !== null && image.protection !== null);
  const steps = locked.flatMap((image) => (image ? [unprotectStep(image.name)] : []));
  if (steps.length === 0) return;
  let cause: unknown;
  try {
    await inExcel((context) => send(context, steps), false);
    return;
  } catch (error) {
    cause = error;
  }
  await recover(
    prepared,
    () => cause,
    async (context) => {
      const now = await glance(context, prepared.touch);
      const still = locked.find((image) => image && now.sheets.get(image.name)?.protected);
      if (cause instanceof HostError && cause.code === "protected" && still)
        cause = new HostError("protected", { sheet: still.name }, cause.detail);
      await send(
        context,
        locked.flatMap((image) =>
          image?.protection && now.sheets.get(image.name)?.protected === false
            ? [protectStep(image.name, image.protection)]
            : [],
        ),
      );
    },
  );
}

/** Does the writing; when it fails, everything it reached is put back. */
async function wholly(prepared: Prepared, write: (context: Excel.RequestContext) => Promise<void>): Promise<void> {
  await unlock(prepared);
  try {
    await inExcel(write, false);
  } catch (error) {
    let cause = error;
    await recover(
      prepared,
      () => cause,
      async (context) => {
        if (!(error instanceof HostError) || error.detail !== "ItemAlreadyExists")
          return restore(context, prepared.before, prepared.touch);
        const [sheet] = await restoreAround(context, prepared.before, prepared.touch);
        if (sheet !== undefined) cause = new HostError("changed", { sheet }, error.detail);
      },
    );
  }
}

const capabilities = async (): Promise<Capabilities> => {
  await Office.onReady();
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
  const change = inExcel(async (context) => {
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
  try {
    await change;
  } catch (error) {
    if (error instanceof HostError && error.code === "protected")
      throw new HostError("protected", { sheet }, error.detail);
    throw error;
  }
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
  // How the sheets were drawn last: what Excel is asked first when they are to be put back.
  const drawn = new Map<string, Guess>();
  let lastId = 0;

  const apply = async (change: ChangeSet, running?: Running): Promise<Applied> => {
    stopIfCancelled(running);
    const prepared = await inExcel((context) => prepare(context, change, drawn), true);
    stopIfCancelled(running);
    await wholly(prepared, (context) => send(context, changeSteps(change, prepared), running));
    for (const { spec } of change.sheets) drawn.set(spec.name, guessOf(drawingOf(spec)));
    const id = ++lastId;
    done.set(id, prepared);
    for (const old of done.keys()) if (done.size > KEPT) done.delete(old);
    return { id, sheets: [...new Set([...prepared.touch.whole, ...prepared.touch.cells.keys()])] };
  };

  const undo = async (applied: Applied, running?: Running): Promise<void> => {
    const kept = done.get(applied.id);
    if (!kept) throw new HostError("missing");
    const guesses = new Map(drawn);
    const before = await inExcel((context) => capture(context, kept.touch, guesses), true);
    await wholly({ touch: kept.touch, before, guesses }, (context) =>
      restore(context, kept.before, kept.touch, before, running && { onProgress: running.onProgress }),
    );
    for (const [name, image] of kept.before.sheets) if (image?.whole) drawn.set(name, guessOf(image.whole.drawing));
    done.delete(applied.id);
  };

  return {
    capabilities,
    read: (sheets) => inTurn(() => inExcel((context) => readBook(context, sheets), true)),
    apply: (change, running) => inTurn(() => apply(change, running)),
    undo: (applied, running) => inTurn(() => undo(applied, running)),
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
