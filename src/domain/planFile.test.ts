import type { Plan } from "./plan";
import { readPlanJson } from "./planFile";
import { hintedDirection, planIssues } from "./planIssues";
import { indicatorOf, planOf } from "./fixtures/build";

const small = {
  id: "LHH-BG-2024",
  year: 2024,
  periods: [{ code: "6T", from: "2024-01-01", to: "2024-06-30", due: "2024-06-05" }],
  members: [{ code: "BG", name: "Liên hiệp các hội" }],
  indicators: [{ code: "CT02", name: "Tư vấn", type: "quantity", target: "16" }],
};

function read(value: unknown): Plan {
  const result = readPlanJson(value);
  if (!("plan" in result)) throw new Error(JSON.stringify(result.issues));
  return result.plan;
}

function faults(value: unknown) {
  const result = readPlanJson(value);
  return "plan" in result ? [] : result.issues.map(({ code, params, found }) => [code, params?.path, found]);
}

describe("a plan file", () => {
  test("what is absent gets its default", () => {
    expect(read(small)).toEqual({
      id: "LHH-BG-2024",
      year: 2024,
      title: "",
      issuer: { parent: "", name: "" },
      basis: "",
      cluster: { code: "LHH-BG-2024", name: "" },
      periods: [{ code: "6T", name: "6T", from: "2024-01-01", to: "2024-06-30", due: "2024-06-05", final: false }],
      members: [
        { code: "BG", name: "Liên hiệp các hội", aliases: [], validFrom: null, validTo: null, predecessors: [] },
      ],
      indicators: [
        {
          code: "CT02",
          no: "",
          parent: null,
          name: "Tư vấn",
          unit: "",
          type: "quantity",
          direction: "up",
          accumulation: "cumulative",
          target: "16",
          maxScore: null,
          baseline: null,
        },
      ],
      tasks: [],
      campaigns: [],
      deadlines: [],
      inverseFormula: "target/actual",
      scoring: null,
      awards: null,
    });
  });

  test("a number as target is written the Vietnamese way", () => {
    const target = (value: unknown) =>
      read({ ...small, indicators: [{ code: "A", name: "a", type: "value", target: value }] }).indicators[0]?.target;
    expect(target(16068)).toBe("16.068");
    expect(target(1.82)).toBe("1,82");
    expect(target(" ")).toBeNull();
  });

  test("a period takes its deadline from the list of deadlines where it has none of its own", () => {
    const periods = (due: string | null) =>
      read({
        ...small,
        periods: [{ ...small.periods[0], due }],
        deadlines: [{ kind: "report", period: "6T", due: "2024-06-10" }],
      }).periods.map((period) => period.due);
    expect([periods(null), periods("2024-06-05")]).toEqual([["2024-06-10"], ["2024-06-05"]]);
  });

  test.each<[string, unknown, unknown[]]>([
    ["no object", [], [["plan.wrongType", "", "[]"]]],
    ["no year", { ...small, year: undefined }, [["plan.missing", "year", ""]]],
    ["a year far off", { ...small, year: 24 }, [["plan.badYear", "year", "24"]]],
    ["nothing asked", { ...small, indicators: [] }, [["plan.empty", "indicators", undefined]]],
    ["a list that is none", { ...small, members: {} }, [["plan.wrongType", "members", "{}"]]],
    [
      "a wrong word",
      { ...small, indicators: [{ code: "A", name: "a", type: "số lượng" }] },
      [["plan.wrongWord", "indicators[0].type", "số lượng"]],
    ],
    [
      "no day of the calendar",
      { ...small, periods: [{ code: "6T", from: "2024-02-30", to: "2024-06-30" }] },
      [["plan.badDate", "periods[0].from", "2024-02-30"]],
    ],
    [
      "a period that runs backwards",
      { ...small, periods: [{ code: "6T", from: "2024-07-01", to: "2024-06-30" }] },
      [["plan.datesReversed", "periods[0].to", "2024-06-30"]],
    ],
    [
      "a code twice",
      { ...small, members: [small.members[0], small.members[0]] },
      [["plan.duplicateCode", "members[1].code", "BG"]],
    ],
    [
      "a code that is a path",
      { ...small, members: [{ code: "../BG", name: "a" }] },
      [["plan.badCode", "members[0].code", "../BG"]],
    ],
    [
      "a parent nobody is",
      { ...small, indicators: [{ code: "A", name: "a", type: "quantity", parent: "N01" }] },
      [["plan.unknownParent", "indicators[0].parent", "N01"]],
    ],
    [
      "parents in a circle",
      {
        ...small,
        indicators: [
          { code: "A", name: "a", type: "group", parent: "B" },
          { code: "B", name: "b", type: "group", parent: "A" },
        ],
      },
      [
        ["plan.circle", "indicators[0].parent", "B"],
        ["plan.circle", "indicators[1].parent", "A"],
      ],
    ],
    [
      "a task without its quarter",
      { ...small, tasks: [{ code: "NV-1-01", content: "Ban hành" }] },
      [["plan.wrongWord", "tasks[0].quarter", ""]],
    ],
    [
      "a scoring rule nobody knows",
      { ...small, scoring: { criteria: [{ code: "A", rule: { kind: "x" } }] } },
      [["plan.wrongWord", "scoring.criteria[0].rule.kind", "x"]],
    ],
    ["award rules that are no list", { ...small, awards: { quotas: 15 } }, [["plan.wrongType", "awards.quotas", "15"]]],
  ])("%s", (_, value, expected) => expect(faults(value)).toEqual(expected));

  test("an object that claims another prototype changes nothing", () => {
    const value: unknown = JSON.parse(
      '{"id":"P","year":2024,"indicators":[{"code":"A","name":"a","type":"quantity","targets":{"__proto__":"5"}}]}',
    );
    const targets = read(value).indicators[0]?.targets;
    expect(Object.getOwnPropertyNames(targets ?? {})).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>)["5"]).toBeUndefined();
  });
});

