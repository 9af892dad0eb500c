import type { Area } from "../sheet/address";
import { areaName, columnName } from "../sheet/address";
import { DEFAULT_FONT, DIGIT_PIXELS } from "../sheet/font";
import type { SheetSpec, StyleSpec, ValidationSpec } from "../sheet/spec";
import { columnsOf, placeOf, rectangles, slices } from "./areas";
import type { Block, ConditionalImage, Drawing, Lines, Look, PageImage, PageText, ValidationImage } from "./drawing";
import { inputOf } from "./input";

const MM = 72 / 25.4;
const BLOCK_CELLS = 20_000;

/**
 * Width of a column in points: characters of the forms' own font and 5 pixels of padding (ECMA-376 Part 1 §18.3.1.13), whatever
 * font the open workbook has: the heights of rows are reckoned for it.
 */
export const pointsOfWidth = (characters: number): number => (Math.round(characters * DIGIT_PIXELS) + 5) * 0.75;

const LOCKED: Excel.WorksheetProtectionOptions = {
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  selectionMode: "Normal",
};

const ALIGN = { left: "Left", center: "Center", right: "Right", justify: "Justify" } as const;
const VALIGN = { top: "Top", center: "Center", bottom: "Bottom" } as const;

function lookOf(style: StyleSpec): Look {
  const font = style.font;
  // A cell without a font has the forms' own, as in a file of theirs: the open workbook's may be another.
  const look: Look = { fontName: font?.name ?? DEFAULT_FONT.name, fontSize: font?.size ?? DEFAULT_FONT.size };
  if (font?.bold !== undefined) look.bold = font.bold;
  if (font?.italic !== undefined) look.italic = font.italic;
  if (font?.color !== undefined) look.color = `#${font.color}`;
  if (style.fill !== undefined) look.fill = `#${style.fill}`;
  if (style.align !== undefined) look.horizontalAlignment = ALIGN[style.align];
  if (style.valign !== undefined) look.verticalAlignment = VALIGN[style.valign];
  if (style.wrap !== undefined) look.wrapText = style.wrap;
  if (style.indent !== undefined) look.indentLevel = style.indent;
  if (style.unlocked !== undefined) look.locked = !style.unlocked;
  return look;
}

/** The lines around bordered cells, each once. */
export function thinLines(places: ReadonlySet<number>): Lines[] {
  const below: number[] = [];
  const beside: number[] = [];
  for (const place of places) {
    if (!places.has(place + placeOf(1, 0))) below.push(place);
    if (!places.has(place + 1)) beside.push(place);
  }
  const thin = { style: "Continuous", color: "#000000", weight: "Thin" } as const;
  return [
    { side: "EdgeTop" as const, ...thin, areas: rectangles(places, false) },
    { side: "EdgeLeft" as const, ...thin, areas: columnsOf(places) },
    { side: "EdgeBottom" as const, ...thin, areas: rectangles(below, false) },
    { side: "EdgeRight" as const, ...thin, areas: columnsOf(beside) },
  ].filter((lines) => lines.areas.length > 0);
}

function blocksOf(spec: SheetSpec): Block[] {
  if (spec.cells.length === 0) return [];
  const rows = spec.cells.map((cell) => cell.row);
  const columns = spec.cells.map((cell) => cell.column);
  const least = (list: number[]): number => list.reduce((a, b) => Math.min(a, b));
  const most = (list: number[]): number => list.reduce((a, b) => Math.max(a, b));
  const whole: Area = { top: least(rows), bottom: most(rows), left: least(columns), right: most(columns) };
  const byPlace = new Map(spec.cells.map((cell) => [placeOf(cell.row, cell.column), cell]));
  return slices(whole, BLOCK_CELLS).map((area) => {
    const inputs: Block["inputs"] = [];
    const formats: Block["formats"] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      inputs.push([]);
      formats.push([]);
      for (let column = area.left; column <= area.right; column++) {
        const cell = byPlace.get(placeOf(row, column));
        const format = cell?.style === undefined ? undefined : spec.styles[cell.style]?.format;
        const empty = !cell || (cell.value === null && cell.formula === undefined);
        inputs[row - area.top]!.push(empty ? null : inputOf(cell, format ?? ""));
        formats[row - area.top]!.push(format ?? null);
      }
    }
    return { area, inputs, formats };
  });
}

const OPERATORS = {
  between: "Between",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
} as const;

const bare = (formula: string): string | number => {
  const number = Number(formula);
  return formula.trim() !== "" && Number.isFinite(number) ? number : `=${formula}`;
};

function ruleOf(spec: ValidationSpec): Excel.DataValidationRule {
  if (spec.kind === "list") {
    const literal = /^"([\s\S]*)"$/.exec(spec.formula1);
    return { list: { inCellDropDown: true, source: literal ? literal[1]! : `=${spec.formula1}` } };
  }
  if (spec.kind === "custom") return { custom: { formula: `=${spec.formula1}` } };
  const basic = {
    formula1: bare(spec.formula1),
    ...(spec.formula2 === undefined ? {} : { formula2: bare(spec.formula2) }),
    operator: OPERATORS[spec.operator ?? "between"],
  };
  if (spec.kind === "decimal") return { decimal: basic };
  if (spec.kind === "whole") return { wholeNumber: basic };
  if (spec.kind === "textLength") return { textLength: basic };
  // A date's limit is a formula or an ISO text, never a bare serial.
  return {
    date: {
      formula1: `=${spec.formula1}`,
      ...(spec.formula2 === undefined ? {} : { formula2: `=${spec.formula2}` }),
      operator: basic.operator,
    },
  };
}

