import type { SheetState } from "../sheet/grid";
import type { BookImage, NameImage, Touch } from "./image";
import { stateOf } from "./image";
import type { Standing } from "./draw";
import { drawable } from "./imageConditional";

/** What must be known of the workbook as it is now to put sheets back, without reading their cells. */
export interface Glance {
  sheets: Map<string, { state: SheetState; protected: boolean }>;
  standing: Map<string, Standing>;
  names: Map<string, NameImage>;
  properties: Set<string>;
  /** Of the sheets drawn whole, those that hold nothing and have no look. */
  empty: Set<string>;
}

export async function glance(context: Excel.RequestContext, touch: Touch): Promise<Glance> {
  const { workbook } = context;
  const sheets = workbook.worksheets;
  sheets.load("items/name,items/visibility,items/protection/protected");
  workbook.names.load("items/name,items/formula,items/visible");
  workbook.properties.custom.load("items/key");
  await context.sync();
  const wholes = sheets.items
    .filter((sheet) => touch.whole.has(sheet.name))
    .map((sheet) => {
      const conditionals = sheet.getRange().conditionalFormats;
      conditionals.load("items/id,items/type");
      sheet.names.load("items/name");
      const used = sheet.getUsedRangeOrNullObject(false);
      used.load("address");
      return { sheet, conditionals, used };
    });
  await context.sync();
  const names = workbook.names.items.map(({ name, formula, visible }) => ({ name, formula: String(formula), visible }));
  return {
    sheets: new Map(
      sheets.items.map((sheet) => [
        sheet.name,
        { state: stateOf(sheet.visibility), protected: sheet.protection.protected },
      ]),
    ),
    standing: new Map(
      wholes.map(({ sheet, conditionals }) => [
        sheet.name,
        {
          conditionals: conditionals.items.filter(drawable).map((item) => item.id),
          printArea: sheet.names.items.some((item) => item.name === "Print_Area"),
          printTitles: sheet.names.items.some((item) => item.name === "Print_Titles"),
        },
      ]),
    ),
    names: new Map(names.map((each) => [each.name, each])),
    properties: new Set(workbook.properties.custom.items.map((item) => item.key)),
    empty: new Set(wholes.flatMap(({ sheet, used }) => (used.isNullObject ? [sheet.name] : []))),
  };
}

/** The same of an image that was just taken, once its protected sheets were unlocked. */
export function unlockedGlance(image: BookImage): Glance {
  const sheets = [...image.sheets.values()].filter((sheet) => sheet !== null);
  return {
    sheets: new Map(sheets.map(({ name, state }) => [name, { state, protected: false }])),
    standing: new Map(sheets.flatMap(({ name, whole }) => (whole ? [[name, whole.standing] as const] : []))),
    names: new Map(image.names.map((each) => [each.name, each])),
    properties: new Set(image.properties.keys()),
    empty: new Set(),
  };
}
