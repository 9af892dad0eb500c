import { indicatorOf, planOf } from "../../src/domain/fixtures/build";
import { readyScheme } from "../../src/domain/readySchemes";
import type { Scheme } from "../../src/domain/scheme";
import { planBook, readPlanBook } from "../../src/forms/planBook";
import { CRITERIA_COLUMNS, CRITERIA_SHEET } from "../../src/forms/schemeCriteria";
import { findHeader } from "../../src/forms/columns";
import { valueAt } from "../../src/sheet/grid";
import { hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { computed } from "./computed";

const ground = planOf([indicatorOf("CT1"), indicatorOf("CT2", { direction: "down" })]);
const ready = readyScheme("thousand", ground);
const gaps: Scheme = {
  ...ready,
  criteria: [
    ...ready.criteria,
    { code: "G1", section: "C", name: "Chưa có điểm", max: null, indicator: null, rule: { kind: "manual" } },
    { code: "G2", section: "C", name: "Chưa gắn", max: 5, indicator: null, rule: { kind: "linear", zeroBelow: null } },
    {
      code: "G3",
      section: "C",
      name: "Lạ",
      max: 5,
      indicator: "CT9",
      rule: { kind: "steps", on: "actual", steps: [] },
    },
  ],
};

describeIf(hasLibreOffice, "ThangDiem in a spreadsheet without the add-in", () => {
  test("shares of the whole, the indicators' directions and what is lacking follow what is typed", async () => {
    const [book] = await computed([planBook({ ...ground, scoring: gaps })]);
    const grid = book!.sheets.find(({ name }) => name === CRITERIA_SHEET)!;
    const { row: header, at } = findHeader(grid, CRITERIA_COLUMNS)!;
    const rows = [...grid.rowAt]
      .filter((row) => row > header + 1 && valueAt(grid, row, at.code!) !== null)
      .map((row) =>
        (["code", "share", "direction", "lacking"] as const).map((key) => valueAt(grid, row, at[key]!) || null),
      );
    // 950 standard points of the scheme, and 10 of the two that were added.
    expect(rows).toEqual([
      ["A", null, null, null],
      ["CT1", 31.25, "Thuận", null],
      ["CT2", 31.25, "Nghịch", null],
      ["B", null, null, null],
      ["B1", 15.63, null, null],
      ["C", null, null, null],
      ...["C1", "C2", "C3", "C4"].map((code) => [code, 5.21, null, null]),
      ["G1", null, null, "Ghi điểm chuẩn"],
      ["G2", 0.52, null, "Ghi mã chỉ tiêu"],
      ["G3", 0.52, "Không có", "Ghi bậc điểm"],
      ["D", null, null, null],
      ["THUONG", null, null, null],
      ["TRU", null, null, null],
    ]);
    const last = [...grid.rowAt].find((row) => String(valueAt(grid, row, 0)).startsWith("Tổng điểm chuẩn"))!;
    expect(valueAt(grid, last, at.max!)).toBe(960);
  });

  test("saved by LibreOffice, the scheme is still the one that was drawn", async () => {
    const plan = { ...ground, scoring: ready };
    const [book] = await computed([planBook(plan)]);
    expect(readPlanBook(book!).plan).toEqual(plan);
  });
});
