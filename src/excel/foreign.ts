import type { Area } from "../sheet/address";
import { areaOf, placeOf, rectangles, slices } from "./areas";
import { RANGE_BYTES, send } from "./run";

const CELL_BYTES = 120;

/** Whether a formula points to a sheet: 'Tên'! or Tên!. */
function naming(sheets: readonly string[]): (formula: string) => boolean {
  const marks = sheets.flatMap((name) => [`'${name.replace(/'/g, "''")}'!`.toLowerCase(), `${name}!`.toLowerCase()]);
  return (formula) => {
    const text = formula.toLowerCase();
    return marks.some((mark) => text.includes(mark));
  };
}

/** Cells of other sheets, and names of the workbook, whose formulas point to these sheets. */
export async function formulasNaming(
  context: Excel.RequestContext,
  sheets: readonly string[],
): Promise<{ cells: Map<string, Area[]>; names: string[] }> {
  const { workbook } = context;
  workbook.worksheets.load("items/name");
  workbook.names.load("items/name,items/formula");
  await context.sync();
  const others = workbook.worksheets.items
    .filter((sheet) => !sheets.includes(sheet.name))
    .map((sheet) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("address");
      return { name: sheet.name, used };
    });
  await context.sync();
  const blocks = others.flatMap(({ name, used }) => {
    const area = used.isNullObject ? null : areaOf(used.address);
    return area ? slices(area, 8_000).map((each) => ({ name, area: each, range: null as Excel.Range | null })) : [];
  });
  await send(
    context,
    blocks.map((block) => ({
      bytes:
        RANGE_BYTES + CELL_BYTES * (block.area.bottom - block.area.top + 1) * (block.area.right - block.area.left + 1),
      queue: () => {
        const { top, left, bottom, right } = block.area;
        const sheet = workbook.worksheets.getItem(block.name);
        block.range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
        block.range.load("formulas");
      },
    })),
  );
  const points = naming(sheets);
  const found = new Map<string, number[]>();
  for (const { name, area, range } of blocks)
    (range?.formulas ?? []).forEach((row: unknown[], r) =>
      row.forEach((formula, c) => {
        if (typeof formula !== "string" || !formula.startsWith("=") || !points(formula)) return;
        found.set(name, [...(found.get(name) ?? []), placeOf(area.top + r, area.left + c)]);
      }),
    );
  return {
    cells: new Map([...found].map(([name, places]) => [name, rectangles(places)])),
    names: workbook.names.items.filter((item) => points(String(item.formula))).map((item) => item.name),
  };
}
