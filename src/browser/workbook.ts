import type { Workbook as UniverBook } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import {
  type ISetRangeValuesMutationParams,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActivateCommand,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import { ScrollToCellCommand } from "@univerjs/sheets-ui";
import { type Applied, type Edited, HostError, type HostPlace, type Workbook } from "../host/workbook";
import { areaName, cellName, parseArea } from "../sheet/address";
import type { CellContent, CellEdit, ChangeSet } from "../sheet/change";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { patchBook, type PatchEdit, PatchError } from "../xlsx/patch";
import { writeBook } from "../xlsx/write";
import { cellDataOf, type Contents, contentsOf, sameContent } from "./content";
import { keepFocus } from "./focus";
import { graft } from "./graft";
import { guardStructure, type Locks, locks } from "./guard";
import { listsByKey } from "./keys";
import { handlePaste } from "./paste";
import { rangeOf } from "./rules";
import { isComputed, type Settling, settling } from "./settle";
import { openBook, type OpenBook, type OpenSheet } from "./snapshot";
import type { Store } from "./store";
import { speakVietnamese } from "./typing";
import { startEngine } from "./univer";

export { openStore, type Store } from "./store";

export interface EmbeddedOptions {
  /** Where the work is kept between visits; absent keeps nothing. */
  store?: Store;
  /** What to show when nothing was kept; absent shows an empty book. */
  first?: () => Promise<{ bytes: Uint8Array; name: string }>;
  /** A person tried what this grid does not do (rows, looks, sheets): say so. */
  onRefused?: () => void;
  /** Whether the last change has been kept. */
  onKept?: (state: "saving" | "saved" | "failed") => void;
}

/** The workbook in the page. */
export interface EmbeddedWorkbook extends Workbook {
  /** File name of the open workbook. */
  name(): string;
  /** The sheet in front and the cell selected in it. */
  selected(): HostPlace;
  /** Whether the work of an earlier visit was found. */
  restored: boolean;
  /** Waits until the work is kept. */
  flush(): Promise<void>;
  dispose(): void;
}

/** Settings travel in the file as custom document properties of this prefix, which read() does not show. */
const SETTING = "thidua.setting.";

/** Pause after an edit before the work is kept, in milliseconds. */
const KEEP_AFTER = 300;

/** What is needed to take an applied change back. */
interface Before {
  change: ChangeSet;
  /** Set when the book was drawn anew: the bytes it was drawn from before, with the person's edits in them. */
  bytes?: Uint8Array;
}

/** Starts the embedded workbook in a container and shows the kept work, or the first book. */
export async function openEmbedded(container: HTMLElement, options: EmbeddedOptions = {}): Promise<EmbeddedWorkbook> {
  const stopKeys = listsByKey(container, () => (shown ? { engine, unit } : null));
  const engine = startEngine(container);
  const listeners = new Set<(edited: Edited) => void>();
  const applied = new Map<number, Before>();
  const settings = new Map<string, string>();
  let counter = 0;
  let units = 0;
  let name = "";
  let open: OpenBook;
  let unit: UniverBook;
  let shown = false;
  let contents: Contents;
  let settle: Settling | undefined;
  let lockers: Locks | undefined;

  const sheetNamed = (sheet: string): OpenSheet | undefined => open.sheets.find((each) => each.name === sheet);
  const sheetOf = (place: HostPlace): OpenSheet => {
    const sheet = sheetNamed(place.sheet);
    if (!sheet) throw new HostError("missing", place);
    return sheet;
  };
  const activeName = (): string => unit.getActiveSheet().getName();

  /** Reads bytes whole before anything is shown, so that a bad file leaves the old book. */
  function show(bytes: Uint8Array, front?: string, recalculate = false): void {
    const next = openBook(bytes, `book${++units}`, name);
    const target = next.sheets.find((sheet) => sheet.name === front && sheet.grid.state === "visible");
    open = next;
    settle?.expect();
    unit = engine.show(next.snapshot, recalculate);
    shown = true;
    contents = contentsOf(engine, unit);
    // Univer's sheet services are there once a first book is.
    settle ??= settling(engine);
    lockers ??= locks(engine);
    for (const sheet of open.sheets) if (sheet.protected) lockers.lock(unit.getUnitId(), sheet);
    if (target)
      void engine.commands.executeCommand(SetWorksheetActivateCommand.id, {
        unitId: unit.getUnitId(),
        subUnitId: target.id,
      });
    settings.clear();
    for (const [key, value] of Object.entries(open.book.properties))
      if (key.startsWith(SETTING)) settings.set(key.slice(SETTING.length), value);
  }

  /** The open book as a file: the original with the changed cells, settings and protection set in. */
  function current(more: readonly CellEdit[] = []): Uint8Array {
    const patched = patch(open.bytes, [...open.sheets.flatMap((sheet) => contents.edits(sheet)), ...more]);
    const properties: Record<string, string> = {};
    for (const [key, value] of settings)
      if (open.book.properties[SETTING + key] !== value) properties[SETTING + key] = value;
    const protection = new Map(
      open.sheets
        .filter((sheet) => sheet.protected !== sheet.grid.protected)
        .map((sheet) => [sheet.name, sheet.protected]),
    );
    if (Object.keys(properties).length === 0 && protection.size === 0) return patched;
    return graft(patched, { drawn: null, removals: [], names: [], properties, protection });
  }

  function write(edits: readonly { sheet: string; row: number; column: number; content: CellContent }[]): void {
    const bySheet = new Map<OpenSheet, ObjectMatrix<ReturnType<typeof cellDataOf>>>();
    for (const edit of edits) {
      const sheet = sheetOf({ sheet: edit.sheet });
      let matrix = bySheet.get(sheet);
      if (!matrix) bySheet.set(sheet, (matrix = new ObjectMatrix()));
      matrix.setValue(edit.row, edit.column, cellDataOf(edit.content));
    }
    for (const [sheet, matrix] of bySheet)
      engine.commands.syncExecuteCommand(SetRangeValuesMutation.id, {
        unitId: unit.getUnitId(),
        subUnitId: sheet.id,
        cellValue: matrix.getMatrix(),
      });
  }

  // Keeping the work.
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeping: Promise<void> = Promise.resolve();
  function keepNow(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const store = options.store;
    if (!store) return Promise.resolve();
    // What is kept is what stands there now, not what will when its turn comes.
    const make = (): Parameters<Store["save"]>[0] => ({ name, bytes: current(), sheet: activeName() });
    const saved = attempt(make).then((kept) => store.save(kept));
    keeping = keeping
      .then(() => saved)
      .then(
        () => options.onKept?.("saved"),
        () => options.onKept?.("failed"),
      );
    return keeping;
  }
  function keepSoon(): void {
    if (!options.store) return;
    options.onKept?.("saving");
    clearTimeout(timer);
    timer = setTimeout(() => void keepNow(), KEEP_AFTER);
  }
  const keepBeforeLeaving = (): void => {
    if (timer !== undefined) void keepNow();
  };
  const onHide = (): void => {
    if (document.visibilityState === "hidden") keepBeforeLeaving();
  };
  window.addEventListener("pagehide", keepBeforeLeaving);
  document.addEventListener("visibilitychange", onHide);

  const kept = (await options.store?.load().catch(() => null)) ?? null;
  const first = kept ?? (await options.first?.()) ?? { bytes: emptyBook(), name: "Sổ mới.xlsx" };
  name = first.name;
  show(first.bytes, kept?.sheet);
  await engine.drawn();

  const stops = [handlePaste(engine, container, () => unit), stopKeys, keepFocus(engine, container)];
  speakVietnamese(engine);
  guardStructure(engine, () => options.onRefused?.());
  engine.commands.onCommandExecuted((command, options) => {
    if (command.id !== SetRangeValuesMutation.id || isComputed(options)) return;
    const params = command.params as ISetRangeValuesMutationParams & { trigger?: string };
    // Recalculation and the program's own writes carry no command that set them off.
    if (params.unitId !== unit?.getUnitId() || params.trigger === undefined) return;
    keepSoon();
    const sheet = open.sheets.find((each) => each.id === params.subUnitId);
    if (!sheet) return;
    const scope = new ObjectMatrix(params.cellValue).getDataRange();
    const area = areaName({
      top: scope.startRow,
      left: scope.startColumn,
      bottom: scope.endRow,
      right: scope.endColumn,
    });
    for (const listener of listeners) listener({ sheet: sheet.name, area });
  });

  /** Throws unless every part of the change can be done on the book as it stands. */
  function check(change: ChangeSet): void {
    for (const { spec, replaces } of change.sheets) {
      if (replaces && !sheetNamed(spec.name)) throw new HostError("missing", { sheet: spec.name });
      if (!replaces && sheetNamed(spec.name)) throw new HostError("changed", { sheet: spec.name });
    }
    for (const removal of change.removals) sheetOf({ sheet: removal });
    for (const edit of change.edits) {
      const place = { sheet: edit.sheet, cell: cellName(edit.row, edit.column) };
      const sheet = sheetOf(place);
      if (sheet.protected && sheet.guarded) throw new HostError("protected", place);
      if (!sameContent(contents.at(sheet, edit.row, edit.column), edit.before)) throw new HostError("changed", place);
    }
  }

  const drawsAnew = (change: ChangeSet): boolean =>
    change.sheets.length > 0 ||
    change.removals.length > 0 ||
    change.names.length > 0 ||
    Object.keys(change.properties).length > 0;

  function redrawn(change: ChangeSet): Uint8Array {
    const specs = change.sheets.map(({ spec }) => spec);
    return graft(current(change.edits), {
      drawn: specs.length > 0 ? writeBook({ sheets: specs, names: [], properties: {} }) : null,
      removals: change.removals,
      names: change.names,
      properties: change.properties,
      protection: new Map(),
    });
  }

  const workbook: EmbeddedWorkbook = {
    restored: kept !== null,
    name: () => name,
    selected() {
      const primary = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
      return { sheet: activeName(), ...(primary ? { cell: cellName(primary.actualRow, primary.actualColumn) } : {}) };
    },
    flush: async () => {
      await settle?.settled();
      await (timer === undefined ? keeping : keepNow());
    },
    dispose() {
      keepBeforeLeaving();
      window.removeEventListener("pagehide", keepBeforeLeaving);
      document.removeEventListener("visibilitychange", onHide);
      for (const stop of stops) stop();
      engine.dispose();
    },
    capabilities: async () => ({ xlsxOut: "file", download: true, language: "vi-VN", host: "browser" }),
    async read(names) {
      await settle?.settled();
      const sheets = open.sheets.filter((sheet) => !names || names.includes(sheet.name));
      const properties = Object.fromEntries(
        Object.entries(open.book.properties).filter(([key]) => !key.startsWith(SETTING)),
      );
      return { sheets: sheets.map((sheet) => contents.grid(sheet)), properties, date1904: open.book.date1904 };
    },
    async apply(change, running) {
      await settle?.settled();
      stopIfCancelled(running);
      check(change);
      const id = ++counter;
      const sheets = new Set([
        ...change.sheets.map(({ spec }) => spec.name),
        ...change.removals,
        ...change.edits.map((edit) => edit.sheet),
      ]);
      if (drawsAnew(change)) {
        const bytes = current();
        const after = redrawn(change);
        await step(running, 1);
        show(after, activeName(), true);
        applied.set(id, { change, bytes });
      } else {
        await step(running, 1);
        write(change.edits.map((edit) => ({ ...edit, content: edit.after })));
        applied.set(id, { change });
      }
      await settle?.settled();
      running?.onProgress?.({ done: 2, total: 2 });
      keepSoon();
      return { id, sheets: [...sheets] } satisfies Applied;
    },
    async undo({ id }) {
      await settle?.settled();
      const before = applied.get(id);
      if (!before) throw new HostError("missing");
      const { change, bytes } = before;
      if (bytes) {
        // What was drawn after it stands on it: last in, first out.
        if ([...applied].some(([other, { bytes: drawn }]) => other > id && drawn)) throw new HostError("changed");
        const touched = new Set([...change.sheets.map(({ spec }) => spec.name), ...change.removals]);
        const edited = new Set(change.edits.map((edit) => `${edit.sheet}!${edit.row},${edit.column}`));
        const later = open.sheets
          .flatMap((sheet) => contents.edits(sheet))
          .filter(
            (edit) =>
              !touched.has(edit.sheet) && !edited.has(`${edit.sheet}!${edit.row},${edit.column}`) && isTyped(edit),
          );
        show(patch(bytes, later), activeName(), later.length > 0);
      } else write(change.edits.map((edit) => ({ ...edit, content: edit.before })));
      applied.delete(id);
      await settle?.settled();
      keepSoon();
    },
    async select(place) {
      const sheet = sheetOf(place);
      if (sheet.grid.state !== "visible") throw new HostError("missing", place);
      const unitId = unit.getUnitId();
      await engine.commands.executeCommand(SetWorksheetActivateCommand.id, { unitId, subUnitId: sheet.id });
      const area = parseArea(place.cell ?? "A1");
      if (!area) throw new HostError("invalid", place);
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
        subUnitId: sheet.id,
        selections: [{ range, primary, style: null }],
      });
      await engine.commands.executeCommand(ScrollToCellCommand.id, { range });
    },
    async watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async protect(sheetName) {
      const sheet = sheetOf({ sheet: sheetName });
      sheet.protected = true;
      lockers?.lock(unit.getUnitId(), sheet);
      keepSoon();
    },
    async unprotect(sheetName) {
      const sheet = sheetOf({ sheet: sheetName });
      if (sheet.protected && sheet.guarded) throw new HostError("protected", { sheet: sheetName });
      sheet.protected = false;
      lockers?.unlock(unit.getUnitId(), sheet);
      keepSoon();
    },
    setting: async (key) => settings.get(key) ?? null,
    async keepSetting(key, value) {
      settings.set(key, value);
      keepSoon();
    },
    async bytes() {
      await settle?.settled();
      return current();
    },
    async open(bytes, title) {
      show(bytes);
      name = title;
      applied.clear();
      await settle?.settled();
      keepSoon();
    },
  };
  return workbook;
}

