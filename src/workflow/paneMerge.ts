import { type Consolidation, joinAll } from "../domain/consolidation";
import { reminders, type Reminder } from "../domain/handIns";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { summarise } from "../domain/summary";
import { type BookNotes, joinNotes, NO_NOTES, readBookNotes } from "../forms/bookNotes";
import { CLUSTER_SHEET } from "../forms/cluster";
import { LEDGER_SHEET, readLedger } from "../forms/ledger";
import { LISTS_SHEET } from "../forms/lists";
import { mergedBook } from "../forms/mergedBook";
import { META_SHEET } from "../forms/meta";
import { SOURCES_SHEET } from "../forms/sources";
import { SUBMISSIONS_SHEET } from "../forms/submissions";
import { WARNINGS_SHEET } from "../forms/warnings";
import { YEAR_SHEETS } from "../forms/yearSheets";
import {
  isNothing,
  joinRemembered,
  NOTHING_REMEMBERED,
  type Remembered,
  rememberedIn,
  rememberEdits,
  withRemembered,
} from "../rules";
import { sayIssue } from "../messages/issueText";
import type { Language } from "../messages/text";
import { type ChangeSet, noChange } from "../sheet/change";
import type { Book } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { checkedAcross, pastOf } from "./across";
import { type Heard, hearing, listening } from "./heard";
import { leaf, readAnyMemberFile } from "./members";
import { type Known, NOTHING_KNOWN, type OwnTable } from "./ownTables";
import { CHECKED_SHEETS, holdsForm } from "./paneBook";
import type { ReadOptions } from "./read";

export { LEDGER_SHEET };

/** A file to merge: its bytes are fetched when its turn comes, and forgotten after it. */
export interface ToMerge {
  file: string;
  received: string | null;
  bytes: () => Promise<Uint8Array>;
}

/** What files are read with, and where it is noted what they told. */
export interface MergeMore {
  options?: ReadOptions;
  known?: Known;
  heard?: Heard;
}

/** Reads files one after the other and folds them, onto what was merged before where that is given. Throws Cancelled. */
export async function mergeFiles(
  plan: Plan,
  period: Period,
  files: readonly ToMerge[],
  before: Consolidation | null,
  running?: Running,
  { options, known = NOTHING_KNOWN, heard = hearing(known) }: MergeMore = {},
): Promise<Consolidation> {
  const parts: Consolidation[] = [];
  const past: Submission[] = [];
  let done = 0;
  async function* reading(some: readonly ToMerge[], by: Known) {
    for (const asked of some) {
      stopIfCancelled(running);
      const bytes = await asked.bytes();
      yield { asked, submission: await readAnyMemberFile(bytes, asked.file, plan, period.code, options, by) };
    }
  }
  const again = (waiting: readonly { asked: ToMerge }[], by: Known) =>
    reading(
      waiting.map(({ asked }) => asked),
      by,
    );
  for await (const { asked, submission } of listening(reading(files, known), again, known, heard)) {
    parts.push(leaf(plan, period, submission, asked.received));
    past.push(...pastOf(plan, period, [submission]));
    running?.onProgress?.({ done: ++done, total: files.length, label: asked.file });
  }
  stopIfCancelled(running);
  return checkedAcross(
    plan,
    joinAll(plan.id, period.code, [...(before ? [withoutWaiting(before, heard)] : []), ...parts]),
    past,
  );
}

/** What was merged before, without the refusals of files that can be read now. */
function withoutWaiting(before: Consolidation, { mapped }: Heard): Consolidation {
  const read = new Set(mapped.map(({ file }) => file));
  if (read.size === 0) return before;
  return { ...before, files: before.files.filter(({ file, status }) => status !== "rejected" || !read.has(file)) };
}

/** What was merged into the open workbook before, for the same plan and period; null where nothing was. */
export function mergedBefore(book: Book, plan: Plan, period: string): Consolidation | null {
  const ledger = readLedger(book);
  return ledger && ledger.plan === plan.id && ledger.period === period ? ledger : null;
}

/** One file as the pane lists it. */
export interface FileView {
  file: string;
  member: string | null;
  name: string | null;
  /** own: a table of the member's, or a name, that an officer has to confirm before it can be read. */
  state: "accepted" | "late" | "superseded" | "rejected" | "own";
  received: string | null;
  version: number;
  errors: number;
  warnings: number;
  /** The worst first; notes are left out. */
  issues: Issue[];
  /** Read by a mapping: one confirmed now, or at an earlier merge. */
  mapped: "now" | "before" | null;
  own: OwnView | null;
}

/** What is to be confirmed of a file. */
export interface OwnView {
  /** Whether a table was found whose columns may be mapped. */
  table: boolean;
  member: string | null;
  /** A name that may be one of these members'. */
  asked: { text: string; candidates: { code: string; name: string }[] } | null;
}

