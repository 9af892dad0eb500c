import { rankMembers } from "../domain/ranking";
import { readyScheme } from "../domain/readySchemes";
import type { MemberScore } from "../domain/scoring";
import type { ScoreEntry } from "../domain/submission";
import { lhhBacGiang as plan } from "../samples/lhhBacGiang";
import { rankingRows, scoreRows } from "./adaptScores";
import { reportDocument } from "./document";
import { tablesOf } from "./model";

const scheme = { ...readyScheme("hundred", plan), grades: [{ name: "HTXSNV", from: 90 }] };
const score = (member: string, total: number | null, more: Partial<MemberScore> = {}): MemberScore => ({
  member,
  lines: [],
  points: total,
  bonus: 0,
  penalty: 0,
  total,
  self: total,
  missing: [],
  issues: [],
  ...more,
});

test("ranks: equal stay equal, who is not considered stands last, blanks are not 0", () => {
  const scores = [
    score("BG", 95.5, { bonus: 2.25 }),
    score("QN", 95.5),
    score("BN", 80, { penalty: 0.5 }),
    score("LS", null),
  ];
  const ranked = rankMembers(scheme, scores, { votes: { BG: { for: 7, of: 8 } } });
  const rows = rankingRows(plan, scheme, ranked, { proposal: { BG: "Cờ thi đua" } });
  expect(rows.map(({ rank, total, bonus, penalty }) => [rank, total, bonus, penalty])).toEqual([
    ["1", "95,5", "2,25", ""],
    ["1", "95,5", "", ""],
    ["3", "80", "", "0,5"],
    ["Không xét", "", "", ""],
  ]);
  expect(rows[0]).toMatchObject({
    name: plan.members.find(({ code }) => code === "BG")!.name,
    grade: "HTXSNV",
    votes: "7/8",
    votePercent: "87,5",
    proposal: "Cờ thi đua",
  });
  expect(rows[3]).toMatchObject({ excluded: "Chưa có điểm", self: "" });
});

test("a member's scoring sheet: sections as bands, self, appraised and their difference, totals", () => {
  const [first, second] = scheme.criteria;
  const entry = (criterion: string, self: number | null, appraised: number | null): ScoreEntry => ({
    criterion,
    self,
    bonus: null,
    penalty: null,
    appraised,
    council: null,
    reason: appraised === null ? null : "Thiếu minh chứng",
    source: { file: "a.xlsx", sheet: "ChamDiem", cell: "A1" },
  });
  const entries = [entry(first!.code, 4.5, 4), entry(second!.code, null, null)];
  const { rows, totals } = scoreRows(scheme, score("BG", 4, { self: 4.5 }), entries);
  const body = rows.filter((row) => !row.band);
  expect(body).toHaveLength(scheme.criteria.length);
  expect(body[0]).toMatchObject({
    no: "1",
    criterion: first!.name,
    self: "4,5",
    selfTotal: "4,5",
    appraised: "4",
    difference: "-0,5",
    reason: "Thiếu minh chứng",
  });
  expect(body[1]).toMatchObject({ self: "", selfTotal: "", appraised: "", difference: "" });
  expect(totals).toMatchObject({ self: "4,5", appraised: "4", council: "" });
  const model = reportDocument("scoring", { year: 2024, unit: "BG", cluster: "Cụm 1", rows, totals });
  const [table] = tablesOf(model);
  const last = table!.rows.at(-1)!;
  expect(last.kind).toBe("total");
  expect(last.cells.reduce((sum, cell) => sum + (cell.span ?? 1), 0)).toBe(table!.columns.length);
  expect(last.cells.map(({ text }) => text)).toEqual(expect.arrayContaining(["Tổng cộng", "4,5", "4"]));
});