/** A synchronous piece of work as a promise, run at once. */
function attempt<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Says how far it is and lets the page breathe; the last moment to cancel is before anything is shown. */
async function step(running: Running | undefined, done: number): Promise<void> {
  running?.onProgress?.({ done, total: 2 });
  if (running) await new Promise((resolve) => setTimeout(resolve));
  stopIfCancelled(running);
}

/** The file with the edits in it. Values of formulas go along, for readers that do not calculate, where the file lets them. */
function patch(bytes: Uint8Array, edits: readonly CellEdit[]): Uint8Array {
  const patches = (some: readonly CellEdit[]): PatchEdit[] =>
    some.map(({ sheet, row, column, after }) => ({ sheet, row, column, ...after }));
  if (edits.length === 0) return bytes;
  try {
    return patchBook(bytes, patches(edits));
  } catch (error) {
    // The cells of an array formula cannot be set one by one; Excel computes them when it opens the file.
    if (!(error instanceof PatchError) || error.code !== "arrayFormula") throw error;
    return patchBook(bytes, patches(edits.filter(isTyped)));
  }
}

/** Whether an edit changed more than the value a formula shows. */
function isTyped(edit: CellEdit): boolean {
  return edit.after.formula === undefined || edit.after.formula !== edit.before.formula;
}

function emptyBook(): Uint8Array {
  const sheet = {
    name: "Trang 1",
    state: "visible" as const,
    styles: {},
    cells: [],
    columns: [],
    rows: [],
    merges: [],
  };
  return writeBook({
    sheets: [{ ...sheet, validations: [], conditionals: [], protect: false }],
    names: [],
    properties: {},
  });
}
