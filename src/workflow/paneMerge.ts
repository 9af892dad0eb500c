import { type Consolidation, joinAll } from "../domain/consolidation";
import { reminders, type Reminder } from "../domain/handIns";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import { LEDGER_SHEET, readLedger } from "../forms/ledger";
import type { Book } from "../sheet/grid";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { leaf, readMemberFile } from "./members";
import type { ReadOptions } from "./read";

export { LEDGER_SHEET };

/** A file to merge: its bytes are fetched when its turn comes, and forgotten after it. */
export interface ToMerge {
  file: string;
  received: string | null;
  bytes: () => Promise<Uint8Array>;
}

/** Reads files one after the other and folds them, onto what was merged before where that is given. Throws Cancelled. */
export async function mergeFiles(
  plan: Plan,
  period: Period,
  files: readonly ToMerge[],
  before: Consolidation | null,
  running?: Running,
  options?: ReadOptions,
): Promise<Consolidation> {
  const parts: Consolidation[] = before ? [before] : [];
  let done = 0;
  for (const { file, received, bytes } of files) {
    stopIfCancelled(running);
    parts.push(leaf(plan, period, readMemberFile(await bytes(), file, plan, period.code, options), received));
    running?.onProgress?.({ done: ++done, total: files.length, label: file });
  }
  stopIfCancelled(running);
  return joinAll(plan.id, period.code, parts);
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
  state: "accepted" | "late" | "superseded" | "rejected";
  received: string | null;
  version: number;
  errors: number;
  warnings: number;
  /** The worst first; notes are left out. */
  issues: Issue[];
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
}

/** Issues shown of one file. */
const SHOWN = 12;
const ORDER = { error: 0, warning: 1, note: 2 } as const;
const STATES = ["rejected", "late", "superseded", "accepted"] as const;

/** @param today ISO day, for the days left in reminders */
export function mergeView(plan: Plan, period: Period, consolidation: Consolidation, today: string): MergeView {
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const files = consolidation.files.map(
    ({ file, member, status, late, received, submitted, version, issues }): FileView => {
      const having = (severity: Issue["severity"]): number =>
        issues.filter((issue) => issue.severity === severity).length;
      return {
        file,
        member,
        name: member === null ? null : (names.get(member) ?? null),
        state: status === "accepted" && late ? "late" : status,
        received: received ?? submitted,
        version,
        errors: having("error"),
        warnings: having("warning"),
        issues: issues
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
  };
}
