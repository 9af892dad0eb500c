import type { Member, Period, Plan } from "../domain/plan";
import { schemeOf } from "../domain/standings";
import type { BookSpec } from "../sheet/spec";
import { awardsSheet } from "./awards";
import { exemplarsSheet } from "./exemplars";
import { listNames, listsSheet } from "./lists";
import { metaProperties, metaSheet, TEMPLATE_VERSION } from "./meta";
import { planFacts } from "./planOfMember";
import { resultsSheet } from "./results";
import { rulesMeta } from "./rulesMeta";
import { scheduleSheet } from "./schedule";
import { scoringSheet } from "./scoring";
import { superiorOf } from "./heading";

/** What a member's file says of itself. */
export function identityOf(plan: Plan, period: Period, member: Member): Record<string, string> {
  return { plan: plan.id, member: member.code, period: period.code, template: TEMPLATE_VERSION, submitted: "" };
}

/** A member's workbook for one period (biểu mẫu gửi đơn vị): it needs no add-in, only a spreadsheet. */
export function templateBook(plan: Plan, period: Period, member: Member): BookSpec {
  const meta = identityOf(plan, period, member);
  const parent = superiorOf(plan, member);
  const scheme = schemeOf(plan);
  const results = plan.indicators.length > 0 ? resultsSheet(plan, period, member) : null;
  // A member's file names no other member: of thousands the list alone would be larger than the form.
  const own = { ...plan, members: [member] };
  return {
    sheets: [
      ...(results ? [results] : []),
      ...(plan.tasks.length > 0
        ? [scheduleSheet(plan, { agency: member.name, parent, today: period.to, by: "member" })]
        : []),
      ...(scheme ? [scoringSheet(plan, scheme, member, results)] : []),
      ...(plan.awards === null ? [] : [awardsSheet(plan, member), exemplarsSheet(plan, member)]),
      listsSheet(own),
      metaSheet({ ...meta, ...planFacts(plan, period, member.name), ...rulesMeta(plan) }),
    ],
    names: listNames(own),
    properties: metaProperties(meta),
    title: `${plan.title} - ${period.name} - ${member.name}`,
    creator: plan.issuer.name,
  };
}
