import { columnName, MAX_COLUMNS, MAX_ROWS } from "../sheet/address";

/** A formula cut where its references are: texts and places in turn. */
type Piece = string | Reference;

interface Reference {
  /** Zero-based, -1 where a whole column or row is meant. */
  row: number;
  column: number;
  /** Whether row and column stay when the formula is moved. */
  fixedRow: boolean;
  fixedColumn: boolean;
}

/** A formula of one cell, ready to be said for another (shared formulas, ECMA-376 Part 1 §18.3.1.40). */
export interface SharedFormula {
  pieces: Piece[];
  row: number;
  column: number;
}

/**
 * What may stand in a formula, in order: texts, quoted sheet names, names with their "!" or "(" or "[" (no references),
 * cell references, whole columns, whole rows.
 */
const TOKEN =
  /"[^"]*"|'[^']*'|(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.!([])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.!([])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.!(])|[\p{L}_\\?$][\p{L}\p{N}_.?\\$]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\[/gu;

function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 31);
  return column - 1;
}

/** The end of a bracketed text (structured reference, file number) that starts at `from`; "'" escapes inside. */
function bracketEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === "'") i++;
    else if (c === "[") depth++;
    else if (c === "]" && --depth === 0) return i + 1;
  }
  return text.length;
}

/** Cuts the formula that stands at a cell. */
export function shareFormula(text: string, row: number, column: number): SharedFormula {
  const pieces: Piece[] = [];
  let plain = 0;
  const add = (from: number, to: number, references: Piece[]): void => {
    if (from > plain) pieces.push(text.slice(plain, from));
    pieces.push(...references);
    plain = to;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [whole, d1, letters, d2, digits, d3, first, d4, second, d5, top, d6, bottom] = match;
    const end = match.index + whole.length;
    if (whole === "[") TOKEN.lastIndex = bracketEnd(text, match.index);
    else if (letters !== undefined && digits !== undefined) {
      const place = { row: Number(digits) - 1, column: columnOf(letters), fixedRow: d2 !== "", fixedColumn: d1 !== "" };
      if (place.row < MAX_ROWS && place.column < MAX_COLUMNS) add(match.index, end, [place]);
    } else if (first !== undefined && second !== undefined) {
      const a = { row: -1, column: columnOf(first), fixedRow: true, fixedColumn: d3 !== "" };
      const b = { row: -1, column: columnOf(second), fixedRow: true, fixedColumn: d4 !== "" };
      if (a.column < MAX_COLUMNS && b.column < MAX_COLUMNS) add(match.index, end, [a, ":", b]);
    } else if (top !== undefined && bottom !== undefined) {
      const a = { row: Number(top) - 1, column: -1, fixedRow: d5 !== "", fixedColumn: true };
      const b = { row: Number(bottom) - 1, column: -1, fixedRow: d6 !== "", fixedColumn: true };
      if (a.row < MAX_ROWS && b.row < MAX_ROWS) add(match.index, end, [a, ":", b]);
    }
  }
  if (plain < text.length) pieces.push(text.slice(plain));
  return { pieces, row, column };
}

/** The formula as it reads at another cell. References past the sheet's edge become #REF!. */
export function formulaAt(formula: SharedFormula, row: number, column: number): string {
  const down = row - formula.row;
  const right = column - formula.column;
  let text = "";
  for (const piece of formula.pieces) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    const r = piece.fixedRow ? piece.row : piece.row + down;
    const c = piece.fixedColumn ? piece.column : piece.column + right;
    if ((piece.row >= 0 && (r < 0 || r >= MAX_ROWS)) || (piece.column >= 0 && (c < 0 || c >= MAX_COLUMNS))) {
      text += "#REF!";
      continue;
    }
    if (piece.column >= 0) text += (piece.fixedColumn ? "$" : "") + columnName(c);
    if (piece.row >= 0) text += (piece.fixedRow ? "$" : "") + String(r + 1);
  }
  return text;
}

/** What a formula says from where it stands: the same text for all cells that it may be filled into. */
export function formulaFamily(text: string, row: number, column: number): string {
  const place = (at: number, fixed: boolean, from: number): string => (fixed ? `$${at}` : String(at - from));
  return shareFormula(text, row, column)
    .pieces.map((piece) =>
      typeof piece === "string"
        ? piece
        : `\u0000${place(piece.row, piece.fixedRow, row)},${place(piece.column, piece.fixedColumn, column)}\u0000`,
    )
    .join("");
}
