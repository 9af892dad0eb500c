import fc from "fast-check";
import * as XLSX from "xlsx";
import { plainBook, plainSheet } from "../../test/schema/sampleBook";
import type { CellSpec } from "../sheet/spec";
import { valueAt } from "../sheet/grid";
import { readBook } from "./read";
import { writeBook } from "./write";
import { legalText } from "./writeXml";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom("_", "x", "0", "D", "&", "<", ">", '"', "\r", "\n", " ", "=", "ộ"),
    maxLength: 20,
  }),
);
const number = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())
  .map((value) => (Object.is(value, -0) ? 0 : value));
const cell = fc.record({
  row: fc.oneof({ weight: 5, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.constantFrom(1_048_575, 65_536) }),
  column: fc.oneof({ weight: 5, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.constantFrom(16_383, 702) }),
  value: fc.oneof(text, number, fc.boolean(), fc.constant(null)),
  style: fc.constantFrom(undefined, "a", "b"),
  formula: fc.option(fc.constantFrom("1+1", 'IF(A1<>"",1,2)', '"a&b"'), { nil: undefined, freq: 6 }),
});
const cells = fc.uniqueArray(cell, { selector: ({ row, column }) => row * 16_384 + column, maxLength: 40 });
const styles = { a: { border: true, format: "0.00" }, b: { fill: "FFF2CC", unlocked: true } };

function write(list: CellSpec[]): Uint8Array {
  return writeBook(plainBook([plainSheet("Bảng", list, { styles })]));
}

describe("what is written is read", () => {
  it("by our own reader", () => {
    fc.assert(
      fc.property(cells, (list) => {
        const grid = readBook(write(list)).sheets[0]!;
        for (const { row, column, value } of list)
          expect(valueAt(grid, row, column)).toBe(typeof value === "string" ? legalText(value) : value);
      }),
      { numRuns: 200 },
    );
  });

  it("by SheetJS", () => {
    fc.assert(
      fc.property(cells, (list) => {
        const sheet = XLSX.read(write(list), { sheetStubs: true }).Sheets["Bảng"]!;
        for (const { row, column, value, formula } of list) {
          const read = sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined;
          if (value === null && formula === undefined) expect(read?.v).toBeUndefined();
          else if (value !== null) expect(read?.v).toBe(typeof value === "string" ? legalText(value) : value);
          expect(read?.f).toBe(formula);
        }
      }),
      { numRuns: 100 },
    );
  });
});
