import { HALF, indicatorOf, planOf } from "../../src/domain/fixtures/build";
import type { Indicator, Period, Plan } from "../../src/domain/plan";

/** A plan with nothing in it but one member and one period. */
export function plainPlan(indicators: Indicator[], more: Partial<Plan> = {}, period: Partial<Period> = {}): Plan {
  return planOf(indicators, ["A"], { id: "THU-2024", periods: [{ ...HALF, ...period }], ...more });
}

/** An indicator that counts up to 100. */
export function plainIndicator(code: string, more: Partial<Indicator> = {}): Indicator {
  return indicatorOf(code, { target: "100", ...more });
}
