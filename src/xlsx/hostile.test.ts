import { deflateSync, strToU8, zipSync } from "fflate";
import { inflateRawSync } from "node:zlib";
import { bookBytes, bookParts, centralEntry, patchEntry, sheetPart } from "../../test/xlsxParts";
import { XlsxError, type XlsxErrorCode } from "./errors";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { readBook, type ReadOptions } from "./read";

/** The code a file is refused with; "opened" when it is not. Anything but an XlsxError fails the test. */
function refusal(bytes: Uint8Array, options?: ReadOptions): XlsxErrorCode | "opened" {
  try {
    readBook(bytes, options);
    return "opened";
  } catch (error) {
    if (error instanceof XlsxError) return error.code;
    throw error;
  }
}

const ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>';
const BOOK = { sheets: { S: ROWS }, strings: "<si><t>chữ</t></si>" };
const SHEET = "xl/worksheets/sheet1.xml";
const good = bookBytes(BOOK);
const withSheet = (part: string): Uint8Array => bookBytes({ ...BOOK, sheets: { S: part } });
const withPart = (name: string, part: string): Uint8Array => bookBytes({ ...BOOK, parts: { [name]: part } });

function compound(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, i) => {
    for (let k = 0; k < name.length; k++) bytes[1024 + i * 128 + k * 2] = name.charCodeAt(k);
  });
  return bytes;
}

const zipOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe("files that are something else", () => {
  const cases: [string, Uint8Array, XlsxErrorCode][] = [
    ["nothing", new Uint8Array(0), "empty"],
    ["an encrypted workbook", compound("EncryptionInfo", "EncryptedPackage"), "encrypted"],
    ["an .xls", compound("Root Entry", "Workbook"), "oldXls"],
    ["an .xls of Excel 5", compound("Book"), "oldXls"],
    ["a bare BIFF stream", Uint8Array.from([9, 8, 16, 0, 0, 6, 5, 0]), "oldXls"],
    ["another compound file", compound("WordDocument"), "notZip"],
    ["an HTML table", strToU8("\ufeff  <html><body><table><tr><td>1</td></tr></table>"), "html"],
    ["an HTML table without a head", strToU8("<table border=1><tr>"), "html"],
    ["a csv", strToU8("TT,Chỉ tiêu\n1,Số hội nghị\n"), "csv"],
    [
      "SpreadsheetML 2003",
      strToU8(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      "xml2003",
    ],
    [
      "a flat .fods",
      strToU8('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
      "ods",
    ],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "picture"],
    ["a PDF", new TextEncoder().encode("%PDF-1.7\n"), "picture"],
    ["an .ods", zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }), "ods"],
    ["an .xlsb", zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }), "xlsb"],
    ["a .docx", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" }), "noWorkbook"],
    ["an empty zip", zipSync({}), "notZip"],
  ];
  it.each(cases)("%s", (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code === "notZip" && bytes[0] === 0x50 ? "noWorkbook" : code);
  });

  it("says what a .docx is by its relationship to a part that is no workbook", () => {
    const parts = bookParts({});
    const rels = Buffer.from(parts["_rels/.rels"]!).toString().replace("xl/workbook.xml", "word/document.xml");
    expect(refusal(zipOf({ "_rels/.rels": rels, "word/document.xml": "<w:document/>" }))).toBe("noWorkbook");
  });
});

