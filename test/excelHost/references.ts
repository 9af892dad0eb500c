import type { HostBook } from "./book";

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What happens to formulas and names when a sheet is renamed, or deleted (`to` null): the reference becomes #REF!. */
export function renameInFormulas(book: HostBook, from: string, to: string | null): void {
  const quoted = escape(from.replace(/'/g, "''"));
  const bare = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(from) ? `|(?<![\\p{L}\\p{N}_.'])${escape(from)}` : "";
  const pattern =
    to === null
      ? new RegExp(`(?:'${quoted}'${bare})!\\$?[A-Za-z]*\\$?\\d*(?::\\$?[A-Za-z]*\\$?\\d*)?`, "giu")
      : new RegExp(`(?:'${quoted}'${bare})!`, "giu");
  const next = to === null ? "#REF!" : `'${to.replace(/'/g, "''").replace(/\$/g, "$$$$")}'!`;
  const change = (formula: string): string => formula.replace(pattern, next);
  for (const sheet of book.sheets) {
    for (const cell of sheet.cells.values()) if (cell.formula !== undefined) cell.formula = change(cell.formula);
    for (const name of sheet.names) name.formula = change(name.formula);
    const rules = new Map<object, object>();
    for (const cell of sheet.cells.values()) {
      if (!cell.validation) continue;
      const known = rules.get(cell.validation);
      const made = known ?? (JSON.parse(change(JSON.stringify(cell.validation))) as object);
      rules.set(cell.validation, made);
      cell.validation = made as typeof cell.validation;
    }
    for (const item of sheet.conditionals)
      item.rule = JSON.parse(change(JSON.stringify(item.rule))) as typeof item.rule;
  }
  for (const name of book.names) name.formula = change(name.formula);
}
