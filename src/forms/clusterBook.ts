import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import type { Summary } from "../domain/summary";
import type { BookSpec, SheetSpec } from "../sheet/spec";
import { clusterSheet } from "./cluster";
import { type BookNotes, NO_NOTES } from "./bookNotes";
import { listNames, listsSheet } from "./lists";
import { metaProperties, metaSheet, TEMPLATE_VERSION } from "./meta";
import { sourcesSheet } from "./sources";
import { submissionsSheet } from "./submissions";
import { allIssues, type SayIssue, warningsSheet } from "./warnings";

/** Beside the figures: how issues are said, and what officers wrote in a former table. */
export interface ClusterOptions {
  say: SayIssue;
  notes?: BookNotes;
}

/**
 * TongHop_Cum, TinhHinh_Nop, CanhBao and NguonSoLieu of a merge.
 * @throws RangeError when the plan has no such period
 */
export function clusterSheets(
  plan: Plan,
  consolidation: Consolidation,
  summary: Summary,
  { say, notes = NO_NOTES }: ClusterOptions,
): SheetSpec[] {
  const period = plan.periods.find(({ code }) => code === summary.period);
  if (!period) throw new RangeError(`period ${summary.period}`);
  const { sheet, origins } = clusterSheet(plan, period, summary, allIssues(consolidation).length, notes.indicators);
  return [
    sheet,
    submissionsSheet(plan, period, consolidation, summary, notes.handIns),
    warningsSheet(plan, consolidation, say),
    sourcesSheet(plan, origins),
  ];
}

/** The merged workbook (sổ tổng hợp). It names the cluster as its member, so that it can be handed in one level up. */
export function clusterBook(
  plan: Plan,
  consolidation: Consolidation,
  summary: Summary,
  options: ClusterOptions,
): BookSpec {
  const meta = {
    plan: plan.id,
    member: plan.cluster.code,
    period: summary.period,
    template: TEMPLATE_VERSION,
    submitted: "",
    kind: "cluster",
  };
  return {
    sheets: [...clusterSheets(plan, consolidation, summary, options), listsSheet(plan), metaSheet(meta)],
    names: listNames(plan),
    properties: metaProperties(meta),
    title: `${plan.title} - ${summary.period}`,
    creator: plan.issuer.name,
  };
}
