import fc from "fast-check";
import { HALF, indicatorOf, planOf } from "./fixtures/build";
import { scoringVectors } from "./fixtures/calcVectors";
import { criterion, type Figures, row, schemeOf, score } from "./fixtures/scores";
import { rankMembers } from "./ranking";
import { readyScheme } from "./readySchemes";
import { readScheme, type Rule } from "./scheme";
import { schemeIssues } from "./schemeIssues";
import type { ScoreEntry } from "./submission";
import { sum } from "./sum";

const points = (...args: Parameters<typeof score>) => score(...args).map((member) => member.lines[0]?.points);
const reason = (...args: Parameters<typeof score>) => score(...args)[0]?.lines[0]?.why.code;

describe("rules", () => {
  const linear = schemeOf([criterion("CT02", { kind: "linear", zeroBelow: null })]);

  test("the worked examples: linear with a cap", () => {
    for (const { id, max, pct, score: expected } of scoringVectors.filter(({ pct }) => pct !== undefined)) {
      const scheme = schemeOf([criterion("CT02", { kind: "linear", zeroBelow: null }, max)]);
      expect([id, points(scheme, { BG: pct ?? null }, { target: "100" })]).toEqual([id, [expected]]);
    }
  });

  test("linear: to the cap and no further; no data is no points, not 0", () => {
    expect(points(linear, { BG: 5, BN: 0, HN: null, HP: 17 })).toEqual([10, 0, null, 20]);
    expect(points(linear, { BG: 1 / 3 })).toEqual([0.67]);
    expect(points(linear, { BG: 5 }, { target: null })).toEqual([null]);
    expect(points(linear, { BG: 0 }, { type: "rate", direction: "down", target: "2" })).toEqual([20]);
    const floor = schemeOf([criterion("CT02", { kind: "linear", zeroBelow: 50 })]);
    expect(points(floor, { BG: 4.99, BN: 5 })).toEqual([0, 10]);
    expect(reason(floor, { BG: 4.99 })).toBe("score.belowFloor");
  });

  test("a set that did not arise is the target kept", () => {
    const parts = { numerator: 0, denominator: 0 };
    expect(points(linear, { BG: parts }, { type: "setRatio", target: "100%" })).toEqual([20]);
  });

  test("steps, in percent or in the figure itself", () => {
    const steps = [
      { from: 100, points: 20 },
      { from: 80, points: 15 },
    ];
    const scheme = (on: "percent" | "actual") => schemeOf([criterion("CT02", { kind: "steps", on, steps })]);
    expect(points(scheme("percent"), { BG: 7.9, BN: 8, HN: 10, HP: 30 })).toEqual([0, 15, 20, 20]);
    expect(points(scheme("actual"), { BG: 79, BN: 80, HN: 100 })).toEqual([0, 15, 20]);
  });

  test("pass or fail; before year-end nothing has failed yet", () => {
    const scheme = schemeOf([criterion("CT02", { kind: "passFail" })]);
    expect(points(scheme, { BG: 9, BN: 10 })).toEqual([0, 20]);
    expect(points(scheme, { BG: 9, BN: 10 }, {}, [], HALF)).toEqual([null, 20]);
  });

  test("per occurrence with a ceiling, with or without a target", () => {
    const scheme = schemeOf([criterion("CT02", { kind: "perOccurrence", points: 2 }, 5)]);
    expect(points(scheme, { BG: 1, BN: 2, HN: 3, HP: 0 })).toEqual([2, 4, 5, 0]);
    expect(points(scheme, { BG: 2 }, { target: null })).toEqual([4]);
  });

  test("half points and leader", () => {
    const scheme = schemeOf([criterion("CT02", { kind: "leaderRelative" })]);
    // Shares of the target: 0.5, 1, 1.25, 1.5 (leader).
    expect(points(scheme, { BG: 5, BN: 10, HN: 12.5, HP: 15 })).toEqual([5, 10, 15, 20]);
    expect(points(scheme, { BG: 15, BN: 15 })).toEqual([20, 20]);
    expect(points(scheme, { BG: 3, BN: 4 }, { target: null })).toEqual([15, 20]);
    expect(points(scheme, { BG: 0, BN: 1 }, { type: "rate", direction: "down", target: "2" })).toEqual([20, 10]);
  });
});

