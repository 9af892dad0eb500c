import { zipSync } from "fflate";
import type { SheetChange } from "../sheet/change";
import type { NameSpec, SheetSpec } from "../sheet/spec";
import { PACKING } from "../xlsx/write";
import { drawSheets } from "../xlsx/writeSheets";
import { addOverride, addRelation, dropPart, freshPart, MAIN_NS, RELATION_NS, writeXml } from "./package";
import {
  mainPart,
  partOfType,
  type Parts,
  relationAttribute,
  type SheetEntry,
  sheetEntries,
  unzip,
  xmlPart,
} from "./part";
import { setProperties } from "./properties";
import { mergeStyles } from "./styleMerge";
import {
  all,
  attributeOf,
  child,
  children,
  type Element,
  elementIn,
  insertInOrder,
  localName,
  numberAt,
  parseXml,
  removeFrom,
  setAttribute,
  setText,
  textIn,
} from "./tree";

/** What is done to a workbook's package beyond its cells. */
export interface Graft {
  /** The sheets to set in by name. */
  sheets: readonly SheetChange[];
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
  if (change.sheets.length > 0)
    setSheets(
      parts,
      main,
      workbook,
      change.sheets.map(({ spec }) => spec),
    );
  for (const name of change.removals) removeSheet(parts, main, workbook, name);
  for (const name of change.names) setName(workbook, name);
  for (const [name, on] of change.protection) setProtection(parts, main, workbook, name, on);
  if (Object.keys(change.properties).length > 0) setProperties(parts, change.properties);
  if (change.sheets.length > 0 || change.removals.length > 0) {
    // A calculation chain that names cells without formulas makes Excel repair the file; without one it builds its own (§18.6).
    const chain = partOfType(parts, main, "calcChain");
    if (chain) dropPart(parts, main, chain);
    recalculate(workbook);
  }
  writeXml(parts, main, workbook);
  return zipSync(parts, { ...PACKING, mtime: new Date(2000, 0, 1, 12) });
}

function recalculate(workbook: Element): void {
  let calc = child(workbook, "calcPr");
  if (!calc) insertInOrder(workbook, (calc = elementIn(workbook, "calcPr")), AFTER_CALC);
  setAttribute(calc, "fullCalcOnLoad", 1);
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

function setSheets(parts: Parts, main: string, workbook: Element, specs: readonly SheetSpec[]): void {
  const drawn = drawSheets(specs);
  const map = mergeStyles(parts, main, drawn.styles);
  const placeOf = new Map<number, number>();
  specs.forEach(({ name, state }, index) => {
    const here = sheetEntries(parts, workbook, main);
    const at = here.findIndex((entry) => sameName(entry.name, name));
    const standing = here[at]?.part ? here[at] : undefined;
    const { element, part } = standing ?? addSheet(parts, main, workbook, name);
    if (at >= 0) {
      // The old sheet's drawings and notes went with it.
      delete parts[part.replace(/([^/]*)$/, "_rels/$1.rels")];
      dropLocalNames(workbook, at);
    }
    if (state === "visible") element.attributes.delete("state");
    else setAttribute(element, "state", state);
    parts[part] = drawn.sheet(index, map);
    placeOf.set(index, at >= 0 ? at : here.length);
  });
  for (const name of all(parseXml(drawn.book, main), "definedName"))
    setName(
      workbook,
      { name: attributeOf(name, "name")!, formula: textIn(name) },
      placeOf.get(numberAt(name, "localSheetId", -1)),
    );
}

/** Lists a new sheet as the last one; its part is still to be written. */
function addSheet(parts: Parts, main: string, workbook: Element, name: string): SheetEntry {
  const list = child(workbook, "sheets")!;
  const others = children(list, "sheet");
  const part = freshPart(parts, "xl/worksheets/sheet", ".xml");
  addOverride(parts, part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
  const sheetId = 1 + Math.max(0, ...others.map((each) => numberAt(each, "sheetId", 0)));
  const element = elementIn(list, "sheet", { name, sheetId });
  const strict = ![...workbook.attributes.values()].includes(MAIN_NS);
  const namespace = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : RELATION_NS;
  const known = (others[0] && relationAttribute(others[0])) || "r:id";
  // Some programs declare the prefix at each sheet.
  const declaration = `xmlns:${known.slice(0, known.indexOf(":"))}`;
  if (!workbook.attributes.has(declaration)) setAttribute(element, declaration, namespace);
  setAttribute(element, known, addRelation(parts, main, `${namespace}/worksheet`, part));
  list.content.push(element);
  return { element, name, part };
}

/** Excel takes sheet names without regard to case. */
function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function removeSheet(parts: Parts, main: string, workbook: Element, name: string): void {
  const entries = sheetEntries(parts, workbook, main);
  const at = entries.findIndex((entry) => sameName(entry.name, name));
  const entry = entries[at];
  if (!entry) return;
  removeFrom(child(workbook, "sheets")!, entry.element);
  dropPart(parts, main, entry.part);
  dropLocalNames(workbook, at);
  for (const other of all(workbook, "definedName")) {
    const local = numberAt(other, "localSheetId", -1);
    if (local > at) setAttribute(other, "localSheetId", local - 1);
  }
  for (const view of all(workbook, "workbookView"))
    for (const key of ["activeTab", "firstSheet"]) {
      const tab = numberAt(view, key, 0);
      if (tab >= at && tab > 0) setAttribute(view, key, tab - 1);
    }
}

function dropLocalNames(workbook: Element, place: number): void {
  const list = child(workbook, "definedNames");
  if (!list) return;
  removeFrom(list, ...children(list).filter((name) => numberAt(name, "localSheetId", -1) === place));
  if (children(list).length === 0) removeFrom(workbook, list);
}

function setName(workbook: Element, spec: NameSpec, place?: number): void {
  let list = child(workbook, "definedNames");
  if (!list) insertInOrder(workbook, (list = elementIn(workbook, "definedNames")), AFTER_NAMES);
  const old = children(list, "definedName").find(
    (name) =>
      sameName(attributeOf(name, "name") ?? "", spec.name) && numberAt(name, "localSheetId", -1) === (place ?? -1),
  );
  const element = elementIn(list, "definedName", {
    name: spec.name,
    ...(place === undefined ? {} : { localSheetId: place }),
    ...(spec.hidden ? { hidden: 1 } : {}),
  });
  setText(element, spec.formula);
  const at = old ? list.content.indexOf(old) : list.content.length;
  list.content.splice(at, old ? 1 : 0, element);
}

/** Children of a worksheet that stand behind sheetProtection (ECMA-376 Part 1 §18.3.1.99). */
const BEFORE_PROTECTION = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"];

function setProtection(parts: Parts, main: string, workbook: Element, name: string, on: boolean): void {
  const entry = sheetEntries(parts, workbook, main).find((each) => sameName(each.name, name));
  const sheet = entry ? xmlPart(parts, entry.part) : null;
  if (!entry || !sheet) return;
  const old = child(sheet, "sheetProtection");
  if (old) removeFrom(sheet, old);
  if (on) {
    // Looks and sizes may be changed under protection (§18.3.1.85: "0" allows).
    const allowed = { formatCells: 0, formatColumns: 0, formatRows: 0 };
    const element = elementIn(sheet, "sheetProtection", { sheet: 1, objects: 1, scenarios: 1, ...allowed });
    const behind = children(sheet)
      .map(localName)
      .filter((name) => !BEFORE_PROTECTION.includes(name));
    insertInOrder(sheet, element, behind);
  }
  writeXml(parts, entry.part, sheet);
}
