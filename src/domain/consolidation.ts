import { instant } from "./instant";
import type { Issue } from "./issue";
import { isLate } from "./period";
import type { Period, Plan } from "./plan";
import { joinReviews, type Review } from "./review";
import type { Submission } from "./submission";

/** accepted: counts; superseded: a newer one of the same member counts; rejected: cannot be used, its error says why. */
export type FileStatus = "accepted" | "superseded" | "rejected";

/** What is known of one file that was handed in (tình hình nộp). */
export interface FileRecord {
  file: string;
  /** Member code; null when the file does not tell. */
  member: string | null;
  status: FileStatus;
  /** ISO date-time it arrived, and the one its sender stamped. */
  received: string | null;
  submitted: string | null;
  /** After the deadline (trễ hạn); null when either date is unknown. */
  late: boolean | null;
  /** 1 for the oldest of the member's files, counting up; 0 for rejected files. */
  version: number;
  fingerprint: string;
  issues: Issue[];
}

/** A submission with the record of the file it came from. */
export interface Held {
  record: FileRecord;
  submission: Submission;
}

/** The files of one plan and period, folded together. Plain data: it can be stored and handed to a worker. */
export interface Consolidation {
  plan: string;
  period: string;
  /** Every file ever seen, ordered by member, age, name; rejected files without a member last. */
  files: FileRecord[];
  /** The submission that counts, by member code. */
  submissions: Record<string, Held>;
  /** Superseded submissions, kept for the history (what changed, cell by cell). */
  earlier: Held[];
  /** What the cluster's officers wrote beside it; absent where nothing is. */
  review?: Review;
  /** What was typed into a merged book's tables and does not count (points of what is closed); absent where nothing was. */
  reviewIssues?: Issue[];
}

/** Issues that follow from which files stand beside each other; they are worked out anew at every join. */
export const JOIN_ISSUES = {
  /** A newer file of the same member counts instead. params: other (its file). */
  superseded: "submission.superseded",
  /** The same content under another name. params: other. */
  sameContent: "submission.sameContent",
  /** Two files differ and nothing tells which is newer. params: other. */
  ageUnknown: "submission.ageUnknown",
} as const;

const DERIVED = new Set<string>(Object.values(JOIN_ISSUES));

export function emptyConsolidation(plan: string, period: string): Consolidation {
  return { plan, period, files: [], submissions: {}, earlier: [] };
}

/** The record of a file as it stands alone; `received` beats the date its sender stamped. */
export function fileRecord(
  submission: Submission,
  period: Period,
  more: { received?: string | null; rejected?: boolean; issues?: Issue[] } = {},
): FileRecord {
  const { member, submitted } = submission.identity;
  const received = more.received ?? null;
  return {
    file: submission.file,
    member,
    status: more.rejected ? "rejected" : "accepted",
    received,
    submitted,
    late: isLate(received ?? submitted, period.due),
    version: more.rejected ? 0 : 1,
    fingerprint: submission.fingerprint,
    issues: more.issues ?? submission.issues,
  };
}

/** One file as a consolidation. A rejected one keeps its record and nothing else. */
export function consolidationOf(
  plan: string,
  period: string,
  submission: Submission,
  record: FileRecord,
): Consolidation {
  return settle(plan, period, [{ record, submission }], []);
}

/** A file that could not even be read as a submission: only its record is kept. */
export function rejectedFile(plan: string, period: string, record: FileRecord): Consolidation {
  return settle(plan, period, [], [record]);
}

/**
 * Folds two consolidations of the same plan and period. Associative, commutative and idempotent: files may come in any
 * order and any tree of partial merges. Of one member the newest file counts: by the time received, else the time stamped,
 * else it is the oldest; equal times by fingerprint, then file name. Throws RangeError when plan or period differ.
 */
export function joinConsolidations(a: Consolidation, b: Consolidation): Consolidation {
  return joinAll(a.plan, a.period, [a, b]);
}

/** Folds any number at once: the same result as joining them in turn, in one pass. */
export function joinAll(plan: string, period: string, parts: readonly Consolidation[]): Consolidation {
  const held: Held[] = [];
  const rejected: FileRecord[] = [];
  for (const part of parts) {
    if (part.plan !== plan || part.period !== period)
      throw new RangeError("consolidations of different plans or periods");
    held.push(...Object.values(part.submissions), ...part.earlier);
    rejected.push(...part.files.filter((record) => record.status === "rejected"));
  }
  const review = joinReviews(parts.map((part) => part.review));
  const settled = settle(plan, period, held, rejected);
  const reviewIssues = distinctIssues(parts.flatMap((part) => part.reviewIssues ?? []));
  return {
    ...settled,
    ...(review === undefined ? {} : { review }),
    ...(reviewIssues.length === 0 ? {} : { reviewIssues }),
  };
}

