import { consolidationOf, fileRecord, joinAll } from "../domain/consolidation";
import { entryOf, indicatorOf, planOf, submissionOf, YEAR } from "../domain/fixtures/build";
import type { Plan } from "../domain/plan";
import { readyScheme } from "../domain/readySchemes";
import { mergedBook } from "../forms/mergedBook";
import { CRITERIA_SHEET } from "../forms/schemeCriteria";
import { TOTALS_SHEET } from "../forms/scoreTotals";
import type { Book } from "../sheet/grid";
import type { BookSpec } from "../sheet/spec";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { appraisalsView } from "./appraisalView";
import { summed } from "./merge";
import { afterWriting, type Desk, done, lookedAt, newDesk, replayed, type ReviewAct, takenBack } from "./paneAppraisal";

const ground = planOf([indicatorOf("CT1", { target: "10" })], ["A", "B"]);
const plan: Plan = { ...ground, scoring: readyScheme("hundred", ground) };
const blank = { bonus: null, penalty: null, appraised: null, council: null, reason: null };

const filed = (member: string, self: number, received = "2024-11-01T08:00:00+07:00") => {
  const submission = {
    ...submissionOf(member, [entryOf("CT1", 5)], {
      period: "N",
      file: `${member}-${self}.xlsx`,
      fingerprint: `${member}${self}`,
    }),
    scores: [
      { ...blank, criterion: "C1", self, source: { file: `${member}-${self}.xlsx`, sheet: "ChamDiem", cell: "G12" } },
    ],
  };
  return consolidationOf(plan.id, "N", submission, fileRecord(submission, YEAR, { received }));
};
const merged = joinAll(plan.id, "N", [filed("A", 14), filed("B", 15)]);

/** A workbook without sheets. */
const EMPTY_BOOK: Book = { sheets: [], properties: {}, date1904: false };

const by = (member: string, day: number) => ({ member, who: "Trần Văn Trưởng", when: `2024-11-${day}T08:00:00+07:00` });
const points = (
  member: string,
  day: number,
  appraised: number | null,
  reason: string | null = "Thiếu hồ sơ",
): ReviewAct => ({
  ...by(member, day),
  act: "points",
  criterion: "C1",
  points: { appraised, council: null, reason },
});
const step = (
  member: string,
  day: number,
  to: "appraised" | "explained" | "appraised2" | "closed",
  note: string | null = null,
): ReviewAct => ({
  ...by(member, day),
  act: "step",
  step: to,
  note,
});

function did(desk: Desk, ...acts: ReviewAct[]): Desk {
  return acts.reduce((now, one) => {
    const made = done(now, one);
    if ("issue" in made) throw new Error(made.issue.code);
    return made.desk;
  }, desk);
}

const say = () => ({ what: "", remedy: "" });
const drawn = (desk: Desk): BookSpec => {
  const { consolidation } = replayed(desk);
  return mergedBook(plan, consolidation, summed(plan, consolidation), { say });
};
const bookOf = (spec: BookSpec): Book => readBook(writeBook(spec));

/** Types into TongHop_Diem: the row of a criterion, the column of a header. */
function typed(spec: BookSpec, criterion: string, header: string, value: number | string): BookSpec {
  return {
    ...spec,
    sheets: spec.sheets.map((sheet) => {
      if (sheet.name !== TOTALS_SHEET) return sheet;
      const column = sheet.cells.find((cell) => cell.value === header)!.column;
      const row = sheet.cells.find((cell) => cell.value === criterion)!.row;
      return {
        ...sheet,
        cells: sheet.cells.map((cell) => (cell.row === row && cell.column === column ? { ...cell, value } : cell)),
      };
    }),
  };
}

const view = (desk: Desk, opened: string | null = null, book: Book = EMPTY_BOOK) =>
  appraisalsView(plan, desk, opened, book, "vi")!;
const lineOf = (desk: Desk, member: string, book?: Book) =>
  view(desk, member, book).detail!.lines.find(({ code }) => code === "C1")!;

test("what is done waits, in words, and the last can be taken back; what is out of order is refused", () => {
  const start = newDesk(merged, null);
  const desk = did(start, points("A", 10, 12), step("A", 11, "appraised"));
  expect(view(desk).waiting).toEqual([
    "Đơn vị A: thẩm định “Đăng ký thi đua, báo cáo đúng hạn” 12 điểm",
    "Đơn vị A: Thẩm định lần 1",
  ]);
  expect(view(desk).rows.map(({ member, state, total, waiting }) => [member, state, total, waiting])).toEqual([
    ["A", "appraised", 47, true],
    ["B", "self", 50, false],
  ]);
  expect(view(takenBack(desk)).rows[0]!.state).toBe("self");
  expect(done(desk, step("A", 12, "appraised2"))).toMatchObject({ issue: { code: "appraisal.wrongStep" } });
  expect(done(desk, { ...step("A", 12, "closed"), who: " " })).toMatchObject({ issue: { code: "appraisal.noName" } });
  expect(start.acts).toEqual([]);
});

