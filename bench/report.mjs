/**
 * Word tables of 1,000 and 10,000 rows, 6 columns: our renderer, the docx library alone and docxtemplater, all in one run.
 * Every measurement has a process of its own, so that one's memory is not another's; time without start-up, peak memory of
 * the whole process over what it was before.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const require = createRequire(import.meta.url);
const COLUMNS = 6;

function rows(count) {
  return Array.from({ length: count }, (_, i) => ({
    code: `NV-${i}`,
    quarter: Math.min(4, 1 + Math.floor((i * 4) / count)),
    no: String(i + 1),
    content: `Tổ chức tập huấn, triển khai Luật Thi đua, khen thưởng và các văn bản hướng dẫn (${i + 1})`,
    directedBy: ["UBND tỉnh"],
    carriedOutBy: ["Ban Thi đua - Khen thưởng, Sở Nội vụ"],
    coordinatedBy: ["Các địa phương, đơn vị"],
    note: "",
    due: "",
    doneOn: "",
    progress: "",
    status: "",
    product: "",
    difficulty: "",
  }));
}

const cellsOf = (row) => [row.no, row.content, row.directedBy[0], row.carriedOutBy[0], row.coordinatedBy[0], row.note];

async function ours() {
  const { reportDocument, renderDocx } = load("src/report/index");
  return (data) => renderDocx(reportDocument("annex", { year: 2024, tasks: data }));
}

async function docx() {
  const { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = require("docx");
  return (data) => {
    const line = (cells, head) =>
      new TableRow({
        tableHeader: head,
        cantSplit: true,
        children: cells.map(
          (text) =>
            new TableCell({
              width: { size: 2300, type: WidthType.DXA },
              children: [new Paragraph({ children: [new TextRun({ text, size: 26, font: "Times New Roman" })] })],
            }),
        ),
      });
    const head = line(["STT", "Nội dung", "Chỉ đạo", "Thực hiện", "Phối hợp", "Ghi chú"], true);
    const table = new Table({
      columnWidths: Array.from({ length: COLUMNS }, () => 2300),
      rows: [head, ...data.map((row) => line(cellsOf(row), false))],
    });
    return Packer.pack(new Document({ sections: [{ children: [table] }] }), "uint8array");
  };
}

async function docxtemplater() {
  const Docxtemplater = require("docxtemplater");
  const PizZip = require("pizzip");
  const { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } = require("docx");
  const fields = ["{#rows}{no}", "{content}", "{directed}", "{carried}", "{coordinated}", "{note}{/rows}"];
  const cell = (text) =>
    new TableCell({ width: { size: 2300, type: WidthType.DXA }, children: [new Paragraph({ text })] });
  const table = new Table({
    columnWidths: fields.map(() => 2300),
    rows: [new TableRow({ children: fields.map(cell) })],
  });
  const template = await Packer.pack(new Document({ sections: [{ children: [table] }] }), "uint8array");
  return (data) => {
    const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    const values = data.map((row) => {
      const [no, content, directed, carried, coordinated, note] = cellsOf(row);
      return { no, content, directed, carried, coordinated, note };
    });
    made.render({ rows: values });
    return made.toUint8Array();
  };
}

const WRITERS = { ours, docx, docxtemplater };

async function measure(name, count) {
  const write = await WRITERS[name]();
  const data = rows(count);
  await write(rows(10));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const bytes = await write(data);
  const ms = performance.now() - start;
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  return { ms: Math.round(ms), peakMB: Math.round(peak / 1e6), outKB: Math.round(bytes.length / 1000) };
}

/** Three runs of each, the middle one counts. */
export function run() {
  const results = {};
  for (const count of [1000, 10000])
    for (const name of Object.keys(WRITERS)) {
      const runs = [1, 2, 3].map(() => {
        const text = execFileSync(process.execPath, [
          "--expose-gc",
          fileURLToPath(import.meta.url),
          name,
          String(count),
        ]);
        return JSON.parse(text.toString("utf8"));
      });
      runs.sort((a, b) => a.ms - b.ms);
      results[`${name} ${count}`] = runs[1];
    }
  return results;
}

const [, self, name, count] = process.argv;
if (self === fileURLToPath(import.meta.url)) {
  const result = name ? await measure(name, Number(count)) : run();
  process.stdout.write(`${JSON.stringify(result, null, name ? 0 : 1)}\n`);
}
