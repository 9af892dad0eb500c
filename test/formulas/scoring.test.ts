import { rankMembers } from "../../src/domain/ranking";
import { readyScheme } from "../../src/domain/readySchemes";
import type { Consolidation } from "../../src/domain/consolidation";
import { consolidationOf, fileRecord, joinAll } from "../../src/domain/consolidation";
import { entryOf, HALF, indicatorOf, memberOf, planOf, submissionOf, YEAR } from "../../src/domain/fixtures/build";
import type { Plan } from "../../src/domain/plan";
import { NO_REVIEW, type Review } from "../../src/domain/review";
import type { Scheme } from "../../src/domain/scheme";
import { standings } from "../../src/domain/standings";
import type { ScoreEntry } from "../../src/domain/submission";
import { summarise } from "../../src/domain/summary";
import { filledBook } from "../../src/forms/fill";
import { filledYear } from "../../src/forms/fillYear";
import { mergedBook } from "../../src/forms/mergedBook";
import { RANKING_SHEET } from "../../src/forms/ranking";
import { SCORING_SHEET } from "../../src/forms/scoring";
import { TOTALS_SHEET } from "../../src/forms/scoreTotals";
import { templateBook } from "../../src/forms/templateBook";
import type { CellValue } from "../../src/sheet/cell";
import { cellName } from "../../src/sheet/address";
import { type Book, valueAt } from "../../src/sheet/grid";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";

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

const indicators = [
  indicatorOf("Q1", { target: "20" }),
  indicatorOf("Q2", { target: "8", direction: "down" }),
  indicatorOf("R1", { target: "95", type: "rate", unit: "%", accumulation: "pointInTime" }),
  indicatorOf("M1", { target: "Hoàn thành", type: "milestone", direction: "done", accumulation: "milestone" }),
  indicatorOf("L1", { target: "10" }),
  indicatorOf("O1", { target: "3" }),
];
const criterion = (code: string, section: string, max: number | null, rule: Scheme["criteria"][number]["rule"]) => ({
  code: `T-${code}`,
  section,
  name: `Tiêu chí ${code}`,
  max,
  indicator: indicators.some((one) => one.code === code) ? code : null,
  rule,
});
/** Every kind of rule, a cap on a section, on bonus, on penalty and on the whole. */
const scheme: Scheme = {
  name: "Quy chế thử",
  basis: "",
  total: 100,
  caps: { total: 96, bonus: 4, penalty: 5 },
  decimals: 2,
  sections: [
    { code: "A", name: "A. Chuyên môn", max: 58 },
    { code: "B", name: "B. Phong trào", max: null },
    { code: "D", name: "D. Thưởng, trừ", max: null },
  ],
  criteria: [
    criterion("Q1", "A", 20, { kind: "linear", zeroBelow: 50 }),
    criterion("Q2", "A", 10, { kind: "linear", zeroBelow: null }),
    criterion("R1", "A", 15, {
      kind: "steps",
      on: "percent",
      steps: [
        { from: 80, points: 8 },
        { from: 100, points: 15 },
      ],
    }),
    criterion("M1", "A", 10, { kind: "passFail" }),
    criterion("L1", "A", 15, { kind: "leaderRelative" }),
    criterion("O1", "B", 6, { kind: "perOccurrence", points: 1.5 }),
    criterion("tay", "B", 24, { kind: "manual" }),
    criterion("thưởng", "D", 3, { kind: "bonus" }),
    criterion("trừ", "D", null, { kind: "penalty" }),
  ],
  ties: [],
  grades: [
    { name: "Xuất sắc", from: 90 },
    { name: "Tốt", from: 70 },
    { name: "Hoàn thành", from: 50 },
  ],
  lateExcludes: true,
};
const codes = Array.from({ length: 9 }, (_, at) => `U${at + 1}`);
const planWith = (ties: Scheme["ties"]): Plan =>
  planOf(indicators, [], {
    members: codes.map((code) => memberOf(code)),
    scoring: { ...scheme, ties },
    periods: [HALF, YEAR],
  });

function scoresOf(random: () => number): ScoreEntry[] {
  const maybe = (share: number, value: () => number) => (random() < share ? Math.round(value() * 4) / 4 : null);
  return scheme.criteria.map(({ code, max, rule }) => {
    const extra = rule.kind === "bonus" || rule.kind === "penalty";
    return {
      criterion: code,
      self: extra ? null : maybe(0.5, () => (max ?? 10) * random()),
      bonus: rule.kind === "penalty" ? null : maybe(extra ? 0.8 : 0.2, () => random() * 3),
      penalty: rule.kind === "bonus" ? null : maybe(extra ? 0.6 : 0.2, () => random() * 4),
      appraised: maybe(0.2, () => (max ?? 3) * random()),
      council: maybe(0.1, () => (max ?? 3) * random()),
      reason: random() < 0.7 ? "Có biên bản" : null,
      source: { file: "", sheet: SCORING_SHEET, cell: "G9" },
    };
  });
}

