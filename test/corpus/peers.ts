import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { cellName } from "../../src/sheet/address";
import { eachCell, valueOf, type Book } from "../../src/sheet/grid";

/** A value in one spelling for all readers: a number, a boolean, "s:" + text, "h:" + SHA-1 of a long text, "e:" + error. */
export type Plain = number | boolean | string;

/** A book's cells that hold something, by sheet name and reference. */
export type Sheets = Map<string, Map<string, Plain>>;

const LONG = 300;

/** A text in the common spelling; openpyxlCells.py and sheetJsCells.mjs do the same. */
function text(value: string): Plain {
  return value.length > LONG ? `h:${createHash("sha1").update(value, "utf8").digest("hex")}` : `s:${value}`;
}

/** What we read. */
export function ownSheets(book: Book): Sheets {
  const sheets: Sheets = new Map();
  for (const grid of book.sheets) {
    const cells = new Map<string, Plain>();
    eachCell(grid, (row, column, index) => {
      const value = valueOf(grid, index);
      if (value === null || value === "") return;
      const plain = typeof value === "string" ? text(value) : typeof value === "object" ? `e:${value.error}` : value;
      cells.set(cellName(row, column), plain);
    });
    sheets.set(grid.name, cells);
  }
  return sheets;
}

interface Line {
  file: string;
  error: string | null;
  sheets: [string, Record<string, Plain>][];
}

function run(program: string, options: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: 1 << 29, env: { ...process.env, PYTHONIOENCODING: "utf-8" } };
    execFile(program, options, settings, (error, out) => (error ? reject(error) : resolve(out)));
  });
}

/** What a reader's script printed, by file; null where it refuses a file. */
function parseLines(...outputs: string[]): Map<string, Sheets | null> {
  const files = new Map<string, Sheets | null>();
  for (const json of outputs.flatMap((out) => out.split("\n"))) {
    if (json === "") continue;
    const line = JSON.parse(json) as Line;
    const sheets: Sheets = new Map();
    for (const [name, cells] of line.sheets)
      sheets.set(name, new Map(Object.entries(cells).filter(([, value]) => value !== "s:")));
    files.set(line.file, line.error === null ? sheets : null);
  }
  return files;
}

/** What openpyxl reads of each file of a folder, by two processes side by side. */
export async function openpyxlSheets(folder: string): Promise<Map<string, Sheets | null>> {
  const half = (index: string): Promise<string> =>
    run("/usr/bin/python3", [join(__dirname, "openpyxlCells.py"), folder, index, "2"]);
  return parseLines(...(await Promise.all([half("0"), half("1")])));
}

/** What SheetJS reads of each file of a folder, in a process of its own. */
export async function sheetJsSheets(folder: string): Promise<Map<string, Sheets | null>> {
  return parseLines(await run(process.execPath, [join(__dirname, "sheetJsCells.mjs"), folder]));
}

/** One cell read in another way than the others agree on. */
export interface Difference {
  place: string;
  ours: Plain | undefined;
  theirs: Plain | undefined;
}

/**
 * Our cells against those of two others: a difference is where they agree (or where only one of them opens the file) and
 * we do not. Sheets that only one reader has (chart and macro sheets, sheets after a crash) are left aside.
 */
export function differences(
  file: string,
  ours: Sheets,
  one: Sheets | null,
  other: Sheets | null,
): { compared: number; found: Difference[] } {
  const found: Difference[] = [];
  let compared = 0;
  const names = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
  for (const name of names) {
    const readers = [one, other].filter((sheets) => sheets !== null).map((sheets) => sheets.get(name));
    const a = readers[0];
    const b = readers.length > 1 ? readers[1] : a;
    if (!a || !b) continue;
    const own = ours.get(name);
    if (!own && a.size + b.size === 0) continue;
    for (const reference of new Set([...(own?.keys() ?? []), ...a.keys(), ...b.keys()])) {
      if (a.get(reference) !== b.get(reference)) continue;
      compared++;
      if (own?.get(reference) !== a.get(reference))
        found.push({ place: `${file} ${name}!${reference}`, ours: own?.get(reference), theirs: a.get(reference) });
    }
  }
  return { compared, found };
}
