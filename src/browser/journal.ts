import type { CellContent } from "../sheet/change";

/** Something done to the open book, small enough to be written down before the whole work is kept. */
export type Noted =
  | { kind: "cells"; sheet: string; cells: NotedCell[] }
  | { kind: "setting"; key: string; value: string }
  | { kind: "protection"; sheet: string; on: boolean };

/** What a cell holds since; `format` where typing gave it one. */
export interface NotedCell extends CellContent {
  row: number;
  column: number;
  format?: string;
}

/** A cell that was being typed into, with the text so far. */
export interface Draft {
  sheet: string;
  row: number;
  column: number;
  text: string;
}

/**
 * Written at once and without waiting: what was done since the work was last kept. Keeping the work takes a moment, and a tab
 * may go within it; a line here is there as soon as the call returns.
 */
export interface Journal {
  /** False when there is no room for it, or the browser forbids it. */
  note(book: string, at: number, noted: Noted): boolean;
  /** What was noted of a book after a place in time, in its order. */
  since(book: string, at: number): { at: number; noted: Noted }[];
  /** Strikes out what is kept now: a book's notes up to a place. */
  strike(book: string, at: number): void;
  /** Strikes out the notes of other books from before a time, which nobody comes back for. */
  tidy(book: string, before: number): void;
  draft(book: string): Draft | null;
  keepDraft(book: string, draft: Draft | null): void;
}

const NOTE = "so-thi-dua.typed.";
const DRAFT = "so-thi-dua.draft";

/**
 * The journal in localStorage: what it is given is with the browser's own process when the call returns, so that it outlives
 * the tab, also one that is killed. One line for each note, so that a note costs the same however many there are.
 */
export function openJournal(storage: Storage): Journal {
  const notes = (book: string): { key: string; at: number }[] =>
    Object.keys(storage)
      .filter((key) => key.startsWith(`${NOTE}${book}.`))
      .map((key) => ({ key, at: Number(key.slice(NOTE.length + book.length + 1)) }))
      .sort((a, b) => a.at - b.at);
  return {
    note: (book, at, noted) => tried(() => storage.setItem(`${NOTE}${book}.${at}`, JSON.stringify(noted))),
    since: (book, from) =>
      notes(book).flatMap(({ key, at }) => {
        const noted = at > from ? (parsed(storage.getItem(key)) as Noted | null) : null;
        return noted ? [{ at, noted }] : [];
      }),
    strike(book, upTo) {
      for (const { key, at } of notes(book)) if (at <= upTo) storage.removeItem(key);
    },
    tidy(book, before) {
      for (const key of Object.keys(storage))
        if (key.startsWith(NOTE) && !key.startsWith(`${NOTE}${book}.`) && Number(key.split(".").at(-1)) < before)
          storage.removeItem(key);
    },
    draft(book) {
      const kept = parsed(storage.getItem(DRAFT)) as (Draft & { book: string }) | null;
      return kept?.book === book ? kept : null;
    },
    keepDraft(book, draft) {
      if (draft === null) storage.removeItem(DRAFT);
      else tried(() => storage.setItem(DRAFT, JSON.stringify({ ...draft, book })));
    },
  };
}

/** A browser that keeps nothing for this page: every note fails. */
export const noJournal: Journal = {
  note: () => false,
  since: () => [],
  strike: () => undefined,
  tidy: () => undefined,
  draft: () => null,
  keepDraft: () => undefined,
};

function tried(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** A line that was cut short is no line. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
