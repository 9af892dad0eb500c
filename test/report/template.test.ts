import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { reportDocument } from "../../src/report/document";
import { ReportError } from "../../src/report/error";
import { fillTemplate } from "../../src/report/fillTemplate";
import { templateValues } from "../../src/report/templateValues";
import { updateDocument } from "../../src/report/updateDocument";
import { convert, hasLibreOffice } from "../libreoffice";
import { hasSchemas, schemaErrors } from "../schema/xmllint";
import { itIf } from "../shared";
import { orderErrors } from "./elementOrder";
import { hasPdfToText, pagesOf } from "./pages";
import { bacGiang, bacGiangRows, bacNinh } from "./samples";
import { p, SECTION, table, template } from "./template";
import { all, partNames, partOf, rowsIn, textIn } from "./word";

const report = reportDocument("report", { year: 2024, period: bacGiang.period, rows: bacGiangRows }, bacGiang.facts);
const values = templateValues(report, bacGiang.facts, { results: bacGiangRows, tasks: bacNinh.tasks });
const textOf = (bytes: Uint8Array, name = "word/document.xml") => {
  const part = partOf(bytes, name);
  return textIn(part, part.root);
};

test("texts: found, filled, unknown, unused", async () => {
  const body = p("Số: {{số}}/{{ký_hiệu}}") + p("{{địa_danh}}, {{ngày}}") + p("{{chữ_ký_số}} và {{Trích yếu}}");
  const { bytes, found, filled, unknown, unused } = await fillTemplate(template({ body }), values);
  expect(found).toEqual(["số", "ký_hiệu", "địa_danh", "ngày", "chữ_ký_số", "Trích yếu"]);
  expect(filled).toEqual(["số", "ký_hiệu", "địa_danh", "ngày", "Trích yếu"]);
  expect(unknown).toEqual(["chữ_ký_số"]);
  expect(unused).toEqual(expect.arrayContaining(["nơi_nhận", "bảng_chỉ_tiêu", "chỉ_tiêu"]));
  expect(unused).not.toContain("số");
  expect(textOf(bytes)).toBe(
    "Số: 05/BC-LHH\nBắc Giang, ngày 05 tháng 6 năm 2024\n" +
      "{{chữ_ký_số}} và Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm,\nnhiệm vụ trọng tâm 6 tháng cuối năm 2024",
  );
});

test("a placeholder cut into runs, in decomposed letters, twice, beside others", async () => {
  const body = p("Ngày: {", "{ng", "ày_ngắn".normalize("NFD"), "}} (", "{{năm}}", ")") + p("{{NGÀY NGẮN}}");
  const { bytes, filled, unknown } = await fillTemplate(template({ body }), values);
  expect(textOf(bytes)).toBe("Ngày: 05/6/2024 (2024)\n05/6/2024");
  expect(filled).toEqual(["ngày_ngắn", "năm"]);
  expect(unknown).toEqual([]);
});

test("keys given in NFD meet a template in NFC", async () => {
  const { bytes } = await fillTemplate(template({ body: p("{{cơ_quan}}") }), {
    ["cơ_quan".normalize("NFD")]: "Sở Nội vụ",
  });
  expect(textOf(bytes)).toBe("Sở Nội vụ");
});

test("headers are filled too; XML characters in a value are text", async () => {
  const made = await fillTemplate(template({ body: p("{{cơ_quan}}"), header: p("{{số}} {{lạ}}") }), {
    cơ_quan: "A & B <C>",
    số: "7",
  });
  expect(textOf(made.bytes)).toBe("A & B <C>");
  expect(textOf(made.bytes, "word/header1.xml")).toBe("7 {{lạ}}");
  expect(made.unknown).toEqual(["lạ"]);
});

test("several lines: a paragraph each where the placeholder stands alone, line ends where it does not", async () => {
  const body = p("{{nơi_nhận}}") + p("Gửi: {{nơi_nhận}}");
  const { bytes } = await fillTemplate(template({ body }), values);
  const part = partOf(bytes, "word/document.xml");
  const paragraphs = all(part, "w:p").map((each) => textIn(part, each));
  expect(paragraphs).toEqual([
    ...["- Liên hiệp hội Việt Nam;", "- Cụm TĐ số 1 - LHH tỉnh Quảng Ninh;", "- Thường trực LHH;", "- Lưu: VT."],
    "Gửi: - Liên hiệp hội Việt Nam;\n- Cụm TĐ số 1 - LHH tỉnh Quảng Ninh;\n- Thường trực LHH;\n- Lưu: VT.",
  ]);
});

