import type { Consolidation } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import type { Language } from "../messages/text";
import type { ChangeSet } from "../sheet/change";
import type { Book } from "../sheet/grid";
import { joined, type Piece, slices } from "../sheet/pieces";
import { Cancelled, type Progress, type Running } from "../sheet/progress";
import type { WhatIf } from "../domain/whatIf";
import type { OwnFile } from "../workflow/ownTables";
import type { AppraisalsView } from "../workflow/appraisalView";
import type { ReviewAct } from "../workflow/paneAppraisal";
import type { MergeView } from "../workflow/paneMerge";
import type { Anew, Mapping, TableView } from "../workflow/tableView";
import type { Moved, RankView } from "../workflow/paneRanking";
import type { YearView } from "../workflow/paneYear";

/** A file to be merged. It goes as it is: the worker reads it. */
export interface MergedFile {
  name: string;
  received: string | null;
  file: File;
}

/** What is asked of the worker. */
export interface Merging {
  kind: "merge";
  plan: Plan;
  period: string;
  /** The open workbook's ledger, what the cluster wrote beside it and DanhMuc, where it has them. */
  book: Book | null;
  /** What the officer confirmed of these files. */
  confirmed: Confirmed;
  today: string;
  /** What the cluster did and has not written yet. */
  acts: readonly ReviewAct[];
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
  /** Some of the files of the merge that is asked for next. */
  | { kind: "files"; files: MergedFile[] }
  | Merging
  | Looking
  | { kind: "change"; book: Book; language: Language }
  | { kind: "consolidation" }
  | { kind: "ranking"; language: Language; changes: readonly WhatIf[] }
  | { kind: "appraisals"; language: Language; opened: string | null; ask: Appraising }
  | { kind: "year"; language: Language; today: string; book: Book }
  | { kind: "cancel" };

export type MergeAnswer =
  | { kind: "progress"; progress: Progress }
  | { kind: "merged"; view: MergeView }
  | { kind: "table"; table: TableView | null }
  /** Some cells of the change that is said next. */
  | { kind: "piece"; piece: Piece }
  /** The change without its sheets' cells. */
  | { kind: "change"; rest: ChangeSet }
  | { kind: "consolidation"; consolidation: Consolidation | null }
  | { kind: "ranking"; ranking: Ranking }
  | { kind: "appraisals"; view: AppraisalsView | null; issue: Issue | null }
  | { kind: "year"; view: YearView }
  | { kind: "failed"; cancelled: boolean };

/** What is asked of the appraisals: do something, take the last back, look at the workbook anew, know that all was written. */
export type Appraising =
  { do: "act"; act: ReviewAct } | { do: "takeBack" } | { do: "look"; book: Book } | { do: "written" };

/** The appraisals as they stand then, and why something was not done. */
export interface Appraised {
  view: AppraisalsView | null;
  issue: Issue | null;
}

/** Ranks, and who moves where figures were supposed; null where the plan has no scheme. */
export type Ranking = { rows: RankView[]; moved: Moved[] } | null;

/** Looks at the cancel flag this often, in milliseconds: well under the 200 a person would notice. */
const LOOK = 60;

/** Questions about a merge. */
const OF_MERGE: ReadonlySet<MergeRequest["kind"]> = new Set([
  "change",
  "consolidation",
  "ranking",
  "appraisals",
  "year",
]);

/** Files handed over at once: of hundreds the page would stand still. */
const HANDED = 25;

/** What a merge is made of. */
export type Merge = Omit<Merging, "kind" | "acts"> & { files: readonly MergedFile[] };

/** The merge in its worker. One at a time; a cancelled one leaves the merge before it as it was. */
export interface Merger {
  /** What was done beside an earlier merge of the same plan and period is kept, unless `forget` was called. */
  merge(asked: Merge, running: Running): Promise<MergeView>;
  /** The merge the other answers are about. */
  last(): Merge | null;
  forget(): void;
  /** null where the file holds no table, or can no longer be read. */
  table(asked: Omit<Looking, "kind">): Promise<TableView | null>;
  change(book: Book, language: Language): Promise<ChangeSet>;
  consolidation(): Promise<Consolidation | null>;
  ranking(language: Language, changes: readonly WhatIf[]): Promise<Ranking>;
  appraisals(language: Language, opened: string | null, ask: Appraising): Promise<Appraised>;
  year(language: Language, today: string, book: Book): Promise<YearView>;
  dispose(): void;
}

/** What goes along with a question. */
interface Beside {
  running?: Running;
  files?: readonly MergedFile[];
  onPiece?: (piece: Piece) => void;
}

/** @param start makes the worker; apart, so that tests may give their own */
export function createMerger(start: () => Worker): Merger {
  let worker: Worker | null = null;
  // Kept on this side too: a worker that was stopped takes nothing with it that a person did.
  let acts: { of: string; list: readonly ReviewAct[] } = { of: "", list: [] };

  let merged: Merge | null = null;

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: an answer does not say which question it is for. */
  function ask(request: MergeRequest, more: Beside = {}): Promise<MergeAnswer> {
    const answered = last.then(async () => {
      // The worker that knew it was stopped: it is told again what was merged.
      if (!worker && merged && OF_MERGE.has(request.kind)) await askNow(requestOf(merged), { files: merged.files });
      return askNow(request, more);
    });
    last = answered.catch(() => undefined);
    return answered;
  }

  function askNow(request: MergeRequest, { running, files = [], onPiece }: Beside): Promise<MergeAnswer> {
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
        if (data.kind === "piece") return onPiece?.(data.piece);
        stop();
        if (data.kind === "failed") fail(data.cancelled ? new Cancelled() : new Error("merge"));
        else done(data);
      };
      asked.addEventListener("message", hear);
      asked.addEventListener("error", broken);
      const hand = (handed: readonly MergedFile[][]): void => {
        if (asked !== worker) return;
        const [some, ...others] = handed;
        if (!some) return asked.postMessage(request);
        asked.postMessage({ kind: "files", files: some } satisfies MergeRequest);
        setTimeout(() => hand(others));
      };
      hand(slices(files, HANDED));
    });
  }

  const requestOf = ({ files: _, ...asked }: Merge): Merging => ({ ...asked, kind: "merge", acts: acts.list });

  async function rankingOf(request: MergeRequest): Promise<Ranking> {
    const got = await ask(request);
    if (got.kind !== "ranking") throw new Error(got.kind);
    return got.ranking;
  }

  return {
    ranking: (language, changes) => rankingOf({ kind: "ranking", language, changes }),
    async appraisals(language, opened, asked) {
      const got = await ask({ kind: "appraisals", language, opened, ask: asked });
      if (got.kind !== "appraisals") throw new Error(got.kind);
      acts = { of: acts.of, list: got.view?.acts ?? [] };
      return got;
    },
    async year(language, today, book) {
      const got = await ask({ kind: "year", language, today, book });
      if (got.kind !== "year") throw new Error(got.kind);
      return got.view;
    },
    last: () => merged,
    forget() {
      acts = { of: "", list: [] };
      merged = null;
    },
    async merge(asked, running) {
      const of = `${asked.plan.id}/${asked.period}`;
      if (acts.of !== of) acts = { of, list: [] };
      const got = await ask(requestOf(asked), { running, files: asked.files });
      if (got.kind !== "merged") throw new Error(got.kind);
      merged = asked;
      return got.view;
    },
    async table(asked) {
      const got = await ask({ ...asked, kind: "table" });
      if (got.kind !== "table") throw new Error(got.kind);
      return got.table;
    },
    async change(book, language) {
      const pieces: Piece[] = [];
      const got = await ask({ kind: "change", book, language }, { onPiece: (piece) => void pieces.push(piece) });
      if (got.kind !== "change") throw new Error(got.kind);
      return joined(pieces, got.rest);
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
