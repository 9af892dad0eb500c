import type { Place } from "../domain/issue";
import { cellName } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import { textKey } from "../vietnamese/text";
import { type Column, type FoundHeader, rowsBelow, textAt } from "./columns";
import { groupBy } from "./groups";
import type { Say } from "./issueCodes";

/** A row that the plan knows. */
export interface KnownRow {
  code: string;
  no: string;
  name: string;
}

export interface RowQuestion {
  grid: Grid;
  /** Row of the header. */
  header: number;
  code: number | null;
  no: number | null;
  name: number | null;
  known: readonly KnownRow[];
  /** Where a row's code goes in an issue. */
  place: (code: string) => Place;
  /** Whether a row without code holds something a member typed. */
  typed: (row: number) => boolean;
  /** A row of this text ends the table. */
  end: string;
  say: Say;
}

/** Says what is wrong with a form's header. Returns false when a column it cannot do without is gone. */
export function sayHeader<K extends string>(grid: Grid, found: FoundHeader<K>, say: Say): boolean {
  const at = (column: number): Place => ({ sheet: grid.name, cell: cellName(found.row, column) });
  for (const { column, found: text, at: place } of found.changed) {
    say("column.changed", at(place), { found: text, expected: column.header });
  }
  for (const { column, at: place } of found.repeated)
    say("column.repeated", at(place), { found: column.header, expected: column.header });
  const keys = Object.keys(found.at) as K[];
  for (const column of found.missing as Column<K>[]) {
    const code = column.needed ? "column.neededMissing" : "column.missing";
    // Where it should stand: right of the nearest column before it.
    const before = keys.slice(0, keys.indexOf(column.key)).flatMap((key) => found.at[key] ?? []);
    say(code, at((before.at(-1) ?? -1) + 1), { expected: column.header });
  }
  return !found.missing.some((column) => column.needed);
}

/**
 * Finds each known row: by its code, wherever it was moved; by its name where the code is gone, and says so. Rows that
 * were added, doubled or deleted are said too.
 */
export function matchRows(question: RowQuestion): Map<string, number> {
  const { grid, known, say } = question;
  const byCode = new Map(known.map((row) => [row.code, row]));
  const matched = new Map<string, number>();
  const nameless: number[] = [];
  const at = (row: number, column: number | null): Place => ({ sheet: grid.name, cell: cellName(row, column ?? 0) });
  let coded = false;
  for (const row of rowsBelow(grid, question.header)) {
    if (textKey(textAt(grid, row, question.no ?? 0)).startsWith(question.end)) break;
    const code = textAt(grid, row, question.code);
    if (code === "") {
      nameless.push(row);
      continue;
    }
    coded = true;
    const place = at(row, question.name);
    if (!byCode.has(code)) say("row.unknownCode", place, { found: code });
    else if (matched.has(code)) {
      const first = cellName(matched.get(code)!, question.name ?? 0);
      say("row.duplicate", { ...place, ...question.place(code) }, { found: code, params: { first } });
    } else matched.set(code, row);
  }
  if (!coded && known.length > 0) say("row.codesGone", { sheet: grid.name });
  for (const [code, row] of matched) {
    const { name } = byCode.get(code)!;
    const found = textAt(grid, row, question.name);
    if (found !== "" && found !== name && textKey(found) !== textKey(name)) {
      say("row.nameChanged", { ...at(row, question.name), ...question.place(code) }, { found, expected: name });
    }
  }
  for (const { code, row, alone } of byName(question, nameless, matched)) {
    matched.set(code, row);
    // All codes gone is said once; then only rows whose name stands more than once are worth a look each.
    if (!coded && alone) continue;
    say(
      "row.byName",
      { ...at(row, question.name), ...question.place(code) },
      { found: textAt(grid, row, question.name) },
    );
  }
  const taken = new Set(matched.values());
  for (const row of nameless) {
    if (taken.has(row) || row === question.header + 1 || !question.typed(row)) continue;
    say("row.unknown", at(row, question.name), { found: textAt(grid, row, question.name) });
  }
  let before = question.header + 1;
  for (const { code, name } of known) {
    const row = matched.get(code);
    if (row !== undefined) before = row;
    // Where it should stand: under the row before it.
    else say("row.missing", { ...at(before + 1, question.name), ...question.place(code) }, { expected: name });
  }
  return matched;
}

/** Rows without code, by number and name (`alone`: no other row has it); where a name stands more than once, by number too or in the same order. */
function byName(
  question: RowQuestion,
  rows: readonly number[],
  matched: ReadonlyMap<string, number>,
): { code: string; row: number; alone: boolean }[] {
  const { grid, known } = question;
  const open = groupBy(
    known.filter(({ code }) => !matched.has(code)),
    ({ name }) => textKey(name),
  );
  const named = groupBy(rows, (row) => textKey(textAt(grid, row, question.name)));
  return [...open].flatMap(([key, wanted]) => {
    const candidates = named.get(key) ?? [];
    if (candidates.length === wanted.length)
      return wanted.map(({ code }, at) => ({ code, row: candidates[at]!, alone: wanted.length === 1 }));
    return wanted.flatMap(({ code, no }) => {
      const same = candidates.filter((row) => textKey(textAt(grid, row, question.no)) === textKey(no));
      return same.length === 1 ? [{ code, row: same[0]!, alone: false }] : [];
    });
  });
}
