import type { Plan } from "../domain/plan";
import { type Book, cellAt, type Grid, gridOf, type PlacedCell, valueAt } from "../sheet/grid";
import type { BookSpec, CellSpec, SheetSpec } from "../sheet/spec";
import { samplePlan } from "../samples/samples";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { placesOf } from "./columns";
import { LISTS_SHEET } from "./lists";
import { META_SHEET } from "./meta";
import { RESULTS_COLUMNS, RESULTS_SHEET } from "./results";
import { readSubmission } from "./submission";
import { templateBook } from "./templateBook";

const plan = samplePlan("LHH-BG-2024") as Plan;
const period = plan.periods[0]!;
const member = plan.members[0]!;
const AT = placesOf(RESULTS_COLUMNS);
const leaves = plan.indicators.filter(({ type }) => type === "quantity");
const [first, second, third] = leaves.map(({ code }) => code) as [string, string, string];

/** The template with figures typed in, and then whatever was done to its sheet of results. */
function file(
  typed: Record<string, [keyof typeof AT, CellSpec["value"]][]>,
  change: (sheet: SheetSpec) => SheetSpec = (s) => s,
): BookSpec {
  const book = templateBook(plan, period, member);
  const sheets = book.sheets.map((sheet) => {
    if (sheet.name !== RESULTS_SHEET) return sheet;
    const cells = sheet.cells.map((cell): CellSpec => {
      const code = codeOf(sheet, cell.row);
      const value = (code === null ? [] : (typed[code] ?? [])).find(([key]) => AT[key] === cell.column);
      return value ? { row: cell.row, column: cell.column, value: value[1], style: cell.style } : cell;
    });
    return change({ ...sheet, cells });
  });
  return { ...book, sheets };
}

const codes = new WeakMap<SheetSpec, Map<number, string>>();
function codeOf(sheet: SheetSpec, row: number): string | null {
  let known = codes.get(sheet);
  if (!known) {
    known = new Map();
    for (const cell of sheet.cells)
      if (cell.column === AT.code && plan.indicators.some(({ code }) => code === cell.value))
        known.set(cell.row, String(cell.value));
    codes.set(sheet, known);
  }
  return known.get(row) ?? null;
}

const rowOf = (sheet: SheetSpec, code: string): number =>
  sheet.cells.find((cell) => cell.column === AT.code && cell.value === code)!.row;

function read(book: BookSpec | Book, expected: { period?: string } = { period: period.code }) {
  const bytes = "names" in book ? readBook(writeBook(book)) : book;
  const { entries, issues, identity } = readSubmission(bytes, "a.xlsx", plan, expected);
  const figures = Object.fromEntries(
    entries.filter(({ actual }) => actual.value !== null).map((e) => [e.indicator, e.actual.value]),
  );
  return { figures, codes: issues.map(({ code }) => code), issues, identity, entries };
}

const figures = {
  [first]: [["actual", 8]],
  [second]: [["actual", "trên 132"]],
  [third]: [["actual", 0]],
} as Parameters<typeof file>[0];
const wanted = { [first]: 8, [second]: 132, [third]: 0 };

/** Moves rows: `order` says for each old row its new one. */
const moved = (
  sheet: SheetSpec,
  place: (row: number) => number,
  across: (column: number) => number = (c) => c,
): SheetSpec => ({
  ...sheet,
  cells: sheet.cells.map((cell) => ({
    row: place(cell.row),
    column: across(cell.column),
    value: cell.value,
    style: cell.style,
  })),
  merges: [],
  validations: [],
  conditionals: [],
  rows: [],
  columns: [],
  print: undefined,
});

