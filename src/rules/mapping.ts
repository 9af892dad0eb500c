import type { Issue } from "../domain/issue";
import type { Indicator, Plan } from "../domain/plan";
import { targetOf } from "../domain/target";
import { cellName } from "../sheet/address";
import { type Book, eachCell, type Grid, KIND, rowEnd, valueAt } from "../sheet/grid";
import { parseNumber } from "../vietnamese/numbers";
import { looseKey, similarity, textKey } from "../vietnamese/text";
import { unitRelation } from "../vietnamese/units";

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

/** One row of the member's table and the indicator it is taken for. */
export interface MappedRow {
  /** Zero-based. */
  row: number;
  /** Text of the row, to see that the table is still the same when the mapping is used again. */
  name: string;
  /** Indicator code; null: none fits, or the officer left it out. */
  indicator: string | null;
  /** 0–1. */
  confidence: number;
}

/** How a table that is not ours is read: plain JSON, confirmed by the officer, remembered for the member. */
export interface Mapping {
  version: 1;
  plan: string;
  sheet: string;
  /** Zero-based row of the header; its text per column tells that the table is still the same. */
  header: number;
  columns: Partial<Record<MappedKey, { column: number; text: string; confidence: number }>>;
  rows: MappedRow[];
  /** 0–1: the weakest of what it cannot do without. */
  confidence: number;
}

