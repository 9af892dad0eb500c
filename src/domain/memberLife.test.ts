import { HALF, indicatorOf, memberOf, planOf } from "./fixtures/build";
import { comparableWithLastYear, matchIssue, matchMember, successorsOf } from "./memberLife";

/** Bắc Giang and Bắc Ninh are one since 01/7/2025. */
const plan = planOf([indicatorOf("A")], [], {
  year: 2025,
  members: [
    memberOf("BG", { name: "UBND tỉnh Bắc Giang", validTo: "2025-06-30" }),
    memberOf("BNcu", { name: "UBND tỉnh Bắc Ninh", validTo: "2025-06-30" }),
    memberOf("BN", {
      name: "UBND tỉnh Bắc Ninh",
      aliases: ["Bắc Ninh mới"],
      validFrom: "2025-07-01",
      predecessors: ["BG", "BNcu"],
    }),
    memberOf("SNV1", { name: "Sở Nội vụ" }),
    memberOf("SNV2", { name: "Sở Nội vụ" }),
    memberOf("TD", { name: "Xã Tiên Du", validFrom: "2025-07-01", predecessors: ["TTLIM"] }),
  ],
});
const match = (said: { code?: string; name?: string }, day: string) => {
  const result = matchMember(plan, said, day);
  if (result.kind === "found") return [result.member.code, result.by];
  return result.kind === "ambiguous" ? result.members.map(({ code }) => code) : result.kind;
};
const [before, after] = ["2025-06-30", "2025-12-31"];

test("by its own code first, whatever the name", () => {
  expect(match({ code: "BG", name: "UBND tỉnh Bắc Ninh" }, before)).toEqual(["BG", "code"]);
  expect(match({ code: "bg" }, before)).toEqual(["BG", "code"]);
});

test("an old code or name leads to the unit that followed", () => {
  expect(match({ code: "BG" }, after)).toEqual(["BN", "predecessor"]);
  expect(match({ name: "UBND tỉnh Bắc Giang" }, after)).toEqual(["BN", "predecessor"]);
  expect(match({ code: "TTLIM" }, after)).toEqual(["TD", "predecessor"]);
  expect(successorsOf(plan, "BNcu").map(({ code }) => code)).toEqual(["BN"]);
});

test("one name, two lives: the one that stood on the day", () => {
  expect(match({ name: "Ủy ban nhân dân" }, before)).toBe("unknown");
  expect(match({ name: "UBND tỉnh Bắc Ninh" }, before)).toEqual(["BNcu", "name"]);
  expect(match({ name: "ubnd TỈNH bắc ninh " }, after)).toEqual(["BN", "name"]);
  expect(match({ name: "Bắc Ninh mới" }, after)).toEqual(["BN", "alias"]);
});

test("what cannot be told is not guessed", () => {
  expect(match({ name: "Sở Nội vụ" }, before)).toEqual(["SNV1", "SNV2"]);
  expect(match({ code: "TD" }, before)).toBe("notValid");
  expect(match({ code: "XX" }, before)).toBe("unknown");
  expect(match({}, before)).toBe("unknown");
});

test("how it was found is said", () => {
  const said = (name: string, day: string) => matchIssue(matchMember(plan, { name }, day), name, "a.xlsx");
  expect(matchIssue(matchMember(plan, { code: "BG" }, before), "BG", "a.xlsx")).toBeNull();
  expect(said("UBND tỉnh Bắc Giang", after)).toEqual({
    code: "member.byPredecessor",
    severity: "warning",
    place: { file: "a.xlsx", member: "BN" },
    found: "UBND tỉnh Bắc Giang",
    params: { code: "BN", name: "UBND tỉnh Bắc Ninh" },
  });
  expect(said("Sở Nội vụ", before)).toMatchObject({ code: "member.ambiguous", params: { codes: "SNV1, SNV2" } });
  expect(said("Sở Y tế", before)?.code).toBe("member.unknown");
});

test("figures that reach back before the merger are not comparable", () => {
  const merged = memberOf("BN", { validFrom: "2025-07-01", predecessors: ["BG"] });
  const period = (year: number) => ({ ...HALF, from: `${year}-01-01`, to: `${year}-12-31` });
  expect([2025, 2026, 2027].map((year) => comparableWithLastYear(merged, period(year)))).toEqual([false, false, true]);
  expect(comparableWithLastYear(memberOf("HN"), period(2025))).toBe(true);
});
