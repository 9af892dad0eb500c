import { samplePlan } from "../samples/samples";
import type { BookSpec } from "../sheet/spec";
import { planBook } from "./planBook";
import { templateBook } from "./templateBook";

/** Functions that Excel 2010 and older have (names with a dot came in 2010). */
const KNOWN = new Set(
  (
    "IF AND OR NOT ISNUMBER ISERROR IFERROR ROUND INT MAX N TRIM LOWER LEFT RIGHT MID FIND LEN VALUE SUBSTITUTE " +
    "SUM SUMPRODUCT COUNTIF COUNTIFS INDEX MATCH"
  ).split(" "),
);

const plan = samplePlan("UBND-BG-2024")!;
const books: [string, BookSpec][] = [
  ["template", templateBook(plan, plan.periods[0]!, plan.members[0]!)],
  ["plan", planBook(plan)],
];

describe.each(books)("the drawn %s workbook", (_, book) => {
  const formulas = book.sheets.flatMap(({ cells }) =>
    cells.flatMap(({ formula }) => (formula === undefined ? [] : [formula])),
  );

  it("uses old functions only, none of them volatile, within Excel's limits", () => {
    const used = new Set(
      formulas.flatMap((formula) => formula.replace(/"[^"]*"/g, "").match(/[A-Z][A-Z0-9.]*(?=\()/g) ?? []),
    );
    expect([...used].filter((name) => !KNOWN.has(name))).toEqual([]);
    expect(formulas.length).toBeGreaterThan(100);
    expect(Math.max(...formulas.map(({ length }) => length))).toBeLessThan(8192);
    const literals = formulas.flatMap((formula) => formula.match(/"[^"]*"/g) ?? []);
    expect(Math.max(...literals.map(({ length }) => length))).toBeLessThan(255);
  });

  it("protects every sheet, opens its yellow cells and no other that has a formula", () => {
    for (const sheet of book.sheets) {
      expect([sheet.name, sheet.protect]).toEqual([sheet.name, true]);
      const open = sheet.cells.filter(
        ({ style, formula }) => formula !== undefined && style !== undefined && sheet.styles[style]?.unlocked,
      );
      expect(open).toEqual([]);
    }
  });

  it("repeats its header rows in print, A4 landscape, and freezes them", () => {
    for (const { name, print, freeze, state } of book.sheets) {
      if (state !== "visible" || name === "KeHoach") continue;
      expect([name, print]).toEqual([
        name,
        expect.objectContaining({ landscape: true, fitWidth: true, repeatRows: expect.anything() }),
      ]);
      expect([name, freeze?.rows]).toEqual([name, (print?.repeatRows?.to ?? NaN) + 1]);
    }
  });
});
