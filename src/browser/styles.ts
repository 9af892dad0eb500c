import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  type IStyleData,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { IBorderStyleData, IStyleBase } from "@univerjs/core";
import type { ColourReader } from "./colour";
import { attributeOf, child, children, type Element, flagAt, numberAt } from "./tree";

/** What styles.xml says, ready for the grid. */
export interface Look {
  /** By cell format index (cellXfs). */
  cells: IStyleData[];
  /** Indices of the cell formats that may be typed into under protection. */
  unlocked: Set<number>;
  /** By differential format index (dxfs), for conditional formats. */
  differences: IStyleBase[];
}

/** Built-in number formats (ECMA-376 Part 1 §18.8.30); 14 is the short date of the reader's country. */
const BUILT_IN: Record<number, string> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "dd/mm/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "dd/mm/yyyy h:mm",
  37: "#,##0;(#,##0)",
  38: "#,##0;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

const LINES: Record<string, BorderStyleTypes> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

const ACROSS: Record<string, HorizontalAlign> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const DOWN: Record<string, VerticalAlign> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

/** Pixels for one step of indent: three characters of the usual font. */
const INDENT_PIXELS = 9;

/** Reads a styles part (ECMA-376 Part 1 §18.8). Without one every cell is plain. */
export function readLook(root: Element | null, colour: ColourReader): Look {
  const formats = new Map<number, string>();
  for (const format of children(child(root, "numFmts"), "numFmt"))
    formats.set(numberAt(format, "numFmtId", -1), attributeOf(format, "formatCode") ?? "");
  const fonts = children(child(root, "fonts"), "font").map((font) => fontOf(font, colour));
  const fills = children(child(root, "fills"), "fill").map((fill) => fillOf(fill, colour, false));
  const borders = children(child(root, "borders"), "border").map((border) => borderOf(border, colour));
  const unlocked = new Set<number>();
  const cells = children(child(root, "cellXfs"), "xf").map((xf, index): IStyleData => {
    if (!flagAt(child(xf, "protection"), "locked", true)) unlocked.add(index);
    const format = numberAt(xf, "numFmtId", 0);
    const pattern = formats.get(format) ?? BUILT_IN[format];
    return {
      ...fonts[numberAt(xf, "fontId", 0)],
      ...fills[numberAt(xf, "fillId", 0)],
      ...borders[numberAt(xf, "borderId", 0)],
      ...alignmentOf(child(xf, "alignment")),
      ...(pattern && pattern !== "General" ? { n: { pattern } } : {}),
    };
  });
  const differences = children(child(root, "dxfs"), "dxf").map((dxf): IStyleBase => ({
    ...(child(dxf, "font") ? fontOf(child(dxf, "font")!, colour) : {}),
    ...(child(dxf, "fill") ? fillOf(child(dxf, "fill")!, colour, true) : {}),
  }));
  return { cells, unlocked, differences };
}

function fontOf(font: Element, colour: ColourReader): IStyleBase {
  const style: IStyleBase = {};
  const name = attributeOf(child(font, "name"), "val");
  if (name) style.ff = name;
  const size = numberAt(child(font, "sz"), "val", 0);
  if (size > 0) style.fs = size;
  const on = (tag: string): boolean => child(font, tag) !== undefined && flagAt(child(font, tag), "val", true);
  if (on("b")) style.bl = BooleanNumber.TRUE;
  if (on("i")) style.it = BooleanNumber.TRUE;
  if (on("strike")) style.st = { s: BooleanNumber.TRUE };
  const line = child(font, "u");
  if (line && attributeOf(line, "val") !== "none") style.ul = { s: BooleanNumber.TRUE };
  const rgb = colour(child(font, "color"));
  if (rgb) style.cl = { rgb };
  return style;
}

/** In a differential format a solid fill's colour is bgColor (§18.8.20), in a cell format fgColor. */
function fillOf(fill: Element, colour: ColourReader, differential: boolean): IStyleBase {
  const pattern = child(fill, "patternFill");
  const kind = attributeOf(pattern, "patternType") ?? (differential ? "solid" : "none");
  if (kind === "none") return {};
  const fore = colour(child(pattern, "fgColor"));
  const back = colour(child(pattern, "bgColor"));
  const rgb = differential ? (back ?? fore) : kind === "solid" ? fore : (back ?? fore);
  return rgb ? { bg: { rgb } } : {};
}

function borderOf(border: Element, colour: ColourReader): IStyleBase {
  const side = (name: string): IBorderStyleData | undefined => {
    const line = child(border, name);
    const kind = LINES[attributeOf(line, "style") ?? ""];
    return kind === undefined ? undefined : { s: kind, cl: { rgb: colour(child(line, "color")) ?? "#000000" } };
  };
  const sides = {
    l: side("left") ?? side("start"),
    r: side("right") ?? side("end"),
    t: side("top"),
    b: side("bottom"),
  };
  const drawn = Object.fromEntries(Object.entries(sides).filter(([, line]) => line !== undefined));
  return Object.keys(drawn).length > 0 ? { bd: drawn } : {};
}

function alignmentOf(alignment: Element | undefined): IStyleData {
  const style: IStyleData = { vt: DOWN[attributeOf(alignment, "vertical") ?? ""] ?? VerticalAlign.BOTTOM };
  if (!alignment) return style;
  const across = ACROSS[attributeOf(alignment, "horizontal") ?? ""];
  if (across !== undefined) style.ht = across;
  if (flagAt(alignment, "wrapText")) style.tb = WrapStrategy.WRAP;
  const indent = numberAt(alignment, "indent", 0);
  if (indent > 0)
    style.pd = across === HorizontalAlign.RIGHT ? { r: 2 + indent * INDENT_PIXELS } : { l: 2 + indent * INDENT_PIXELS };
  const turn = numberAt(alignment, "textRotation", 0);
  if (turn === 255) style.tr = { a: 0, v: BooleanNumber.TRUE };
  else if (turn !== 0) style.tr = { a: turn > 90 ? turn - 90 : -turn };
  return style;
}
