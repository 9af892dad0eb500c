import { VERDICT } from "../domain/achievement";
import { awardIssues } from "../domain/award";
import { nationalAwardRules } from "../domain/data/awardRules";
import { counts, memberAchievements } from "../domain/memberAchievements";
import { asksEstimates } from "../domain/period";
import type { Plan } from "../domain/plan";
import { readPlanJson } from "../domain/planFile";
import { planIssues } from "../domain/planIssues";
import type { Entry } from "../domain/submission";
import { readTarget } from "../domain/target";
import { printed as lhhPrinted } from "./lhhBacGiangIndicators";
import { samplePlan, samplePlans, sampleResults } from "./samples";
import { printed as ubndPrinted } from "./ubndBacGiangIndicators";

function plan(id: string): Plan {
  const found = samplePlan(id);
  if (!found) throw new Error(id);
  return found;
}

/** Printed numbers and measured indicators of a section. */
function numbers({ indicators }: Plan, section: string) {
  const rows = indicators.filter((indicator) => indicator.section?.startsWith(section));
  return [rows.filter(({ parent }) => parent === null).length, rows.filter(({ type }) => type !== "group").length];
}

test("the documents' counts", () => {
  expect(samplePlans().map(({ id }) => id)).toEqual(["LHH-BG-2024", "UBND-BG-2024", "UBND-BN-2024", "SKHCN-BG-2024"]);
  expect(numbers(plan("LHH-BG-2024"), "1.3.")).toEqual([8, 16]);
  expect(numbers(plan("LHH-BG-2024"), "1.4.")).toEqual([6, 7]);
  expect(numbers(plan("UBND-BG-2024"), "2.")).toEqual([20, 33]);
  const quarters = [1, 2, 3, 4].map((q) => plan("UBND-BN-2024").tasks.filter(({ quarter }) => quarter === q).length);
  expect(quarters).toEqual([10, 5, 3, 7]);
  expect(plan("SKHCN-BG-2024").campaigns.map(({ from, to }) => [from, to])).toEqual([
    ["2024-01-01", "2024-06-30"],
    ["2024-07-01", "2024-12-31"],
  ]);
  expect(plan("SKHCN-BG-2024").deadlines.map(({ due }) => due)).toEqual(["2024-01-31", "2024-06-05", "2024-11-05"]);
});

test("targets stand as printed", () => {
  const target = (id: string, code: string) => plan(id).indicators.find((indicator) => indicator.code === code)?.target;
  expect(target("LHH-BG-2024", "CT02")).toBe("16");
  expect(target("LHH-BG-2024", "DH04")).toBe("ít nhất 1");
  expect(target("UBND-BG-2024", "CT04")).toBe("16.068");
  expect(target("UBND-BG-2024", "CT06")).toBe("138-140");
  expect(target("UBND-BG-2024", "CT13")).toBe("1,82%");
  expect(plan("UBND-BN-2024").tasks[2]?.content).toContain("Cùm, Khối");
  expect(plan("UBND-BN-2024").tasks[0]?.carriedOutBy).toEqual(["Ban Thi đua - Khen thưởng, Sở Nội vụ"]);
});

test("every sample is a sound plan file, every target can be read", () => {
  for (const sample of samplePlans()) {
    expect(readPlanJson(JSON.parse(JSON.stringify(sample)))).toEqual({ plan: sample });
    for (const { target, type, unit, code } of sample.indicators) {
      expect([code, readTarget(target, type, unit).kind]).not.toEqual([code, "unreadable"]);
    }
  }
});

test("every indicator names the words it stands on", () => {
  expect(Object.keys(lhhPrinted).sort()).toEqual(
    plan("LHH-BG-2024")
      .indicators.map(({ code }) => code)
      .sort(),
  );
  expect(Object.keys(ubndPrinted).sort()).toEqual(
    plan("UBND-BG-2024")
      .indicators.map(({ code }) => code)
      .sort(),
  );
  expect(lhhPrinted["CT02"]).toContain("16 nội dung");
});

