import { bookBytes, cellsOf, sheetPart } from "../../test/xlsxParts";
import { cellAt, cellIndex, type Grid, KIND, valueAt, wantedBytes } from "../sheet/grid";
import { readBook } from "./read";

function sheet(rows: string, book: Parameters<typeof bookBytes>[0] = {}): Grid {
  return readBook(bookBytes({ ...book, sheets: { S: rows } })).sheets[0]!;
}

function value(cell: string, strings?: string): unknown {
  return valueAt(sheet(`<row r="1">${cell}</row>`, strings === undefined ? {} : { strings }), 0, 0);
}

describe("values", () => {
  it.each([
    ["a number", '<c r="A1"><v>1.5</v></c>', 1.5],
    ["a number said twice over", '<c r="A1" t="n"><v> -1.25E-3 </v></c>', -0.00125],
    ["17 digits", '<c r="A1"><v>0.30000000000000004</v></c>', 0.30000000000000004],
    ["a far exponent", '<c r="A1"><v>1.7976931348623157E+308</v></c>', 1.7976931348623157e308],
    ["true", '<c r="A1" t="b"><v>1</v></c>', true],
    ["false", '<c r="A1" t="b"><v>0</v></c>', false],
    ["true in letters", '<c r="A1" t="b"><v>true</v></c>', true],
    ["an error", '<c r="A1" t="e"><v>#DIV/0!</v></c>', { error: "#DIV/0!" }],
    ["a formula's text", '<c r="A1" t="str"><f>"a"</f><v>a</v></c>', "a"],
    ["an empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', ""],
    ["an inline string", '<c r="A1" t="inlineStr"><is><t>chữ</t></is></c>', "chữ"],
    [
      "an inline string in runs",
      '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t> b</t></r></is></c>',
      "a b",
    ],
    ["CDATA", '<c r="A1" t="str"><v><![CDATA[a<b & "c"]]>!</v></c>', 'a<b & "c"!'],
    ["a comment inside", '<c r="A1" t="str"><v>a<!-- > -->b</v></c>', "ab"],
    ["references", '<c r="A1" t="str"><v>&lt;&amp;&gt;&quot;&apos;&#9;&#x1F600;&#7845;</v></c>', "<&>\"'\t😀ấ"],
    ["_x000D_", '<c r="A1" t="str"><v>a_x000D__x000a_b_x005F_x000D_ _x00_</v></c>', "a\r\nb_x000D_ _x00_"],
    ["line ends", '<c r="A1" t="str"><v>a\r\nb\rc\nd</v></c>', "a\nb\nc\nd"],
    ["quotes and backslashes", '<c r="A1" t="str"><v>\\"\\u0041</v></c>', '\\"\\u0041'],
    ["a date (Strict)", '<c r="A1" t="d"><v>2024-06-05</v></c>', 45448],
    ["a date and time", '<c r="A1" t="d"><v>2024-06-05T18:00:00</v></c>', 45448.75],
    ["text where a number should be", '<c r="A1"><v>1,5</v></c>', "1,5"],
    ["a comment in a number", '<c r="A1"><v>1<!-- -->2</v></c>', 12],
  ])("reads %s", (_, cell, expected) => {
    expect(value(cell)).toEqual(expected);
  });

  it("reads a cached 0 and false of formulas as values", () => {
    const grid = sheet('<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1" t="b"><f>1=2</f><v>0</v></c></row>');
    expect(cellAt(grid, 0, 0)).toEqual({ value: 0, formula: "B1" });
    expect(cellAt(grid, 0, 1)).toEqual({ value: false, formula: "1=2" });
  });

  it("keeps a formula that was never calculated, with no value", () => {
    expect(cellAt(sheet('<row r="1"><c r="A1"><f>B1</f></c></row>'), 0, 0)).toEqual({ value: null, formula: "B1" });
  });

  it("never gives negative zero", () => {
    expect(Object.is(value('<c r="A1"><v>-0</v></c>'), 0)).toBe(true);
    expect(Object.is(value('<c r="A1"><v>-0.0 </v></c>'), 0)).toBe(true);
  });

  it.each([
    ["plain", "<si><t>a</t></si>", "a"],
    ["with space kept", '<si><t xml:space="preserve"> a </t></si>', " a "],
    ["rich", "<si><r><t>Liên </t></r><r><rPr><b/></rPr><t>hiệp</t></r></si>", "Liên hiệp"],
    ["with phonetic runs", '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>', "課"],
    ["empty", "<si><t/></si>", ""],
    ["nothing", "<si/>", ""],
    ["indented", "\n  <si>\n    <t>a</t>\n  </si>\n", "a"],
    ["CDATA", "<si><t><![CDATA[<a>]]></t></si>", "<a>"],
  ])("reads a shared string: %s", (_, strings, expected) => {
    expect(value('<c r="A1" t="s"><v>0</v></c>', strings)).toBe(expected);
  });

  it("keeps the order of shared strings of every kind", () => {
    const strings =
      "<si><t>0</t></si><si/><si><r><t>2</t></r></si><si><t>3</t><rPh><t>x</t></rPh></si><si><t>4</t></si>";
    const row = [0, 1, 2, 3, 4].map((i) => `<c t="s"><v>${i}</v></c>`).join("");
    expect(cellsOf(sheet(`<row>${row}</row>`, { strings })).map((cell) => cell[2])).toEqual(["0", "", "2", "3", "4"]);
  });
});

describe("places", () => {
  it("counts rows and cells that have no reference", () => {
    const grid = sheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(cellsOf(grid)).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [4, 2, 3],
      [4, 3, 4],
      [5, 0, 5],
    ]);
  });

  it("sorts rows and cells out of order, and lets the later of two win", () => {
    const grid = sheet(
      '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><f>1+1</f><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>',
    );
    expect(cellsOf(grid)).toEqual([
      [0, 0, 3],
      [2, 0, 2],
      [2, 1, 4],
    ]);
    expect(cellAt(grid, 2, 0)!.formula).toBe("1+1");
    expect(grid.formulas.size).toBe(1);
  });

  it("reads the last cell of a sheet and its 1,048,576-row dimension", () => {
    const grid = sheet(
      sheetPart('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>', '<dimension ref="A1:XFD1048576"/>'),
    );
    expect(cellsOf(grid)).toEqual([[1_048_575, 16_383, 7]]);
  });

  it("leaves out cells that hold nothing, unless asked", () => {
    const styles = '<cellXfs><xf/><xf><protection locked="0"/></xf></cellXfs>';
    const bytes = bookBytes({
      styles,
      sheets: { S: '<row r="1"><c r="A1" s="1"/><c r="B1"/><c r="C1"><v>1</v></c></row>' },
    });
    expect(cellsOf(readBook(bytes).sheets[0]!)).toEqual([[0, 2, 1]]);
    const grid = readBook(bytes, { whole: true }).sheets[0]!;
    expect(cellsOf(grid)).toEqual([
      [0, 0, null],
      [0, 1, null],
      [0, 2, 1],
    ]);
    expect(grid.looks[grid.look[cellIndex(grid, 0, 0)]!]!.locked).toBe(false);
  });

  it("gives cells the index of their format, and tells of the rows, where it is asked to read all of a file", () => {
    const styles = '<cellXfs><xf/><xf/><xf numFmtId="9"/><xf numFmtId="9"/></cellXfs>';
    const bytes = bookBytes({
      styles,
      sheets: {
        S: '<row r="2" ht="31.5" s="2" customFormat="1"><c r="A2" s="3"><v>1</v></c><c r="B2" s="1"/></row><row r="5" s="2"/>',
        T: '<row r="1"><c r="A1" s="9"/></row>',
      },
    });
    const rows: number[][] = [];
    const book = readBook(bytes, { whole: true, onRow: (...row) => void rows.push(row) });
    expect([...book.sheets[0]!.look]).toEqual([3, 1]);
    expect([...book.sheets[1]!.look]).toEqual([0]);
    expect(book.sheets[0]!.looks.map(({ format }) => format)).toEqual(["", "", "0%", "0%"]);
    expect(rows).toEqual([
      [0, 1, 31.5, 2],
      [0, 4, 0, 0],
      [1, 0, 0, 0],
    ]);
  });

  it("reads merges, hidden rows and hidden columns", () => {
    const grid = sheet(
      sheetPart(
        '<row r="1"><c r="C1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3" ht="15" hidden="true"><c r="A3"><v>1</v></c></row><row r="4" hidden="0"/>',
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="6" max="16384" hidden="true"/></cols>',
        '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="D4"/></mergeCells><sheetProtection sheet="1"/>',
      ),
    );
    expect(grid.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 1 },
      { top: 3, left: 3, bottom: 3, right: 3 },
    ]);
    expect([...grid.hiddenRows]).toEqual([1, 2]);
    expect([...grid.hiddenColumns].slice(0, 4)).toEqual([1, 2, 5, 6]);
    expect(grid.hiddenColumns.has(4)).toBe(false);
    expect(grid.hiddenColumns.size).toBeLessThan(300);
    expect(grid.protected).toBe(true);
  });
});

