import { unzipSync } from "fflate";
import * as XLSX from "xlsx";
import { partOf } from "../../test/schema/packages";
import { plainBook, plainSheet, sampleBook } from "../../test/schema/sampleBook";
import type { BookSpec, CellSpec, SheetSpec, ValidationSpec } from "../sheet/spec";
import { SpecError, writeBook } from "./write";

function sheetOf(cells: CellSpec[], more: Partial<SheetSpec> = {}): string {
  return partOf(writeBook(plainBook([plainSheet("A", cells, more)])), "xl/worksheets/sheet1.xml");
}

/** Code of the SpecError that writing throws; "" when it writes. */
function codeOf(book: BookSpec): string {
  try {
    writeBook(book);
    return "";
  } catch (error) {
    if (error instanceof SpecError) return error.code;
    throw error;
  }
}

const area = { top: 0, left: 0, bottom: 1, right: 1 };

describe("writeBook", () => {
  it("gives the same bytes for the same book, whatever the clock and the time zone", () => {
    const first = writeBook(sampleBook());
    expect(Buffer.compare(first, writeBook(sampleBook()))).toBe(0);
    // Time and date of the first entry (APPNOTE.TXT 4.4.6): 12:00:00 on 2000-01-01.
    const view = new DataView(first.buffer, first.byteOffset);
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([12 << 11, (20 << 9) | (1 << 5) | 1]);
    expect(partOf(first, "docProps/core.xml")).not.toContain("created");
    expect(partOf(writeBook(sampleBook(), { created: "2024-06-05T00:00:00Z" }), "docProps/core.xml")).toContain(
      '<dcterms:created xsi:type="dcterms:W3CDTF">2024-06-05T00:00:00Z</dcterms:created>',
    );
  });

  it("keeps values of every kind, read by SheetJS", () => {
    const sheet = XLSX.read(writeBook(sampleBook())).Sheets["KetQua_ChiTieu"]!;
    expect(sheet["B6"]!.v).toBe("Tỷ lệ hội viên được tập huấn < 5 ngày & > 1 ngày");
    expect(sheet["D6"]!.v).toBe(1.82);
    expect(sheet["E7"]).toBeUndefined();
    expect(sheet["C11"]).toMatchObject({ t: "b", v: false });
    expect(sheet["B11"]).toMatchObject({ t: "s", v: "=1+1 là chữ" });
    expect(sheet["B11"]!.f).toBeUndefined();
    expect(sheet["E10"]).toMatchObject({ t: "n", v: 13.5, f: "SUM(E5:E8)" });
    expect(sheet["F10"]).toMatchObject({ t: "b", v: true, f: "E10>0" });
    expect(sheet["F7"]).toMatchObject({ t: "s", v: "" });
    expect(sheet["D11"]!.w).toBe("04/06/2024");
  });

  it("writes each text once and each look once", () => {
    const cells: CellSpec[] = Array.from({ length: 100 }, (_, row) => ({
      row,
      column: 0,
      value: row % 2 ? "chẵn" : "lẻ",
      style: `s${row % 4}`,
    }));
    const styles = { s0: { fill: "ffffff" }, s1: { fill: "FFFFFF" }, s2: { border: true }, s3: {} };
    const bytes = writeBook(plainBook([plainSheet("A", cells, { styles })]));
    expect(partOf(bytes, "xl/sharedStrings.xml")).toContain('count="100" uniqueCount="2"><si><t>lẻ</t></si>');
    const xml = partOf(bytes, "xl/styles.xml");
    expect(xml).toContain('<cellXfs count="3">');
    expect(xml).toContain('<fills count="3">');
  });

  it("puts cells in order, the later of two at one place, and rows that only have a height", () => {
    const xml = sheetOf(
      [
        { row: 2, column: 27, value: 1 },
        { row: 0, column: 1, value: 2 },
        { row: 0, column: 0, value: 3 },
        { row: 0, column: 1, value: 4 },
      ],
      {
        rows: [
          { row: 1, height: 30 },
          { row: 4, hidden: true },
          { row: 0, height: 20 },
        ],
      },
    );
    expect(/<dimension[^>]*>/.exec(xml)![0]).toBe('<dimension ref="A1:AB3"/>');
    expect(/<sheetData>.*<\/sheetData>/.exec(xml)![0]).toBe(
      '<sheetData><row r="1" ht="20" customHeight="1"><c r="A1"><v>3</v></c><c r="B1"><v>4</v></c></row>' +
        '<row r="2" ht="30" customHeight="1"></row><row r="3"><c r="AB3"><v>1</v></c></row><row r="5" hidden="1"></row></sheetData>',
    );
  });

  it("marks texts that begin like a formula, so that editing the cell keeps them texts", () => {
    const bytes = writeBook(
      plainBook([
        plainSheet(
          "A",
          ["- Tổ chức", "=1", "@a", "+5%", "chữ"].map((value, row) => ({ row, column: 0, value })),
        ),
      ]),
    );
    const looks = [...partOf(bytes, "xl/worksheets/sheet1.xml").matchAll(/<c r="A\d"( s="1")? t="s">/g)].map(
      (m) => m[1],
    );
    expect(looks).toEqual([' s="1"', ' s="1"', ' s="1"', ' s="1"', undefined]);
    expect(partOf(bytes, "xl/styles.xml")).toContain('xfId="0" quotePrefix="1"/></cellXfs>');
  });

  it("stores a text result as such and a formula without a value without one", () => {
    const xml = sheetOf([
      { row: 0, column: 0, value: "a<b", formula: 'IF(1<2,"a<b","")' },
      { row: 0, column: 1, value: null, formula: 'RANK.EQ(1,A1:A2)&"STDEV.S("' },
      { row: 0, column: 2, value: 0, formula: "networkdays.intl(1,2)+percentile.inc(A1:A2,1)" },
      { row: 0, column: 3, value: 0, formula: "SUMIFS(A1,B1,1)+IFS(1,SORT(A1:A2))+_xlfn.IFNA(CONCATENATE(1),2)" },
    ]);
    expect(xml).toContain('<c r="A1" t="str"><f>IF(1&lt;2,"a&lt;b","")</f><v>a&lt;b</v></c>');
    expect(xml).toContain('<c r="B1"><f>_xlfn.RANK.EQ(1,A1:A2)&amp;"STDEV.S("</f></c>');
    expect(xml).toContain("<f>networkdays.intl(1,2)+_xlfn.percentile.inc(A1:A2,1)</f><v>0</v>");
    expect(xml).toContain("<f>SUMIFS(A1,B1,1)+_xlfn.IFS(1,_xlfn._xlws.SORT(A1:A2))+_xlfn.IFNA(CONCATENATE(1),2)</f>");
  });

  it("writes millimetres as inches, A4, titles and areas with quoted names", () => {
    const bytes = writeBook(sampleBook());
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).toContain(
      '<pageMargins left="1.1811" right="0.5906" top="0.7874" bottom="0.7874" header="0.3937" footer="0.3937"/>',
    );
    expect(xml).toContain('<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>');
    expect(xml).toContain('<printOptions horizontalCentered="1"/>');
    expect(xml).toContain("<oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter>");
    const book = partOf(bytes, "xl/workbook.xml");
    expect(book).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'KetQua_ChiTieu\'!$4:$4</definedName>',
    );
    expect(book).toContain("localSheetId=\"0\">'KetQua_ChiTieu'!$A$1:$H$12</definedName>");
    expect(book).toContain("localSheetId=\"1\">'Đơn vị ''A'' &amp; B'!$1:$2</definedName>");
    expect(book).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
  });

  it("opens on the first visible sheet and leaves out what a book does not have", () => {
    const bytes = writeBook(plainBook([plainSheet("Ẩn", [], { state: "veryHidden" }), plainSheet("B")]));
    expect(partOf(bytes, "xl/workbook.xml")).toContain('firstSheet="1" activeTab="1"');
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "docProps/app.xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ]);
  });

  it("says conditional looks as differential formats, earlier ones first", () => {
    const bytes = writeBook(sampleBook());
    expect(partOf(bytes, "xl/styles.xml")).toContain(
      '<dxfs count="2"><dxf><font><color rgb="FF006100"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFC6EFCE"/><bgColor rgb="FFC6EFCE"/></patternFill></fill></dxf>' +
        '<dxf><font><b/><color rgb="FF9C0006"/></font><numFmt numFmtId="167" formatCode="#,##0.0"/></dxf></dxfs>',
    );
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect([...xml.matchAll(/<cfRule[^>]*>/g)].map(([rule]) => rule)).toEqual([
      '<cfRule type="expression" dxfId="0" priority="1">',
      '<cfRule type="expression" dxfId="1" priority="2">',
    ]);
  });

  it("leaves out merges of one cell, which Excel refuses", () => {
    const xml = sheetOf([], { merges: [{ top: 1, left: 1, bottom: 1, right: 1 }] });
    expect(xml).not.toContain("mergeCell");
  });
});

