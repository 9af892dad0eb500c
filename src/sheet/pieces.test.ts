import { plainSheet } from "../../test/schema/sampleBook";
import { noChange } from "./change";
import { inPieces, joined, slices } from "./pieces";

const sheet = (name: string, count: number) =>
  plainSheet(
    name,
    Array.from({ length: count }, (_, row) => ({ row, column: 0, value: `${name} ${row}` })),
  );

test("a list is cut into lists of at most so many, in its order", () => {
  expect(slices([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(slices([1, 2], 2)).toEqual([[1, 2]]);
  expect(slices([], 2)).toEqual([]);
});

test("a change is the same after it went in pieces, none of them large", () => {
  const change = {
    ...noChange(),
    sheets: [
      { spec: sheet("A", 12_001), replaces: false },
      { spec: sheet("B", 0), replaces: true },
      { spec: sheet("C", 3), replaces: false },
    ],
    properties: { "thidua.plan": "P" },
  };
  const { pieces, rest } = inPieces(change);
  expect(pieces.map(({ sheet, cells }) => [sheet, cells.length])).toEqual([
    [0, 5_000],
    [0, 5_000],
    [0, 2_001],
    [2, 3],
  ]);
  expect(rest.sheets.map(({ spec }) => spec.cells)).toEqual([[], [], []]);
  expect(joined(pieces, rest)).toEqual(change);
  expect(change.sheets[0]!.spec.cells).toHaveLength(12_001);
});
