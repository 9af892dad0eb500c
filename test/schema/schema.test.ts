import { readFileSync } from "node:fs";
import { strFromU8, unzipSync, zipSync, strToU8 } from "fflate";
import { writeBook } from "../../src/xlsx/write";
import { patchBook } from "../../src/xlsx/patch";
import { describeIf, sharedPath } from "../shared";
import { ORDER, orderFaults, parse } from "./order";
import { plainBook, plainSheet, sampleBook } from "./sampleBook";
import { hasSchemas, schemaErrors } from "./xmllint";

const sample = writeBook(sampleBook(), { created: "2024-06-05T00:00:00Z" });
const bare = writeBook(plainBook([plainSheet("A")]));
const patched = patchBook(sample, [
  { sheet: "KetQua_ChiTieu", row: 4, column: 4, value: 9.5 },
  { sheet: "KetQua_ChiTieu", row: 4, column: 7, value: "= chữ & <b> " },
  { sheet: "KetQua_ChiTieu", row: 40, column: 20, value: true, formula: "1<2" },
  { sheet: "Đơn vị 'A' & B", row: 0, column: 1, value: { error: "#N/A" } },
]);

function partsOf(bytes: Uint8Array): [string, string][] {
  return Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]);
}

describe("order of elements (ECMA-376 Part 1)", () => {
  it("finds what stands out of order", () => {
    const tree = parse('<worksheet><sheetData/><mergeCells a=">"/><sheetProtection/><x:cols/><new/></worksheet>');
    expect(orderFaults(tree)).toEqual([
      "sheetProtection after mergeCells in worksheet",
      "cols after sheetProtection in worksheet",
      "new in worksheet",
    ]);
    expect(() => parse("<a><b></a>")).toThrow("ends nothing");
  });

  it.each([
    ["everything", sample],
    ["nothing but a sheet", bare],
    ["a patched file", patched],
  ])("is right in a workbook with %s", (_, bytes) => {
    for (const [name, xml] of partsOf(bytes))
      expect({ name, faults: orderFaults(parse(xml)) }).toEqual({ name, faults: [] });
  });

  it("meets nearly every element the writer can make", () => {
    const sheet = parse(partsOf(sample).find(([name]) => name === "xl/worksheets/sheet1.xml")![1]);
    expect(sheet.children.map((child) => child.name)).toEqual(
      "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection mergeCells conditionalFormatting conditionalFormatting dataValidations printOptions pageMargins pageSetup headerFooter".split(
        " ",
      ),
    );
  });
});

describeIf(hasSchemas, "schemas of ISO/IEC 29500-4", () => {
  it.each([
    ["worksheet", "CT_Worksheet"],
    ["workbook", "CT_Workbook"],
    ["styleSheet", "CT_Stylesheet"],
    ["sheetPr", "CT_SheetPr"],
    ["sheetView", "CT_SheetView"],
    ["dataValidation", "CT_DataValidation"],
    ["xf", "CT_Xf"],
    ["dxf", "CT_Dxf"],
    ["c", "CT_Cell"],
  ])("name the children of %s in the order the small check has", (name, type) => {
    const schema = readFileSync(sharedPath("xsd", "iso29500", "sml.xsd")!, "utf8");
    const from = schema.indexOf(`<xsd:complexType name="${type}">`);
    const definition = schema.slice(from, schema.indexOf("</xsd:complexType>", from));
    expect([...definition.matchAll(/<xsd:element name="(\w+)"/g)].map((match) => match[1])).toEqual(ORDER[name]);
  });

  it("refuse a wrong part", () => {
    const parts = unzipSync(sample);
    parts["xl/worksheets/sheet2.xml"] = strToU8(
      strFromU8(parts["xl/worksheets/sheet2.xml"]!).replace("<sheetData>", "<printOptions/><sheetData>"),
    );
    const { errors } = schemaErrors(zipSync(parts));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("printOptions': This element is not expected");
  });

  it.each([
    ["everything", sample, 12],
    ["nothing but a sheet", bare, 7],
    ["a patched file", patched, 12],
  ])("accept a workbook with %s", (_, bytes, parts) => {
    const { checked, errors } = schemaErrors(bytes);
    expect(errors).toEqual([]);
    expect(checked).toHaveLength(parts);
  });
});
