import type { Workbook as UniverBook } from "@univerjs/core";
import { CustomCommandExecutionError, IUndoRedoService, ObjectMatrix } from "@univerjs/core";
import { type ISetRangeValuesMutationParams, SetRangeValuesMutation, SheetsSelectionsService } from "@univerjs/sheets";
import { type Applied, type Edited, HostError } from "../host/workbook";
import { ILayoutService } from "@univerjs/ui";
import { areaName, cellName, holds, parseArea } from "../sheet/address";
import type { CellContent, ChangeSet } from "../sheet/change";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { checkChange, drawsAnew, sheetNamed, sheetOf, unholdable } from "./changes";
import { cellDataOf, type Contents, contentsOf, notedCells } from "./content";
import { followDraft, reopenCell } from "./draft";
import type { EmbeddedOptions, EmbeddedWorkbook } from "./embedded";
import { keepFocus } from "./focus";
import { fileWork } from "./fileWork";
import { guardStructure, type Locks, locks, undoByKey } from "./guard";
import type { Noted } from "./journal";
import { keepingIn } from "./keep";
import { listsByKey } from "./keys";
import { handlePaste } from "./paste";
import { movesByKey } from "./moves";
import { nameBox } from "./nameBox";
import { emptyBook, isTyped } from "./saving";
import { selectArea, showSheet } from "./selection";
import { isComputed, type Settling, settling } from "./settle";
import { openBook, type OpenBook, type OpenSheet } from "./snapshot";
import { leavesStale } from "./stale";
import type { TakenApart } from "./taken";
import { speakVietnamese } from "./typing";
import { startEngine } from "./univer";

export type { EmbeddedOptions, EmbeddedWorkbook } from "./embedded";
export type { Refusal } from "./guard";
export { openStore, type Store } from "./store";

/** Settings travel in the file as custom document properties of this prefix, which read() does not show. */
const SETTING = "thidua.setting.";

/** What is needed to take an applied change back. */
interface Before {
  change: ChangeSet;
  /** Set when the book was drawn anew: the bytes it was drawn from before, with the person's edits in them. */
  bytes?: Uint8Array;
}

/** A cell the program writes; `format` where it is to have another. */
interface Written {
  sheet: string;
  row: number;
  column: number;
  content: CellContent;
  format?: string;
}

