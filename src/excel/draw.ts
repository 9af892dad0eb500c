import type { Area } from "../sheet/address";
import { areaName, columnName } from "../sheet/address";
import type { SheetState } from "../sheet/grid";
import { addresses } from "./areas";
import type { Block, ConditionalImage, Drawing, Lines, Look, PageImage, ValidationImage } from "./drawing";
import type { Step } from "./run";
import { jsonBytes, RANGE_BYTES } from "./run";

/** What stands on a sheet now and has to be taken away before it is drawn anew. */
export interface Standing {
  /** Ids of the conditional formats that `draw` can draw again. */
  conditionals: string[];
  printArea: boolean;
  printTitles: boolean;
}

const NOTHING: Standing = { conditionals: [], printArea: false, printTitles: false };

const sheetOf = (context: Excel.RequestContext, name: string): Excel.Worksheet =>
  context.workbook.worksheets.getItem(name);

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

export const stateStep = (name: string, state: SheetState): Step => ({
  bytes: RANGE_BYTES,
  queue: (context) => {
    sheetOf(context, name).visibility = VISIBILITY[state];
  },
});

export const protectStep = (name: string, options: Excel.WorksheetProtectionOptions): Step => ({
  bytes: RANGE_BYTES,
  queue: (context) => sheetOf(context, name).protection.protect(options),
});

export const unprotectStep = (name: string): Step => ({
  bytes: RANGE_BYTES,
  queue: (context) => sheetOf(context, name).protection.unprotect(),
});

/** Empties a sheet: cells, dress, merges, validation, conditional formats, sizes, hidden lines, frozen panes, print area. */
export function clearSteps(name: string, standing: Standing): Step[] {
  return [
    {
      bytes: 4 * RANGE_BYTES + standing.conditionals.length * RANGE_BYTES,
      queue: (context) => {
        const sheet = sheetOf(context, name);
        const whole = sheet.getRange();
        whole.unmerge();
        whole.clear("All");
        whole.dataValidation.clear();
        for (const id of standing.conditionals) whole.conditionalFormats.getItem(id).delete();
        whole.rowHidden = false;
        whole.columnHidden = false;
        whole.format.useStandardWidth = true;
        whole.format.useStandardHeight = true;
        sheet.freezePanes.unfreeze();
        if (standing.printArea) sheet.names.getItem("Print_Area").delete();
        if (standing.printTitles) sheet.names.getItem("Print_Titles").delete();
      },
    },
  ];
}

/** Bytes of cells sent in one range: long texts make many of few cells. */
const BLOCK_BYTES = 1_000_000;

/** A block in halves until each can be sent. */
function sendable(block: Block): { block: Block; bytes: number }[] {
  const bytes = jsonBytes(block.inputs) + jsonBytes(block.formats);
  const { top, bottom } = block.area;
  if (bytes <= BLOCK_BYTES || top === bottom) return [{ block, bytes }];
  const half = (bottom - top + 1) >> 1;
  const part = (from: number, to: number): Block => ({
    area: { ...block.area, top: top + from, bottom: top + to - 1 },
    inputs: block.inputs.slice(from, to),
    formats: block.formats.slice(from, to),
  });
  return [part(0, half), part(half, bottom - top + 1)].flatMap(sendable);
}

export function blockSteps(name: string, blocks: readonly Block[]): Step[] {
  return blocks.flatMap(sendable).map(({ block, bytes }) => ({
    bytes: RANGE_BYTES + bytes,
    queue: (context) => {
      const range = sheetOf(context, name).getRange(areaName(block.area));
      if (block.formats.some((row) => row.some((format) => format !== null))) range.numberFormat = block.formats;
      range.formulas = block.inputs;
    },
  }));
}

function dress(format: Excel.RangeFormat, look: Look): void {
  const font = format.font;
  if (look.fontName !== undefined) font.name = look.fontName;
  if (look.fontSize !== undefined) font.size = look.fontSize;
  if (look.bold !== undefined) font.bold = look.bold;
  if (look.italic !== undefined) font.italic = look.italic;
  if (look.underline !== undefined) font.underline = look.underline as Excel.RangeUnderlineStyle;
  if (look.strikethrough !== undefined) font.strikethrough = look.strikethrough;
  if (look.color !== undefined) font.color = look.color;
  if (look.fill !== undefined) format.fill.color = look.fill;
  if (look.horizontalAlignment !== undefined)
    format.horizontalAlignment = look.horizontalAlignment as Excel.HorizontalAlignment;
  if (look.verticalAlignment !== undefined)
    format.verticalAlignment = look.verticalAlignment as Excel.VerticalAlignment;
  if (look.wrapText !== undefined) format.wrapText = look.wrapText;
  if (look.indentLevel !== undefined) format.indentLevel = look.indentLevel;
  if (look.textOrientation !== undefined) format.textOrientation = look.textOrientation;
  if (look.shrinkToFit !== undefined) format.shrinkToFit = look.shrinkToFit;
  if (look.locked !== undefined) format.protection.locked = look.locked;
  if (look.formulaHidden !== undefined) format.protection.formulaHidden = look.formulaHidden;
}

