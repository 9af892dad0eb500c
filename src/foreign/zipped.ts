import { strToU8 } from "fflate";
import type { Workbook } from "hucre";
import type { CellValue } from "../sheet/cell";
import { type Book, gridOf, type PlacedCell, type SheetState } from "../sheet/grid";
import { fail } from "../xlsx/errors";
import type { ZipTools } from "../xlsx/zip";
import { refuseDepth, repacked, safeXml } from "./package";

const DAY = 86_400_000;
/** Serial 0 of the 1900 system, as it counts from March 1900 on (ECMA-376 Part 1 §18.17.4.1). */
const EPOCH = Date.UTC(1899, 11, 30);

const ERROR = /^(#(NULL|DIV\/0|VALUE|REF|NUM)!|#NAME\?|#N\/A|Err:\d{3})$/;
/** xsd:duration as OpenDocument writes a time of day. */
const TIME = /^PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S$/;

/** What a sheet of OpenDocument says beside what the library reads. */
interface Beside {
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  properties: Record<string, string>;
}

function valueOf(value: unknown, isFormula: boolean): { value: CellValue; format?: string } {
  if (value instanceof Date) return { value: (value.getTime() - EPOCH) / DAY, format: "dd/mm/yyyy" };
  if (typeof value === "number") return { value: Number.isFinite(value) ? value : null };
  if (typeof value === "boolean") return { value };
  if (typeof value !== "string") return { value: null };
  if (value === "" && !isFormula) return { value: null };
  if (ERROR.test(value)) return { value: { error: value.startsWith("Err:") ? "#VALUE!" : value } };
  const time = TIME.exec(value);
  if (!time) return { value };
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3]!.replace(",", "."));
  return { value: seconds / 86_400, format: "hh:mm:ss" };
}

/** Arguments of OpenDocument formulas stand between semicolons; text in quotes is left alone. */
const withCommas = (formula: string): string => formula.replace(/"[^"]*"|;/g, (found) => (found === ";" ? "," : found));

function bookOf({ sheets }: Workbook, most: number, { hidden, locked, properties }: Beside): Book {
  let left = most;
  const grids = sheets.map(({ name, rows, cells: details, merges }) => {
    const cells: PlacedCell[] = [];
    const add = (row: number, column: number, found: unknown): void => {
      const detail = details?.get(`${row},${column}`);
      const formula = detail?.formula;
      const { value, format } = valueOf(found, formula !== undefined);
      if (value === null && formula === undefined) return;
      if (--left < 0) fail("tooManyCells");
      const cell: PlacedCell = { row, column, value };
      if (formula !== undefined) cell.formula = withCommas(formula);
      const dress = detail?.style?.numFmt ?? format;
      if (dress !== undefined) cell.format = dress;
      cells.push(cell);
    };
    rows.forEach((row, at) => row?.forEach((value, column) => add(at, column, value)));
    const state: SheetState = hidden.has(name) ? "hidden" : "visible";
    return gridOf(name, cells, {
      state,
      protected: locked.has(name),
      merges: (merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow,
        left: startCol,
        bottom: endRow,
        right: endCol,
      })),
    });
  });
  return { sheets: grids, properties, date1904: false };
}

const decodeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) =>
    name === "lt" ? "<" : name === "gt" ? ">" : name === "quot" ? '"' : name === "apos" ? "'" : "&",
  );

const attributeOf = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? decodeXml(found[1]!) : null;
};