describe("a member's total", () => {
  const thousand = schemeOf(
    [
      criterion("A1", { kind: "manual" }, 950, null),
      criterion("D", { kind: "bonus" }, null, null),
      criterion("E", { kind: "penalty" }, null, null),
    ],
    { total: 950, caps: { total: 1000, bonus: 50, penalty: null } },
  );

  test("the worked example of 1.000 = 950 + 50", () => {
    const [vector] = scoringVectors.filter(({ self }) => self !== undefined);
    const { chuan, thuong, tru } = vector?.self ?? { chuan: 0, thuong: 0, tru: 0 };
    const rows = [
      row("A1", { self: chuan }),
      row("D", { bonus: thuong, reason: "Cờ thi đua" }),
      row("E", { penalty: tru, reason: "Không ký giao ước" }),
    ];
    const [member] = score(thousand, { BG: 1 }, {}, rows);
    expect(member).toMatchObject({ total: 972, points: 930, bonus: 50, penalty: 8, self: 987 });
    expect(member?.lines.map(({ code, part, points }) => [code, part, points])).toEqual([
      ["A1", "points", 930],
      ["D", "bonus", 65],
      ["E", "penalty", -8],
      ["bonus", "cap", -15],
    ]);
  });

  test("bonus and penalty need a reason", () => {
    const [member] = score(thousand, { BG: 1 }, {}, [
      row("A1", { self: 900 }),
      row("D", { bonus: 5 }),
      row("E", { penalty: 5 }),
    ]);
    expect(member?.total).toBe(900);
    expect(member?.issues.map(({ code, params }) => [code, params?.["criterion"]])).toEqual([
      ["score.reasonMissing", "D"],
      ["score.reasonMissing", "E"],
    ]);
  });

  test("the standing body's figure outranks the cluster's, that the self-score, that the rule", () => {
    const scheme = schemeOf([criterion("CT02", { kind: "linear", zeroBelow: null })]);
    const given = (more: Partial<ScoreEntry>) => {
      const [member] = score(scheme, { BG: 5 }, {}, [row("CT02", more)]);
      return [member?.total, member?.lines[0]?.basis, member?.issues.map(({ code }) => code)];
    };
    expect(given({})).toEqual([10, "computed", []]);
    expect(given({ self: 9 })).toEqual([9, "self", []]);
    expect(given({ self: 12 })).toEqual([12, "self", ["score.selfAboveComputed"]]);
    expect(given({ self: 25 })).toEqual([20, "self", ["score.outOfRange", "score.selfAboveComputed"]]);
    expect(given({ self: 12, appraised: 11, reason: "Trùng" })).toEqual([11, "appraised", []]);
    expect(given({ self: 12, appraised: 11 })).toEqual([11, "appraised", ["score.changedWithoutReason"]]);
    expect(given({ self: 12, appraised: 11, council: 8, reason: "Trùng" })).toEqual([8, "council", []]);
    expect(given({ self: 0 })).toEqual([0, "self", []]);
  });

  test("caps of a section, of penalties and of the total", () => {
    const scheme = schemeOf(
      [
        criterion("A1", { kind: "manual" }, 60, null),
        criterion("A2", { kind: "manual" }, 60, null),
        criterion("E", { kind: "penalty" }, null, null),
      ],
      { sections: [{ code: "A", name: "", max: 100 }], caps: { total: 90, bonus: null, penalty: 5 } },
    );
    const rows = [row("A1", { self: 60 }), row("A2", { self: 55 }), row("E", { penalty: 9, reason: "trễ" })];
    const [member] = score(scheme, { BG: 1 }, {}, rows);
    expect(member?.lines.map(({ code, points }) => [code, points])).toEqual([
      ["A1", 60],
      ["A2", 55],
      ["E", -9],
      ["A", -15],
      ["penalty", 4],
      ["total", -5],
    ]);
    expect(member?.total).toBe(90);
  });

  test("what nobody scored is listed, and no points at all is no total", () => {
    expect(score(thousand, { BG: 1 })[0]).toMatchObject({ total: null, points: null, missing: ["A1"] });
  });
});