function settle(plan: string, period: string, held: readonly Held[], refused: readonly FileRecord[]): Consolidation {
  const usable = held.filter(isUsable);
  const rejected = [...refused, ...held.filter((one) => !isUsable(one)).map((one) => one.record)];
  const submissions: Record<string, Held> = {};
  const earlier: Held[] = [];
  const files: FileRecord[] = [];
  const byMember = new Map<string, Held[]>();
  for (const one of distinct(usable.map(bare), (held) => held.record)) {
    const member = one.record.member ?? "";
    byMember.set(member, [...(byMember.get(member) ?? []), one]);
  }
  for (const member of [...byMember.keys()].sort(compareText)) {
    const row = ranked(byMember.get(member) ?? []);
    files.push(...row.map((one) => one.record));
    const newest = row.pop();
    if (newest) submissions[member] = newest;
    earlier.push(...row);
  }
  const plainRejected = rejected.map((record): FileRecord => ({ ...record, status: "rejected", version: 0 }));
  files.push(...distinct(plainRejected, (record) => record).sort(compareRecords));
  return { plan, period, files, submissions, earlier };
}

function isUsable({ record }: Held): boolean {
  return record.status !== "rejected" && record.member !== null;
}

/** Each once, in an order that does not depend on the parts'. */
function distinctIssues(issues: readonly Issue[]): Issue[] {
  const byText = new Map(issues.map((one) => [JSON.stringify(one), one]));
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one);
}

/** Without what a former join said about it. */
function bare({ record, submission }: Held): Held {
  return { submission, record: { ...record, issues: record.issues.filter((issue) => !DERIVED.has(issue.code)) } };
}

/** One of each file: the same file seen twice is one file. */
function distinct<T>(items: readonly T[], record: (item: T) => FileRecord): T[] {
  const kept = new Map<string, T>();
  for (const item of items) {
    const { file, fingerprint, member, received, submitted } = record(item);
    const key = JSON.stringify([file, fingerprint, member, received, submitted]);
    const other = kept.get(key);
    if (other === undefined || compareText(JSON.stringify(item), JSON.stringify(other)) < 0) kept.set(key, item);
  }
  return [...kept.values()];
}

/** One member's files, oldest first, with status, version and what is to be said about them. */
function ranked(held: readonly Held[]): Held[] {
  const row = [...held].sort((a, b) => compareRecords(a.record, b.record));
  const newest = row.at(-1);
  return row.map((one, index) => {
    const said: Issue[] = [];
    const twin = row.find((other) => other !== one && other.record.fingerprint === one.record.fingerprint);
    if (one !== newest && newest) {
      const sameAge = age(one.record) === age(newest.record) && one.record.fingerprint !== newest.record.fingerprint;
      said.push(issue(JOIN_ISSUES.superseded, "note", one.record, newest.record));
      if (sameAge) said.push(issue(JOIN_ISSUES.ageUnknown, "warning", one.record, newest.record));
    }
    if (twin) said.push(issue(JOIN_ISSUES.sameContent, "warning", one.record, twin.record));
    const record: FileRecord = {
      ...one.record,
      status: one === newest ? "accepted" : "superseded",
      version: index + 1,
      issues: [...one.record.issues, ...said],
    };
    return { submission: one.submission, record };
  });
}

function issue(code: string, severity: Issue["severity"], record: FileRecord, other: FileRecord): Issue {
  const member = record.member === null ? {} : { member: record.member };
  return { code, severity, place: { file: record.file, ...member }, params: { other: other.file } };
}

function age(record: FileRecord): number {
  return instant(record.received) ?? instant(record.submitted) ?? -Infinity;
}

/** Total order of files: by age, then fingerprint, then name, then the texts of their dates. */
export function compareRecords(a: FileRecord, b: FileRecord): number {
  const [first, second] = [age(a), age(b)];
  if (first !== second) return first < second ? -1 : 1;
  return (
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(a.file, b.file) ||
    compareText(a.received ?? "", b.received ?? "") ||
    compareText(a.submitted ?? "", b.submitted ?? "") ||
    compareText(a.member ?? "", b.member ?? "")
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Codes of the members that stand on the period's last day: one that was merged away in it has its successor report. */
export function membersIn(plan: Plan, period: Period): string[] {
  return plan.members
    .filter(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= period.to) && (validTo === null || validTo >= period.to),
    )
    .map((member) => member.code);
}
