import { zipSync } from "fflate";
import type { Member, Period, Plan } from "../domain/plan";
import { planBook } from "../forms/planBook";
import { templateBook } from "../forms/templateBook";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { writeBook } from "../xlsx/write";

/** A file to hand out. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** Names of files keep to letters every system can mail. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, "-");

/** "<plan>_<period>_<member>.xlsx". */
export function memberFileName(plan: Plan, period: Period, member: Member): string {
  return `${plain(plan.id)}_${plain(period.code)}_${plain(member.code)}.xlsx`;
}

/** One member's workbook (biểu mẫu gửi đơn vị). */
export function templateFile(plan: Plan, period: Period, member: Member): NamedFile {
  return { name: memberFileName(plan, period, member), bytes: writeBook(templateBook(plan, period, member)) };
}

/** The workbooks of many members, one after the other. */
export async function templateFiles(
  plan: Plan,
  period: Period,
  members: readonly Member[],
  running?: Running,
): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const member of members) {
    stopIfCancelled(running);
    files.push(templateFile(plan, period, member));
    running?.onProgress?.({ done: files.length, total: members.length, label: member.name });
    await running?.pause?.();
  }
  return files;
}

/** Many files as one .zip; workbooks are packed already, so they are only stored. */
export function zipFiles(files: readonly NamedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])), {
    level: 0,
    mtime: new Date(2000, 0, 1, 12),
  });
}

/** The cluster head's own workbook (sổ kế hoạch). */
export function planFile(plan: Plan): NamedFile {
  return { name: `${plain(plan.id)}_KeHoach.xlsx`, bytes: writeBook(planBook(plan)) };
}
