import fc from "fast-check";
import { VERDICT } from "./achievement";
import { consolidationOf, fileRecord, joinAll } from "./consolidation";
import { entryOf, HALF, indicatorOf, planOf, submissionOf, taskEntryOf, YEAR } from "./fixtures/build";
import { indicatorJson, mergeJson } from "./mergeJson";
import type { Indicator, Period, Plan } from "./plan";
import type { Actual, Entry } from "./submission";
import { summarise } from "./summary";

type Figures = Record<string, number | null | Partial<Actual>>;

/** What each member reports of one indicator "A". */
function merged(indicator: Indicator, figures: Figures, period: Period = YEAR, members = Object.keys(figures)) {
  const plan = planOf([indicator], members);
  const parts = Object.entries(figures).map(([member, figure]) => one(plan, period, member, [entryOf("A", figure)]));
  const whole = joinAll(plan.id, period.code, parts);
  return { plan, whole, summary: summarise(plan, whole) };
}

function one(plan: Plan, period: Period, member: string, entries: Entry[]) {
  const submission = submissionOf(member, entries, { period: period.code });
  return consolidationOf(plan.id, period.code, submission, fileRecord(submission, period));
}

const cluster = (...args: Parameters<typeof merged>) => merged(...args).summary.indicators[0]?.cluster;

