import { type AchievementInput, achievement, isGood, round9, VERDICT, versusLastYear } from "./achievement";
import { actualOf } from "./fixtures/build";
import { type IndicatorVector, indicatorVectors } from "./fixtures/calcVectors";
import type { Accumulation, Direction, IndicatorType, InverseFormula } from "./plan";
import type { Actual, MilestoneState } from "./submission";
import { readTarget, type Target } from "./target";

interface Case {
  type?: IndicatorType;
  direction?: Direction;
  accumulation?: Accumulation;
  target: string | null;
  actual: number | null | Partial<Actual>;
  final?: boolean;
  inverse?: InverseFormula;
  baseline?: number;
}

function judge(given: Case) {
  const type = given.type ?? "quantity";
  const input: AchievementInput = {
    indicator: {
      type,
      direction: given.direction ?? "up",
      accumulation: given.accumulation ?? "pointInTime",
      baseline: given.baseline ?? null,
    },
    target: readTarget(given.target, type),
    actual: actualOf(given.actual),
    final: given.final ?? true,
    inverseFormula: given.inverse ?? "target/actual",
  };
  const { percent, difference, verdict } = achievement(input);
  return [percent === null ? null : Number(percent.toFixed(4)), difference, verdict];
}

const TYPES: Record<string, [IndicatorType, Direction]> = {
  ratio_up: ["quantity", "up"],
  ratio_down: ["rate", "down"],
  range_up: ["range", "up"],
  pp_diff: ["growth", "up"],
  set_ratio: ["setRatio", "up"],
  at_least: ["atLeast", "up"],
  milestone: ["milestone", "done"],
};
const STATES: Record<string, MilestoneState> = { "hoàn thành": "done", "đang thực hiện": "inProgress" };

function ofVector(vector: IndicatorVector): AchievementInput {
  const [type, direction] = TYPES[vector.type] ?? ["quantity", "up"];
  const { target, actual } = vector;
  const read: Target = Array.isArray(target)
    ? { kind: "range", from: target[0] ?? NaN, to: target[1] ?? NaN }
    : typeof target === "number"
      ? { kind: "number", value: target }
      : readTarget(typeof target === "string" ? target : null, type);
  const figure =
    typeof actual === "string"
      ? { milestone: STATES[actual] ?? null }
      : actual !== null && typeof actual === "object" && "num" in actual
        ? { numerator: actual.num, denominator: actual.den }
        : typeof actual === "number"
          ? actual
          : null;
  const accumulation = type === "quantity" ? "cumulative" : "pointInTime";
  return {
    indicator: { type, direction, accumulation, baseline: vector.variant_reduction?.baseline ?? null },
    target: read,
    actual: actualOf(figure),
    final: vector.period === "năm",
    inverseFormula: "target/actual",
  };
}

describe("the worked examples", () => {
  test.each(indicatorVectors.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => {
    const result = achievement(ofVector(vector));
    // The example says "Đạt (không phát sinh)"; the printed verdict is one of the nine words.
    const status = vector.expected_status === "Đạt (không phát sinh)" ? "Không phát sinh" : vector.expected_status;
    expect(result.verdict).toBe(status);
    if (vector.expected_pct === null) expect(result.percent).toBeNull();
    else expect(result.percent).toBeCloseTo(vector.expected_pct, 4);
    if (vector.diff_pp !== undefined) expect(result.difference).toBe(vector.diff_pp);
  });

  test("C12 by the two other formulas", () => {
    const vector = indicatorVectors.find(({ id }) => id === "C12");
    if (!vector) throw new Error("C12");
    const input = ofVector(vector);
    expect(achievement({ ...input, inverseFormula: "2-actual/target" }).percent).toBeCloseTo(106.5934, 4);
    expect(achievement({ ...input, inverseFormula: "reduction" }).percent).toBeCloseTo(117.6471, 4);
  });
});

const { exceeded, met, missed, inProgress, noData, notAssigned, notComputable, completed, notArising } = VERDICT;

describe("what is there to judge", () => {
  test.each<[string, Case, unknown[]]>([
    ["no target", { target: null, actual: 7 }, [null, null, notAssigned]],
    ["a dash is no target", { target: "–", actual: 7 }, [null, null, notAssigned]],
    ["no target, no actual", { target: null, actual: null }, [null, null, notAssigned]],
    ["a target nobody can read", { target: "16,068", actual: 7 }, [null, null, notComputable]],
    ["a range where a number is asked", { target: "2-3", actual: 2 }, [null, null, notComputable]],
    ["no actual", { target: "16", actual: null }, [null, null, noData]],
    ["0 is a figure", { target: "16", actual: 0 }, [0, -16, missed]],
    ["a text", { target: "dưới 3", direction: "down", actual: { text: "Xuất siêu" } }, [null, null, notComputable]],
    ["a qualifier", { target: "100", actual: { value: 132, qualifier: "moreThan" } }, [132, 32, exceeded]],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));
});

