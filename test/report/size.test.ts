import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportDocument } from "../../src/report/document";
import { fillTemplate } from "../../src/report/fillTemplate";
import { renderDocx } from "../../src/report/renderDocx";
import { updateDocument } from "../../src/report/updateDocument";
import { convert, hasLibreOffice } from "../libreoffice";
import { itIf } from "../shared";
import { orderErrors } from "./elementOrder";
import { bodyWords, hasPdfToText, pagesOf } from "./pages";
import { bacNinh, manyTasks } from "./samples";
import { p, table, template } from "./template";
import { all, partOf, rowsIn } from "./word";

const annex = (rows: number) => reportDocument("annex", { year: 2024, tasks: manyTasks(rows) }, bacNinh.facts);

test("10,000 rows: all there, in order, and updated into 10,000 others", async () => {
  const bytes = await renderDocx(annex(10_000));
  const part = partOf(bytes, "word/document.xml");
  const numbers = [...part.source.matchAll(/ \((\d+)\)<\/w:t>/g)].map((match) => Number(match[1]));
  expect(numbers).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1));
  expect(part.source.match(/<w:tr>/g)).toHaveLength(1 + 4 + 10_000);
  expect(orderErrors(part.root)).toEqual([]);
  const { bytes: after } = await updateDocument(bytes, annex(20));
  const updated = partOf(after, "word/document.xml");
  expect(rowsIn(updated, all(updated, "w:tbl")[0]!)).toHaveLength(1 + 4 + 20);
}, 60_000);

test("a template's row repeated 5,000 times", async () => {
  const body = table(["STT", "Nội dung", ""], ["{{nhiệm_vụ.stt}}", "{{nhiệm_vụ.nội_dung}}", ""]) + p("x");
  const list = manyTasks(5000).map((task) => ({ stt: task.no, nội_dung: task.content }));
  const { bytes } = await fillTemplate(template({ body }), { nhiệm_vụ: list });
  const part = partOf(bytes, "word/document.xml");
  const rows = rowsIn(part, all(part, "w:tbl")[0]!);
  expect(rows).toHaveLength(5001);
  expect(rows.at(-1)).toEqual(["5000", list.at(-1)!.nội_dung, ""]);
}, 60_000);

itIf(
  hasLibreOffice && hasPdfToText,
  "1,000 rows in LibreOffice: the header on every page",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-size-"));
    try {
      writeFileSync(join(folder, "a.docx"), await renderDocx(annex(1000)));
      const [pdf] = await convert([join(folder, "a.docx")], "pdf", folder);
      const pages = pagesOf(pdf!);
      expect(pages.length).toBeGreaterThan(50);
      const heads = pages.map((page) => bodyWords(page).filter(({ text }) => text === "STT").length);
      expect(new Set(heads)).toEqual(new Set([1]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
