import type { CellEdit } from "../sheet/change";
import { patchBook, type PatchEdit, PatchError } from "../xlsx/patch";
import { writeBook } from "../xlsx/write";
import type { FormattedEdit } from "./content";
import { formatCells } from "./formats";

/** The file with the edits in it. Values of formulas go along, for readers that do not calculate, where the file lets them. */
export function withEdits(bytes: Uint8Array, edits: readonly FormattedEdit[]): Uint8Array {
  if (edits.length === 0) return bytes;
  const formats = edits.flatMap(({ sheet, row, column, format }) =>
    format === undefined ? [] : [{ sheet, row, column, format }],
  );
  return formatCells(patched(bytes, edits), formats);
}

function patched(bytes: Uint8Array, edits: readonly CellEdit[]): Uint8Array {
  const patches = (some: readonly CellEdit[]): PatchEdit[] =>
    some.map(({ sheet, row, column, after }) => ({ sheet, row, column, ...after }));
  try {
    return patchBook(bytes, patches(edits));
  } catch (error) {
    // The cells of an array formula cannot be set one by one; Excel computes them when it opens the file.
    if (!(error instanceof PatchError) || error.code !== "arrayFormula") throw error;
    return patchBook(bytes, patches(edits.filter(isTyped)));
  }
}

/** Whether an edit changed more than the value a formula shows. */
export function isTyped(edit: CellEdit): boolean {
  return edit.after.formula === undefined || edit.after.formula !== edit.before.formula;
}

/** A book with nothing in it, to start from. */
export function emptyBook(): Uint8Array {
  const sheet = {
    name: "Trang 1",
    state: "visible" as const,
    styles: {},
    cells: [],
    columns: [],
    rows: [],
    merges: [],
  };
  return writeBook({
    sheets: [{ ...sheet, validations: [], conditionals: [], protect: false }],
    names: [],
    properties: {},
  });
}
