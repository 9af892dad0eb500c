import type ExcelJS from "exceljs";
import { strFromU8 } from "fflate";
import type { Area } from "../../src/sheet/address";
import { areaName, cellName, columnName, parseArea } from "../../src/sheet/address";
import type { BookSpec, SheetSpec } from "../../src/sheet/spec";
import type { HostBook, HostSheet } from "./book";
import { key } from "./book";
import { borderOf, styleOf } from "./format";

/** What a person sees of a cell, in words that two programs share. Only what is not usual is said. */
export type CellPicture = Record<string, unknown>;

/** What a person sees of a sheet. Sizes are points. */
export interface SheetPicture {
  state: string;
  cells: Map<string, CellPicture>;
  merges: string[];
  widths: Record<string, number>;
  hiddenColumns: string[];
  heights: Record<string, number>;
  hiddenRows: number[];
  validations: string[];
  conditionals: unknown[];
  protection: unknown;
  freeze: unknown;
  page: unknown;
  tab: string | null;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Only what is said, in order of its name. */
const said = (record: Record<string, unknown>): CellPicture =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const hex = (color: unknown): string | undefined =>
  typeof color === "string" && color !== "" ? color.replace(/^#|^FF(?=[0-9A-F]{6}$)/i, "").toUpperCase() : undefined;

const STATES: Readonly<Record<string, string>> = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" };
const lower = (text: unknown): string => String(text)[0]!.toLowerCase() + String(text).slice(1);

// ---- drawn in Excel

const SIDES = { top: "EdgeTop", left: "EdgeLeft", bottom: "EdgeBottom", right: "EdgeRight" } as const;

function hostCell(sheet: HostSheet, row: number, column: number): CellPicture {
  const cell = sheet.cells.get(key(row, column));
  const style = (name: string): unknown => styleOf(sheet, row, column, name);
  const usual = (name: string, value: unknown): unknown => (style(name) === value ? undefined : style(name));
  const covered = sheet.merges.some(
    (area) =>
      row >= area.top &&
      row <= area.bottom &&
      column >= area.left &&
      column <= area.right &&
      (row !== area.top || column !== area.left),
  );
  const value = cell?.value;
  return said({
    value:
      covered || cell?.formula !== undefined ? undefined : value === 0 ? "0 (số)" : value === false ? "FALSE" : value,
    formula: cell?.formula?.slice(1),
    format: usual("numberFormat", "General"),
    font: `${String(style("font.name"))} ${String(style("font.size"))}`,
    bold: style("font.bold"),
    italic: style("font.italic"),
    color: hex(usual("font.color", "#000000")),
    fill: hex(style("fill.color")),
    align: usual("horizontalAlignment", "General") && lower(style("horizontalAlignment")),
    valign: usual("verticalAlignment", "Bottom") && lower(style("verticalAlignment")),
    wrap: style("wrapText"),
    indent: style("indentLevel") || undefined,
    unlocked: style("protection.locked") === false,
    lines: Object.entries(SIDES)
      .filter(([, side]) => borderOf(sheet, row, column, side, "style") !== "None")
      .map(([side]) => side)
      .join(" "),
  });
}

const places = (areas: readonly Area[]): [number, number][] =>
  areas.flatMap(({ top, left, bottom, right }) =>
    Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i): [number, number] => [
      top + Math.floor(i / (right - left + 1)),
      left + (i % (right - left + 1)),
    ]),
  );

type Json = Record<string, unknown>;

const OPERATORS: Readonly<Record<string, string>> = {
  Between: "between",
  GreaterThanOrEqualTo: "greaterThanOrEqual",
  LessThanOrEqualTo: "lessThanOrEqual",
};

const limit = (formula: unknown): string | undefined =>
  formula === undefined || formula === null ? undefined : String(formula).replace(/^=/, "");

function hostValidation(row: number, column: number, sheet: HostSheet): string | null {
  const validation = sheet.cells.get(key(row, column))?.validation;
  if (!validation) return null;
  const [kind, rule] = Object.entries(validation.rule)[0] as [string, Json];
  const alert = validation.errorAlert as Json | undefined;
  const prompt = validation.prompt as Json | undefined;
  return JSON.stringify(
    said({
      cell: cellName(row, column),
      kind: kind === "wholeNumber" ? "whole" : kind,
      operator: kind === "list" || kind === "custom" ? undefined : OPERATORS[String(rule["operator"])],
      first: limit(rule["source"] ?? rule["formula"] ?? rule["formula1"]),
      second: limit(rule["formula2"]),
      error: alert && [lower(alert["style"]), alert["title"], alert["message"]],
      prompt: prompt && [prompt["title"], prompt["message"]],
    }),
  );
}