/** Nine units: one did not send, one sent late, one is excluded by the cluster; two are level. */
function yearOf(plan: Plan, seed: number): Consolidation {
  const random = chance(seed);
  const review: Record<string, Review[string]> = {};
  const parts = codes.slice(0, 8).map((code, at) => {
    const like = at === 7 ? chance(seed * 31 + 6) : chance(seed * 31 + at);
    const share = 0.3 + like() * 0.9;
    const entries = [
      entryOf("Q1", Math.round(20 * share)),
      entryOf("Q2", [0, 6, 8, 11][Math.floor(like() * 4)]!),
      entryOf("R1", Math.round(95 * share)),
      entryOf("M1", { milestone: like() < 0.6 ? "done" : "inProgress" }),
      entryOf("L1", Math.round(10 * share)),
      entryOf("O1", Math.floor(like() * 7)),
    ].filter(() => like() > 0.1);
    const submission = { ...submissionOf(code, entries, { period: "N" }), scores: scoresOf(like) };
    const received = at === 5 ? "2024-11-09" : "2024-11-01";
    if (random() < 0.7) {
      const appraised = Math.round(random() * 20);
      const steps = [{ step: "self" as const, who: code, when: received, note: null }];
      const points = { "T-tay": { appraised, council: null, reason: "Thẩm định", who: "Cụm", when: "2024-11-20" } };
      review[code] = { ...NO_REVIEW, appraisal: { member: code, version: 1, reason: null, steps, points, former: [] } };
    }
    review[code] = { ...(review[code] ?? NO_REVIEW), votes: `${10 + Math.floor(random() * 6)}/16` };
    return consolidationOf(plan.id, "N", submission, fileRecord(submission, YEAR, { received }));
  });
  // The last two are alike in everything, appraisal too: level unless votes part them.
  review.U8 = {
    ...review.U7!,
    appraisal: review.U7!.appraisal && { ...review.U7!.appraisal, member: "U8" },
    votes: "16/16",
  };
  review.U2 = { ...review.U2!, excluded: "Có vi phạm bị kỷ luật" };
  return { ...joinAll(plan.id, "N", parts), review };
}

/** Cells of a sheet by the text in its code column and the header text. */
function table(book: Book, sheet: string, codeHeader: string): (code: string, header: string) => CellValue {
  const grid = book.sheets.find(({ name }) => name === sheet)!;
  let header = -1;
  const at = new Map<string, number>();
  for (const row of grid.rowAt) {
    if (header >= 0) break;
    for (let column = 0; column < 300; column++) if (valueAt(grid, row, column) === codeHeader) header = row;
  }
  for (let column = 0; column < 300; column++) {
    const text = valueAt(grid, header, column);
    if (typeof text === "string") at.set(text, column);
  }
  const rows = new Map<string, number>();
  for (const row of grid.rowAt) {
    if (row <= header) continue;
    for (const column of [at.get(codeHeader)!, 0]) {
      const code = valueAt(grid, row, column);
      if (typeof code === "string" && code !== "" && !rows.has(code)) rows.set(code, row);
    }
  }
  return (code, text) => valueAt(grid, rows.get(code) ?? -1, at.get(text) ?? -1);
}

const blank = (value: CellValue) => (value === "" ? null : value);

