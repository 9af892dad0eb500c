import { deflateSync, strToU8, Zip, ZipDeflate } from "fflate";
import { crc32 as zlibCrc, inflateRawSync } from "node:zlib";
import { bookBytes, bookParts, cellsOf, MAIN, OFFICE, sheetPart, utf16 } from "../../test/xlsxParts";
import { valueAt } from "../sheet/grid";
import { readBook } from "./read";

describe("odd packing", () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>';
  const strings = "<si><t>chữ</t></si>";
  const expected = [
    [0, 0, "chữ"],
    [0, 1, 2],
  ];
  const read = (bytes: Uint8Array): unknown => cellsOf(readBook(bytes).sheets[0]!);

  it("reads prefixed elements and Strict namespaces", () => {
    const parts = bookParts({ sheets: { S: rows }, strings });
    for (const [name, bytes] of Object.entries(parts)) {
      const text = Buffer.from(bytes).toString();
      const strict = text
        .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships");
      parts[name] = strToU8(
        name.startsWith("xl/") && !name.includes("_rels")
          ? strict.replace(/<(\/?)([a-zA-Z])/g, "<$1x:$2").replace("xmlns=", "xmlns:x=")
          : strict,
      );
    }
    expect(read(bookBytes({ parts }))).toEqual(expected);
  });

  it.each([
    ["little-endian", false],
    ["big-endian", true],
  ])("reads UTF-16 parts, %s", (_, big) => {
    const parts = bookParts({ sheets: { S: rows }, strings });
    for (const [name, bytes] of Object.entries(parts)) parts[name] = utf16(Buffer.from(bytes).toString(), big);
    expect(read(bookBytes({ parts }))).toEqual(expected);
  });

  it("reads parts with a byte order mark, and Latin-1 parts", () => {
    const marked = strToU8(`\ufeff${sheetPart(rows)}`);
    expect(read(bookBytes({ sheets: { S: marked }, strings }))).toEqual(expected);
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><sst><si><t>\xe9t\xe9</t></si></sst>',
      "latin1",
    );
    expect(read(bookBytes({ sheets: { S: rows }, strings, parts: { "xl/sharedStrings.xml": latin } }))).toEqual([
      [0, 0, "été"],
      [0, 1, 2],
    ]);
  });

  it("finds parts by absolute and relative targets, other case and backslashes", () => {
    const parts = bookParts({ sheets: { S: rows }, strings });
    const rels = Buffer.from(parts["xl/_rels/workbook.xml.rels"]!).toString();
    const changed = rels
      .replace("worksheets/sheet1.xml", "/xl/WORKSHEETS/sheet1.xml")
      .replace("sharedStrings.xml", "../xl/./sharedStrings.xml");
    const renamed: Record<string, Uint8Array> = {};
    for (const [name, bytes] of Object.entries(parts)) renamed[name.replaceAll("/", "\\")] = bytes;
    renamed["xl\\_rels\\workbook.xml.rels"] = strToU8(changed);
    expect(
      read(
        bookBytes({
          parts: { ...Object.fromEntries(Object.keys(parts).map((name) => [name, undefined])), ...renamed },
        }),
      ),
    ).toEqual(expected);
  });

  it("reads stored parts, and bytes before and after the archive", () => {
    const bytes = bookBytes({ sheets: { S: rows }, strings }, { level: 0 });
    expect(read(bytes)).toEqual(expected);
    const comment = Buffer.concat([bytes, Buffer.from("after")]);
    expect(read(comment)).toEqual(expected);
  });

  it("reads parts with data descriptors", () => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      chunks.push(chunk);
    });
    for (const [name, bytes] of Object.entries(bookParts({ sheets: { S: rows }, strings }))) {
      const entry = new ZipDeflate(name);
      zip.add(entry);
      entry.push(bytes, true);
    }
    zip.end();
    expect(read(Buffer.concat(chunks))).toEqual(expected);
  });

  it("reads the same with node's zlib", () => {
    const bytes = bookBytes({ sheets: { S: rows }, strings });
    const book = readBook(bytes, {
      inflate: (data, size) => inflateRawSync(data, { maxOutputLength: size }),
      crc: zlibCrc,
    });
    expect(cellsOf(book.sheets[0]!)).toEqual(expected);
  });

  it("reads parts above the size that is unpacked in one step", () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 104729}</v></c></row>`,
    );
    const part = strToU8(sheetPart(many.join("")));
    expect(deflateSync(part).length).toBeGreaterThan(32 << 10);
    const grid = readBook(bookBytes({ sheets: { S: part } })).sheets[0]!;
    expect(grid.rowAt.length).toBe(20_000);
    expect(valueAt(grid, 19_999, 0)).toBe((19_999 * 7919) % 104729);
  });
});