function hostPage(sheet: HostSheet): unknown {
  const page = sheet.page;
  if (page["Orientation"] === undefined && page["PaperSize"] === undefined) return null;
  const zoom = page["Zoom"] as Json | undefined;
  const margin = (name: string, usual: number): number => tenth(Number(page[`${name}Margin`] ?? usual));
  const footer = (side: string, mark: string): string =>
    page[`${side}Footer`] ? `&${mark}${String(page[`${side}Footer`])}` : "";
  return {
    landscape: page["Orientation"] === "Landscape",
    paper: page["PaperSize"],
    wide: zoom?.["horizontalFitToPages"] ?? null,
    margins: [margin("Top", 54), margin("Bottom", 54), margin("Left", 50.4), margin("Right", 50.4)],
    ends: [margin("Header", 21.6), margin("Footer", 21.6)],
    centred: page["CenterHorizontally"] === true,
    rows: sheet.printTitleRows,
    columns: sheet.printTitleColumns,
    area: sheet.printArea,
    footer: footer("Left", "L") + footer("Center", "C") + footer("Right", "R"),
  };
}

function hostSheet(sheet: HostSheet): SheetPicture {
  const drawn = [...sheet.cells.keys()].map((at): [number, number] => [Math.floor(at / 16_384), at % 16_384]);
  const freeze = sheet.freeze;
  return {
    state: STATES[sheet.visibility]!,
    cells: new Map(
      drawn
        .map(([row, column]): [string, CellPicture] => [cellName(row, column), hostCell(sheet, row, column)])
        .filter(([, picture]) => seen(picture)),
    ),
    merges: sheet.merges.map(areaName).sort(),
    widths: Object.fromEntries(
      [...sheet.columns].flatMap(([column, { width }]) =>
        width === undefined ? [] : [[columnName(column), tenth(width)]],
      ),
    ),
    hiddenColumns: [...sheet.columns].flatMap(([column, { hidden }]) => (hidden ? [columnName(column)] : [])).sort(),
    heights: Object.fromEntries(
      [...sheet.rows].flatMap(([row, { height }]) => (height === undefined ? [] : [[row + 1, tenth(height)]])),
    ),
    hiddenRows: [...sheet.rows].flatMap(([row, { hidden }]) => (hidden ? [row + 1] : [])).sort((a, b) => a - b),
    validations: drawn.flatMap(([row, column]) => hostValidation(row, column, sheet) ?? []).sort(),
    conditionals: sheet.conditionals.map(({ areas, rule, format }) =>
      said({
        area: areas.map(areaName).join(" "),
        formula: String(rule["formula"]).slice(1),
        fill: hex(format["fill.color"]),
        color: hex(format["font.color"]),
        bold: format["font.bold"],
        format: format["numberFormat"],
      }),
    ),
    protection:
      sheet.protection &&
      [
        "allowFormatCells",
        "allowFormatColumns",
        "allowFormatRows",
        "allowInsertRows",
        "allowSort",
        "allowEditObjects",
      ].map((name) => sheet.protection!.options[name] === true),
    freeze: freeze && [freeze.bottom > 1_000_000 ? 0 : freeze.bottom + 1, freeze.right > 16_000 ? 0 : freeze.right + 1],
    page: hostPage(sheet),
    tab: hex(sheet.tabColor) ?? null,
  };
}

/** Whether anything of a cell differs from an empty one in the forms' own font, which files have everywhere. */
const seen = (picture: CellPicture): boolean =>
  Object.keys(picture).some((name) => name !== "font" && !(name === "lines" && Object.keys(picture).length === 2));

/** The sheets as the in-memory Excel holds them. */
export const hostPicture = (book: HostBook): Map<string, SheetPicture> =>
  new Map(book.sheets.map((sheet) => [sheet.name, hostSheet(sheet)]));

// ---- read from a file

/** A date's serial number; the reader makes dates of them. */
const serialOf = (date: Date): number => Math.round(date.getTime() / 86_400_000) + 25_569;

