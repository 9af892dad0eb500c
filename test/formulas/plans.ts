import type { Actual, Entry } from "../../src/domain/submission";
import type { Indicator, Period, Plan } from "../../src/domain/plan";

/** A plan with nothing in it but one member and one period. */
export function plainPlan(indicators: Indicator[], more: Partial<Plan> = {}, period: Partial<Period> = {}): Plan {
  return {
    id: "THU-2024",
    year: 2024,
    title: "Kế hoạch thi đua năm 2024",
    issuer: { parent: "UBND tỉnh Bắc Giang", name: "Sở Khoa học và Công nghệ" },
    basis: "Kế hoạch số 12/KH-SKHCN ngày 30/01/2024",
    cluster: { code: "C1", name: "Cụm thi đua số 1" },
    periods: [
      {
        code: "6T",
        name: "6 tháng đầu năm 2024",
        from: "2024-01-01",
        to: "2024-06-30",
        due: "2024-06-05",
        final: false,
        ...period,
      },
    ],
    members: [
      { code: "A", name: "Phòng Kế hoạch - Tài chính", aliases: [], validFrom: null, validTo: null, predecessors: [] },
    ],
    indicators,
    tasks: [],
    campaigns: [],
    deadlines: [],
    inverseFormula: "target/actual",
    scoring: null,
    awards: null,
    ...more,
  };
}

/** An indicator that counts up to 100. */
export function plainIndicator(code: string, more: Partial<Indicator> = {}): Indicator {
  return {
    code,
    no: `(${code})`,
    parent: null,
    name: `Chỉ tiêu ${code}`,
    unit: "nội dung",
    type: "quantity",
    direction: "up",
    accumulation: "cumulative",
    target: "100",
    maxScore: null,
    baseline: null,
    ...more,
  };
}

/** Nothing reported. */
export const nothing: Actual = {
  value: null,
  numerator: null,
  denominator: null,
  milestone: null,
  qualifier: null,
  text: null,
};

/** A row that reports this. */
export function plainEntry(indicator: string, actual: Partial<Actual>, more: Partial<Entry> = {}): Entry {
  return {
    indicator,
    actual: { ...nothing, ...actual },
    lastYear: null,
    yearEstimate: null,
    verdictOverride: null,
    reason: null,
    evidence: null,
    dataKind: null,
    asOf: null,
    targetText: null,
    source: { file: "a.xlsx", sheet: "KetQua_ChiTieu", cell: "A1" },
    ...more,
  };
}
