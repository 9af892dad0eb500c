/**
 * Schemes to start from. None is anybody's regulation: the officer picks one, then sets the points of each criterion to the cluster's own.
 * Where the plan gives standard points (điểm chuẩn) they are taken, else the section's points are shared out evenly.
 */
import type { Indicator, Plan } from "./plan";
import type { Criterion, Rule, Scheme } from "./scheme";
import { sum } from "./sum";

export type ReadyScheme = "thousand" | "hundred" | "leader";

/** A ready-made scheme for a plan: 1.000 = 950 + 50, 100 points, or half points and leader. */
export function readyScheme(kind: ReadyScheme, plan: Plan): Scheme {
  switch (kind) {
    case "thousand":
      return thousand(plan);
    case "hundred":
      return hundred(plan);
    case "leader":
      return leader(plan);
  }
}

const GROUND: Scheme = {
  name: "",
  basis: "",
  total: null,
  caps: { total: null, bonus: null, penalty: null },
  decimals: 2,
  sections: [],
  criteria: [],
  ties: [],
  grades: [],
  lateExcludes: false,
};

const POLITICAL = "A. Thực hiện nhiệm vụ chính trị";
const EMULATION = "C. Công tác thi đua, khen thưởng";

/** Indicators to be scored: measured ones that are not mere parts ("trong đó") of another measured one. */
export function scoredIndicators(plan: Plan): Indicator[] {
  const byCode = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
  return plan.indicators.filter(({ type, parent }) => {
    const above = parent === null ? undefined : byCode.get(parent);
    return type !== "group" && (above === undefined || above.type === "group");
  });
}

/** `points` shared out over the indicators in steps of 0.01; the first ones carry what does not divide. */
function fromIndicators(
  plan: Plan,
  section: string,
  points: number,
  rule: (indicator: Indicator) => Rule,
): Criterion[] {
  const scored = scoredIndicators(plan);
  const given = scored.every(({ maxScore }) => maxScore !== null);
  const cents = Math.round(points * 100);
  const each = Math.floor(cents / Math.max(1, scored.length));
  const left = cents - each * scored.length;
  return scored.map((indicator, index) => ({
    code: indicator.code,
    section,
    name: indicator.name,
    max: given ? indicator.maxScore : (each + (index < left ? 1 : 0)) / 100,
    indicator: indicator.code,
    rule: rule(indicator),
  }));
}

/** Growth and milestones have no percentage to share points by. */
function linearOrPass({ type }: Indicator): Rule {
  return type === "growth" || type === "milestone" ? { kind: "passFail" } : { kind: "linear", zeroBelow: null };
}

function manual(section: string, code: string, name: string, max: number): Criterion {
  return { code, section, name, max, indicator: null, rule: { kind: "manual" } };
}

function extras(section: string, bonus: number | null): Criterion[] {
  return [
    { code: "THUONG", section, name: "Điểm thưởng", max: bonus, indicator: null, rule: { kind: "bonus" } },
    { code: "TRU", section, name: "Điểm trừ", max: null, indicator: null, rule: { kind: "penalty" } },
  ];
}

/** After the frame of Hướng dẫn 804/HD-SNV ngày 18/7/2018 (Thừa Thiên Huế): 950 points, and at most 50 more as bonus. */
function thousand(plan: Plan): Scheme {
  return {
    ...GROUND,
    name: "Thang 1.000 điểm: 950 điểm chuẩn và tối đa 50 điểm thưởng",
    basis:
      "Theo khung của Hướng dẫn số 804/HD-SNV ngày 18/7/2018 của Sở Nội vụ Thừa Thiên Huế; cụm sửa theo quy chế của mình",
    total: 950,
    caps: { total: 1000, bonus: 50, penalty: null },
    sections: [
      { code: "A", name: POLITICAL, max: 600 },
      { code: "B", name: "B. Xây dựng Đảng, chính quyền, đoàn thể", max: 150 },
      { code: "C", name: EMULATION, max: 200 },
      { code: "D", name: "D. Điểm thưởng, điểm trừ", max: null },
    ],
    criteria: [
      ...fromIndicators(plan, "A", 600, linearOrPass),
      manual("B", "B1", "Xây dựng Đảng, chính quyền, đoàn thể vững mạnh", 150),
      manual("C", "C1", "Đăng ký thi đua, ký giao ước thi đua đúng hạn", 50),
      manual("C", "C2", "Báo cáo sơ kết, tổng kết đúng hạn, đúng mẫu", 50),
      manual("C", "C3", "Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến", 50),
      manual("C", "C4", "Hồ sơ khen thưởng đúng quy định; tham gia hoạt động của cụm, khối", 50),
      ...extras("D", 50),
    ],
  };
}

function hundred(plan: Plan): Scheme {
  return {
    ...GROUND,
    name: "Thang 100 điểm",
    basis: "Mẫu để bắt đầu; cụm sửa theo quy chế của mình",
    total: 100,
    sections: [
      { code: "A", name: POLITICAL, max: 70 },
      { code: "C", name: EMULATION, max: 30 },
      { code: "D", name: "D. Điểm thưởng, điểm trừ", max: null },
    ],
    criteria: [
      ...fromIndicators(plan, "A", 70, linearOrPass),
      manual("C", "C1", "Đăng ký thi đua, báo cáo đúng hạn", 15),
      manual("C", "C2", "Tổ chức phong trào, nhân rộng điển hình tiên tiến", 15),
      ...extras("D", null),
    ],
  };
}

function leader(plan: Plan): Scheme {
  const criteria = fromIndicators(plan, "A", 100, ({ type }) =>
    type === "growth" || type === "milestone" ? { kind: "passFail" } : { kind: "leaderRelative" },
  );
  return {
    ...GROUND,
    name: "Nửa điểm khi đạt, đủ điểm khi dẫn đầu cụm",
    basis: "Theo cách chấm bốn công thức: chưa đạt, đạt, vượt, dẫn đầu; cụm sửa theo quy chế của mình",
    total: sum(criteria.map(({ max }) => max ?? 0)),
    sections: [
      { code: "A", name: POLITICAL, max: null },
      { code: "D", name: "D. Điểm thưởng, điểm trừ", max: null },
    ],
    criteria: [...criteria, ...extras("D", null)],
  };
}
