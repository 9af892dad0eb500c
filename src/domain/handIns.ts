/** Who handed in, when, late, twice, not (tình hình nộp), and whom to remind. */
import { type Consolidation, type FileRecord, membersIn } from "./consolidation";
import { daysBetween, vietnamDay } from "./instant";
import type { Period, Plan } from "./plan";

/** inTime, late: by the deadline; unknown: nothing tells when it came or there is no deadline. */
export type HandInState = "inTime" | "late" | "unknown" | "missing";

export interface HandIn {
  member: string;
  state: HandInState;
  /** The file that counts, or null. */
  accepted: FileRecord | null;
  /** All files of the member, the oldest first; more than one is "nộp nhiều lần". */
  files: FileRecord[];
  errors: number;
  warnings: number;
  /** Days past the deadline, by the day in Vietnam; null when not late. */
  daysLate: number | null;
}

/** One row for each member asked in the period, then for any other that sent a file. */
export function handIns(plan: Plan, period: Period, consolidation: Consolidation): HandIn[] {
  const asked = membersIn(plan, period);
  const others = consolidation.files.flatMap(({ member }) =>
    member !== null && !asked.includes(member) ? [member] : [],
  );
  return [...asked, ...new Set(others)].map((member) => {
    const files = consolidation.files.filter((record) => record.member === member);
    const accepted = files.find(({ status }) => status === "accepted") ?? null;
    const severities = accepted?.issues.map(({ severity }) => severity) ?? [];
    return {
      member,
      state: stateOf(accepted),
      accepted,
      files,
      errors: severities.filter((severity) => severity === "error").length,
      warnings: severities.filter((severity) => severity === "warning").length,
      daysLate: accepted?.late ? daysLate(accepted, period) : null,
    };
  });
}

function stateOf(accepted: FileRecord | null): HandInState {
  if (!accepted) return "missing";
  if (accepted.late === null) return "unknown";
  return accepted.late ? "late" : "inTime";
}

function daysLate(record: FileRecord, period: Period): number | null {
  const day = vietnamDay(record.received ?? record.submitted);
  return day === null || period.due === null ? null : daysBetween(period.due, day);
}

/** Whom to remind, of what. The text to copy stands in messages/. */
export interface Reminder {
  member: string;
  name: string;
  contact: string | null;
  /** missing: nothing usable came; errors: what came has errors. */
  why: "missing" | "errors";
  errors: number;
  due: string | null;
  /** Days left as of `today`; negative when the deadline has passed. */
  daysLeft: number | null;
}

/** @param today ISO day */
export function reminders(plan: Plan, period: Period, consolidation: Consolidation, today: string): Reminder[] {
  const asked = membersIn(plan, period);
  return handIns(plan, period, consolidation).flatMap(({ member, state, errors }): Reminder[] => {
    if (state !== "missing" && errors === 0) return [];
    // Somebody of another cluster whose file came by mistake owes this one nothing.
    if (state === "missing" && !asked.includes(member)) return [];
    const unit = plan.members.find(({ code }) => code === member);
    return [
      {
        member,
        name: unit?.name ?? member,
        contact: unit?.contact ?? null,
        why: state === "missing" ? "missing" : "errors",
        errors,
        due: period.due,
        daysLeft: period.due === null ? null : daysBetween(today, period.due),
      },
    ];
  });
}
