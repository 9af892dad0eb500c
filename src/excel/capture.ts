import type { Guess } from "./guess";
import type { BookImage, SheetImage, Touch } from "./image";
import { cellsQuery, stateOf } from "./image";
import { captureSheets } from "./imageSheet";

/** Takes the image of all a change will reach, asking first whether the sheets look as guessed. Reads only. */
export async function capture(
  context: Excel.RequestContext,
  touch: Touch,
  guesses: ReadonlyMap<string, Guess>,
): Promise<BookImage> {
  const { workbook } = context;
  const sheets = workbook.worksheets;
  sheets.load(
    "items/name,items/visibility,items/protection/protected,items/protection/options,items/autoFilter/isDataFiltered",
  );
  workbook.names.load("items/name,items/formula,items/visible");
  workbook.properties.custom.load("items/key,items/value");
  workbook.protection.load("protected");
  await context.sync();
  const order = sheets.items.map((sheet) => sheet.name);
  const found = new Map(
    sheets.items.map((sheet): [string, SheetImage] => [
      sheet.name,
      {
        name: sheet.name,
        state: stateOf(sheet.visibility),
        protection: sheet.protection.protected ? sheet.protection.options : null,
        filtered: sheet.autoFilter.isDataFiltered,
        whole: null,
        cells: [],
      },
    ]),
  );
  const image: BookImage = {
    order,
    sheets: new Map([...touch.whole, ...touch.cells.keys()].map((name) => [name, found.get(name) ?? null])),
    names: workbook.names.items.map(({ name, formula, visible }) => ({ name, formula: String(formula), visible })),
    properties: new Map(workbook.properties.custom.items.map(({ key, value }) => [key, String(value)])),
    structureProtected: workbook.protection.protected,
  };
  const queries = [...touch.cells].flatMap(([name, areas]) => {
    const sheet = image.sheets.get(name);
    return sheet ? [{ sheet, query: cellsQuery(name, areas) }] : [];
  });
  const wholes = [...touch.whole].flatMap((name) => image.sheets.get(name) ?? []);
  const drawings = await captureSheets(
    context,
    wholes,
    guesses,
    queries.flatMap(({ query }) => query.steps),
  );
  for (const { sheet, query } of queries) sheet.cells = query.read();
  for (const sheet of wholes) sheet.whole = drawings.get(sheet.name) ?? null;
  return image;
}
