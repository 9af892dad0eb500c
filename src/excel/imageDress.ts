import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { eachPlace, placeOf, rectangles, slices } from "./areas";
import type { Lines, Look } from "./drawing";
import { dressCollector, LOOKS } from "./imageLooks";
import { RANGE_BYTES, send } from "./run";

/** Cells up to which a sheet is asked cell by cell at once. */
const FEW = 3_000;
/** getCellProperties answers with about this much for a cell with all its borders. */
const CELL_BYTES = 800;
const PART_BYTES = 1_600;
const SCALARS =
  "horizontalAlignment,verticalAlignment,wrapText,indentLevel,textOrientation,shrinkToFit,font/name,font/size,font/bold,font/italic,font/underline,font/strikethrough,font/color,fill/color,fill/pattern,protection/locked,protection/formulaHidden";

/** A piece of one column, asked as a whole: Excel answers null for what its cells do not share. */
interface Part {
  sheet: string;
  area: Area;
  format?: Excel.RangeFormat;
}

interface Block {
  sheet: string;
  area: Area;
  cells?: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

const askParts = (context: Excel.RequestContext, parts: readonly Part[]): Promise<void> =>
  send(
    context,
    parts.map((part) => ({
      bytes: RANGE_BYTES + PART_BYTES,
      queue: () => {
        const sheet = context.workbook.worksheets.getItem(part.sheet);
        part.format = sheet.getRange(areaName(part.area)).format;
        part.format.load(SCALARS);
        part.format.borders.load("items/sideIndex,items/style,items/color,items/weight");
      },
    })),
  );

const bordersOf = (format: Excel.RangeFormat): Map<string, Excel.CellBorder> =>
  new Map(
    format.borders.items.map(({ sideIndex, style, color, weight }) => [String(sideIndex), { style, color, weight }]),
  );

/** Whether all cells of a piece look the same, inner lines included. */
function uniform({ format, area }: Part): boolean {
  if (!format) return false;
  const { font, fill, protection } = format;
  const scalars = [
    ...[format.horizontalAlignment, format.verticalAlignment, format.wrapText, format.indentLevel],
    ...[format.textOrientation, format.shrinkToFit, protection.locked, protection.formulaHidden],
    ...[font.name, font.size, font.bold, font.italic, font.underline, font.strikethrough, font.color, fill.pattern],
  ];
  if (scalars.some((value) => value === null || value === undefined) || font.color === "") return false;
  if (fill.pattern !== "None" && !fill.color) return false;
  const borders = bordersOf(format);
  const sides = [
    "EdgeTop",
    "EdgeBottom",
    "EdgeLeft",
    "EdgeRight",
    ...(area.top < area.bottom ? ["InsideHorizontal"] : []),
  ];
  return sides.every((side) => {
    const border = borders.get(side);
    return border?.style === "None" || Boolean(border?.style && border.color && border.weight);
  });
}

function addPart(dress: ReturnType<typeof dressCollector>, { format, area }: Part): void {
  if (!format) return;
  const { font, fill, protection } = format;
  const borders = bordersOf(format);
  const inner = borders.get("InsideHorizontal");
  const cell: Excel.CellPropertiesFormat = {
    font: {
      name: font.name,
      size: font.size,
      bold: font.bold,
      italic: font.italic,
      underline: font.underline,
      strikethrough: font.strikethrough,
      color: font.color,
    },
    fill: { color: fill.color, pattern: fill.pattern ?? undefined },
    horizontalAlignment: format.horizontalAlignment,
    verticalAlignment: format.verticalAlignment,
    wrapText: format.wrapText,
    indentLevel: format.indentLevel,
    textOrientation: format.textOrientation,
    shrinkToFit: format.shrinkToFit,
    protection: { locked: protection.locked, formulaHidden: protection.formulaHidden },
  };
  eachPlace(area, (row, column) =>
    dress.add(row, column, {
      ...cell,
      borders: {
        top: row === area.top ? borders.get("EdgeTop") : inner,
        bottom: row === area.bottom ? borders.get("EdgeBottom") : inner,
        left: borders.get("EdgeLeft"),
        right: borders.get("EdgeRight"),
      },
    }),
  );
}

const cut = (parts: readonly Part[], rows: number): Part[] =>
  parts.flatMap(({ sheet, area }) => slices(area, rows).map((each) => ({ sheet, area: each })));

/**
 * How the cells of used areas look. Small sheets are asked cell by cell. Of large ones columns are asked first, 250 rows
 * at a time, then the mixed of these by 16 rows, and only what is mixed still by the cell: tables of thousands of rows
 * have few looks, and asking a cell costs as much as asking a column.
 */
export async function captureDress(
  context: Excel.RequestContext,
  used: readonly { sheet: string; area: Area }[],
): Promise<Map<string, { looks: { look: Look; areas: Area[] }[]; lines: Lines[] }>> {
  const size = ({ area }: { area: Area }): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);
  const large = used.filter((each) => size(each) > FEW);
  const columns = cut(
    large.flatMap(({ sheet, area }) =>
      Array.from({ length: area.right - area.left + 1 }, (_, i) => ({
        sheet,
        area: { ...area, left: area.left + i, right: area.left + i },
      })),
    ),
    250,
  );
  await askParts(context, columns);
  const runs = cut(
    columns.filter((part) => !uniform(part)),
    16,
  );
  await askParts(context, runs);
  const parts = [...columns, ...runs].filter(uniform);
  const mixed = new Map<string, number[]>(large.map(({ sheet }) => [sheet, []]));
  for (const { sheet, area } of runs.filter((part) => !uniform(part)))
    eachPlace(area, (row, column) => mixed.get(sheet)?.push(placeOf(row, column)));
  const blocks: Block[] = [
    ...used.filter((each) => size(each) <= FEW),
    ...[...mixed].flatMap(([sheet, places]) => rectangles(places).map((area) => ({ sheet, area }))),
  ].flatMap(({ sheet, area }) => slices(area, 1_000).map((each) => ({ sheet, area: each })));
  await send(
    context,
    blocks.map((block) => ({
      bytes: RANGE_BYTES + CELL_BYTES * size(block),
      queue: () => {
        const sheet = context.workbook.worksheets.getItem(block.sheet);
        block.cells = sheet.getRange(areaName(block.area)).getCellProperties(LOOKS);
      },
    })),
  );
  return new Map(
    used.map(({ sheet, area }) => {
      const dress = dressCollector(area);
      for (const part of parts) if (part.sheet === sheet) addPart(dress, part);
      for (const block of blocks)
        if (block.sheet === sheet)
          block.cells?.value.forEach((row, r) =>
            row.forEach((cell, c) => dress.add(block.area.top + r, block.area.left + c, cell.format ?? {})),
          );
      return [sheet, { looks: dress.looks(), lines: dress.lines() }];
    }),
  );
}