describe("the whole cluster", () => {
  test("cumulative quantities add up; who lacks a target or a figure is in neither sum and is named", () => {
    const indicator = indicatorOf("A", { targets: { BG: "16", BN: "20", HN: null, HP: "9", TN: "5" } });
    const cell = cluster(indicator, { BG: 8, BN: 12, HN: 4, HP: null }, HALF, ["BG", "BN", "HN", "HP", "TN"]);
    expect(cell).toMatchObject({ target: 36, actual: 20, difference: -16, verdict: VERDICT.inProgress, counted: 2 });
    expect(cell?.percent).toBeCloseTo(55.5556, 4);
    expect(cell?.without).toEqual({ noTarget: ["HN"], noData: ["HP", "TN"] });
  });

  test("no figure at all: no data where somebody was asked, not assigned where nobody was", () => {
    expect(cluster(indicatorOf("A"), { BG: null })).toMatchObject({
      target: null,
      actual: null,
      verdict: VERDICT.noData,
    });
    expect(cluster(indicatorOf("A", { target: null }), { BG: 5 })).toMatchObject({
      actual: null,
      verdict: VERDICT.notAssigned,
    });
  });

  test.each<[string, Partial<Indicator>]>([
    ["growth", { type: "growth", accumulation: "growth", target: "14,5" }],
    ["range", { type: "range", target: "2-3" }],
    ["pointInTime", { accumulation: "pointInTime" }],
    ["milestone", { type: "milestone", direction: "done", accumulation: "milestone", target: "Hoàn thành" }],
  ])("%s is never put together", (_, more) => {
    const cell = cluster(indicatorOf("A", more), { BG: 2, BN: 3 });
    expect(cell).toMatchObject({ target: null, actual: null, percent: null, difference: null, verdict: null });
  });

  test("ratios are recomputed from their parts, never averaged", () => {
    const rate = indicatorOf("A", { type: "rate", accumulation: "pointInTime", target: "95%" });
    const parts = { BG: { numerator: 1, denominator: 2 }, BN: { value: 96, numerator: 96, denominator: 100 } };
    const cell = cluster(rate, parts);
    expect(cell).toMatchObject({ target: 95, numerator: 97, denominator: 102, verdict: VERDICT.exceeded });
    expect(cell?.actual).toBeCloseTo(95.098, 3);
    expect(cell?.percent).toBeCloseTo(100.1032, 4);
    expect(cluster(rate, { ...parts, HN: 97 })).toMatchObject({ actual: null, percent: null, target: null });
    const own = { ...rate, targets: { BN: "90%" } };
    expect(cluster(own, parts)).toMatchObject({ target: null, percent: null, verdict: null, mixedTargets: true });
  });

  test("a set that did not arise adds nothing to its ratio", () => {
    const set = indicatorOf("A", { type: "setRatio", accumulation: "cumulative", target: "100%" });
    const none = { numerator: 0, denominator: 0 };
    expect(cluster(set, { BG: none, BN: { numerator: 3, denominator: 4 } })).toMatchObject({ actual: 75, percent: 75 });
    expect(cluster(set, { BG: none, BN: none })).toMatchObject({ actual: null, verdict: VERDICT.notArising });
  });

  test("the order of the members never changes a total", () => {
    const figures = fc.dictionary(
      fc.constantFrom("A1", "B2", "C3", "D4", "E5"),
      fc.integer({ min: 0, max: 1e7 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(figures, (given) => {
        const reversed = Object.fromEntries(Object.entries(given).reverse());
        expect(cluster(indicatorOf("A"), reversed)).toEqual({
          ...cluster(indicatorOf("A"), given),
          without: { noTarget: [], noData: [] },
        });
      }),
    );
  });
});

describe("who leads", () => {
  const leaders = (more: Partial<Indicator>, figures: Figures) =>
    merged(indicatorOf("A", more), figures).summary.indicators[0]?.leaders;

  test("the highest share of its own target, several when level", () => {
    expect(leaders({ targets: { BG: "10", BN: "20" } }, { BG: 9, BN: 19 })).toEqual(["BN"]);
    expect(leaders({}, { BG: 16, BN: 16, HN: 3 })).toEqual(["BG", "BN"]);
    expect(leaders({}, { BG: 0, BN: null })).toEqual([]);
  });

  test("the lowest for a downward indicator, the largest gain for growth, nobody for a milestone", () => {
    expect(leaders({ type: "rate", direction: "down", target: "2,5" }, { BG: 2, BN: 0 })).toEqual(["BN"]);
    expect(leaders({ type: "growth", targets: { BG: "14", BN: "5" } }, { BG: 13, BN: 6 })).toEqual(["BN"]);
    expect(leaders({ type: "milestone", target: "x" }, { BG: { milestone: "done" } })).toEqual([]);
  });

  test("how many exceeded, met, missed", () => {
    const [row] = merged(indicatorOf("A"), { BG: 17, BN: 16, HN: 15, HP: null }).summary.indicators;
    expect([row?.exceeded, row?.met, row?.missed]).toEqual([1, 1, 1]);
  });
});

describe("the merge JSON", () => {
  const indicators = [
    indicatorOf("CT02"),
    indicatorOf("CT06", { type: "range", target: "138-140" }),
    indicatorOf("CT19", { type: "milestone", direction: "done", target: "Hoàn thành" }),
    indicatorOf("CT13", { type: "rate", direction: "down", target: "dưới 3" }),
  ];
  const plan = planOf(indicators, ["BG", "HN"], {
    tasks: [
      {
        code: "NV-1-01",
        quarter: 1,
        no: "1",
        content: "",
        directedBy: [],
        carriedOutBy: [],
        coordinatedBy: [],
        due: null,
        note: "",
      },
    ],
  });
  const submission = submissionOf(
    "BG",
    [
      entryOf("CT02", { value: 8, qualifier: "estimate" }),
      entryOf("CT06", null),
      entryOf("CT19", { milestone: "inProgress" }),
      entryOf("CT13", { text: "Xuất siêu" }, { verdictOverride: "Vượt", reason: "Không còn nhập siêu" }),
    ],
    { file: "a.xlsx", submitted: "2024-06-06", tasks: [taskEntryOf("NV-1-01", { doneOn: "2024-03-01" })] },
  );
  const issues = [
    { code: "x.y", severity: "error" as const, place: { sheet: "KetQua_ChiTieu", cell: "H12", indicator: "CT02" } },
  ];
  const whole = consolidationOf("P1", "6T", submission, fileRecord(submission, HALF, { issues }));
  const summary = summarise(plan, whole);
  const rowsJson = summary.indicators.map((row) => indicatorJson(row, summary));
  const json = mergeJson(plan, whole, summary, rowsJson, { message: ({ code }) => `câu ${code}` });
  const source = { file: "a.xlsx", sheet: "KetQua_ChiTieu", cell: "I7" };

  test("names and figures of the contract", () => {
    expect(json.files).toEqual([
      {
        file: "a.xlsx",
        member: "BG",
        status: "accepted",
        late: true,
        received: null,
        version: 1,
        issues: [
          {
            code: "x.y",
            severity: "error",
            sheet: "KetQua_ChiTieu",
            cell: "H12",
            indicator: "CT02",
            message: "câu x.y",
          },
        ],
      },
    ]);
    expect(json.missing).toEqual(["HN"]);
    const cells = Object.fromEntries(json.indicators.map(({ code, members }) => [code, members]));
    expect(cells).toEqual({
      CT02: {
        BG: {
          target: 16,
          actual: 8,
          percent: 50,
          difference: -8,
          verdict: "Đang thực hiện",
          source,
          qualifier: "estimate",
        },
      },
      CT06: {
        BG: { target: [138, 140], actual: null, percent: null, difference: null, verdict: "Chưa có số liệu", source },
      },
      CT19: {
        BG: {
          target: "Hoàn thành",
          actual: "Đang thực hiện",
          percent: null,
          difference: null,
          verdict: "Đang thực hiện",
          source,
        },
      },
      CT13: {
        BG: {
          target: 3,
          actual: "Xuất siêu",
          percent: null,
          difference: null,
          verdict: "Vượt",
          computed: "Không tính được",
          source,
        },
      },
    });
    expect(json.indicators[0]?.cluster).toEqual({
      target: 16,
      actual: 8,
      percent: 50,
      difference: -8,
      verdict: "Đang thực hiện",
      without: { noTarget: [], noData: ["HN"] },
    });
    expect(json.counts).toEqual({
      BG: {
        printed: { "Đang thực hiện": 2, "Chưa có số liệu": 1, Vượt: 1 },
        components: { "Đang thực hiện": 2, "Chưa có số liệu": 1, Vượt: 1 },
      },
    });
    expect(json.tasks).toEqual({ BG: { "1": { done: 1, total: 1, overdue: 0 } } });
    expect("ranking" in json).toBe(false);
  });

  test("it is JSON through and through", () => expect(JSON.parse(JSON.stringify(json))).toEqual(json));
});
