import { eachCell, type Grid, KIND, valueAt } from "../sheet/grid";
import { parseNumber } from "../vietnamese/numbers";
import { looseKey } from "../vietnamese/text";

/** What a column of a member's own table holds. */
export type MappedKey =
  | "no"
  | "name"
  | "unit"
  | "target"
  | "lastYear"
  | "actual"
  | "yearEstimate"
  | "numerator"
  | "denominator"
  | "reason"
  | "evidence"
  | "asOf";

/** Which column holds what, with the text over it and how sure that is, 0–1. Columns are zero-based. */
export type MappedColumns = Partial<Record<MappedKey, { column: number; text: string; confidence: number }>>;

/** Words of headers, weightier ones first; read without tones, as offices write them many ways. */
const WORDS: Readonly<Record<MappedKey, readonly string[]>> = {
  no: ["stt", "tt", "so thu tu", "so tt"],
  name: [
    "noi dung chi tieu",
    "ten chi tieu",
    "chi tieu thi dua",
    "noi dung thuc hien",
    "noi dung cong viec",
    "noi dung",
    "chi tieu",
    "tieu chi",
    "nhiem vu",
    "cong viec",
  ],
  unit: ["don vi tinh", "dvt", "don vi do", "don vi"],
  target: [
    "ke hoach nam",
    "ke hoach giao",
    "chi tieu giao",
    "chi tieu ke hoach",
    "chi tieu nam",
    "kh nam",
    "ke hoach",
    "muc tieu",
    "chi tieu dang ky",
    "giao",
    "kh",
  ],
  lastYear: ["thuc hien cung ky", "cung ky nam truoc", "thuc hien nam truoc", "cung ky", "nam truoc"],
  actual: [
    "uoc thuc hien ky bao cao",
    "ket qua thuc hien",
    "thuc hien luy ke",
    "luy ke thuc hien",
    "uoc thuc hien",
    "thuc hien ky",
    "thuc hien",
    "ket qua",
    "so thuc hien",
    "dat duoc",
    "luy ke",
    "th",
    "dat",
  ],
  yearEstimate: ["uoc thuc hien ca nam", "uoc ca nam", "du kien ca nam", "uoc nam"],
  numerator: ["tu so", "so dat", "so luong dat"],
  denominator: ["mau so", "tong so"],
  reason: ["nguyen nhan ghi chu", "nguyen nhan", "ghi chu", "giai trinh", "ly do"],
  evidence: ["tai lieu kiem chung", "minh chung", "van ban", "tai lieu"],
  asOf: ["so lieu den ngay", "ngay chot", "den ngay"],
};
/** Headers that look like an actual and are a percentage. */
const PERCENTAGE = /%|ty le|ti le|so voi|dat so|hoan thanh so/;

const DEEPEST = 60;
/** A table of figures is not wider; what lies beyond is not looked at, so that no file takes long. */
const WIDEST = 100;
/** Characters of a header; what is longer is a paragraph. */
const LONGEST_HEADER = 200;

/** The columns a table may have, in the order an officer is asked about them. */
export const MAPPED_KEYS = Object.keys(WORDS) as MappedKey[];

/** Words that mean the column only where they stand alone, or with a year or a period behind them ("KH 2024", "TH 6T"). */
const ALONE: ReadonlySet<string> = new Set(["tt", "kh", "th", "don vi", "dat", "chi tieu giao", "giao"]);
const PERIOD = /^(?:(?:nam|ky|quy|thang|dau|den|6t|9t|\d{1,2}|i{1,3}|iv)(?: |$))+$/;
const FIGURES: ReadonlySet<MappedKey> = new Set<MappedKey>(["actual", "target", "lastYear", "yearEstimate"]);

/** How surely a header speaks of a column, 0–1. @param year of the plan: figures of the year before are last year's */
function headerScore(text: string, key: MappedKey, year: number): number {
  const found = looseKey(text);
  if (found === "" || found.length > 80 || (FIGURES.has(key) && PERCENTAGE.test(found))) return 0;
  const years = [...found.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([one]) => Number(one));
  const before = years.length > 0 && !years.includes(year) && years.includes(year - 1);
  const bare = found
    .replace(/(?<!\d)20\d\d(?!\d)/g, " ")
    .replace(/ +/g, " ")
    .trim();
  if (before && FIGURES.has(key)) return key === "lastYear" ? wordScore(bare, "actual") * 0.98 : 0;
  // "Chỉ tiêu năm 2024" is how much is asked, "Chỉ tiêu" what.
  if (bare === "chi tieu" && years.length > 0) return key === "target" ? 0.9 : key === "name" ? 0.55 : 0;
  const best = wordScore(bare, key);
  if (key === "actual" && /ca nam|cung ky|nam truoc/.test(found)) return best * 0.3;
  if (key === "target" && /\bky\b|6t|9t/.test(found)) return best * 0.6;
  return best;
}

