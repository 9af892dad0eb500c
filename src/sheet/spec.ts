import type { Area } from "./address";
import type { SheetState } from "./grid";

/** How a cell looks. Colours are "RRGGBB". Sizes are points. */
export interface StyleSpec {
  font?: { name?: string; size?: number; bold?: boolean; italic?: boolean; color?: string };
  fill?: string;
  /** Thin black lines on all four sides, or none. */
  border?: boolean;
  align?: "left" | "center" | "right" | "justify";
  valign?: "top" | "center" | "bottom";
  wrap?: boolean;
  /** Number format code; absent is General, "@" text. */
  format?: string;
  /** May be typed into while the sheet is protected. */
  unlocked?: boolean;
  /** Text indent in steps of about 3 characters. */
  indent?: number;
}

export interface CellSpec {
  row: number;
  column: number;
  /** With a formula: the value to store until the file is recalculated. */
  value: string | number | boolean | null;
  /** en-US formula without "=", with functions of Excel 2010 and "," between arguments. */
  formula?: string;
  /** A key of SheetSpec.styles. */
  style?: string;
}

/** Native validation. A formula is en-US without "="; a list points to a range or a name, never to literals over 255 characters. */
export interface ValidationSpec {
  area: Area;
  kind: "list" | "decimal" | "whole" | "date" | "textLength" | "custom";
  operator?: "between" | "greaterThanOrEqual" | "lessThanOrEqual";
  formula1: string;
  formula2?: string;
  prompt?: { title: string; text: string };
  error?: { title: string; text: string; style: "stop" | "warning" | "information" };
}

/**
 * A conditional format by formula (en-US without "=", relative to the area's first cell). Earlier ones win. `format` is a
 * number format code; a host that cannot change formats by condition leaves the cell's own, which must read well too.
 */
export interface ConditionalSpec {
  area: Area;
  formula: string;
  look: { fill?: string; color?: string; bold?: boolean; format?: string };
}

/** Print set-up. Margins are millimetres; paper is A4 always. */
export interface PrintSpec {
  landscape: boolean;
  /** Fit the width to one page (or `pagesWide`), as many pages tall as needed. */
  fitWidth: boolean;
  pagesWide?: number;
  /** Zero-based first and last header row to repeat on each page. */
  repeatRows?: { from: number; to: number };
  /** Zero-based first and last column to repeat on each page, for tables wider than one. */
  repeatColumns?: { from: number; to: number };
  area?: Area;
  margins: { top: number; bottom: number; left: number; right: number };
  /** Page footer in Excel's code, e.g. "&CTrang &P/&N". */
  footer?: string;
}

/** A sheet said in data; drawn by the xlsx writer, by Office.js and by the embedded grid. */
export interface SheetSpec {
  name: string;
  state: SheetState;
  styles: Record<string, StyleSpec>;
  cells: CellSpec[];
  /** Width in characters of the default font; hidden columns keep theirs. */
  columns: { column: number; width: number; hidden?: boolean }[];
  /** Height in points; with `grow` it follows what is typed into the row, else it stays. */
  rows: { row: number; height?: number; hidden?: boolean; grow?: boolean }[];
  merges: Area[];
  validations: ValidationSpec[];
  conditionals: ConditionalSpec[];
  /** Sheet protection without a password; selecting, formatting and sizing stay allowed. */
  protect: boolean;
  /** Rows and columns above and left of the split. */
  freeze?: { rows: number; columns: number };
  print?: PrintSpec;
  /** Areas where numbers stand as text on purpose (targets as printed): Excel marks none of them with its green corner. */
  textNumbers?: Area[];
  /** Tab colour "RRGGBB". */
  tab?: string;
}

/** A defined name. The formula is en-US without "=", e.g. "'DanhMuc'!$A$2:$A$9". */
export interface NameSpec {
  name: string;
  formula: string;
  hidden?: boolean;
}

/** A whole workbook said in data. */
export interface BookSpec {
  sheets: SheetSpec[];
  names: NameSpec[];
  /** Custom document properties, all text. */
  properties: Record<string, string>;
  title?: string;
  creator?: string;
}
