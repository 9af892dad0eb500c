import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { plainSheet } from "../../test/schema/sampleBook";
import type { SheetChange } from "../sheet/change";
import { cellAt, cellIndex, valueAt } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { formatCells } from "./formats";
import { type Graft, graft } from "./graft";

const sheet = (name: string, more: Partial<SheetSpec> = {}): SheetSpec =>
  plainSheet(
    name,
    [
      { row: 0, column: 0, value: `Tiêu đề ${name}`, style: "head" },
      { row: 1, column: 0, value: "=không phải công thức" },
      { row: 1, column: 1, value: 12.5, style: "entry" },
      { row: 2, column: 1, value: 25, formula: "B2*2" },
    ],
    {
      styles: { head: { font: { bold: true }, fill: "FFEE00" }, entry: { unlocked: true, format: "#,##0.00" } },
      conditionals: [{ area: { top: 1, left: 1, bottom: 1, right: 1 }, formula: "B2>9", look: { fill: "FF0000" } }],
      protect: true,
      ...more,
    },
  );
const drawn = (...specs: SheetSpec[]): SheetChange[] => specs.map((spec) => ({ spec, replaces: false }));
const print = { landscape: true, fitWidth: true, margins: { top: 20, bottom: 20, left: 20, right: 20 } };
const NOTHING: Graft = { sheets: [], removals: [], names: [], properties: {}, protection: new Map() };

const book = writeBook({
  sheets: [sheet("A"), sheet("B", { print: { ...print, repeatRows: { from: 0, to: 0 } } }), sheet("C")],
  names: [{ name: "TrangThai", formula: "'A'!$A$1:$A$2" }],
  properties: { "thidua.plan": "P" },
});
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

test("sheets are set in where they stand or behind the others; the rest of the file keeps its bytes", () => {
  const change = sheet("b", {
    cells: [{ row: 4, column: 2, value: "mới", style: "entry" }],
    print: { ...print, repeatRows: { from: 0, to: 2 } },
  });
  const bytes = graft(book, { ...NOTHING, sheets: drawn(change, sheet("Đ", { state: "hidden" })) });
  const read = readBook(bytes);
  expect(read.sheets.map(({ name, state }) => [name, state])).toEqual([
    ["A", "visible"],
    ["B", "visible"],
    ["C", "visible"],
    ["Đ", "hidden"],
  ]);
  expect(valueAt(read.sheets[1]!, 4, 2)).toBe("mới");
  expect(valueAt(read.sheets[1]!, 0, 0)).toBeNull();
  const added = read.sheets[3]!;
  expect(cellAt(added, 1, 0)).toEqual({ value: "=không phải công thức", font: "Times New Roman" });
  expect(cellAt(added, 2, 1)).toEqual({ value: 25, formula: "B2*2", font: "Times New Roman" });
  expect(added.looks[added.look[cellIndex(added, 1, 1)]!]).toMatchObject({ format: "#,##0.00", locked: false });
  const [before, after] = [partsOf(book), partsOf(bytes)];
  // The same looks again add none.
  for (const name of [
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet3.xml",
    "xl/sharedStrings.xml",
    "docProps/core.xml",
  ])
    expect(after[name]).toBe(before[name]);
  expect(after["xl/styles.xml"]!.match(/<xf /g)).toEqual(before["xl/styles.xml"]!.match(/<xf /g));
  expect(after["xl/workbook.xml"]).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'b\'!$1:$3</definedName>',
  );
  expect(after["xl/workbook.xml"]).not.toContain("$1:$1");
});

test("looks that the file does not have are added to its own", () => {
  const other = sheet("D", {
    styles: { head: { font: { italic: true, color: "123456" }, format: "0.000" } },
    cells: [{ row: 0, column: 0, value: 1, style: "head" }],
    conditionals: [{ area: { top: 0, left: 0, bottom: 0, right: 0 }, formula: "A1>0", look: { bold: true } }],
  });
  const grid = readBook(graft(book, { ...NOTHING, sheets: drawn(other) })).sheets[3]!;
  expect(cellAt(grid, 0, 0)?.format).toBe("0.000");
  expect(partsOf(graft(book, { ...NOTHING, sheets: drawn(other) }))["xl/worksheets/sheet4.xml"]).toContain('dxfId="1"');
});