/** Sheets whose style says that they are not displayed (table:display), and those that are protected (table:protected). */
function sheetStates(content: string): Pick<Beside, "hidden" | "locked"> {
  const styles = new Set<string>();
  let open: string | null = null;
  for (const [tag] of content.matchAll(/<style:(?:style|table-properties)\b[^<>]*>/g)) {
    if (tag.startsWith("<style:style")) open = attributeOf(tag, "style:name");
    else if (open !== null && attributeOf(tag, "table:display") === "false") styles.add(open);
  }
  const hidden = new Set<string>();
  const locked = new Set<string>();
  for (const [tag] of content.matchAll(/<table:table\s[^<>]*>/g)) {
    const name = attributeOf(tag, "table:name");
    if (name === null) continue;
    if (styles.has(attributeOf(tag, "table:style-name") ?? "")) hidden.add(name);
    if (attributeOf(tag, "table:protected") === "true") locked.add(name);
  }
  return { hidden, locked };
}

/** User-defined metadata (ODF 1.3 Part 3 §4.3.3), where the custom document properties go. */
function userProperties(meta: string): Record<string, string> {
  const found: [string, string][] = [];
  for (const [, tag, text] of meta.matchAll(/<meta:user-defined\b([^<>]*)>([^<]*)<\/meta:user-defined>/g)) {
    const name = attributeOf(tag!, "meta:name");
    if (name !== null) found.push([name, decodeXml(text!)]);
  }
  return Object.fromEntries(found);
}

/**
 * The library sees only rows that stand directly in their table and keeps every styled empty cell: rows repeated on each page and
 * grouped rows are taken out of their wrappers, and empty cells lose their style.
 */
const plainRows = (content: string): string =>
  content
    .replace(/<\/?table:(?:table-header-rows|table-rows|table-row-group)\b[^<>]*>/g, "")
    .replace(/<table:table-cell\b[^<>]*\/>/g, (tag) =>
      /\b(?:office:value|table:formula|table:number-(?:rows|columns)-spanned)/.test(tag)
        ? tag
        : tag.replace(/\stable:style-name="[^"]*"/, ""),
    );

/** Places a book's rows may take up, empty ones before the last filled one counted: the library lays repeats out one by one. */
const PLACES = 4_000_000;
const TABLES = 256;

/** Refuses repeats and sheets beyond what a table has. */
function refuseRepeats(content: string): void {
  let tables = 0;
  let places = 0;
  let rows = 1;
  let pending = 0;
  for (const [tag, kind, inside] of content.matchAll(
    /<table:(table|table-row|(?:covered-)?table-cell)\b(?!-)([^<>]*)>/g,
  )) {
    if (kind === "table" && ++tables > TABLES) fail("tooManyParts", `${tables} sheets`);
    if (kind === "table-row") {
      rows = Number(/number-rows-repeated="(\d+)"/.exec(inside!)?.[1] ?? 1);
      pending = 0;
    } else if (kind !== "table") {
      pending += Number(/number-columns-repeated="(\d+)"/.exec(inside!)?.[1] ?? 1);
      const empty = tag.endsWith("/>") && !/office:value|table:formula|-spanned=/.test(inside!);
      if (empty) continue;
      places += rows * pending;
      pending = 0;
      if (places > PLACES) fail("tooManyCells");
    }
  }
}

/** Reads OpenDocument spreadsheets (.ods). */
export async function readOds(bytes: Uint8Array, most: number, tools: ZipTools): Promise<Book> {
  let content = "";
  let properties: Record<string, string> = {};
  const safe = repacked(bytes, tools, (name, data) => {
    if (name === "mimetype") return data();
    if (name === "META-INF/manifest.xml" && /manifest:encryption-data/.test(safeXml(data(), name))) fail("encrypted");
    if (name === "meta.xml") properties = userProperties(safeXml(data(), name));
    if (name !== "content.xml") return null;
    content = safeXml(data(), name);
    refuseDepth(content, name);
    refuseRepeats(content);
    return strToU8(plainRows(content));
  });
  if (content === "") fail("missingPart", "content.xml");
  const { readOds: read } = await import("hucre/ods");
  const book = await read(safe, { readStyles: true });
  if (book.sheets.length === 0) fail("ods", "no table");
  return bookOf(book, most, { ...sheetStates(content), properties });
}
