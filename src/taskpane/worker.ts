/** Reads and folds members' files away from the page's thread. It keeps the merge; the pane gets a view of it and asks for the rest. */
import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import { Cancelled } from "../sheet/progress";
import type { Language } from "../messages/text";
import type { Book } from "../sheet/grid";
import { type Looking, type Merging, type MergeAnswer, type MergeRequest } from "./merging";
import type { WhatIf } from "../domain/whatIf";
import { hearing } from "../workflow/heard";
import { knownOf } from "../workflow/mappingFile";
import { mergeChange, mergedBefore, mergeFiles, mergeView } from "../workflow/paneMerge";
import { fileIssue, readAnyBook } from "../workflow/read";
import { NOTHING_REMEMBERED, type Remembered, rememberedIn } from "../workflow/remembering";
import { tableView } from "../workflow/tableView";
import { annotate, whatIfView } from "../workflow/paneRanking";

interface Held {
  plan: Plan;
  consolidation: Consolidation;
  /** What the merged book will remember. */
  remembered: Remembered;
}

let held: Held | null = null;
const cancel = { aborted: false };

const answer = (message: MergeAnswer): void => self.postMessage(message);

/** At most 20 messages a second. */
const EVERY = 50;

async function merge({ plan, period: code, files, book, confirmed, today }: Merging): Promise<void> {
  const period = plan.periods.find((each) => each.code === code);
  if (!period) throw new RangeError(code);
  const before = book ? mergedBefore(book, plan, code) : null;
  const known = knownOf({ members: {}, ...confirmed }, book ? rememberedIn(book) : NOTHING_REMEMBERED);
  const heard = hearing(known);
  let last = 0;
  const consolidation = await mergeFiles(
    plan,
    period,
    files.map(({ name, received, file }) => ({
      file: name,
      received,
      bytes: async () => new Uint8Array(await file.arrayBuffer()),
    })),
    before,
    {
      cancel,
      onProgress(progress) {
        const time = performance.now();
        if (time - last < EVERY && progress.done < progress.total) return;
        last = time;
        answer({ kind: "progress", progress });
      },
    },
    { known, heard },
  );
  held = { plan, consolidation, remembered: heard.remembered };
  answer({ kind: "merged", view: mergeView(plan, period, consolidation, today, heard.own) });
}

/** The table looked at last, read once however often its mapping is changed. */
let looked: { key: string; book: Book } | null = null;

async function look({ plan, name, file, member, mapping, anew }: Looking): Promise<void> {
  const key = JSON.stringify([name, file.size, file.lastModified]);
  try {
    if (looked?.key !== key)
      looked = { key, book: await readAnyBook(new Uint8Array(await file.arrayBuffer()), { file: name }) };
    answer({ kind: "table", table: tableView(looked.book, plan, member, mapping, anew) });
  } catch (error) {
    fileIssue(error, name);
    answer({ kind: "table", table: null });
  }
}

function change(book: Book, language: Language): void {
  if (!held) throw new Error("nothing merged");
  answer({ kind: "change", change: mergeChange(book, held.plan, held.consolidation, language, held.remembered) });
}

function ranking(language: Language, changes: readonly WhatIf[]): void {
  if (!held) throw new Error("nothing merged");
  const found = whatIfView(held.plan, held.consolidation, changes, language);
  answer({ kind: "ranking", ranking: found && { rows: found.ranking, moved: found.moved } });
}

self.addEventListener("message", ({ data }: MessageEvent<MergeRequest>) => {
  void (async () => {
    try {
      if (data.kind === "cancel") cancel.aborted = true;
      else if (data.kind === "merge") {
        cancel.aborted = false;
        await merge(data);
      } else if (data.kind === "table") await look(data);
      else if (data.kind === "change") change(data.book, data.language);
      else if (data.kind === "ranking") ranking(data.language, data.changes);
      else if (data.kind === "annotate") {
        if (held) held = { ...held, consolidation: annotate(held.consolidation, data.member, data.notes) };
        ranking(data.language, []);
      } else answer({ kind: "consolidation", consolidation: held?.consolidation ?? null });
    } catch (error) {
      answer({ kind: "failed", cancelled: error instanceof Cancelled });
    }
  })();
});