describe("broken archives", () => {
  it("refuses every cut of a file with a typed reason", () => {
    for (let length = 1; length < good.length; length++) {
      const code = refusal(good.subarray(0, length));
      expect(["truncated", "csv", "notZip"]).toContain(code);
      if (length > 4) expect(code).toBe("truncated");
    }
  });

  it("refuses or reads every file with one byte changed, and never gives another number", () => {
    for (let at = 0; at < good.length; at++) {
      for (const change of [0xff, 1]) {
        const bytes = good.slice();
        bytes[at]! ^= change;
        const code = refusal(bytes);
        if (code !== "opened") continue;
        const grid = readBook(bytes).sheets[0];
        expect([at, grid?.texts[0], grid?.num[1]]).toEqual([at, "chữ", 2]);
      }
    }
  });

  it.each<[string, Uint8Array, XlsxErrorCode]>([
    ["a changed checksum", patchEntry(good, SHEET, 16, 12345), "crc"],
    ["a size declared too small", patchEntry(good, SHEET, 24, 20), "zipBomb"],
    ["a size declared too large", patchEntry(good, SHEET, 24, 5000), "crc"],
    ["a huge declared size", patchEntry(good, SHEET, 24, 0xfffffff0), "partTooLarge"],
    ["an encrypted entry", patchEntry(good, SHEET, 8, 1, true), "encrypted"],
    ["an unknown compression", patchEntry(good, SHEET, 10, 14, true), "unsupportedCompression"],
    ["an offset past the end", patchEntry(good, SHEET, 42, 0x7fffffff), "truncated"],
    ["a packed size past the end", patchEntry(good, SHEET, 20, 0x7fffffff), "truncated"],
  ])("%s", (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
    const zlib = (data: Uint8Array, size: number): Uint8Array => inflateRawSync(data, { maxOutputLength: size });
    expect(refusal(bytes, { inflate: zlib })).toBe(code);
  });

  it("refuses entries that share bytes", () => {
    const bytes = good.slice();
    const view = new DataView(bytes.buffer);
    const from = centralEntry(bytes, "xl/sharedStrings.xml");
    const to = centralEntry(bytes, SHEET);
    for (const field of [16, 20, 24, 42]) view.setUint32(to + field, view.getUint32(from + field, true), true);
    expect(refusal(bytes)).toBe("overlappingEntries");
  });

  it("refuses a workbook whose sheet is not there, and never leaves the archive for one", () => {
    expect(refusal(bookBytes({ ...BOOK, parts: { [SHEET]: undefined } }))).toBe("missingPart");
    const rels = Buffer.from(bookParts(BOOK)["xl/_rels/workbook.xml.rels"]!).toString();
    for (const target of [
      "../../../etc/passwd",
      "/etc/passwd",
      "..\\..\\windows\\win.ini",
      "file:///etc/passwd",
      "%2e%2e/x",
      "%zz",
    ])
      expect(refusal(withPart("xl/_rels/workbook.xml.rels", rels.replace("worksheets/sheet1.xml", target)))).toBe(
        "missingPart",
      );
  });
});

