import { type Consolidation, consolidationOf, fileRecord, joinAll } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import { memberOfCode } from "../domain/memberLife";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { type BookNotes, readBookNotes } from "../forms/bookNotes";
import { CLUSTER_SHEET } from "../forms/cluster";
import { hasLedger, readLedger } from "../forms/ledger";
import { readIdentity } from "../forms/meta";
import { PLAN_SHEET } from "../forms/planFacts";
import { REGISTRATION_SHEET } from "../forms/registration";
import { RESULTS_SHEET } from "../forms/results";
import { type Expected, readSubmission } from "../forms/submission";
import { checkSubmission } from "../rules/check";
import { refinedIssues } from "../rules/refine";
import { type Remembered, rememberedIn } from "../rules/remembered";
import type { Book } from "../sheet/grid";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { checkedAcross, pastOf } from "./across";
import { type Known, NOTHING_KNOWN, type OwnRead, ownTable } from "./ownTables";
import { type AnyOptions, fileIssue, mayOpenOtherwise, openOtherwise, readBook, type ReadOptions } from "./read";
import { isRejecting } from "./rejecting";

/** What is known of a file that cannot be used at all: nothing but why. */
export function refused(file: string, issue: Issue): Submission {
  return {
    file,
    identity: { plan: null, member: null, period: null, template: null, submitted: null, how: "none" },
    entries: [],
    tasks: [],
    scores: [],
    awards: [],
    issues: [issue],
    fingerprint: `refused:${file}`,
  };
}

/**
 * A file as it was read. A merged book of the same plan and period brings what was merged before, with the cluster's appraisals, so that
 * new files can be folded onto it.
 */
export type MemberFile = OwnRead & {
  before?: Consolidation;
  /** What officers wrote beside the tables of that book. */
  notes?: BookNotes;
  remembered?: Remembered;
  /** What a merged book of another period holds: members are compared with what they said then. */
  past?: readonly Submission[];
};

/** Reads and checks a member's workbook against the plan (đọc và kiểm tra): what reading says and what the rules find. */
export function readChecked(book: Book, file: string, plan: Plan, expected: Expected = {}): Submission {
  const submission = readSubmission(book, file, plan, expected);
  // The rules are about what a member types; a merged book one level up holds totals.
  if (submission.level) return submission;
  const period = plan.periods.find(({ code }) => code === submission.identity.period) ?? null;
  const context = { book, submission, plan, period };
  const found = checkSubmission(context);
  if (found.length === 0 && submission.issues.length === 0) return submission;
  return { ...submission, issues: [...refinedIssues(context), ...found] };
}

/** Reads one member's .xlsx. A file that cannot be read is a submission with that one error, never an exception. */
export function readMemberFile(
  bytes: Uint8Array,
  file: string,
  plan: Plan,
  period: string | undefined,
  options?: ReadOptions,
  known?: Known,
): MemberFile {
  try {
    return memberBook(readBook(bytes, options), file, plan, period, known);
  } catch (error) {
    return refused(file, fileIssue(error, file));
  }
}

/**
 * Reads one member's file of any format. An .xlsx is read at once, as `readMemberFile` does; only for other formats something is
 * loaded and waited for.
 */
export function readAnyMemberFile(
  bytes: Uint8Array,
  file: string,
  plan: Plan,
  period: string | undefined,
  options?: AnyOptions,
  known?: Known,
): MemberFile | Promise<MemberFile> {
  try {
    return memberBook(readBook(bytes, options), file, plan, period, known);
  } catch (error) {
    if (!mayOpenOtherwise(error)) return refused(file, fileIssue(error, file));
    return openOtherwise(bytes, error, { ...options, file })
      .then((book) => memberBook(book, file, plan, period, known))
      .catch((other: unknown) => refused(file, fileIssue(other, file)));
  }
}

