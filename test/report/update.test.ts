import { mkdtempSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { reportDocument } from "../../src/report/document";
import type { DocumentModel } from "../../src/report/model";
import { renderDocx } from "../../src/report/renderDocx";
import { updateDocument } from "../../src/report/updateDocument";
import { convert, hasLibreOffice } from "../libreoffice";
import { hasSchemas, schemaErrors } from "../schema/xmllint";
import { itIf } from "../shared";
import { orderErrors } from "./elementOrder";
import { bacGiang, bacGiangRows, bacNinh, resultRow } from "./samples";
import { all, partOf, rowsIn, textIn } from "./word";

const MAIN = "word/document.xml";

function report(actual: string, percent: number, more = 0): DocumentModel {
  const rows = bacGiangRows.map((row) =>
    row.name === "Tư vấn, phản biện" ? { ...row, actual, percent: String(percent), percentValue: percent } : row,
  );
  for (let i = 0; i < more; i++)
    rows.push(resultRow({ no: `(${10 + i})`, name: `Chỉ tiêu bổ sung ${i + 1}`, target: "1" }));
  return reportDocument(
    "report",
    { year: 2024, period: bacGiang.period, rows, draft: bacGiang.draft, tasks: bacNinh.tasks },
    bacGiang.facts,
  );
}

const edit = (bytes: Uint8Array, change: (source: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [MAIN]: strToU8(change(strFromU8(parts[MAIN]!))) });
};

/** document.xml with the inside of our content controls taken out. */
function outside(bytes: Uint8Array): string {
  return partOf(bytes, MAIN).source.replace(
    /(<w:tag w:val="thidua:[^"]*"\/>.*?<w:sdtContent>).*?(<\/w:sdtContent>)/gs,
    "$1$2",
  );
}

const chartValues = (bytes: Uint8Array) => {
  const chart = partOf(bytes, "word/charts/chart1.xml");
  const points = all(chart, "c:val").flatMap((each) => all(chart, "c:v", each));
  return points.map((each) => chart.source.slice(each.innerStart, each.innerEnd));
};

let first: Uint8Array;

beforeAll(async () => {
  first = await renderDocx(report("8", 50));
});

test("new figures, and every edit outside our tables kept byte for byte", async () => {
  const edited = edit(first, (source) =>
    source
      .replace("Công tác tuyên truyền, triển khai", "Công tác tuyên truyền (cán bộ đã sửa), triển khai")
      .replace(
        "<w:body>",
        '<w:body><w:p  w:rsidR="00A100A1"><w:r><w:t>Dự thảo 2 &amp; 3</w:t></w:r></w:p><!-- ghi chú -->',
      ),
  );
  const { bytes, replaced, missing, locked } = await updateDocument(edited, report("12", 75, 3));
  expect({ replaced, missing, locked }).toEqual({ replaced: ["results", "tasks"], missing: [], locked: [] });
  expect(outside(bytes)).toBe(outside(edited));
  expect(outside(bytes)).toContain("(cán bộ đã sửa)");
  const part = partOf(bytes, MAIN);
  const rows = rowsIn(part, all(part, "w:tbl")[2]!);
  expect(rows.find((row) => row[1] === "Tư vấn, phản biện")!.slice(3, 6)).toEqual(["16", "12", "75"]);
  expect(rows.at(-1)!.slice(0, 2)).toEqual(["(12)", "Chỉ tiêu bổ sung 3"]);
  expect(orderErrors(part.root)).toEqual([]);
  if (hasSchemas) expect(schemaErrors(bytes).errors.filter((error) => error.includes("document.xml"))).toEqual([]);
  const others = (file: Uint8Array) =>
    Object.entries(unzipSync(file)).filter(([name]) => name !== MAIN && !/charts|embeddings/.test(name));
  expect(others(bytes)).toEqual(others(edited));
});

test("a byte order mark stays; a part that is not UTF-8 is damaged", async () => {
  const parts = unzipSync(first);
  const marked = zipSync({ ...parts, [MAIN]: new Uint8Array([0xef, 0xbb, 0xbf, ...parts[MAIN]!]) });
  const { bytes } = await updateDocument(marked, report("8", 50));
  expect(Buffer.compare(unzipSync(bytes)[MAIN]!, unzipSync(marked)[MAIN]!)).toBe(0);
  const broken = Uint8Array.from(parts[MAIN]!);
  broken[broken.indexOf(0xe1)] = 0xff;
  await expect(updateDocument(zipSync({ ...parts, [MAIN]: broken }), report("8", 50))).rejects.toMatchObject({
    code: "damaged",
  });
});