const STYLE = { stop: "Stop", warning: "Warning", information: "Information" } as const;

function validationOf(spec: ValidationSpec): ValidationImage {
  return {
    areas: [spec.area],
    rule: ruleOf(spec),
    ignoreBlanks: true,
    ...(spec.prompt ? { prompt: { title: spec.prompt.title, message: spec.prompt.text, showPrompt: true } } : {}),
    ...(spec.error
      ? {
          errorAlert: {
            title: spec.error.title,
            message: spec.error.text,
            showAlert: true,
            style: STYLE[spec.error.style],
          },
        }
      : {}),
  };
}

/** "&LTrái&CGiữa&RPhải" in its three parts (ECMA-376 Part 1 §18.3.1.46); before the first mark is the centre. */
export function footerParts(code: string): Partial<Record<PageText, string>> {
  const parts: Record<string, string> = { L: "", C: "", R: "" };
  let side = "C";
  for (const piece of code.split(/(&[LCR])/)) {
    if (/^&[LCR]$/.test(piece)) side = piece[1]!;
    else parts[side] += piece;
  }
  return { leftFooter: parts["L"]!, centerFooter: parts["C"]!, rightFooter: parts["R"]! };
}

function pageOf(spec: SheetSpec): PageImage | null {
  const print = spec.print;
  if (!print) return null;
  const points = (mm: number): number => Math.round(mm * MM * 1000) / 1000;
  return {
    orientation: print.landscape ? "Landscape" : "Portrait",
    paperSize: "A4",
    zoom: print.fitWidth ? { horizontalFitToPages: print.pagesWide ?? 1 } : { scale: 100 },
    margins: {
      top: points(print.margins.top),
      bottom: points(print.margins.bottom),
      left: points(print.margins.left),
      right: points(print.margins.right),
      header: points(print.margins.top / 2),
      footer: points(print.margins.bottom / 2),
    },
    centerHorizontally: true,
    titleRows: print.repeatRows ? `$${print.repeatRows.from + 1}:$${print.repeatRows.to + 1}` : null,
    titleColumns: print.repeatColumns
      ? `$${columnName(print.repeatColumns.from)}:$${columnName(print.repeatColumns.to)}`
      : null,
    printArea: print.area ? areaName(print.area) : null,
    texts: print.footer === undefined ? {} : footerParts(print.footer),
  };
}

/** A SheetSpec as what is to be drawn in Excel. */
export function drawingOf(spec: SheetSpec): Drawing {
  const byStyle = new Map<string, number[]>();
  const bordered = new Set<number>();
  for (const cell of spec.cells) {
    const style = cell.style ?? "";
    const place = placeOf(cell.row, cell.column);
    const list = byStyle.get(style);
    if (list) list.push(place);
    else byStyle.set(style, [place]);
    if (spec.styles[style]?.border) bordered.add(place);
  }

  // A row that grows is left to Excel, which measures no merged cells.
  const merged = new Set(spec.merges.flatMap(({ top, bottom }) => [top, bottom]));
  const fits = ({ row, grow }: SheetSpec["rows"][number]): boolean => grow === true && !merged.has(row);
  const conditionals: ConditionalImage[] = spec.conditionals.map((each) => ({
    areas: [each.area],
    kind: "Custom",
    rule: `=${each.formula}`,
    look: {
      ...(each.look.fill === undefined ? {} : { fill: `#${each.look.fill}` }),
      ...(each.look.color === undefined ? {} : { color: `#${each.look.color}` }),
      ...(each.look.bold === undefined ? {} : { bold: each.look.bold }),
      ...(each.look.format === undefined ? {} : { format: each.look.format }),
    },
    stopIfTrue: false,
  }));
  return {
    state: spec.state,
    blocks: blocksOf(spec),
    looks: [...byStyle.entries()].flatMap(([name, places]) => {
      return [{ look: lookOf(spec.styles[name] ?? {}), areas: rectangles(places) }];
    }),
    lines: thinLines(bordered),
    merges: spec.merges,
    widths: spec.columns.map((each) => ({ from: each.column, to: each.column, points: pointsOfWidth(each.width) })),
    heights: spec.rows.flatMap((each) =>
      each.height === undefined || fits(each) ? [] : [{ from: each.row, to: each.row, points: each.height }],
    ),
    fittedRows: spec.rows.filter(fits).map((each) => each.row),
    hiddenRows: spec.rows.filter((each) => each.hidden).map((each) => each.row),
    hiddenColumns: spec.columns.filter((each) => each.hidden).map((each) => each.column),
    validations: spec.validations.map(validationOf),
    conditionals,
    protection: spec.protect ? LOCKED : null,
    freeze: spec.freeze && (spec.freeze.rows > 0 || spec.freeze.columns > 0) ? spec.freeze : null,
    page: pageOf(spec),
    tab: spec.tab === undefined ? "" : `#${spec.tab}`,
  };
}
