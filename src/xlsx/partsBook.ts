import { areaName, columnName, parseArea, quoteSheet } from "../sheet/address";
import type { BookSpec, SheetSpec } from "../sheet/spec";
import { storedFormula } from "./writeFormula";
import { XML_HEAD, xmlAttribute, xmlText, xstring } from "./writeXml";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Which of the parts that may be left out a workbook has. */
export interface Optional {
  texts: boolean;
  properties: boolean;
}

/** [Content_Types].xml (ECMA-376 Part 2 §10.1.2). */
export function contentTypesXml(sheets: number, has: Optional): string {
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part("xl/workbook.xml", `${MAIN_TYPE}.sheet.main+xml`) +
    numbers.map((n) => part(`xl/worksheets/sheet${n}.xml`, `${MAIN_TYPE}.worksheet+xml`)).join("") +
    part("xl/styles.xml", `${MAIN_TYPE}.styles+xml`) +
    (has.texts ? part("xl/sharedStrings.xml", `${MAIN_TYPE}.sharedStrings+xml`) : "") +
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
    (has.properties
      ? part("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
      : "") +
    "</Types>"
  );
}

function relationships(items: readonly (readonly [type: string, target: string])[]): string {
  return (
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
    items.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join("") +
    "</Relationships>"
  );
}

/** _rels/.rels */
export function rootRelsXml(has: Optional): string {
  return relationships([
    [`${OFFICE}/relationships/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    [`${OFFICE}/relationships/extended-properties`, "docProps/app.xml"],
    ...(has.properties ? [[`${OFFICE}/relationships/custom-properties`, "docProps/custom.xml"] as const] : []),
  ]);
}

/** xl/_rels/workbook.xml.rels; sheet n has the id rId<n>. */
export function bookRelsXml(sheets: number, has: Optional): string {
  return relationships([
    ...Array.from(
      { length: sheets },
      (_, i) => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${i + 1}.xml`] as const,
    ),
    [`${OFFICE}/relationships/styles`, "styles.xml"],
    ...(has.texts ? [[`${OFFICE}/relationships/sharedStrings`, "sharedStrings.xml"] as const] : []),
  ]);
}

/**
 * xl/workbook.xml, in the order of CT_Workbook (ECMA-376 Part 1 §18.2.27). `fullCalcOnLoad` makes Excel compute every
 * formula when it opens the file; LibreOffice goes by its own setting.
 */
export function bookXml(book: BookSpec, active: number): string {
  const sheets = book.sheets.map(
    (sheet, i) =>
      `<sheet name="${xmlAttribute(sheet.name)}" sheetId="${i + 1}"${sheet.state === "visible" ? "" : ` state="${sheet.state}"`} r:id="rId${i + 1}"/>`,
  );
  const names = [
    ...book.sheets.flatMap(printNames),
    ...book.names.map(({ name, formula, hidden }) => nameXml(name, formula, hidden ? ' hidden="1"' : "")),
  ];
  return (
    `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">` +
    "<workbookPr/>" +
    `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"${active === 0 ? "" : ` firstSheet="${active}" activeTab="${active}"`}/></bookViews>` +
    `<sheets>${sheets.join("")}</sheets>` +
    (names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`) +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

function nameXml(name: string, formula: string, attributes: string): string {
  return `<definedName name="${xmlAttribute(name)}"${attributes}>${xstring(storedFormula(formula))}</definedName>`;
}

/** Print area and print titles of a sheet; the sheet's name is always quoted, or Excel "repairs" the file. */
function printNames(sheet: SheetSpec, index: number): string[] {
  const { area, repeatRows, repeatColumns } = sheet.print ?? {};
  const names: string[] = [];
  const local = ` localSheetId="${index}"`;
  const quoted = quoteSheet(sheet.name);
  if (area) names.push(nameXml("_xlnm.Print_Area", `${quoted}!${absolute(areaName(area))}`, local));
  const titles = [
    ...(repeatColumns ? [`${quoted}!$${columnName(repeatColumns.from)}:$${columnName(repeatColumns.to)}`] : []),
    ...(repeatRows ? [`${quoted}!$${repeatRows.from + 1}:$${repeatRows.to + 1}`] : []),
  ];
  if (titles.length > 0) names.push(nameXml("_xlnm.Print_Titles", titles.join(","), local));
  return names;
}

/** "A1:C3" → "$A$1:$C$3". */
function absolute(area: string): string {
  return parseArea(area) ? area.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2") : area;
}

/** docProps/core.xml; `created` is an ISO date-time, absent by default so that the same book gives the same bytes. */
export function coreXml(book: BookSpec, created: string | undefined): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    (book.title === undefined ? "" : `<dc:title>${xmlText(book.title)}</dc:title>`) +
    (book.creator === undefined ? "" : `<dc:creator>${xmlText(book.creator)}</dc:creator>`) +
    (created === undefined ? "" : `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created>`) +
    "</cp:coreProperties>"
  );
}

/** docProps/app.xml */
export function appXml(): string {
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>Sổ Thi đua</Application></Properties>`;
}

/** docProps/custom.xml: text properties; ids start at 2 (ECMA-376 Part 1 §22.3.2.2). */
export function customXml(properties: Record<string, string>): string {
  const items = Object.entries(properties).map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${xmlAttribute(name)}"><vt:lpwstr>${xmlText(value)}</vt:lpwstr></property>`,
  );
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${items.join("")}</Properties>`;
}