describeIf(hasLibreOffice, "TongHop_Diem and XepHang, computed by a spreadsheet", () => {
  const ties: Scheme["ties"][] = [
    [],
    [{ by: "penalty" }, { by: "votes" }],
    [{ by: "section", section: "B" }, { by: "exceeded" }],
  ];
  const cases = Array.from({ length: 9 }, (_, seed) => {
    const plan = planWith(ties[seed % 3]!);
    const merged = yearOf(plan, seed + 1);
    const summary = summarise(plan, merged);
    return { plan, merged, summary, found: standings(plan, merged, summary)! };
  });

  it("have the points, totals and ranks of the domain", async () => {
    const say = () => ({ what: "", remedy: "" });
    const specs = cases.map(({ plan, merged, summary }) => mergedBook(plan, merged, summary, { say }));
    const books = await computed(specs);
    let [capped, level, parted] = [0, 0, 0];
    cases.forEach(({ found }, at) => {
      // A file shows its points where nothing computes them, as on a phone: they are those that would be computed.
      for (const name of [TOTALS_SHEET, RANKING_SHEET]) {
        const grid = books[at]!.sheets.find((sheet) => sheet.name === name)!;
        const cells = specs[at]!.sheets.find((sheet) => sheet.name === name)!.cells;
        const given = cells.filter(({ formula, value }) => formula !== undefined && value !== null);
        expect(given.length).toBeGreaterThan(80);
        for (const { row, column, value } of given) {
          const shown = valueAt(grid, row, column) ?? "";
          const where = [at, name, cellName(row, column)];
          if (typeof value === "number" && typeof shown === "number")
            expect([...where, Math.abs(value - shown) < 1e-9]).toEqual([...where, true]);
          else expect([...where, shown]).toEqual([...where, value]);
        }
      }
      const totals = table(books[at]!, TOTALS_SHEET, "Mã tiêu chí");
      const ranks = table(books[at]!, RANKING_SHEET, "Mã đơn vị");
      for (const { member, rank, score, grade, excluded, votes, tieBrokenBy, tiedWith } of found.ranking) {
        const where = `${at}/${member}`;
        for (const one of scheme.criteria) {
          const lines = score.lines.filter(({ code, part }) => code === one.code && part !== "cap");
          const known = lines.flatMap(({ points }) => (points === null ? [] : [points]));
          const wanted =
            known.length === 0 ? null : Math.round(known.reduce((sum, points) => sum + points, 0) * 1e9) / 1e9;
          // A bonus without its reason counts nothing; a blank says that as well as 0.
          const shown = blank(totals(one.code, `${member}: Điểm tính`));
          expect([where, one.code, wanted === 0 ? (shown ?? 0) : shown]).toEqual([where, one.code, wanted]);
        }
        capped += score.lines.some(({ part }) => part === "cap") ? 1 : 0;
        level += tiedWith.length;
        parted += tieBrokenBy.length;
        const cell = (text: string) => blank(ranks(member, text));
        expect([where, cell("Tổng điểm")]).toEqual([where, score.total]);
        expect([where, cell("Điểm thực hiện tiêu chí (thẩm định)")]).toEqual([where, score.points]);
        expect([where, cell("Điểm thưởng"), cell("Điểm trừ")]).toEqual([where, score.bonus, score.penalty]);
        expect([where, cell("Điểm tự chấm")]).toEqual([where, score.self]);
        expect([where, cell("Xếp hạng")]).toEqual([where, rank ?? "Không xét"]);
        expect([where, cell("Xếp loại")]).toEqual([where, grade]);
        if (votes) expect(cell("Tỷ lệ phiếu (%)")).toBeCloseTo((votes.for / votes.of) * 100, 9);
        if (excluded) expect(cell("Không đủ điều kiện xét (lý do)")).not.toBeNull();
      }
    });
    expect(capped).toBeGreaterThan(5);
    expect(level).toBeGreaterThan(1);
    expect(parted).toBeGreaterThan(1);
  }, 120_000);

  it("give the leader-relative scheme its ranks, ties as 1, 1, 3", async () => {
    const base = planWith([]);
    const plan = { ...base, scoring: readyScheme("leader", base) };
    const merged = yearOf(plan, 4);
    const summary = summarise(plan, merged);
    const found = standings(plan, merged, summary)!;
    const [book] = await computed([mergedBook(plan, merged, summary, { say: () => ({ what: "", remedy: "" }) })]);
    const ranks = table(book!, RANKING_SHEET, "Mã đơn vị");
    const shown = found.ranking.map(({ member }) => ranks(member, "Xếp hạng"));
    expect(shown).toEqual(found.ranking.map(({ rank }) => rank ?? "Không xét"));
    expect(found.ranking).toEqual(
      rankMembers(found.scheme, found.scores, {
        exclusions: [{ member: "U2", reason: "Có vi phạm bị kỷ luật" }],
        late: summary.late,
        missing: summary.missing,
        votes: Object.fromEntries(found.ranking.flatMap(({ member, votes }) => (votes ? [[member, votes]] : []))),
        exceeded: {},
      }),
    );
  }, 60_000);
});

describeIf(hasLibreOffice, "ChamDiem, computed by a spreadsheet", () => {
  it("suggests what the rules give and adds up what the member wrote", async () => {
    const plan = planWith([]);
    const members = plan.members.slice(0, 8);
    const merged = yearOf(plan, 2);
    const summary = summarise(plan, merged);
    const found = standings(plan, { ...merged, review: undefined }, summary)!;
    const books = await computed(
      members.map((member) => {
        const { submission } = merged.submissions[member.code]!;
        const drawn = filledBook(templateBook(plan, YEAR, member), plan, submission.entries, []);
        return filledYear(drawn, plan, member.code, submission.scores, []);
      }),
    );
    let suggested = 0;
    members.forEach(({ code }, at) => {
      const sheet = table(books[at]!, SCORING_SHEET, "Mã tiêu chí");
      const score = found.scores.find(({ member }) => member === code)!;
      for (const one of scheme.criteria) {
        const line = score.lines.find((candidate) => candidate.code === one.code && candidate.part === "points");
        if (one.rule.kind === "leaderRelative" || one.indicator === null) continue;
        const shown = blank(sheet(one.code, "Điểm gợi ý theo kết quả"));
        expect([code, one.code, shown]).toEqual([code, one.code, line?.computed ?? null]);
        if (shown !== null) suggested += 1;
      }
      expect([code, blank(sheet("Tổng cộng", "Cộng tự chấm"))]).toEqual([code, score.self]);
    });
    expect(suggested).toBeGreaterThan(25);
  }, 120_000);
});