function memberBook(
  book: Book,
  file: string,
  plan: Plan,
  period: string | undefined,
  known: Known = NOTHING_KNOWN,
): MemberFile {
  const before = formerMerge(book, plan, period);
  if (before) {
    const told = { before, notes: readBookNotes(book, plan), remembered: rememberedIn(book) };
    return { ...readSubmission(book, file, plan, { period }), ...told };
  }
  const read = readKnown(book, file, plan, { period }, known);
  // A merged book of another period is no submission, but what was confirmed then still stands in it.
  if (!hasLedger(book)) return read;
  const ledger = readLedger(book);
  const past = ledger?.plan === plan.id ? Object.values(ledger.submissions).map(({ submission }) => submission) : [];
  return { ...read, remembered: rememberedIn(book), ...(past.length > 0 ? { past } : {}) };
}

/** The cluster head's own workbook of a plan: it holds what is asked, and nothing of a member. */
export function isPlanBook({ sheets }: Book): boolean {
  const names = new Set(sheets.map(({ name }) => name));
  return (
    names.has(PLAN_SHEET) && names.has(REGISTRATION_SHEET) && !names.has(RESULTS_SHEET) && !names.has(CLUSTER_SHEET)
  );
}

/** As `readChecked`; a file without a form of ours is read by what was confirmed of it, or says what is to be confirmed. */
export function readKnown(book: Book, file: string, plan: Plan, expected: Expected, known: Known): OwnRead {
  if (isPlanBook(book)) return refused(file, { code: "file.planBook", severity: "error", place: { file } });
  const first = readChecked(book, file, plan, expected);
  if (first.identity.how === "meta" && first.issues.length === 0) return first;
  const again = (member: string): Submission => readChecked(book, file, plan, { ...expected, member });
  return ownTable(book, first, plan, expected.period, known, again) ?? first;
}

/** The ledger of the cluster's own former merge; a merged book of one of the plan's members is that member's submission. */
function formerMerge(book: Book, plan: Plan, period: string | undefined): Consolidation | null {
  const { identity } = readIdentity(book);
  if (identity.plan !== plan.id || memberOfCode(plan, identity.member)) return null;
  const ledger = readLedger(book);
  return ledger && ledger.plan === plan.id && (period === undefined || ledger.period === period) ? ledger : null;
}

/** A submission with the record of its file, as one leaf of the fold. */
export function leaf(plan: Plan, period: Period, submission: MemberFile, received: string | null): Consolidation {
  if (submission.before?.period === period.code) return named(submission.before, submission.file);
  const read = bare(submission);
  const rejected = read.identity.member === null || read.issues.some(isRejecting);
  return consolidationOf(plan.id, period.code, read, fileRecord(read, period, { received, rejected }));
}

/** Without what a file tells beside its figures. One that tells nothing stays as it is: its lists may not be unpacked yet. */
function bare(submission: MemberFile): Submission {
  const { before, notes, remembered, past, own, used } = submission;
  if ([before, notes, remembered, past, own, used].every((told) => told === undefined)) return submission;
  const {
    before: _before,
    notes: _notes,
    remembered: _remembered,
    past: _past,
    own: _own,
    used: _used,
    ...read
  } = submission;
  return read;
}

/** A former merge whose own issues say which book they stand in. */
function named(before: Consolidation, file: string): Consolidation {
  if (!before.reviewIssues) return before;
  return { ...before, reviewIssues: before.reviewIssues.map((one) => ({ ...one, place: { ...one.place, file } })) };
}

/** Folds submissions that were read, wherever that was done. What is kept of each is its figures, not its bytes. Throws Cancelled. */
export async function fold(
  plan: Plan,
  period: Period,
  submissions: AsyncIterable<{ submission: MemberFile; received: string | null }>,
  total: number,
  running?: Running,
): Promise<Consolidation> {
  const leaves: Consolidation[] = [];
  const past: Submission[] = [];
  for await (const { submission, received } of submissions) {
    stopIfCancelled(running);
    leaves.push(leaf(plan, period, submission, received));
    past.push(...pastOf(plan, period, [submission]));
    running?.onProgress?.({ done: leaves.length, total, label: submission.file });
  }
  stopIfCancelled(running);
  return checkedAcross(plan, joinAll(plan.id, period.code, leaves), past);
}
