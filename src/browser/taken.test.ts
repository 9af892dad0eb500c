import { plainBook, plainSheet } from "../../test/schema/sampleBook";
import { eachCell, valueOf } from "../sheet/grid";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { fromHands, inHands } from "./handed";
import { takeApart } from "./taken";
import { child, numberAt } from "./tree";

const spec = plainSheet(
  "Biểu",
  [
    { row: 0, column: 0, value: "Chỉ tiêu", style: "head" },
    ...[1, 2, 3].flatMap((row) => [
      { row, column: 1, value: row, style: "entry" },
      { row, column: 2, value: row * 2, formula: `B${row + 1}*$A$9` },
    ]),
    { row: 4, column: 2, value: null, formula: "SUM(C2:C4)" },
    { row: 4, column: 3, value: null, style: "entry" },
  ],
  {
    styles: { entry: { unlocked: true, format: "0.0" }, head: { font: { bold: true } } },
    columns: [{ column: 1, width: 12 }],
    rows: [{ row: 0, height: 30 }, { row: 2 }],
    protect: true,
    freeze: { rows: 1, columns: 0 },
  },
);
const bytes = writeBook({
  sheets: [spec, { ...spec, name: "Rỗng", cells: [], rows: [] }],
  names: [],
  properties: { "thidua.plan": "P" },
});

test("a file is taken apart: its cells, and what is not among them", () => {
  const { book, sheets, closed, bytes: kept } = takeApart(bytes);
  const [own, empty] = sheets;
  expect(closed).toBe(false);
  expect(kept).toBe(bytes);
  const found: unknown[] = [];
  eachCell(book.sheets[0]!, (row, column, index) => found.push([row, column, valueOf(book.sheets[0]!, index)]));
  expect(found).toHaveLength(9);
  expect(found.at(-1)).toEqual([4, 3, null]);
  expect(own!.rows).toEqual([
    { row: 0, height: 30, look: 0 },
    ...[1, 2, 3, 4].map((row) => ({ row, height: 0, look: 0 })),
  ]);
  expect([own!.rowCount, own!.columnCount]).toEqual([105, 20]);
  expect([empty!.rowCount, empty!.columnCount]).toEqual([100, 20]);
  expect(numberAt(child(child(child(own!.shell, "sheetViews"), "sheetView"), "pane"), "ySplit", 0)).toBe(1);
  expect(child(own!.shell, "sheetData")).toBeUndefined();
  expect(own!.guarded).toBe(false);
});

test("what protection closes is told in rectangles", () => {
  expect(takeApart(bytes).sheets[0]!.locked).toEqual([
    { top: 0, left: 0, bottom: 0, right: 19 },
    { top: 1, left: 0, bottom: 3, right: 0 },
    { top: 1, left: 2, bottom: 3, right: 19 },
    { top: 4, left: 0, bottom: 4, right: 2 },
    { top: 4, left: 4, bottom: 4, right: 19 },
    { top: 5, left: 0, bottom: 104, right: 19 },
  ]);
});

test("formulas that say the same are one family, called by its first cell", () => {
  const { book, sheets } = takeApart(bytes);
  const formulas = [...book.sheets[0]!.formulas].map(([index, formula]) => [formula, sheets[0]!.families.get(index)]);
  const head = [...book.sheets[0]!.formulas.keys()][0];
  expect(formulas).toEqual([
    ["B2*$A$9", head],
    ["B3*$A$9", head],
    ["B4*$A$9", head],
    ["SUM(C2:C4)", undefined],
  ]);
});

test("a family has at most a thousand members", () => {
  const cells = Array.from({ length: 1_002 }, (_, row) => ({ row, column: 1, value: null, formula: `A${row + 1}` }));
  const { families } = takeApart(writeBook(plainBook([plainSheet("S", cells)]))).sheets[0]!;
  expect([999, 1_000, 1_001].map((cell) => families.get(cell))).toEqual([0, 1_000, 1_000]);
});

test("it arrives in another thread as it was sent", () => {
  const taken = takeApart(bytes);
  const { handed, rest } = inHands(taken);
  const sent = structuredClone({ handed, rest });
  const arrived = fromHands(sent.handed, sent.rest);
  const cells = (book: typeof taken.book): unknown[] =>
    book.sheets.map((grid) => {
      const found: unknown[] = [];
      eachCell(grid, (row, column, index) =>
        found.push([row, column, valueOf(grid, index), grid.formulas.get(index), grid.looks[grid.look[index]!]]),
      );
      return [grid.name, grid.state, grid.protected, found];
    });
  expect(cells(arrived.book)).toEqual(cells(readBook(bytes, { whole: true })));
  expect({ ...arrived.book.properties }).toEqual({ "thidua.plan": "P" });
  expect(arrived.sheets).toEqual(taken.sheets);
  expect(arrived.styles).toEqual(taken.styles);
  expect([...arrived.bytes]).toEqual([...bytes]);
});

test("a file that is none is refused", () => {
  expect(() => takeApart(new Uint8Array([1, 2, 3]))).toThrow(expect.objectContaining({ code: "notZip" }));
});
