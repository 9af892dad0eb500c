import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterTables } from "../../src/report/clusterTable";
import { reportDocument } from "../../src/report/document";
import { tablesOf } from "../../src/report/model";
import { renderHtml } from "../../src/report/renderHtml";
import { resultsTable } from "../../src/report/tables";
import { convert, hasLibreOffice } from "../libreoffice";
import { describeIf } from "../shared";
import { clusterRows, members } from "./documents";
import { bacGiang, bacGiangRows, bacNinh } from "./samples";
import { all, has, type Part, partOf, rowsIn, textIn, value } from "./word";

const annex = reportDocument("annex", { year: 2024, tasks: bacNinh.tasks }, bacNinh.facts);
const results = resultsTable(bacGiangRows, "6 tháng");
const cluster = clusterTables(clusterRows, members, "Kết quả")[0]!;

test("plain text: a line a row, a tab a cell, spans keep their columns", () => {
  const { text } = renderHtml(cluster);
  const lines = text.split("\n");
  expect(lines[0]).toBe("Biểu 1/3. Kết quả");
  expect(lines[1]).toBe("STT\tNội dung chỉ tiêu\tĐơn vị tính\tLHH Bắc Giang\t\t\tLHH Hà Nội\t\t\tLHH Hải Phòng\t\t");
  expect(lines[2]).toBe("\t\t\tKế hoạch\tThực hiện\t%\tKế hoạch\tThực hiện\t%\tKế hoạch\tThực hiện\t%");
  expect(new Set(lines.slice(1).map((line) => line.split("\t").length))).toEqual(new Set([12]));
});

test("a line end or a tab inside a cell does not make a new row or column", () => {
  const [table] = tablesOf(annex);
  const lines = renderHtml(table!).text.split("\n");
  expect(lines).toHaveLength(1 + 4 + 25);
  expect(lines.find((line) => line.startsWith("5\tTổ chức đăng ký"))!.split("\t")[3]).toBe(
    "- Các địa phương, đơn vị; - Cụm trưởng, Khối trưởng các Cụm, Khối thi đua.",
  );
});

test("html: only inline styles, a width in points on every cell, MsoNormal lines, texts escaped", () => {
  const { html } = renderHtml({
    ...results,
    rows: [{ cells: [{ text: "<b>&" }, ...results.columns.slice(1).map(() => ({ text: "" }))] }],
  });
  expect(html).not.toMatch(/<style|class="|<link|<script/);
  const cells = html.match(/<td[^>]*>/g)!;
  expect(cells.length).toBe(results.columns.length * 3);
  expect(cells.filter((cell) => !/style="width:[\d.]+pt;/.test(cell))).toEqual([]);
  expect(html.match(/<p /g)!.length).toBe(html.match(/<p class=MsoNormal /g)!.length);
  expect(html).toContain("&lt;b&gt;&amp;");
  expect(html).toMatch(/<!--StartFragment-->.*<!--EndFragment-->/s);
});

test("a whole document: its words in order", () => {
  const report = reportDocument("report", { year: 2024, period: bacGiang.period, rows: bacGiangRows }, bacGiang.facts);
  const { html, text } = renderHtml(report);
  const order = [
    "Số: 05/BC-LHH",
    "BÁO CÁO",
    "I. NHỮNG KẾT QUẢ",
    "Nơi nhận:",
    "PHÓ CHỦ TỊCH",
    "Phụ lục",
    "STT\tNội dung",
  ];
  const places = order.map((words) => text.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(html).toContain("Tư vấn, phản biện 08/16 nội dung, đạt 50% kế hoạch năm");
});

describeIf(hasLibreOffice, "pasted into LibreOffice Writer", () => {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-clipboard-"));
  let annexPart: Part;
  let clusterPart: Part;

  beforeAll(async () => {
    const files = { annex: renderHtml(tablesOf(annex)[0]!).html, cluster: renderHtml(cluster).html };
    for (const [name, html] of Object.entries(files)) writeFileSync(join(folder, `${name}.html`), html);
    const paths = Object.keys(files).map((name) => join(folder, `${name}.html`));
    const made = await convert(paths, "docx:MS Word 2007 XML", join(folder, "out"));
    [annexPart, clusterPart] = made.map((file) => partOf(readFileSync(file), "word/document.xml")) as [Part, Part];
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rowsOf = (part: Part) => all(part, "w:tbl")[0]!.children.filter((child) => child.name === "w:tr");

  test("header rows repeat, and only they", () => {
    const heads = (part: Part) => rowsOf(part).map((row) => has(row, ["w:trPr", "w:tblHeader"]));
    expect(heads(annexPart)).toEqual([true, ...Array.from({ length: 29 }, () => false)]);
    expect(heads(clusterPart).filter(Boolean)).toHaveLength(2);
  });

  test("spans: the band over five columns, the member over three, STT over two rows", () => {
    const band = rowsOf(annexPart)[1]!.children.filter((child) => child.name === "w:tc");
    expect(band.map((cell) => value(annexPart, cell, ["w:tcPr", "w:gridSpan"]) ?? "1")).toEqual(["1", "5"]);
    const [top, under] = rowsOf(clusterPart).map((row) => row.children.filter((child) => child.name === "w:tc"));
    expect(top!.map((cell) => value(clusterPart, cell, ["w:tcPr", "w:gridSpan"]) ?? "1")).toEqual([
      ...["1", "1", "1", "3", "3", "3"],
    ]);
    expect(top!.map((cell) => value(clusterPart, cell, ["w:tcPr", "w:vMerge"]))).toEqual([
      ...["restart", "restart", "restart", null, null, null],
    ]);
    expect(under!.slice(0, 3).every((cell) => has(cell, ["w:tcPr", "w:vMerge"]))).toBe(true);
  });

  test("widths stay in proportion", () => {
    const widths = all(annexPart, "w:gridCol", all(annexPart, "w:tbl")[0]!).map((each) =>
      Number(value(annexPart, each, [], "w:w")),
    );
    const html = renderHtml(tablesOf(annex)[0]!).html;
    const asked = [...html.matchAll(/<col [^>]*style="width:([\d.]+)pt"/g)].map((match) => Number(match[1]));
    const share = (values: number[]) => values.map((each) => each / values.reduce((sum, one) => sum + one, 0));
    share(widths).forEach((each, i) => expect(Math.abs(each - share(asked)[i]!)).toBeLessThan(0.02));
  });

  test("font, size and bold", () => {
    const run = all(annexPart, "w:r", rowsOf(annexPart)[0]!)[0]!;
    expect(value(annexPart, run, ["w:rPr", "w:rFonts"], "w:ascii")).toBe("Times New Roman");
    expect(value(annexPart, run, ["w:rPr", "w:sz"])).toBe("26");
    expect(has(run, ["w:rPr", "w:b"])).toBe(true);
    const plain = all(annexPart, "w:r", rowsOf(annexPart)[2]!)[1]!;
    expect(value(annexPart, plain, ["w:rPr", "w:sz"])).toBe("26");
    expect(has(plain, ["w:rPr", "w:b"]) && value(annexPart, plain, ["w:rPr", "w:b"]) !== "false").toBe(false);
  });

  test("the words", () => {
    const rows = rowsIn(annexPart, all(annexPart, "w:tbl")[0]!);
    expect(rows).toHaveLength(30);
    expect(rows.at(-1)![1]).toBe("Tham mưu xây dựng Quyết định chia Cụm, Khối thi đua năm 2025");
    expect(textIn(clusterPart, clusterPart.root)).toContain("Biểu 1/3. Kết quả");
  });
});
