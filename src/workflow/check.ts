import { type FileRecord, fileRecord } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { planOfMemberBook } from "../forms/planOfMember";
import { checkCluster, checkHistory } from "../rules/check";
import type { Book } from "../sheet/grid";
import { isPlanBook, readKnown, refused } from "./members";
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
    const code = isPlanBook(book) ? "file.planBook" : "check.planUnknown";
    const issue: Issue = { code, severity: "error", place: { file } };
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

/**
 * Files that were checked one by one, with what they say against each other: a member's file against its earlier periods, the members
 * of one period against their cluster.
 */
export function checkedTogether(checked: readonly Checked[]): Checked[] {
  const usable = checked.filter(({ record, plan }) => record.status !== "rejected" && plan !== null);
  const more = new Map<Checked, Issue[]>();
  const add = (one: Checked, issues: readonly Issue[]): void => {
    if (issues.length > 0) more.set(one, [...(more.get(one) ?? []), ...issues]);
  };
  for (const group of grouped(usable, ({ plan }) => plan!.id)) {
    const periods = new Map(group.flatMap(({ plan }) => plan!.periods.map((period) => [period.code, period] as const)));
    const [first] = group;
    const members = new Map(group.flatMap(({ plan }) => plan!.members.map((member) => [member.code, member] as const)));
    const all: Plan = { ...first!.plan!, periods: [...periods.values()], members: [...members.values()] };
    for (const own of grouped(group, ({ submission }) => submission.identity.member ?? "")) {
      for (const one of own) {
        const period = periods.get(one.submission.identity.period ?? "");
        const before = own.filter(({ submission }) => {
          const other = periods.get(submission.identity.period ?? "");
          return period !== undefined && other !== undefined && other.to < period.to;
        });
        if (!period || before.length === 0) continue;
        const member = one.submission.identity.member ?? "";
        const plan = { ...one.plan!, periods: all.periods };
        const earlier = before.map(({ submission }) => submission);
        add(one, checkHistory({ plan, period, member, current: one.submission, earlier }));
      }
    }
    for (const same of grouped(group, ({ submission }) => submission.identity.period ?? "")) {
      const period = periods.get(same[0]!.submission.identity.period ?? "");
      const byMember = new Map(same.map((one) => [one.submission.identity.member ?? "", one]));
      if (!period || byMember.size < 2) continue;
      const submissions = [...byMember.values()].map(({ submission }) => submission);
      for (const issue of checkCluster({ plan: all, period, submissions })) {
        const one = byMember.get(issue.place.member ?? "");
        if (one) add(one, [issue]);
      }
    }
  }
  return checked.map((one) => {
    const found = more.get(one);
    return found ? { ...one, record: { ...one.record, issues: [...one.record.issues, ...found] } } : one;
  });
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
