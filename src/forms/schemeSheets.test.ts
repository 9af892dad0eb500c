import { indicatorOf, planOf } from "../domain/fixtures/build";
import type { Plan } from "../domain/plan";
import { readyScheme } from "../domain/readySchemes";
import type { Scheme } from "../domain/scheme";
import type { BookSpec, CellSpec } from "../sheet/spec";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { planBook, readPlanBook } from "./planBook";
import { CRITERIA_SHEET } from "./schemeCriteria";
import { TERMS_SHEET } from "./schemeTerms";
import { readSteps, stepsText } from "./schemeWords";

const ground = planOf([
  indicatorOf("CT1"),
  indicatorOf("CT2", { direction: "down", target: "2" }),
  indicatorOf("CT3", { type: "growth", accumulation: "growth", target: "7,5", unit: "%" }),
]);

/** Every way of scoring, every cap, every tie. */
const full: Scheme = {
  name: "Quy chế của cụm",
  basis: "Quyết định số 12/QĐ-CTĐ ngày 15/01/2024",
  total: 62.5,
  caps: { total: 70, bonus: 5, penalty: 10 },
  decimals: 1,
  sections: [
    { code: "A", name: "A. Nhiệm vụ chính trị", max: 50 },
    { code: "B", name: "B. Công tác thi đua", max: null },
  ],
  criteria: [
    { code: "CHUNG", section: "", name: "Không thuộc mục nào", max: 2.5, indicator: null, rule: { kind: "manual" } },
    {
      code: "CT1",
      section: "A",
      name: "Chỉ tiêu 1",
      max: 20,
      indicator: "CT1",
      rule: { kind: "linear", zeroBelow: 50 },
    },
    { code: "CT2", section: "A", name: "Chỉ tiêu 2", max: 10, indicator: "CT2", rule: { kind: "leaderRelative" } },
    { code: "CT3", section: "A", name: "Chỉ tiêu 3", max: 5, indicator: "CT3", rule: { kind: "passFail" } },
    {
      code: "BAC",
      section: "A",
      name: "Theo bậc",
      max: 10,
      indicator: "CT1",
      rule: {
        kind: "steps",
        on: "percent",
        steps: [
          { from: 50, points: 2.5 },
          { from: 99.5, points: 10 },
        ],
      },
    },
    {
      code: "BAC2",
      section: "B",
      name: "Theo số",
      max: 10,
      indicator: "CT1",
      rule: {
        kind: "steps",
        on: "actual",
        steps: [
          { from: 1000, points: 1 },
          { from: 16000, points: 10 },
        ],
      },
    },
    {
      code: "LAN",
      section: "B",
      name: "Mỗi mô hình",
      max: 5,
      indicator: "CT1",
      rule: { kind: "perOccurrence", points: 0.5 },
    },
    { code: "THUONG", section: "B", name: "Điểm thưởng", max: null, indicator: null, rule: { kind: "bonus" } },
    { code: "TRU", section: "B", name: "Điểm trừ", max: 8, indicator: null, rule: { kind: "penalty" } },
  ],
  ties: [
    { by: "section", section: "A" },
    { by: "criterion", criterion: "CT1" },
    { by: "penalty" },
    { by: "exceeded" },
    { by: "votes" },
    { by: "section", section: "B" },
  ],
  grades: [
    { name: "Xuất sắc", from: 90 },
    { name: "Tốt", from: 79.5 },
  ],
  lateExcludes: true,
};

const withScheme = (scoring: unknown): Plan => ({ ...ground, scoring });
const reread = (book: BookSpec) => readPlanBook(readBook(writeBook(book)));

/** Types into the cell that stands in the row of one text and under the header of another. */
function typed(book: BookSpec, sheet: string, row: string, header: string, value: CellSpec["value"]): BookSpec {
  return {
    ...book,
    sheets: book.sheets.map((one) => {
      if (one.name !== sheet) return one;
      const column = one.cells.find((cell) => cell.value === header)!.column;
      const place = one.cells.find((cell) => cell.value === row)!.row;
      const found = one.cells.find((cell) => cell.row === place && cell.column === column)!;
      if (!one.styles[found.style ?? ""]?.unlocked) throw new Error(`${row}/${header} is locked`);
      return { ...one, cells: one.cells.map((cell) => (cell === found ? { ...cell, value } : cell)) };
    }),
  };
}

test.each(["thousand", "hundred", "leader"] as const)("the ready-made %s reads back as it was drawn", (kind) => {
  const plan = withScheme(readyScheme(kind, ground));
  const { plan: read, issues } = reread(planBook(plan));
  expect(issues).toEqual([]);
  expect(read).toEqual(plan);
});

test("every way of scoring, cap, tie and grade reads back", () => {
  const { plan, issues } = reread(planBook(withScheme(full)));
  expect(issues).toEqual([]);
  expect(plan!.scoring).toEqual(full);
});

test("a plan without a scheme has blank sheets to begin in; none is assumed", () => {
  const book = planBook(ground);
  expect(book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining([CRITERIA_SHEET, TERMS_SHEET]));
  expect(reread(book).plan!.scoring).toBeNull();
});

