import type { Area } from "../sheet/address";
import { areaName } from "../sheet/address";
import { placeOf, rectangles, slices } from "./areas";
import type { ValidationImage } from "./drawing";
import { RANGE_BYTES, send } from "./run";

interface Part {
  sheet: string;
  area: Area;
  validation?: Excel.DataValidation;
}

const ANSWER_BYTES = 700;

async function ask(context: Excel.RequestContext, parts: readonly Part[]): Promise<void> {
  await send(
    context,
    parts.map((part) => ({
      bytes: RANGE_BYTES + ANSWER_BYTES,
      queue: () => {
        const sheet = context.workbook.worksheets.getItem(part.sheet);
        part.validation = sheet.getRange(areaName(part.area)).dataValidation;
        part.validation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      },
    })),
  );
}

/** Cells of one type may still differ in their rule, which is then told as null. */
const mixed = ({ validation }: Part): boolean =>
  ["Inconsistent", "MixedCriteria"].includes(validation?.type ?? "None") ||
  (validation?.type !== "None" && (validation?.rule as Excel.DataValidationRule | null | undefined) === null);

const cut = (parts: readonly Part[], rows: number): Part[] =>
  parts.flatMap(({ sheet, area }) => slices(area, rows).map((each) => ({ sheet, area: each })));

/**
 * Data validation of used areas. Excel tells it of a range only when all its cells have the same (`type` says
 * Inconsistent otherwise): columns are asked first, the mixed ones by sixteen rows, the mixed of these by the cell.
 */
export async function captureValidations(
  context: Excel.RequestContext,
  used: readonly { sheet: string; area: Area }[],
): Promise<Map<string, ValidationImage[]>> {
  const columns: Part[] = used.flatMap(({ sheet, area }) =>
    Array.from({ length: area.right - area.left + 1 }, (_, i) => ({
      sheet,
      area: { ...area, left: area.left + i, right: area.left + i },
    })),
  );
  await ask(context, columns);
  const runs = cut(columns.filter(mixed), 16);
  await ask(context, runs);
  const cells = cut(runs.filter(mixed), 1);
  await ask(context, cells);
  const found = new Map<string, Map<string, { image: ValidationImage; places: number[] }>>();
  for (const part of [...columns, ...runs, ...cells]) {
    const validation = part.validation;
    if (!validation || mixed(part) || validation.type === "None") continue;
    const { rule, prompt, errorAlert, ignoreBlanks } = validation;
    const image: ValidationImage = { areas: [], rule: compact(rule), prompt, errorAlert, ignoreBlanks };
    const bySheet = found.get(part.sheet) ?? new Map<string, { image: ValidationImage; places: number[] }>();
    found.set(part.sheet, bySheet);
    const id = JSON.stringify(image);
    const seen = bySheet.get(id) ?? { image, places: [] };
    bySheet.set(id, seen);
    for (let row = part.area.top; row <= part.area.bottom; row++) seen.places.push(placeOf(row, part.area.left));
  }
  return new Map(
    [...found].map(([sheet, images]) => [
      sheet,
      [...images.values()].map(({ image, places }) => ({ ...image, areas: rectangles(places) })),
    ]),
  );
}

/** The rule without the kinds it is not. */
const compact = (rule: Excel.DataValidationRule): Excel.DataValidationRule =>
  Object.fromEntries(
    Object.entries(rule).filter(([, value]) => value !== null && value !== undefined),
  ) as Excel.DataValidationRule;
