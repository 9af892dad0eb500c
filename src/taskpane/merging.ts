import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import type { Language } from "../messages/text";
import type { ChangeSet } from "../sheet/change";
import type { Book } from "../sheet/grid";
import { Cancelled, type Progress, type Running } from "../sheet/progress";
import type { WhatIf } from "../domain/whatIf";
import type { OwnFile } from "../workflow/ownTables";
import type { MergeView } from "../workflow/paneMerge";
import type { Anew, Mapping, TableView } from "../workflow/tableView";
import type { Moved, RankView } from "../workflow/paneRanking";

/** What is asked of the worker. Files go as they are: it reads them itself. */
export interface Merging {
  kind: "merge";
  plan: Plan;
  period: string;
  files: { name: string; received: string | null; file: File }[];
  /** The open workbook's ledger and DanhMuc, where it has them. */
  book: Book | null;
  /** What the officer confirmed of these files. */
  confirmed: Confirmed;
  today: string;
}

/** Answers of the officer about files that are not forms of ours. */
export interface Confirmed {
  /** By file name. */
  files: Readonly<Record<string, OwnFile>>;
  /** Spelling of a unit, as written → member code. */
  names: Readonly<Record<string, string>>;
}

/** A look at a member's own table. */
export interface Looking {
  kind: "table";
  plan: Plan;
  name: string;
  file: File;
  member: string | null;
  mapping: Mapping | null;
  anew: Anew;
}

export type MergeRequest =
  | Merging
  | Looking
  | { kind: "change"; book: Book; language: Language }
  | { kind: "consolidation" }
  | { kind: "ranking"; language: Language; changes: readonly WhatIf[] }
  | { kind: "annotate"; language: Language; member: string; notes: Notes }
  | { kind: "cancel" };

export type MergeAnswer =
  | { kind: "progress"; progress: Progress }
  | { kind: "merged"; view: MergeView }
  | { kind: "table"; table: TableView | null }
  | { kind: "change"; change: ChangeSet }
  | { kind: "consolidation"; consolidation: Consolidation | null }
  | { kind: "ranking"; ranking: Ranking }
  | { kind: "failed"; cancelled: boolean };

/** What the cluster writes beside a unit's points. */
export interface Notes {
  excluded: string | null;
  votes: string | null;
  proposal: string | null;
}

/** Ranks, and who moves where figures were supposed; null where the plan has no scheme. */
export type Ranking = { rows: RankView[]; moved: Moved[] } | null;

/** Looks at the cancel flag this often, in milliseconds: well under the 200 a person would notice. */
const LOOK = 60;

/** The merge in its worker. One at a time; a cancelled one leaves a fresh worker and the merge before it is gone. */
export interface Merger {
  merge(asked: Omit<Merging, "kind">, running: Running): Promise<MergeView>;
  /** null where the file holds no table, or can no longer be read. */
  table(asked: Omit<Looking, "kind">): Promise<TableView | null>;
  change(book: Book, language: Language): Promise<ChangeSet>;
  consolidation(): Promise<Consolidation | null>;
  ranking(language: Language, changes: readonly WhatIf[]): Promise<Ranking>;
  annotate(language: Language, member: string, notes: Notes): Promise<Ranking>;
  dispose(): void;
}

/** @param start makes the worker; apart, so that tests may give their own */
export function createMerger(start: () => Worker): Merger {
  let worker: Worker | null = null;

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: an answer does not say which question it is for. */
  function ask(request: MergeRequest, running?: Running): Promise<MergeAnswer> {
    const answered = last.then(() => askNow(request, running));
    last = answered.catch(() => undefined);
    return answered;
  }

  function askNow(request: MergeRequest, running?: Running): Promise<MergeAnswer> {
    const asked = (worker ??= start());
    return new Promise((done, fail) => {
      const stop = (): void => {
        asked.removeEventListener("message", hear);
        asked.removeEventListener("error", broken);
        clearInterval(timer);
      };
      const end = (error: Error): void => {
        stop();
        asked.terminate();
        worker = null;
        fail(error);
      };
      // Whatever it is busy with, a terminated worker stops at once.
      const timer = setInterval(() => running?.cancel?.aborted && end(new Cancelled()), LOOK);
      const broken = (): void => end(new Error("worker"));
      const hear = ({ data }: MessageEvent<MergeAnswer>): void => {
        if (data.kind === "progress") return running?.onProgress?.(data.progress);
        stop();
        if (data.kind === "failed") fail(data.cancelled ? new Cancelled() : new Error("merge"));
        else done(data);
      };
      asked.addEventListener("message", hear);
      asked.addEventListener("error", broken);
      asked.postMessage(request);
    });
  }

  async function rankingOf(request: MergeRequest): Promise<Ranking> {
    const got = await ask(request);
    if (got.kind !== "ranking") throw new Error(got.kind);
    return got.ranking;
  }

  return {
    ranking: (language, changes) => rankingOf({ kind: "ranking", language, changes }),
    annotate: (language, member, notes) => rankingOf({ kind: "annotate", language, member, notes }),
    async merge(asked, running) {
      const got = await ask({ ...asked, kind: "merge" }, running);
      if (got.kind !== "merged") throw new Error(got.kind);
      return got.view;
    },
    async table(asked) {
      const got = await ask({ ...asked, kind: "table" });
      if (got.kind !== "table") throw new Error(got.kind);
      return got.table;
    },
    async change(book, language) {
      const got = await ask({ kind: "change", book, language });
      if (got.kind !== "change") throw new Error(got.kind);
      return got.change;
    },
    async consolidation() {
      const got = await ask({ kind: "consolidation" });
      if (got.kind !== "consolidation") throw new Error(got.kind);
      return got.consolidation;
    },
    dispose() {
      worker?.terminate();
      worker = null;
    },
  };
}
