import { type Book, gridOf, type PlacedCell } from "../sheet/grid";
import { fail } from "../xlsx/errors";
import { plainText } from "./text";

/** A plain number with either decimal sign; grouped figures are left to whoever knows the writer's habits. */
const INTEGER = /^-?(0|[1-9]\d*)$/;
const POINT = /^-?(0|[1-9]\d*)\.\d+$/;
const COMMA = /^-?(0|[1-9]\d*),\d+$/;
/** "16.068" may be sixteen thousand or sixteen and a bit: it stays the text it is, and the check says what it made of it. */
const TWO_WAYS = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** Programs with a decimal comma separate by semicolons (or tabs), those with a point by commas. */
function numberOf(text: string, delimiter: string): number | null {
  if (INTEGER.test(text) && text.length < 16) return Number(text);
  if (TWO_WAYS.test(text)) return null;
  if (delimiter !== ";" && POINT.test(text)) return Number(text);
  return delimiter !== "," && COMMA.test(text) ? Number(text.replace(",", ".")) : null;
}

/** Of these the first that cuts the text into rows of one width is the delimiter: decimal commas do not. */
const BEFORE_COMMA = ["\t", ";"];

/** Question marks inside words: a program without the letters wrote the file ("Excel CSV" on an English Windows). */
const LOST = /\p{L}\?\p{L}/gu;
const MOST_LOST = 5;

/** Whether rows are those of a table: half of those that are not blank, and two at least, have one width. Lines of prose with commas have not. */
function isTable(rows: readonly (readonly unknown[])[]): boolean {
  const widths = rows.filter((row) => row.some((value) => value !== "")).map((row) => row.length);
  const times = new Map<number, number>();
  for (const width of widths) if (width > 1) times.set(width, (times.get(width) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  return most > 1 && most >= widths.length / 2;
}

/**
 * Reads delimited text (comma, semicolon, tab) as a book of one sheet. Text without any delimiter is no table and is refused.
 * @param isNamedSo the file's name says .csv; of any other text only what looks like a table is taken for one
 */
export async function readCsv(bytes: Uint8Array, most: number, name = "CSV", isNamedSo = true): Promise<Book> {
  const { detectDelimiter, parseCsv } = await import("hucre/csv");
  const text = plainText(bytes);
  const head = text.slice(0, 65_536);
  if ((head.match(LOST)?.length ?? 0) > MOST_LOST) fail("lettersLost");
  const even = (one: string): boolean => {
    const widths = parseCsv(head, { delimiter: one })
      .slice(0, 50)
      .map((row) => row.length);
    const width = Math.max(...widths);
    return width > 1 && widths.filter((each) => each === width).length >= 0.8 * widths.length;
  };
  const delimiter = BEFORE_COMMA.find(even) ?? detectDelimiter(text);
  const rows = parseCsv(text, { delimiter });
  if (!rows.some((row) => row.length > 1)) fail("csv", "no delimiter");
  // JSON has a comma at the end of nearly every line.
  if (!isNamedSo && (/^\s*[[{]/.test(text) || !isTable(rows))) fail("csv", "prose");
  const cells: PlacedCell[] = [];
  rows.forEach((row, at) => {
    row.forEach((value, column) => {
      if (typeof value !== "string" || value === "") return;
      if (column >= 16_384 || at >= 1_048_576 || cells.length >= most) fail("tooManyCells");
      cells.push({ row: at, column, value: numberOf(value, delimiter) ?? value });
    });
  });
  return { sheets: [gridOf(name, cells)], properties: {}, date1904: false };
}