describe("SpecError", () => {
  const validation = (more: Partial<ValidationSpec>): BookSpec =>
    plainBook([plainSheet("A", [], { validations: [{ area, kind: "list", formula1: "DanhMuc", ...more }] })]);
  const cell = (value: CellSpec["value"], more: Partial<CellSpec> = {}): BookSpec =>
    plainBook([plainSheet("A", [{ row: 0, column: 0, value, ...more }])]);
  const named = (...names: string[]): BookSpec => plainBook(names.map((name) => plainSheet(name)));
  const sheet = (more: Partial<SheetSpec>): BookSpec => plainBook([plainSheet("A", [], more)]);
  const note = (title: number, text: number) => ({ title: "t".repeat(title), text: "ộ".repeat(text) });

  it.each<[string, BookSpec, BookSpec]>([
    ["noVisibleSheet", plainBook([plainSheet("A", [], { state: "hidden" })]), named("A")],
    ["noVisibleSheet", plainBook([]), named("A")],
    ["sheetName", named("a".repeat(32)), named("a".repeat(31))],
    ["sheetName", named("Quý I/2024"), named("Quý I-2024")],
    ["sheetName", named("'A"), named("A'B")],
    ["sheetName", named(""), named(" ")],
    ["sheetName", named("HISTORY"), named("HISTORY1")],
    ["sheetName", named("a\nb"), named("a b")],
    ["sheetNameTwice", named("Đơn vị", "đơn VỊ"), named("Đơn vị", "Don vi")],
    ["sheetNameTwice", named("\u0110o\u0302ng", "\u0110\u00f4ng"), named("Đông", "Đồng")],
    ["place", cell(1, { row: 1_048_576 }), cell(1, { row: 1_048_575, column: 16_383 })],
    ["place", cell(1, { column: -1 }), cell(1)],
    ["place", sheet({ merges: [{ ...area, top: 2 }] }), sheet({ merges: [area] })],
    ["style", cell(1, { style: "gì" }), cell(1)],
    ["colour", sheet({ tab: "#FF0000" }), sheet({ tab: "ff0000" })],
    ["number", cell(NaN), cell(0)],
    ["number", cell(Infinity), cell(1e308)],
    ["textLength", cell("a".repeat(32_768)), cell("a".repeat(32_767))],
    ["formulaSign", cell(1, { formula: "=A2" }), cell(1, { formula: "A2" })],
    ["formulaLength", cell(1, { formula: "" }), cell(1, { formula: "1" })],
    ["formulaLength", cell(1, { formula: `"${"a".repeat(8192)}"` }), cell(1, { formula: `"${"a".repeat(8190)}"` })],
    ["columnWidth", sheet({ columns: [{ column: 0, width: 256 }] }), sheet({ columns: [{ column: 0, width: 255 }] })],
    ["rowHeight", sheet({ rows: [{ row: 0, height: 410 }] }), sheet({ rows: [{ row: 0, height: 409.5 }] })],
    [
      "mergeOverlap",
      sheet({ merges: [area, { top: 1, left: 1, bottom: 5, right: 5 }] }),
      sheet({ merges: [area, { top: 2, left: 0, bottom: 5, right: 5 }] }),
    ],
    [
      "validationOverlap",
      sheet({
        validations: [
          { area: { ...area, top: 1, bottom: 9 }, kind: "list", formula1: "A" },
          { area, kind: "custom", formula1: "TRUE" },
        ],
      }),
      validation({}),
    ],
    ["validationTitle", validation({ prompt: note(33, 1) }), validation({ prompt: note(32, 255) })],
    ["validationText", validation({ prompt: note(1, 256) }), validation({ prompt: note(1, 255) })],
    [
      "validationText",
      validation({ error: { ...note(1, 256), style: "stop" } }),
      validation({ error: { ...note(32, 255), style: "stop" } }),
    ],
    ["validationFormula", validation({ formula1: "a".repeat(256) }), validation({ formula1: "a".repeat(255) })],
    ["validationFormula", validation({ formula1: "" }), validation({})],
    [
      "validationFormula",
      validation({ kind: "whole", formula1: "1" }),
      validation({ kind: "whole", formula1: "1", formula2: "2" }),
    ],
    ["formulaSign", validation({ formula1: "=A1" }), validation({})],
    [
      "footerLength",
      sheet({
        print: {
          landscape: false,
          fitWidth: true,
          margins: { top: 1, bottom: 1, left: 1, right: 1 },
          footer: "x".repeat(256),
        },
      }),
      sheet({
        print: {
          landscape: false,
          fitWidth: true,
          margins: { top: 1, bottom: 1, left: 1, right: 1 },
          footer: "x".repeat(255),
        },
      }),
    ],
    [
      "margin",
      sheet({ print: { landscape: false, fitWidth: true, margins: { top: NaN, bottom: 1, left: 1, right: 1 } } }),
      sheet({}),
    ],
    ["freeze", sheet({ freeze: { rows: -1, columns: 0 } }), sheet({ freeze: { rows: 0, columns: 0 } })],
    [
      "name",
      { ...named("A"), names: [{ name: "A1", formula: "1" }] },
      { ...named("A"), names: [{ name: "A_1", formula: "1" }] },
    ],
    [
      "name",
      { ...named("A"), names: [{ name: "R1C1", formula: "1" }] },
      { ...named("A"), names: [{ name: "ĐơnVị", formula: "1" }] },
    ],
    ["name", { ...named("A"), names: [{ name: "đơn vị", formula: "1" }] }, named("A")],
    [
      "nameTwice",
      { ...named("A"), names: ["x", "X"].map((name) => ({ name, formula: "1" })) },
      { ...named("A"), names: ["x", "y"].map((name) => ({ name, formula: "1" })) },
    ],
    ["property", { ...named("A"), properties: { a: "1", A: "2" } }, { ...named("A"), properties: { a: "1", b: "2" } }],
  ])("%s", (code, bad, good) => {
    expect(codeOf(bad)).toBe(code);
    expect(codeOf(good)).toBe("");
  });

  it("says where", () => {
    const book = plainBook([plainSheet("A", [{ row: 4, column: 7, value: "x".repeat(40_000) }])]);
    expect(() => writeBook(book)).toThrow(
      expect.objectContaining({ code: "textLength", place: { sheet: "A", row: 4, column: 7, found: "x".repeat(100) } }),
    );
  });
});
