import type { Area } from "../../src/sheet/address";
import type { HostConditional, HostSheet } from "./book";
import { HostFault, overlap, subtract } from "./book";
import { recordFormat } from "./format";
import { guardLocking } from "./guard";
import type { HostNode, Prop } from "./node";
import { field, readOnly } from "./node";
import { areasNode, rangeNode } from "./range";
import type { World } from "./world";

/** Types of conditional formats, each with the property its details stand under. */
const DETAIL: Readonly<Record<string, string>> = {
  Custom: "Custom",
  CellValue: "CellValue",
  ContainsText: "TextComparison",
  TopBottom: "TopBottom",
  PresetCriteria: "Preset",
  ColorScale: "ColorScale",
  DataBar: "DataBar",
  IconSet: "IconSet",
};

function node(world: World, sheet: HostSheet, item: HostConditional): HostNode {
  const guard = (): void => guardLocking(sheet);
  const detail = (): HostNode => {
    const format = { Format: () => recordFormat(() => item.format, guard) };
    if (item.type === "Custom")
      return {
        type: "CustomConditionalFormat",
        scalars: {},
        children: {
          ...format,
          Rule: () => ({
            type: "ConditionalFormatRule",
            scalars: { Formula: field(() => item.rule, "formula", "", guard) },
          }),
        },
      };
    const rule: Prop = {
      get: () => item.rule,
      set: (value) => {
        guard();
        item.rule = value as Record<string, unknown>;
      },
    };
    return { type: `${DETAIL[item.type]}ConditionalFormat`, scalars: { Rule: rule, Criteria: rule }, children: format };
  };
  const of = (name: string) => (): HostNode | null => (DETAIL[item.type] === name ? detail() : null);
  const children: Record<string, () => HostNode | null> = {};
  for (const name of Object.values(DETAIL)) {
    children[`${name}OrNullObject`] = of(name);
    children[name] = () => {
      const found = of(name)();
      if (!found) throw new HostFault("InvalidOperation", `not a ${name} conditional format`);
      return found;
    };
  }
  return {
    type: "ConditionalFormat",
    id: item.id,
    scalars: {
      Id: readOnly(() => item.id),
      Type: readOnly(() => item.type),
      Priority: {
        get: () => sheet.conditionals.indexOf(item),
        set: (value) => {
          guard();
          sheet.conditionals = sheet.conditionals.filter((each) => each !== item);
          sheet.conditionals.splice(Number(value), 0, item);
        },
      },
      StopIfTrue: {
        get: () => item.stopIfTrue,
        set: (value) => {
          guard();
          item.stopIfTrue = value === true;
        },
      },
    },
    children,
    methods: {
      Delete: () => {
        guard();
        sheet.conditionals = sheet.conditionals.filter((each) => each !== item);
      },
    },
    objects: {
      GetRange: () => {
        if (item.areas.length !== 1) throw new HostFault("InvalidOperation", "several areas");
        return rangeNode(world, sheet, item.areas[0]!);
      },
      GetRanges: () => areasNode(world, sheet, item.areas),
    },
  };
}

/** The conditional formats that touch these areas. */
export function conditionalsNode(world: World, sheet: HostSheet, areas: readonly Area[]): HostNode {
  const touching = (): HostConditional[] =>
    sheet.conditionals.filter((each) => each.areas.some((a) => areas.some((b) => overlap(a, b))));
  const find = (id: unknown): HostNode | null => {
    const item = touching().find((each) => each.id === id);
    return item ? node(world, sheet, item) : null;
  };
  return {
    type: "ConditionalFormatCollection",
    scalars: { Count: readOnly(() => touching().length) },
    items: () => touching().map((item) => node(world, sheet, item)),
    indexer: (id) => {
      const found = find(id);
      if (!found) throw new HostFault("ItemNotFound");
      return found;
    },
    methods: {
      GetCount: () => touching().length,
      ClearAll: () => {
        guardLocking(sheet);
        sheet.conditionals = sheet.conditionals.flatMap((item) => {
          const left = item.areas.flatMap((area) =>
            areas.reduce<Area[]>((rest, hole) => rest.flatMap((one) => subtract(one, hole)), [area]),
          );
          if (left.length === 0) return [];
          item.areas = left;
          return [item];
        });
      },
    },
    objects: {
      Add: (type) => {
        guardLocking(sheet);
        if (typeof type !== "string" || !(type in DETAIL)) throw new HostFault("InvalidArgument", "type");
        const item: HostConditional = {
          id: `{CF-${world.book.nextId++}}`,
          type,
          areas: areas.map((area) => ({ ...area })),
          stopIfTrue: false,
          rule: {},
          format: {},
        };
        sheet.conditionals.unshift(item);
        return node(world, sheet, item);
      },
      GetItem: (id) => {
        const found = find(id);
        if (!found) throw new HostFault("ItemNotFound");
        return found;
      },
      GetItemAt: (index) => {
        const item = touching()[Number(index)];
        if (!item) throw new HostFault("InvalidArgument");
        return node(world, sheet, item);
      },
      GetItemOrNullObject: find,
    },
  };
}
