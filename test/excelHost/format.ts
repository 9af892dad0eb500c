import type { Area } from "../../src/sheet/address";
import type { HostNode, Prop } from "./node";
import { field, readOnly } from "./node";
import type { HostSheet } from "./book";
import { areaSize, cellOf, columnOf, eachIn, EMPTY_STYLE, HostFault, inside, key, rowOf, tidy } from "./book";
import { redressed } from "./dress";
import { guardFormat, guardLocking } from "./guard";
import { fitRows, sizes, standard, STANDARD_HEIGHT, STANDARD_WIDTH } from "./lines";

/** Excel's own dress of an untouched cell. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  "font.name": "Calibri",
  "font.size": 11,
  "font.bold": false,
  "font.italic": false,
  "font.color": "#000000",
  "font.underline": "None",
  "font.strikethrough": false,
  "font.superscript": false,
  "font.subscript": false,
  "fill.color": "",
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  wrapText: false,
  indentLevel: 0,
  textOrientation: 0,
  shrinkToFit: false,
  readingOrder: "Context",
  autoIndent: false,
  "protection.locked": true,
  "protection.formulaHidden": false,
  numberFormat: "General",
};
const BORDER = { style: "None", color: "#000000", weight: "Thin" } as const;
type BorderPart = keyof typeof BORDER;
const ALIGNMENTS = new Set("General,Left,Center,Right,Fill,Justify,CenterAcrossSelection,Distributed".split(","));
const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
];

const normal = (name: string, value: unknown): unknown => {
  if (name.endsWith("color") && typeof value === "string" && value !== "") {
    if (!/^#[0-9a-f]{6}$/i.test(value)) throw new HostFault("InvalidArgument", `colour ${value}`);
    return value.toUpperCase();
  }
  if (name === "horizontalAlignment" && !ALIGNMENTS.has(String(value))) throw new HostFault("InvalidArgument", name);
  return value;
};

export function styleOf(sheet: HostSheet, row: number, column: number, name: string): unknown {
  return sheet.cells.get(key(row, column))?.style[name] ?? DEFAULTS[name];
}

export function setStyle(sheet: HostSheet, row: number, column: number, name: string, value: unknown): void {
  const at = key(row, column);
  const cell = cellOf(sheet, row, column);
  const next = normal(name, value);
  cell.style = redressed(cell.style, name, next === DEFAULTS[name] || next === null ? undefined : next);
  tidy(sheet, at);
}

function setAll(sheet: HostSheet, areas: readonly Area[], name: string, value: unknown): void {
  if (areas.some((area) => areaSize(area) > 2_000_000))
    throw new HostFault("OperationCellsExceedLimit", "the in-memory Excel keeps no dress of whole columns");
  eachIn(sheet, areas, (row, column) => setStyle(sheet, row, column, name, value));
}

/** The value all cells of the areas share, or null. */
export function shared<T>(sheet: HostSheet, areas: readonly Area[], of: (row: number, column: number) => T): T | null {
  let found: T | undefined;
  let first = true;
  let mixed = false;
  const visit = (row: number, column: number): void => {
    if (mixed) return;
    const value = of(row, column);
    if (first) [found, first] = [value, false];
    else if (found !== value)
      mixed = typeof value !== "object" || typeof found !== "object" || JSON.stringify(found) !== JSON.stringify(value);
  };
  eachIn(sheet, areas, visit);
  for (const area of areas) if (areaSize(area) > 2_000_000) visit(area.bottom, area.right);
  return mixed || first ? null : (found as T);
}

/** Where a border is kept: each line once, as the top or left edge of the cell below or right of it. */
function borderAt(side: string, row: number, column: number): [number, number, string] {
  if (side === "EdgeBottom") return [row + 1, column, "EdgeTop"];
  if (side === "EdgeRight") return [row, column + 1, "EdgeLeft"];
  return [row, column, side];
}

export function borderOf(sheet: HostSheet, row: number, column: number, side: string, part: BorderPart): unknown {
  const [r, c, edge] = borderAt(side, row, column);
  return sheet.cells.get(key(r, c))?.style[`borders.${edge}.${part}`] ?? BORDER[part];
}

export function setBorder(
  sheet: HostSheet,
  row: number,
  column: number,
  side: string,
  part: BorderPart,
  value: unknown,
): void {
  const [r, c, edge] = borderAt(side, row, column);
  const cell = cellOf(sheet, r, c);
  const name = `borders.${edge}.${part}`;
  const parts = (["style", "color", "weight"] as const).map((each) => `borders.${edge}.${each}`);
  if (part === "style" && value === "None")
    cell.style = parts.reduce((style, each) => redressed(style, each, undefined), cell.style);
  else {
    const line = `borders.${edge}.style`;
    if (part !== "style" && cell.style[line] === undefined) cell.style = redressed(cell.style, line, "Continuous");
    const next = normal(name, value);
    cell.style = redressed(cell.style, name, next === BORDER[part] ? undefined : next);
  }
  tidy(sheet, key(r, c));
}

/** The cells one side of an area's borders lies on, each with the side seen from that cell. */
function onSide(area: Area, side: string): { area: Area; side: string } | null {
  switch (side) {
    case "EdgeTop":
      return { area: { ...area, bottom: area.top }, side };
    case "EdgeBottom":
      return { area: { ...area, top: area.bottom }, side };
    case "EdgeLeft":
      return { area: { ...area, right: area.left }, side };
    case "EdgeRight":
      return { area: { ...area, left: area.right }, side };
    case "InsideHorizontal":
      return area.top === area.bottom ? null : { area: { ...area, top: area.top + 1 }, side: "EdgeTop" };
    case "InsideVertical":
      return area.left === area.right ? null : { area: { ...area, left: area.left + 1 }, side: "EdgeLeft" };
    default:
      return { area, side };
  }
}