/** Starts the embedded workbook in a container and shows the kept work, or the first book. */
export async function openEmbedded(container: HTMLElement, options: EmbeddedOptions = {}): Promise<EmbeddedWorkbook> {
  const stopKeys = listsByKey(container, () => (shown ? { engine, unit } : null));
  const engine = startEngine(container);
  const files = fileWork();
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
  let writing = false;
  /** Counts what was done to the book. */
  let noted = 0;

  const activeName = (): string => unit.getActiveSheet().getName();

  engine.commands.onCommandExecuted((command) => {
    if (command.id !== SetRangeValuesMutation.id) return;
    const params = command.params as ISetRangeValuesMutationParams;
    const sheet = sheetAt(params);
    if (sheet) contents.touch(sheet, params.cellValue);
  });
  const sheetAt = ({
    unitId,
    subUnitId,
  }: Pick<ISetRangeValuesMutationParams, "unitId" | "subUnitId">): OpenSheet | undefined =>
    shown && unitId === unit.getUnitId() ? open.sheets.find(({ id }) => id === subUnitId) : undefined;

  /** A book ready to be shown: all of it is made before anything is shown, so that a bad file leaves the old one. */
  const ready = (taken: TakenApart, title = name): Promise<OpenBook> => openBook(taken, `book${++units}`, title);

  function show(next: OpenBook, front?: string, recalculate = false): void {
    const target = next.sheets.find((sheet) => sheet.name === front && sheet.grid.state === "visible");
    open = next;
    name = next.snapshot.name;
    settle?.expect();
    unit = engine.show(next.snapshot, recalculate ? "all" : next.unvalued);
    shown = true;
    contents = contentsOf(engine, unit);
    // Univer's sheet services are there once a first book is.
    settle ??= settling(engine);
    lockers ??= locks(engine);
    for (const sheet of open.sheets) lockers(unit.getUnitId(), sheet);
    if (target) void showSheet(engine, unit.getUnitId(), target.id);
    settings.clear();
    for (const [key, value] of Object.entries(open.book.properties))
      if (key.startsWith(SETTING)) settings.set(key.slice(SETTING.length), value);
  }

  /** Shows another book and keeps it: what was written is said to be written when it will be there tomorrow. */
  async function replace(next: OpenBook, front?: string, recalculate = false): Promise<void> {
    show(next, front, recalculate);
    keeping.renew();
    await settle?.settled();
    await keeping.now();
  }

  /** The open book as a file: the original with the changed cells, settings and protection of this moment set in. */
  async function current(): Promise<Uint8Array> {
    // In a closed book nothing but computed values can differ.
    if (open.closed) return open.bytes;
    const edits = open.sheets.flatMap((sheet) => contents.edits(sheet));
    const properties: Record<string, string> = {};
    for (const [key, value] of settings)
      if (open.book.properties[SETTING + key] !== value) properties[SETTING + key] = value;
    const protection = new Map(
      open.sheets
        .filter((sheet) => sheet.protected !== sheet.grid.protected)
        .map((sheet) => [sheet.name, sheet.protected]),
    );
    const same = Object.keys(properties).length === 0 && protection.size === 0;
    if (same && edits.length === 0) return open.bytes;
    const graft = same ? null : { sheets: [], removals: [], names: [], properties, protection };
    return files.rewritten(open.bytes, { edits, graft });
  }

  /** Does it again where somebody typed meanwhile: it is about to take the place of what was typed. */
  async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = noted;
      const done = await work();
      if (before === noted) return done;
    }
  }

  function write(edits: readonly Written[]): void {
    const bySheet = new Map<OpenSheet, ObjectMatrix<ReturnType<typeof cellDataOf>>>();
    for (const edit of edits) {
      const sheet = sheetOf(open, { sheet: edit.sheet });
      let matrix = bySheet.get(sheet);
      if (!matrix) bySheet.set(sheet, (matrix = new ObjectMatrix()));
      matrix.setValue(edit.row, edit.column, cellDataOf(edit.content, edit.format));
    }
    writing = true;
    for (const [sheet, matrix] of bySheet)
      engine.commands.syncExecuteCommand(SetRangeValuesMutation.id, {
        unitId: unit.getUnitId(),
        subUnitId: sheet.id,
        cellValue: matrix.getMatrix(),
      });
    writing = false;
    // Undoing by key what was typed before would bring back a state that never was.
    engine.injector.get(IUndoRedoService).clearUndoRedo(unit.getUnitId());
  }

  const keeping = keepingIn(
    options.store,
    async () => ({ name, sheet: activeName(), stale: settle?.busy() ?? true, bytes: await current() }),
    (state) => options.onKept?.(state),
  );
  const kept = await keeping.load();
  const first = kept ?? (await options.first?.()) ?? { bytes: emptyBook(), name: "Sổ mới.xlsx" };
  show(await ready(await files.takeApart(first.bytes), first.name), kept?.sheet, kept?.stale);
  await engine.drawn();

  const focus = keepFocus(engine, container);
  const stops = [
    handlePaste(engine, container, () => unit),
    nameBox(engine, container, () => unit),
    movesByKey(engine, container, () => unit),
    stopKeys,
    focus.stop,
    () => keeping.stop(),
    // What is being kept is written first.
    () => void keeping.flush().finally(() => files.stop()),
  ];
  speakVietnamese(
    engine,
    (place) => sheetAt(place)?.trimmed.some((area) => holds(area, place.row, place.col)) === true,
    (why) => options.onRefused?.(why),
  );
  guardStructure(engine, (why) => {
    const unlocked = why === "locked" && sheetNamed(open, activeName())?.protected === false;
    options.onRefused?.(unlocked ? "fixed" : why);
  });
  engine.commands.beforeCommandExecuted((command, how) => {
    if (command.id !== SetRangeValuesMutation.id || writing || isComputed(how)) return;
    const params = command.params as ISetRangeValuesMutationParams;
    const sheet = sheetAt(params);
    const why = sheet && unholdable(sheet, params.cellValue);
    if (!why) return;
    options.onRefused?.(why);
    throw new CustomCommandExecutionError(`refused: ${why}`);
  });
  undoByKey(engine, () => options.onUndo?.());
  engine.commands.onCommandExecuted((command, options) => {
    if (command.id !== SetRangeValuesMutation.id || isComputed(options)) return;
    const params = command.params as ISetRangeValuesMutationParams;
    const sheet = sheetAt(params);
    if (!sheet) return;
    note({ kind: "cells", sheet: sheet.name, cells: notedCells(contents, sheet, params.cellValue) });
    if (writing) return;
    const scope = new ObjectMatrix(params.cellValue).getDataRange();
    const area = areaName({
      top: scope.startRow,
      left: scope.startColumn,
      bottom: scope.endRow,
      right: scope.endColumn,
    });
    for (const listener of listeners) listener({ sheet: sheet.name, area });
  });

  function note(done: Noted): void {
    noted++;
    keeping.note(done);
  }

  /** Does again what was noted after the work was last kept. A sheet that is not there any more is passed over. */
  function replay(noted: Noted): void {
    if (noted.kind === "setting") settings.set(noted.key, noted.value);
    else if (!sheetNamed(open, noted.sheet)) return;
    else if (noted.kind === "protection") setProtected(sheetOf(open, noted), noted.on);
    else
      write(
        noted.cells.map(({ row, column, format, ...content }) => ({
          sheet: noted.sheet,
          row,
          column,
          content,
          ...(format === undefined ? {} : { format }),
        })),
      );
  }
  function setProtected(sheet: OpenSheet, on: boolean): void {
    sheet.protected = on;
    lockers?.(unit.getUnitId(), sheet);
  }

  const workbook: EmbeddedWorkbook = {
    name: () => name,
    enter() {
      focus.letIn();
      engine.injector.get(ILayoutService).focus();
    },
    speak: (language) => engine.speak(language),
    selected() {
      const primary = engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
      return { sheet: activeName(), ...(primary ? { cell: cellName(primary.actualRow, primary.actualColumn) } : {}) };
    },
    flush: async () => {
      await settle?.settled();
      await keeping.flush();
    },
    dispose() {
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
      checkChange(open, contents, change);
      const id = ++counter;
      const sheets = new Set([
        ...change.sheets.map(({ spec }) => spec.name),
        ...change.removals,
        ...change.edits.map((edit) => edit.sheet),
      ]);
      if (drawsAnew(change)) {
        await step(running, 1);
        const { bytes, next } = await undisturbed(async () => {
          checkChange(open, contents, change);
          const bytes = await current();
          const graft = { ...change, protection: new Map<string, boolean>() };
          return { bytes, next: await ready(await files.redrawn(bytes, { edits: change.edits, graft })) };
        });
        stopIfCancelled(running);
        await replace(next, activeName(), leavesStale(change, open.sheets, contents));
        applied.set(id, { change, bytes });
      } else {
        await step(running, 1);
        write(change.edits.map((edit) => ({ ...edit, content: edit.after })));
        applied.set(id, { change });
      }
      await settle?.settled();
      running?.onProgress?.({ done: 2, total: 2 });
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
        const { next, later } = await undisturbed(async () => {
          const later = open.sheets
            .flatMap((sheet) => contents.edits(sheet))
            .filter(
              (edit) =>
                !touched.has(edit.sheet) && !edited.has(`${edit.sheet}!${edit.row},${edit.column}`) && isTyped(edit),
            );
          return { later, next: await ready(await files.redrawn(bytes, { edits: later, graft: null })) };
        });
        await replace(next, activeName(), later.length > 0);
      } else write(change.edits.map((edit) => ({ ...edit, content: edit.before })));
      applied.delete(id);
      await settle?.settled();
    },
    async select(place) {
      const sheet = sheetOf(open, place);
      if (sheet.grid.state !== "visible") throw new HostError("missing", place);
      const area = parseArea(place.cell ?? "A1");
      if (!area) throw new HostError("invalid", place);
      await showSheet(engine, unit.getUnitId(), sheet.id);
      await selectArea(engine, unit.getUnitId(), sheet.id, area);
    },
    async watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async protect(sheetName) {
      setProtected(sheetOf(open, { sheet: sheetName }), true);
      note({ kind: "protection", sheet: sheetName, on: true });
    },
    async unprotect(sheetName) {
      const sheet = sheetOf(open, { sheet: sheetName });
      if (sheet.protected && sheet.guarded) throw new HostError("protected", { sheet: sheetName });
      setProtected(sheet, false);
      note({ kind: "protection", sheet: sheetName, on: false });
    },
    setting: async (key) => settings.get(key) ?? null,
    async keepSetting(key, value) {
      if (open.closed) throw new HostError("readOnly");
      settings.set(key, value);
      note({ kind: "setting", key, value });
    },
    async bytes() {
      await settle?.settled();
      return current();
    },
    async open(bytes, title) {
      // A calculation still to come of the book that stands would be taken for the new one's.
      await settle?.settled();
      await replace(await ready(await files.takeApart(bytes), title));
      applied.clear();
    },
  };

  /** Brings back what the last visit did after the work was last kept, and the cell it was typing into. */
  async function restore(): Promise<void> {
    const { notes, draft } = keeping.missing();
    // What is written while the first calculation runs is left out of it.
    if (notes.length > 0) await settle?.settled();
    for (const noted of notes) replay(noted);
    if (!draft || !sheetNamed(open, draft.sheet)) return;
    await workbook.select({ sheet: draft.sheet, cell: cellName(draft.row, draft.column) });
    focus.letIn();
    reopenCell(engine, unit.getUnitId(), draft.text);
  }
  await restore();
  followDraft(engine, (cell) => {
    const sheet = open.sheets.find(({ id }) => id === cell?.sheetId);
    keeping.draft(cell && sheet ? { sheet: sheet.name, row: cell.row, column: cell.column, text: cell.text } : null);
  });
  return workbook;
}

/** Says how far it is and lets the page breathe; the last moment to cancel is before anything is shown. */
async function step(running: Running | undefined, done: number): Promise<void> {
  running?.onProgress?.({ done, total: 2 });
  if (running) await new Promise((resolve) => setTimeout(resolve));
  stopIfCancelled(running);
}