/** What a merge found, small enough to hand from a worker to the pane. */
export interface MergeView {
  plan: string;
  period: string;
  files: FileView[];
  asked: number;
  accepted: number;
  missing: { code: string; name: string }[];
  reminders: Reminder[];
  /** What was typed over closed scores and does not count. */
  reviewIssues: Issue[];
}

/** Issues shown of one file. */
const SHOWN = 12;
const ORDER = { error: 0, warning: 1, note: 2 } as const;
const STATES = ["own", "rejected", "late", "superseded", "accepted"] as const;

/**
 * @param today ISO day, for the days left in reminders
 * @param waiting what is to be confirmed, by file name
 */
export function mergeView(
  plan: Plan,
  period: Period,
  consolidation: Consolidation,
  today: string,
  waiting: ReadonlyMap<string, OwnTable> = new Map(),
): MergeView {
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const files = consolidation.files.map(
    ({ file, member, status, late, received, submitted, version, issues }): FileView => {
      const having = (severity: Issue["severity"]): number =>
        issues.filter((issue) => issue.severity === severity).length;
      const own = status === "rejected" ? waiting.get(file) : undefined;
      const by = issues.find(({ code }) => code === "map.read" || code === "map.again")?.code;
      return {
        file,
        member,
        name: member === null ? null : (names.get(member) ?? null),
        mapped: by === undefined ? null : by === "map.read" ? "now" : "before",
        own: own
          ? {
              table: own.mapping !== null,
              member: own.member,
              asked: own.asked && {
                text: own.asked.text,
                candidates: own.asked.candidates.map((code) => ({ code, name: names.get(code) ?? code })),
              },
            }
          : null,
        state: own ? "own" : status === "accepted" && late ? "late" : status,
        received: received ?? submitted,
        version,
        // What is to be confirmed is asked, not held against the member.
        errors: own ? 0 : having("error"),
        warnings: own ? 0 : having("warning"),
        issues: (own ? [] : issues)
          .filter(({ severity }) => severity !== "note")
          .sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
          .slice(0, SHOWN),
      };
    },
  );
  const reminding = reminders(plan, period, consolidation, today);
  const missing = reminding.filter(({ why }) => why === "missing").map(({ member, name }) => ({ code: member, name }));
  const accepted = Object.keys(consolidation.submissions).length;
  return {
    plan: plan.id,
    period: period.code,
    files: files.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)),
    asked: accepted + missing.length,
    accepted,
    missing,
    reminders: reminding,
    reviewIssues: consolidation.reviewIssues ?? [],
  };
}

/** The sheets a merge owns; the others are an officer's once they are there. */
const OWN: ReadonlySet<string> = new Set([
  CLUSTER_SHEET,
  SUBMISSIONS_SHEET,
  WARNINGS_SHEET,
  SOURCES_SHEET,
  LEDGER_SHEET,
  ...YEAR_SHEETS,
]);

/**
 * What writing a merge into the open workbook would change: the cluster's tables and the ledger, drawn anew where they stand,
 * with the officers' notes kept; other sheets only where they are missing. A workbook that holds a member's form stays that
 * member's: its identity is not touched, and it gets no plan sheets.
 */
export function mergeChange(
  book: Book,
  plan: Plan,
  consolidation: Consolidation,
  language: Language,
  { remembered = NOTHING_REMEMBERED, notes = NO_NOTES }: { remembered?: Remembered; notes?: BookNotes } = {},
): ChangeSet {
  const made = mergedBook(plan, consolidation, summarise(plan, consolidation), {
    say: (issue) => sayIssue(issue, language),
    notes: joinNotes(notes, readBookNotes(book, plan)),
  });
  const standing = new Set(book.sheets.map(({ name }) => name));
  const form = holdsForm(book);
  const draws = (name: string): boolean => {
    // The member's own lists of titles bear the same name as the cluster's.
    if (OWN.has(name)) return !(form && CHECKED_SHEETS.includes(name) && standing.has(name));
    if (form) return name === LISTS_SHEET && !standing.has(name);
    return name === META_SHEET || !standing.has(name);
  };
  const told = (spec: SheetSpec): SheetSpec => (spec.name === LISTS_SHEET ? withRemembered(spec, remembered) : spec);
  return {
    ...noChange(),
    sheets: made.sheets
      .filter(({ name }) => draws(name))
      .map((spec) => ({ spec: told(spec), replaces: standing.has(spec.name) })),
    edits: isNothing(remembered) ? [] : rememberEdits(book, joinRemembered(rememberedIn(book), remembered)),
    names: standing.has(LISTS_SHEET) ? [] : made.names,
    properties: form ? {} : made.properties,
  };
}