/** Takes the dress off, the lines around included. */
export function clearFormats(sheet: HostSheet, areas: readonly Area[]): void {
  for (const area of areas) {
    for (const [at, cell] of [...sheet.cells]) {
      const [row, column] = [rowOf(at), columnOf(at)];
      if (inside(area, row, column)) {
        cell.style = EMPTY_STYLE;
        tidy(sheet, at);
        continue;
      }
      const below = row === area.bottom + 1 && column >= area.left && column <= area.right;
      const beside = column === area.right + 1 && row >= area.top && row <= area.bottom;
      if (!below && !beside) continue;
      const edge = below ? "borders.EdgeTop." : "borders.EdgeLeft.";
      cell.style = Object.fromEntries(Object.entries(cell.style).filter(([name]) => !name.startsWith(edge)));
      tidy(sheet, at);
    }
  }
}

const pascal = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

/** range.format, for a range or for several areas. */
export function formatNode(sheet: HostSheet, areas: readonly Area[]): HostNode {
  const guard = (): void => guardFormat(sheet);
  const prop = (name: string): Prop => ({
    get: () => shared(sheet, areas, (row, column) => styleOf(sheet, row, column, name)),
    set: (value) => {
      if (name.startsWith("protection.")) guardLocking(sheet);
      else guard();
      setAll(sheet, areas, name, value);
    },
  });
  const group = (prefix: string, names: string[]): Record<string, Prop> =>
    Object.fromEntries(names.map((name) => [pascal(name), prop(prefix + name)]));
  const fill = (): HostNode => ({
    type: "RangeFill",
    scalars: {
      Color: {
        get: () => shared(sheet, areas, (row, column) => styleOf(sheet, row, column, "fill.color") || "#FFFFFF") ?? "",
        set: (value) => {
          guard();
          setAll(sheet, areas, "fill.color", value);
        },
      },
      Pattern: readOnly(() =>
        shared(sheet, areas, (row, column) => (styleOf(sheet, row, column, "fill.color") ? "Solid" : "None")),
      ),
    },
    methods: {
      Clear: () => {
        guard();
        eachIn(sheet, areas, (row, column) => setStyle(sheet, row, column, "fill.color", ""));
      },
    },
  });
  const border = (side: string): HostNode => {
    const part = (name: BorderPart): Prop => ({
      get: () => {
        const values = areas.flatMap((area) => {
          const on = onSide(area, side);
          return on ? [shared(sheet, [on.area], (r, c) => borderOf(sheet, r, c, on.side, name))] : [];
        });
        if (values.length === 0) return BORDER[name];
        return values.every((value) => value === values[0]) ? values[0] : null;
      },
      set: (value) => {
        guard();
        for (const area of areas) {
          const on = onSide(area, side);
          if (on) eachIn(sheet, [on.area], (r, c) => setBorder(sheet, r, c, on.side, name, value));
        }
      },
    });
    return {
      type: "RangeBorder",
      id: side,
      scalars: {
        Id: readOnly(() => side),
        SideIndex: readOnly(() => side),
        Style: part("style"),
        Color: part("color"),
        Weight: part("weight"),
      },
    };
  };
  return {
    type: "RangeFormat",
    scalars: {
      ...group(
        "",
        "horizontalAlignment,verticalAlignment,wrapText,indentLevel,textOrientation,shrinkToFit,readingOrder,autoIndent".split(
          ",",
        ),
      ),
      ColumnWidth: sizes(sheet, areas, "columns", "width", STANDARD_WIDTH),
      RowHeight: sizes(sheet, areas, "rows", "height", STANDARD_HEIGHT),
      UseStandardWidth: standard(sheet, areas, "columns", "width"),
      UseStandardHeight: standard(sheet, areas, "rows", "height"),
    },
    children: {
      Font: () => ({
        type: "RangeFont",
        scalars: group("font.", "name,size,bold,italic,color,underline,strikethrough,superscript,subscript".split(",")),
      }),
      Fill: fill,
      Borders: () => ({
        type: "RangeBorderCollection",
        scalars: { Count: readOnly(() => SIDES.length) },
        items: () => SIDES.map(border),
        indexer: (side) => {
          if (!SIDES.includes(String(side))) throw new HostFault("InvalidArgument", `border ${String(side)}`);
          return border(String(side));
        },
      }),
      Protection: () => ({ type: "FormatProtection", scalars: group("protection.", ["locked", "formulaHidden"]) }),
    },
    methods: {
      AutofitColumns: () => guard(),
      AutofitRows: () => {
        guard();
        fitRows(sheet, areas);
      },
    },
  };
}

/** Conditional formats keep their dress the same way, in a record. */
export function recordFormat(record: () => Record<string, unknown>, guard: () => void): HostNode {
  const group = (prefix: string, names: string[], fallback: unknown): Record<string, Prop> =>
    Object.fromEntries(names.map((name) => [pascal(name), field(record, prefix + name, fallback, guard)]));
  return {
    type: "ConditionalRangeFormat",
    scalars: { NumberFormat: field(record, "numberFormat", null, guard) },
    children: {
      Font: () => ({
        type: "ConditionalRangeFont",
        scalars: group("font.", ["bold", "italic", "color", "strikethrough", "underline"], null),
        methods: { Clear: () => guard() },
      }),
      Fill: () => ({
        type: "ConditionalRangeFill",
        scalars: group("fill.", ["color"], null),
        methods: { Clear: () => guard() },
      }),
    },
  };
}