describe("upward figures", () => {
  test.each<[string, Case, unknown[]]>([
    ["below", { target: "16.068", actual: 15900 }, [98.9544, -168, missed]],
    ["equal", { target: "16.068", actual: 16068 }, [100, 0, met]],
    ["above", { target: "3", actual: 5 }, [166.6667, 2, exceeded]],
    ["target 0", { target: "0", actual: 7 }, [null, 7, notComputable]],
    ["negative target", { target: "-5", actual: -3 }, [null, 2, exceeded]],
    [
      "at least, whatever the direction says",
      { type: "atLeast", direction: "down", target: "ít nhất 01", actual: 2 },
      [200, 1, exceeded],
    ],
    ["binary noise is no surplus", { type: "value", target: "0,3", actual: 0.1 + 0.2 }, [100, 0, met]],
    [
      "a rate from its parts",
      { type: "rate", target: "50%", actual: { numerator: 1, denominator: 4 } },
      [50, -25, missed],
    ],
    [
      "a rate as typed beats its parts",
      { type: "rate", target: "50", actual: { value: 50, numerator: 1, denominator: 4 } },
      [100, 0, met],
    ],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));
});

describe("downward figures", () => {
  const down = (target: string, actual: number, more: Partial<Case> = {}): Case => ({
    type: "rate",
    direction: "down",
    target,
    actual,
    ...more,
  });
  test.each<[string, Case, unknown[]]>([
    ["below is better", down("1,82", 1.7), [107.0588, -0.12, exceeded]],
    ["equal", down("1,82", 1.82), [100, 0, met]],
    ["above", down("2,5", 5), [50, 2.5, missed]],
    ["actual 0", down("2,5", 0), [null, -2.5, exceeded]],
    ["actual below 0", down("2,5", -1), [null, -3.5, exceeded]],
    ["target 0 kept", down("0", 0), [100, 0, met]],
    ["target 0 missed", down("0", 2), [null, 2, missed]],
    ["target 0, actual below", down("0", -2), [null, -2, exceeded]],
    ["target below 0", down("-2", -3), [null, -1, exceeded]],
    ["2 − A/T", down("2", 3, { inverse: "2-actual/target" }), [50, 1, missed]],
    ["2 − A/T never falls below 0", down("2", 9, { inverse: "2-actual/target" }), [0, 7, missed]],
    ["reduction", down("2", 3, { inverse: "reduction", baseline: 4 }), [50, 1, missed]],
    ["reduction without a base", down("2", 3, { inverse: "reduction" }), [null, 1, missed]],
    ["reduction with base = target", down("2", 3, { inverse: "reduction", baseline: 2 }), [null, 1, missed]],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));
});

describe("ranges", () => {
  const range = (actual: number, direction: Direction = "up", target = "138-140"): Case => ({
    type: "range",
    direction,
    target,
    actual,
  });
  test.each<[string, Case, unknown[]]>([
    ["below", range(69), [50, -69, missed]],
    ["lower bound", range(138), [100, 0, met]],
    ["inside", range(139), [100, 0, met]],
    ["upper bound", range(140), [100, 0, met]],
    ["above", range(147), [105, 7, exceeded]],
    ["one number is a range of itself", range(2, "up", "2"), [100, 0, met]],
    ["down, below", range(69, "down"), [200, -69, exceeded]],
    ["down, at 0", range(0, "down"), [null, -138, exceeded]],
    ["down, inside", range(139, "down"), [100, 0, met]],
    ["down, above", range(280, "down"), [50, 140, missed]],
    ["upper bound 0", range(1, "up", "từ -2 đến 0"), [null, 1, exceeded]],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));
});

