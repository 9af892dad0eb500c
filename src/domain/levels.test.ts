import fc from "fast-check";
import type { ClusterCell } from "./clusterCell";
import { type Consolidation, consolidationOf, fileRecord, joinAll } from "./consolidation";
import { entryOf, indicatorOf, planOf, submissionOf, YEAR } from "./fixtures/build";
import { asSubmission, leavesOf } from "./levels";
import type { Indicator, Plan } from "./plan";
import type { Submission } from "./submission";
import { summarise } from "./summary";

const kinds: Indicator[] = [
  indicatorOf("Q", { target: null }),
  indicatorOf("V", { type: "value", direction: "down", target: "10,5" }),
  indicatorOf("L", { type: "atLeast", target: "ít nhất 01" }),
  indicatorOf("P", { accumulation: "pointInTime" }),
  indicatorOf("R", { type: "rate", accumulation: "pointInTime", target: "95%" }),
  indicatorOf("S", { type: "setRatio", accumulation: "cumulative", target: "100%" }),
  indicatorOf("G", { type: "growth", accumulation: "growth", target: "14,5" }),
  indicatorOf("M", { type: "milestone", direction: "done", accumulation: "milestone", target: "Hoàn thành" }),
  indicatorOf("N", { type: "group", target: null }),
  indicatorOf("N1", { parent: "N", target: "8" }),
];

const money = fc.integer({ min: 0, max: 1e8 }).map((n) => n / 100);
const parts = fc.record({ numerator: fc.integer({ min: 0, max: 50 }), denominator: fc.integer({ min: 0, max: 50 }) });
/** One leaf unit: its province and cluster, whether it sent a file, its own targets and its figures. */
const leaf = fc.record({
  province: fc.constantFrom("T1", "T2"),
  cluster: fc.constantFrom("a", "b", "c"),
  sent: fc.boolean(),
  targetQ: fc.option(fc.constantFrom("16", "20,5", "0")),
  targetR: fc.constantFrom("95%", "95%", "95%", "90%"),
  q: fc.option(money),
  v: fc.option(money),
  l: fc.option(fc.integer({ min: 0, max: 5 })),
  r: fc.option(parts),
  bare: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  s: fc.option(parts),
  n: fc.option(fc.integer({ min: 0, max: 20 })),
});
type Leaf = { code: string } & (typeof leaf extends fc.Arbitrary<infer T> ? T : never);

/** The same indicators, with the leaves' own targets. */
function planFor(id: string, cluster: string, members: string[], leaves: readonly Leaf[]): Plan {
  const table = (value: (one: Leaf) => string | null) =>
    Object.fromEntries(leaves.map((one) => [one.code, value(one)]));
  const indicators = kinds.map((indicator) => {
    if (indicator.code === "Q") return { ...indicator, targets: table(({ targetQ }) => targetQ) };
    return indicator.code === "R" ? { ...indicator, targets: table(({ targetR }) => targetR) } : indicator;
  });
  return planOf(indicators, members, { id, cluster: { code: cluster, name: cluster } });
}

function sent({ code, q, v, l, r, bare, s, n }: Leaf): Submission {
  // "bare": a rate typed as a figure, without the parts a cluster needs.
  const rate = r === null ? null : bare ? { value: 90 } : r;
  const entries = [
    entryOf("Q", q),
    entryOf("V", v),
    entryOf("L", l),
    entryOf("P", q),
    entryOf("R", rate),
    entryOf("S", s ?? null),
    entryOf("G", 3),
    entryOf("M", { milestone: "done" }),
    entryOf("N1", n),
  ];
  return submissionOf(code, entries, { period: "N" });
}

function fold(plan: Plan, submissions: Submission[]): Consolidation {
  return joinAll(
    plan.id,
    "N",
    submissions.map((submission) => consolidationOf(plan.id, "N", submission, fileRecord(submission, YEAR))),
  );
}

function upOne(plan: Plan, whole: Consolidation, above: string, member: string): Submission {
  return asSubmission(plan, whole, summarise(plan, whole), {
    plan: above,
    member,
    file: `${member}.xlsx`,
    sheet: "TongHop_Cum",
    cell: (indicator) => `E${indicator}`,
    submitted: null,
    fingerprint: JSON.stringify,
  });
}