function fileCell(cell: ExcelJS.Cell): CellPicture {
  const { value, font, alignment } = cell;
  const covered = cell.isMerged && cell.master !== cell;
  const formula =
    typeof value === "object" && value !== null && "formula" in value
      ? String(value.formula).replace(/_xlfn\./g, "")
      : undefined;
  const plain =
    covered || formula !== undefined || value === null ? undefined : value instanceof Date ? serialOf(value) : value;
  const fill = cell.fill?.type === "pattern" && cell.fill.pattern === "solid" ? cell.fill.fgColor?.argb : undefined;
  return said({
    value: plain === 0 ? "0 (số)" : plain === false ? "FALSE" : plain,
    formula,
    format: cell.numFmt === "General" ? undefined : cell.numFmt,
    font: `${font?.name ?? ""} ${font?.size ?? ""}`,
    bold: font?.bold,
    italic: font?.italic,
    color: hex(font?.color?.argb) === "000000" ? undefined : hex(font?.color?.argb),
    fill: hex(fill),
    align: alignment?.horizontal,
    valign:
      alignment?.vertical === "middle" ? "center" : alignment?.vertical === "bottom" ? undefined : alignment?.vertical,
    wrap: alignment?.wrapText,
    indent: alignment?.indent,
    unlocked: cell.protection?.locked === false,
  });
}

/** Text of an attribute or element, with XML's own escapes undone. */
const plain = (text: string | undefined): string | undefined =>
  text
    ?.replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, "&");

/** The validations of a sheet's XML, cell by cell: exceljs makes numbers of their formulas. */
function fileValidations(xml: string): string[] {
  return [...xml.matchAll(/<dataValidation ([^>]*)>(.*?)<\/dataValidation>/gs)].flatMap(([, head, body]) => {
    const of = (name: string): string | undefined => plain(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(head!)?.[1]);
    const formula = (number: number): string | undefined =>
      plain(new RegExp(`<formula${number}>(.*?)</formula${number}>`, "s").exec(body!)?.[1]);
    const kind = of("type")!;
    expect(of("allowBlank")).toBe("1");
    return places([parseArea(of("sqref")!)!]).map(([row, column]) =>
      JSON.stringify(
        said({
          cell: cellName(row, column),
          kind,
          operator: kind === "list" || kind === "custom" ? undefined : (of("operator") ?? "between"),
          first: formula(1)?.replace(/^"(.*)"$/s, "$1"),
          second: formula(2),
          error: of("error") === undefined ? undefined : [of("errorStyle") ?? "stop", of("errorTitle"), of("error")],
          prompt: of("prompt") === undefined ? undefined : [of("promptTitle"), of("prompt")],
        }),
      ),
    );
  });
}

interface Rule {
  formulae?: unknown[];
  priority: number;
  style?: {
    fill?: { bgColor?: { argb?: string } };
    font?: { color?: { argb?: string }; bold?: boolean };
    numFmt?: { formatCode?: string } | string | null;
  };
}

const formatOf = (format: { formatCode?: string } | string | null | undefined): string | undefined =>
  typeof format === "string" ? format : format?.formatCode;

/** Excel's width in points of a stored width: characters of the default font, 8 pixels each. */
const points = (width: number): number => tenth(Math.round(width * 8) * 0.75);