describe("a member's file", () => {
  it("is read as it was filled, with nothing to say", () => {
    const { figures: found, issues, identity, entries } = read(file(figures));
    expect(found).toEqual(wanted);
    expect(issues).toEqual([]);
    expect(identity).toEqual({
      plan: plan.id,
      member: "BG",
      period: "6T",
      template: "1",
      submitted: null,
      how: "meta",
    });
    const entry = entries.find(({ indicator }) => indicator === second)!;
    expect(entry.actual.qualifier).toBe("trên 132");
    expect(entry.source).toMatchObject({ file: "a.xlsx", sheet: RESULTS_SHEET, cell: expect.stringMatching(/^I\d+$/) });
    expect(entries.find(({ indicator }) => indicator === leaves[3]!.code)!.actual.value).toBeNull();
  });

  it("is read right when rows are sorted, columns moved and hidden, rows inserted", () => {
    const top = (sheet: SheetSpec) => Math.min(...plan.indicators.map(({ code }) => rowOf(sheet, code)));
    const bottom = (sheet: SheetSpec) => Math.max(...plan.indicators.map(({ code }) => rowOf(sheet, code)));
    const sorted = file(figures, (sheet) => {
      const [low, high] = [top(sheet), bottom(sheet)];
      return moved(sheet, (row) => (row < low || row > high ? row : low + high - row));
    });
    expect(read(sorted).figures).toEqual(wanted);
    const across = file(figures, (sheet) =>
      moved(
        sheet,
        (row) => row + 3,
        (column) => (column === AT.actual ? 80 : column + 2),
      ),
    );
    expect(read(across)).toMatchObject({ figures: wanted, codes: [] });
    const inserted = file(figures, (sheet) => moved(sheet, (row) => (row > rowOf(sheet, first) ? row + 2 : row)));
    expect(read(inserted)).toMatchObject({ figures: wanted, codes: [] });
  });

  it("is matched by names when the codes are gone, and says so", () => {
    const bare = file(figures, (sheet) => ({
      ...sheet,
      cells: sheet.cells.filter(({ column }) => column !== AT.code),
    }));
    const { figures: found, codes: said } = read(bare);
    expect(found).toEqual(wanted);
    expect(said).toEqual(["row.codesGone"]);
  });

  it("says which rows were deleted, doubled or are not the plan's", () => {
    const deleted = file(figures, (sheet) => {
      const row = rowOf(sheet, first);
      return { ...sheet, cells: sheet.cells.filter((cell) => cell.row !== row), merges: [] };
    });
    const gone = read(deleted);
    expect(gone.figures).toEqual({ [second]: 132, [third]: 0 });
    expect(gone.issues).toMatchObject([{ code: "row.missing", severity: "warning", place: { indicator: first } }]);
    const doubled = file(figures, (sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.column === AT.code && cell.value === second ? { ...cell, value: first } : cell,
      ),
    }));
    const twice = read(doubled);
    expect(twice.codes).toContain("row.duplicate");
    expect(twice.figures[first]).toBe(8);
    const foreign = file(figures, (sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.column === AT.code && cell.value === first ? { ...cell, value: "LA-01" } : cell,
      ),
    }));
    expect(read(foreign).issues[0]).toMatchObject({ code: "row.unknownCode", found: "LA-01" });
  });

  it("understands a header that was reworded a little, and refuses one without its column", () => {
    const header = (text: string | null) =>
      file(figures, (sheet) => ({
        ...sheet,
        cells: sheet.cells.map((cell) =>
          cell.value === "Ước thực hiện kỳ báo cáo (lũy kế)" ? { ...cell, value: text } : cell,
        ),
      }));
    const alike = read(header("Ước thực hiện kỳ báo cáo lũy kế năm"));
    expect(alike).toMatchObject({ figures: wanted, codes: ["column.changed"] });
    expect(read(header("  ước thực hiện KỲ báo cáo (luỹ kế) ")).codes).toEqual([]);
    const gone = read(header("Số liệu"));
    expect(gone).toMatchObject({ figures: {}, codes: ["column.neededMissing"] });
  });

  it("tells another plan, another period and an unknown member by name", () => {
    const meta = (key: string, value: string) => {
      const book = file(figures);
      return {
        ...book,
        properties: { ...book.properties, [`thidua.${key}`]: value },
        sheets: book.sheets.map((sheet) =>
          sheet.name !== META_SHEET
            ? sheet
            : {
                ...sheet,
                cells: sheet.cells.map((cell, at) => (sheet.cells[at - 1]?.value === key ? { ...cell, value } : cell)),
              },
        ),
      };
    };
    expect(read(meta("plan", "KH-2025"))).toMatchObject({
      figures: {},
      issues: [{ code: "identity.planOther", found: "KH-2025", expected: plan.id }],
    });
    expect(read(meta("period", "N")).issues).toMatchObject([
      { code: "identity.periodOther", found: "N", expected: "6T" },
    ]);
    expect(read(meta("member", "XX")).issues[0]).toMatchObject({ code: "identity.memberUnknown", found: "XX" });
  });

  it("finds identity in the properties, else in the title block, and says so", () => {
    const book = file(figures);
    const sheets = book.sheets.filter(({ name }) => name !== META_SHEET);
    const properties = read({ ...book, sheets });
    expect(properties).toMatchObject({
      figures: wanted,
      codes: ["identity.fromProperties"],
      identity: { member: "BG", how: "properties" },
    });
    const titles = read({ ...book, sheets, properties: {} });
    expect(titles).toMatchObject({
      figures: wanted,
      codes: ["identity.guessed"],
      identity: { plan: plan.id, member: "BG", period: "6T", how: "headers" },
    });
    const copied = read({
      ...book,
      properties: {},
      sheets: sheets.map((sheet) => (sheet.name === RESULTS_SHEET ? { ...sheet, name: "Sheet1" } : sheet)),
    });
    expect(copied).toMatchObject({ figures: wanted, codes: ["sheet.renamed", "identity.guessed"] });
    const lists = read({
      ...book,
      sheets: book.sheets
        .filter(({ name }) => name === LISTS_SHEET || name === META_SHEET)
        .map((s) => ({ ...s, state: "visible" as const })),
    });
    expect(lists).toMatchObject({ figures: {}, codes: ["sheet.missing"] });
    const other = samplePlan("UBND-BG-2024")!;
    const foreign = templateBook(other, other.periods[0]!, other.members[0]!);
    const stranger = read({
      ...foreign,
      properties: {},
      sheets: foreign.sheets.filter(({ name }) => name !== META_SHEET),
    });
    expect(stranger).toMatchObject({ figures: {}, codes: ["identity.planOther"] });
  });

  it("refuses what is no sure figure, and says where", () => {
    const one = (value: PlacedCell["value"], format?: string) => {
      const book = readBook(writeBook(file({})));
      const grid = book.sheets.find(({ name }) => name === RESULTS_SHEET)!;
      const cells: PlacedCell[] = [];
      for (const row of grid.rowAt)
        for (let column = 0; column < 60; column++) {
          const cell = readCell(grid, row, column);
          if (cell)
            cells.push(cell.column === AT.actual && rowIs(grid, row, first) ? { row, column, value, format } : cell);
        }
      if (!cells.some(({ row, column }) => column === AT.actual && rowIs(grid, row, first)))
        cells.push({ row: [...grid.rowAt].find((row) => rowIs(grid, row, first))!, column: AT.actual, value, format });
      const sheets = book.sheets.map((sheet) => (sheet === grid ? gridOf(sheet.name, cells) : sheet));
      const { entries, issues } = readSubmission({ ...book, sheets }, "a.xlsx", plan, {});
      const { actual } = entries.find(({ indicator }) => indicator === first)!;
      return { value: actual.value, text: actual.text, codes: issues.map(({ code }) => code), place: issues[0]?.place };
    };
    expect(one(0.145, "0.0%")).toMatchObject({ value: null, codes: ["figure.percentForCount"] });
    expect(one("1.5")).toMatchObject({
      value: null,
      text: "1.5",
      codes: ["figure.ambiguous"],
      place: { sheet: RESULTS_SHEET, cell: expect.stringMatching(/^I\d+$/), indicator: first },
    });
    expect(one("16,068")).toMatchObject({ value: null, codes: ["figure.ambiguous"] });
    expect(one("Xuất siêu")).toMatchObject({ value: null, text: "Xuất siêu", codes: ["figure.refused"] });
    expect(one("2-3")).toMatchObject({ value: null, codes: ["figure.range"] });
    expect(one("10/10 huyện")).toMatchObject({ value: null, codes: ["figure.ratio"] });
    expect(one(45443, "dd/mm/yyyy")).toMatchObject({ value: null, text: "31/5/2024", codes: ["figure.date"] });
    expect(one(true)).toMatchObject({ value: null, codes: ["figure.boolean"] });
    expect(one({ error: "#REF!" })).toMatchObject({ value: null, text: "#REF!", codes: ["figure.cellError"] });
    expect(one("–")).toMatchObject({ value: null, text: null, codes: [] });
    expect(one("16.068")).toMatchObject({ value: 16068, text: null, codes: [] });
  });
});

function readCell(grid: Grid, row: number, column: number): PlacedCell | null {
  const cell = cellAt(grid, row, column);
  return cell ? { ...cell, row, column } : null;
}
function rowIs(grid: Grid, row: number, code: string): boolean {
  return valueAt(grid, row, AT.code) === code;
}
