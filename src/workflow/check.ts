import { type FileRecord, fileRecord } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { planOfMemberBook } from "../forms/planOfMember";
import type { Book } from "../sheet/grid";
import { readKnown, refused } from "./members";
import { type Known, NOTHING_KNOWN, type OwnRead, type OwnTable } from "./ownTables";
import { type AnyOptions, fileIssue, readAnyBook } from "./read";
import { isRejecting } from "./rejecting";

/** One file checked: what it says and what is wrong with it. */
export interface Checked {
  record: FileRecord;
  submission: Submission;
  /** The plan it was checked against: the given one, or the one the file carries. */
  plan: Plan | null;
  /** What is to be confirmed of a file without a form of ours. */
  own?: OwnTable;
}

/** A period nobody declared: nothing is late, nothing final. */
function openPeriod(code: string | null): Period {
  return { code: code ?? "", name: "", from: "", to: "", due: null, final: false };
}

/** Checks a workbook that was read. Without a plan the file is checked against what it says of itself. */
export function checkBook(book: Book, file: string, given: Plan | null, known: Known = NOTHING_KNOWN): Checked {
  const plan = given ?? planOfMemberBook(book);
  if (!plan) {
    const issue: Issue = { code: "check.planUnknown", severity: "error", place: { file } };
    return recorded(refused(file, issue), null);
  }
  return recorded(readKnown(book, file, plan, {}, known), plan);
}

/** Checks one file of any format from its bytes. Never throws for what is wrong with the file. */
export async function checkFile(
  bytes: Uint8Array,
  file: string,
  plan: Plan | null,
  options?: AnyOptions,
  known?: Known,
): Promise<Checked> {
  try {
    return checkBook(await readAnyBook(bytes, { ...options, file }), file, plan, known);
  } catch (error) {
    return recorded(refused(file, fileIssue(error, file)), plan);
  }
}

function recorded({ own, used: _, ...submission }: OwnRead, plan: Plan | null): Checked {
  const period = plan?.periods.find(({ code }) => code === submission.identity.period);
  const rejected = submission.issues.some(isRejecting) || submission.identity.member === null;
  return {
    submission,
    plan,
    ...(own ? { own } : {}),
    record: fileRecord(submission, period ?? openPeriod(submission.identity.period), { rejected }),
  };
}