const lookSteps = (name: string, look: Look, areas: readonly Area[]): Step[] =>
  addresses(areas).map((address) => ({
    bytes: 2 * RANGE_BYTES + address.length + jsonBytes(look) * 3,
    queue: (context) => dress(sheetOf(context, name).getRanges(address).format, look),
  }));

const lineSteps = (name: string, lines: Lines): Step[] =>
  addresses(lines.areas).map((address) => ({
    bytes: 2 * RANGE_BYTES + address.length,
    queue: (context) => {
      const border = sheetOf(context, name).getRanges(address).format.borders.getItem(lines.side);
      border.style = lines.style as Excel.BorderLineStyle;
      border.color = lines.color;
      border.weight = lines.weight as Excel.BorderWeight;
    },
  }));

/** Neighbouring lines of one size together. */
function runs(sizes: Drawing["widths"]): Drawing["widths"] {
  const out: Drawing["widths"] = [];
  for (const each of [...sizes].sort((a, b) => a.from - b.from)) {
    const last = out[out.length - 1];
    if (last && last.points === each.points && last.to === each.from - 1) last.to = each.to;
    else out.push({ ...each });
  }
  return out;
}

const runsOf = (lines: readonly number[]): Drawing["widths"] =>
  runs(lines.map((line) => ({ from: line, to: line, points: 0 })));

function sizeSteps(name: string, drawing: Drawing): Step[] {
  const columns = (from: number, to: number): string => `${columnName(from)}:${columnName(to)}`;
  const rows = (from: number, to: number): string => `${from + 1}:${to + 1}`;
  const step = (address: string, set: (range: Excel.Range) => void): Step => ({
    bytes: RANGE_BYTES,
    queue: (context) => set(sheetOf(context, name).getRange(address)),
  });
  return [
    ...runs(drawing.widths).map((each) =>
      step(columns(each.from, each.to), (range) => {
        range.format.columnWidth = each.points;
      }),
    ),
    ...runs(drawing.heights).map((each) =>
      step(rows(each.from, each.to), (range) => {
        range.format.rowHeight = each.points;
      }),
    ),
    ...runsOf(drawing.fittedRows).map((each) => step(rows(each.from, each.to), (range) => range.format.autofitRows())),
    ...runsOf(drawing.hiddenColumns).map((each) =>
      step(columns(each.from, each.to), (range) => {
        range.columnHidden = true;
      }),
    ),
    ...runsOf(drawing.hiddenRows).map((each) =>
      step(rows(each.from, each.to), (range) => {
        range.rowHidden = true;
      }),
    ),
  ];
}

const validationSteps = (name: string, image: ValidationImage): Step[] =>
  image.areas.map((area) => ({
    bytes: RANGE_BYTES + 2 * jsonBytes(image),
    queue: (context) => {
      const validation = sheetOf(context, name).getRange(areaName(area)).dataValidation;
      validation.rule = image.rule;
      validation.ignoreBlanks = image.ignoreBlanks;
      if (image.prompt) validation.prompt = image.prompt;
      if (image.errorAlert) validation.errorAlert = image.errorAlert;
    },
  }));

function conditionalRule(item: Excel.ConditionalFormat, image: ConditionalImage): Excel.ConditionalRangeFormat {
  switch (image.kind) {
    case "Custom":
      item.custom.rule.formula = image.rule as string;
      return item.custom.format;
    case "CellValue":
      item.cellValue.rule = image.rule as Excel.ConditionalCellValueRule;
      return item.cellValue.format;
    case "ContainsText":
      item.textComparison.rule = image.rule as Excel.ConditionalTextComparisonRule;
      return item.textComparison.format;
    case "TopBottom":
      item.topBottom.rule = image.rule as Excel.ConditionalTopBottomRule;
      return item.topBottom.format;
    case "PresetCriteria":
      item.preset.rule = image.rule as Excel.ConditionalPresetCriteriaRule;
      return item.preset.format;
  }
}

