import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import * as XLSX from "xlsx";
import { orderFaults, parse } from "../../test/schema/order";
import { partOf } from "../../test/schema/packages";
import { plainBook, plainSheet, sampleBook } from "../../test/schema/sampleBook";
import { cellAt } from "../sheet/grid";
import { XlsxError } from "./errors";
import { patchBook, PatchError } from "./patch";
import { readBook } from "./read";
import { writeBook } from "./write";
import { legalText } from "./writeXml";

const value = fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null));
const cell = fc.record({
  row: fc.nat(12),
  column: fc.nat(30),
  value,
  formula: fc.option(fc.constantFrom("1+1", 'A1&"<"'), { nil: undefined, freq: 4 }),
});
const cells = fc.array(cell, { maxLength: 25 });

const written = writeBook(sampleBook());
const parts = unzipSync(written);

describe("patchBook", () => {
  it("gives the edited cells over the old ones, whatever they are", () => {
    fc.assert(
      fc.property(cells, cells, (old, edits) => {
        const before = writeBook(plainBook([plainSheet("A", old)]));
        const after = patchBook(
          before,
          edits.map((edit) => ({ sheet: "A", ...edit })),
        );
        const grid = readBook(after).sheets[0]!;
        const sheet = XLSX.read(after, { sheetStubs: true }).Sheets["A"]!;
        const last = new Map([...old, ...edits].map((one) => [`${one.row},${one.column}`, one]));
        for (const { row, column, value: given, formula } of last.values()) {
          const expected = typeof given === "string" ? legalText(given) : given;
          const found = cellAt(grid, row, column);
          expect([found?.value ?? null, found?.formula]).toEqual([expected, formula]);
          const seen = sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined;
          if (expected !== null) expect(seen?.v).toBe(expected);
        }
        const filled = [...last.values()].filter((one) => one.value !== null || one.formula !== undefined);
        expect(grid.column).toHaveLength(filled.length);
        expect(orderFaults(parse(partOf(after, "xl/worksheets/sheet1.xml")))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("throws nothing but its own errors on broken files", () => {
    const edit = { sheet: "KetQua_ChiTieu", row: 5, column: 4, value: "x", formula: "1" };
    const names = Object.keys(parts);
    const damage = fc.record({
      part: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      cut: fc.nat(30),
      put: fc.string({
        unit: fc.constantFrom("<", ">", "/", '"', "=", " ", "c", "row", "9", "&", "\u0000"),
        maxLength: 4,
      }),
    });
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(damage, ({ part, at, cut, put }) => {
        const data = parts[part]!;
        const from = Math.floor(at * data.length);
        const broken = Buffer.concat([data.subarray(0, from), strToU8(put), data.subarray(from + cut)]);
        try {
          readBook(patchBook(zipSync({ ...parts, [part]: new Uint8Array(broken) }), [edit]));
          outcomes.add("done");
        } catch (error) {
          if (!(error instanceof XlsxError || error instanceof PatchError)) throw error;
          outcomes.add(error.code);
        }
      }),
      { numRuns: 400 },
    );
    expect(outcomes).toContain("done");
    expect(outcomes).toContain("badXml");
  });
});
