import type { Issue } from "./issue";
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
  /** Every file ever seen, ordered by member, age, name. */
  files: FileRecord[];
  /** The submission that counts, by member code. */
  submissions: Record<string, Held>;
  /** Superseded submissions, kept for the history (what changed, cell by cell). */
  earlier: Held[];
}
