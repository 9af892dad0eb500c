import { indicatorVectors, type IndicatorVector } from "../../src/domain/fixtures/calcVectors";
import type { Direction, IndicatorType } from "../../src/domain/plan";
import { templateBook } from "../../src/forms/templateBook";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";
import { fill, shown, type Typed } from "./filled";
import { plainIndicator, plainPlan } from "./plans";

const TYPES: Record<string, [IndicatorType, Direction]> = {
  ratio_up: ["quantity", "up"],
  ratio_down: ["rate", "down"],
  range_up: ["range", "up"],
  pp_diff: ["growth", "up"],
  set_ratio: ["setRatio", "up"],
  at_least: ["atLeast", "up"],
  milestone: ["milestone", "done"],
};

const printed = (value: unknown): string => String(value).replace(".", ",");

function indicatorOf({ id, type: kind, target }: IndicatorVector) {
  const [type, direction] = TYPES[kind]!;
  const text = target === null ? null : Array.isArray(target) ? target.map(printed).join("-") : printed(target);
  return plainIndicator(id, {
    type,
    direction,
    target: text,
    accumulation: "pointInTime",
    unit: type === "quantity" ? "cuộc" : "%",
  });
}

function typedOf({ actual }: IndicatorVector): Typed[string] {
  if (actual !== null && typeof actual === "object" && "num" in actual) {
    return { numerator: actual.num, denominator: actual.den };
  }
  if (typeof actual === "string") return { actual: actual === "hoàn thành" ? "Hoàn thành" : "Đang thực hiện" };
  return { actual: typeof actual === "number" ? actual : null };
}

describeIf(hasLibreOffice, "native formulas", () => {
  it("give every worked example's percentage, difference and verdict", async () => {
    const periods = [false, true].map((final) =>
      indicatorVectors.filter((vector) => (vector.period === "năm") === final),
    );
    const plans = periods.map((vectors, at) => plainPlan(vectors.map(indicatorOf), {}, { final: at === 1 }));
    const books = await computed(
      plans.map((plan, at) =>
        fill(
          templateBook(plan, plan.periods[0]!, plan.members[0]!),
          Object.fromEntries(periods[at]!.map((vector) => [vector.id, typedOf(vector)])),
        ),
      ),
    );
    let rows = 0;
    books.forEach((book, at) => {
      const cell = shown(book);
      for (const { id, expected_pct, expected_status, diff_pp } of periods[at]!) {
        const percent = cell(id, "percent");
        const shownPercent =
          percent === "–" ? null : typeof percent === "number" ? Number(percent.toFixed(4)) : percent;
        const verdict = expected_status === "Đạt (không phát sinh)" ? "Không phát sinh" : expected_status;
        expect([id, shownPercent, cell(id, "verdict")]).toEqual([id, expected_pct, verdict]);
        if (diff_pp !== undefined) expect(cell(id, "difference")).toBeCloseTo(diff_pp, 9);
        rows += 1;
      }
    });
    expect(rows).toBe(indicatorVectors.length);
  }, 60_000);
});
