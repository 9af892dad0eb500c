import type { Area } from "../sheet/address";
import { columnsOf, eachPlace, placeOf, rectangles } from "./areas";
import type { Lines, Look } from "./drawing";
import type { Side } from "./guess";

/** What getCellProperties is asked of every cell: its look, its lines, or both. */
export const asking = (look: boolean, lines: boolean): Excel.CellPropertiesLoadOptions => ({
  format: {
    ...(lines ? { borders: { style: true, color: true, weight: true } } : {}),
    ...(look
      ? {
          font: { name: true, size: true, bold: true, italic: true, underline: true, strikethrough: true, color: true },
          fill: { color: true, pattern: true },
          horizontalAlignment: true,
          verticalAlignment: true,
          wrapText: true,
          indentLevel: true,
          textOrientation: true,
          shrinkToFit: true,
          protection: true,
        }
      : {}),
  },
});

/** The look that an answer about cells tells. */
export function lookOf(format: Excel.CellPropertiesFormat): Look {
  const { font, fill, protection } = format;
  const none = fill?.pattern === "None" || !fill?.color;
  return {
    fontName: font?.name,
    fontSize: font?.size,
    bold: font?.bold,
    italic: font?.italic,
    underline: font?.underline,
    strikethrough: font?.strikethrough,
    color: font?.color,
    ...(none ? {} : { fill: fill.color }),
    horizontalAlignment: format.horizontalAlignment,
    verticalAlignment: format.verticalAlignment,
    wrapText: format.wrapText,
    indentLevel: format.indentLevel,
    textOrientation: format.textOrientation,
    shrinkToFit: format.shrinkToFit,
    locked: protection?.locked,
    formulaHidden: protection?.formulaHidden,
  };
}

/** The look and lines of a sheet's cells, in the form they are drawn again. */
export interface Dress {
  looks: { look: Look; areas: Area[] }[];
  lines: Lines[];
}

/** Collects looks and lines under equal keys. */
export interface Collector {
  look: (areas: readonly Area[], look: Look) => void;
  line: (areas: readonly Area[], side: Side, border: Excel.CellBorder | undefined) => void;
  /** Ends it. */
  dress: () => Dress;
}

export function dressCollector(): Collector {
  const looks = new Map<string, { look: Look; places: number[] }>();
  const lines = new Map<string, Pick<Lines, "style" | "color" | "weight" | "side"> & { places: number[] }>();
  const push = (places: number[], areas: readonly Area[]): void => {
    for (const area of areas) eachPlace(area, (row, column) => places.push(placeOf(row, column)));
  };
  return {
    look(areas, look) {
      const id = JSON.stringify(look);
      const seen = looks.get(id) ?? { look, places: [] };
      looks.set(id, seen);
      push(seen.places, areas);
    },
    line(areas, side, border) {
      if (!border?.style || border.style === "None") return;
      const image = {
        side,
        style: String(border.style),
        color: border.color ?? "#000000",
        weight: String(border.weight ?? "Thin"),
      };
      const id = Object.values(image).join("|");
      const seen = lines.get(id) ?? { ...image, places: [] };
      lines.set(id, seen);
      push(seen.places, areas);
    },
    dress: () => ({
      looks: [...looks.values()].map(({ look, places }) => ({ look, areas: rectangles(places) })),
      lines: [...lines.values()].map(({ places, ...rest }) => {
        const flat = rest.side === "EdgeTop" || rest.side === "EdgeBottom";
        return { ...rest, areas: flat ? rectangles(places, false) : columnsOf(places) };
      }),
    }),
  };
}
