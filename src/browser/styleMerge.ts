import type { StyleMap } from "../xlsx/writeSheets";
import { addOverride, addRelation, RELATION_NS, writeXml } from "./package";
import { type Parts, partOfType, xmlPart } from "./part";
import {
  attributeOf,
  child,
  children,
  type Element,
  elementIn,
  insertInOrder,
  localName,
  numberAt,
  parseXml,
  setAttribute,
} from "./tree";

/** Children of styleSheet in their order (ECMA-376 Part 1 §18.8.39). */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** Adds the looks of a drawn book to a package; a look that is there already is used again, so that replacing a sheet often adds nothing. */
export function mergeStyles(parts: Parts, main: string, drawn: Uint8Array): StyleMap {
  const part = partOfType(parts, main, "styles");
  const styles = part ? xmlPart(parts, part) : null;
  if (!part || !styles) {
    parts["xl/styles.xml"] = drawn;
    addRelation(parts, main, `${RELATION_NS}/styles`, "xl/styles.xml");
    addOverride(parts, "xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
    return { cell: (index) => index, difference: (index) => index };
  }
  const from = parseXml(drawn, part);
  const to = styles;
  const numbers = mergeNumberFormats(from, to);
  const fonts = mergeList(from, to, "fonts");
  const fills = mergeList(from, to, "fills");
  const borders = mergeList(from, to, "borders");
  const cells = mergeList(from, to, "cellXfs", (xf) => {
    const move = (key: string, map: (index: number) => number): void =>
      setAttribute(xf, key, map(numberAt(xf, key, 0)));
    move("numFmtId", (id) => numbers.get(id) ?? id);
    move("fontId", (index) => fonts[index] ?? 0);
    move("fillId", (index) => fills[index] ?? 0);
    move("borderId", (index) => borders[index] ?? 0);
    move("xfId", () => 0);
  });
  const differences = mergeList(from, to, "dxfs");
  writeXml(parts, part, styles);
  return { cell: (index) => cells[index] ?? 0, difference: (index) => differences[index] ?? 0 };
}

/** A list of the styles part, made where it is missing. */
export function listIn(root: Element, name: string): Element {
  let list = child(root, name);
  if (!list) {
    list = elementIn(root, name);
    insertInOrder(root, list, ORDER.slice(ORDER.indexOf(name) + 1));
  }
  return list;
}

/** Same element whatever its prefixes: name, attributes in order, children. */
function imprint(element: Element): string {
  const attributes = [...element.attributes.keys()]
    .filter((name) => !name.startsWith("xmlns"))
    .map((name) => `${name.slice(name.indexOf(":") + 1)}=${attributeOf(element, name)}`)
    .sort();
  return `<${localName(element)} ${attributes.join("|")}>${children(element).map(imprint).join("")}</>`;
}

function mergeList(from: Element, to: Element, name: string, prepare?: (element: Element) => void): number[] {
  const source = children(child(from, name), SINGULAR[name]!);
  if (source.length === 0) return [];
  const list = listIn(to, name);
  const known = new Map<string, number>();
  const standing = children(list);
  standing.forEach((element, index) => {
    const key = imprint(element);
    if (!known.has(key)) known.set(key, index);
  });
  let count = standing.length;
  const places = source.map((element) => {
    const copy = copyIn(to, element);
    prepare?.(copy);
    const key = imprint(copy);
    let place = known.get(key);
    if (place === undefined) {
      list.content.push(copy);
      known.set(key, (place = count++));
    }
    return place;
  });
  setAttribute(list, "count", count);
  return places;
}

/** An element of our writer, which uses no prefixes, for a part that may. */
function copyIn(root: Element, element: Element): Element {
  return {
    name: elementIn(root, element.name).name,
    attributes: new Map(element.attributes),
    content: element.content.map((each) => (typeof each === "string" ? each : copyIn(root, each))),
  };
}

const SINGULAR: Record<string, string> = {
  fonts: "font",
  fills: "fill",
  borders: "border",
  cellXfs: "xf",
  dxfs: "dxf",
};

/** The first id a file may give to a format of its own. */
const FIRST_OWN = 164;

function mergeNumberFormats(from: Element, to: Element): Map<number, number> {
  return new Map(
    children(child(from, "numFmts"), "numFmt").map((format) => [
      numberAt(format, "numFmtId", 0),
      numberFormat(to, attributeOf(format, "formatCode") ?? ""),
    ]),
  );
}

/** The id of a number format in a styles part, which is given it where it is not there. */
export function numberFormat(styles: Element, code: string): number {
  const list = listIn(styles, "numFmts");
  const known = children(list, "numFmt");
  const found = known.find((format) => attributeOf(format, "formatCode") === code);
  if (found) return numberAt(found, "numFmtId", 0);
  const id = Math.max(FIRST_OWN, ...known.map((format) => numberAt(format, "numFmtId", 0) + 1));
  list.content.push(elementIn(list, "numFmt", { numFmtId: id, formatCode: code }));
  setAttribute(list, "count", known.length + 1);
  return id;
}
