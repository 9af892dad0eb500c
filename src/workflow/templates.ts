import { zipSync } from "fflate";
import type { Member, Period, Plan } from "../domain/plan";
import { planBook } from "../forms/planBook";
import { templateBook } from "../forms/templateBook";
import { type Running, stopIfCancelled } from "../sheet/progress";
import { writeBook } from "../xlsx/write";
import { memberFileName, type NamedFile, plainName } from "./names";

export type { NamedFile } from "./names";

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
  return { name: `${plainName(plan.id)}_KeHoach.xlsx`, bytes: writeBook(planBook(plan)) };
}