function wordScore(found: string, key: MappedKey): number {
  let best = 0;
  WORDS[key].forEach((words, at) => {
    const weight = 1 - at * 0.03;
    if (found === words) best = Math.max(best, weight);
    else if (ALONE.has(words)) {
      if (found.startsWith(`${words} `) && PERIOD.test(found.slice(words.length + 1)))
        best = Math.max(best, weight * 0.95);
    } else if (` ${found} `.includes(` ${words} `))
      best = Math.max(best, weight * (0.7 + (0.25 * words.length) / found.length));
  });
  return best;
}

/** A header row with the columns its words tell. */
export interface Header {
  row: number;
  columns: MappedColumns;
  score: number;
}

/** The header row by its words: the row whose cells, each taken once, speak of the most columns. Two header rows one over the other are read together. */
export function headerOf(grid: Grid, year: number, only: number | null = null): Header | null {
  const cells = new Map<number, { column: number; text: string }[]>();
  eachCell(grid, (row, column, index) => {
    if (row >= DEEPEST || column >= WIDEST || grid.kind[index] !== KIND.text) return;
    if (grid.texts[grid.num[index]!]!.length > LONGEST_HEADER) return;
    const text = grid.texts[grid.num[index]!]!.replace(/\s+/g, " ").trim();
    if (text !== "") cells.set(row, [...(cells.get(row) ?? []), { column, text }]);
  });
  // A parent header stands over the columns it is merged across.
  const over = (row: number, column: number): string => {
    const area = grid.merges.find(
      (one) => one.bottom === row - 1 && one.left <= column && column <= one.right && one.right > one.left,
    );
    const value = area ? valueAt(grid, area.top, area.left) : null;
    return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  };
  let best: Header | null = null;
  for (const [row, own] of cells) {
    if (only !== null && row !== only) continue;
    const tall = grid.merges.filter((area) => area.bottom === row && area.top < row && area.left === area.right);
    const list = [
      ...own.map(({ column, text }) => ({
        column,
        text,
        whole: over(row, column) === "" ? text : `${over(row, column)} ${text}`,
      })),
      ...tall.flatMap((area) => {
        const value = valueAt(grid, area.top, area.left);
        return typeof value === "string" && value.trim() !== ""
          ? [{ column: area.left, text: value.trim(), whole: value.trim() }]
          : [];
      }),
    ];
    const pairs = MAPPED_KEYS.flatMap((key) =>
      list.map(({ column, text, whole }) => ({
        key,
        column,
        text: whole,
        score: Math.max(headerScore(text, key, year), headerScore(whole, key, year) * 0.98),
      })),
    );
    const columns: MappedColumns = {};
    const taken = new Set<number>();
    let score = 0;
    for (const pair of pairs.filter((one) => one.score >= 0.5).sort((a, b) => b.score - a.score)) {
      if (columns[pair.key] !== undefined || taken.has(pair.column)) continue;
      columns[pair.key] = { column: pair.column, text: pair.text, confidence: Math.min(1, pair.score) };
      taken.add(pair.column);
      score += pair.score;
    }
    if (only === null && (columns.name === undefined || taken.size < 2)) continue;
    if (best === null || score > best.score) best = { row, columns, score };
  }
  return best;
}

/** The header's columns, with the one of actuals by its figures where no word tells it. */
export function withActual(grid: Grid, header: Header): MappedColumns {
  const guess = header.columns.actual === undefined ? actualByFigures(grid, header) : null;
  return guess ? { ...header.columns, actual: guess } : header.columns;
}

function isFigure(text: string): boolean {
  return text.length <= 40 && parseNumber(text).kind === "number";
}

/** Where no header says "thực hiện": the last column that holds mostly numbers. */
function actualByFigures(
  grid: Grid,
  { row: header, columns }: Header,
): { column: number; text: string; confidence: number } | null {
  const taken = new Set(Object.values(columns).map(({ column }) => column));
  const isPercentage = (column: number): boolean => {
    const value = valueAt(grid, header, column);
    return typeof value === "string" && PERCENTAGE.test(looseKey(value));
  };
  const counts = new Map<number, number>();
  eachCell(grid, (row, column, index) => {
    if (row <= header || taken.has(column) || isPercentage(column)) return;
    const number =
      grid.kind[index] === KIND.number || (grid.kind[index] === KIND.text && isFigure(grid.texts[grid.num[index]!]!));
    if (number) counts.set(column, (counts.get(column) ?? 0) + 1);
  });
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  if (!best || best[1] < 2) return null;
  const value = valueAt(grid, header, best[0]);
  return { column: best[0], text: typeof value === "string" ? value : "", confidence: 0.4 };
}
