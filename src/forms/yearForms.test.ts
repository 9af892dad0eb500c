import { HALF, indicatorOf, planOf } from "../domain/fixtures/build";
import { readyScheme } from "../domain/readySchemes";
import type { Plan } from "../domain/plan";
import type { BookSpec, CellSpec, SheetSpec } from "../sheet/spec";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { AWARD_COLUMNS, AWARDS_SHEET } from "./awards";
import { EXEMPLAR_COLUMNS, EXEMPLARS_SHEET } from "./exemplars";
import { pieces } from "./pieces";
import { planBook, readPlanBook } from "./planBook";
import { planOfMemberBook } from "./planOfMember";
import { SCORING_COLUMNS, SCORING_SHEET } from "./scoring";
import { readSubmission } from "./submission";
import { templateBook } from "./templateBook";

const ground = planOf([
  indicatorOf("CT1"),
  indicatorOf("CT2", { type: "milestone", direction: "done", target: "Hoàn thành" }),
]);
const plan: Plan = { ...ground, scoring: readyScheme("thousand", ground), awards: {} };
const member = plan.members[0]!;

/** Types a value into the row that holds a text, or `down` rows below it, and the column under a header. */
function type(
  book: BookSpec,
  sheet: string,
  row: string,
  header: string,
  value: CellSpec["value"],
  down = 0,
): BookSpec {
  const edit = (one: SheetSpec): SheetSpec => {
    const column = one.cells.find((cell) => cell.value === header)!.column;
    const place = one.cells.find((cell) => cell.value === row)!.row + down;
    const found = one.cells.find((cell) => cell.row === place && cell.column === column)!;
    if (!one.styles[found.style ?? ""]?.unlocked) throw new Error(`${row}/${header} is locked`);
    return { ...one, cells: one.cells.map((cell) => (cell === found ? { ...cell, value } : cell)) };
  };
  return { ...book, sheets: book.sheets.map((one) => (one.name === sheet ? edit(one) : one)) };
}

const read = (book: BookSpec) => readSubmission(readBook(writeBook(book)), "a.xlsx", plan, { period: "6T" });
const blank = templateBook(plan, HALF, member);

test("the sheets come only with the rules that ask for them", () => {
  const names = (of: Plan) => templateBook(of, HALF, member).sheets.map(({ name }) => name);
  expect(names(ground)).not.toContain(SCORING_SHEET);
  expect(names(ground)).not.toContain(AWARDS_SHEET);
  expect(names(plan)).toEqual(expect.arrayContaining([SCORING_SHEET, AWARDS_SHEET, EXEMPLARS_SHEET]));
});

test("nothing typed is nothing read, and nothing to say", () => {
  expect(read(blank)).toMatchObject({ scores: [], awards: [], issues: [] });
});

test("self-scores, bonus with its reason and evidence are read with their cells; appraisals are locked", () => {
  let book = type(blank, SCORING_SHEET, "C1", "Điểm tự chấm", 45);
  book = type(book, SCORING_SHEET, "THUONG", "Điểm thưởng (tự chấm)", "12,5");
  book = type(book, SCORING_SHEET, "THUONG", "Lý do điều chỉnh, điểm thưởng, điểm trừ", "Cờ thi đua");
  book = type(book, SCORING_SHEET, "C1", "Tài liệu kiểm chứng", "QĐ 12");
  const { scores, issues } = read(book);
  expect(scores).toEqual([
    expect.objectContaining({ criterion: "C1", self: 45, bonus: null, evidence: "QĐ 12", reason: null }),
    expect.objectContaining({ criterion: "THUONG", self: null, bonus: 12.5, reason: "Cờ thi đua" }),
  ]);
  expect(scores[0]!.source).toEqual({ file: "a.xlsx", sheet: SCORING_SHEET, cell: expect.stringMatching(/^G\d+$/) });
  expect(issues).toEqual([]);
  expect(() => type(blank, SCORING_SHEET, "C1", "Điểm Cụm (Khối) thẩm định", 1)).toThrow("locked");
});