test("what is odd in the documents is said, not mended", () => {
  const codes = (id: string) =>
    planIssues(plan(id)).map(({ code, place, params }) => [code, place.indicator, params?.missing]);
  expect(codes("LHH-BG-2024")).toEqual([["plan.numberGap", "CT04", "3"]]);
  expect(codes("UBND-BG-2024")).toEqual([]);
  expect(codes("UBND-BN-2024")).toEqual([]);
});

test("deadlines before the period's end ask for estimates", () => {
  expect(plan("SKHCN-BG-2024").periods.map(asksEstimates)).toEqual([true, false, true]);
});

describe("Bắc Giang's mid-year report", () => {
  const lhh = plan("LHH-BG-2024");
  const report = sampleResults("LHH-BG-2024").find(({ member, period }) => member === "BG" && period === "6T");
  const [half] = lhh.periods;
  if (!report || !half) throw new Error("report");
  const entries = report.entries.map((entry): Entry => ({
    ...entry,
    targetText: null,
    source: { file: "", sheet: "", cell: "" },
  }));
  const all = memberAchievements(lhh, half, "BG", entries);

  test("8/16, 5/3, 4/12, 6/11, 2/5", () => {
    const percent = (code: string) => all.get(code)?.percent;
    expect(percent("CT02")).toBe(50);
    expect(percent("CT04")).toBeCloseTo(166.6667, 4);
    expect(percent("CT05")).toBeCloseTo(33.3333, 4);
    expect(percent("CT07")).toBeCloseTo(54.5455, 4);
    expect(percent("CT08")).toBe(40);
    expect(percent("CT06d")).toBe(100);
  });

  test("what it does not report is no data", () => {
    const silent = [...all.values()]
      .filter(({ verdict }) => verdict === VERDICT.noData)
      .map(({ indicator }) => indicator.code);
    for (const code of ["CT02b", "CT05b", "CT06c", "CT08b", "CT09"]) expect(silent).toContain(code);
    expect(all.get("CT09")?.percent).toBeNull();
    expect(counts(all.values())).toEqual({
      printed: { "Đang thực hiện": 6, "Chưa có số liệu": 7, Vượt: 1 },
      components: { "Đang thực hiện": 7, "Chưa có số liệu": 14, Vượt: 1, "Hoàn thành": 1 },
    });
  });

  test("it registers a tập thể lao động xuất sắc with no chiến sĩ thi đua cơ sở", () => {
    const awards = report.awards.map((award) => ({ ...award, source: { file: "", sheet: "", cell: "" } }));
    const said = awardIssues(awards, nationalAwardRules, "2024-06-05");
    expect(said.map(({ code, params }) => [code, params?.["needed"]])).toContainEqual([
      "award.nobodyWith",
      "Chiến sĩ thi đua cơ sở",
    ]);
  });

  test("it is real, the other members' figures are marked", () => {
    const marked = sampleResults("LHH-BG-2024").filter(({ provenance }) => provenance.illustrative);
    expect(report.provenance.illustrative).toBe(false);
    expect(marked).toHaveLength(33);
    expect(
      marked.every(
        ({ member, entries }) => member !== "BG" && entries.every(({ reason }) => reason === "Số liệu minh họa"),
      ),
    ).toBe(true);
    expect(sampleResults("UBND-BG-2024")).toEqual([]);
  });
});

describe("made-up figures", () => {
  const results = sampleResults("LHH-BG-2024");
  const figure = (member: string, period: string, code: string) =>
    results
      .find((result) => result.member === member && result.period === period)
      ?.entries.find(({ indicator }) => indicator === code)?.actual.value ?? null;

  test("are the same every time", () => {
    expect(sampleResults("LHH-BG-2024")).toEqual(results);
    expect([figure("QN", "6T", "CT02"), figure("QN", "N", "CT02")]).toEqual([11, 19]);
  });

  test("do not fall over the year", () => {
    for (const { code } of plan("LHH-BG-2024").members) {
      const [half, most, year] = ["6T", "9T", "N"].map((period) => figure(code, period, "CT02"));
      if (half != null && most != null) expect(most).toBeGreaterThanOrEqual(half);
      if (most != null && year != null) expect(year).toBeGreaterThanOrEqual(most);
    }
  });
});
