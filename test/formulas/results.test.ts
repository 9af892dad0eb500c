import { counts, memberAchievements } from "../../src/domain/memberAchievements";
import type { Accumulation, Direction, Indicator, IndicatorType, InverseFormula, Plan } from "../../src/domain/plan";
import { entryOf, NO_ACTUAL } from "../../src/domain/fixtures/build";
import { takesWord } from "../../src/forms/verdictFormula";
import type { Actual, Entry } from "../../src/domain/submission";
import { templateBook } from "../../src/forms/templateBook";
import type { CellValue } from "../../src/sheet/cell";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";
import { fill, shown, shownCounts, type Typed } from "./filled";
import { plainIndicator, plainPlan } from "./plans";

/** A repeatable source of numbers in [0, 1): mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES: IndicatorType[] = ["quantity", "value", "rate", "growth", "range", "atLeast", "setRatio", "milestone"];
const DIRECTIONS: Direction[] = ["up", "down", "done"];
const ACCUMULATIONS: Accumulation[] = ["cumulative", "pointInTime", "growth", "milestone"];
const FORMULAS: InverseFormula[] = ["target/actual", "2-actual/target", "reduction"];
const STATES = [
  ["Hoàn thành", "done"],
  ["Đang thực hiện", "inProgress"],
  ["Chưa thực hiện", "notStarted"],
] as const;

interface Case {
  plan: Plan;
  typed: Typed;
  entries: Entry[];
}

/** Indicators of every type and direction with figures around their targets, zero, negative and missing ones among them. */
function randomCase(seed: number, final: boolean, inverseFormula: InverseFormula, size: number): Case {
  const random = chance(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const vietnamese = (value: number) => String(value).replace(".", ",");
  const indicators: Indicator[] = [];
  const typed: Typed = {};
  const entries: Entry[] = [];
  for (let i = 0; i < size; i++) {
    const code = `CT${i}`;
    const type = TYPES[i % TYPES.length]!;
    const direction = type === "milestone" ? "done" : pick(DIRECTIONS.slice(0, random() < 0.95 ? 2 : 3));
    const base = pick([0, 1, 5, 12, 16, 99.32, 1.82, 100, 16068, -3, 0.3]);
    const above = Math.round((base + pick([0, 1, 2.5])) * 100) / 100;
    const word = type === "milestone" || direction === "done";
    const target =
      random() < 0.06
        ? null
        : word
          ? "Hoàn thành"
          : type === "range" && base >= 0 && above > base
            ? `${vietnamese(base)}-${vietnamese(above)}`
            : vietnamese(base);
    const parent = i >= 8 && random() < 0.4 ? `G${i % 4}` : null;
    const indicator = plainIndicator(code, {
      type,
      direction,
      parent,
      accumulation: pick(ACCUMULATIONS),
      unit: type === "rate" || type === "growth" || type === "setRatio" ? "%" : "nội dung",
      target: random() < 0.03 ? "tăng trưởng khá" : target,
      periodTargets:
        random() < 0.5 ? { "6T": word ? "Hoàn thành" : vietnamese(Math.round(base * 50) / 100) } : undefined,
      baseline: random() < 0.7 ? pick([2.5, 0, base, 20]) : null,
    });
    indicators.push(indicator);
    const row: Typed[string] = {};
    const actual: Actual = { ...NO_ACTUAL };
    const figure = pick([
      base,
      base,
      Math.round((base + pick([-1, 1, 0.01, -0.01])) * 1e6) / 1e6,
      0,
      base * 0.5,
      base + above,
      -1,
      0.1 + 0.2,
    ]);
    if (random() < 0.9) {
      if (takesWord(indicator)) {
        const [said, state] = pick(STATES);
        row.actual = said;
        actual.milestone = state;
        if (random() < 0.1) {
          row.actual = "Sẽ làm";
          actual.milestone = null;
          actual.text = "Sẽ làm";
        }
      } else if (type === "setRatio" || (type === "rate" && random() < 0.5)) {
        const below = pick([0, 3, 12, 192]);
        const over = pick([0, 1, below, below + 1]);
        if (random() < 0.95) row.denominator = actual.denominator = below;
        if (random() < 0.95) row.numerator = actual.numerator = over;
        if (type === "rate" && random() < 0.3) row.actual = actual.value = figure;
      } else if (random() < 0.1) {
        row.actual = actual.text = "Xuất siêu";
      } else row.actual = actual.value = figure;
    }
    const lastYear = random() < 0.6 ? pick([0, 4, base, 77.5]) : null;
    const override = random() < 0.1 ? pick(["Vượt", "Đạt", "Chưa đến kỳ đánh giá"]) : null;
    const reason = random() < 0.5 ? "Điều chỉnh theo biên bản" : null;
    typed[code] = { ...row, lastYear, override, reason };
    entries.push(entryOf(code, actual, { lastYear, verdictOverride: override, reason }));
  }
  const groups = [0, 1, 2, 3].map((n) =>
    plainIndicator(`G${n}`, { type: "group", target: null, unit: "", parent: n > 1 ? "G9" : null }),
  );
  const top = plainIndicator("G9", { type: "group", target: null, unit: "" });
  const empty = plainIndicator("G8", { type: "group", target: null, unit: "" });
  const plan = plainPlan([top, ...groups, empty, ...indicators], { inverseFormula }, { final });
  return { plan, typed, entries };
}

const seen = (value: CellValue): number | string | null =>
  value === "–" || value === null
    ? null
    : typeof value === "object"
      ? value.error
      : typeof value === "boolean"
        ? String(value)
        : value;

function expectSame(found: CellValue, wanted: number | null, what: string): void {
  const value = seen(found);
  if (wanted === null || typeof value !== "number") expect({ what, value }).toEqual({ what, value: wanted });
  else
    expect({ what, value, near: Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) }).toEqual({
      what,
      value,
      near: true,
    });
}

