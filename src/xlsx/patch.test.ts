import { strToU8, unzipSync, zipSync } from "fflate";
import { orderFaults, parse } from "../../test/schema/order";
import { changedParts, partOf } from "../../test/schema/packages";
import { plainBook, plainSheet, sampleBook } from "../../test/schema/sampleBook";
import { valueAt } from "../sheet/grid";
import { XlsxError } from "./errors";
import { fixedCells } from "./fixed";
import { patchBook, PatchError, type PatchEdit } from "./patch";
import { readBook } from "./read";
import { writeBook } from "./write";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A workbook of one sheet "S" with this content of its worksheet element, and other parts as wanted. */
function bookWith(content: string, more: Record<string, string | Uint8Array> = {}, root = "worksheet"): Uint8Array {
  const [prefix] = root.includes(":") ? [root.split(":")[0]! + ":"] : [""];
  const xmlns = prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?>\n<${root} ${xmlns}="${MAIN}">${content}</${root}>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

/** Content of the worksheet element of a patched one-sheet book. */
function patched(content: string, edits: Omit<PatchEdit, "sheet">[]): string {
  const bytes = patchBook(
    bookWith(content),
    edits.map((edit) => ({ sheet: "S", ...edit })),
  );
  const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
  return xml.slice(xml.indexOf(">", xml.indexOf("<worksheet")) + 1, xml.lastIndexOf("</worksheet>"));
}

describe("patchBook: cells", () => {
  it("sets each kind of value and keeps the cell's format", () => {
    const cells = "ABCDEF".split("").map((letter) => `<c r="${letter}1" s="7" t="s" cm="1"><v>0</v></c>`);
    expect(
      patched(`<sheetData><row r="1" ht="30">${cells.join("")}</row></sheetData>`, [
        { row: 0, column: 0, value: 1.5 },
        { row: 0, column: 1, value: true },
        { row: 0, column: 2, value: " a&b\n" },
        { row: 0, column: 3, value: null },
        { row: 0, column: 4, value: { error: "#N/A" } },
        { row: 0, column: 5, value: "=x", formula: 'IF(1<2,"=x")' },
      ]),
    ).toBe(
      '<sheetData><row r="1" ht="30"><c r="A1" s="7"><v>1.5</v></c><c r="B1" s="7" t="b"><v>1</v></c>' +
        '<c r="C1" s="7" t="inlineStr"><is><t xml:space="preserve"> a&amp;b\n</t></is></c><c r="D1" s="7"/>' +
        '<c r="E1" s="7" t="e"><v>#N/A</v></c><c r="F1" s="7" t="str"><f>IF(1&lt;2,"=x")</f><v>=x</v></c></row></sheetData>',
    );
  });

  it("puts absent rows and cells where they belong, with the format of row or column", () => {
    expect(
      patched(
        '<dimension ref="B2:C5"/><cols><col min="4" max="6" style="3"/></cols><sheetData><row r="2" spans="2:3"><c r="B2"/><c r="D2"><v>4</v></c></row>' +
          '<row r="5" s="9" customFormat="1"/></sheetData>',
        [
          { row: 1, column: 2, value: 1 },
          { row: 1, column: 4, value: 2 },
          { row: 1, column: 0, value: 3 },
          { row: 4, column: 4, value: 4 },
          { row: 2, column: 1, value: 5 },
          { row: 0, column: 1, value: 6 },
          { row: 9, column: 1, value: 7 },
          { row: 7, column: 1, value: null },
        ],
      ),
    ).toBe(
      '<dimension ref="A1:E10"/><cols><col min="4" max="6" style="3"/></cols><sheetData><row r="1"><c r="B1"><v>6</v></c></row>' +
        '<row r="2" spans="1:5"><c r="A2"><v>3</v></c><c r="B2"/><c r="C2"><v>1</v></c><c r="D2"><v>4</v></c><c r="E2" s="3"><v>2</v></c></row>' +
        '<row r="3"><c r="B3"><v>5</v></c></row><row r="5" s="9" customFormat="1"><c r="E5" s="9"><v>4</v></c></row>' +
        '<row r="10"><c r="B10"><v>7</v></c></row></sheetData>',
    );
  });

  it("fills a sheet without rows, and takes the later of two edits of one cell", () => {
    expect(
      patched("<sheetData/>", [
        { row: 1, column: 1, value: 1 },
        { row: 0, column: 0, value: 2 },
        { row: 1, column: 1, value: 3 },
      ]),
    ).toBe('<sheetData><row r="1"><c r="A1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c></row></sheetData>');
  });

  it("finds rows and cells that do not say their place", () => {
    expect(
      patched("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c/></row></sheetData>", [
        { row: 0, column: 1, value: 5 },
        { row: 1, column: 0, value: 6 },
        { row: 1, column: 2, value: 7 },
      ]),
    ).toBe(
      '<sheetData><row><c><v>1</v></c><c><v>5</v></c></row><row><c><v>6</v></c><c r="C2"><v>7</v></c></row></sheetData>',
    );
  });

  it("speaks with the prefix of the part", () => {
    const bytes = bookWith(
      '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>',
      {},
      "x:worksheet",
    );
    const after = patchBook(bytes, [
      { sheet: "S", row: 0, column: 0, value: "a", formula: "B1" },
      { sheet: "S", row: 2, column: 1, value: "b" },
    ]);
    const xml = partOf(after, "xl/worksheets/sheet1.xml");
    expect(xml).toContain('<x:c r="A1" t="str"><x:f>B1</x:f><x:v>a</x:v></x:c></x:row>');
    expect(xml).toContain('<x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>');
    expect(valueAt(readBook(after).sheets[0]!, 2, 1)).toBe("b");
  });

  it("gives the cells of a shared formula their own when its first cell goes", () => {
    const content =
      '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$C$1&amp;"&lt;"</f><v>1</v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row></sheetData>';
    expect(patched(content, [{ row: 0, column: 0, value: 9 }])).toBe(
      '<sheetData><row r="1"><c r="A1"><v>9</v></c></row><row r="2"><c r="A2"><f>B2+$C$1&amp;"&lt;"</f><v>2</v></c></row>' +
        '<row r="3"><c r="A3"><f>B3+$C$1&amp;"&lt;"</f><v>3</v></c></row></sheetData>',
    );
    expect(patched(content, [{ row: 2, column: 0, value: 9 }])).toBe(
      content.replace('<f t="shared" si="0"/><v>3</v>', "<v>9</v>"),
    );
  });

  it("writes a part that was stored in UTF-16 as UTF-8, and says so", () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ộ</t></is></c></row></sheetData></worksheet>`;
    const bytes = bookWith("", { "xl/worksheets/sheet1.xml": new Uint8Array(Buffer.from("\ufeff" + xml, "utf16le")) });
    const after = patchBook(bytes, [{ sheet: "S", row: 0, column: 1, value: "Đ" }]);
    expect(partOf(after, "xl/worksheets/sheet1.xml")).toContain('<?xml version="1.0" encoding="UTF-8"');
    const grid = readBook(after).sheets[0]!;
    expect([valueAt(grid, 0, 0), valueAt(grid, 0, 1)]).toEqual(["ộ", "Đ"]);
  });
});

describe("patchBook: the rest of the file", () => {
  const sample = writeBook(sampleBook());

  it("gives the bytes as they came when there is nothing to do", () => {
    expect(patchBook(sample, [])).toBe(sample);
  });

  it("touches the sheet alone where the workbook asks to calculate already", () => {
    const after = patchBook(sample, [{ sheet: "ketqua_chitieu", row: 4, column: 4, value: 9 }]);
    expect(changedParts(sample, after)).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(Object.keys(unzipSync(after))).toEqual(Object.keys(unzipSync(sample)));
  });

  it("asks Excel to calculate, unless told not to", () => {
    const edit = { sheet: "S", row: 0, column: 0, value: 1 };
    const plain = bookWith("<sheetData/>");
    expect(partOf(patchBook(plain, [edit]), "xl/workbook.xml")).toContain(
      '</sheets><calcPr fullCalcOnLoad="1"/></workbook>',
    );
    expect(changedParts(plain, patchBook(plain, [edit], { recalculate: false }))).toEqual(["xl/worksheets/sheet1.xml"]);
    const named = bookWith("<sheetData/>", {
      "xl/workbook.xml": `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:sheets><x:sheet name="S" sheetId="1" r:id="r1"/></x:sheets><x:definedNames><x:definedName name="a">1</x:definedName></x:definedNames><x:calcPr calcId='1' fullCalcOnLoad="0" calcMode="manual"/></x:workbook>`,
    });
    const book = partOf(patchBook(named, [edit]), "xl/workbook.xml");
    expect(book).toContain(`<x:calcPr calcId='1' fullCalcOnLoad="1" calcMode="manual"/></x:workbook>`);
    expect(orderFaults(parse(book))).toEqual([]);
  });

  it("drops the calculation chain when a formula goes, with all that points to it", () => {
    const bytes = bookWith(
      '<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>',
      {
        "xl/calcChain.xml": `<calcChain xmlns="${MAIN}"><c r="A1" i="1"/></calcChain>`,
        "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/calcChain" Target="calcChain.xml"></Relationship></Relationships>`,
        "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/calcChain.xml" ContentType="c"/><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>`,
      },
    );
    const without = patchBook(bytes, [{ sheet: "S", row: 0, column: 0, value: 1 }]);
    expect(changedParts(bytes, without)).toContain("-xl/calcChain.xml");
    expect(partOf(without, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(partOf(without, "[Content_Types].xml")).toBe(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="w"/></Types>`,
    );
    const kept = patchBook(bytes, [{ sheet: "S", row: 0, column: 1, value: 2 }]);
    expect(changedParts(bytes, kept)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    const set = patchBook(bytes, [{ sheet: "S", row: 5, column: 1, value: 2, formula: "1+1" }]);
    expect(changedParts(bytes, set)).toContain("-xl/calcChain.xml");
  });
});

