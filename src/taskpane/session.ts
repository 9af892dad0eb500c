import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import type { Identity } from "../domain/submission";
import { HostError, type HostPlace, type Workbook } from "../host/workbook";
import { paneTexts } from "../messages/pane";
import { type Language, type Params, say, type Text } from "../messages/text";
import { type ChangeSet, isEmptyChange } from "../sheet/change";
import { Cancelled, type Running } from "../sheet/progress";
import type { MergeView } from "../workflow/paneMerge";
import { memory } from "./memory";
import { type Busy, type Notice, type ScreenName, type SessionState, startState } from "./sessionState";
import { createStore, type Store } from "./store";

/** A change, or how it is made of what stands in the workbook now. */
export type Change = ChangeSet | (() => Promise<ChangeSet>);

export interface SessionOptions {
  /** ISO day of today, from the clock. */
  today: () => string;
  /** ISO date-time of now. */
  now: () => string;
  /** File name of the open workbook, where the host knows it. */
  fileName?: () => string;
  /** Hands a file to the person. Resolves to false where this host cannot. */
  deliver: (name: string, bytes: Uint8Array, type: string) => Promise<boolean>;
  /** After a cell was chosen from the pane: a narrow page turns to the grid. */
  onGoTo?: () => void;
}

/** Everything the screens do goes through here: it holds the open workbook, what is known of it, and what can be undone. */
export interface Session {
  store: Store<SessionState>;
  workbook: Workbook;
  options: SessionOptions;
  say(text: Text, params?: Params): string;
  /** Turns to a screen; what was said on the one before is taken away unless it still matters. */
  show(screen: ScreenName, keepNotice?: boolean): void;
  setLanguage(language: Language): void;
  endWelcome(): void;
  notify(kind: Notice["kind"], text: string): void;
  /** Says an issue in words, with what to do. */
  notifyIssue(issue: Issue): Promise<void>;
  clearNotice(): void;
  start(): Promise<void>;
  /** Reads the open workbook again: who it is, its plan, what is wrong. */
  refresh(): Promise<void>;
  check(): Promise<void>;
  /** Makes it the plan being worked on; resolves to false where it could not be kept with the workbook, which is said. */
  setPlan(plan: Plan): Promise<boolean>;
  setPeriod(code: string): void;
  setMerged(merged: MergeView | null): void;
  /** Shows a change and writes it when the officer says so. Resolves to whether it was written; a change not made is explained. */
  propose(title: string, change: Change): Promise<boolean>;
  /** Writes a change at once, where the officer has seen all of it already. */
  apply(change: Change, what: string): Promise<boolean>;
  /** @param written leaves alone what the grid's own Ctrl+Z must not take back: a file that was opened */
  undoLast(written?: boolean): Promise<void>;
  goTo(place: HostPlace): Promise<void>;
  /** Says what went wrong in the officer's words; for whatever nothing else caught. */
  explain(error: unknown): Promise<void>;
  /** Runs a long action with progress and a way to stop it; null where it failed or was stopped, which the officer is told. */
  run<T>(
    label: string,
    work: (running: Running) => Promise<T>,
    more?: { stoppable?: boolean; quiet?: boolean },
  ): Promise<T | null>;
  /** Opens a file in place of the open workbook, which can be taken back. */
  openBytes(bytes: Uint8Array, name: string): Promise<void>;
}

const KEPT_PLAN = "plan";
/** Pause after an edit before the workbook is read again, in milliseconds. */
const CHECK_AFTER = 500;

/** Heavy parts, fetched after the first screen. */
export const work = () => import(/* webpackChunkName: "work" */ "./work");

/** Lets the browser paint and listen. */
export const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