describe("what to look at in a plan", () => {
  const issues = (plan: Plan) =>
    planIssues(plan).map(({ code, place, found, params }) => [code, place.indicator, found, params]);

  test("gaps in the printed numbers, per section", () => {
    const row = (code: string, no: string, section: string) => indicatorOf(code, { no, section });
    const plan = planOf([
      row("A", "(1)", "x"),
      row("B", "(2)", "x"),
      row("C", "(4)", "x"),
      row("D", "1.", "y"),
      row("E", "5.", "y"),
    ]);
    expect(issues(plan)).toEqual([
      ["plan.numberGap", "C", "(4)", { missing: "3" }],
      ["plan.numberGap", "E", "5.", { missing: "2–4" }],
    ]);
  });

  test("targets nobody can read, and ranges of the wrong type", () => {
    const plan = planOf([
      indicatorOf("A", { no: "", target: "2-3" }),
      indicatorOf("B", { no: "", target: "16,068" }),
      indicatorOf("C", { no: "", target: "5", targets: { BG: "nhiều" } }),
    ]);
    expect(issues(plan)).toEqual([
      ["plan.rangeTarget", "A", "2-3", { reason: "rangeForNumber" }],
      ["plan.targetUnreadable", "B", "16,068", { reason: "ambiguous" }],
      ["plan.targetUnreadable", "C", "nhiều", { reason: "notNumber" }],
    ]);
  });

  test("words that hint at a downward indicator are proposed, not taken", () => {
    expect(hintedDirection("Tỷ lệ lao động thất nghiệp thành thị", "2,5%")).toBe("down");
    expect(hintedDirection("Tỷ lệ hộ nghèo", "còn 1,82%")).toBe("down");
    expect(hintedDirection("Số vụ tai nạn giao thông", "10")).toBe("down");
    expect(hintedDirection("Tỷ lệ hộ được dùng nước sạch", "94%")).toBeNull();
    expect(hintedDirection("Số học sinh nội trú", "100")).toBeNull();
    const plan = planOf([indicatorOf("A", { name: "Số vụ phạm tội", no: "" })]);
    expect(issues(plan)).toEqual([["plan.directionHint", "A", "Số vụ phạm tội", undefined]]);
  });

  test("codes that name nobody, a heading with nothing under it, a base that is missing", () => {
    const plan = planOf(
      [
        indicatorOf("A", { no: "", targets: { XX: "5" }, periodTargets: { "3T": "2", "6T/BG": "3" } }),
        indicatorOf("G", { no: "", type: "group", target: null }),
        indicatorOf("D", { no: "", type: "rate", direction: "down", target: "5" }),
      ],
      ["BG"],
      { inverseFormula: "reduction", deadlines: [{ kind: "report", period: "3T", due: "2024-03-31", note: "" }] },
    );
    expect(issues(plan)).toEqual([
      ["plan.baselineMissing", "D", undefined, undefined],
      ["plan.emptyGroup", "G", undefined, undefined],
      ["plan.unknownMember", "A", "XX", undefined],
      ["plan.unknownPeriod", "A", "3T", undefined],
      ["plan.unknownPeriod", undefined, "3T", undefined],
    ]);
  });
});
