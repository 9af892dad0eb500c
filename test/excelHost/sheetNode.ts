import type { HostSheet } from "./book";
import { findSheet, HostFault, usedArea, WHOLE } from "./book";
import { renameInFormulas } from "./references";
import type { HostNode, Prop } from "./node";
import { readOnly } from "./node";
import { namesNode } from "./names";
import { areasNode, parseAddress, rangeByAddress, rangeNode } from "./range";
import { freezeNode, pageNode, protectionNode } from "./sheetParts";
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
      AutoFilter: () => ({
        type: "AutoFilter",
        scalars: { Enabled: readOnly(() => sheet.filtered), IsDataFiltered: readOnly(() => sheet.filtered) },
      }),
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
        book.asked = true;
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