const figures = ({
  target,
  actual,
  percent,
  difference,
  verdict,
  numerator,
  denominator,
  counted,
  without,
}: ClusterCell) => ({
  target,
  actual,
  percent,
  difference,
  verdict,
  numerator,
  denominator,
  counted,
  noTarget: [...without.noTarget].sort(),
  noData: [...without.noData].sort(),
});

/** cluster → province → nation, and the nation's summary. */
function threeLevels(leaves: Leaf[]) {
  const provinces = [...new Set(leaves.map(({ province }) => province))];
  const nationPlan = planFor("NUOC", "VN", provinces, []);
  const tops = provinces.map((province) => {
    const inProvince = leaves.filter((one) => one.province === province);
    const clusters = [...new Set(inProvince.map(({ cluster }) => cluster))];
    const provincePlan = planFor(province, province, clusters, []);
    const middle = clusters.map((cluster) => {
      const inCluster = inProvince.filter((one) => one.cluster === cluster);
      const plan = planFor(
        `${province}${cluster}`,
        cluster,
        inCluster.map(({ code }) => code),
        inCluster,
      );
      const whole = fold(plan, inCluster.filter((one) => one.sent).map(sent));
      return upOne(plan, whole, province, cluster);
    });
    return upOne(provincePlan, fold(provincePlan, middle), "NUOC", province);
  });
  return summarise(nationPlan, fold(nationPlan, tops));
}

test("three levels give what one flat merge gives", () => {
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 14 }), (given) => {
      const leaves: Leaf[] = given.map((one, index) => ({ ...one, code: `M${String(index).padStart(2, "0")}` }));
      const flatPlan = planFor(
        "NUOC",
        "VN",
        leaves.map(({ code }) => code),
        leaves,
      );
      const flat = summarise(flatPlan, fold(flatPlan, leaves.filter((one) => one.sent).map(sent)));
      const top = threeLevels(leaves);
      for (const [index, row] of flat.indicators.entries()) {
        const other = top.indicators[index];
        expect(other?.code).toBe(row.code);
        if (other)
          expect({ code: row.code, ...figures(other.cluster) }).toEqual({ code: row.code, ...figures(row.cluster) });
      }
    }),
    { numRuns: 300 },
  );
});

test("a figure leads down to the leaf's file, sheet and cell", () => {
  const base: Omit<Leaf, "code" | "province" | "q"> = {
    cluster: "a",
    sent: true,
    targetQ: "16",
    targetR: "95%",
    v: null,
    l: null,
    r: null,
    bare: false,
    s: null,
    n: null,
  };
  const leaves: Leaf[] = [
    { ...base, code: "M00", province: "T1", q: 8 },
    { ...base, code: "M01", province: "T1", q: 4 },
    { ...base, code: "M02", province: "T2", q: 1 },
  ];
  const top = threeLevels(leaves);
  const row = top.indicators.find(({ code }) => code === "Q");
  const source = row?.members["T1"]?.source;
  expect([source?.file, source?.cell, source?.from?.map(({ file }) => file)]).toEqual(["T1.xlsx", "EQ", ["a.xlsx"]]);
  expect(source && leavesOf(source)).toEqual([
    { file: "M00.xlsx", sheet: "KetQua_ChiTieu", cell: "I7" },
    { file: "M01.xlsx", sheet: "KetQua_ChiTieu", cell: "I7" },
  ]);
  expect(row?.members["T1"]).toMatchObject({ actual: 12, percent: 37.5, verdict: "Không đạt" });
  expect(row?.cluster).toMatchObject({ target: 48, actual: 13 });
});

test("what may not be put together is said so above, not called unassigned", () => {
  const leaves: Leaf[] = [
    {
      code: "M00",
      province: "T1",
      cluster: "a",
      sent: true,
      targetQ: "16",
      targetR: "95%",
      q: null,
      v: null,
      l: null,
      r: null,
      bare: false,
      s: null,
      n: null,
    },
  ];
  const verdict = (code: string) =>
    threeLevels(leaves).indicators.find((row) => row.code === code)?.members["T1"]?.verdict;
  expect([verdict("G"), verdict("M"), verdict("Q"), verdict("R")]).toEqual([
    "Không tính được",
    "Không tính được",
    "Chưa có số liệu",
    "Chưa có số liệu",
  ]);
});