describe("formulas", () => {
  it("says a shared formula for each of its cells", () => {
    const grid = sheet(
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$1+IF(A:A="A1",1)</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>',
    );
    expect(cellAt(grid, 0, 1)!.formula).toBe('A1*$A$1+IF(A:A="A1",1)');
    expect(cellAt(grid, 1, 1)).toEqual({ value: 2, formula: 'A2*$A$1+IF(A:A="A1",1)' });
  });

  it("says a shared formula whose first cell comes last", () => {
    const grid = sheet(
      '<row r="2"><c r="A2"><f t="shared" si="3"/><v>2</v></c></row><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="3">B1</f><v>1</v></c></row>',
    );
    expect(cellAt(grid, 1, 0)!.formula).toBe("B2");
  });

  it("keeps array and data table formulas as text, and takes a leading = away", () => {
    const grid = sheet(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2*C1:C2)</f><v>1</v></c><c r="B1"><f t="dataTable" ref="B1:B2" dt2D="1" r1="X1" r2="Y1"/><v>1</v></c><c r="C1"><f>=A1&amp;"&lt;"</f><v>1</v></c></row>',
    );
    expect([0, 1, 2].map((column) => cellAt(grid, 0, column)!.formula)).toEqual([
      "SUM(B1:B2*C1:C2)",
      "TABLE(X1,Y1)",
      'A1&"<"',
    ]);
  });

  it("counts, lists and compares formulas without decoding them", () => {
    const { formulas } = sheet(
      '<row r="1"><c r="A1"><f>B1&amp;"é"</f><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><f t="shared" si="9"/><v>1</v></c><c r="D1"><f t="shared" ref="D1:E1" si="0">A1</f><v>1</v></c><c r="E1"><f t="shared" si="0"/></c></row>',
    );
    expect(formulas.size).toBe(3);
    expect([...formulas]).toEqual([
      [0, 'B1&"é"'],
      [3, "A1"],
      [4, "B1"],
    ]);
    expect([0, 1, 2, 3, 4, 5, -1].map((index) => formulas.has(index))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(formulas.get(2)).toBeUndefined();
    const bytes = (text: string) => wantedBytes([new TextEncoder().encode(text)])[0]!;
    expect(formulas.written?.(0, bytes('B1&amp;"é"'))).toBe(true);
    expect(formulas.written?.(0, bytes('B1&amp;"e"'))).toBe(false);
    expect(formulas.written?.(0, bytes("B1"))).toBe(false);
    expect(formulas.written?.(4, bytes("B1"))).toBe(false);
    expect(formulas.written?.(1, bytes(""))).toBe(false);
  });

  it("shows a formula as it stands where its references are broken", () => {
    const grid = sheet('<row r="1"><c r="A1"><f>B1&nope;C1</f><v>1</v></c></row>');
    expect(cellAt(grid, 0, 0)).toEqual({ value: 1, formula: "B1&nope;C1" });
  });

  it("leaves formulas out when asked, and keeps their values", () => {
    const bytes = bookBytes({
      sheets: { S: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c></row>' },
    });
    const grid = readBook(bytes, { formulas: false }).sheets[0]!;
    expect(grid.formulas.size).toBe(0);
    expect(cellsOf(grid).map((cell) => cell[2])).toEqual([2, 3]);
  });
});

describe("looks", () => {
  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="General"/></numFmts>' +
    '<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><name val=".VnTime"/></font></fonts>' +
    '<cellStyleXfs count="1"><xf numFmtId="9" fontId="1"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="10" fontId="0"><protection locked="0"/></xf><xf numFmtId="165" fontId="0"/></cellXfs>' +
    '<dxfs><dxf><font><name val="X"/></font></dxf></dxfs>';

  it("reads number formats, fonts and locking", () => {
    const grid = sheet(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="99"><v>1</v></c></row>',
      { styles },
    );
    const font = "Times New Roman";
    expect([0, 1, 2, 3, 4].map((column) => cellAt(grid, 0, column))).toEqual([
      { value: 1, font },
      { value: 1, format: "dd/mm/yyyy", font: ".VnTime" },
      { value: 1, format: "0.00%", font },
      { value: 1, font },
      { value: 1, font },
    ]);
    expect([...grid.look].map((look) => grid.looks[look]!.locked)).toEqual([true, true, false, true, true]);
  });

  it("does without styles and shared strings", () => {
    expect(cellAt(sheet('<row r="1"><c r="A1" s="5"><v>1</v></c></row>'), 0, 0)).toEqual({ value: 1 });
  });
});

describe("books", () => {
  it("reads sheet names, states and properties, whatever they are called", () => {
    const bytes = bookBytes({
      sheets: { "Kết &amp; quả": "", __proto: "", _meta: "" },
      sheetAttributes: { __proto: 'state="hidden"', _meta: 'state="veryHidden"' },
      custom:
        '<property name="thidua.plan"><vt:lpwstr xmlns:vt="x">LHH &amp; 1</vt:lpwstr></property><property name="__proto__"><vt:i4 xmlns:vt="x">7</vt:i4></property><property name="empty"/>',
    });
    const book = readBook(bytes);
    expect(book.sheets.map((one) => [one.name, one.state])).toEqual([
      ["Kết & quả", "visible"],
      ["__proto", "hidden"],
      ["_meta", "veryHidden"],
    ]);
    expect(Object.entries(book.properties)).toEqual([
      ["thidua.plan", "LHH & 1"],
      ["__proto__", "7"],
      ["empty", ""],
    ]);
    expect(({} as Record<string, unknown>)["7"]).toBeUndefined();
  });

  it("reads a sheet called __proto__ and one called constructor", () => {
    const book = readBook(
      bookBytes({ sheets: { ["__proto__"]: '<row r="1"><c r="A1"><v>1</v></c></row>', constructor: "" } }),
    );
    expect(book.sheets.map((one) => one.name)).toEqual(["__proto__", "constructor"]);
    expect(valueAt(book.sheets[0]!, 0, 0)).toBe(1);
  });

  it("keeps 1904 serials and says so; ISO dates count from 1904 there", () => {
    const book = readBook(
      bookBytes({
        workbookPr: 'date1904="1"',
        sheets: { S: '<row r="1"><c r="A1"><v>100</v></c><c r="B1" t="d"><v>1904-01-02</v></c></row>' },
      }),
    );
    expect(book.date1904).toBe(true);
    expect(cellsOf(book.sheets[0]!).map((cell) => cell[2])).toEqual([100, 1]);
  });

  it("reads only the sheets asked for", () => {
    const book = readBook(bookBytes({ sheets: { A: "<row><c><v>1</v></c></row>", B: "<broken" } }), {
      sheets: (name) => name === "A",
    });
    expect(book.sheets.map((one) => one.name)).toEqual(["A"]);
  });

  it("shares texts between sheets without mixing them", () => {
    const row = (text: string): string =>
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const book = readBook(bookBytes({ strings: "<si><t>chung</t></si>", sheets: { A: row("a"), B: row("b") } }));
    expect(book.sheets.map((one) => cellsOf(one).map((cell) => cell[2]))).toEqual([
      ["chung", "a"],
      ["chung", "b"],
    ]);
    expect([...book.sheets[0]!.kind]).toEqual([KIND.text, KIND.text]);
  });

  it("reads on after a file that was refused", () => {
    expect(() => readBook(bookBytes({ sheets: { S: "<row><c t='str'><v>a" } }))).toThrow("badXml");
    expect(value('<c r="A1" t="str"><v>b</v></c>')).toBe("b");
  });
});