function fileSheet(sheet: ExcelJS.Worksheet, spec: SheetSpec, xml: string): SheetPicture {
  const cells = new Map<string, CellPicture>();
  const lined = new Set<string>();
  for (const { row, column } of spec.cells)
    if (sheet.getCell(row + 1, column + 1).border?.top) lined.add(`${row}:${column}`);
  // A line between two cells belongs to both.
  const has = (row: number, column: number): boolean => lined.has(`${row}:${column}`);
  const around = new Set(
    [...lined].flatMap((each) => {
      const [row, column] = each.split(":").map(Number) as [number, number];
      return [each, `${row - 1}:${column}`, `${row + 1}:${column}`, `${row}:${column - 1}`, `${row}:${column + 1}`];
    }),
  );
  for (const each of new Set([...spec.cells.map(({ row, column }) => `${row}:${column}`), ...around])) {
    const [row, column] = each.split(":").map(Number) as [number, number];
    if (row < 0 || column < 0) continue;
    const lines = [
      has(row, column) || has(row - 1, column) ? "top" : "",
      has(row, column) || has(row, column - 1) ? "left" : "",
      has(row, column) || has(row + 1, column) ? "bottom" : "",
      has(row, column) || has(row, column + 1) ? "right" : "",
    ];
    const picture = said({ ...fileCell(sheet.getCell(row + 1, column + 1)), lines: lines.filter(Boolean).join(" ") });
    if (seen(picture)) cells.set(cellName(row, column), picture);
  }
  const page = sheet.pageSetup;
  const inch = (value: number | undefined): number => tenth((value ?? 0) * 72);
  const view = sheet.views[0] as { state?: string; xSplit?: number; ySplit?: number } | undefined;
  const protection = (sheet as unknown as { sheetProtection: Json | null }).sheetProtection;
  const formats = (sheet as unknown as { conditionalFormattings: { ref: string; rules: Rule[] }[] })
    .conditionalFormattings;
  return {
    state: sheet.state,
    cells,
    merges: (sheet.model as { merges?: string[] }).merges?.map((each) => areaName(parseArea(each)!)).sort() ?? [],
    widths: Object.fromEntries(
      spec.columns.map(({ column }) => [columnName(column), points(sheet.getColumn(column + 1).width ?? 0)]),
    ),
    hiddenColumns: spec.columns
      .filter(({ column }) => sheet.getColumn(column + 1).hidden)
      .map(({ column }) => columnName(column))
      .sort(),
    heights: Object.fromEntries(
      spec.rows.flatMap(({ row, height }) =>
        // The in-memory Excel keeps no height that is the usual one.
        height === undefined || height === 15 || !custom(row, spec)
          ? []
          : [[row + 1, tenth(sheet.getRow(row + 1).height)]],
      ),
    ),
    hiddenRows: spec.rows
      .filter(({ row }) => sheet.getRow(row + 1).hidden)
      .map(({ row }) => row + 1)
      .sort((a, b) => a - b),
    validations: fileValidations(xml).sort(),
    conditionals: formats
      .flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, rule })))
      .sort((a, b) => a.rule.priority - b.rule.priority)
      .map(({ ref, rule }) =>
        said({
          area: areaName(parseArea(ref)!),
          formula: String(rule.formulae?.[0]),
          fill: hex(rule.style?.fill?.bgColor?.argb),
          color: hex(rule.style?.font?.color?.argb),
          bold: rule.style?.font?.bold,
          format: formatOf(rule.style?.numFmt),
        }),
      ),
    protection:
      protection?.["sheet"] === true
        ? ["formatCells", "formatColumns", "formatRows", "insertRows", "sort"]
            .map((name) => protection[name] === true || protection[name] === "0")
            .concat(false)
        : null,
    freeze: view?.state === "frozen" ? [view.ySplit ?? 0, view.xSplit ?? 0] : null,
    page: spec.print
      ? {
          landscape: page.orientation === "landscape",
          paper: Number(page.paperSize) === 9 ? "A4" : page.paperSize,
          wide: page.fitToPage ? (page.fitToWidth ?? 1) : null,
          margins: [
            inch(page.margins?.top),
            inch(page.margins?.bottom),
            inch(page.margins?.left),
            inch(page.margins?.right),
          ],
          ends: [inch(page.margins?.header), inch(page.margins?.footer)],
          centred: page.horizontalCentered === true,
          rows: page.printTitlesRow ?? null,
          columns: page.printTitlesColumn ?? null,
          area: page.printArea ?? null,
          footer: sheet.headerFooter.oddFooter ?? "",
        }
      : null,
    tab: hex(sheet.properties.tabColor?.argb) ?? null,
  };
}

/** Whether a row's height was set for good: one that grows is Excel's to find, but for merged cells, which it does not measure. */
const custom = (row: number, spec: SheetSpec): boolean =>
  spec.rows.find((each) => each.row === row)?.grow !== true ||
  spec.merges.some(({ top, bottom }) => row === top || row === bottom);

/** The sheets as another program reads them from a file of ours. */
export const filePicture = (
  workbook: ExcelJS.Workbook,
  book: BookSpec,
  parts: Readonly<Record<string, Uint8Array>>,
): Map<string, SheetPicture> =>
  new Map(
    book.sheets.map((spec, i) => [
      spec.name,
      fileSheet(workbook.getWorksheet(spec.name)!, spec, strFromU8(parts[`xl/worksheets/sheet${i + 1}.xml`]!)),
    ]),
  );
