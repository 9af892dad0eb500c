import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Member, Plan } from "../../src/domain/plan";
import { filledBook, stampedBook } from "../../src/forms/fill";
import { templateBook } from "../../src/forms/templateBook";
import { samplePlans, sampleResults } from "../../src/samples/samples";
import { writeBook } from "../../src/xlsx/write";

/** The sample plan with a cluster of `count` members. */
export function bigPlan(count: number): Plan {
  const [plan] = samplePlans();
  if (!plan) throw new Error("no sample plan");
  const more = Array.from({ length: count - plan.members.length }, (_, at): Member => {
    const code = `DV${String(at + 1).padStart(3, "0")}`;
    return { code, name: `Đơn vị ${code}`, aliases: [], validFrom: null, validTo: null, predecessors: [] };
  });
  return { ...plan, members: [...plan.members, ...more].slice(0, count) };
}

/** One member's filled file of the first period, stamped as sent at an instant. */
export function memberFile(plan: Plan, member: Member, sent: string, factor = 1): Uint8Array {
  const period = plan.periods[0]!;
  const [first] = sampleResults(plan.id.replace(/-KHAC$/, ""));
  if (!first) throw new Error("no sample results");
  const entries = first.entries.map((entry) =>
    entry.actual.value === null
      ? entry
      : { ...entry, actual: { ...entry.actual, value: Math.round(entry.actual.value * factor) } },
  );
  const book = filledBook(templateBook(plan, period, member), plan, entries, first.tasks);
  return writeBook(stampedBook(book, sent));
}

export interface Handed {
  plan: Plan;
  planFile: string;
  files: string[];
  /** Files that must be accepted in time, and codes of members that sent nothing. */
  accepted: number;
  missing: string[];
}

/** Fifty files of a cluster of fifty: one late, one sent twice, one of another plan, one damaged; three members sent nothing. */
export function fiftyFiles(folder: string): Handed {
  mkdirSync(folder, { recursive: true });
  const plan = bigPlan(50);
  const files: string[] = [];
  const put = (name: string, bytes: Uint8Array): void => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    files.push(path);
  };
  const sending = plan.members.slice(0, 47);
  sending.forEach((member, at) => {
    const late = at === 5;
    put(
      `${member.code}.xlsx`,
      memberFile(plan, member, late ? "2024-06-09T09:00:00+07:00" : "2024-06-04T09:00:00+07:00", 1 + (at % 4) / 2),
    );
  });
  const twice = sending[1]!;
  put(`${twice.code} (nộp lại).xlsx`, memberFile(plan, twice, "2024-06-05T10:00:00+07:00", 3));
  put("ke-hoach-khac.xlsx", memberFile({ ...plan, id: `${plan.id}-KHAC` }, sending[2]!, "2024-06-04T09:00:00+07:00"));
  put("hong.xlsx", new TextEncoder().encode("PK\u0003\u0004 tệp hỏng"));
  const planFile = join(folder, "..", "ke-hoach.json");
  writeFileSync(planFile, JSON.stringify(plan));
  return { plan, planFile, files, accepted: 46, missing: plan.members.slice(47).map(({ code }) => code) };
}
