/**
 * Reading member workbooks of 40 and 300 rows: time of each reader over fflate's unzipSync of the same files, all in one
 * run. Writes its table into docs/limits.md; `--json` prints the figures. ROUNDS and FILES set how long it measures.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { readXlsx } from "hucre/xlsx";
import readExcelFile from "read-excel-file/node";
import { measuredWith, putFigures } from "./figuresInto.mjs";
import { load } from "./load.mjs";
import { memberFiles } from "./members.mjs";

const require = createRequire(import.meta.url);
const { unzipSync } = require("fflate");
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const { readBook } = load("src/xlsx/read.ts");

const ROUNDS = Number(process.env.ROUNDS ?? 40);
const FILES = Number(process.env.FILES ?? 40);
const zlib = {
  inflate: (data, size) => inflateRawSync(data, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size) }),
  crc: crc32,
};

/** The parts a reader needs, packed, with their sizes: what even the best reader must unpack. */
function packedParts(file) {
  const parts = [];
  unzipSync(file, {
    filter: ({ name, size, originalSize }) => {
      if (!/app\.xml|core\.xml|Content_Types|theme/.test(name)) parts.push({ name, size, originalSize });
      return false;
    },
  });
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const wanted = new Map(parts.map((part) => [part.name, part]));
  const found = [];
  for (let at = view.getUint32(file.length - 6, true); view.getUint32(at, true) === 0x02014b50;) {
    const nameLength = view.getUint16(at + 28, true);
    const name = String.fromCharCode(...file.subarray(at + 46, at + 46 + nameLength));
    const header = view.getUint32(at + 42, true);
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const part = wanted.get(name);
    if (part) found.push([file.subarray(start, start + part.size), part.originalSize]);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

const READERS = {
  "node zlib, the same parts": (_, parts) => parts.forEach(([data, size]) => zlib.inflate(data, size)),
  "fflate unzipSync": (file) => unzipSync(file),
  "readBook + zlib": (file) => readBook(file, zlib),
  "readBook + zlib, without formulas": (file) => readBook(file, { ...zlib, formulas: false }),
  "readBook + fflate": (file) => readBook(file),
  hucre: (file) => readXlsx(file),
  "SheetJS 0.18.5": (file) => XLSX.read(file, { type: "buffer", cellHTML: false, cellText: false }),
  "read-excel-file": (file) => readExcelFile(Buffer.from(file)),
  exceljs: (file) => new ExcelJS.Workbook().xlsx.load(file),
};
/** Readers that take this much longer are measured on fewer files and in fewer rounds. */
const SLOW_ROUNDS = 6;
const SLOW = ["hucre", "SheetJS 0.18.5", "read-excel-file", "exceljs"];

const OPENPYXL = `
import sys, time, glob, openpyxl, warnings
warnings.simplefilter("ignore")
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    files = glob.glob(sys.argv[1] + "/*.xlsx")
    for f in files:
        for sheet in openpyxl.load_workbook(f, read_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                pass
    best = min(best, (time.perf_counter() - start) / len(files))
print(best * 1000)
`;

function openpyxl(files) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    files.slice(0, 10).forEach((file, i) => writeFileSync(join(folder, `${i}.xlsx`), file));
    return Number(execFileSync("/usr/bin/python3", ["-c", OPENPYXL, folder], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Best time of each reader in milliseconds a file; the readers take turns, so that a busy machine hits all alike. */
export async function measure(rows) {
  const files = memberFiles(rows, FILES);
  const parts = files.map(packedParts);
  const best = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, read] of Object.entries(READERS)) {
      const count = SLOW.includes(name) ? Math.max(3, FILES >> 3) : FILES;
      if (SLOW.includes(name) && round >= SLOW_ROUNDS) continue;
      const start = performance.now();
      for (let i = 0; i < count; i++) await read(files[i], parts[i]);
      best[name] = Math.min(best[name] ?? Infinity, (performance.now() - start) / count);
    }
  }
  const python = openpyxl(files);
  if (python !== null) best["openpyxl read_only"] = python;
  return { rows, bytes: files[0].length, best };
}

const print = (line) => process.stdout.write(`${line}\n`);
const results = [await measure(40), await measure(300)];
if (process.argv.includes("--json")) print(JSON.stringify(results));
else {
  const lines = [
    `Reading alone: best of ${ROUNDS} rounds in which all take turns, of the slow ones ${Math.min(SLOW_ROUNDS, ROUNDS)} (${measuredWith()}).`,
    "",
    "| Reader | ms a file, 40 rows | × unzipSync | ms a file, 300 rows | × unzipSync |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...Object.keys(results[1].best).map((name) => {
      const columns = results.map(
        ({ best }) => `${best[name].toFixed(3)} | ${(best[name] / best["fflate unzipSync"]).toFixed(2)}`,
      );
      return `| ${name} | ${columns.join(" | ")} |`;
    }),
  ];
  print(lines.join("\n"));
  await putFigures("bench/reading.mjs", lines);
}