describe("bombs", () => {
  const limited = (limits: Partial<Limits>, bytes = good): XlsxErrorCode | "opened" => refusal(bytes, { limits });
  const spaces = (size: number): string => sheetPart(" ".repeat(size));

  it("caps the number of entries", () => {
    expect(limited({ entries: 5 })).toBe("tooManyParts");
    expect(limited({ entries: 6 })).toBe("opened");
  });

  it("caps a part, all parts and the ratio", () => {
    expect(limited({ partSize: 100 })).toBe("partTooLarge");
    expect(limited({ totalSize: 500 })).toBe("zipBomb");
    expect(limited({ ratioFrom: 1 << 20 }, withSheet(spaces(2 << 20)))).toBe("zipBomb");
    expect(limited({ ratioFrom: 4 << 20 }, withSheet(spaces(2 << 20)))).toBe("opened");
    expect(refusal(withSheet(spaces(DEFAULT_LIMITS.ratioFrom + 1)))).toBe("zipBomb");
  });

  it("stops unpacking where a small declared size hides much data", () => {
    const noise = Uint8Array.from({ length: 80_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255);
    const lie = new Uint8Array(50_000_000);
    lie.set(noise);
    const packed = deflateSync(lie);
    const bytes = bookBytes({ ...BOOK, parts: { [SHEET]: lie } });
    expect(packed.length).toBeGreaterThan(32 << 10);
    expect(refusal(patchEntry(bytes, SHEET, 24, packed.length + 100))).toBe("zipBomb");
    expect(refusal(patchEntry(bytes, SHEET, 24, 1000))).toBe("zipBomb");
  });

  it("caps cells, texts and merges", () => {
    const cells = Array.from({ length: 9000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join(
      "",
    );
    expect(limited({ cells: 8999 }, withSheet(cells))).toBe("tooManyCells");
    expect(limited({ cells: 4000 }, withSheet(cells))).toBe("tooManyCells");
    expect(limited({ cells: 9000 }, withSheet(cells))).toBe("opened");
    expect(limited({ texts: 0 })).toBe("tooManyCells");
    const merges = Array.from({ length: 9 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join("");
    const merged = withSheet(sheetPart(ROWS, "", `<mergeCells>${merges}</mergeCells>`));
    expect(limited({ items: 8 }, merged)).toBe("tooManyCells");
    expect(limited({ items: 9 }, merged)).toBe("opened");
  });

  it("caps what shared formulas grow to", () => {
    const long = `A1+${"A1+".repeat(2000)}A1`;
    const rows = Array.from(
      { length: 100 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><f t="shared" si="0"/></c></row>`,
    );
    const bytes = withSheet(`<row r="1"><c r="B1"><f t="shared" si="0">${long}</f></c></row>${rows.join("")}`);
    expect(limited({ totalSize: 400_000 }, bytes)).toBe("partTooLarge");
    expect(refusal(bytes)).toBe("opened");
  });

  it("caps nesting", () => {
    const deep = "<a>".repeat(5000);
    expect(refusal(withSheet(sheetPart(ROWS, deep)))).toBe("nesting");
    expect(refusal(withSheet(`<row r="1"><c r="A1">${deep}</c></row>`))).toBe("nesting");
    expect(refusal(withPart("xl/sharedStrings.xml", `<sst><si>${deep}`))).toBe("nesting");
    expect(refusal(withPart("xl/workbook.xml", deep))).toBe("noWorkbook");
  });
});

describe("XML that is refused", () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>';
  it.each(["xl/workbook.xml", "xl/sharedStrings.xml", SHEET, "_rels/.rels", "xl/_rels/workbook.xml.rels"])(
    "a document type in %s",
    (name) => {
      const part = Buffer.from(bookParts(BOOK)[name]!)
        .toString()
        .replace(/^<\?xml[^>]*>/, "");
      expect(refusal(withPart(name, bomb + part))).toBe("entityDeclaration");
    },
  );

  it.each<[string, Uint8Array]>([
    ["an unknown reference in a text", withSheet('<row r="1"><c r="A1" t="str"><v>&bomb;</v></c></row>')],
    ["an unknown reference in a shared string", bookBytes({ ...BOOK, strings: "<si><t>&constructor;</t></si>" })],
    ["a bare &", withSheet('<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>')],
    ["a reference to no character", withSheet('<row r="1"><c r="A1" t="str"><v>&#x110000;</v></c></row>')],
    ["a sheet cut after a row", withSheet(sheetPart(ROWS).replace("</sheetData></worksheet>", ""))],
    ["a sheet cut inside a tag", withSheet(sheetPart(ROWS).slice(0, -40))],
    ["a sheet cut inside a value", withSheet(sheetPart(ROWS).split("0</v>")[0]!)],
    ["end tags in the wrong order", withSheet('<row r="1"><c r="A1"><v>1</c></v></row>')],
    ["an end tag too many", withSheet("</row>")],
    ["no root", withSheet('<?xml version="1.0"?>')],
    ["text before the root", withSheet('<?xml version="1.0"?>x<worksheet/>')],
    [
      "another root",
      withSheet("<worksheets><sheetData/></worksheets>".replace("<worksheets", "<?xml version='1.0'?><worksheets")),
    ],
    ["a tag without a name", withSheet("< row/>")],
    ["an attribute without quotes", withSheet("<row r=1><c r=A1/></row>")],
    ["an attribute that does not end", withSheet('<row r="1"><c r="A1><v>1</v></c></row>')],
    ["a comment that does not end", withSheet("<!-- ")],
    ["CDATA that does not end", withSheet('<row r="1"><c r="A1" t="str"><v><![CDATA[a]]</v></c></row>')],
    ["a cell reference off the sheet", withSheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
    ["a cell reference that is none", withSheet('<row r="1"><c r="1A"><v>1</v></c></row>')],
    ["row 0", withSheet('<row r="0"><c r="A0"><v>1</v></c></row>')],
    ["a row off the sheet", withSheet('<row r="1048577"><c><v>1</v></c></row>')],
    ["a shared string that is not there", withSheet('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')],
    ["a negative shared string", withSheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')],
    ["an encoding we do not know", withPart("xl/sharedStrings.xml", '<?xml version="1.0" encoding="EBCDIC"?><sst/>')],
  ])("%s", (_, bytes) => {
    expect(refusal(bytes)).toBe("badXml");
  });

  it("names the part, for support", () => {
    try {
      readBook(withSheet("<!-- "));
      expect("opened").toBe("refused");
    } catch (error) {
      expect(error).toBeInstanceOf(XlsxError);
      expect((error as XlsxError).detail).toContain(SHEET);
    }
  });
});
