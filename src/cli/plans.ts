import { basename } from "node:path";
import type { Issue } from "../domain/issue";
import type { Member, Period, Plan } from "../domain/plan";
import { issueLine } from "../messages/issueText";
import type { Language } from "../messages/text";
import { samplePlan, samplePlans } from "../samples/samples";
import { readPlan } from "../workflow/plans";
import { plainText } from "../workflow/text";
import { LISTS_SHEET, NOTHING_REMEMBERED, type Remembered, rememberedIn } from "../workflow/remembering";
import { nodeReading, readBytes, readWorkbook } from "./read";
import { Refusal } from "./refusal";
import { existsSync } from "node:fs";

/**
 * The plan named by --plan: a workbook, a JSON file, or the id of a sample plan. Throws a Refusal that says what is wrong with it.
 * @param heard hears what wants a second look in a plan that can be used
 */
export async function planAt(
  path: string,
  language: Language,
  heard: (issue: Issue) => void = () => undefined,
): Promise<Plan> {
  if (!existsSync(path)) {
    const sample = samplePlans().some((plan) => plan.id === path) ? samplePlan(path) : null;
    if (sample) return sample;
  }
  const bytes = readBytes(path);
  const { plan, issues } = await readPlan(bytes, basename(path), () => plainText(bytes), nodeReading);
  const errors = issues.filter((issue) => issue.severity === "error");
  if (plan && errors.length === 0) {
    for (const issue of issues) heard(issue);
    return plan;
  }
  throw new Refusal("planUnreadable", { path, reason: errors.map((issue) => issueLine(issue, language)).join(" ") });
}

export function periodOf(plan: Plan, code: string): Period {
  const period = plan.periods.find((one) => one.code === code);
  if (!period)
    throw new Refusal("unknownPeriod", { period: code, periods: plan.periods.map((one) => one.code).join(", ") });
  return period;
}

export function memberOf(plan: Plan, code: string): Member {
  const member = plan.members.find((one) => one.code === code);
  if (!member) throw new Refusal("unknownMember", { member: code });
  return member;
}

/** What the plan's own workbook remembers of an earlier merge; nothing where the plan is JSON or a sample. */
export function rememberedAt(path: string): Remembered {
  if (!existsSync(path)) return NOTHING_REMEMBERED;
  const bytes = readBytes(path);
  // "P": a workbook, which was read as the plan just now.
  return bytes[0] === 0x50 ? rememberedIn(readWorkbook(bytes, LISTS_SHEET)) : NOTHING_REMEMBERED;
}