export function createSession(workbook: Workbook, options: SessionOptions): Session {
  const store = createStore(startState());
  const { get, set } = store;
  const speak = (text: Text, params?: Params): string => say(text, get().language, params);
  const notify = (kind: Notice["kind"], text: string): void => set({ notice: { kind, text } });

  /** Says what went wrong in the officer's words. */
  async function explain(error: unknown): Promise<void> {
    if (error instanceof Cancelled) return notify("info", speak(paneTexts.stopped));
    const { isKnown, issueLine, sayIssue } = await work();
    // A file that is no workbook says why by its code.
    const code = error instanceof Error && "code" in error ? `file.${String(error.code)}` : "";
    if (!(error instanceof HostError) && isKnown(code))
      return notify("error", issueLine({ code, severity: "error", place: {} }, get().language));
    if (!(error instanceof HostError)) return notify("error", speak(paneTexts.failed));
    const { sheet, cell } = error.place ?? {};
    const place = { ...(sheet === undefined ? {} : { sheet }), ...(cell === undefined ? {} : { cell }) };
    const issue = (code: string): Issue => ({ code: `host.${code}`, severity: "error", place });
    // Of what could not be put back the remedy is another, and the workbook is not as it was.
    notify(
      "error",
      error.dirty
        ? `${issueLine(issue("dirty"), get().language)} (${sayIssue(issue(error.code), get().language).what})`
        : issueLine(issue(error.code), get().language),
    );
  }

  /** Long actions under way, the one begun last at the end: it is the one shown. */
  let working: readonly Busy[] = [];

  async function run<T>(
    label: string,
    action: (running: Running) => Promise<T>,
    { stoppable = true, quiet = false }: { stoppable?: boolean; quiet?: boolean } = {},
  ): Promise<T | null> {
    const cancel = { aborted: false };
    let last = 0;
    const stop = (): void => {
      cancel.aborted = true;
      update({ stopping: true });
    };
    let mine: Busy = { label, progress: null, stopping: false, stop: stoppable ? stop : null };
    /** null: it is over. Another one that is under way stays shown. */
    function update(part: Partial<Busy> | null): void {
      const next = part && { ...mine, ...part };
      working = working.flatMap((each) => (each !== mine ? [each] : next ? [next] : []));
      if (next) mine = next;
      set({ busy: working.at(-1) ?? null });
    }
    if (!quiet) {
      working = [...working, mine];
      set({ notice: null, busy: mine });
    }
    try {
      return await action({
        cancel,
        pause,
        onProgress(progress) {
          // The bar moves at most 20 times a second: drawing it must not cost more than the work.
          const time = performance.now();
          if (quiet || (time - last < 50 && progress.done < progress.total)) return;
          last = time;
          update({ progress });
        },
      });
    } catch (error) {
      await explain(error);
      return null;
    } finally {
      if (!quiet) update(null);
    }
  }

  /** The plan an opened workbook belongs to: kept in it, known by its id, or written in its own sheets. */
  async function planOf(identity: Identity): Promise<Plan | null> {
    const { keptPlan, findPlan, planInBook } = await work();
    const kept = keptPlan(await workbook.setting(KEPT_PLAN));
    if (kept && (identity.plan === null || kept.id === identity.plan)) return kept;
    const known = identity.plan === null ? null : findPlan(identity.plan, memory.plan(identity.plan));
    if (known) return known;
    const current = get().plan;
    if (current && (identity.plan === null || current.id === identity.plan)) return current;
    return planInBook(await workbook.read());
  }

  async function refresh(): Promise<void> {
    const { CHECKED_SHEETS, holdsForm, whoIs } = await work();
    const book = await workbook.read(CHECKED_SHEETS);
    const identity = whoIs(book);
    const plan = await planOf(identity);
    const { period, identity: before } = get();
    const known = plan?.periods.some(({ code }) => code === period) ? period : null;
    // The officer may work on another period than that of the form in the workbook: it is only turned to when it comes in.
    const same =
      before?.plan === identity.plan && before.member === identity.member && before.period === identity.period;
    set({
      identity,
      plan,
      period: (same ? known : null) ?? identity.period ?? known ?? plan?.periods[0]?.code ?? null,
      hasForm: holdsForm(book),
      // Of the same form what was found stays until it is looked at anew: nothing jumps, and no field loses the focus.
      checked: same && get().plan?.id === plan?.id ? get().checked : null,
    });
    await check();
  }

  let checks = 0;
  async function check(): Promise<void> {
    const turn = ++checks;
    const { plan } = get();
    if (!plan || !get().hasForm) {
      set({ checked: null, checking: false, revision: get().revision + 1 });
      return;
    }
    set({ checking: true });
    try {
      const { CHECKED_SHEETS, checkOpen } = await work();
      const book = await workbook.read(CHECKED_SHEETS);
      // An edit came in meanwhile: the newer check speaks.
      if (turn !== checks) return;
      set({ checked: checkOpen(book, plan, options.today()), checking: false, revision: get().revision + 1 });
    } catch (error) {
      if (turn === checks) set({ checking: false });
      throw error;
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  function checkSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        void check().catch((error: unknown) =>
          // The officer types on: the check waits for a pause, and does not speak of it.
          error instanceof HostError && error.code === "editing" ? checkSoon() : explain(error),
        ),
      CHECK_AFTER,
    );
  }

  /** Reads the workbook after something was done to it; what was done is said, also where the reading fails. */
  async function readAgain(done: string): Promise<void> {
    notify("success", done);
    try {
      await refresh();
    } catch {
      notify("warning", `${done} ${speak(paneTexts.notReadAgain)}`);
    }
  }

  /** The change itself; null where the workbook could not be read for it, which is said. */
  const made = async (change: Change): Promise<ChangeSet | null> =>
    typeof change === "function" ? run("", change, { quiet: true }) : change;

  async function apply(given: Change, what: string): Promise<boolean> {
    const change = await made(given);
    if (!change) return false;
    const applied = await run(what, (running) => workbook.apply(change, running), { stoppable: false });
    if (!applied) return false;
    set({ undo: [...get().undo, { what, takeBack: (running) => workbook.undo(applied, running) }] });
    await readAgain(speak(paneTexts.applied, { what }));
    return true;
  }

  /** Puts away the preview that is on, if any: what it would change may not be there any more. */
  const leavePreview = (): void => get().pending?.decide(false);

  return {
    store,
    workbook,
    options,
    say: speak,
    notify,
    async notifyIssue(issue) {
      const { issueLine } = await work();
      notify(issue.severity === "error" ? "error" : "warning", issueLine(issue, get().language));
    },
    explain,
    run,
    apply,
    check,
    refresh,
    clearNotice: () => set({ notice: null }),
    show: (screen, keepNotice = false) => set(keepNotice ? { screen } : { screen, notice: null }),
    setLanguage(language) {
      memory.set("language", language);
      document.documentElement.lang = language;
      set({ language });
    },
    endWelcome() {
      memory.set("welcome", "seen");
      set({ welcome: false });
    },
    async start() {
      try {
        set({ host: await workbook.capabilities(), phase: "ready" });
        await refresh();
        await workbook.watch(checkSoon);
        set({ known: true });
      } catch (error) {
        set({ phase: "failed" });
        await explain(error);
      }
    },
    async setPlan(plan) {
      const { isSample } = await work();
      // A sample is known by its id; only the officer's own plan travels with the workbook.
      const keep = async (): Promise<true> => {
        await workbook.keepSetting(KEPT_PLAN, isSample(plan) ? "" : JSON.stringify(plan));
        return true;
      };
      if (!(await run("", keep, { quiet: true }))) return false;
      memory.keepPlan(plan);
      const { period, identity, plan: before } = get();
      // Of a plan that is only edited the period at hand stays.
      const fixed = identity?.plan === plan.id && before?.id !== plan.id ? identity.period : null;
      const code = plan.periods.some((each) => each.code === period) ? period : null;
      set({ plan, period: fixed ?? code ?? plan.periods[0]?.code ?? null });
      await check().catch(explain);
      return true;
    },
    setPeriod: (period) => set({ period }),
    setMerged: (merged) => set({ merged }),
    async propose(title, given) {
      const change = await made(given);
      if (!change) return false;
      if (isEmptyChange(change)) {
        notify("info", speak(paneTexts.nothingToDo));
        return false;
      }
      leavePreview();
      const decided = await new Promise<boolean>((done) => {
        const decide = (write: boolean): void => {
          set({ pending: null });
          done(write);
        };
        set({ notice: null, pending: { title, change, decide } });
      });
      return decided ? apply(change, title) : false;
    },
    async undoLast(written = false) {
      const { undo, busy, pending } = get();
      const last = undo.at(-1);
      if (!last || busy || pending || (written && last.opened)) return;
      const { what } = last;
      const done = await run(
        speak(paneTexts.undoWhat, { what }),
        async (running) => {
          await last.takeBack(running);
          return true;
        },
        { stoppable: false },
      );
      if (!done) return;
      set({ undo: undo.slice(0, -1), ...(last.opened ? { merged: null } : {}) });
      await readAgain(speak(paneTexts.undone, { what }));
    },
    async goTo(place) {
      options.onGoTo?.();
      await run("", () => workbook.select(place), { quiet: true });
    },
    async openBytes(bytes, name) {
      leavePreview();
      const opened = await run(
        name,
        async () => {
          // What is open may never have been saved as a file.
          const before = { name: options.fileName?.() ?? "", bytes: await workbook.bytes().catch(() => null) };
          await workbook.open(bytes, name);
          return before;
        },
        { stoppable: false },
      );
      if (!opened) return;
      const { name: title, bytes: kept } = opened;
      const takeBack = (): Promise<void> => workbook.open(kept!, title);
      set({
        undo: kept ? [{ what: speak(paneTexts.openedWhat, { file: name }), takeBack, opened: true }] : [],
        merged: null,
      });
      await readAgain(`${speak(paneTexts.opened, { file: name })} ${kept ? speak(paneTexts.openedBack) : ""}`.trim());
    },
  };
}
