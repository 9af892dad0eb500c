import { zipSync } from "fflate";
import type { NameSpec } from "../sheet/spec";
import { all, child, children, mainPart, numberAt, partOfType, type Parts, sheetEntries, unzip, xmlPart } from "./part";
import { setProperties } from "./properties";
import { mergeStyles, type StyleMap } from "./styleMerge";
import {
  addOverride,
  addRelation,
  dropPart,
  freshPart,
  insertInOrder,
  MAIN_NS,
  RELATION_NS,
  writeXml,
} from "./package";

/** What is done to a workbook's package beyond its cells. */
export interface Graft {
  /** A book made by our own writer, holding the sheets to set in by name; null when there are none. */
  drawn: Uint8Array | null;
  removals: readonly string[];
  names: readonly NameSpec[];
  /** Custom document properties to set; an empty text removes one. */
  properties: Readonly<Record<string, string>>;
  /** Sheets whose protection is to be on or off. */
  protection: ReadonlyMap<string, boolean>;
}

/**
 * Sets sheets, names, properties and protection into a package and leaves every other part byte for byte as it was.
 * A sheet of the same name is replaced where it stands; a new one comes last.
 */
export function graft(original: Uint8Array, change: Graft): Uint8Array {
  const parts = unzip(original);
  const main = mainPart(parts);
  const workbook = xmlPart(parts, main);
  if (!workbook) throw new Error("no workbook part");
  if (change.drawn) setSheets(parts, main, workbook, unzip(change.drawn));
  for (const name of change.removals) removeSheet(parts, main, workbook, name);
  for (const name of change.names) setName(workbook, name);
  for (const [name, on] of change.protection) setProtection(parts, main, workbook, name, on);
  if (Object.keys(change.properties).length > 0) setProperties(parts, change.properties);
  if (change.drawn || change.removals.length > 0) {
    // A calculation chain that names cells without formulas makes Excel repair the file; without one it builds its own (§18.6).
    const chain = partOfType(parts, main, "calcChain");
    if (chain) dropPart(parts, main, chain);
    recalculate(workbook);
  }
  writeXml(parts, main, workbook);
  return zipSync(parts, { mtime: new Date(2000, 0, 1, 12) });
}

function recalculate(workbook: Document): void {
  let calc = child(workbook.documentElement, "calcPr");
  if (!calc) {
    calc = workbook.createElementNS(workbook.documentElement.namespaceURI, "calcPr");
    insertInOrder(workbook.documentElement, calc, AFTER_CALC);
  }
  calc.setAttribute("fullCalcOnLoad", "1");
}

/** Children of the workbook element that stand behind its names and behind calcPr (ECMA-376 Part 1 §18.2.27). */
const AFTER_CALC = [
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];
const AFTER_NAMES = ["calcPr", ...AFTER_CALC];

