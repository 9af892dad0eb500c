import type { ChangeSet } from "../sheet/change";
import type { Contents } from "./content";
import type { OpenSheet } from "./snapshot";

/** A reference made of text at run time may lead anywhere (ECMA-376 Part 1 §18.17.7.173). */
const ANYWHERE = /\bINDIRECT\(/i;

/**
 * Whether formulas outside the sheets that a change draws may show something else after it. Those inside come with the values the
 * domain computed, or with none, and are then computed anyway: to compute every formula of a cluster of 500 again takes a minute.
 */
export function leavesStale(change: ChangeSet, sheets: readonly OpenSheet[], contents: Contents): boolean {
  if (change.edits.length > 0) return true;
  const drawn = new Set([...change.sheets.map(({ spec }) => spec.name), ...change.removals]);
  const words = [...[...drawn].map((name) => name.replace(/'/g, "''")), ...change.names.map(({ name }) => name)].map(
    (word) => word.toLowerCase(),
  );
  for (const sheet of sheets) {
    if (drawn.has(sheet.name)) continue;
    for (const formula of contents.formulas(sheet)) {
      const text = formula.toLowerCase();
      if (ANYWHERE.test(formula) || words.some((word) => text.includes(word))) return true;
    }
  }
  return false;
}
