import { areaName, MAX_COLUMNS, MAX_ROWS, parseCell, type Area } from "../sheet/address";
import type { BookSpec, NameSpec, SheetSpec, ValidationSpec } from "../sheet/spec";
import { refuse, type SpecCode } from "./writeError";

/** Excel's limits ("Excel specifications and limits"); lengths are UTF-16 units, as Excel counts them. */
export const LIMIT = {
  sheetName: 31,
  text: 32_767,
  formula: 8192,
  validationTitle: 32,
  validationText: 255,
  validationFormula: 255,
  footer: 255,
  name: 255,
  columnWidth: 255,
  rowHeight: 409.5,
} as const;

/** Refuses what Excel would refuse or "repair", but for the cells, which are looked at while they are written. @throws SpecError */
export function checkBook(book: BookSpec): void {
  const names = new Set<string>();
  for (const { name } of book.sheets) {
    checkSheetName(name);
    const key = name.normalize("NFC").toLowerCase();
    if (names.has(key)) refuse("sheetNameTwice", { sheet: name });
    names.add(key);
  }
  if (!book.sheets.some((sheet) => sheet.state === "visible")) refuse("noVisibleSheet", {});
  checkNames(book.names);
  checkProperties(book.properties);
  for (const sheet of book.sheets) checkSheet(sheet);
}

/** Refuses a sheet name that Excel does not take ("History" is kept for its own use). @throws SpecError "sheetName" */
export function checkSheetName(name: string): void {
  const bad =
    name.length === 0 ||
    name.length > LIMIT.sheetName ||
    /[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff]/u.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'") ||
    name.toLowerCase() === "history";
  if (bad) refuse("sheetName", { sheet: name.slice(0, 100) }, name);
}

function checkSheet(sheet: SheetSpec): void {
  const place = { sheet: sheet.name };
  for (const { column, width } of sheet.columns) {
    if (!whole(column, MAX_COLUMNS)) refuse("place", { ...place, column });
    if (!(width >= 0 && width <= LIMIT.columnWidth)) refuse("columnWidth", { ...place, column }, width);
  }
  for (const { row, height } of sheet.rows) {
    if (!whole(row, MAX_ROWS)) refuse("place", { ...place, row });
    if (height !== undefined && !(height >= 0 && height <= LIMIT.rowHeight))
      refuse("rowHeight", { ...place, row }, height);
  }
  for (const area of sheet.merges) checkArea(area, sheet.name);
  for (const area of sheet.textNumbers ?? []) checkArea(area, sheet.name);
  refuseOverlap(sheet.merges, sheet.name, "mergeOverlap");
  for (const validation of sheet.validations) checkValidation(validation, sheet.name);
  refuseOverlap(
    sheet.validations.map((validation) => validation.area),
    sheet.name,
    "validationOverlap",
  );
  for (const { area, formula } of sheet.conditionals) {
    checkArea(area, sheet.name);
    checkFormula(formula, { ...place, area });
  }
  if (sheet.freeze && !(whole(sheet.freeze.rows, MAX_ROWS) && whole(sheet.freeze.columns, MAX_COLUMNS)))
    refuse("freeze", place, JSON.stringify(sheet.freeze));
  checkPrint(sheet);
}

function checkPrint(sheet: SheetSpec): void {
  const { print, name } = sheet;
  if (!print) return;
  if (print.area) checkArea(print.area, name);
  if (print.repeatRows) checkArea({ top: print.repeatRows.from, bottom: print.repeatRows.to, left: 0, right: 0 }, name);
  if (print.repeatColumns)
    checkArea({ top: 0, bottom: 0, left: print.repeatColumns.from, right: print.repeatColumns.to }, name);
  for (const margin of Object.values(print.margins))
    if (!(margin >= 0 && margin < 1000)) refuse("margin", { sheet: name }, margin);
  if ((print.footer?.length ?? 0) > LIMIT.footer) refuse("footerLength", { sheet: name }, print.footer);
}

function checkValidation(validation: ValidationSpec, sheet: string): void {
  checkArea(validation.area, sheet);
  const place = { sheet, area: validation.area };
  for (const note of [validation.prompt, validation.error]) {
    if (!note) continue;
    if (note.title.length > LIMIT.validationTitle) refuse("validationTitle", place, note.title);
    if (note.text.length > LIMIT.validationText) refuse("validationText", place, note.text);
  }
  for (const formula of [validation.formula1, validation.formula2]) {
    if (formula === undefined) continue;
    checkFormula(formula, place);
    if (formula.length > LIMIT.validationFormula) refuse("validationFormula", place, formula);
  }
  if (validation.formula1 === "") refuse("validationFormula", place, "");
  const between = (validation.operator ?? "between") === "between";
  const compares = validation.kind !== "list" && validation.kind !== "custom";
  if (compares && between && !validation.formula2) refuse("validationFormula", place, validation.formula1);
}

function checkFormula(formula: string, place: { sheet: string; area: Area }): void {
  if (formula.startsWith("=")) refuse("formulaSign", place, formula);
  if (formula.length > LIMIT.formula) refuse("formulaLength", place, formula);
}

function checkArea(area: Area, sheet: string): void {
  const inside =
    whole(area.top, MAX_ROWS) &&
    whole(area.bottom, MAX_ROWS) &&
    whole(area.left, MAX_COLUMNS) &&
    whole(area.right, MAX_COLUMNS) &&
    area.top <= area.bottom &&
    area.left <= area.right;
  if (!inside) refuse("place", { sheet, area });
}

/** Excel repairs a file with overlapping merges or validations. Sorted by top row, so that far areas are not compared. */
function refuseOverlap(areas: readonly Area[], sheet: string, code: SpecCode): void {
  const sorted = [...areas].sort((a, b) => a.top - b.top);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i]!;
    for (let j = i + 1; j < sorted.length && sorted[j]!.top <= a.bottom; j++) {
      const b = sorted[j]!;
      if (a.left <= b.right && b.left <= a.right) refuse(code, { sheet, area: b }, `${areaName(a)} ${areaName(b)}`);
    }
  }
}

/** Letters, digits, "_" and "."; nothing that reads as a cell (ECMA-376 Part 1 §18.2.5), no name kept for Excel. */
function checkNames(names: readonly NameSpec[]): void {
  const seen = new Set<string>();
  for (const { name, formula } of names) {
    const bad =
      name.length > LIMIT.name ||
      !/^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\]*$/u.test(name) ||
      parseCell(name) !== null ||
      /^(r|c|r\d+c\d+|r\d+|c\d+)$/i.test(name) ||
      /^_xlnm\./i.test(name);
    if (bad || formula === "") refuse("name", {}, name);
    if (formula.startsWith("=")) refuse("formulaSign", {}, formula);
    if (formula.length > LIMIT.formula) refuse("formulaLength", {}, formula);
    const key = name.normalize("NFC").toLowerCase();
    if (seen.has(key)) refuse("nameTwice", {}, name);
    seen.add(key);
  }
}

function checkProperties(properties: Record<string, string>): void {
  const seen = new Set<string>();
  for (const name of Object.keys(properties)) {
    const key = name.toLowerCase();
    if (name === "" || name.length > LIMIT.name || seen.has(key)) refuse("property", {}, name);
    seen.add(key);
  }
}

/** Whether a number is a whole one in 0 … end - 1. */
export function whole(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end;
}
