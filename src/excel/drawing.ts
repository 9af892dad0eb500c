import type { Area } from "../sheet/address";
import type { SheetState } from "../sheet/grid";
import type { Input } from "./input";

/** Cells in a block: formats go first, so that text stays text. null leaves a cell as it is. */
export interface Block {
  area: Area;
  inputs: Input[][];
  formats: (string | null)[][];
}

/** How cells look, in Office.js's words; absent is as it is (Excel's default after clearing). */
export interface Look {
  fontName?: string;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
  color?: string;
  fill?: string;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapText?: boolean;
  indentLevel?: number;
  textOrientation?: number;
  shrinkToFit?: boolean;
  locked?: boolean;
  formulaHidden?: boolean;
}

/** Lines of one kind on one side of cells. */
export interface Lines {
  side: "EdgeTop" | "EdgeLeft" | "EdgeBottom" | "EdgeRight";
  style: string;
  color: string;
  weight: string;
  areas: Area[];
}

export interface ValidationImage {
  areas: Area[];
  rule: Excel.DataValidationRule;
  prompt?: Excel.DataValidationPrompt;
  errorAlert?: Excel.DataValidationErrorAlert;
  ignoreBlanks: boolean;
}

/** Conditional formats that can be drawn again; other kinds on a sheet are left where they are. */
export type ConditionalKind = "Custom" | "CellValue" | "ContainsText" | "TopBottom" | "PresetCriteria";

export interface ConditionalImage {
  areas: Area[];
  kind: ConditionalKind;
  /** The formula of Custom; the rule of the others. */
  rule: unknown;
  look: { fill?: string; color?: string; bold?: boolean; italic?: boolean; format?: string };
  stopIfTrue: boolean;
}

/** Print set-up; sizes in points, as Office.js keeps them. */
export interface PageImage {
  orientation?: string;
  paperSize?: string | null;
  zoom?: Excel.PageLayoutZoomOptions;
  margins?: { top: number; bottom: number; left: number; right: number; header?: number; footer?: number };
  centerHorizontally?: boolean;
  centerVertically?: boolean;
  printGridlines?: boolean;
  /** "$1:$2", or null for none. */
  titleRows: string | null;
  /** "$A:$B", or null for none. */
  titleColumns: string | null;
  /** A1 area, or null for none. */
  printArea: string | null;
  texts: Partial<Record<PageText, string>>;
}

export type PageText = "leftHeader" | "centerHeader" | "rightHeader" | "leftFooter" | "centerFooter" | "rightFooter";

/** All of a sheet that is drawn, and put back when a change fails or is undone. */
export interface Drawing {
  state: SheetState;
  blocks: Block[];
  looks: { look: Look; areas: Area[] }[];
  lines: Lines[];
  merges: Area[];
  /** Points. */
  widths: { from: number; to: number; points: number }[];
  heights: { from: number; to: number; points: number }[];
  /** Rows whose height Excel is to find, and to keep finding as they are typed into. */
  fittedRows: number[];
  hiddenRows: number[];
  hiddenColumns: number[];
  validations: ValidationImage[];
  /** The first wins. */
  conditionals: ConditionalImage[];
  protection: Excel.WorksheetProtectionOptions | null;
  /** Address of the frozen rows and columns. */
  freeze: { rows: number; columns: number } | null;
  page: PageImage | null;
  /** "#RRGGBB", "" for none. */
  tab: string;
}