describeIf(hasLibreOffice, "native formulas of KetQua_ChiTieu", () => {
  it("equal the domain for random rows of every type, direction and period", async () => {
    const cases: Case[] = [];
    for (const final of [false, true])
      FORMULAS.forEach((formula, at) => cases.push(randomCase(at + (final ? 100 : 7), final, formula, 96)));
    const books = await computed(
      cases.map(({ plan, typed }) => fill(templateBook(plan, plan.periods[0]!, plan.members[0]!), typed)),
    );
    let rows = 0;
    books.forEach((book, at) => {
      const { plan, entries } = cases[at]!;
      const cell = shown(book);
      const judged = memberAchievements(plan, plan.periods[0]!, "A", entries);
      for (const [code, achieved] of judged) {
        const { type, direction, accumulation, target, baseline } = achieved.indicator;
        const what = JSON.stringify([
          at,
          code,
          type,
          direction,
          accumulation,
          target,
          baseline,
          achieved.entry?.actual,
        ]);
        expectSame(cell(code, "percent"), achieved.percent, `percent ${what}`);
        expectSame(cell(code, "periodPercent"), achieved.periodPercent, `periodPercent ${what}`);
        expectSame(cell(code, "versus"), achieved.versusLastYear, `versus ${what}`);
        expectSame(cell(code, "difference"), achieved.difference, `difference ${what}`);
        expect({ what, verdict: cell(code, "verdict"), computed: cell(code, "computed") }).toEqual({
          what,
          verdict: achieved.verdict,
          computed: achieved.computed,
        });
        if (achieved.children)
          expect(cell(code, "actual")).toBe(`${achieved.children.good} đạt/${achieved.children.total} con`);
        rows += 1;
      }
      const found = shownCounts(book);
      const wanted = counts(judged.values());
      const total = (list: Record<string, number>) => Object.values(list).reduce((a, b) => a + b, 0);
      expect(found.printed).toEqual({ ...wanted.printed, "Tổng số": total(wanted.printed) });
      expect(found.components).toEqual({ ...wanted.components, "Tổng số": total(wanted.components) });
    });
    expect(rows).toBe(6 * (96 + 6));
  }, 180_000);

  it("read figures typed as text the way the domain does, and say so where they cannot", async () => {
    const texts: [text: string, unit: string, value: number | null | "blank"][] = [
      ["trên 132", "hội viên", 132],
      ["ước 54,7", "%", 54.7],
      ["ước đạt 54,7%", "%", 54.7],
      ["1.484 người", "người", 1484],
      ["16.068", "tỷ đồng", 16068],
      ["1.234.567", "đồng", 1234567],
      ["1.234,5", "triệu đồng", 1234.5],
      ["-3,2", "%", -3.2],
      ["Khoảng 4", "%", 4],
      ["08", "cuộc", 8],
      ["2,3 triệu lượt", "triệu lượt", 2.3],
      ["2,3 triệu", "lượt", null],
      ["1.5", "%", null],
      ["16,068", "tỷ đồng", null],
      ["138-140", "triệu đồng", null],
      ["3 cuộc thi, 5 hội thảo", "cuộc", null],
      ["12.34", "%", null],
      ["1.23.456", "đồng", null],
      ["3e5", "đồng", null],
      ["31/12", "cuộc", null],
      ["54,7%", "cuộc", null],
      ["Xuất siêu", "%", null],
      ["–", "%", "blank"],
      ["  ", "%", "blank"],
    ];
    const indicators = texts.map(([, unit], at) => plainIndicator(`T${at}`, { unit, type: "value", target: "100" }));
    const plan = plainPlan(indicators, {}, { final: true });
    const typed: Typed = Object.fromEntries(texts.map(([actual], at) => [`T${at}`, { actual }]));
    const [book] = await computed([fill(templateBook(plan, plan.periods[0]!, plan.members[0]!), typed)]);
    const cell = shown(book!);
    texts.forEach(([text, , value], at) => {
      const wanted =
        value === "blank"
          ? "Chưa có số liệu"
          : value === null
            ? "Không tính được"
            : value > 100
              ? "Vượt"
              : value === 100
                ? "Đạt"
                : "Không đạt";
      expect([text, cell(`T${at}`, "verdict")]).toEqual([text, wanted]);
      expectSame(cell(`T${at}`, "percent"), typeof value === "number" ? value : null, text);
    });
  }, 60_000);

  it("understand 184/192 typed for a rate or over a set's ratio", async () => {
    const indicators = ["rate", "setRatio"].map((type) =>
      plainIndicator(type, { type: type as IndicatorType, unit: "%", accumulation: "pointInTime" }),
    );
    const zero = plainIndicator("zero", { type: "setRatio", unit: "%" });
    const month = plainIndicator("month", { type: "rate", unit: "%" });
    const plan = plainPlan([...indicators, zero, month], {}, { final: true });
    const typed: Typed = {
      rate: { actual: "184/192" },
      setRatio: { actual: "184 / 192" },
      zero: { actual: "0/0" },
      month: { actual: "8/2024" },
    };
    const [book] = await computed([fill(templateBook(plan, plan.periods[0]!, plan.members[0]!), typed)]);
    const cell = shown(book!);
    expectSame(cell("rate", "percent"), (184 / 192) * 100, "rate");
    expectSame(cell("setRatio", "percent"), (184 / 192) * 100, "setRatio");
    expect([cell("zero", "verdict"), cell("month", "verdict"), cell("setRatio", "verdict")]).toEqual([
      "Không phát sinh",
      "Không tính được",
      "Không đạt",
    ]);
  }, 60_000);
});
