import type { Member, Period, Plan } from "../domain/plan";
import type { BookSpec } from "../sheet/spec";
import { listNames, listsSheet } from "./lists";
import { metaProperties, metaSheet, TEMPLATE_VERSION } from "./meta";
import { planFacts } from "./planOfMember";
import { resultsSheet } from "./results";
import { scheduleSheet } from "./schedule";
import { superiorOf } from "./heading";

/** What a member's file says of itself. */
export function identityOf(plan: Plan, period: Period, member: Member): Record<string, string> {
  return { plan: plan.id, member: member.code, period: period.code, template: TEMPLATE_VERSION, submitted: "" };
}

/** A member's workbook for one period (biểu mẫu gửi đơn vị): it needs no add-in, only a spreadsheet. */
export function templateBook(plan: Plan, period: Period, member: Member): BookSpec {
  const meta = identityOf(plan, period, member);
  const parent = superiorOf(plan, member);
  return {
    sheets: [
      ...(plan.indicators.length > 0 ? [resultsSheet(plan, period, member)] : []),
      ...(plan.tasks.length > 0
        ? [scheduleSheet(plan, { agency: member.name, parent, today: period.to, by: "member" })]
        : []),
      listsSheet(plan),
      metaSheet({ ...meta, ...planFacts(plan, period, member.name) }),
    ],
    names: listNames(plan),
    properties: metaProperties(meta),
    title: `${plan.title} - ${period.name} - ${member.name}`,
    creator: plan.issuer.name,
  };
}
