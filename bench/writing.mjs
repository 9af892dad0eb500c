/** Writing 9 columns × 300 rows with styles and validations: time of each writer over ours, all in one run. */
import { createRequire } from "node:module";
import { load } from "./load.mjs";

const require = createRequire(import.meta.url);
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const { writeXlsx } = await import("hucre");
const { writeBook } = load("src/xlsx/write");
const { patchBook } = load("src/xlsx/patch");
const { unzipSync, zipSync } = require("fflate");

const ROWS = 300;
const ROUNDS = Number(process.env.ROUNDS ?? 30);
const HEADS = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ", "Đánh giá", "Ghi chú", "Mã chỉ tiêu"];
const table = Array.from({ length: ROWS }, (_, i) => [
  `(${i + 1})`,
  `Chỉ tiêu số ${i + 1}: tổ chức hội nghị tập huấn & phổ biến kiến thức`,
  ["đề tài", "cuộc", "%", "người"][i % 4],
  (i * 37) % 1000,
  ((i * 53) % 990) + 0.25,
  { formula: `IF(D${i + 2}=0,"",E${i + 2}/D${i + 2})`, value: 0.5 },
  { formula: `IF(F${i + 2}="","Chưa có số liệu",IF(F${i + 2}>1,"Vượt","Đạt"))`, value: "Đạt" },
  `ghi chú ${i % 17}`,
  `CT${String(i).padStart(3, "0")}`,
]);
const isFormula = (value) => typeof value === "object";

/** The book said once, as our forms say it; saying it is not measured for any writer. */
const spec = {
  sheets: [
    {
      name: "KetQua",
      state: "visible",
      styles: {
        head: { font: { bold: true }, fill: "D9E2F3", border: true, align: "center", wrap: true },
        text: { border: true, wrap: true },
        number: { border: true, format: "#,##0.##" },
      },
      cells: [HEADS, ...table].flatMap((values, row) =>
        values.map((value, column) => ({
          row,
          column,
          ...(isFormula(value) ? value : { value }),
          style: row === 0 ? "head" : column > 2 && column < 6 ? "number" : "text",
        })),
      ),
      columns: HEADS.map((_, column) => ({ column, width: 15 })),
      rows: [{ row: 0, height: 30 }],
      merges: [],
      validations: [
        {
          area: { top: 1, left: 4, bottom: ROWS, right: 4 },
          kind: "decimal",
          operator: "greaterThanOrEqual",
          formula1: "0",
        },
      ],
      conditionals: [],
      protect: true,
      freeze: { rows: 1, columns: 2 },
    },
  ],
  names: [],
  properties: { "thidua.plan": "P" },
};

const sheetJs = () => {
  const rows = [HEADS, ...table].map((values) =>
    values.map((value) =>
      isFormula(value) ? { t: typeof value.value === "number" ? "n" : "s", v: value.value, f: value.formula } : value,
    ),
  );
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "KetQua");
  return XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true });
};

const excelJs = async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("KetQua", { views: [{ state: "frozen", xSplit: 2, ySplit: 1 }] });
  const side = { style: "thin" };
  const border = { left: side, right: side, top: side, bottom: side };
  [HEADS, ...table].forEach((values, r) => {
    const row = sheet.addRow(
      values.map((value) => (isFormula(value) ? { formula: value.formula, result: value.value } : value)),
    );
    row.eachCell((cell, column) => {
      cell.border = border;
      if (r === 0) cell.font = { bold: true };
      else if (column > 3 && column < 7) cell.numFmt = "#,##0.##";
      else cell.alignment = { wrapText: true };
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
};

const hucre = () => {
  const side = { style: "thin" };
  const border = { left: side, right: side, top: side, bottom: side };
  const rows = [HEADS, ...table].map((values) => values.map((value) => (isFormula(value) ? null : value)));
  const cells = new Map();
  [HEADS, ...table].forEach((values, row) =>
    values.forEach((value, column) => {
      const style =
        row === 0
          ? { border, font: { bold: true } }
          : column > 2 && column < 6
            ? { border, numFmt: "#,##0.##" }
            : { border };
      cells.set(
        `${row},${column}`,
        isFormula(value)
          ? { value: value.value, formula: value.formula, formulaResult: value.value, style }
          : { value, style },
      );
    }),
  );
  return writeXlsx({ sheets: [{ name: "KetQua", rows, cells }] });
};

async function measure(task) {
  const times = [];
  let size = 0;
  for (let i = 0; i < ROUNDS + 10; i++) {
    const from = performance.now();
    size = (await task()).length;
    if (i >= 10) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { ms: times[times.length >> 1], size };
}

const ours = writeBook(spec);
const parts = unzipSync(ours);
const tasks = {
  writeBook: () => writeBook(spec),
  "  of it zipSync of the same parts": () => zipSync(parts),
  hucre: hucre,
  "SheetJS (no styles)": sheetJs,
  exceljs: excelJs,
  "patchBook, 20 cells": () =>
    patchBook(
      ours,
      Array.from({ length: 20 }, (_, i) => ({ sheet: "KetQua", row: 1 + i * 10, column: 4, value: i })),
    ),
};
const results = {};
for (const [name, task] of Object.entries(tasks)) results[name] = await measure(task);
const base = results["writeBook"].ms;
process.stdout.write(`${HEADS.length} columns × ${ROWS} rows, median of ${ROUNDS}; × is time over writeBook\n`);
for (const [name, { ms, size }] of Object.entries(results))
  process.stdout.write(
    `${name.padEnd(36)} ${ms.toFixed(2).padStart(8)} ms ${(ms / base).toFixed(2).padStart(7)} × ${String(size).padStart(8)} bytes\n`,
  );
