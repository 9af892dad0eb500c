import type { ICellData } from "@univerjs/core";
import { formulasOf, parts } from "./formulaList";

/** Two families, a lone formula, what only looks like one, and a member whose family has no first cell. */
const CELLS: Record<number, Record<number, ICellData>> = {
  0: { 0: { v: 4 }, 2: { f: "=A1*2", si: "a", v: 8 }, 3: { f: "=SUM(A:A)" } },
  1: { 1: { si: "lost" }, 2: { si: "a" }, 5: { f: "", si: null } },
  4: { 2: { si: "a" }, 3: { f: "=B5", si: "b" }, 4: { si: "b" } },
};
const LISTED = {
  0: { 2: { f: "=A1*2", si: "a" }, 3: { f: "=SUM(A:A)" } },
  1: { 2: { f: "=A1*2", si: "a", x: 0, y: 1 } },
  4: { 2: { f: "=A1*2", si: "a", x: 0, y: 4 }, 3: { f: "=B5", si: "b" }, 4: { f: "=B5", si: "b", x: 1, y: 0 } },
};

test("a member of a family has the formula of its first cell and its way from there", () => {
  expect(formulasOf({ cellData: CELLS, rowCount: 8, columnCount: 8 })).toEqual(LISTED);
});

test("cells beyond the sheet are not looked at", () => {
  expect(formulasOf({ cellData: CELLS, rowCount: 1, columnCount: 3 })).toEqual({ 0: { 2: { f: "=A1*2", si: "a" } } });
});

test("the parts hold families whole", () => {
  expect([...parts({ u: { s: LISTED } })]).toEqual([
    { u: { s: { 0: { 3: LISTED[0][3] } } } },
    { u: { s: { 0: { 2: LISTED[0][2] }, 1: { 2: LISTED[1][2] }, 4: { 2: LISTED[4][2] } } } },
    { u: { s: { 4: { 3: LISTED[4][3], 4: LISTED[4][4] } } } },
  ]);
});

test("many lone formulas are many parts", () => {
  const row = Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [at, { f: `=A${at + 1}` }]));
  const sizes = [...parts({ u: { s: { 0: row } } })].map((part) => Object.keys(part["u"]!["s"]![0] ?? {}).length);
  expect(sizes).toEqual([500, 500, 200]);
});
