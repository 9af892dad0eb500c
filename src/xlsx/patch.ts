import { holds, MAX_COLUMNS, MAX_ROWS } from "../sheet/address";
import type { CellValue } from "../sheet/cell";
import { fail } from "./errors";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { PatchError } from "./patchError";
import { isSigned, plainPart, relationshipsOf, tableHeads } from "./patchParts";
import { patchSheet, type CellPatch } from "./patchSheet";
import { attributesText, attributesWith, splice, tagPrefix, tagStart, type Cut } from "./patchXml";
import { repack } from "./patchZip";
import { attribute, eachChild, flagAttribute, nameHash, openRoot, scanPart, skipElement } from "./scan";
import { sniff } from "./sniff";
import { readWorkbook, resolveTarget, sheetEntry, type SheetListing } from "./workbook";
import { LIMIT, whole } from "./writeCheck";
import { findEntry, openZip, type Zip, type ZipEntry, type ZipTools } from "./zip";

export { PatchError, type PatchCode, type PatchPlace } from "./patchError";

/** One cell to set. With a formula (en-US, without "=") the value is what it shows until it is computed; null and no formula empties the cell. */
export interface PatchEdit extends CellPatch {
  sheet: string;
  value: CellValue;
}

/** How a file is patched. */
export interface PatchOptions extends ZipTools {
  limits?: Partial<Limits>;
  /**
   * Ask Excel to compute every formula when it opens the file (default true), since values stored with formulas may be
   * stale now (LibreOffice trusts them unless it is set to recalculate). It is a word in the workbook part; with false
   * that part stays as it was, unless formulas were touched.
   */
  recalculate?: boolean;
}

/**
 * The file with some cells set. Only the parts of the sheets that have edits are written anew, and in these only the
 * cells: formats, charts, pictures, comments, print set-up, validation, macros stay as they are, and every other part
 * keeps its packed bytes. Of two edits of one cell the later counts. No edits: the bytes as they came.
 * @throws XlsxError for a file that cannot be read
 * @throws PatchError for an edit that would harm the file; then nothing is written
 */
export function patchBook(original: Uint8Array, edits: readonly PatchEdit[], options: PatchOptions = {}): Uint8Array {
  const kind = sniff(original);
  if (kind === "unknown") fail("notZip");
  if (kind !== "zip") fail(kind);
  const zip = openZip(original, { ...DEFAULT_LIMITS, ...options.limits }, options);
  const workbook = readWorkbook(zip);
  if (edits.length === 0) return original;
  if (isSigned(zip)) throw new PatchError("signed");
  for (const edit of edits) checkEdit(edit);
  const changes = new Map<ZipEntry, Uint8Array | null>();
  let formulas = false;
  for (const [sheet, own] of bySheet(workbook.sheets, edits)) {
    const entry = sheetEntry(zip, sheet);
    const heads = tableHeads(zip, entry);
    for (const { row, column } of own)
      if (heads.some((area) => holds(area, row, column)))
        throw new PatchError("tableHeader", { sheet: sheet.name, row, column });
    const patched = patchSheet(plainPart(zip, entry), entry.name, sheet.name, own, zip.limits.depth);
    changes.set(entry, patched.data);
    formulas = formulas || patched.formulas;
  }
  const book = findEntry(zip, workbook.part) ?? fail("noWorkbook");
  if (formulas) dropCalcChain(zip, book, changes);
  if (options.recalculate !== false || formulas) {
    const asked = askToCalculate(plainPart(zip, book), book.name, zip.limits.depth);
    if (asked) changes.set(book, asked);
  }
  return repack(zip, changes);
}

function checkEdit({ sheet, row, column, value, formula }: PatchEdit): void {
  const place = { sheet, row, column };
  if (!whole(row, MAX_ROWS) || !whole(column, MAX_COLUMNS)) throw new PatchError("place", place);
  if (typeof value === "number" && !Number.isFinite(value)) throw new PatchError("number", place);
  if (typeof value === "string" && value.length > LIMIT.text) throw new PatchError("textLength", place);
  if (formula === undefined) return;
  if (formula.startsWith("=")) throw new PatchError("formulaSign", place);
  if (formula === "" || formula.length > LIMIT.formula) throw new PatchError("formulaLength", place);
}

/** The edits of each sheet; names are compared as Excel does, without regard to case. */
function bySheet(sheets: readonly SheetListing[], edits: readonly PatchEdit[]): Map<SheetListing, PatchEdit[]> {
  const key = (name: string): string => name.normalize("NFC").toLowerCase();
  const byName = new Map(sheets.map((sheet) => [key(sheet.name), sheet]));
  const result = new Map<SheetListing, PatchEdit[]>();
  for (const edit of edits) {
    const sheet = byName.get(key(edit.sheet));
    if (!sheet) throw new PatchError("noSheet", { sheet: edit.sheet });
    const own = result.get(sheet);
    if (own) own.push(edit);
    else result.set(sheet, [edit]);
  }
  return result;
}

/** The calculation chain lists the cells with formulas (§18.6); Excel makes it anew when it is not there. */
function dropCalcChain(zip: Zip, book: ZipEntry, changes: Map<ZipEntry, Uint8Array | null>): void {
  const relationships = relationshipsOf(zip, book.name);
  const links = relationships?.items.filter(({ type }) => type === "calcChain") ?? [];
  if (!relationships || links.length === 0) return;
  const names = new Set(links.map(({ target }) => target.toLowerCase()));
  for (const entry of zip.entries) if (names.has(entry.name.toLowerCase())) changes.set(entry, null);
  changes.set(
    relationships.entry,
    splice(
      relationships.data,
      links.map(({ from, to }) => ({ from, to, text: "" })),
    ),
  );
  const types = findEntry(zip, "[Content_Types].xml");
  if (!types) return;
  const data = plainPart(zip, types);
  const s = scanPart(data, types.name, zip.limits.depth);
  const cuts: Cut[] = [];
  eachChild(s, openRoot(s, "Types"), (tag) => {
    const part = resolveTarget("", attribute(s, "PartName") ?? "").toLowerCase();
    const from = tagStart(s);
    skipElement(s, tag);
    if (names.has(part)) cuts.push({ from, to: s.at, text: "" });
  });
  changes.set(types, splice(data, cuts));
}

/** What may stand before calcPr in a workbook (CT_Workbook §18.2.27), from the sheets on. */
const BEFORE_CALC = new Set(["sheets", "functionGroups", "externalReferences", "definedNames"].map(nameHash));
const CALC_PR = nameHash("calcPr");

/** The workbook part with fullCalcOnLoad set; null when it was set already. */
function askToCalculate(data: Uint8Array, part: string, depth: number): Uint8Array | null {
  const s = scanPart(data, part, depth);
  let cut: Cut | undefined;
  let prefix = "";
  let after = 0;
  let asked = false;
  eachChild(s, openRoot(s, "workbook"), (tag, name) => {
    if (name === CALC_PR) {
      asked = flagAttribute(s, "fullCalcOnLoad");
      const text = attributesWith(attributesText(s), "fullCalcOnLoad", "1");
      cut = { from: s.attributesAt, to: s.attributesEnd, text };
    }
    if (!BEFORE_CALC.has(name)) return;
    prefix = tagPrefix(s);
    skipElement(s, tag);
    after = s.at;
  });
  if (asked) return null;
  return splice(data, [cut ?? { from: after, to: after, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }]);
}
