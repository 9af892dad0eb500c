import type { Area } from "../sheet/address";
import type { Book, Grid, PlacedCell } from "../sheet/grid";
import { gridOf } from "../sheet/grid";
import { areaName } from "../sheet/address";
import { areaOf, slices } from "./areas";
import { stateOf } from "./image";
import { contentOf } from "./input";
import { RANGE_BYTES, send } from "./run";

const CELL_BYTES = 250;
const FONT_BYTES = 120;

/** Serial of 2000-01-01 in workbooks that count from 1900. */
const SERIAL_2000 = 36_526;

interface Sheet {
  sheet: Excel.Worksheet;
  used: Excel.Range;
  merged: Excel.RangeAreas;
  area: Area | null;
  blocks: Block[];
  merges?: Excel.RangeCollection;
  rows?: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  columns?: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
}

interface Block {
  area: Area;
  range?: Excel.Range;
  /** Where fonts or locks differ inside the block. */
  looks?: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

const cellsIn = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);

function askCells(each: Sheet): { bytes: number; queue: () => void }[] {
  const { sheet, area, merged } = each;
  if (!area) return [];
  return [
    ...each.blocks.map((block) => ({
      bytes: RANGE_BYTES + CELL_BYTES * cellsIn(block.area),
      queue: () => {
        const range = sheet.getRange(areaName(block.area));
        range.load("values,formulas,numberFormat,valueTypes,format/font/name,format/protection/locked");
        block.range = range;
      },
    })),
    {
      bytes: 3 * RANGE_BYTES + 60 * (merged.isNullObject ? 0 : merged.areaCount) + 40 * (area.bottom + area.right),
      queue: () => {
        const range = sheet.getRange(areaName({ ...area, top: 0, left: 0 }));
        each.rows = range.getRowProperties({ rowHidden: true });
        each.columns = range.getColumnProperties({ columnHidden: true });
        if (merged.isNullObject) return;
        each.merges = merged.areas;
        each.merges.load("items/address");
      },
    },
  ];
}

/** A block whose cells differ in font or lock answers null for the whole: only then are they asked one by one. */
const differs = ({ range }: Block): boolean =>
  range !== undefined && (range.format.font.name === null || range.format.protection.locked === null);

function gridFrom(each: Sheet): Grid {
  const cells: PlacedCell[] = [];
  for (const { area, range, looks } of each.blocks) {
    const { values, formulas, numberFormat, valueTypes } = range!;
    values.forEach((row: unknown[], r) =>
      row.forEach((value, c) => {
        const content = contentOf(value, formulas[r]?.[c], valueTypes[r]?.[c]);
        if (content.value === null && content.formula === undefined) return;
        const look = looks?.value[r]?.[c]?.format;
        const font = look ? look.font?.name : range!.format.font.name;
        const locked = look ? look.protection?.locked : range!.format.protection.locked;
        const format = String(numberFormat[r]?.[c] ?? "General");
        cells.push({
          row: area.top + r,
          column: area.left + c,
          ...content,
          ...(format === "General" ? {} : { format }),
          ...(font ? { font } : {}),
          locked: locked !== false,
        });
      }),
    );
  }
  const hidden = (list: readonly { rowHidden?: boolean; columnHidden?: boolean }[] | undefined): Set<number> =>
    new Set((list ?? []).flatMap((line, i) => (line.rowHidden === true || line.columnHidden === true ? [i] : [])));
  return gridOf(each.sheet.name, cells, {
    state: stateOf(each.sheet.visibility),
    protected: each.sheet.protection.protected,
    merges: each.merges?.items.flatMap((range) => areaOf(range.address) ?? []) ?? [],
    hiddenRows: hidden(each.rows?.value),
    hiddenColumns: hidden(each.columns?.value),
  });
}

/** Reads the named sheets, or all, with the custom properties. */
export async function readBook(context: Excel.RequestContext, names?: readonly string[]): Promise<Book> {
  const { workbook } = context;
  workbook.worksheets.load("items/name,items/visibility,items/protection/protected");
  workbook.properties.custom.load("items/key,items/value");
  const day = workbook.functions.date(2000, 1, 1);
  day.load("value");
  await context.sync();
  const sheets: Sheet[] = workbook.worksheets.items
    .filter((sheet) => names === undefined || names.includes(sheet.name))
    .map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("address");
      const merged = sheet.getRange().getMergedAreasOrNullObject();
      merged.load("areaCount");
      return { sheet, used, merged, area: null, blocks: [] };
    });
  await context.sync();
  for (const each of sheets) {
    each.area = each.used.isNullObject ? null : areaOf(each.used.address);
    each.blocks = each.area ? slices(each.area, 4_000).map((area) => ({ area })) : [];
  }
  await send(context, sheets.flatMap(askCells));
  const mixed = sheets.flatMap((each) => each.blocks.filter(differs));
  await send(
    context,
    mixed.map((block) => ({
      bytes: RANGE_BYTES + FONT_BYTES * cellsIn(block.area),
      queue: () => {
        block.looks = block.range!.getCellProperties({ format: { font: { name: true }, protection: true } });
      },
    })),
  );
  return {
    sheets: sheets.map(gridFrom),
    properties: Object.fromEntries(workbook.properties.custom.items.map(({ key, value }) => [key, String(value)])),
    date1904: day.value !== SERIAL_2000,
  };
}
