import type { HostSheet } from "./book";
import { HostFault, WHOLE } from "./book";
import { guardLocking } from "./guard";
import type { HostNode } from "./node";
import { field, readOnly } from "./node";
import { addressOf, areasNode, parseAddress, rangeNode } from "./range";
import type { World } from "./world";

export function protectionNode(sheet: HostSheet): HostNode {
  return {
    type: "WorksheetProtection",
    scalars: {
      Protected: readOnly(() => sheet.protection !== null),
      Options: readOnly(() => sheet.protection?.options ?? null),
    },
    methods: {
      Protect: (options, password) => {
        if (sheet.protection) throw new HostFault("AccessDenied", "The sheet is already protected.");
        sheet.protection = {
          options: { ...PROTECTION, ...(options as Record<string, unknown> | null) },
          password: typeof password === "string" ? password : null,
        };
      },
      Unprotect: (password) => {
        if (!sheet.protection) throw new HostFault("InvalidOperation", "The sheet is not protected.");
        if (sheet.protection.password !== null && sheet.protection.password !== password)
          throw new HostFault("AccessDenied", "The password is not correct.");
        sheet.protection = null;
      },
    },
  };
}

const PROTECTION: Readonly<Record<string, unknown>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

export function freezeNode(world: World, sheet: HostSheet): HostNode {
  const set = (rows: number, columns: number): void => {
    guardLocking(sheet);
    if (rows === 0 && columns === 0) sheet.freeze = null;
    else if (rows === 0) sheet.freeze = { ...WHOLE, right: columns - 1 };
    else if (columns === 0) sheet.freeze = { ...WHOLE, bottom: rows - 1 };
    else sheet.freeze = { top: 0, left: 0, bottom: rows - 1, right: columns - 1 };
  };
  const location = (): HostNode | null => (sheet.freeze ? rangeNode(world, sheet, sheet.freeze) : null);
  return {
    type: "WorksheetFreezePanes",
    scalars: {},
    methods: {
      FreezeRows: (count) => set(Number(count), 0),
      FreezeColumns: (count) => set(0, Number(count)),
      FreezeAt: (range) => {
        guardLocking(sheet);
        const given = typeof range === "string" ? parseAddress(range) : (range as HostNode).range?.areas[0];
        if (!given) throw new HostFault("InvalidArgument");
        sheet.freeze = { ...given, top: 0, left: 0 };
      },
      Unfreeze: () => set(0, 0),
    },
    objects: { GetLocationOrNullObject: location, GetLocation: location },
  };
}

const PAGE: Readonly<Record<string, unknown>> = {
  BlackAndWhite: false,
  BottomMargin: 54,
  CenterHorizontally: false,
  CenterVertically: false,
  DraftMode: false,
  FirstPageNumber: "",
  FooterMargin: 21.6,
  HeaderMargin: 21.6,
  LeftMargin: 50.4,
  Orientation: "Portrait",
  PaperSize: "Letter",
  PrintComments: "NoComments",
  PrintErrors: "AsDisplayed",
  PrintGridlines: false,
  PrintHeadings: false,
  PrintOrder: "DownThenOver",
  RightMargin: 50.4,
  TopMargin: 54,
  Zoom: { scale: 100 },
};
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

export function pageNode(world: World, sheet: HostSheet): HostNode {
  const page = (): Record<string, unknown> => sheet.page;
  const address = (value: unknown): string => {
    const given = typeof value === "string" ? parseAddress(value) : (value as HostNode).range?.areas[0];
    if (!given) throw new HostFault("InvalidArgument");
    return addressOf(given);
  };
  const areas = (text: string | null): HostNode | null => (text ? areasNode(world, sheet, [parseAddress(text)]) : null);
  const range = (text: string | null): HostNode | null => (text ? rangeNode(world, sheet, parseAddress(text)) : null);
  const sides = ["CenterFooter", "CenterHeader", "LeftFooter", "LeftHeader", "RightFooter", "RightHeader"];
  return {
    type: "PageLayout",
    scalars: Object.fromEntries(Object.entries(PAGE).map(([name, usual]) => [name, field(page, name, usual)])),
    children: {
      HeadersFooters: () => ({
        type: "HeaderFooterGroup",
        scalars: {
          State: field(page, "State", "Default"),
          UseSheetMargins: field(page, "UseSheetMargins", true),
          UseSheetScale: field(page, "UseSheetScale", true),
        },
        children: {
          DefaultForAllPages: () => ({
            type: "HeaderFooter",
            scalars: Object.fromEntries(sides.map((side) => [side, field(page, side, "")])),
          }),
        },
      }),
    },
    methods: {
      SetPrintArea: (value) => {
        sheet.printArea = address(value);
      },
      SetPrintTitleRows: (value) => {
        sheet.printTitleRows = address(value);
      },
      SetPrintTitleColumns: (value) => {
        sheet.printTitleColumns = address(value);
      },
      SetPrintMargins: (unit, options) => {
        const factor = POINTS[String(unit)];
        if (factor === undefined) throw new HostFault("InvalidArgument", "unit");
        for (const [side, size] of Object.entries(options as Record<string, number>)) {
          const name = `${side[0]!.toUpperCase()}${side.slice(1)}Margin`;
          if (!(name in PAGE)) throw new HostFault("InvalidArgument", side);
          sheet.page[name] = Math.round(size * factor * 1000) / 1000;
        }
      },
    },
    objects: {
      GetPrintAreaOrNullObject: () => areas(sheet.printArea),
      GetPrintTitleRowsOrNullObject: () => range(sheet.printTitleRows),
      GetPrintTitleColumnsOrNullObject: () => range(sheet.printTitleColumns),
    },
  };
}