test("what an officer types is the scheme: points, a bonus' cap, a new criterion without a code", () => {
  let book = typed(planBook(withScheme(full)), CRITERIA_SHEET, "CT1", "Điểm chuẩn, mức tối đa", "22,5");
  book = typed(book, TERMS_SHEET, "Tổng điểm chuẩn", "Nội dung", 65);
  const sheet = book.sheets.find(({ name }) => name === CRITERIA_SHEET)!;
  const spare = Math.max(...sheet.cells.filter(({ value }) => value === "TRU").map(({ row }) => row)) + 1;
  const put = (column: number, value: CellSpec["value"]) =>
    (sheet.cells.find((cell) => cell.row === spare && cell.column === column)!.value = value);
  put(0, "B");
  put(2, "Họp giao ban");
  put(3, "chấm tay");
  put(4, 0);
  const { plan, issues } = reread(book);
  const scheme = plan!.scoring as Scheme;
  expect(scheme.criteria.find(({ code }) => code === "CT1")!.max).toBe(22.5);
  expect(scheme.criteria.at(-1)).toMatchObject({
    section: "B",
    name: "Họp giao ban",
    rule: { kind: "manual" },
    max: 0,
  });
  expect(issues).toEqual([
    expect.objectContaining({
      code: "planBook.rowWithoutCode",
      place: expect.objectContaining({ sheet: CRITERIA_SHEET, cell: `B${spare + 1}` }),
      params: { code: scheme.criteria.at(-1)!.code },
    }),
  ]);
});

describe("what cannot be read is said with its cell", () => {
  const said = (book: BookSpec) => {
    const { plan, issues } = reread(book);
    return [
      plan === null,
      ...issues.map(({ code, severity, place }) => `${severity} ${code} ${place.sheet}!${place.cell}`),
    ];
  };
  const drawn = () => planBook(withScheme(full));
  // Rows: title, header, index, then CHUNG, A, CT1, CT2, CT3, BAC, B, BAC2, LAN, THUONG, TRU.
  test.each<[string, string, string, string, CellSpec["value"], boolean, string]>([
    [
      "a way of scoring",
      CRITERIA_SHEET,
      "CT1",
      "Cách chấm",
      "Tuyến tính",
      true,
      "error planBook.wordUnknown ThangDiem!D6",
    ],
    ["points", CRITERIA_SHEET, "CT1", "Điểm chuẩn, mức tối đa", "hai mươi", true, "error figure.refused ThangDiem!E6"],
    [
      "steps",
      CRITERIA_SHEET,
      "BAC",
      "Bậc điểm (từ: điểm)",
      "trên 50 được 5",
      true,
      "error planBook.stepsUnreadable ThangDiem!I9",
    ],
    [
      "points for each time",
      CRITERIA_SHEET,
      "LAN",
      "Điểm mỗi lần",
      null,
      true,
      "error planBook.cellNeeded ThangDiem!J12",
    ],
    ["a code", CRITERIA_SHEET, "LAN", "Mã", "a/b", true, "error plan.badCode ThangDiem!B12"],
    [
      "a tie",
      TERMS_SHEET,
      "Bằng điểm thì phân hạng theo (3)",
      "Nội dung",
      "bốc thăm",
      true,
      "error planBook.wordUnknown QuyDinhDiem!B14",
    ],
    [
      "a grade",
      TERMS_SHEET,
      "Xếp loại (2)",
      "Từ (% tổng điểm chuẩn)",
      null,
      true,
      "error planBook.cellNeeded QuyDinhDiem!C18",
    ],
    [
      "yes or no",
      TERMS_SHEET,
      "Nộp báo cáo trễ thì không xét",
      "Nội dung",
      "tùy",
      true,
      "error planBook.wordUnknown QuyDinhDiem!B11",
    ],
    ["no indicator", CRITERIA_SHEET, "CT2", "Mã chỉ tiêu", null, false, "warning scheme.noIndicator ThangDiem!G7"],
    [
      "no such indicator",
      CRITERIA_SHEET,
      "CT2",
      "Mã chỉ tiêu",
      "CT99",
      false,
      "warning scheme.unknownIndicator ThangDiem!G7",
    ],
    ["no such part", CRITERIA_SHEET, "CT2", "Mục", "Z", false, "warning scheme.unknownSection ThangDiem!A7"],
    ["no steps", CRITERIA_SHEET, "BAC2", "Bậc điểm (từ: điểm)", null, false, "warning scheme.noSteps ThangDiem!I11"],
    ["a code twice", CRITERIA_SHEET, "LAN", "Mã", "BAC", false, "warning scheme.duplicateCriterion ThangDiem!B12"],
    [
      "a total that is not the sum",
      TERMS_SHEET,
      "Tổng điểm chuẩn",
      "Nội dung",
      100,
      false,
      "warning scheme.totalMismatch QuyDinhDiem!B6",
    ],
    [
      "a part's limit",
      CRITERIA_SHEET,
      "A. Nhiệm vụ chính trị",
      "Điểm chuẩn, mức tối đa",
      40,
      false,
      "warning scheme.sectionAboveMax ThangDiem!E5",
    ],
    [
      "a tie on no part",
      TERMS_SHEET,
      "Bằng điểm thì phân hạng theo (1)",
      "Nội dung",
      "Điểm mục Z",
      false,
      "warning scheme.unknownSection QuyDinhDiem!B12",
    ],
  ])("%s", (_, sheet, row, header, value, refused, issue) => {
    expect(said(typed(drawn(), sheet, row, header, value))).toEqual(expect.arrayContaining([refused, issue]));
  });
});

test("steps are written and read the Vietnamese way", () => {
  expect(
    stepsText([
      { from: 16000, points: 2.5 },
      { from: 50, points: 1 },
    ]),
  ).toBe("16.000: 2,5; 50: 1");
  expect(readSteps("từ 50%: 5 điểm\n≥ 80 → 8; 99,5 trở lên = 10")).toEqual([
    { from: 50, points: 5 },
    { from: 80, points: 8 },
    { from: 99.5, points: 10 },
  ]);
  expect(readSteps("50: 5; 80")).toBeNull();
  expect(readSteps("")).toBeNull();
});
