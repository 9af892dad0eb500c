import type { Area } from "../sheet/address";
import { addresses } from "./areas";
import type { Side } from "./guess";
import type { Group } from "./marks";
import type { Step } from "./run";
import { areasAt, RANGE_BYTES, whole } from "./run";

/** What one answer about the look of a range costs, and about one of its sides. */
const LOOK_BYTES = 1_200;
const LINE_BYTES = 350;

const LOOK =
  "horizontalAlignment,verticalAlignment,wrapText,indentLevel,textOrientation,shrinkToFit,font/name,font/size,font/bold,font/italic,font/underline,font/strikethrough,font/color,fill/color,fill/pattern,protection/locked,protection/formulaHidden";

/** Several answers about areas that are thought alike: one for each address that Excel takes. */
export interface Asked<A> {
  areas: Group;
  answers: A[];
}

/** `ask` is given the number of the address too: what is asked again takes the place of what was not answered. */
const eachAddress = (
  sheet: string,
  areas: Group,
  bytes: number,
  ask: (format: Excel.RangeFormat, index: number) => void,
): Step[] =>
  addresses(areas).map((address, index) => ({
    bytes: 2 * RANGE_BYTES + bytes + address.length,
    queue: (context) => ask(areasAt(context, sheet, address).format, index),
    split: whole,
  }));

/** Asks how areas look, lines apart. */
export function lookQuery(sheet: string, areas: Group): { steps: Step[]; asked: Asked<Excel.RangeFormat> } {
  const asked: Asked<Excel.RangeFormat> = { areas, answers: [] };
  const steps = eachAddress(sheet, areas, LOOK_BYTES, (format, index) => {
    format.load(LOOK);
    asked.answers[index] = format;
  });
  return { steps, asked };
}

/** Asks for the lines on a side of every cell of areas: the side of the areas, and where they are thicker, the lines inside. */
export function lineQuery(
  sheet: string,
  side: Side,
  areas: Group,
): { steps: Step[]; asked: Asked<Excel.RangeBorder>; side: Side } {
  const asked: Asked<Excel.RangeBorder> = { areas, answers: [] };
  const thick = areas.some((area) =>
    side === "EdgeTop" ? area.top < area.bottom : side === "EdgeLeft" && area.left < area.right,
  );
  const inside = side === "EdgeTop" ? "InsideHorizontal" : "InsideVertical";
  const steps = eachAddress(sheet, areas, thick ? 2 * LINE_BYTES : LINE_BYTES, (format, index) => {
    const sides = thick ? [side, inside] : [side];
    sides.forEach((each, i) => {
      const border = format.borders.getItem(each as Excel.BorderIndex);
      border.load("style,color,weight");
      asked.answers[index * sides.length + i] = border;
    });
  });
  return { steps, asked, side };
}

/** Excel says null, or "" where a text is meant, of what its cells do not share. */
const unlike = (value: unknown): boolean => value === null || value === undefined || value === "";

function lookOfFormat(format: Excel.RangeFormat): Excel.CellPropertiesFormat | null {
  const { font, fill, protection } = format;
  const { horizontalAlignment, verticalAlignment, wrapText, indentLevel, textOrientation, shrinkToFit } = format;
  const { name, size, bold, italic, underline, strikethrough, color } = font;
  const { locked, formulaHidden } = protection;
  const flat = { horizontalAlignment, verticalAlignment, wrapText, indentLevel, textOrientation, shrinkToFit };
  const values = { name, size, bold, italic, underline, strikethrough, color };
  const shared = [...Object.values(flat), ...Object.values(values), locked, formulaHidden, fill.pattern];
  if (shared.some(unlike) || (fill.pattern !== "None" && unlike(fill.color))) return null;
  return {
    ...flat,
    font: values,
    fill: { color: fill.color, pattern: fill.pattern ?? undefined },
    protection: { locked, formulaHidden },
  };
}

function sameAnswers<T>(list: readonly (T | null)[]): T | null {
  const texts = new Set(list.map((each) => JSON.stringify(each)));
  return texts.size === 1 ? (list[0] ?? null) : null;
}

/** How all the cells look, or null where they differ. */
export const sharedLook = ({ answers }: Asked<Excel.RangeFormat>): Excel.CellPropertiesFormat | null =>
  sameAnswers(answers.map(lookOfFormat));

/** The line that all the cells have on the side, or null where they differ; of style None where they have none. */
export const sharedLine = ({ answers }: Asked<Excel.RangeBorder>): Excel.CellBorder | null =>
  sameAnswers(
    answers.map(({ style, color, weight }) => {
      if (String(style) === "None") return { style };
      return unlike(style) || unlike(color) || unlike(weight) ? null : { style, color, weight };
    }),
  );

/** Pieces of one column, or of one row where an area is wider than tall, of at most so many cells: tables are alike along them. */
export function linePieces(area: Area, cells: number): Area[] {
  const out: Area[] = [];
  if (area.right - area.left > area.bottom - area.top) {
    for (let row = area.top; row <= area.bottom; row++)
      for (let left = area.left; left <= area.right; left += cells)
        out.push({ top: row, bottom: row, left, right: Math.min(area.right, left + cells - 1) });
    return out;
  }
  for (let column = area.left; column <= area.right; column++)
    for (let top = area.top; top <= area.bottom; top += cells)
      out.push({ top, bottom: Math.min(area.bottom, top + cells - 1), left: column, right: column });
  return out;
}