test("the chart gets the new figures and keeps its place; its workbook is still found", async () => {
  const { bytes } = await updateDocument(first, report("12", 75));
  expect(chartValues(first)[0]).toBe("50");
  expect(chartValues(bytes)[0]).toBe("75");
  const chart = partOf(bytes, "word/charts/chart1.xml").source;
  const id = /<c:externalData r:id="([^"]+)"/.exec(chart)![1];
  expect(partOf(bytes, "word/charts/_rels/chart1.xml.rels").source).toContain(`Id="${id}"`);
  const sheet = Object.entries(unzipSync(bytes)).find(([name]) => name.startsWith("word/embeddings/"))![1];
  expect(strFromU8(unzipSync(sheet)["xl/worksheets/sheet1.xml"]!)).toContain("<v>75</v>");
});

test("the same figures give the same document", async () => {
  const { bytes } = await updateDocument(first, report("8", 50));
  expect(partOf(bytes, MAIN).source).toBe(partOf(first, MAIN).source);
});

test("a table made narrower stays so", async () => {
  const narrow = edit(first, (source) =>
    source.replace(
      /(<w:tag w:val="thidua:results"\/>.*?<w:tblGrid>).*?(<\/w:tblGrid>)/s,
      '$1<w:gridCol w:w="4000"/><w:gridCol w:w="5000"/>$2',
    ),
  );
  const { bytes } = await updateDocument(narrow, report("9", 56.25));
  const part = partOf(bytes, MAIN);
  const columns = all(part, "w:gridCol", all(part, "w:tbl")[2]!);
  const sum = columns.reduce(
    (total, each) => total + Number(/w:w="(\d+)"/.exec(part.source.slice(each.start, each.end))![1]),
    0,
  );
  expect(sum).toBe(9000);
});

test("a table the officer deleted is missing, one that is locked stays", async () => {
  const cut = edit(first, (source) =>
    source
      .replace(/<w:sdt><w:sdtPr><w:alias w:val="[^"]*"\/><w:tag w:val="thidua:tasks"\/>.*?<\/w:sdt>/s, "")
      .replace(/(<w:tag w:val="thidua:results"\/><w:id w:val="\d+"\/>)/, '$1<w:lock w:val="sdtContentLocked"/>'),
  );
  const { bytes, replaced, missing, locked } = await updateDocument(cut, report("12", 75));
  expect({ replaced, missing, locked }).toEqual({ replaced: [], missing: ["tasks"], locked: ["results"] });
  expect(partOf(bytes, MAIN).source).toBe(partOf(cut, MAIN).source);
});

test("without content controls the two bookmarks lead to the tables, and the controls come back", async () => {
  const bare = edit(first, (source) =>
    source.replace(/<w:sdt><w:sdtPr>.*?<w:sdtContent>/gs, "").replace(/<\/w:sdtContent><\/w:sdt>/g, ""),
  );
  const { bytes, replaced } = await updateDocument(bare, report("12", 75));
  expect(replaced).toEqual(["results", "tasks"]);
  const again = await updateDocument(bytes, report("8", 50));
  expect(partOf(again.bytes, MAIN).source).toBe(partOf(first, MAIN).source);
});

test("a document without any table of ours is refused", async () => {
  const other = await renderDocx(reportDocument("annex", { year: 2024, tasks: bacNinh.tasks }));
  await expect(updateDocument(other, report("8", 50))).rejects.toMatchObject({ code: "noTables" });
});

itIf(hasLibreOffice, "a document saved by LibreOffice can still be updated", async () => {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-update-"));
  try {
    writeFileSync(join(folder, "a.docx"), first);
    const [saved] = await convert([join(folder, "a.docx")], "docx", join(folder, "out"));
    const { bytes, replaced } = await updateDocument(readFileSync(saved!), report("12", 75));
    expect(replaced).toEqual(["results", "tasks"]);
    const part = partOf(bytes, MAIN);
    const row = all(part, "w:tr")
      .map((each) => textIn(part, each))
      .filter((text) => text.includes("Tư vấn, phản biện\n"));
    expect(row).toEqual(["\nTư vấn, phản biện\nnội dung\n16\n12\n75\n-8\nĐang thực hiện\n"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
