/** The sample plans and what their members report. Real documents; what is made up says so. */
import type { Plan } from "../domain/plan";
import { lhhBacGiang, lhhBacGiangResults } from "./lhhBacGiang";
import { skhcnBacGiang, ubndBacGiang, ubndBacNinh } from "./otherPlans";
import type { SampleResult } from "./sampleRows";

/** All sample plans, the one of the demonstration first. */
export function samplePlans(): Plan[] {
  return [lhhBacGiang, ubndBacGiang, ubndBacNinh, skhcnBacGiang];
}

/** One sample plan by its id, or null. */
export function samplePlan(id: string): Plan | null {
  return samplePlans().find((plan) => plan.id === id) ?? null;
}

/** What members report under a sample plan: real figures with their source, and made-up ones marked so. */
export function sampleResults(plan: string): SampleResult[] {
  return plan === lhhBacGiang.id ? lhhBacGiangResults() : [];
}