/** A new conditional format becomes the strongest: they are added from the last to the first. */
const conditionalSteps = (name: string, images: readonly ConditionalImage[]): Step[] =>
  [...images].reverse().map((image) => ({
    bytes: 3 * RANGE_BYTES + 2 * jsonBytes(image),
    queue: (context) => {
      const sheet = sheetOf(context, name);
      const [first] = image.areas;
      const formats =
        image.areas.length === 1 && first
          ? sheet.getRange(areaName(first)).conditionalFormats
          : sheet.getRanges(image.areas.map(areaName).join(",")).conditionalFormats;
      const item = formats.add(image.kind);
      const format = conditionalRule(item, image);
      if (image.look.fill !== undefined) format.fill.color = image.look.fill;
      if (image.look.color !== undefined) format.font.color = image.look.color;
      if (image.look.bold !== undefined) format.font.bold = image.look.bold;
      if (image.look.italic !== undefined) format.font.italic = image.look.italic;
      if (image.look.format !== undefined) format.numberFormat = image.look.format;
      if (image.stopIfTrue) item.stopIfTrue = true;
    },
  }));

function setPage(sheet: Excel.Worksheet, page: PageImage): void {
  const layout = sheet.pageLayout;
  if (page.orientation !== undefined) layout.orientation = page.orientation as Excel.PageOrientation;
  if (page.paperSize) layout.paperSize = page.paperSize as Excel.PaperType;
  if (page.zoom !== undefined) layout.zoom = page.zoom;
  if (page.margins) {
    layout.topMargin = page.margins.top;
    layout.bottomMargin = page.margins.bottom;
    layout.leftMargin = page.margins.left;
    layout.rightMargin = page.margins.right;
    if (page.margins.header !== undefined) layout.headerMargin = page.margins.header;
    if (page.margins.footer !== undefined) layout.footerMargin = page.margins.footer;
  }
  if (page.centerHorizontally !== undefined) layout.centerHorizontally = page.centerHorizontally;
  if (page.centerVertically !== undefined) layout.centerVertically = page.centerVertically;
  if (page.printGridlines !== undefined) layout.printGridlines = page.printGridlines;
  if (page.titleRows !== null) layout.setPrintTitleRows(page.titleRows);
  if (page.titleColumns !== null) layout.setPrintTitleColumns(page.titleColumns);
  if (page.printArea !== null) layout.setPrintArea(page.printArea);
  const texts = layout.headersFooters.defaultForAllPages;
  for (const [side, text] of Object.entries(page.texts)) texts[side as keyof typeof page.texts] = text;
}

/** Draws a sheet that is empty; its state and protection are set apart, at the end of all. */
export function drawSteps(name: string, drawing: Drawing): Step[] {
  const steps: Step[] = [
    ...blockSteps(name, drawing.blocks),
    ...drawing.merges.map((area) => ({
      bytes: RANGE_BYTES,
      queue: (context: Excel.RequestContext) => sheetOf(context, name).getRange(areaName(area)).merge(false),
    })),
    ...drawing.looks.flatMap(({ look, areas }) => lookSteps(name, look, areas)),
    ...drawing.lines.flatMap((lines) => lineSteps(name, lines)),
    ...sizeSteps(name, drawing),
    ...drawing.validations.flatMap((image) => validationSteps(name, image)),
    ...conditionalSteps(name, drawing.conditionals),
  ];
  const { freeze, page } = drawing;
  steps.push({
    bytes: 4 * RANGE_BYTES + jsonBytes(page),
    queue: (context) => {
      const sheet = sheetOf(context, name);
      if (freeze && freeze.rows > 0 && freeze.columns > 0)
        sheet.freezePanes.freezeAt(areaName({ top: 0, left: 0, bottom: freeze.rows - 1, right: freeze.columns - 1 }));
      else if (freeze && freeze.rows > 0) sheet.freezePanes.freezeRows(freeze.rows);
      else if (freeze) sheet.freezePanes.freezeColumns(freeze.columns);
      sheet.tabColor = drawing.tab;
      if (page) setPage(sheet, page);
    },
  });
  return steps;
}

/** Empties the sheet and draws it anew. */
export const redrawSteps = (name: string, drawing: Drawing, standing: Standing = NOTHING): Step[] => [
  ...clearSteps(name, standing),
  ...drawSteps(name, drawing),
];