function setSheets(parts: Parts, main: string, workbook: Document, drawn: Parts): void {
  const drawnMain = mainPart(drawn);
  const drawnBook = xmlPart(drawn, drawnMain)!;
  const map = mergeStyles(parts, main, drawn, partOfType(drawn, drawnMain, "styles")!);
  const texts = children(xmlPart(drawn, partOfType(drawn, drawnMain, "sharedStrings") ?? "")?.documentElement, "si");
  const list = child(workbook.documentElement, "sheets")!;
  const placeOf = new Map<number, number>();
  sheetEntries(drawn, drawnBook, drawnMain).forEach((entry, index) => {
    const sheet = xmlPart(drawn, entry.part)!;
    redress(sheet, map);
    inlineTexts(sheet, texts);
    for (const view of all(sheet, "sheetView")) view.removeAttribute("tabSelected");
    const here = sheetEntries(parts, workbook, main);
    const at = here.findIndex(({ name }) => sameName(name, entry.name));
    let part = here[at]?.part;
    let element = here[at]?.element;
    if (!part || !element) {
      part = freshPart(parts, "xl/worksheets/sheet", ".xml");
      addOverride(parts, part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
      element = workbook.createElementNS(list.namespaceURI, "sheet");
      element.setAttribute("name", entry.name);
      element.setAttribute(
        "sheetId",
        String(1 + Math.max(0, ...here.map((each) => numberAt(each.element, "sheetId", 0)))),
      );
      const namespace =
        list.namespaceURI === MAIN_NS ? RELATION_NS : "http://purl.oclc.org/ooxml/officeDocument/relationships";
      element.setAttributeNS(namespace, "r:id", addRelation(parts, main, `${namespace}/worksheet`, part));
      list.append(element);
    } else {
      // The old sheet's drawings and notes went with it.
      delete parts[part.replace(/([^/]*)$/, "_rels/$1.rels")];
      dropLocalNames(workbook, at);
    }
    const state = entry.element.getAttribute("state");
    if (state) element.setAttribute("state", state);
    else element.removeAttribute("state");
    writeXml(parts, part, sheet);
    placeOf.set(index, at >= 0 ? at : here.length);
  });
  for (const name of all(drawnBook, "definedName")) {
    const local = numberAt(name, "localSheetId", -1);
    const place = placeOf.get(local);
    if (place !== undefined)
      setName(
        workbook,
        {
          name: name.getAttribute("name")!,
          formula: name.textContent ?? "",
          hidden: name.getAttribute("hidden") === "1",
        },
        place,
      );
  }
}

/** Excel takes sheet names without regard to case. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Points every style index of a sheet to where the style now stands. */
function redress(sheet: Document, map: StyleMap): void {
  const move = (element: Element, attribute: string, to: (index: number) => number): void => {
    const index = element.getAttribute(attribute);
    if (index !== null) element.setAttribute(attribute, String(to(Number(index))));
  };
  for (const cell of all(sheet, "c")) {
    if (!cell.hasAttribute("s")) cell.setAttribute("s", "0");
    move(cell, "s", map.cell);
  }
  for (const row of all(sheet, "row")) move(row, "s", map.cell);
  for (const column of all(sheet, "col")) move(column, "style", map.cell);
  for (const rule of all(sheet, "cfRule")) move(rule, "dxfId", map.difference);
}

/** Shared texts become texts of the cell itself (§18.3.1.53), so that the other sheets' table stays as it is. */
function inlineTexts(sheet: Document, texts: readonly Element[]): void {
  for (const cell of all(sheet, "c")) {
    if (cell.getAttribute("t") !== "s") continue;
    const value = child(cell, "v");
    const text = texts[Number(value?.textContent)];
    if (!value || !text) continue;
    const inline = sheet.createElementNS(cell.namespaceURI, "is");
    for (const node of text.childNodes) inline.append(sheet.importNode(node, true));
    cell.setAttribute("t", "inlineStr");
    value.replaceWith(inline);
  }
}

function removeSheet(parts: Parts, main: string, workbook: Document, name: string): void {
  const entries = sheetEntries(parts, workbook, main);
  const at = entries.findIndex((entry) => sameName(entry.name, name));
  const entry = entries[at];
  if (!entry) return;
  entry.element.remove();
  dropPart(parts, main, entry.part);
  dropLocalNames(workbook, at);
  for (const other of all(workbook, "definedName")) {
    const local = numberAt(other, "localSheetId", -1);
    if (local > at) other.setAttribute("localSheetId", String(local - 1));
  }
  for (const view of all(workbook, "workbookView"))
    for (const key of ["activeTab", "firstSheet"]) {
      const tab = numberAt(view, key, 0);
      if (tab >= at && tab > 0) view.setAttribute(key, String(tab - 1));
    }
}

function dropLocalNames(workbook: Document, place: number): void {
  for (const name of all(workbook, "definedName")) if (numberAt(name, "localSheetId", -1) === place) name.remove();
  const list = child(workbook.documentElement, "definedNames");
  if (list && list.children.length === 0) list.remove();
}

function setName(workbook: Document, spec: NameSpec, place?: number): void {
  let list = child(workbook.documentElement, "definedNames");
  if (!list) {
    list = workbook.createElementNS(workbook.documentElement.namespaceURI, "definedNames");
    insertInOrder(workbook.documentElement, list, AFTER_NAMES);
  }
  const old = children(list, "definedName").find(
    (name) =>
      sameName(name.getAttribute("name") ?? "", spec.name) && numberAt(name, "localSheetId", -1) === (place ?? -1),
  );
  const element = workbook.createElementNS(list.namespaceURI, "definedName");
  element.setAttribute("name", spec.name);
  if (place !== undefined) element.setAttribute("localSheetId", String(place));
  if (spec.hidden) element.setAttribute("hidden", "1");
  element.textContent = spec.formula;
  if (old) old.replaceWith(element);
  else list.append(element);
}

/** Children of a worksheet that stand behind sheetProtection (ECMA-376 Part 1 §18.3.1.99). */
const BEFORE_PROTECTION = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"];

function setProtection(parts: Parts, main: string, workbook: Document, name: string, on: boolean): void {
  const entry = sheetEntries(parts, workbook, main).find((each) => sameName(each.name, name));
  const sheet = entry ? xmlPart(parts, entry.part) : null;
  if (!entry || !sheet) return;
  const root = sheet.documentElement;
  child(root, "sheetProtection")?.remove();
  if (on) {
    const element = sheet.createElementNS(root.namespaceURI, "sheetProtection");
    for (const key of ["sheet", "objects", "scenarios"]) element.setAttribute(key, "1");
    // Looks and sizes may be changed under protection (§18.3.1.85: "0" allows).
    for (const key of ["formatCells", "formatColumns", "formatRows"]) element.setAttribute(key, "0");
    const next = [...root.children].find((each) => !BEFORE_PROTECTION.includes(each.localName));
    root.insertBefore(element, next ?? null);
  }
  writeXml(parts, entry.part, sheet);
}
