import { DEFAULT_FONT } from "../sheet/font";
import type { ConditionalSpec, StyleSpec } from "../sheet/spec";
import { refuse } from "./writeError";
import { XML_HEAD, xmlAttribute } from "./writeXml";

/** Built-in number formats that mean the same in every language (ECMA-376 Part 1 §18.8.30). */
const BUILT_IN: Record<string, number> = {
  "": 0,
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};
const FIRST_CUSTOM_FORMAT = 164;

const NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>";
const THIN_BORDER =
  "<border>" +
  ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FF000000"/></${side}>`).join("") +
  "<diagonal/></border>";

/** Collects looks while sheets are written, each once, and says styles.xml at the end. */
export interface StyleTable {
  /** Index in cellXfs. `quoted` keeps a text that begins like a formula a text when its cell is edited. */
  xf: (style: StyleSpec, quoted?: boolean) => number;
  /** Index in dxfs. */
  dxf: (look: ConditionalSpec["look"]) => number;
  xml: () => string;
}

/** An empty StyleTable whose index 0 is the default look. */
export function styleTable(): StyleTable {
  const fonts = list(fontXml(undefined));
  const fills = list(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  const borders = list(NO_BORDER);
  const formats = list();
  const xfs = list('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  const dxfs = list();

  const formatId = (code: string): number => BUILT_IN[code] ?? FIRST_CUSTOM_FORMAT + formats.index(xmlAttribute(code));

  const xf = (style: StyleSpec, quoted = false): number => {
    const format = formatId(style.format ?? "");
    const font = fonts.index(fontXml(style.font));
    const fill = style.fill === undefined ? 0 : fills.index(solidFill(style.fill));
    const border = style.border ? borders.index(THIN_BORDER) : 0;
    const alignment = alignmentXml(style);
    const inner = alignment + (style.unlocked ? '<protection locked="0"/>' : "");
    const head =
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
      (quoted ? ' quotePrefix="1"' : "") +
      (format ? ' applyNumberFormat="1"' : "") +
      (font ? ' applyFont="1"' : "") +
      (fill ? ' applyFill="1"' : "") +
      (border ? ' applyBorder="1"' : "") +
      (alignment ? ' applyAlignment="1"' : "") +
      (style.unlocked ? ' applyProtection="1"' : "");
    return xfs.index(inner ? `${head}>${inner}</xf>` : `${head}/>`);
  };

  const dxf = (look: ConditionalSpec["look"]): number => {
    const font =
      (look.bold === undefined ? "" : look.bold ? "<b/>" : '<b val="0"/>') +
      (look.color === undefined ? "" : `<color rgb="${argb(look.color)}"/>`);
    // In a dxf a solid fill shows its bgColor, not its fgColor (as Excel and LibreOffice write it).
    const fill =
      look.fill === undefined
        ? ""
        : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(look.fill)}"/><bgColor rgb="${argb(look.fill)}"/></patternFill></fill>`;
    // CT_Dxf: font, numFmt, fill (ECMA-376 Part 1 §18.8.14).
    const format =
      look.format === undefined
        ? ""
        : `<numFmt numFmtId="${formatId(look.format)}" formatCode="${xmlAttribute(look.format)}"/>`;
    return dxfs.index(`<dxf>${font && `<font>${font}</font>`}${format}${fill}</dxf>`);
  };

  const xml = (): string =>
    XML_HEAD +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    counted(
      "numFmts",
      formats.items.map((code, i) => `<numFmt numFmtId="${FIRST_CUSTOM_FORMAT + i}" formatCode="${code}"/>`),
    ) +
    counted("fonts", fonts.items) +
    counted("fills", fills.items) +
    counted("borders", borders.items) +
    counted("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']) +
    counted("cellXfs", xfs.items) +
    counted("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']) +
    counted("dxfs", dxfs.items) +
    "</styleSheet>";

  return { xf, dxf, xml };
}

/** Distinct texts in the order they came. */
function list(...first: string[]): { items: string[]; index: (item: string) => number } {
  const items = [...first];
  const at = new Map(items.map((item, i) => [item, i]));
  const index = (item: string): number => {
    let found = at.get(item);
    if (found === undefined) at.set(item, (found = items.push(item) - 1));
    return found;
  };
  return { items, index };
}

function counted(tag: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${tag} count="${items.length}">${items.join("")}</${tag}>`;
}

function fontXml(font: StyleSpec["font"]): string {
  const name = font?.name ?? DEFAULT_FONT.name;
  return (
    "<font>" +
    (font?.bold ? "<b/>" : "") +
    (font?.italic ? "<i/>" : "") +
    `<sz val="${font?.size ?? DEFAULT_FONT.size}"/>` +
    (font?.color === undefined ? "" : `<color rgb="${argb(font.color)}"/>`) +
    `<name val="${xmlAttribute(name)}"/>` +
    (name === DEFAULT_FONT.name ? '<family val="1"/>' : "") +
    "</font>"
  );
}

function solidFill(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function alignmentXml(style: StyleSpec): string {
  const attributes =
    (style.align ? ` horizontal="${style.align}"` : "") +
    (style.valign ? ` vertical="${style.valign}"` : "") +
    (style.wrap ? ' wrapText="1"' : "") +
    (style.indent ? ` indent="${style.indent}"` : "");
  return attributes && `<alignment${attributes}/>`;
}

/** "RRGGBB" → "FFRRGGBB". @throws SpecError "colour" */
export function argb(color: string): string {
  if (!/^[0-9A-Fa-f]{6}$/.test(color)) refuse("colour", {}, color);
  return `FF${color.toUpperCase()}`;
}