describe("properties", () => {
  const rules = fc.constantFrom<Rule>(
    { kind: "linear", zeroBelow: null },
    { kind: "linear", zeroBelow: 50 },
    { kind: "leaderRelative" },
    { kind: "perOccurrence", points: 3 },
    { kind: "passFail" },
    {
      kind: "steps",
      on: "percent",
      steps: [
        { from: 50, points: 5 },
        { from: 100, points: 20 },
      ],
    },
  );
  const figure = fc.integer({ min: 0, max: 3000 }).map((n) => n / 100);
  const figures = fc.dictionary(fc.constantFrom("A1", "B2", "C3", "D4", "E5"), figure, { minKeys: 1 });
  const rows = fc
    .tuple(
      fc.option(fc.integer({ min: 0, max: 20 })),
      fc.option(fc.integer({ min: 0, max: 9 })),
      fc.option(fc.integer({ min: 0, max: 9 })),
    )
    .map(([self, bonus, penalty]) => [row("CT02", { self, bonus, penalty, reason: "x" })]);

  test("permuting members never changes ranks", () => {
    fc.assert(
      fc.property(rules, figures, (rule, given) => {
        const scheme = schemeOf([criterion("CT02", rule)]);
        const ranks = (order: Figures) =>
          Object.fromEntries(rankMembers(scheme, score(scheme, order)).map(({ member, rank }) => [member, rank]));
        expect(ranks(Object.fromEntries(Object.entries(given).reverse()))).toEqual(ranks(given));
      }),
    );
  });

  test("raising an upward indicator never lowers its own score", () => {
    fc.assert(
      fc.property(rules, figures, figure, (rule, given, more) => {
        const scheme = schemeOf([criterion("CT02", rule)]);
        const [first = "A1"] = Object.keys(given);
        const own = (all: Figures) => score(scheme, all).find(({ member }) => member === first)?.total ?? 0;
        const raised = { ...given, [first]: (given[first] ?? 0) + more };
        expect(own(raised)).toBeGreaterThanOrEqual(own(given));
      }),
    );
  });

  test("totals are the sum of the explained lines", () => {
    const caps = fc.record({
      total: fc.option(fc.integer({ min: 1, max: 30 })),
      bonus: fc.option(fc.integer({ min: 0, max: 5 })),
      penalty: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(rules, figures, rows, caps, (rule, given, sheet, limits) => {
        const scheme = schemeOf([criterion("CT02", rule)], { caps: limits });
        for (const { total, points, bonus, penalty, lines } of score(scheme, given, {}, sheet)) {
          expect(total).toBe(sum(lines.map((line) => line.points ?? 0)));
          if (points !== null) expect(sum([points, bonus, -penalty])).toBe(total);
          if (limits.bonus !== null) expect(bonus).toBeLessThanOrEqual(limits.bonus);
          if (limits.penalty !== null) expect(penalty).toBeLessThanOrEqual(limits.penalty);
          if (limits.total !== null) expect(total).toBeLessThanOrEqual(limits.total);
        }
      }),
    );
  });
});

describe("schemes as data", () => {
  const plan = planOf([
    indicatorOf("N01", { type: "group", target: null }),
    indicatorOf("CT01", { parent: "N01" }),
    indicatorOf("CT02"),
    indicatorOf("CT02b", { parent: "CT02" }),
    indicatorOf("CT03", { type: "growth" }),
  ]);

  test.each(["thousand", "hundred", "leader"] as const)("the ready-made %s fits its plan and reads back", (kind) => {
    const scheme = readyScheme(kind, plan);
    expect(schemeIssues(scheme, plan)).toEqual([]);
    expect(readScheme(JSON.parse(JSON.stringify(scheme)))).toEqual({ scheme });
    const ofIndicators = scheme.criteria.filter(({ indicator }) => indicator !== null);
    expect(ofIndicators.map(({ code }) => code)).toEqual(["CT01", "CT02", "CT03"]);
  });

  test("points given in the plan are taken", () => {
    const given = planOf([indicatorOf("A", { maxScore: 40 }), indicatorOf("B", { maxScore: 30 })]);
    expect(
      readyScheme("hundred", given)
        .criteria.slice(0, 2)
        .map(({ max }) => max),
    ).toEqual([40, 30]);
  });

  test("none is assumed; faults have their path", () => {
    expect(readScheme(null)).toEqual({ scheme: null });
    const result = readScheme({ criteria: [{ code: "A", rule: { kind: "tuyến tính" } }] });
    expect("issues" in result && result.issues.map(({ code, params }) => [code, params?.["path"]])).toEqual([
      ["plan.wrongWord", "scoring.criteria[0].rule.kind"],
    ]);
  });

  test("what does not fit is said", () => {
    const scheme = schemeOf(
      [
        criterion("A1", { kind: "linear", zeroBelow: null }, 20, "XX"),
        criterion("A1", { kind: "passFail" }, null, null),
        criterion("CT03", { kind: "linear", zeroBelow: null }, 20),
        criterion(
          "S",
          {
            kind: "steps",
            on: "percent",
            steps: [
              { from: 50, points: 9 },
              { from: 100, points: 5 },
            ],
          },
          8,
          "CT02",
        ),
      ],
      { total: 100, ties: [{ by: "section", section: "Z" }] },
    );
    expect(schemeIssues(scheme, plan).map(({ code }) => code)).toEqual([
      "scheme.unknownIndicator",
      "scheme.duplicateCriterion",
      "scheme.noIndicator",
      "scheme.noMax",
      "scheme.noPercent",
      "scheme.stepsFall",
      "scheme.stepAboveMax",
      "scheme.totalMismatch",
      "scheme.unknownSection",
    ]);
  });
});
