import { child, children, numberAt, type Parts, partOfType, xmlPart } from "./part";
import { addOverride, addRelation, insertInOrder, RELATION_NS, writeXml } from "./package";

/** Where the style indices of a drawn book stand after the merge. */
export interface StyleMap {
  cell(index: number): number;
  difference(index: number): number;
}

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
export function mergeStyles(parts: Parts, main: string, drawn: Parts, drawnPart: string): StyleMap {
  const part = partOfType(parts, main, "styles");
  const styles = part ? xmlPart(parts, part) : null;
  if (!part || !styles) {
    parts["xl/styles.xml"] = drawn[drawnPart]!;
    addRelation(parts, main, `${RELATION_NS}/styles`, "xl/styles.xml");
    addOverride(parts, "xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
    return { cell: (index) => index, difference: (index) => index };
  }
  const from = xmlPart(drawn, drawnPart)!.documentElement;
  const to = styles.documentElement;
  const numbers = mergeNumberFormats(from, to);
  const fonts = mergeList(from, to, "fonts");
  const fills = mergeList(from, to, "fills");
  const borders = mergeList(from, to, "borders");
  const cells = mergeList(from, to, "cellXfs", (xf) => {
    const move = (key: string, map: (index: number) => number): void =>
      xf.setAttribute(key, String(map(numberAt(xf, key, 0))));
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
    list = root.ownerDocument.createElementNS(root.namespaceURI, name);
    insertInOrder(root, list, ORDER.slice(ORDER.indexOf(name) + 1));
  }
  return list;
}

/** Same element whatever its prefixes: name, attributes in order, children. */
function imprint(element: Element): string {
  const attributes = [...element.attributes]
    .filter(({ name }) => !name.startsWith("xmlns"))
    .map(({ localName, value }) => `${localName}=${value}`)
    .sort();
  return `<${element.localName} ${attributes.join("|")}>${[...element.children].map(imprint).join("")}</>`;
}

function mergeList(from: Element, to: Element, name: string, prepare?: (element: Element) => void): number[] {
  const source = children(child(from, name), SINGULAR[name]!);
  if (source.length === 0) return [];
  const list = listIn(to, name);
  const known = new Map<string, number>();
  [...list.children].forEach((element, index) => {
    if (!known.has(imprint(element))) known.set(imprint(element), index);
  });
  let count = list.children.length;
  const places = source.map((element) => {
    const copy = to.ownerDocument.importNode(element, true);
    prepare?.(copy);
    const key = imprint(copy);
    let place = known.get(key);
    if (place === undefined) {
      list.append(copy);
      known.set(key, (place = count++));
    }
    return place;
  });
  list.setAttribute("count", String(count));
  return places;
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
      numberFormat(to, format.getAttribute("formatCode") ?? ""),
    ]),
  );
}

/** The id of a number format in a styles part, which is given it where it is not there. */
export function numberFormat(styles: Element, code: string): number {
  const list = listIn(styles, "numFmts");
  const known = children(list, "numFmt");
  const found = known.find((format) => format.getAttribute("formatCode") === code);
  if (found) return numberAt(found, "numFmtId", 0);
  const id = Math.max(FIRST_OWN, ...known.map((format) => numberAt(format, "numFmtId", 0) + 1));
  const format = styles.ownerDocument.createElementNS(styles.namespaceURI, "numFmt");
  format.setAttribute("numFmtId", String(id));
  format.setAttribute("formatCode", code);
  list.append(format);
  list.setAttribute("count", String(list.children.length));
  return id;
}
