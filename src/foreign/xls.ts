import type { WorkBook, WorkSheet } from "xlsx";
import type { Area } from "../sheet/address";
import type { CellValue } from "../sheet/cell";
import { type Book, gridOf, type PlacedCell, type SheetState } from "../sheet/grid";
import { fail } from "../xlsx/errors";

/** Error codes of BIFF (MS-XLS 2.5.10, BErr). */
const ERRORS: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

const STATES: readonly SheetState[] = ["visible", "hidden", "veryHidden"];

interface Speaking {
  console?: { error: (...words: unknown[]) => void };
}

/** Runs something that writes its finds in a broken file to the console, which is no place an officer should read. */
function silent<T>(run: () => T): T {
  const { console } = globalThis as Speaking;
  if (!console) return run();
  const { error } = console;
  console.error = () => undefined;
  try {
    return run();
  } finally {
    console.error = error;
  }
}

/**
 * Runs something that is known to have let files reach Object.prototype (CVE-2023-30533) and puts the prototype back as it was;
 * a file that reached it is refused.
 */
function guarded<T>(run: () => T): T {
  const before = new Set(Reflect.ownKeys(Object.prototype));
  let result: T;
  let touched = false;
  try {
    result = silent(run);
  } finally {
    for (const key of Reflect.ownKeys(Object.prototype)) {
      if (before.has(key)) continue;
      touched = true;
      Reflect.deleteProperty(Object.prototype, key);
    }
  }
  if (touched) fail("oldXls", "prototype");
  return result;
}

/** Reads .xls (Excel 5 to 2003) with SheetJS. Called for files that are .xls by their bytes, so that its XML and HTML readers never run. */
export async function readXls(bytes: Uint8Array, most: number): Promise<Book> {
  const { read, utils } = await import("xlsx");
  let book: WorkBook;
  try {
    book = guarded(() =>
      read(bytes, { type: "array", cellNF: true, cellText: false, cellHTML: false, cellStyles: true, bookVBA: false }),
    );
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) fail("encrypted");
    throw error;
  }
  let left = most;
  const sheets = book.SheetNames.flatMap((name, i) => {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    // Chart and macro sheets hold no table.
    if (!sheet || sheet["!type"]) return [];
    const cells: PlacedCell[] = [];
    for (const key of Object.keys(sheet)) {
      if (!/^[A-Z]{1,3}[1-9]\d*$/.test(key)) continue;
      const cell = placed(sheet, key, utils.decode_cell(key));
      if (!cell) continue;
      if (--left < 0) fail("tooManyCells");
      cells.push(cell);
    }
    const hidden = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> =>
      new Set((list ?? []).flatMap((one, at) => (one?.hidden ? [at] : [])));
    const merges: Area[] = (sheet["!merges"] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: e.r,
      right: e.c,
    }));
    const state = STATES[book.Workbook?.Sheets?.[i]?.Hidden ?? 0] ?? "visible";
    const isProtected = Boolean(sheet["!protect"]);
    return [
      gridOf(name, cells, {
        state,
        merges,
        hiddenRows: hidden(sheet["!rows"]),
        hiddenColumns: hidden(sheet["!cols"]),
        protected: isProtected,
      }),
    ];
  });
  if (sheets.length === 0) fail("oldXls", "no sheet");
  const properties = Object.fromEntries(
    Object.entries(book.Custprops ?? {}).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
  return { sheets, properties, date1904: book.Workbook?.WBProps?.date1904 === true };
}

function placed(sheet: WorkSheet, key: string, { r: row, c: column }: { r: number; c: number }): PlacedCell | null {
  const { t, v, f, z } = sheet[key] as { t: string; v?: unknown; f?: unknown; z?: unknown };
  let value: CellValue = null;
  if (t === "e") value = { error: ERRORS[Number(v)] ?? "#VALUE!" };
  else if (typeof v === "number" || typeof v === "boolean" || typeof v === "string") value = v;
  if (value === null && typeof f !== "string") return null;
  return {
    row,
    column,
    value,
    ...(typeof f === "string" ? { formula: f } : {}),
    ...(typeof z === "string" && z !== "General" ? { format: z } : {}),
  };
}
