import { VERDICT, type Verdict } from "./achievement";
import { entryOf, HALF, indicatorOf, planOf, YEAR } from "./fixtures/build";
import { counts, groupVerdict, memberAchievements } from "./memberAchievements";
import { targetOf } from "./target";

const { exceeded, met, missed, inProgress, noData, notAssigned, notComputable, completed, notArising } = VERDICT;

describe("a parent without a value of its own", () => {
  test.each<[Verdict[], Verdict, Verdict]>([
    [[], notAssigned, notAssigned],
    [[notAssigned, notAssigned], notAssigned, notAssigned],
    [[met, completed, notArising], met, met],
    [[met, exceeded, notAssigned], exceeded, exceeded],
    [[noData, noData], noData, noData],
    [[exceeded, noData], inProgress, noData],
    [[exceeded, missed, noData], inProgress, missed],
    [[met, notComputable], inProgress, notComputable],
    [[met, inProgress], inProgress, notComputable],
  ])("%j: %s before year-end, %s at year-end", (children, before, final) => {
    expect(groupVerdict(children, false)).toBe(before);
    expect(groupVerdict(children, true)).toBe(final);
  });
});

const group = { type: "group", target: null } as const;
const nested = planOf([
  indicatorOf("A", group),
  indicatorOf("A1", { ...group, parent: "A" }),
  indicatorOf("A1x", { parent: "A1", target: "10" }),
  indicatorOf("A2", { parent: "A", target: "4" }),
  indicatorOf("B", { target: "10" }),
  indicatorOf("B1", { parent: "B", target: "6" }),
]);

describe("one member", () => {
  test("groups inside groups are decided first; a parent with a value decides for itself", () => {
    const all = memberAchievements(nested, YEAR, "BG", [
      entryOf("A1x", 12),
      entryOf("A2", 4),
      entryOf("B", 10),
      entryOf("B1", 1),
    ]);
    expect([...all].map(([code, { verdict }]) => [code, verdict])).toEqual([
      ["A", exceeded],
      ["A1", exceeded],
      ["A1x", exceeded],
      ["A2", met],
      ["B", met],
      ["B1", missed],
    ]);
    expect(all.get("A")?.children).toEqual({ good: 2, total: 2 });
    expect(counts(all.values())).toEqual({
      printed: { [exceeded]: 1, [met]: 1 },
      components: { [exceeded]: 1, [met]: 2, [missed]: 1 },
    });
  });

  test("a verdict written over needs a reason and one of the printed words; it counts, and the computed one stays", () => {
    const override = (verdictOverride: string, reason: string | null) =>
      memberAchievements(nested, YEAR, "BG", [entryOf("A2", 3, { verdictOverride, reason }), entryOf("A1x", 10)]);
    expect(override(met, "Được điều chỉnh chỉ tiêu").get("A2")).toMatchObject({ verdict: met, computed: missed });
    expect(override(met, "Được điều chỉnh chỉ tiêu").get("A")?.verdict).toBe(met);
    expect(override(met, " ").get("A2")?.verdict).toBe(missed);
    expect(override("Tốt", "lý do").get("A2")?.verdict).toBe(missed);
  });

  test("nothing reported is no data, never 0", () => {
    const all = memberAchievements(nested, YEAR, "BG", []);
    expect([...all.values()].every(({ percent, actual }) => percent === null && actual === null)).toBe(true);
    expect(counts(all.values()).printed).toEqual({ [noData]: 2 });
  });

  test("parents in a circle do not run for ever", () => {
    const circle = planOf([indicatorOf("A", { ...group, parent: "B" }), indicatorOf("B", { ...group, parent: "A" })]);
    expect(memberAchievements(circle, YEAR, "BG", []).size).toBe(2);
  });

  test("targets of a member, of a period and of a member's period", () => {
    const indicator = indicatorOf("A", {
      target: "16",
      targets: { BN: "20", HN: null },
      periodTargets: { "6T": "8", "6T/BN": "11" },
    });
    const plan = planOf([indicator], ["BG", "BN", "HN"]);
    const target = (member: string, period?: string) => targetOf(plan, indicator, member, period);
    expect(target("BG")).toEqual({ kind: "number", value: 16 });
    expect(target("BN")).toEqual({ kind: "number", value: 20 });
    expect(target("HN")).toEqual({ kind: "none" });
    expect(target("BG", "6T")).toEqual({ kind: "number", value: 8 });
    expect(target("BN", "6T")).toEqual({ kind: "number", value: 11 });
    expect(target("BG", "N")).toEqual({ kind: "none" });
    const cell = memberAchievements(plan, HALF, "BN", [entryOf("A", 10, { lastYear: 8 })]).get("A");
    expect(cell?.percent).toBe(50);
    expect(cell?.periodPercent).toBeCloseTo(90.9091, 4);
    expect(cell?.versusLastYear).toBe(125);
    expect(cell?.verdict).toBe(inProgress);
  });
});
