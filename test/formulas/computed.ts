import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Book } from "../../src/sheet/grid";
import type { BookSpec } from "../../src/sheet/spec";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { recalculated } from "../libreoffice";

/** The workbooks as LibreOffice computes them, in one batch. */
export async function computed(books: readonly BookSpec[]): Promise<Book[]> {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-forms-"));
  const files = books.map((book, at) => {
    const path = join(folder, `b${at}.xlsx`);
    writeFileSync(path, writeBook(book));
    return path;
  });
  const made = await recalculated(files);
  return made.map((path) => readBook(readFileSync(path)));
}