/** Words of headers, weightier ones first; read without tones, as offices write them many ways. */
const WORDS: Readonly<Record<MappedKey, readonly string[]>> = {
  no: ["stt", "tt", "so thu tu", "so tt"],
  name: [
    "noi dung chi tieu",
    "ten chi tieu",
    "chi tieu thi dua",
    "noi dung thuc hien",
    "noi dung",
    "chi tieu",
    "tieu chi",
    "nhiem vu",
    "cong viec",
  ],
  unit: ["don vi tinh", "dvt", "don vi do"],
  target: [
    "ke hoach nam",
    "ke hoach giao",
    "chi tieu giao",
    "chi tieu ke hoach",
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
/** A table of figures is neither wider nor longer; what lies beyond is not looked at, so that no file takes long. */
const WIDEST = 100;
const LONGEST = 400;

/** The columns a table may have, in the order an officer is asked about them. */
export const MAPPED_KEYS = Object.keys(WORDS) as MappedKey[];

function headerScore(text: string, key: MappedKey): number {
  const found = looseKey(text);
  if (found === "" || found.length > 80) return 0;
  if (PERCENTAGE.test(found) && (key === "actual" || key === "target" || key === "lastYear" || key === "yearEstimate"))
    return 0;
  let best = 0;
  WORDS[key].forEach((words, at) => {
    const weight = 1 - at * 0.03;
    if (found === words) best = Math.max(best, weight);
    else if (words.length > 3 && ` ${found} `.includes(` ${words} `))
      best = Math.max(best, weight * (0.7 + (0.25 * words.length) / found.length));
  });
  if (key === "actual" && /ca nam|cung ky|nam truoc/.test(found)) return best * 0.3;
  if (key === "target" && /\bky\b|6t|9t/.test(found)) return best * 0.6;
  return best;
}

type Header = { row: number; columns: Mapping["columns"]; score: number };

/** The header row by its words: the row whose cells, each taken once, speak of the most columns. Two header rows one over the other are read together. */
function headerOf(grid: Grid, only: number | null = null): Header | null {
  const cells = new Map<number, { column: number; text: string }[]>();
  eachCell(grid, (row, column, index) => {
    if (row >= DEEPEST || column >= WIDEST || grid.kind[index] !== KIND.text) return;
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
        score: Math.max(headerScore(text, key), headerScore(whole, key) * 0.98),
      })),
    );
    const columns: Mapping["columns"] = {};
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

/** How sure a row's text speaks of an indicator; number, unit and target printed beside it count too. */
function likeness(
  indicator: Indicator,
  target: string,
  said: { name: string; no: string; unit: string; target: string },
): number {
  let score = similarity(said.name, indicator.name);
  const [short, long] = [looseKey(said.name), looseKey(indicator.name)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (short.length >= 8 && ` ${long} `.includes(` ${short} `))
    score = Math.max(score, 0.75 + (0.2 * short.length) / long.length);
  if (said.no !== "" && textKey(said.no) === textKey(indicator.no) && /\d/.test(said.no)) score += 0.05;
  if (said.unit !== "" && indicator.unit !== "") {
    const relation = unitRelation(said.unit, indicator.unit).kind;
    score += relation === "same" ? 0.05 : relation === "different" ? -0.1 : 0;
  }
  if (said.target !== "" && target !== "" && textKey(said.target) === textKey(target)) score += 0.08;
  return Math.max(0, Math.min(1, score));
}

const ROW_ALIKE = 0.62;
const COLUMN_NEEDED: readonly MappedKey[] = ["name", "actual"];

/**
 * Proposes how a table that is not ours may be read: header row by its words, columns by theirs, rows to indicators by name,
 * number, unit and target. A proposal only: an officer confirms it. null where no header is found.
 */
export function proposeMapping(grid: Grid, plan: Plan, member: string | null = null): Mapping | null {
  const header = headerOf(grid);
  if (!header) return null;
  const mapping = mappingWith(grid, plan, member, header.row, withActual(grid, header));
  return mapping.rows.some(({ indicator }) => indicator !== null) ? mapping : null;
}

/** The same for a header row that a person chose; its columns are those its words tell, however few. */
export function proposeAt(grid: Grid, plan: Plan, member: string | null, row: number): Mapping {
  const header = headerOf(grid, row) ?? { row, columns: {}, score: 0 };
  return mappingWith(grid, plan, member, row, withActual(grid, header));
}

function withActual(grid: Grid, header: Header): Mapping["columns"] {
  const guess = header.columns.actual === undefined ? actualByFigures(grid, header) : null;
  return guess ? { ...header.columns, actual: guess } : header.columns;
}

/** Rows matched to indicators where header and columns are settled. */
export function mappingWith(
  grid: Grid,
  plan: Plan,
  member: string | null,
  header: number,
  columns: Mapping["columns"],
): Mapping {
  const text = (row: number, key: MappedKey): string => {
    const at = columns[key]?.column;
    const value = at === undefined ? null : valueAt(grid, row, at);
    return typeof value === "string"
      ? value.replace(/\s+/g, " ").trim()
      : typeof value === "number"
        ? String(value).replace(".", ",")
        : "";
  };
  const leaves = plan.indicators.filter(({ type }) => type !== "group");
  const rows: { row: number; name: string }[] = [];
  for (const row of grid.rowAt) {
    if (row <= header || row >= rowEnd(grid) || rows.length >= LONGEST) continue;
    const name = text(row, "name");
    if (name !== "" && /\p{L}/u.test(name)) rows.push({ row, name });
  }
  const targets = new Map(
    leaves.map((indicator) => {
      const target = targetOf(plan, indicator, member ?? "");
      return [
        indicator.code,
        target.kind === "number" ? String(target.value).replace(".", ",") : (indicator.target ?? ""),
      ];
    }),
  );
  const pairs = rows.flatMap(({ row, name }, at) =>
    leaves.flatMap((indicator, order) => {
      const said = { name, no: text(row, "no"), unit: text(row, "unit"), target: text(row, "target") };
      const score = likeness(indicator, targets.get(indicator.code) ?? "", said);
      // Of equals the one in the plan's own order.
      return score >= ROW_ALIKE
        ? [{ at, indicator, score, order: Math.abs(order / leaves.length - at / rows.length) }]
        : [];
    }),
  );
  pairs.sort((a, b) => b.score - a.score || a.order - b.order);
  const matched = new Map<number, { indicator: string; confidence: number }>();
  const taken = new Set<string>();
  for (const { at, indicator, score } of pairs) {
    if (matched.has(at) || taken.has(indicator.code)) continue;
    const rival = pairs.find((one) => one.at === at && one.indicator !== indicator && !taken.has(one.indicator.code));
    const close = rival !== undefined && score - rival.score < 0.03;
    matched.set(at, { indicator: indicator.code, confidence: Number((close ? score * 0.75 : score).toFixed(3)) });
    taken.add(indicator.code);
  }
  const mapped = rows.map(({ row, name }, at): MappedRow => ({
    row,
    name,
    indicator: matched.get(at)?.indicator ?? null,
    confidence: matched.get(at)?.confidence ?? 0,
  }));
  const found = mapped.filter(({ indicator }) => indicator !== null);
  const needed = COLUMN_NEEDED.map((key) => columns[key]?.confidence ?? 0);
  const mean = found.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, found.length);
  return {
    version: 1,
    plan: plan.id,
    sheet: grid.name,
    header,
    columns,
    rows: mapped,
    confidence: Number(Math.min(...needed, mean).toFixed(3)),
  };
}

/** Where no header says "thực hiện": the last column that holds mostly numbers. */
function actualByFigures(
  grid: Grid,
  { row: header, columns }: Header,
): { column: number; text: string; confidence: number } | null {
  const taken = new Set(Object.values(columns).map(({ column }) => column));
  const counts = new Map<number, number>();
  eachCell(grid, (row, column, index) => {
    if (row <= header || taken.has(column)) return;
    const number =
      grid.kind[index] === KIND.number ||
      (grid.kind[index] === KIND.text && parseNumber(grid.texts[grid.num[index]!]!).kind === "number");
    if (number) counts.set(column, (counts.get(column) ?? 0) + 1);
  });
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  if (!best || best[1] < 2) return null;
  const value = valueAt(grid, header, best[0]);
  return { column: best[0], text: typeof value === "string" ? value : "", confidence: 0.4 };
}

/** The best proposal over a book's sheets; null where no sheet holds a table that fits the plan. */
export function proposeForBook(book: Book, plan: Plan, member: string | null = null): Mapping | null {
  const proposals = book.sheets
    .filter(({ state }) => state === "visible")
    .flatMap((grid) => proposeMapping(grid, plan, member) ?? []);
  const size = ({ rows, confidence }: Mapping): number =>
    rows.filter(({ indicator }) => indicator !== null).length * confidence;
  return proposals.sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** What the officer should look at in a proposal: rows that are not sure, rows and indicators without each other. */
export function mappingIssues(mapping: Mapping | null, plan: Plan, file: string): Issue[] {
  if (!mapping || mapping.columns.actual === undefined)
    return [{ code: "map.noHeader", severity: "error", place: { file, ...(mapping ? { sheet: mapping.sheet } : {}) } }];
  const { sheet, rows, columns } = mapping;
  const names = new Map(plan.indicators.map(({ code, name }) => [code, name]));
  const at = (row: number) => ({ file, sheet, cell: cellName(row, columns.name?.column ?? 0) });
  const found = rows.filter(({ indicator }) => indicator !== null);
  const held = new Set(found.map(({ indicator }) => indicator));
  return [
    {
      code: "map.proposed",
      severity: "warning",
      place: { file, sheet, cell: cellName(mapping.header, columns.actual?.column ?? 0) },
      params: { count: found.length, confidence: mapping.confidence },
    },
    ...rows.flatMap(({ row, name, indicator, confidence }): Issue[] => {
      if (indicator === null) return [{ code: "map.rowUnmatched", severity: "note", place: at(row), found: name }];
      if (confidence >= 0.9) return [];
      return [
        {
          code: "map.rowAsked",
          severity: "warning",
          place: { ...at(row), indicator },
          found: name,
          expected: names.get(indicator) ?? indicator,
        },
      ];
    }),
    ...plan.indicators
      .filter(({ code, type }) => type !== "group" && !held.has(code))
      .map(({ code, name }): Issue => ({
        code: "map.indicatorMissing",
        severity: "note",
        place: { file, sheet, indicator: code },
        expected: name,
      })),
  ];
}
