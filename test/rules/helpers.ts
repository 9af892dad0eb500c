import { HALF, indicatorOf, planOf as madePlan, memberOf, YEAR } from "../../src/domain/fixtures/build";
import type { Issue } from "../../src/domain/issue";
import type { Indicator, Period, Plan } from "../../src/domain/plan";
import type { Submission } from "../../src/domain/submission";
import { placesOf } from "../../src/forms/columns";
import { RESULTS_COLUMNS, RESULTS_SHEET, type ResultsKey } from "../../src/forms/results";
import { readSubmission } from "../../src/forms/submission";
import { templateBook } from "../../src/forms/templateBook";
import { checkSubmission } from "../../src/rules";
import { cellName } from "../../src/sheet/address";
import type { Book, PlacedCell } from "../../src/sheet/grid";
import { gridOf } from "../../src/sheet/grid";
import type { BookSpec } from "../../src/sheet/spec";

/** An indicator with only what matters said. */
export function indicator(code: string, more: Partial<Indicator>): Indicator {
  return indicatorOf(code, { no: code, unit: "người", target: "100", ...more });
}

/** Two offices and three periods of 2024. */
export function planOf(indicators: Indicator[], more: Partial<Plan> = {}): Plan {
  return madePlan(indicators, [], {
    id: "THU-2024",
    issuer: { parent: "UBND tỉnh", name: "Hội đồng Thi đua tỉnh" },
    periods: [
      { ...HALF, due: null },
      { ...HALF, code: "9T", name: "9 tháng năm 2024", to: "2024-09-30", due: null },
      { ...YEAR, due: null },
    ],
    members: [memberOf("A", { name: "Sở Nội vụ" }), memberOf("B", { name: "Sở Tài chính" })],
    ...more,
  });
}

/** A value typed into a cell: with a format or a font where they matter. */
export type Typed =
  string | number | boolean | null | { value: PlacedCell["value"]; format?: string; font?: string; formula?: string };
/** By indicator code and column. */
export type TypedRows = Record<string, Partial<Record<ResultsKey, Typed>>>;

export const AT = placesOf(RESULTS_COLUMNS);

/** The drawn workbook as it is read back, with cells typed over. */
export function bookOf(spec: BookSpec, rows: TypedRows): Book {
  return {
    sheets: spec.sheets.map((sheet) => {
      const codes = new Map(
        sheet.cells.filter((cell) => cell.column === AT.code).map((cell) => [String(cell.value), cell.row]),
      );
      const cells = new Map<string, PlacedCell>(
        sheet.cells.map((cell): [string, PlacedCell] => [
          `${cell.row},${cell.column}`,
          {
            row: cell.row,
            column: cell.column,
            value: cell.value,
            ...(cell.formula === undefined ? {} : { formula: cell.formula }),
            locked: !(sheet.styles[cell.style ?? ""]?.unlocked ?? false),
          },
        ]),
      );
      if (sheet.name === RESULTS_SHEET)
        for (const [code, typed] of Object.entries(rows))
          for (const [key, given] of Object.entries(typed) as [ResultsKey, Typed][]) {
            const place = { row: codes.get(code)!, column: AT[key] };
            const cell = typeof given === "object" && given !== null ? given : { value: given };
            cells.set(`${place.row},${place.column}`, { ...place, ...cell });
          }
      return gridOf(sheet.name, [...cells.values()], {
        state: sheet.state,
        merges: sheet.merges,
        protected: sheet.protect,
      });
    }),
    properties: spec.properties,
    date1904: false,
  };
}

export interface Looked {
  book: Book;
  submission: Submission;
  /** What the rules say beyond reading. */
  issues: Issue[];
  /** Codes of the rules' issues but notes, in order. */
  codes: string[];
  /** Cell of an indicator's column. */
  cell: (code: string, key: ResultsKey) => string;
}

/** Fills the form of a plan as typed, reads it back and checks it. */
export function look(
  plan: Plan,
  rows: TypedRows,
  how: { period?: string; member?: string; file?: string; change?: (book: Book) => Book } = {},
): Looked {
  const period = plan.periods.find(({ code }) => code === (how.period ?? "6T")) as Period;
  const member = plan.members.find(({ code }) => code === (how.member ?? "A"))!;
  const drawn = bookOf(templateBook(plan, period, member), rows);
  const book = how.change ? how.change(drawn) : drawn;
  const submission = readSubmission(book, how.file ?? "a.xlsx", plan, {});
  const issues = checkSubmission({ book, submission, plan, period });
  const grid = drawn.sheets.find(({ name }) => name === RESULTS_SHEET)!;
  const rowsOf = new Map<string, number>();
  for (const row of grid.rowAt) {
    const at = [...Array(grid.column.length).keys()].find(
      (i) =>
        i >= grid.rowStart[grid.rowAt.indexOf(row)]! &&
        i < grid.rowStart[grid.rowAt.indexOf(row) + 1]! &&
        grid.column[i] === AT.code,
    );
    const value = at === undefined ? undefined : grid.texts[grid.num[at]!];
    if (value !== undefined) rowsOf.set(value, row);
  }
  return {
    book,
    submission,
    issues,
    codes: issues.filter(({ severity }) => severity !== "note").map(({ code }) => code),
    cell: (code, key) => cellName(rowsOf.get(code)!, AT[key]),
  };
}
