import type { Area } from "../sheet/address";
import { areaOf, placeOf, rectangles } from "./areas";
import { blocksQuery } from "./blocks";
import { send } from "./run";

/** What is thought to be answered of one cell's formula or value. */
const FORMULA_BYTES = 50;

function loadFormulas(range: Excel.Range): Excel.Range {
  range.load("formulas");
  return range;
}

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
  const queries = others.flatMap(({ name, used }) => {
    const area = used.isNullObject ? null : areaOf(used.address);
    return area ? [{ name, query: blocksQuery(name, [area], loadFormulas, FORMULA_BYTES) }] : [];
  });
  await send(
    context,
    queries.flatMap(({ query }) => query.steps),
  );
  const points = naming(sheets);
  const found = new Map<string, number[]>();
  for (const { name, query } of queries)
    for (const { area, answer } of query.read())
      answer.formulas.forEach((row: unknown[], r) =>
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