test("a file whose parts use prefixes gets elements with them", () => {
  const prefixed = (text: string): string =>
    text
      .replace(/<(\/?)(?=[a-zA-Z])/g, "<$1x:")
      .replace('xmlns="', 'xmlns:x="')
      .replace("xmlns:r=", "xmlns:rel=")
      .replace(/ r:id/g, " rel:id");
  const parts = unzipSync(book);
  for (const name of ["xl/workbook.xml", "xl/styles.xml"]) parts[name] = strToU8(prefixed(strFromU8(parts[name]!)));
  const bytes = graft(zipSync(parts), {
    ...NOTHING,
    sheets: drawn(sheet("D"), sheet("A")),
    names: [{ name: "Ten", formula: "'D'!$A$1" }],
  });
  expect(readBook(bytes).sheets.map(({ name }) => name)).toEqual(["A", "B", "C", "D"]);
  const workbook = partsOf(bytes)["xl/workbook.xml"]!;
  expect(workbook).toMatch(/<x:sheet name="D" sheetId="4" rel:id="rId\d+"\/>/);
  expect(workbook).toContain("<x:definedName name=\"Ten\">'D'!$A$1</x:definedName>");
});

test("a prefix that each sheet declares for itself is declared for a new one too", () => {
  const parts = unzipSync(book);
  const declared = / xmlns:r="[^"]*"/.exec(strFromU8(parts["xl/workbook.xml"]!))![0];
  parts["xl/workbook.xml"] = strToU8(
    strFromU8(parts["xl/workbook.xml"]!).replace(declared, "").replace(/ r:id/g, `${declared} r:id`),
  );
  const workbook = partsOf(graft(zipSync(parts), { ...NOTHING, sheets: drawn(sheet("D")) }))["xl/workbook.xml"]!;
  expect(workbook).toMatch(/<sheet name="D" sheetId="4" xmlns:r="[^"]*" r:id="rId\d+"\/>/);
});

test("sheets, names, properties and protection are taken away", () => {
  const bytes = graft(book, {
    ...NOTHING,
    removals: ["a"],
    properties: { "thidua.plan": "", "thidua.period": "6T & năm" },
    protection: new Map([["C", false]]),
  });
  const read = readBook(bytes);
  expect(read.sheets.map(({ name, protected: on }) => [name, on])).toEqual([
    ["B", true],
    ["C", false],
  ]);
  expect({ ...read.properties }).toEqual({ "thidua.period": "6T & năm" });
  const parts = partsOf(bytes);
  expect(parts["xl/worksheets/sheet1.xml"]).toBeUndefined();
  expect(parts["[Content_Types].xml"]).not.toContain("sheet1.xml");
  expect(parts["xl/workbook.xml"]).toContain('localSheetId="0"');
  const again = graft(bytes, { ...NOTHING, protection: new Map([["C", true]]) });
  expect(partsOf(again)["xl/worksheets/sheet3.xml"]).toBe(partsOf(book)["xl/worksheets/sheet3.xml"]);
});

test("cells get other number formats; the rest of their look stays", () => {
  const bytes = formatCells(book, [
    { sheet: "A", row: 0, column: 0, format: "dd/mm/yyyy" },
    { sheet: "A", row: 1, column: 1, format: "0.0%" },
  ]);
  const grid = readBook(bytes).sheets[0]!;
  expect([cellAt(grid, 0, 0)?.format, cellAt(grid, 1, 1)?.format]).toEqual(["dd/mm/yyyy", "0.0%"]);
  expect(grid.looks[grid.look[cellIndex(grid, 1, 1)]!]!.locked).toBe(false);
  expect(partsOf(bytes)["xl/worksheets/sheet2.xml"]).toBe(partsOf(book)["xl/worksheets/sheet2.xml"]);
});
