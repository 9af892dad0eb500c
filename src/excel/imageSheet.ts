import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { areaOf } from "./areas";
import { blocksQuery } from "./blocks";
import type { ConditionalImage, Drawing, ValidationImage } from "./drawing";
import type { Guess } from "./guess";
import { NO_GUESS } from "./guess";
import type { CellsImage, SheetImage } from "./image";
import { cellsImage, loadCells } from "./image";
import type { Conditional } from "./imageConditional";
import { conditionalImage, conditionalQuery, drawable } from "./imageConditional";
import { dressRounds } from "./imageDress";
import type { Dress } from "./imageLooks";
import type { PageQuery } from "./imagePage";
import { pageImage, pageQuery } from "./imagePage";
import { validationRounds } from "./imageValidation";
import type { Rounds, Step } from "./run";
import { all, answered, RANGE_BYTES, send, whole } from "./run";

/** Lines whose sizes are kept even where nothing is written. */
const FIRST_ROWS = 99;
const FIRST_COLUMNS = 51;

type Whole = NonNullable<SheetImage["whole"]>;
type Lines<T> = OfficeExtension.ClientResult<T[]>;

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

/** What is asked once it is known: cells, lines of the sheet, merges, conditional formats. */
interface Rest {
  cells: CellsImage[];
  rows: readonly Excel.RowProperties[];
  columns: readonly Excel.ColumnProperties[];
  merges: Area[];
  conditionals: ConditionalImage[];
}

function* restRounds({ image, sheet, merged, conditionals }: Basics, area: Area | null): Rounds<Rest> {
  const cells = blocksQuery(image.name, area ? [area] : [], loadCells);
  const answers: { rows?: Lines<Excel.RowProperties>; columns?: Lines<Excel.ColumnProperties> } = {};
  let merges: Excel.RangeCollection | undefined;
  let details: Conditional[] = [];
  // Widths and hidden lines may lie beyond the used area: some more are looked at.
  const bottom = Math.max(area?.bottom ?? 0, FIRST_ROWS);
  const right = Math.max(area?.right ?? 0, FIRST_COLUMNS);
  const items = conditionals.items.filter(drawable);
  yield [
    ...cells.steps,
    {
      bytes: 2 * RANGE_BYTES + 90 * (bottom + right + 2),
      queue: () => {
        const range = sheet.getRange(areaName({ top: 0, left: 0, bottom, right }));
        answers.rows = range.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
        answers.columns = range.getColumnProperties({ columnHidden: true, format: { columnWidth: true } });
      },
      split: whole,
    },
    {
      bytes: (merged.isNullObject ? 0 : 2 * RANGE_BYTES + 60 * merged.areaCount) + items.length * 6 * RANGE_BYTES,
      queue: () => {
        if (!merged.isNullObject) (merges = merged.areas).load("items/address");
        details = items.map(conditionalQuery);
      },
      split: whole,
    },
  ];
  return {
    cells: cells.read().map(cellsImage),
    rows: answers.rows?.value ?? [],
    columns: answers.columns?.value ?? [],
    merges: merges?.items.flatMap((range) => areaOf(range.address) ?? []) ?? [],
    conditionals: details.map(conditionalImage),
  };
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

function wholeOf(basics: Basics, rest: Rest, seen: Seen): Whole {
  const { sheet, image, frozen } = basics;
  const rows = linesOf(
    rest.rows.map((row) => ({ hidden: row.rowHidden === true, points: row.format?.rowHeight ?? 0 })),
    sheet.standardHeight,
  );
  const columns = linesOf(
    rest.columns.map((each) => ({
      hidden: each.columnHidden === true,
      points: each.format?.columnWidth ?? 0,
    })),
    null,
  );
  const names = sheet.names.items.map(({ name, formula, visible }) => ({ name, formula: String(formula), visible }));
  return {
    drawing: {
      state: image.state,
      blocks: rest.cells.map(({ area: block, inputs, formats }) => ({
        area: block,
        inputs: inputs.map((row) => row.map((input) => (input === "" ? null : input))),
        formats: formats.map((row) => row.map((format) => (format === "General" ? null : format))),
      })),
      ...seen,
      merges: rest.merges,
      widths: columns.sized,
      heights: rows.sized,
      fittedRows: [],
      hiddenRows: rows.hidden,
      hiddenColumns: columns.hidden,
      conditionals: rest.conditionals,
      protection: image.protection,
      freeze: frozen.isNullObject
        ? null
        : {
            rows: frozen.isEntireColumn ? 0 : frozen.rowCount,
            columns: frozen.isEntireRow ? 0 : frozen.columnCount,
          },
      page: pageImage(basics.page),
      tab: sheet.tabColor,
    },
    standing: {
      conditionals: basics.conditionals.items.filter(drawable).map((item) => item.id),
      printArea: names.some((each) => each.name === "Print_Area"),
      printTitles: names.some((each) => each.name === "Print_Titles"),
    },
    names: names.filter((each) => !/^Print_(Area|Titles)$/.test(each.name)),
  };
}

/** The image of one sheet, round by round. */
function* wholeRounds(basics: Basics, guess: Guess): Rounds<[string, Whole]> {
  const { name } = basics.image;
  const area = basics.used.isNullObject ? null : areaOf(basics.used.address);
  if (!area) return [name, wholeOf(basics, yield* restRounds(basics, null), { looks: [], lines: [], validations: [] })];
  const looked = { sheet: name, area, guess };
  const [rest, dress, validations] = yield* all<[Rest, Dress, ValidationImage[]]>([
    restRounds(basics, area),
    dressRounds(looked),
    validationRounds(looked),
  ]);
  return [name, wholeOf(basics, rest, { ...dress, validations })];
}

/**
 * Whole sheets as they stand, so that they can be drawn again. One request tells what there is and one its cells and looks,
 * where these are as guessed; what is not, takes up to three more; each as many times as the bytes need.
 */
export async function captureSheets(
  context: Excel.RequestContext,
  images: readonly SheetImage[],
  guesses: ReadonlyMap<string, Guess>,
  more: readonly Step[] = [],
): Promise<Map<string, Whole>> {
  const asked: Basics[] = [];
  await send(context, [
    ...more,
    ...images.map((image) => ({ bytes: 20 * RANGE_BYTES, queue: () => void asked.push(askBasics(context, image)) })),
  ]);
  return new Map(
    await answered(
      context,
      all<[string, Whole][]>(asked.map((basics) => wholeRounds(basics, guesses.get(basics.image.name) ?? NO_GUESS))),
    ),
  );
}
