import type { HostName, HostSheet } from "./book";
import { findSheet, HostFault, usedArea, WHOLE } from "./book";
import { renameInFormulas } from "./references";
import { guardLocking } from "./guard";
import type { HostNode, Prop } from "./node";
import { field, readOnly } from "./node";
import { addressOf, areasNode, parseAddress, rangeByAddress, rangeNode } from "./range";
import type { World } from "./world";

const BAD_NAME = /[\\/?*[\]:]/;

export function checkSheetName(world: World, name: unknown, own?: HostSheet): string {
  if (typeof name !== "string" || name === "" || name.length > 31 || BAD_NAME.test(name) || /^'|'$/.test(name))
    throw new HostFault("InvalidArgument", `sheet name ${String(name)}`);
  const other = world.book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (other && other !== own)
    throw new HostFault("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  return name;
}

function guardStructure(world: World): void {
  if (world.book.structureProtected) throw new HostFault("AccessDenied", "The workbook structure is protected.");
}

const visibleCount = (world: World): number => world.book.sheets.filter((each) => each.visibility === "Visible").length;

export function deleteSheet(world: World, sheet: HostSheet): void {
  const { book } = world;
  guardStructure(world);
  if (sheet.visibility === "VeryHidden")
    throw new HostFault("InvalidOperation", "a very hidden sheet cannot be deleted");
  if (sheet.visibility === "Visible" && visibleCount(world) === 1)
    throw new HostFault("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  book.sheets = book.sheets.filter((each) => each !== sheet);
  renameInFormulas(book, sheet.name, null);
  if (book.active === sheet.id) book.active = book.sheets.find((each) => each.visibility === "Visible")!.id;
  if (book.selection.sheet === sheet.id)
    book.selection = { sheet: book.active, area: { top: 0, left: 0, bottom: 0, right: 0 } };
  book.stale = true;
  world.raise("deleted", sheet);
}

function protectionNode(sheet: HostSheet): HostNode {
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

function freezeNode(world: World, sheet: HostSheet): HostNode {
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

function pageNode(world: World, sheet: HostSheet): HostNode {
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
    },
  };
}

/** A list of defined names: the workbook's, or one sheet's, where Print_Area and Print_Titles stand among them. */
export function namesNode(
  world: World,
  list: () => HostName[],
  put: (names: HostName[]) => void,
  sheet?: HostSheet,
): HostNode {
  const { book } = world;
  const node = (item: HostName): HostNode => ({
    type: "NamedItem",
    id: item.name,
    scalars: {
      Name: readOnly(() => item.name),
      Formula: {
        get: () => item.formula,
        set: (value) => {
          item.formula = formulaOf(value);
          book.stale = true;
        },
      },
      Visible: {
        get: () => item.visible,
        set: (value) => {
          item.visible = value === true;
        },
      },
      Comment: {
        get: () => item.comment,
        set: (value) => {
          item.comment = String(value);
        },
      },
      Scope: readOnly(() => (sheet ? "Worksheet" : "Workbook")),
      Type: readOnly(() => (/#REF!/.test(item.formula) ? "Error" : "Range")),
    },
    methods: {
      Delete: () => {
        put(list().filter((each) => each !== item));
        book.stale = true;
      },
    },
    objects: { GetRange: () => rangeByAddress(world, book.sheets[0]!, item.name) },
  });
  const formulaOf = (value: unknown): string => {
    const given = typeof value === "object" && value !== null ? (value as HostNode) : null;
    const text = given?.range
      ? `='${given.range.sheet.name.replace(/'/g, "''")}'!${addressOf(given.range.areas[0]!)}`
      : String(value);
    if (!text.startsWith("=")) throw new HostFault("InvalidArgument", "a name's formula starts with =");
    return text;
  };
  const builtIn = (): HostNode[] => {
    if (!sheet) return [];
    const make = (name: string, text: string | null, drop: () => void): HostNode[] =>
      text === null
        ? []
        : [
            {
              type: "NamedItem",
              id: name,
              scalars: {
                Name: readOnly(() => name),
                Formula: readOnly(() => `='${sheet.name}'!${text}`),
                Visible: readOnly(() => true),
                Scope: readOnly(() => "Worksheet"),
              },
              methods: { Delete: drop },
            },
          ];
    return [
      ...make("Print_Area", sheet.printArea, () => {
        sheet.printArea = null;
      }),
      ...make("Print_Titles", sheet.printTitleRows, () => {
        sheet.printTitleRows = null;
      }),
    ];
  };
  const all = (): HostNode[] => [...list().map(node), ...builtIn()];
  const find = (name: unknown): HostNode | null =>
    all().find((each) => String(each.id).toLowerCase() === String(name).toLowerCase()) ?? null;
  const must = (name: unknown): HostNode => {
    const found = find(name);
    if (!found) throw new HostFault("ItemNotFound", "The requested resource doesn't exist.");
    return found;
  };
  const add = (name: unknown, formula: unknown, comment: unknown): HostNode => {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(String(name)) || /^[A-Za-z]{1,3}\d+$/.test(String(name)))
      throw new HostFault("InvalidArgument", `name ${String(name)}`);
    if (find(name)) throw new HostFault("ItemAlreadyExists", "the name exists");
    const item = {
      name: String(name),
      formula: formulaOf(formula),
      visible: true,
      comment: comment ? String(comment) : "",
    };
    put([...list(), item]);
    book.stale = true;
    return node(item);
  };
  return {
    type: "NamedItemCollection",
    scalars: {},
    items: all,
    indexer: must,
    methods: { GetCount: () => all().length },
    objects: { Add: add, AddFormulaLocal: add, GetItem: must, GetItemOrNullObject: find },
  };
}

export function sheetNode(world: World, sheet: HostSheet): HostNode {
  const { book } = world;
  const alive = (): HostSheet => {
    if (!book.sheets.includes(sheet)) throw new HostFault("ItemNotFound", "The sheet was deleted.");
    return sheet;
  };
  const name: Prop = {
    get: () => alive().name,
    set: (value) => {
      guardStructure(world);
      const next = checkSheetName(world, value, alive());
      renameInFormulas(book, sheet.name, next);
      sheet.name = next;
    },
  };
  const visibility: Prop = {
    get: () => sheet.visibility,
    set: (value) => {
      if (value === sheet.visibility) return;
      guardStructure(world);
      if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden")
        throw new HostFault("InvalidArgument", "visibility");
      if (sheet.visibility === "Visible" && visibleCount(world) === 1)
        throw new HostFault("InvalidOperation", "A workbook must contain at least one visible worksheet.");
      sheet.visibility = value;
      if (value !== "Visible" && book.active === sheet.id)
        book.active = book.sheets.find((each) => each.visibility === "Visible")!.id;
    },
  };
  return {
    type: "Worksheet",
    id: sheet.id,
    scalars: {
      Id: readOnly(() => alive().id),
      Name: name,
      Visibility: visibility,
      Position: {
        get: () => book.sheets.indexOf(sheet),
        set: (value) => {
          guardStructure(world);
          const to = Number(value);
          if (!Number.isInteger(to) || to < 0 || to >= book.sheets.length)
            throw new HostFault("InvalidArgument", "position");
          book.sheets = book.sheets.filter((each) => each !== sheet);
          book.sheets.splice(to, 0, sheet);
        },
      },
      TabColor: {
        get: () => sheet.tabColor,
        set: (value) => {
          sheet.tabColor = String(value).toUpperCase();
        },
      },
      ShowGridlines: {
        get: () => sheet.showGridlines,
        set: (value) => {
          sheet.showGridlines = value === true;
        },
      },
      StandardWidth: readOnly(() => 8.43),
      StandardHeight: readOnly(() => 15),
    },
    children: {
      Protection: () => protectionNode(sheet),
      FreezePanes: () => freezeNode(world, sheet),
      PageLayout: () => pageNode(world, sheet),
      Names: () =>
        namesNode(
          world,
          () => sheet.names,
          (names) => (sheet.names = names),
          sheet,
        ),
      Tables: () => ({ type: "TableCollection", scalars: { Count: readOnly(() => 0) }, items: () => [] }),
    },
    methods: {
      Activate: () => {
        if (sheet.visibility !== "Visible")
          throw new HostFault("InvalidOperation", "a hidden sheet cannot be activated");
        const before = book.sheets.find((each) => each.id === book.active);
        if (before === sheet) return;
        book.active = sheet.id;
        if (before) world.raise("deactivated", before);
        world.raise("activated", sheet);
      },
      Delete: () => deleteSheet(world, alive()),
      Calculate: () => {
        book.stale = true;
      },
    },
    objects: {
      GetRange: (address) =>
        typeof address === "string" ? rangeByAddress(world, alive(), address) : rangeNode(world, alive(), WHOLE),
      GetRanges: (address) => {
        if (typeof address !== "string") return areasNode(world, alive(), [WHOLE]);
        if (address.length > 8192) throw new HostFault("InvalidArgument", "address over 8192 characters");
        return areasNode(
          world,
          alive(),
          address.split(",").map((each) => parseAddress(each.trim())),
        );
      },
      GetCell: (row, column) =>
        rangeNode(world, alive(), {
          top: Number(row),
          left: Number(column),
          bottom: Number(row),
          right: Number(column),
        }),
      GetRangeByIndexes: (row, column, rows, columns) => {
        if (Number(rows) < 1 || Number(columns) < 1) throw new HostFault("InvalidArgument");
        return rangeNode(world, alive(), {
          top: Number(row),
          left: Number(column),
          bottom: Number(row) + Number(rows) - 1,
          right: Number(column) + Number(columns) - 1,
        });
      },
      GetUsedRange: (valuesOnly) =>
        rangeNode(world, alive(), usedArea(sheet, valuesOnly === true) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const area = usedArea(alive(), valuesOnly === true);
        return area ? rangeNode(world, sheet, area) : null;
      },
    },
  };
}

export function sheetsNode(world: World, add: (name: unknown) => HostSheet): HostNode {
  const { book } = world;
  const find = (wanted: unknown): HostNode | null => {
    const sheet = findSheet(book, String(wanted));
    return sheet ? world.sheetNode(sheet) : null;
  };
  const must = (wanted: unknown): HostNode => {
    const found = find(wanted);
    if (!found) throw new HostFault("ItemNotFound", "The requested resource doesn't exist.");
    return found;
  };
  const events = [
    "DataChanged",
    "Activated",
    "Deactivated",
    "Added",
    "SelectionChanged",
    "Deleted",
    "Calculated",
    "FormatChanged",
  ];
  return {
    type: "WorksheetCollection",
    scalars: {},
    items: () => book.sheets.map((sheet) => world.sheetNode(sheet)),
    indexer: must,
    methods: {
      GetCount: (visibleOnly) =>
        book.sheets.filter((each) => visibleOnly !== true || each.visibility === "Visible").length,
      ...Object.fromEntries(
        events.flatMap((event) => [
          [`_Register${event}Event`, () => world.listen(event, true)],
          [`_Unregister${event}Event`, () => world.listen(event, false)],
        ]),
      ),
    },
    objects: {
      Add: (name) => {
        guardStructure(world);
        return world.sheetNode(add(name));
      },
      GetItem: must,
      GetItemOrNullObject: find,
      GetActiveWorksheet: () => must(book.active),
      GetFirst: () => world.sheetNode(book.sheets[0]!),
      GetLast: () => world.sheetNode(book.sheets[book.sheets.length - 1]!),
    },
  };
}
