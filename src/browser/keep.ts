import type { Draft, Noted } from "./journal";
import type { Kept, Store } from "./store";

/** Pause after an edit before the whole work is kept, in milliseconds. Until then it is in the journal. */
const KEEP_AFTER = 300;

/** Of a visit that has kept nothing yet. */
const FIRST = "first";

/** Age of another book's notes, in milliseconds, from which no tab can be waiting to keep them. */
const LEFT_BEHIND = 86_400_000;

/** How it stands with the work: "elsewhere" when another tab has taken it over and nothing done here is kept any more. */
export type KeptState = "saving" | "saved" | "failed" | "elsewhere";

/** Keeps the work between visits: each edit at once in the journal, the whole book soon after in the store. */
export interface Keeping {
  /** The work of the last visit, if any. Called first. */
  load(): Promise<Kept | null>;
  /** What was done to it since it was kept, oldest first, and the cell that was being typed into. */
  missing(): { notes: Noted[]; draft: Draft | null };
  /** Writes an edit down at once and keeps the whole work soon. */
  note(noted: Noted): void;
  draft(draft: Draft | null): void;
  /** The book was drawn anew: notes of the one before are not of it. It is to be kept at once. */
  renew(): void;
  soon(): void;
  now(): Promise<void>;
  /** Waits until everything is kept. */
  flush(): Promise<void>;
  stop(): void;
}

/** `make` gives the work as it stands at the moment of the call, whenever its file is written. */
export function keepingIn(
  store: Store | undefined,
  make: () => Promise<Pick<Kept, "name" | "bytes" | "sheet" | "stale">>,
  onKept: (state: KeptState) => void,
): Keeping {
  let letGo = (): void => undefined;
  /** Another tab has the work: what is done here is not kept, so that nothing done there is overwritten. */
  let elsewhere = false;
  let book = FIRST;
  /** Place of the last note: the time, so that two tabs of one book do not use the same, but never the same twice. */
  let at = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeping: Promise<void> = Promise.resolve();
  /** A work may take longer to make than the one after it: they are kept in their order. */
  let made: Promise<unknown> = Promise.resolve();
  /** Books before this one whose notes are needed until it is kept. */
  let earlier: readonly string[] = [];

  function now(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (!store || elsewhere) return Promise.resolve();
    const place = { book, at };
    const past = earlier;
    const [before, making] = [made, make()];
    made = making.catch(() => undefined);
    const saved = making.then(async (kept) => {
      await before;
      await store.save({ ...kept, ...place });
    });
    keeping = keeping
      .then(() => saved)
      .then(
        () => {
          store.journal.strike(place.book, place.at);
          for (const each of past) store.journal.strike(each, Infinity);
          earlier = earlier.filter((each) => !past.includes(each));
          onKept("saved");
        },
        () => onKept("failed"),
      );
    return keeping;
  }
  function soon(): void {
    if (!store || elsewhere) return;
    onKept("saving");
    clearTimeout(timer);
    timer = setTimeout(() => void now(), KEEP_AFTER);
  }
  const leave = (): void => {
    if (timer !== undefined) void now();
  };
  const onHide = (): void => {
    if (document.visibilityState === "hidden") leave();
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", onHide);

  return {
    async load() {
      letGo =
        (await store?.take(() => {
          elsewhere = true;
          clearTimeout(timer);
          timer = undefined;
          onKept("elsewhere");
        })) ?? letGo;
      const kept = (await store?.load().catch(() => null)) ?? null;
      if (kept) ({ book = FIRST, at = 0 } = kept);
      store?.journal.tidy(book, Date.now() - LEFT_BEHIND);
      return kept;
    },
    missing() {
      const found = store?.journal.since(book, at) ?? [];
      const draft = store?.journal.draft(book) ?? null;
      at = found.at(-1)?.at ?? at;
      return { notes: found.map(({ noted }) => noted), draft };
    },
    note(noted) {
      if (elsewhere) return;
      at = Math.max(at + 1, Date.now());
      // No room for a line: the whole work is kept without delay instead.
      if (store && !store.journal.note(book, at, noted)) void now();
      else soon();
    },
    draft: (draft) => void (elsewhere || store?.journal.keepDraft(book, draft)),
    renew() {
      earlier = [...earlier, book];
      book = Math.random().toString(36).slice(2);
    },
    soon,
    now,
    flush: () => (timer === undefined ? keeping : now()),
    stop() {
      leave();
      letGo();
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", onHide);
    },
  };
}