test("a table row is repeated for every entry, other rows stay", async () => {
  const head = ["STT", "Chỉ tiêu", "Tỷ lệ"];
  const body = table(
    head,
    ["{{chỉ_tiêu.stt}}", "{{chỉ_tiêu.tên}} ({{năm}})", "{{chỉ_tiêu.tỷ_lệ}}"],
    ["", "Cộng", "{{chỉ_tiêu.xyz}}"],
  );
  const { bytes, found, unknown } = await fillTemplate(template({ body: body + p("x") }), values);
  const part = partOf(bytes, "word/document.xml");
  const rows = rowsIn(part, all(part, "w:tbl")[0]!);
  expect(rows[0]).toEqual(head);
  expect(rows.slice(1, 1 + bacGiangRows.length)).toEqual(
    bacGiangRows.map((row) => [row.no, `${row.name} (2024)`, row.percent]),
  );
  expect(rows[1 + bacGiangRows.length]).toEqual(["", "Cộng", "{{chỉ_tiêu.xyz}}"]);
  expect(found).toEqual(["chỉ_tiêu.stt", "chỉ_tiêu.tên", "năm", "chỉ_tiêu.tỷ_lệ", "chỉ_tiêu.xyz"]);
  expect(unknown).toEqual(["chỉ_tiêu.xyz"]);
});

test("an empty list leaves one empty row, because a table keeps its shape", async () => {
  const body = table(["A", "B", "C"], ["{{xếp_hạng.hạng}}", "{{xếp_hạng.đơn_vị}}", ""]) + p("x");
  const { bytes, unknown } = await fillTemplate(template({ body }), { xếp_hạng: [] });
  const part = partOf(bytes, "word/document.xml");
  expect(rowsIn(part, all(part, "w:tbl")[0]!)).toEqual([
    ["A", "B", "C"],
    ["", "", ""],
  ]);
  expect(unknown).toEqual([]);
});

test("a text box and the paragraph that anchors it are both filled", async () => {
  const box = (inside: string) =>
    `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(inside)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>{{nơi_nhận}}</w:t></w:r></w:p>`;
  const { bytes, unknown } = await fillTemplate(template({ body: box("{{số}}") + box("{{bảng_chỉ_tiêu}}") }), values);
  const part = partOf(bytes, "word/document.xml");
  expect(unknown).toEqual([]);
  expect(all(part, "w:txbxContent").map((each) => textIn(part, each).split("\n")[0])).toEqual(["05", ""]);
  expect(part.source).not.toContain("{{");
  expect(all(part, "w:tbl", all(part, "w:txbxContent")[1]!)).toHaveLength(1);
});

test("what is cut off is said, not left silently", async () => {
  const { unknown } = await fillTemplate(template({ body: p("{{số}} {{ngày") + p("năm}} {{năm}}") }), values);
  expect(unknown).toEqual(["{{ngày", "năm}}"]);
});

test("tables and the chart, as wide as the place they stand in", async () => {
  const wide = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"');
  const body =
    p("Trước {{bảng_chỉ_tiêu}} sau") +
    p("{{biểu_đồ}}") +
    `<w:p><w:pPr>${wide}</w:pPr></w:p>` +
    p("{{bảng_phụ_lục}}") +
    p("cuối");
  const annex = reportDocument("annex", { year: 2024, tasks: bacNinh.tasks }, bacNinh.facts);
  const both = { ...values, bảng_phụ_lục: templateValues(annex, bacNinh.facts).bảng_phụ_lục! };
  const made = await fillTemplate(template({ body }), both);
  expect(made.filled).toEqual(["bảng_chỉ_tiêu", "biểu_đồ", "bảng_phụ_lục"]);
  const part = partOf(made.bytes, "word/document.xml");
  expect(orderErrors(part.root)).toEqual([]);
  const widths = all(part, "w:tbl").map((each) =>
    all(part, "w:gridCol", each).reduce(
      (sum, column) => sum + Number(/w:w="(\d+)"/.exec(part.source.slice(column.start, column.end))![1]),
      0,
    ),
  );
  expect(widths).toEqual([16838 - 1134 - 1701, 11906 - 1134 - 1701]);
  expect(textIn(part, all(part, "w:p")[0]!)).toBe("Trước  sau");
  expect(partNames(made.bytes)).toEqual(
    expect.arrayContaining(["word/charts/thidua1.xml", "word/embeddings/thidua1.xlsx"]),
  );
  const drawing = /<c:chart [^>]*r:id="([^"]+)"/.exec(part.source)![1];
  expect(partOf(made.bytes, "word/_rels/document.xml.rels").source).toContain(`Id="${drawing}"`);
  // What was filled can be updated like a document of ours.
  const updated = await updateDocument(made.bytes, report);
  expect(updated.replaced).toEqual(["results"]);
});

