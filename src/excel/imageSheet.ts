import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { areaOf, slices } from "./areas";
import type { Drawing } from "./drawing";
import type { CellsImage, SheetImage } from "./image";
import { cellsImage } from "./image";
import type { Conditional } from "./imageConditional";
import { conditionalImage, conditionalQuery, drawable } from "./imageConditional";
import { captureDress } from "./imageDress";
import type { PageQuery } from "./imagePage";
import { pageImage, pageQuery } from "./imagePage";
import { captureValidations } from "./imageValidation";
import type { Step } from "./run";
import { RANGE_BYTES, send } from "./run";

/** What is answered for a cell: value, formula, format and type. */
const CELL_BYTES = 300;

/** Lines whose sizes are kept even where nothing is written. */
const FIRST_ROWS = 99;
const FIRST_COLUMNS = 51;

type Whole = NonNullable<SheetImage["whole"]>;

/** What is asked of a sheet before its used area is known. */
interface Basics {
  image: SheetImage;
  sheet: Excel.Worksheet;
  used: Excel.Range;
  merged: Excel.RangeAreas;
  conditionals: Excel.ConditionalFormatCollection;
  frozen: Excel.Range;
  page: PageQuery;
}

function askBasics(context: Excel.RequestContext, image: SheetImage): Basics {
  const sheet = context.workbook.worksheets.getItem(image.name);
  sheet.load("tabColor,standardHeight");
  sheet.names.load("items/name,items/formula,items/visible");
  const conditionals = context.workbook.worksheets.getItem(image.name).getRange().conditionalFormats;
  conditionals.load("items/id,items/type,items/stopIfTrue");
  const used = sheet.getUsedRangeOrNullObject(false);
  used.load("address");
  const merged = sheet.getRange().getMergedAreasOrNullObject();
  merged.load("areaCount");
  const frozen = sheet.freezePanes.getLocationOrNullObject();
  frozen.load("rowCount,columnCount,isEntireRow,isEntireColumn");
  return { image, sheet, used, merged, conditionals, frozen, page: pageQuery(sheet) };
}

/** What is asked once it is known. */
interface Deep extends Basics {
  area: Area | null;
  blocks: { area: Area; range?: Excel.Range }[];
  rows?: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  columns?: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
  merges?: Excel.RangeCollection;
  details: Conditional[];
}

function deepSteps(deep: Deep): Step[] {
  const { sheet, area } = deep;
  const steps: Step[] = deep.blocks.map((block) => ({
    bytes:
      2 * RANGE_BYTES +
      CELL_BYTES * (block.area.bottom - block.area.top + 1) * (block.area.right - block.area.left + 1),
    queue: () => {
      const range = sheet.getRange(areaName(block.area));
      range.load("values,formulas,numberFormat,valueTypes");
      block.range = range;
    },
  }));
  // Widths and hidden lines may lie beyond the used area: some more are looked at.
  const bottom = Math.max(area?.bottom ?? 0, FIRST_ROWS);
  const right = Math.max(area?.right ?? 0, FIRST_COLUMNS);
  steps.push({
    bytes: 2 * RANGE_BYTES + 90 * (bottom + right + 2),
    queue: () => {
      const range = sheet.getRange(areaName({ top: 0, left: 0, bottom, right }));
      deep.rows = range.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
      deep.columns = range.getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
    },
  });
  if (!deep.merged.isNullObject)
    steps.push({
      bytes: 2 * RANGE_BYTES + 60 * deep.merged.areaCount,
      queue: () => {
        deep.merges = deep.merged.areas;
        deep.merges.load("items/address");
      },
    });
  const items = deep.conditionals.items.filter(drawable);
  if (items.length > 0)
    steps.push({
      bytes: items.length * 6 * RANGE_BYTES,
      queue: () => {
        deep.details = items.map(conditionalQuery);
      },
    });
  return steps;
}

