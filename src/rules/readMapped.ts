import { type Actual, type Entry, NO_ACTUAL, type Submission } from "../domain/submission";
import type { Plan } from "../domain/plan";
import { figureOf } from "../domain/achievement";
import { type Figure, readDate, readFigure } from "../forms/figure";
import { MILESTONE_WORDS, valueOfWord } from "../forms/lists";
import { contentKey } from "../forms/submission";
import { saying } from "../forms/issueCodes";
import { takesWord } from "../forms/verdictFormula";
import { cellName } from "../sheet/address";
import { type Grid, valueAt } from "../sheet/grid";
import { similarity, textKey } from "../vietnamese/text";
import type { MappedKey, Mapping } from "./mapping";

/** Who a table that is not ours belongs to: the officer says it, the table does not. */
export interface MappedFrom {
  file: string;
  member: string | null;
  period: string | null;
  date1904?: boolean;
}

/** A row whose text is less like the one that was confirmed is not read. */
const STILL = 0.8;
/** Characters of a row's text; what is longer is a paragraph, and none that was mapped. */
const LONGEST = 300;

/**
 * Reads a member's own table by a mapping that was confirmed. Rows that moved are found again by their text; a header or row that
 * is another one now is an issue ("map.stale") and is not read. Figures are read as strictly as in our own forms.
 */
export function readMapped(grid: Grid, mapping: Mapping, plan: Plan, from: MappedFrom): Submission {
  const { issues, say } = saying(from.file);
  const { columns } = mapping;
  const file = from.file;
  const stale = (row: number, column: number, found: string, expected: string): void => {
    issues.push({
      code: "map.stale",
      severity: "error",
      place: { file, sheet: grid.name, cell: cellName(row, column) },
      found,
      expected,
    });
  };
  const text = (row: number, column: number | undefined): string => {
    const value = column === undefined ? null : valueAt(grid, row, column);
    return typeof value === "string"
      ? value.replace(/\s+/g, " ").trim()
      : typeof value === "number"
        ? String(value)
        : "";
  };
  const nameAt = columns.name?.column ?? 0;
  const shift = movedBy(grid, mapping, nameAt);
  const { actual } = columns;
  const header = headerRow(mapping, shift, (row) => text(row, actual?.column));
  if (header === null && actual)
    stale(mapping.header + shift, actual.column, text(mapping.header + shift, actual.column), actual.text);
  const elsewhere = rowByText(grid, header ?? mapping.header + shift, nameAt);
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
  const entries = mapping.rows.flatMap(({ row: was, name, indicator: code }): Entry[] => {
    const indicator = code === null ? undefined : indicators.get(code);
    if (!indicator || header === null) return [];
    const stays = textKey(text(was + shift, nameAt)) === textKey(name);
    const row = stays ? was + shift : (elsewhere(name) ?? was + shift);
    const found = text(row, nameAt);
    if (textKey(found) !== textKey(name) && !isAlike(found, name)) {
      stale(row, nameAt, found, name);
      return [];
    }
    const at = (key: MappedKey): number | null => columns[key]?.column ?? null;
    const place = { indicator: indicator.code };
    const read = (key: MappedKey, ratio = false): Figure =>
      readFigure(grid, row, at(key), { unit: indicator.unit, ratio, date1904: from.date1904 ?? false, place, say });
    const words = (key: MappedKey): string | null => text(row, columns[key]?.column) || null;
    const ratio = indicator.type === "rate" || indicator.type === "setRatio";
    let held: Actual = NO_ACTUAL;
    if (takesWord(indicator)) {
      const word = words("actual");
      const milestone = word === null ? null : valueOfWord(MILESTONE_WORDS, word);
      if (word !== null && milestone === null && !/^[-–—]$/.test(word))
        say(
          "milestone.unknown",
          { ...place, sheet: grid.name, cell: cellName(row, at("actual") ?? 0) },
          { found: word },
        );
      held = { ...NO_ACTUAL, milestone, text: milestone === null ? word : null };
    } else {
      const typed = read("actual", ratio);
      const parts = ratio
        ? { numerator: read("numerator").value, denominator: read("denominator").value }
        : { numerator: null, denominator: null };
      held = {
        ...NO_ACTUAL,
        ...typed,
        numerator: parts.numerator ?? typed.numerator,
        denominator: parts.denominator ?? typed.denominator,
      };
      held = { ...held, value: figureOf(indicator.type, held) };
    }
    return [
      {
        indicator: indicator.code,
        actual: held,
        lastYear: takesWord(indicator) ? null : read("lastYear").value,
        yearEstimate: takesWord(indicator) ? null : read("yearEstimate").value,
        verdictOverride: null,
        reason: words("reason"),
        evidence: words("evidence"),
        dataKind: null,
        asOf: readDate(grid, row, at("asOf"), { year: plan.year, date1904: from.date1904 ?? false, place, say }),
        targetText: words("target"),
        source: { file, sheet: grid.name, cell: cellName(row, at("actual") ?? nameAt) },
      },
    ];
  });
  const submission: Submission = {
    file,
    identity: {
      plan: plan.id,
      member: from.member,
      period: from.period,
      template: null,
      submitted: null,
      how: "headers",
    },
    entries,
    tasks: [],
    scores: [],
    awards: [],
    issues,
    fingerprint: "",
  };
  return { ...submission, fingerprint: contentKey(submission) };
}

/** A text far longer than the other is not alike, and would take long to compare. */
function isAlike(found: string, said: string): boolean {
  return found.length <= 3 * said.length && similarity(found, said) >= STILL;
}

/** Where the header stands now: as far down as the table moved, or where it was while rows were put in below it; null: it is another one. */
function headerRow({ header, columns }: Mapping, shift: number, textAt: (row: number) => string): number | null {
  const said = columns.actual?.text ?? "";
  const fits = (row: number): boolean => {
    const found = textAt(row);
    return found === "" || said === "" || ` ${textKey(said)} `.includes(` ${textKey(found)} `) || isAlike(found, said);
  };
  return [header + shift, header].find((row) => row >= 0 && fits(row)) ?? null;
}

/** Finds the one row below the header that holds a text (a line was put in above it); null where none or several do. */
function rowByText(grid: Grid, header: number, column: number): (text: string) => number | null {
  let rows: Map<string, number | null> | null = null;
  return (text) => {
    if (!rows) {
      rows = new Map();
      for (const row of grid.rowAt) {
        const value = row > header ? valueAt(grid, row, column) : null;
        if (typeof value !== "string" || value.length > LONGEST) continue;
        const key = textKey(value);
        rows.set(key, rows.has(key) ? null : row);
      }
    }
    return rows.get(textKey(text)) ?? null;
  };
}

/** By how many rows the whole table moved since it was mapped (a line added above it); 0 where it did not. */
function movedBy(grid: Grid, { rows, header }: Mapping, column: number): number {
  const fits = (shift: number): number =>
    rows.filter(({ row, name }) => {
      const value = row + shift < 0 ? null : valueAt(grid, row + shift, column);
      return typeof value === "string" && value.length <= LONGEST && textKey(value) === textKey(name);
    }).length;
  let best = { shift: 0, count: fits(0) };
  if (best.count === rows.length) return 0;
  for (let shift = -Math.min(header, 10); shift <= 10; shift++) {
    const count = fits(shift);
    if (count > best.count) best = { shift, count };
  }
  return best.shift;
}
