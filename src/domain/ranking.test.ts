import { indicatorOf, planOf, YEAR } from "./fixtures/build";
import { rankingVectors } from "./fixtures/calcVectors";
import { criterion, type Figures, fold, schemeOf, score } from "./fixtures/scores";
import {
  competitionRanks,
  denseRanks,
  gradeOf,
  type RankingOptions,
  rankingJson,
  rankMembers,
  readVotes,
} from "./ranking";
import type { Scheme } from "./scheme";
import { scoreMembers } from "./scoring";
import { summarise } from "./summary";
import { whatIf } from "./whatIf";

describe("ranks", () => {
  test("the worked example", () => {
    const [vector] = rankingVectors;
    expect(competitionRanks(vector?.scores ?? {})).toEqual(vector?.competition_rank);
    expect(denseRanks(vector?.scores ?? {})).toEqual(vector?.dense_rank);
  });

  const plain = schemeOf([criterion("CT02", { kind: "linear", zeroBelow: null })]);
  const ranked = (scheme: Scheme, figures: Figures, options: RankingOptions = {}) =>
    rankMembers(scheme, score(scheme, figures), options).map(({ member, rank, tiedWith }) => [member, rank, tiedWith]);

  test("equal totals share a rank and are not broken silently", () => {
    expect(ranked(plain, { BG: 9, BN: 8, HN: 9, HP: null })).toEqual([
      ["BG", 1, ["HN"]],
      ["HN", 1, ["BG"]],
      ["BN", 3, []],
      ["HP", null, []],
    ]);
  });

  test("declared rules break ties, in their order", () => {
    const votes = { BG: { for: 13, of: 15 }, HN: { for: 15, of: 15 } };
    const scheme = { ...plain, ties: [{ by: "exceeded" as const }, { by: "votes" as const }] };
    const rows = rankMembers(scheme, score(scheme, { BG: 9, HN: 9, BN: 9 }), {
      votes,
      exceeded: { BN: 2, BG: 1, HN: 1 },
    });
    expect(rows.map(({ member, rank, tieBrokenBy }) => [member, rank, tieBrokenBy.map(({ by }) => by)])).toEqual([
      ["BN", 1, ["exceeded"]],
      ["HN", 2, ["exceeded", "votes"]],
      ["BG", 3, ["exceeded", "votes"]],
    ]);
  });

  test("who is not considered stays visible with the reason, and takes no rank", () => {
    const scores = score(plain, { BG: 10, BN: 9, HN: 8, HP: 7 });
    const rows = rankMembers({ ...plain, lateExcludes: true }, scores, {
      exclusions: [{ member: "BG", reason: "Có vi phạm bị kỷ luật" }],
      late: ["BN"],
    });
    expect(rows.map(({ member, rank, excluded }) => [member, rank, excluded?.code, excluded?.reason])).toEqual([
      ["HN", 1, undefined, undefined],
      ["HP", 2, undefined, undefined],
      ["BG", null, "ranking.excluded", "Có vi phạm bị kỷ luật"],
      ["BN", null, "ranking.late", null],
    ]);
  });

  test("grades are the scheme's own thresholds, none by default", () => {
    const grades = [
      { name: "HTTNV", from: 80 },
      { name: "HTXSNV", from: 90 },
    ];
    const scheme = schemeOf([], { total: 950, grades });
    expect([855, 854.99, 760, 700, null].map((total) => gradeOf(scheme, total))).toEqual([
      "HTXSNV",
      "HTTNV",
      "HTTNV",
      null,
      null,
    ]);
    expect(gradeOf(schemeOf([]), 99)).toBeNull();
  });

  test("votes", () => {
    expect(readVotes("15/15")).toEqual({ for: 15, of: 15 });
    expect([readVotes("16/15"), readVotes("0/0"), readVotes("đủ"), readVotes(null)]).toEqual([null, null, null, null]);
  });

  test("the merge JSON has every line with its reason", () => {
    const rows = rankMembers(plain, score(plain, { BG: 5, BN: null }));
    const json = rankingJson(rows, ({ code, params }) => `${code} ${params["max"] ?? ""}`.trim());
    expect(json).toEqual([
      {
        member: "BG",
        rank: 1,
        total: 10,
        lines: [
          {
            code: "CT02",
            points: 10,
            reason: "score.linear 20",
            source: { file: "BG.xlsx", sheet: "KetQua_ChiTieu", cell: "I7" },
          },
        ],
      },
      { member: "BN", rank: null, total: null, lines: [], excluded: "ranking.noPoints" },
    ]);
  });

  test("what if: ranks move, the submissions do not", () => {
    const plan = planOf([indicatorOf("CT02", { target: "10" })], ["BG", "BN"]);
    const whole = fold(plan, { BG: 5, BN: 6 }, YEAR);
    const before = JSON.stringify(whole);
    const ranks = (consolidation: typeof whole) =>
      Object.fromEntries(
        rankMembers(
          plain,
          scoreMembers(plain, summarise(plan, consolidation), () => []),
        ).map(({ member, rank }) => [member, rank]),
      );
    expect(ranks(whole)).toEqual({ BG: 2, BN: 1 });
    expect(ranks(whatIf(whole, [{ member: "BG", indicator: "CT02", actual: { value: 9 } }]))).toEqual({ BG: 1, BN: 2 });
    expect(JSON.stringify(whole)).toBe(before);
  });
});
