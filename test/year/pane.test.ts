/** The head's year as the pane shows it: hand-ins, history, titles. */
import { AWARDS_SHEET } from "../../src/forms/awards";
import { LEDGER_SHEET } from "../../src/forms/ledger";
import { LISTS_SHEET } from "../../src/forms/lists";
import { RANKING_SHEET } from "../../src/forms/ranking";
import { REVIEW_SHEET } from "../../src/forms/reviewSheet";
import { TOTALS_SHEET } from "../../src/forms/scoreTotals";
import { type Book, valueAt } from "../../src/sheet/grid";
import { parseCell } from "../../src/sheet/address";
import { AWARDS_SHEET_NAME, MERGED_SHEETS } from "../../src/taskpane/names";
import { mergedFile, summed } from "../../src/workflow/merge";
import { annotate } from "../../src/workflow/paneRanking";
import { yearView } from "../../src/workflow/paneYear";
import { readBook } from "../../src/xlsx/read";
import { arrival, half, merge, official, plan, steady, year, yearEnd } from "./data";

const NO_BOOK: Book = { sheets: [], properties: {}, date1904: false };

test("the pane names the sheets the forms draw", () => {
  expect(MERGED_SHEETS).toEqual([LEDGER_SHEET, REVIEW_SHEET, TOTALS_SHEET, RANKING_SHEET, LISTS_SHEET]);
  expect(AWARDS_SHEET_NAME).toBe(AWARDS_SHEET);
});

test("hand-ins: in time, late by so many days, twice, missing with the words to send", () => {
  const merged = merge(half, [
    ...steady.slice(0, 2).map(({ code }) => arrival({ member: code, period: half, share: 0.5 }, "2024-06-04")),
    arrival({ member: "U02", period: half, share: 0.6 }, "2024-06-05", "U02 (sửa).xlsx"),
    arrival({ member: "U03", period: half, share: 0.5 }, "2024-06-08"),
  ]);
  const { handIns, versions } = yearView(plan, half, merged, "2024-06-10", NO_BOOK, "vi");
  expect(
    handIns
      .slice(0, 4)
      .map(({ member, state, daysLate, times, received }) => [member, state, daysLate, times, received]),
  ).toEqual([
    ["U01", "inTime", null, 1, "2024-06-04"],
    ["U02", "inTime", null, 2, "2024-06-05"],
    ["U03", "late", 3, 1, "2024-06-08"],
    ["U04", "missing", null, 0, null],
  ]);
  expect(handIns[3]!.reminder).toContain("Kính gửi: Đơn vị U04");
  expect(handIns[0]!.reminder).toBeNull();
  expect(versions.map(({ member, version, file }) => [member, version, file])).toEqual([["U02", 2, "U02 (sửa).xlsx"]]);
  expect(versions[0]!.changes[0]).toEqual({
    what: "(1) Chỉ tiêu CT01",
    field: "Thực hiện",
    before: "5",
    after: "6",
    settled: false,
    at: expect.objectContaining({ file: "U02 (sửa).xlsx", sheet: "KetQua_ChiTieu" }),
  });
});

describe("titles", () => {
  const merged = merge(
    year,
    yearEnd.slice(0, 3).map((sending) => arrival(sending, "2024-11-04")),
  );

  test("stand in two columns, and a fault leads to the row of the open workbook's list", () => {
    const book = readBook(mergedFile(plan, merged, summed(plan, merged), "vi"));
    const { awards } = yearView(plan, year, merged, "2024-12-01", book, "vi");
    const [own] = awards!.registered;
    expect(own!.entries).toEqual([
      { kind: "collective", name: "Đơn vị U01", title: "Tập thể lao động xuất sắc", rewardForm: null },
      { kind: "individual", name: "Trần Thị B", title: "Lao động tiên tiến", rewardForm: null },
    ]);
    expect(own!.issues.map(({ code }) => code)).toEqual(["award.nobodyWith"]);
    const { sheet, cell } = own!.issues[0]!.place;
    expect(sheet).toBe(AWARDS_SHEET);
    const { row, column } = parseCell(cell!)!;
    expect(
      valueAt(
        book.sheets.find(({ name }) => name === AWARDS_SHEET)!,
        row,
        column,
      ),
    ).toBe("Đơn vị U01");
    // Without the list in the open workbook it is the unit's own file that is named.
    const apart = yearView(plan, year, merged, "2024-12-01", NO_BOOK, "vi").awards!.registered[0]!.issues[0]!;
    expect(apart.place).toMatchObject({ file: "U01.xlsx", sheet: AWARDS_SHEET });
  });

  test("rules are said with their source and date, in both languages, and those to be verified say so", () => {
    const rules = yearView(plan, year, merged, "2024-12-01", NO_BOOK, "vi").awards!.rules;
    expect(rules).toContainEqual({
      text: "Tập thể lao động xuất sắc: ít nhất 70% cá nhân có Lao động tiên tiến",
      source: "06/2022/QH15 Điều 27, áp dụng từ 01/01/2024",
    });
    expect(rules).toContainEqual({
      text: "Chiến sĩ thi đua cơ sở: không quá 15% số Lao động tiên tiến",
      source: "06/2022/QH15 Điều 23, áp dụng từ 01/01/2024 (cần kiểm chứng trước khi viện dẫn)",
    });
    // The two thirds of votes came with a decree of 2025.
    expect(rules.filter(({ text }) => text.startsWith("Mọi danh hiệu"))).toEqual([]);
    expect(yearView(plan, year, merged, "2024-12-01", NO_BOOK, "en").awards!.rules[1]).toEqual({
      text: "Tập thể lao động xuất sắc: somebody has Chiến sĩ thi đua cơ sở",
      source: "06/2022/QH15 Điều 27, in force from 01/01/2024",
    });
  });

  test("proposals are counted against what was allotted; the grades are the scheme's own", () => {
    const allotted = {
      ...plan,
      awards: { allocations: [{ name: "Cờ thi đua của UBND tỉnh", count: 1 }] },
      scoring: {
        ...(plan.scoring as object),
        grades: [
          { name: "Tốt", from: 80 },
          { name: "Xuất sắc", from: 90 },
        ],
      },
    };
    const noted = ["U01", "U02"].reduce(
      (now, member) => annotate(now, member, { proposal: "Cờ thi đua của UBND tỉnh", votes: "14/15" }),
      merged,
    );
    const view = yearView(allotted, year, noted, "2024-12-01", NO_BOOK, "vi");
    expect(view.proposals).toEqual([{ name: "Cờ thi đua của UBND tỉnh", count: 2, most: 1 }]);
    expect(view.proposalIssues.map(({ code }) => code)).toEqual(["award.overAllocation"]);
    expect(view.grades.map(({ name }) => name)).toEqual(["Xuất sắc", "Tốt"]);
  });

  test("an estimate that became official is said to be settled", () => {
    const again = merge(year, [
      ...yearEnd.slice(0, 1).map((sending) => arrival(sending, "2024-11-04")),
      arrival(official, "2025-01-10", "U01_chinhthuc.xlsx"),
    ]);
    const [version] = yearView(plan, year, again, "2025-01-11", NO_BOOK, "en").versions;
    expect(version!.changes.find(({ what }) => what === "(1) Chỉ tiêu CT01")).toMatchObject({
      field: "Actual",
      before: "9",
      after: "11",
      settled: true,
    });
  });
});
