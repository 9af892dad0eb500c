import { HostFault, newSheet } from "./book";
import type { HostNode } from "./node";
import { namesNode } from "./names";
import { readOnly } from "./node";
import { rangeNode } from "./range";
import { checkSheetName, sheetsNode } from "./sheetNode";
import type { World } from "./world";

/** A list of keys with values: workbook.settings, and properties.custom. */
function pairs(type: string, map: Map<string, unknown>): HostNode {
  const node = (name: string): HostNode => ({
    type,
    id: name,
    scalars: {
      Key: readOnly(() => name),
      Value: {
        get: () => map.get(name),
        set: (value) => {
          map.set(name, value);
        },
      },
      Type: readOnly(() => "String"),
    },
    methods: { Delete: () => void map.delete(name) },
  });
  const find = (name: unknown): HostNode | null => {
    const own = [...map.keys()].find((each) => each.toLowerCase() === String(name).toLowerCase());
    return own === undefined ? null : node(own);
  };
  const must = (name: unknown): HostNode => {
    const found = find(name);
    if (!found) throw new HostFault("ItemNotFound", "The requested resource doesn't exist.");
    return found;
  };
  return {
    type: `${type}Collection`,
    scalars: {},
    items: () => [...map.keys()].map(node),
    indexer: must,
    methods: { GetCount: () => map.size, DeleteAll: () => map.clear() },
    objects: {
      Add: (name, value) => {
        const own = (find(name)?.id as string | undefined) ?? String(name);
        if (own === "" || own.length > 255) throw new HostFault("InvalidArgument", "key");
        map.set(own, value);
        return node(own);
      },
      GetItem: must,
      GetItemOrNullObject: find,
    },
  };
}

function applicationNode(world: World): HostNode {
  const { book } = world;
  return {
    type: "Application",
    scalars: {
      CalculationMode: {
        get: () => book.calculationMode,
        set: (value) => {
          book.calculationMode = String(value);
        },
      },
      CalculationState: readOnly(() => "Done"),
      DecimalSeparator: readOnly(() => ","),
      ThousandsSeparator: readOnly(() => "."),
      UseSystemSeparators: readOnly(() => true),
    },
    children: {
      CultureInfo: () => ({ type: "CultureInfo", scalars: { Name: readOnly(() => "vi-VN") } }),
    },
    methods: {
      Calculate: () => {
        book.stale = true;
        book.asked = true;
      },
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
    objects: {
      CreateWorkbook: (base64) => ({
        type: "WorkbookCreated",
        scalars: {},
        methods: {
          Open: () => {
            world.opened.push(String(base64 ?? ""));
          },
        },
      }),
    },
  };
}

const DAY = 86_400_000;

/** The root of every request. */
export function workbookNode(world: World): HostNode {
  const { book } = world;
  const add = (name: unknown) => {
    let free = book.sheets.length + 1;
    while (book.sheets.some((sheet) => sheet.name === `Sheet${free}`)) free++;
    const sheet = newSheet(book, checkSheetName(world, name ?? `Sheet${free}`));
    book.sheets.push(sheet);
    world.raise("added", sheet);
    return sheet;
  };
  const date = (...parts: unknown[]): HostNode => {
    const [year, month, day] = parts.map(Number) as [number, number, number];
    const serial = Date.UTC(year, month - 1, day) / DAY + 25_569 - (book.date1904 ? 1_462 : 0);
    return { type: "FunctionResult", scalars: { Value: readOnly(() => serial), Error: readOnly(() => null) } };
  };
  return {
    type: "Workbook",
    scalars: {
      Name: readOnly(() => book.name),
      ReadOnly: readOnly(() => book.readOnly),
      IsDirty: readOnly(() => true),
      PreviouslySaved: readOnly(() => true),
    },
    children: {
      Worksheets: () => sheetsNode(world, add),
      Names: () =>
        namesNode(
          world,
          () => book.names,
          (names) => (book.names = names),
        ),
      Settings: () => pairs("Setting", book.settings),
      Properties: () => ({
        type: "DocumentProperties",
        scalars: { Author: readOnly(() => ""), Title: readOnly(() => "") },
        children: { Custom: () => pairs("CustomProperty", book.properties) },
      }),
      Protection: () => ({
        type: "WorkbookProtection",
        scalars: { Protected: readOnly(() => book.structureProtected) },
        methods: {
          Protect: () => {
            if (book.structureProtected) throw new HostFault("AccessDenied");
            book.structureProtected = true;
          },
          Unprotect: () => {
            book.structureProtected = false;
          },
        },
      }),
      Application: () => applicationNode(world),
      Functions: () => ({ type: "Functions", scalars: {}, objects: { Date: date } }),
    },
    methods: {},
    objects: {
      GetSelectedRange: () => {
        const sheet = book.sheets.find((each) => each.id === book.selection.sheet) ?? book.sheets[0]!;
        return rangeNode(world, sheet, book.selection.area);
      },
      GetActiveCell: () => {
        const sheet = book.sheets.find((each) => each.id === book.selection.sheet) ?? book.sheets[0]!;
        const { top, left } = book.selection.area;
        return rangeNode(world, sheet, { top, left, bottom: top, right: left });
      },
    },
  };
}