describe("growth, sets and milestones", () => {
  const parts = (numerator: number, denominator: number) => ({ numerator, denominator });
  test.each<[string, Case, unknown[]]>([
    ["growth below", { type: "growth", target: "14,5%", actual: 13 }, [null, -1.5, missed]],
    ["growth equal", { type: "growth", target: "14,5%", actual: 14.5 }, [null, 0, met]],
    ["growth above", { type: "growth", target: "14,5%", actual: 15 }, [null, 0.5, exceeded]],
    [
      "growth that should fall",
      { type: "growth", direction: "down", target: "4", actual: 2.79 },
      [null, -1.21, exceeded],
    ],
    ["a whole set", { type: "setRatio", target: "100%", actual: parts(12, 12) }, [100, 0, met]],
    ["part of a set", { type: "setRatio", target: "100%", actual: parts(184, 192) }, [95.8333, -4.166666667, missed]],
    [
      "parts beat the typed figure",
      { type: "setRatio", target: "100%", actual: { value: 100, ...parts(1, 2) } },
      [50, -50, missed],
    ],
    ["a share above a small target", { type: "setRatio", target: "10%", actual: parts(2, 10) }, [20, 10, exceeded]],
    ["nothing arose", { type: "setRatio", target: "100%", actual: parts(0, 0) }, [null, null, notArising]],
    [
      "more than nothing of nothing",
      { type: "setRatio", target: "100%", actual: parts(3, 0) },
      [null, null, notComputable],
    ],
    ["half of the parts", { type: "setRatio", target: "100%", actual: { numerator: 3 } }, [null, null, noData]],
    [
      "nothing arose, nothing was asked",
      { type: "setRatio", target: null, actual: parts(0, 0) },
      [null, null, notAssigned],
    ],
    [
      "completed",
      { type: "milestone", direction: "done", target: "Hoàn thành", actual: { milestone: "done" } },
      [100, null, completed],
    ],
    [
      "under way at year-end",
      { type: "milestone", target: "Hoàn thành", actual: { milestone: "inProgress" } },
      [null, null, missed],
    ],
    [
      "under way before",
      { type: "milestone", target: "Hoàn thành", actual: { milestone: "notStarted" }, final: false },
      [null, null, inProgress],
    ],
    ["no state", { type: "milestone", target: "Hoàn thành", actual: null }, [null, null, noData]],
    [
      "a state nobody knows",
      { type: "milestone", target: "Hoàn thành", actual: { text: "gần xong" } },
      [null, null, notComputable],
    ],
    [
      "direction done is a milestone",
      { direction: "done", target: "1", actual: { milestone: "done" } },
      [100, null, completed],
    ],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));

  test("what did not arise counts as good", () => {
    expect([exceeded, met, completed, notArising].every(isGood)).toBe(true);
    expect([missed, inProgress, noData, notAssigned, notComputable].some(isGood)).toBe(false);
  });
});

describe("before year-end", () => {
  test.each<[string, Case, unknown[]]>([
    ["a miss is under way", { target: "16", actual: 8, final: false }, [50, -8, inProgress]],
    ["reached is reached", { target: "16", actual: 16, final: false }, [100, 0, met]],
    [
      "a yearly ceiling is not kept yet",
      { direction: "down", accumulation: "cumulative", target: "10", actual: 4, final: false },
      [250, -6, inProgress],
    ],
    [
      "nor at its bound",
      { direction: "down", accumulation: "cumulative", target: "10", actual: 10, final: false },
      [100, 0, inProgress],
    ],
    [
      "a level may be judged",
      { type: "rate", direction: "down", target: "2,5", actual: 2, final: false },
      [125, -0.5, exceeded],
    ],
    ["growth too", { type: "growth", target: "14,5", actual: 13, final: false }, [null, -1.5, inProgress]],
    ["target 0 stays what it is", { target: "0", actual: 4, final: false }, [null, 4, notComputable]],
    ["no data stays no data", { target: "16", actual: null, final: false }, [null, null, noData]],
  ])("%s", (_, given, expected) => expect(judge(given)).toEqual(expected));
});

describe("small figures", () => {
  test("rounding to 9 decimals goes half away from zero and never gives −0", () => {
    expect(round9(0.1 + 0.2 - 0.3)).toBe(0);
    expect(Object.is(round9(-1e-12), 0)).toBe(true);
    expect(round9(-0.0000000015)).toBe(-0.000000002);
    expect(round9(1e15 + 0.5)).toBe(1e15 + 0.5);
  });

  test("against the same period last year", () => {
    expect(versusLastYear("quantity", 112, 100)).toBeCloseTo(112, 9);
    expect(versusLastYear("rate", 50, 40)).toBe(125);
    expect(versusLastYear("growth", 14, 13)).toBeNull();
    expect(versusLastYear("milestone", 1, 1)).toBeNull();
    expect(versusLastYear("quantity", 5, 0)).toBeNull();
    expect(versusLastYear("quantity", null, 4)).toBeNull();
  });
});
