import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { readBook } from "../src/xlsx/read";

/** Readers that the page loads as scripts of their own. */
interface Peers {
  XLSX: { read(bytes: Uint8Array, options: object): unknown };
  ExcelJS: { Workbook: new () => { xlsx: { load(bytes: ArrayBufferLike): Promise<unknown> } } };
}

/** Best time of each reader in milliseconds a file; the readers take turns. */
export async function measure(encoded: readonly string[], rounds: number): Promise<Record<string, number>> {
  const files = encoded.map((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  const { XLSX, ExcelJS } = globalThis as unknown as Peers;
  const readers: Record<string, (file: Uint8Array) => unknown> = {
    "fflate unzipSync": (file) => unzipSync(file),
    readBook: (file) => readBook(file),
    "readBook, without formulas": (file) => readBook(file, { formulas: false }),
    hucre: (file) => readXlsx(file),
    "SheetJS 0.18.5": (file) => XLSX.read(file, { type: "array", cellHTML: false, cellText: false }),
    exceljs: (file) => new ExcelJS.Workbook().xlsx.load(file.slice().buffer),
  };
  const slow = ["hucre", "SheetJS 0.18.5", "exceljs"];
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, read] of Object.entries(readers)) {
      const some = slow.includes(name) ? files.slice(0, 4) : files;
      if (slow.includes(name) && round > 3) continue;
      const start = performance.now();
      for (const file of some) await read(file);
      best[name] = Math.min(best[name] ?? Infinity, (performance.now() - start) / some.length);
    }
  }
  return best;
}