test("a line tells rule, figures, who, when and both cells", () => {
  const desk = did(newDesk(merged, null), points("A", 10, 12));
  expect(lineOf(desk, "A", bookOf(drawn(desk)))).toMatchObject({
    section: "C. Công tác thi đua, khen thưởng",
    rule: "chấm tay",
    max: 15,
    self: 14,
    appraised: 12,
    counted: 12,
    why: "Cụm (khối) thẩm định 12 điểm",
    reason: "Thiếu hồ sơ",
    who: "Trần Văn Trưởng",
    when: "2024-11-10T08:00:00+07:00",
    source: { file: "A-14.xlsx", sheet: "ChamDiem", cell: "G12" },
    cell: expect.stringMatching(/^[A-Z]+\d+$/),
  });
  expect(view(desk, "A").detail!.lines[0]).toMatchObject({ code: "CT1", computed: 35, counted: 35, self: null });
});

test("written and looked at again, nothing waits and the way is kept; undone in the workbook, all of it waits again", () => {
  const empty = bookOf(mergedBook(plan, merged, summed(plan, merged), { say }));
  const first = lookedAt(newDesk(merged, merged), empty, plan).desk;
  const worked = did(
    first,
    points("A", 10, 12),
    step("A", 11, "appraised"),
    step("A", 12, "explained", "Đã nộp bản giấy"),
    step("A", 13, "appraised2"),
    step("A", 14, "closed"),
    { ...by("B", 14), act: "notes", notes: { excluded: "Có vi phạm", votes: "2/2", proposal: null } },
  );
  const book = bookOf(drawn(worked));
  const after = lookedAt(afterWriting(worked), book, plan).desk;
  expect(lookedAt(worked, book, plan).desk).toEqual(after);
  expect(afterWriting(after)).toBe(after);
  expect(after.acts).toEqual([]);
  expect(replayed(after).consolidation.review).toEqual(replayed(worked).consolidation.review);
  expect(view(after, "A").detail!.way!.history.map(({ name, who }) => `${name}: ${who}`)).toEqual([
    "Tự chấm: A",
    "Thẩm định lần 1: Trần Văn Trưởng",
    "Giải trình: Trần Văn Trưởng",
    "Thẩm định lần 2: Trần Văn Trưởng",
    "Chốt: Trần Văn Trưởng",
  ]);
  expect(done(after, points("A", 15, 9))).toMatchObject({ issue: { code: "appraisal.closed" } });

  const undone = lookedAt(after, empty, plan).desk;
  expect(undone.acts).toEqual(worked.acts);
  expect(replayed(undone).consolidation.review).toEqual(replayed(worked).consolidation.review);

  // A new desk over the book and a newer file: the closed points stand, and the line says that the self-score moved.
  const more = joinAll(plan.id, "N", [replayed(after).consolidation, filed("A", 10, "2024-12-01T08:00:00+07:00")]);
  const later = newDesk(more, replayed(after).consolidation);
  expect(lineOf(later, "A")).toMatchObject({ self: 10, appraised: 12, counted: 12, changed: true });
  expect(view(later).rows[0]).toMatchObject({ state: "closed", version: 1 });
  const reopened = did(later, { ...by("A", 28), act: "reopen", reason: "Khiếu nại" });
  expect(view(reopened).rows[0]).toMatchObject({ state: "appraised", version: 2 });
  expect(view(reopened, "A").detail!.way).toMatchObject({ version: 2, closed: false, former: [{ version: 1 }] });
});

test("points typed into the sheet meanwhile are taken over, not written over", () => {
  const start = newDesk(merged, merged);
  const worked = did(start, points("A", 10, 12));
  const sheet = typed(typed(drawn(start), "C1", "B: Thẩm định", 11), "C1", "B: Lý do", "Chậm 2 ngày");
  const { desk, issues } = lookedAt(worked, bookOf(sheet), plan);
  expect(issues).toEqual([]);
  expect(desk.acts).toEqual(worked.acts);
  expect(lineOf(desk, "B")).toMatchObject({ appraised: 11, reason: "Chậm 2 ngày", who: "" });
  expect(lineOf(desk, "A")).toMatchObject({ appraised: 12 });
});

test("points typed over closed ones are said with their cell, and do not count", () => {
  const closed = afterWriting(did(newDesk(merged, merged), step("B", 10, "appraised"), step("B", 11, "closed")));
  const { desk, issues } = lookedAt(closed, bookOf(typed(drawn(closed), "C1", "B: Thẩm định", 1)), plan);
  expect(issues).toEqual([
    expect.objectContaining({
      code: "appraisal.closed",
      place: expect.objectContaining({ member: "B", sheet: TOTALS_SHEET }),
    }),
  ]);
  expect(lineOf(desk, "B")).toMatchObject({ self: 15, appraised: null, counted: 15 });
  // Listed in the pane and in CanhBao until the tables are drawn anew.
  expect(view(desk).issues).toEqual(issues);
  expect(replayed(desk).consolidation.reviewIssues).toEqual(issues);
  const worked = did(desk, points("A", 12, 12));
  expect(view(afterWriting(worked)).issues).toEqual([]);
});

test("a workbook of another merge is not looked into; a plan without a scheme has nothing to appraise", () => {
  const desk = did(newDesk(merged, null), points("A", 10, 12));
  const other = bookOf({
    ...drawn(newDesk(merged, null)),
    sheets: drawn(newDesk(merged, null)).sheets.filter(({ name }) => name === CRITERIA_SHEET),
  });
  expect(lookedAt(desk, other, plan).desk).toEqual(desk);
  expect(appraisalsView(ground, desk, null, EMPTY_BOOK, "vi")).toBeNull();
});
