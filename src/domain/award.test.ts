import { allowed, awardCounts, awardIssues, awardName, readAwardRules } from "./award";
import { nationalAwardRules as rules } from "./data/awardRules";
import { legalBases, legalBasesOn } from "./data/legalBases";
import { proposalIssues, proposedCounts } from "./proposal";
import type { AwardEntry } from "./submission";

function entry(kind: AwardEntry["kind"], title: string | null, more: Partial<AwardEntry> = {}): AwardEntry {
  return {
    kind,
    name: "A",
    title,
    rewardForm: null,
    rating: "HTTNV",
    initiative: null,
    result: null,
    source: { file: "a.xlsx", sheet: "DangKy_DanhHieu", cell: "F7" },
    ...more,
  };
}
const people = (count: number, title: string | null, more: Partial<AwardEntry> = {}) =>
  Array.from({ length: count }, () => entry("individual", title, more));
const excellent = entry("collective", "Tập thể lao động xuất sắc");
const codes = (entries: AwardEntry[], day = "2024-06-30") =>
  awardIssues(entries, rules, day).map(({ code, params }) => [code, params?.["needed"] ?? params?.["count"]]);

describe("tập thể lao động xuất sắc", () => {
  test("registered with no chiến sĩ thi đua cơ sở and no list of people: the catch of the real plan", () => {
    expect(codes([excellent])).toEqual([
      ["award.cannotCheck", "Lao động tiên tiến"],
      ["award.nobodyWith", "Chiến sĩ thi đua cơ sở"],
    ]);
    expect(awardIssues([excellent], rules, "2024-06-30")[1]).toMatchObject({
      severity: "warning",
      place: { sheet: "DangKy_DanhHieu", cell: "F7" },
      params: { basis: "06/2022/QH15", article: "Điều 27", title: "Tập thể lao động xuất sắc" },
    });
  });

  test("70 % lao động tiên tiến, one chiến sĩ thi đua cơ sở, everybody completed", () => {
    const initiative = { initiative: "Sáng kiến A" };
    const sound = [excellent, ...people(7, "LĐTT"), ...people(3, null)];
    expect(codes([...sound, entry("individual", "CSTĐCS", initiative)])).toEqual([]);
    expect(codes([excellent, ...people(6, "LĐTT"), ...people(4, null)])[0]).toEqual([
      "award.shareTooLow",
      "Lao động tiên tiến",
    ]);
    const failing = { rating: "Không hoàn thành nhiệm vụ" };
    expect(codes([...sound, ...people(1, "CSTĐCS", initiative), ...people(1, "LĐTT", failing)])).toEqual([
      ["award.notAllCompleted", 1],
    ]);
  });

  test("a rule holds while it is in force", () => expect(codes([excellent], "2023-12-31")).toEqual([]));
});

test("chiến sĩ thi đua cơ sở: an initiative, and at most 15 % of the lao động tiên tiến they are part of", () => {
  const named = (count: number) => people(count, "Chiến sĩ thi đua cơ sở", { initiative: "x" });
  expect(codes(people(1, "CSTĐCS"))).toEqual([
    ["award.noInitiative", undefined],
    ["award.overQuota", 1],
  ]);
  expect(codes([...people(17, "LĐTT"), ...named(3)])).toEqual([]);
  expect(codes([...people(16, "LĐTT"), ...named(3)])).toEqual([["award.overQuota", 3]]);
  expect(awardCounts([...people(16, "LĐTT"), ...named(3)], rules)).toEqual({
    individuals: 19,
    collectives: 0,
    byTitle: { "Lao động tiên tiến": 19, "Chiến sĩ thi đua cơ sở": 3 },
  });
  const [quota] = rules.quotas;
  if (!quota) throw new Error("quota");
  expect((["none", "down", "up", "nearest"] as const).map((rounding) => allowed({ ...quota, rounding }, 19))).toEqual([
    2.85, 2, 3, 3,
  ]);
});

