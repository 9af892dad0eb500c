/**
 * Prints what SheetJS reads from the workbooks of a folder, one JSON line a file, in the form of openpyxlCells.py.
 * A process of its own: what it does to memory and time is no matter of the tests.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "xlsx";

const LONG = 300;
/** SheetJS keeps errors by number (MS-XLSB 2.5.97.2). */
const ERRORS = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** Line ends are those of XML 1.0 §2.11, which SheetJS leaves as they stand in the file; long texts are hashed. */
function text(value) {
  const normal = value.replace(/\r\n/g, "\n");
  return normal.length > LONG ? `h:${createHash("sha1").update(normal, "utf8").digest("hex")}` : `s:${normal}`;
}

function plain(cell) {
  if (cell.t === "e") return `e:${ERRORS[cell.v] ?? cell.w ?? ""}`;
  return typeof cell.v === "string" ? text(cell.v) : cell.v;
}

const folder = process.argv[2];
for (const file of readdirSync(folder).sort()) {
  if (!/\.(xlsx|xlsm|xltx)$/i.test(file)) continue;
  const line = { file, error: null, sheets: [] };
  try {
    const bytes = readFileSync(join(folder, file));
    const book = XLSX.read(bytes, { type: "buffer", cellFormula: false, cellHTML: false, cellText: false });
    for (const name of book.SheetNames) {
      const cells = {};
      for (const [reference, cell] of Object.entries(book.Sheets[name] ?? {}))
        if (!reference.startsWith("!") && cell.t !== "z" && cell.v !== undefined) cells[reference] = plain(cell);
      if (book.Sheets[name]) line.sheets.push([name, cells]);
    }
  } catch (error) {
    line.error = String(error.message ?? error);
    line.sheets = [];
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
