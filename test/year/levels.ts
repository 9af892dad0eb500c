/** Three levels of made-up units (trung ương, tỉnh, cụm, đơn vị) with one set of indicators: plans, and members' files as bytes. */
import { entryOf, HALF, indicatorOf, memberOf, planOf } from "../../src/domain/fixtures/build";
import type { Plan } from "../../src/domain/plan";
import type { Entry } from "../../src/domain/submission";
import { filledBook } from "../../src/forms/fill";
import { templateBook } from "../../src/forms/templateBook";
import { writeBook } from "../../src/xlsx/write";

export interface Size {
  provinces: number;
  clusters: number;
  members: number;
}

const two = (value: number): string => String(value + 1).padStart(2, "0");
export const provinceCode = (province: number): string => `T${two(province)}`;
export const clusterCode = (province: number, cluster: number): string => `${provinceCode(province)}C${two(cluster)}`;
export const memberCode = (province: number, cluster: number, member: number): string =>
  `${clusterCode(province, cluster)}D${two(member)}`;

const indicators = [
  indicatorOf("Q1", { target: "16" }),
  indicatorOf("Q2", { target: "1.250,5", type: "value", unit: "triệu đồng" }),
  indicatorOf("L1", { target: "ít nhất 02", type: "atLeast" }),
  indicatorOf("R1", { target: "95", type: "rate", unit: "%", accumulation: "pointInTime" }),
  indicatorOf("S1", { target: "100%", type: "setRatio", unit: "%", accumulation: "pointInTime" }),
  indicatorOf("G1", { target: "14,5", type: "growth", unit: "%", accumulation: "growth" }),
  indicatorOf("M1", { target: "Hoàn thành", type: "milestone", direction: "done", accumulation: "milestone" }),
];

function planFor(cluster: string, members: readonly string[]): Plan {
  return planOf(indicators, [], {
    id: "BA-CAP-2024",
    cluster: { code: cluster, name: `Khối ${cluster}` },
    periods: [HALF],
    members: members.map((code) => memberOf(code)),
  });
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** The plan of one cluster, of one province, of the nation, and of all leaves at once. */
export const plansOf = (size: Size) => ({
  cluster: (province: number, cluster: number): Plan =>
    planFor(
      clusterCode(province, cluster),
      upTo(size.members).map((member) => memberCode(province, cluster, member)),
    ),
  province: (province: number): Plan =>
    planFor(
      provinceCode(province),
      upTo(size.clusters).map((cluster) => clusterCode(province, cluster)),
    ),
  nation: (): Plan => planFor("TW", upTo(size.provinces).map(provinceCode)),
  flat: (): Plan =>
    planFor(
      "TW",
      upTo(size.provinces).flatMap((province) =>
        upTo(size.clusters).flatMap((cluster) =>
          upTo(size.members).map((member) => memberCode(province, cluster, member)),
        ),
      ),
    ),
});

/** Figures that differ from unit to unit; about one in ten is not reported. */
export function figuresOf(province: number, cluster: number, member: number): Entry[] {
  const seed = province * 101 + cluster * 11 + member * 7;
  const figures = [
    entryOf("Q1", seed % 23),
    entryOf("Q2", Math.round(((seed * 37.31) % 2000) * 100) / 100),
    entryOf("L1", seed % 5),
    entryOf("R1", { value: null, numerator: 50 + (seed % 41), denominator: 100 }),
    entryOf("S1", { numerator: seed % 13, denominator: 12 + (seed % 3) }),
    entryOf("G1", (seed % 20) / 2),
    entryOf("M1", { milestone: seed % 3 === 0 ? "done" : "inProgress" }),
  ];
  return figures.filter((_, at) => (seed + at * 3) % 10 !== 0);
}

/** A member's filled file. */
export function memberBytes(plan: Plan, province: number, cluster: number, member: number): Uint8Array {
  const code = memberCode(province, cluster, member);
  const unit = plan.members.find((one) => one.code === code);
  if (!unit) throw new RangeError(code);
  return writeBook(filledBook(templateBook(plan, HALF, unit), plan, figuresOf(province, cluster, member), []));
}