test("in a cell the table is as wide as the cell and a paragraph ends the cell", async () => {
  const body = table(["{{bảng_chỉ_tiêu}}", "x", "y"]) + p("z");
  const { bytes } = await fillTemplate(template({ body }), values);
  const part = partOf(bytes, "word/document.xml");
  expect(orderErrors(part.root)).toEqual([]);
  const inner = all(part, "w:tbl")[1]!;
  expect(part.source.slice(inner.start, inner.end)).toContain('<w:tblW w:w="2784" w:type="dxa"/>');
});

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no error",
    (error: unknown) => (error instanceof ReportError ? error.code : `other: ${String(error)}`),
  );

describe("what cannot be used gives a typed error and no bytes", () => {
  const good = template({ body: p("{{số}}") });
  const ole = (words: string) => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for (let i = 0; i < words.length; i++) bytes[1024 + 2 * i] = words.charCodeAt(i);
    return bytes;
  };
  const without = (name: string) => {
    const parts = unzipSync(good);
    delete parts[name];
    return zipSync(parts);
  };
  const withPart = (name: string, text: string) => zipSync({ ...unzipSync(good), [name]: strToU8(text) });
  const cases: [string, string, Uint8Array][] = [
    ["an empty file", "notDocx", new Uint8Array()],
    ["a text", "notDocx", strToU8("Kế hoạch {{số}}")],
    ["another zip", "notDocx", zipSync({ "a.txt": strToU8("x") })],
    [
      "a workbook",
      "notDocx",
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": strToU8("<w/>") }),
    ],
    ["Word 97", "legacyDoc", ole("WordDocument")],
    ["a password", "encrypted", ole("EncryptedPackage")],
    ["cut in half", "damaged", good.slice(0, good.length / 2)],
    ["no document part", "damaged", withPart("word/x.xml", "<x/>").length ? without("word/document.xml") : good],
    ["broken XML", "damaged", withPart("word/document.xml", "<w:document><w:body></w:document>")],
    ["a DTD", "damaged", withPart("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    [
      "restricted editing",
      "locked",
      template({ body: p("{{số}}"), settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' }),
    ],
    ["no placeholder", "noPlaceholders", template({ body: p("Số: …") })],
  ];

  test.each(cases)("%s: %s", async (_, wanted, bytes) => {
    expect(await code(fillTemplate(bytes, values))).toBe(wanted);
  });

  test.each(cases.slice(0, -1))("updating %s: %s", async (_, wanted, bytes) => {
    expect(await code(updateDocument(bytes, report))).toBe(wanted);
  });

  test("every byte that may be lost gives an error or a result, never another exception", async () => {
    for (let i = 7; i < good.length; i += 13) {
      const bad = Uint8Array.from(good);
      bad[i] = bad[i]! ^ 0xff;
      expect(await code(fillTemplate(bad, values))).not.toMatch(/^other/);
    }
  });

  test("a restriction that is not enforced does not lock", async () => {
    const open = template({
      body: p("{{số}}"),
      settings: '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>',
    });
    expect(await code(fillTemplate(open, values))).toBe("no error");
  });
});

itIf(hasLibreOffice && hasPdfToText && hasSchemas, "a filled template validates and opens", async () => {
  const body = p("{{tên_loại}}") + p("{{trích_yếu}}") + p("{{bảng_chỉ_tiêu}}") + p("{{biểu_đồ}}") + p("{{nơi_nhận}}");
  const { bytes } = await fillTemplate(template({ body }), values);
  expect(schemaErrors(bytes).errors).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-template-"));
  try {
    writeFileSync(join(folder, "a.docx"), bytes);
    const [pdf] = await convert([join(folder, "a.docx")], "pdf", folder);
    const words = pagesOf(pdf!).flatMap((page) => page.words.map((word) => word.text));
    expect(words).toEqual(expect.arrayContaining(["CÁO", "STT", "166,67", "Lưu:"]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
