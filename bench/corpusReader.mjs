/**
 * Child of corpusTable.mjs: reads workbooks named on standard input with one reader and answers one JSON line a file:
 * {file, ms, refused?: reason, typed?: boolean, sheets?: {name: {ref: value}}} in the spelling of test/corpus/peers.ts.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { crc32, inflateRawSync } from "node:zlib";
import { load } from "./load.mjs";

const require = createRequire(import.meta.url);
const { cellName } = load("src/sheet/address.ts");
const SHEETJS_ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"];
const SHEETJS_CODES = [0, 7, 15, 23, 29, 36, 42, 43];

function text(value) {
  const normal = value.replace(/\r\n/g, "\n");
  return normal.length > 300 ? `h:${createHash("sha1").update(normal, "utf8").digest("hex")}` : `s:${normal}`;
}

/** Serial of a Date that a reader made of a number with a date format. */
const serial = (date) => Math.round((date.getTime() / 86_400_000 + 25_569) * 1e8) / 1e8;

function own() {
  const { readBook } = load("src/xlsx/read.ts");
  const { eachCell, valueOf } = load("src/sheet/grid.ts");
  const zlib = { inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(1, size) }), crc: crc32 };
  return {
    read: (bytes) => readBook(bytes, zlib),
    cells: (book) =>
      book.sheets.map((grid) => {
        const cells = {};
        eachCell(grid, (row, column, index) => {
          const value = valueOf(grid, index);
          if (value === null || value === "") return;
          cells[cellName(row, column)] =
            typeof value === "string" ? text(value) : typeof value === "object" ? `e:${value.error}` : value;
        });
        return [grid.name, cells];
      }),
  };
}

function sheetJs() {
  const XLSX = require("xlsx");
  return {
    read: (bytes) => XLSX.read(bytes, { type: "buffer", cellHTML: false, cellText: false }),
    cells: (book) =>
      book.SheetNames.map((name) => {
        const cells = {};
        for (const [reference, cell] of Object.entries(book.Sheets[name] ?? {})) {
          if (reference.startsWith("!") || cell.t === "z" || cell.v === undefined || cell.v === "") continue;
          if (cell.t === "e") cells[reference] = `e:${SHEETJS_ERRORS[SHEETJS_CODES.indexOf(cell.v)] ?? cell.w}`;
          else cells[reference] = typeof cell.v === "string" ? text(cell.v) : cell.v;
        }
        return [name, cells];
      }),
  };
}

async function readExcelFile() {
  const { default: read } = await import("read-excel-file/node");
  return {
    read: (bytes) => read(bytes, { trim: false }),
    cells: (sheets) =>
      sheets.map(({ sheet, data }) => {
        const cells = {};
        data.forEach((row, r) =>
          row.forEach((value, c) => {
            if (value === null || value === undefined || value === "") return;
            cells[cellName(r, c)] =
              value instanceof Date ? serial(value) : typeof value === "string" ? text(value) : value;
          }),
        );
        return [sheet, cells];
      }),
  };
}

function excelJsValue(value) {
  if (value === null || value === undefined || value === "") return undefined;
  if (value instanceof Date) return serial(value);
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return value;
  if (value.error !== undefined) return `e:${value.error}`;
  if (value.richText) return text(value.richText.map((run) => run.text).join(""));
  if (value.hyperlink !== undefined) return excelJsValue(value.text);
  if ("formula" in value || "sharedFormula" in value || "result" in value) return excelJsValue(value.result);
  return undefined;
}

function excelJs() {
  const ExcelJS = require("exceljs");
  return {
    read: (bytes) => new ExcelJS.Workbook().xlsx.load(bytes),
    cells: (book) =>
      book.worksheets.map((sheet) => {
        const cells = {};
        sheet.eachRow((row, r) =>
          row.eachCell((cell, c) => {
            // A merged area's other cells repeat its first one's value here; the file has none there.
            const value = cell.isMerged && cell.master !== cell ? undefined : excelJsValue(cell.value);
            if (value !== undefined) cells[cellName(r - 1, c - 1)] = value;
          }),
        );
        return [sheet.name, cells];
      }),
  };
}

const makers = { own, sheetJs, readExcelFile, excelJs };
const reader = await makers[process.argv[2]]();
// A reader that throws where nobody can catch it crashes this process; the parent notes the file and starts another.
for await (const path of createInterface({ input: process.stdin })) {
  const answer = { file: path };
  const bytes = readFileSync(path);
  const start = performance.now();
  try {
    const book = await reader.read(bytes);
    answer.ms = performance.now() - start;
    answer.sheets = reader.cells(book);
  } catch (error) {
    answer.ms = performance.now() - start;
    answer.refused = String(error?.code ?? error?.message ?? error).split("\n")[0];
    answer.typed = error?.name === "XlsxError" || error?.name === "InvalidSpreadsheetError";
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