test("a score above its criterion and a penalty without a reason are said, and keep no figure out", () => {
  let book = type(blank, SCORING_SHEET, "C1", "Điểm tự chấm", 51);
  book = type(book, SCORING_SHEET, "TRU", "Điểm trừ (tự chấm)", 8);
  const { issues } = read(book);
  expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error score.outOfRange",
    "error score.reasonMissing",
  ]);
  expect(issues[0]).toMatchObject({ found: "51", params: { criterion: "C1", max: 50 } });
  const without = { ...blank, sheets: blank.sheets.filter(({ name }) => name !== SCORING_SHEET) };
  expect(read(without).issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "warning score.sheetMissing",
  ]);
});

test("titles and examples are read by their part, with what the law asks of a title", () => {
  const [title, name] = ["Danh hiệu thi đua đăng ký", "Họ và tên / Tên tập thể"];
  let book = type(blank, AWARDS_SHEET, "I. TẬP THỂ", name, "Văn phòng", 1);
  book = type(book, AWARDS_SHEET, "I. TẬP THỂ", title, "Tập thể lao động xuất sắc", 1);
  book = type(book, AWARDS_SHEET, "II. CÁ NHÂN", name, "Nguyễn Văn A", 1);
  book = type(book, AWARDS_SHEET, "II. CÁ NHÂN", title, "LĐTT", 1);
  book = type(book, AWARDS_SHEET, "II. CÁ NHÂN", "Chức vụ, chức danh", "Chuyên viên", 1);
  book = type(book, AWARDS_SHEET, "II. CÁ NHÂN", "Ghi chú", "thiếu tên", 2);
  book = type(book, EXEMPLARS_SHEET, "II. CÁ NHÂN", "Tên tập thể, cá nhân", "Trần Thị B", 1);
  book = type(book, EXEMPLARS_SHEET, "II. CÁ NHÂN", "Khâu thực hiện", "Nhân rộng", 1);
  const { awards, exemplars, issues } = read(book);
  expect(awards.map((one) => [one.kind, one.name, one.title, one.position])).toEqual([
    ["collective", "Văn phòng", "Tập thể lao động xuất sắc", null],
    ["individual", "Nguyễn Văn A", "LĐTT", "Chuyên viên"],
  ]);
  expect(exemplars).toEqual([expect.objectContaining({ kind: "individual", name: "Trần Thị B", stage: "Nhân rộng" })]);
  expect(issues.map(({ code }) => code)).toEqual(["award.nameMissing", "award.nobodyWith"]);
  expect(issues[1]!.place).toMatchObject({
    file: "a.xlsx",
    sheet: AWARDS_SHEET,
    cell: expect.stringMatching(/^B\d+$/),
  });
});

test("a member's file alone knows its scheme; a plan workbook keeps scheme and rules", () => {
  expect(planOfMemberBook(readBook(writeBook(blank)))).toMatchObject({ scoring: plan.scoring, awards: {} });
  const kept = readPlanBook(readBook(writeBook(planBook(plan)))).plan!;
  expect([kept.scoring, kept.awards]).toEqual([plan.scoring, {}]);
});

test("long texts are cut where no space is lost", () => {
  const long = `${"a".repeat(29_999)} ${"một câu ".repeat(9_000)}hết`;
  const cut = pieces(long);
  expect(cut.length).toBeGreaterThan(2);
  expect(cut.map((one) => one.trim()).join("") === long).toBe(true);
  expect(cut.every((one) => one.length <= 30_000)).toBe(true);
  expect(pieces("")).toEqual([]);
});

test("column tables have the header texts of the forms, once each", () => {
  for (const columns of [SCORING_COLUMNS, AWARD_COLUMNS, EXEMPLAR_COLUMNS]) {
    const headers = columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
  }
});