describe("PatchError", () => {
  const bytes = bookWith(
    '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c r="D1"><f t="array" ref="D1">SUM(B1:B2)</f><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B5:C6"/></mergeCells>',
    {
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${OFFICE}/table" Target="../tables/table1.xml"/></Relationships>`,
      "xl/tables/table1.xml": `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="F10:G20"/>`,
    },
  );
  const at = (row: number, column: number, more: Partial<PatchEdit> = {}): PatchEdit => ({
    sheet: "S",
    row,
    column,
    value: 1,
    ...more,
  });

  it.each<[string, PatchEdit, PatchEdit]>([
    ["noSheet", at(0, 1, { sheet: "T" }), at(0, 1, { sheet: "s" })],
    ["place", at(-1, 0), at(1_048_575, 16_383)],
    ["number", at(0, 1, { value: NaN }), at(0, 1, { value: 0 })],
    ["textLength", at(0, 1, { value: "a".repeat(32_768) }), at(0, 1, { value: "a".repeat(32_767) })],
    ["formulaSign", at(0, 1, { formula: "=1" }), at(0, 1, { formula: "1" })],
    ["formulaLength", at(0, 1, { formula: "" }), at(0, 1, { formula: "1" })],
    ["arrayFormula", at(1, 0), at(2, 0)],
    ["arrayFormula", at(0, 0), at(0, 3)],
    ["covered", at(5, 2), at(4, 1)],
    ["covered", at(4, 2), at(4, 2, { value: null })],
    ["tableHeader", at(9, 6), at(10, 6)],
  ])("%s", (code, bad, good) => {
    expect(() => patchBook(bytes, [at(30, 30), bad])).toThrow(expect.objectContaining({ name: "PatchError", code }));
    expect(() => patchBook(bytes, [good])).not.toThrow();
  });

  it("is thrown for a signed file", () => {
    const signed = bookWith("<sheetData/>", { "_xmlsignatures/origin.sigs": "" });
    expect(() => patchBook(signed, [at(0, 0)])).toThrow(PatchError);
  });

  it("is foretold: the cells that would be refused for good, and a signature", () => {
    expect(fixedCells(bytes)).toEqual({
      signed: false,
      areas: new Map([
        [
          "S",
          [
            { top: 9, left: 5, bottom: 9, right: 6 },
            { top: 0, left: 0, bottom: 1, right: 0 },
          ],
        ],
      ]),
    });
    expect(fixedCells(bookWith("<sheetData/>", { "_xmlsignatures/origin.sigs": "" }))).toEqual({
      signed: true,
      areas: new Map(),
    });
  });

  it("leaves unreadable files to XlsxError", () => {
    expect(() => patchBook(strToU8("chữ"), [])).toThrow(XlsxError);
    expect(() => patchBook(new Uint8Array(0), [at(0, 0)])).toThrow(expect.objectContaining({ code: "empty" }));
    expect(() => patchBook(bytes.subarray(0, bytes.length - 200), [at(0, 0)])).toThrow(XlsxError);
  });
});

describe("patchBook again and again", () => {
  it("stays the same file to a reader", () => {
    let bytes = writeBook(plainBook([plainSheet("A", [{ row: 0, column: 0, value: 0 }])]));
    for (let i = 0; i < 30; i++)
      bytes = patchBook(bytes, [{ sheet: "A", row: (i * 7) % 30, column: (i * 11) % 30, value: `ô ${i}` }]);
    const grid = readBook(bytes).sheets[0]!;
    for (let i = 1; i < 30; i++) expect(valueAt(grid, (i * 7) % 30, (i * 11) % 30)).toBe(`ô ${i}`);
    expect(orderFaults(parse(partOf(bytes, "xl/worksheets/sheet1.xml")))).toEqual([]);
  });
});