/** Hidden lines, and the sizes of the others that are not `usual`. */
function linesOf(sizes: readonly { hidden: boolean; points: number }[], usual: number | null) {
  const hidden: number[] = [];
  const sized: { from: number; to: number; points: number }[] = [];
  sizes.forEach((each, i) => {
    if (each.hidden) hidden.push(i);
    // Excel gives a hidden line no size.
    if (each.points > 0 && each.points !== usual) sized.push({ from: i, to: i, points: each.points });
  });
  return { hidden, sized };
}

type Seen = Pick<Drawing, "validations" | "looks" | "lines">;

function wholeOf(deep: Deep, seen: Seen): Whole {
  const { sheet, image, frozen } = deep;
  const cells: CellsImage[] = deep.blocks.map(({ area: block, range }) =>
    cellsImage(block, range!.values, range!.formulas, range!.numberFormat, range!.valueTypes),
  );
  const rows = linesOf(
    (deep.rows?.value ?? []).map((row) => ({ hidden: row.rowHidden === true, points: row.format?.rowHeight ?? 0 })),
    sheet.standardHeight,
  );
  const columns = linesOf(
    (deep.columns?.value ?? []).map((each) => ({
      hidden: each.columnHidden === true,
      points: each.format?.columnWidth ?? 0,
    })),
    null,
  );
  const names = sheet.names.items.map(({ name, formula, visible }) => ({ name, formula: String(formula), visible }));
  return {
    drawing: {
      state: image.state,
      blocks: cells.map(({ area: block, inputs, formats }) => ({
        area: block,
        inputs: inputs.map((row) => row.map((input) => (input === "" ? null : input))),
        formats: formats.map((row) => row.map((format) => (format === "General" ? null : format))),
      })),
      ...seen,
      merges: deep.merges?.items.flatMap((range) => areaOf(range.address) ?? []) ?? [],
      widths: columns.sized,
      heights: rows.sized,
      hiddenRows: rows.hidden,
      hiddenColumns: columns.hidden,
      conditionals: deep.details.map(conditionalImage),
      protection: image.protection,
      freeze: frozen.isNullObject
        ? null
        : {
            rows: frozen.isEntireColumn ? 0 : frozen.rowCount,
            columns: frozen.isEntireRow ? 0 : frozen.columnCount,
          },
      page: pageImage(deep.page),
      tab: sheet.tabColor,
    },
    standing: {
      conditionals: deep.conditionals.items.filter(drawable).map((item) => item.id),
      printArea: names.some((each) => each.name === "Print_Area"),
      printTitles: names.some((each) => each.name === "Print_Titles"),
    },
    names: names.filter((each) => !/^Print_(Area|Titles)$/.test(each.name)),
  };
}

/** Whole sheets as they stand, so that they can be drawn again. */
export async function captureSheets(
  context: Excel.RequestContext,
  images: readonly SheetImage[],
): Promise<Map<string, Whole>> {
  if (images.length === 0) return new Map();
  const asked: Basics[] = [];
  await send(
    context,
    images.map((image) => ({ bytes: 20 * RANGE_BYTES, queue: () => void asked.push(askBasics(context, image)) })),
  );
  const deeps: Deep[] = asked.map((basics) => {
    const area = basics.used.isNullObject ? null : areaOf(basics.used.address);
    const blocks = area ? slices(area, 4_000).map((each) => ({ area: each })) : [];
    return { ...basics, area, blocks, details: [] };
  });
  await send(context, deeps.flatMap(deepSteps));
  const used = deeps.flatMap((deep) => (deep.area ? [{ sheet: deep.image.name, area: deep.area }] : []));
  const validations = await captureValidations(context, used);
  const dress = await captureDress(context, used);
  return new Map(
    deeps.map((deep) => {
      const name = deep.image.name;
      const seen = { looks: [], lines: [], ...dress.get(name), validations: validations.get(name) ?? [] };
      return [name, wholeOf(deep, seen)];
    }),
  );
}
