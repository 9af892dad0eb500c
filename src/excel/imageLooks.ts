import type { Area } from "../sheet/address";
import { columnsOf, placeOf, rectangles } from "./areas";
import type { Lines, Look } from "./drawing";

/** What getCellProperties is asked of every cell. */
export const LOOKS: Excel.CellPropertiesLoadOptions = {
  format: {
    font: { name: true, size: true, bold: true, italic: true, underline: true, strikethrough: true, color: true },
    fill: { color: true, pattern: true },
    borders: { style: true, color: true, weight: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    indentLevel: true,
    textOrientation: true,
    shrinkToFit: true,
    protection: true,
  },
};

function lookOf(format: Excel.CellPropertiesFormat): Look {
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

interface LineSeen {
  style: string;
  color: string;
  weight: string;
  places: number[];
}

/** Collects the looks and lines of cells under equal keys, to draw them again by areas. */
export function dressCollector(used: Area) {
  const looks = new Map<string, { look: Look; places: number[] }>();
  const lines = new Map<string, LineSeen>();
  const line = (side: Lines["side"], border: Excel.CellBorder | undefined, place: number): void => {
    if (!border?.style || border.style === "None") return;
    const image = {
      style: String(border.style),
      color: border.color ?? "#000000",
      weight: String(border.weight ?? "Thin"),
    };
    const id = `${side}|${image.style}|${image.color}|${image.weight}`;
    const seen = lines.get(id);
    if (seen) seen.places.push(place);
    else lines.set(id, { ...image, places: [place] });
  };
  const add = (row: number, column: number, format: Excel.CellPropertiesFormat): void => {
    const place = placeOf(row, column);
    const look = lookOf(format);
    const id = JSON.stringify(look);
    const seen = looks.get(id);
    if (seen) seen.places.push(place);
    else looks.set(id, { look, places: [place] });
    line("EdgeTop", format.borders?.top, place);
    line("EdgeLeft", format.borders?.left, place);
    if (row === used.bottom) line("EdgeBottom", format.borders?.bottom, place);
    if (column === used.right) line("EdgeRight", format.borders?.right, place);
  };
  return {
    add,
    looks: () => [...looks.values()].map(({ look, places }) => ({ look, areas: rectangles(places) })),
    lines: () =>
      [...lines.entries()].map(([id, { places, ...rest }]): Lines => {
        const side = id.slice(0, id.indexOf("|")) as Lines["side"];
        const flat = side === "EdgeTop" || side === "EdgeBottom";
        return { side, ...rest, areas: flat ? rectangles(places, false) : columnsOf(places) };
      }),
  };
}
