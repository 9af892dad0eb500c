/** Reads and folds members' files away from the page's thread. It keeps the merge; the pane gets a view of it and asks for the rest. */
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { Cancelled } from "../sheet/progress";
import type { Language } from "../messages/text";
import type { Book } from "../sheet/grid";
import { inPieces } from "../sheet/pieces";
import type { Looking, MergeAnswer, MergedFile, MergeRequest, Merging } from "./merging";
import type { WhatIf } from "../domain/whatIf";
import { type Heard, hearing } from "../workflow/heard";
import { knownOf } from "../workflow/mappingFile";
import { mergeChange, mergedBefore, mergeFiles, mergeView } from "../workflow/paneMerge";
import { fileIssue, readAnyBook } from "../workflow/read";
import { NOTHING_REMEMBERED, rememberedIn } from "../workflow/remembering";
import { tableView } from "../workflow/tableView";
import { appraisalsView } from "../workflow/appraisalView";
import { afterWriting, type Desk, done, lookedAt, newDesk, replayed, takenBack } from "../workflow/paneAppraisal";
import { whatIfView } from "../workflow/paneRanking";
import { yearView } from "../workflow/paneYear";

interface Held {
  plan: Plan;
  desk: Desk;
  /** The open workbook's tables when it was last looked at. */
  book: Book;
  /** What the merged book will remember, and what was written beside one among the files. */
  told: Pick<Heard, "remembered" | "notes">;
}

const NO_BOOK: Book = { sheets: [], properties: {}, date1904: false };

let held: Held | null = null;
const cancel = { aborted: false };
/** Files handed over for the next merge. */
let handed: MergedFile[] = [];

const answer = (message: MergeAnswer): void => self.postMessage(message);

/** At most 20 messages a second. */
const EVERY = 50;

async function merge({ plan, period: code, book, confirmed, today, acts }: Merging): Promise<void> {
  const files = handed;
  handed = [];
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
  const desk = newDesk(consolidation, before, acts);
  held = { plan, desk, book: NO_BOOK, told: { remembered: heard.remembered, notes: heard.notes } };
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

function there(): Held {
  if (!held) throw new Error("nothing merged");
  return held;
}

/** Takes over what the open workbook says by now. */
function lookAt(book: Book): Held {
  const now = there();
  return (held = { ...now, desk: lookedAt(now.desk, book, now.plan).desk, book });
}

function change(book: Book, language: Language): void {
  const { plan, desk, told } = lookAt(book);
  const { pieces, rest } = inPieces(mergeChange(book, plan, replayed(desk).consolidation, language, told));
  for (const piece of pieces) answer({ kind: "piece", piece });
  answer({ kind: "change", rest });
}

function ranking(language: Language, changes: readonly WhatIf[]): void {
  const { plan, desk } = there();
  const found = whatIfView(plan, replayed(desk).consolidation, changes, language);
  answer({ kind: "ranking", ranking: found && { rows: found.ranking, moved: found.moved } });
}

function appraisals({ language, opened, ask }: Extract<MergeRequest, { kind: "appraisals" }>): void {
  let issue: Issue | null = null;
  if (ask.do === "look") lookAt(ask.book);
  else {
    const { desk } = there();
    const made =
      ask.do === "act" ? done(desk, ask.act) : { desk: ask.do === "written" ? afterWriting(desk) : takenBack(desk) };
    if ("issue" in made) issue = made.issue;
    else held = { ...there(), desk: made.desk };
  }
  const { plan, desk, book } = there();
  answer({ kind: "appraisals", view: appraisalsView(plan, desk, opened, book, language), issue });
}

function year({ language, today, book }: Extract<MergeRequest, { kind: "year" }>): void {
  const { plan, desk } = there();
  const { consolidation } = replayed(desk);
  const period = plan.periods.find(({ code }) => code === consolidation.period);
  if (!period) throw new RangeError(consolidation.period);
  answer({ kind: "year", view: yearView(plan, period, consolidation, today, book, language) });
}

self.addEventListener("message", ({ data }: MessageEvent<MergeRequest>) => {
  void (async () => {
    try {
      if (data.kind === "cancel") cancel.aborted = true;
      else if (data.kind === "files") handed.push(...data.files);
      else if (data.kind === "merge") {
        cancel.aborted = false;
        await merge(data);
      } else if (data.kind === "table") await look(data);
      else if (data.kind === "change") change(data.book, data.language);
      else if (data.kind === "ranking") ranking(data.language, data.changes);
      else if (data.kind === "appraisals") appraisals(data);
      else if (data.kind === "year") year(data);
      else answer({ kind: "consolidation", consolidation: held && replayed(held.desk).consolidation });
    } catch (error) {
      answer({ kind: "failed", cancelled: error instanceof Cancelled });
    }
  })();
});
