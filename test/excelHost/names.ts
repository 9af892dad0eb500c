import type { HostName, HostSheet } from "./book";
import { HostFault } from "./book";
import type { HostNode } from "./node";
import { readOnly } from "./node";
import { addressOf, rangeByAddress } from "./range";
import type { World } from "./world";

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
      ...make("Print_Titles", sheet.printTitleRows ?? sheet.printTitleColumns, () => {
        sheet.printTitleRows = null;
        sheet.printTitleColumns = null;
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
