import type { Area } from "../sheet/address";
import type { Book, Grid, PlacedCell } from "../sheet/grid";
import { gridOf } from "../sheet/grid";
import { areaName } from "../sheet/address";
import { areaOf } from "./areas";
import type { Block } from "./blocks";
import { blocksQuery } from "./blocks";
import type { CellLooks } from "./cellLooks";
import { cellLooks } from "./cellLooks";
import { loadCells, stateOf } from "./image";
import { contentOf } from "./input";
import type { Rounds } from "./run";
import { all, answered, RANGE_BYTES, whole } from "./run";

/** Serial of 2000-01-01 in workbooks that count from 1900. */
const SERIAL_2000 = 36_526;

interface Basics {
  sheet: Excel.Worksheet;
  used: Excel.Range;
  merged: Excel.RangeAreas;
}

/** What is read of a sheet's used area. */
interface Answers {
  area: Area;
  cells: Block<Excel.Range>[];
  looks: CellLooks;
  merges: Area[];
  rows: readonly Excel.RowProperties[];
  columns: readonly Excel.ColumnProperties[];
}

function* linesRounds({ sheet, merged }: Basics, area: Area): Rounds<Pick<Answers, "merges" | "rows" | "columns">> {
  const answers: {
    rows?: OfficeExtension.ClientResult<Excel.RowProperties[]>;
    columns?: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
    merges?: Excel.RangeCollection;
  } = {};
  yield [
    {
      bytes: 3 * RANGE_BYTES + 60 * (merged.isNullObject ? 0 : merged.areaCount) + 40 * (area.bottom + area.right),
      queue: () => {
        const range = sheet.getRange(areaName({ ...area, top: 0, left: 0 }));
        answers.rows = range.getRowProperties({ rowHidden: true });
        answers.columns = range.getColumnProperties({ columnHidden: true });
        if (!merged.isNullObject) (answers.merges = merged.areas).load("items/address");
      },
      split: whole,
    },
  ];
  return {
    merges: answers.merges?.items.flatMap((range) => areaOf(range.address) ?? []) ?? [],
    rows: answers.rows?.value ?? [],
    columns: answers.columns?.value ?? [],
  };
}

function* sheetRounds(basics: Basics): Rounds<Grid> {
  const area = basics.used.isNullObject ? null : areaOf(basics.used.address);
  if (!area) return gridFrom(basics, null);
  const { name } = basics.sheet;
  const query = blocksQuery(name, [area], loadCells);
  const [cells, looks, lines] = yield* all<
    [Block<Excel.Range>[], CellLooks, Pick<Answers, "merges" | "rows" | "columns">]
  >([
    (function* () {
      yield query.steps;
      return query.read();
    })(),
    cellLooks(name, area),
    linesRounds(basics, area),
  ]);
  return gridFrom(basics, { area, cells, looks, ...lines });
}

function gridFrom({ sheet }: Basics, answers: Answers | null): Grid {
  const cells: PlacedCell[] = [];
  for (const { area, answer } of answers?.cells ?? []) {
    const { values, formulas, numberFormat, valueTypes } = answer;
    values.forEach((row: unknown[], r) =>
      row.forEach((value, c) => {
        const content = contentOf(value, formulas[r]?.[c], valueTypes[r]?.[c]);
        if (content.value === null && content.formula === undefined) return;
        const { font, locked } = answers!.looks(area.top + r, area.left + c);
        const format = String(numberFormat[r]?.[c] ?? "General");
        cells.push({
          row: area.top + r,
          column: area.left + c,
          ...content,
          ...(format === "General" ? {} : { format }),
          ...(font ? { font } : {}),
          locked,
        });
      }),
    );
  }
  const hidden = (list: readonly { rowHidden?: boolean; columnHidden?: boolean }[] | undefined): Set<number> =>
    new Set((list ?? []).flatMap((line, i) => (line.rowHidden === true || line.columnHidden === true ? [i] : [])));
  return gridOf(sheet.name, cells, {
    state: stateOf(sheet.visibility),
    protected: sheet.protection.protected,
    merges: answers?.merges ?? [],
    hiddenRows: hidden(answers?.rows),
    hiddenColumns: hidden(answers?.columns),
  });
}

/** Reads the named sheets, or all, with the custom properties. */
export async function readBook(context: Excel.RequestContext, names?: readonly string[]): Promise<Book> {
  const { workbook } = context;
  workbook.worksheets.load("items/name,items/visibility,items/protection/protected");
  workbook.properties.custom.load("items/key,items/value");
  const day = workbook.functions.date(2000, 1, 1);
  day.load("value");
  workbook.application.load("calculationMode");
  await context.sync();
  // Where Excel computes only when told to, what is read would be older than what was typed.
  if (workbook.application.calculationMode === "Manual") workbook.application.calculate("Recalculate");
  const sheets: Basics[] = workbook.worksheets.items
    .filter((sheet) => names === undefined || names.includes(sheet.name))
    .map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("address");
      const merged = sheet.getRange().getMergedAreasOrNullObject();
      merged.load("areaCount");
      return { sheet, used, merged };
    });
  await context.sync();
  const grids = await answered(context, all<Grid[]>(sheets.map(sheetRounds)));
  return {
    sheets: grids,
    properties: Object.fromEntries(workbook.properties.custom.items.map(({ key, value }) => [key, String(value)])),
    date1904: day.value !== SERIAL_2000,
  };
}