test("danh hiệu and hình thức khen thưởng are not mixed up", () => {
  expect(codes([entry("individual", "Bằng khen CT UBND tỉnh")])).toEqual([["award.formAsTitle", undefined]]);
  expect(codes([entry("individual", null, { rewardForm: "Lao động tiên tiến" })])).toEqual([
    ["award.titleAsForm", undefined],
  ]);
  expect(codes([entry("individual", "Tập thể lao động tiên tiến")])[0]).toEqual(["award.otherKind", undefined]);
  expect(codes([entry("individual", "Người tốt việc tốt")])).toEqual([["award.unknownName", undefined]]);
  expect(awardName(rules, "huân chương Lao động hạng Ba")?.sort).toBe("form");
  expect(awardName(rules, "tập thể lao động xuất sắc")?.name).toBe("Tập thể lao động xuất sắc");
});

test("a plan may declare its own rules, list by list", () => {
  const result = readAwardRules({
    quotas: [{ title: "Lao động tiên tiến", percent: 80, rounding: "down", basis: { code: "QĐ 1" } }],
  });
  if (!("rules" in result)) throw new Error("rules");
  expect(result.rules.conditions).toBe(rules.conditions);
  expect(awardIssues([...people(9, "LĐTT"), ...people(1, null)], result.rules, "2024-06-30")).toMatchObject([
    { code: "award.overQuota", params: { count: 9, base: 10, most: 8, basis: "QĐ 1", certain: 0 } },
  ]);
  const wrong = readAwardRules({ quotas: [{ title: "x", rounding: "tròn" }] });
  expect("issues" in wrong && wrong.issues.map(({ code, params }) => [code, params?.["path"]])).toEqual([
    ["plan.wrongWord", "awards.quotas[0].rounding"],
  ]);
});

test("a proposal needs its votes and stays within what was allocated", () => {
  const own = { ...rules, allocations: [{ name: "Cờ TĐ tỉnh", count: 1 }] };
  const proposal = (member: string, reward: string | null, votes: [number, number] | null) => ({
    member,
    reward,
    votes: votes && { for: votes[0], of: votes[1] },
  });
  const proposals = [
    proposal("BG", "Cờ thi đua của UBND tỉnh", [10, 15]),
    proposal("BN", "Cờ thi đua của UBND tỉnh", [9, 15]),
    proposal("HN", "Không", [0, 15]),
    proposal("HP", null, null),
    proposal("TN", "CSTĐTQ", [13, 15]),
  ];
  expect(proposedCounts(proposals, own)).toEqual({ "Cờ thi đua của UBND tỉnh": 2, "Chiến sĩ thi đua toàn quốc": 1 });
  const said = (day: string) => proposalIssues(proposals, own, day).map(({ code, place }) => [code, place.member]);
  expect(said("2025-12-01")).toEqual([
    ["award.tooFewVotes", "BN"],
    ["award.tooFewVotes", "TN"],
    ["award.overAllocation", undefined],
  ]);
  expect(said("2024-12-01")).toEqual([
    ["award.tooFewVotes", "TN"],
    ["award.overAllocation", undefined],
  ]);
});

test("legal bases have a time in force, and what replaced them is on the list", () => {
  const on = (day: string) => legalBasesOn(day).map(({ code }) => code);
  expect(on("2024-06-30")).toEqual(expect.arrayContaining(["06/2022/QH15", "98/2023/NĐ-CP"]));
  expect(on("2024-06-30")).not.toContain("152/2025/NĐ-CP");
  expect(on("2025-07-01")).toContain("152/2025/NĐ-CP");
  expect(on("2025-07-01")).not.toContain("98/2023/NĐ-CP");
  const known = new Set(legalBases.map(({ code }) => code));
  expect(legalBases.filter(({ replacedBy }) => replacedBy !== null && !known.has(replacedBy))).toEqual([]);
});
