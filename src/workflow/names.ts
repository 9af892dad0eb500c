import type { Member, Period, Plan } from "../domain/plan";

/** A file to hand out. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** Names of files keep to letters every system can mail. */
export const plainName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, "-");

/** "<plan>_<period>_<member>.xlsx". */
export function memberFileName(plan: Plan, period: Period, member: Member): string {
  return `${plainName(plan.id)}_${plainName(period.code)}_${plainName(member.code)}.xlsx`;
}
