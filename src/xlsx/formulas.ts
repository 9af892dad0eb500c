import { MAX_COLUMNS } from "../sheet/address";
import { type Formulas, isWanted, type Wanted } from "../sheet/grid";
import { fail, XlsxError } from "./errors";
import { formulaAt, shareFormula, type SharedFormula } from "./formula";
import { textFrom } from "./texts";

/** Cells with a formula as they are met, in parallel. */
export interface FormulaCells {
  /** Index of the cell; -1 when another cell took its place. */
  cell: number[];
  /** Where the text stands in the part; NO_TEXT; or, from SAID down, -2 - the index in `said`. */
  text: number[];
  /** Number of the shared formula, -1 for none. */
  shared: number[];
  /** row × 16,384 + column. */
  place: number[];
  /** Formulas that stand in attributes (data tables). */
  said: string[];
}

export const NO_TEXT = -1;

/** Nothing met yet. */
export function noFormulas(): FormulaCells {
  return { cell: [], text: [], shared: [], place: [], said: [] };
}

/** Longest formula Excel takes, in characters: a longer shared one is not repeated. */
const LONGEST_FORMULA = 8192;

/**
 * The formulas of a sheet by cell index, decoded when they are asked for: most of a sheet's bytes are formula text and most of it is
 * never looked at. Holds the unpacked part as long as the Grid lives. A formula that is no sound XML inside reads as its raw text.
 */
export class FileFormulas implements Formulas {
  readonly size: number;
  /** One more than the place of each cell in `cells`; 0 where the cell has no formula. */
  private readonly slots: Int32Array;
  private readonly cut = new Map<number, SharedFormula>();
  private readonly view: DataView;

  /** @throws XlsxError partTooLarge when the cells of shared formulas would grow to more than `limit` characters */
  constructor(
    private readonly data: Uint8Array,
    private readonly cells: FormulaCells,
    count: number,
    limit: number,
  ) {
    this.slots = new Int32Array(cells.cell.length > 0 ? count : 0);
    this.view = new DataView(data.buffer, data.byteOffset, data.length);
    const masters = new Map<number, number>();
    let followers = 0;
    for (let i = 0; i < cells.cell.length; i++) {
      if (cells.text[i] === NO_TEXT) followers++;
      else {
        if (cells.shared[i]! >= 0) masters.set(cells.shared[i]!, i);
        if (cells.cell[i]! >= 0) this.slots[cells.cell[i]!] = i + 1;
      }
    }
    if (followers > 0) this.follow(masters, limit);
    let size = 0;
    for (const slot of this.slots) if (slot !== 0) size++;
    this.size = size;
  }

  /** Leads the cells of shared formulas to their first one. */
  private follow(masters: ReadonlyMap<number, number>, limit: number): void {
    const { cells, cut, slots } = this;
    const usable = new Map<number, string>();
    for (const master of masters.values()) {
      const text = this.own(master);
      if (text.length <= LONGEST_FORMULA) usable.set(master, text);
    }
    let length = 0;
    for (let i = 0; i < cells.cell.length; i++) {
      const master = masters.get(cells.shared[i]!);
      const text = master === undefined ? undefined : usable.get(master);
      if (cells.text[i] !== NO_TEXT || cells.cell[i]! < 0 || master === undefined || text === undefined) continue;
      length += text.length;
      if (length > limit) fail("partTooLarge", "formulas");
      if (!cut.has(cells.shared[i]!)) {
        const place = cells.place[master]!;
        cut.set(cells.shared[i]!, shareFormula(text, Math.floor(place / MAX_COLUMNS), place % MAX_COLUMNS));
      }
      slots[cells.cell[i]!] = i + 1;
    }
  }

  /** The text that stands at a formula's own cell. */
  private own(at: number): string {
    const from = this.cells.text[at]!;
    return from < NO_TEXT ? this.cells.said[-2 - from]! : formulaText(this.data, from);
  }

  has(index: number): boolean {
    return index >= 0 && index < this.slots.length && this.slots[index] !== 0;
  }

  get(index: number): string | undefined {
    if (!this.has(index)) return undefined;
    const at = this.slots[index]! - 1;
    if (this.cells.text[at] !== NO_TEXT) return this.own(at);
    const place = this.cells.place[at]!;
    return formulaAt(this.cut.get(this.cells.shared[at]!)!, Math.floor(place / MAX_COLUMNS), place % MAX_COLUMNS);
  }

  written(index: number, wanted: Wanted): boolean {
    if (!this.has(index)) return false;
    const from = this.cells.text[this.slots[index]! - 1]!;
    const end = from + wanted.to - wanted.from;
    if (from < 0 || this.data[end] !== 60 || this.data[end + 1] !== 47) return false;
    return isWanted(this.view, from, wanted);
  }

  *keys(): MapIterator<number> {
    for (let i = 0; i < this.slots.length; i++) if (this.slots[i] !== 0) yield i;
  }

  *values(): MapIterator<string> {
    for (const index of this.keys()) yield this.get(index)!;
  }

  *entries(): MapIterator<[number, string]> {
    for (const index of this.keys()) yield [index, this.get(index)!];
  }

  [Symbol.iterator](): MapIterator<[number, string]> {
    return this.entries();
  }

  forEach(visit: (value: string, key: number, map: ReadonlyMap<number, string>) => void): void {
    for (const [index, text] of this) visit(text, index, this);
  }
}

function formulaText(data: Uint8Array, from: number): string {
  let text: string;
  try {
    text = textFrom(data, from);
  } catch (error) {
    if (!(error instanceof XlsxError)) throw error;
    text = String.fromCharCode(...data.subarray(from, Math.min(data.indexOf(60, from), from + LONGEST_FORMULA)));
  }
  return text.charCodeAt(0) === 61 ? text.slice(1) : text;
}
