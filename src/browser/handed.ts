import type { CellLook, Grid } from "../sheet/grid";
import { slices } from "../sheet/pieces";
import type { TakenApart, TakenSheet } from "./taken";

/** Texts and formulas that one message carries to another thread. */
const MOST = { texts: 10_000, formulas: 5_000 };

type Bare = Omit<Grid, "texts" | "looks" | "formulas">;

/** A part of a workbook that was taken apart: taking over all of it at once would hold the page up. */
export type Handed =
  | { kind: "sheet"; grid: Bare; taken: TakenSheet }
  | { kind: "formulas"; sheet: number; formulas: [index: number, formula: string][] }
  | { kind: "texts"; texts: readonly string[] };

/** What is handed over last: the rest. */
export interface HandedRest extends Omit<TakenApart, "book" | "sheets"> {
  looks: readonly CellLook[];
  properties: Record<string, string>;
  date1904: boolean;
}

/** A workbook in messages that are quickly taken over. Its sheets share their texts and looks. */
export function inHands(taken: TakenApart): { handed: Handed[]; rest: HandedRest } {
  const { book, sheets, ...others } = taken;
  const handed: Handed[] = book.sheets.flatMap(({ texts: _, looks: __, formulas, ...grid }, sheet): Handed[] => [
    { kind: "sheet", grid, taken: sheets[sheet]! },
    ...slices([...formulas], MOST.formulas).map((some): Handed => ({ kind: "formulas", sheet, formulas: some })),
  ]);
  const texts = slices(book.sheets[0]?.texts ?? [], MOST.texts).map((some): Handed => ({ kind: "texts", texts: some }));
  const { properties, date1904 } = book;
  return {
    handed: [...handed, ...texts],
    rest: { ...others, looks: book.sheets[0]?.looks ?? [], properties, date1904 },
  };
}

/** The workbook that was handed over. */
export function fromHands(handed: readonly Handed[], { looks, properties, date1904, ...rest }: HandedRest): TakenApart {
  const texts: string[] = [];
  const grids: Bare[] = [];
  const sheets: TakenSheet[] = [];
  const formulas: Map<number, string>[] = [];
  for (const piece of handed) {
    if (piece.kind === "sheet") {
      grids.push(piece.grid);
      sheets.push(piece.taken);
      formulas.push(new Map());
    } else if (piece.kind === "texts") for (const text of piece.texts) texts.push(text);
    else for (const [index, formula] of piece.formulas) formulas[piece.sheet]!.set(index, formula);
  }
  const book = {
    sheets: grids.map((grid, sheet): Grid => ({ ...grid, texts, looks, formulas: formulas[sheet]! })),
    properties,
    date1904,
  };
  return { ...rest, book, sheets };
}
