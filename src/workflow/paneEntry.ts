import type { Indicator, Plan } from "../domain/plan";
import type { MilestoneState } from "../domain/submission";
import { targetText } from "../domain/target";
import { findHeader, textAt } from "../forms/columns";
import { MILESTONE_WORDS } from "../forms/lists";
import { RESULTS_COLUMNS, RESULTS_SHEET, type ResultsKey } from "../forms/results";
import type { SampleResult } from "../samples/sampleRows";
import { cellName } from "../sheet/address";
import { type ChangeSet, noChange } from "../sheet/change";
import { isCellError } from "../sheet/cell";
import { type Book, cellAt, type Grid, rowEnd, valueAt } from "../sheet/grid";
import { formatDate, isoToSerial, parseDate, serialToIso } from "../vietnamese/dates";
import { formatNumber, parseNumber } from "../vietnamese/numbers";
import { editOf } from "./paneBook";

/** What a member enters for one indicator (nhập liệu). */
export const ENTRY_FIELDS = [
  "actual",
  "numerator",
  "denominator",
  "lastYear",
  "yearEstimate",
  "reason",
  "evidence",
  "dataKind",
  "asOf",
] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

/** One field with its cell and what stands there, as a person reads it. */
export interface EntryCell {
  field: EntryField;
  cell: string;
  text: string;
  kind: "figure" | "text" | "date" | "choice";
  /** Words to choose from. */
  choices: readonly string[];
}

/** One indicator as a form. */
export interface EntryRow {
  indicator: Indicator;
  /** Target of the year as printed; "" where none is given. */
  target: string;
  cells: EntryCell[];
}

const KINDS = ["Ước", "Sơ bộ", "Chính thức"] as const;
const WORDS = Object.values(MILESTONE_WORDS);

/** The indicators of KetQua_ChiTieu that ask for entries, in the plan's order; empty where the sheet is not there. */
export function entryRows(book: Book, plan: Plan, member: string): EntryRow[] {
  const form = formOf(book);
  if (!form) return [];
  return plan.indicators.flatMap((indicator) => {
    const row = form.rows.get(indicator.code);
    if (row === undefined || indicator.type === "group") return [];
    const cells = fieldsOf(indicator).flatMap((field): EntryCell[] => {
      const column = form.at[field];
      if (column === null || column === undefined || form.grid.hiddenColumns.has(column)) return [];
      return [
        { field, cell: cellName(row, column), text: shown(form.grid, row, column, field), ...kindOf(indicator, field) },
      ];
    });
    return [{ indicator, target: targetText(indicator, member) ?? "", cells }];
  });
}

function fieldsOf({ type }: Indicator): EntryField[] {
  const rest = ENTRY_FIELDS.filter((field) => !["actual", "numerator", "denominator"].includes(field));
  if (type === "setRatio") return ["numerator", "denominator", ...rest];
  if (type === "rate") return ["actual", "numerator", "denominator", ...rest];
  return ["actual", ...rest];
}

function kindOf({ type }: Indicator, field: EntryField): Pick<EntryCell, "kind" | "choices"> {
  if (field === "dataKind") return { kind: "choice", choices: KINDS };
  if (field === "asOf") return { kind: "date", choices: [] };
  if (field === "reason" || field === "evidence") return { kind: "text", choices: [] };
  if (type === "milestone" && field !== "numerator" && field !== "denominator")
    return { kind: "choice", choices: WORDS };
  return { kind: "figure", choices: [] };
}

interface Form {
  grid: Grid;
  at: Record<ResultsKey, number | null>;
  rows: Map<string, number>;
}

function formOf(book: Book): Form | null {
  const grid = book.sheets.find(({ name }) => name === RESULTS_SHEET);
  const header = grid && findHeader(grid, RESULTS_COLUMNS);
  if (!grid || !header || header.at.code === null) return null;
  const rows = new Map<string, number>();
  for (let row = header.row + 1; row < rowEnd(grid); row++) {
    const code = textAt(grid, row, header.at.code);
    if (code !== "" && !rows.has(code)) rows.set(code, row);
  }
  return { grid, at: header.at, rows };
}

function shown(grid: Grid, row: number, column: number, field: EntryField): string {
  const value = valueAt(grid, row, column);
  if (value === null) return "";
  if (typeof value === "number")
    return field === "asOf" ? formatDate(serialToIso(value) ?? "") : formatNumber(value, { decimals: 10 });
  if (isCellError(value)) return value.error;
  return String(value);
}

/** Why an entry cannot be written. */
export type EntryProblem = "ambiguous" | "notNumber" | "notDate";

/** A typed text as the value of its cell: numbers and dates as numbers, words with a number ("trên 132") as they are. */
export function entryValue(
  cell: EntryCell,
  typed: string,
  year: number,
): { value: string | number | null } | { problem: EntryProblem } {
  const text = typed.trim();
  if (text === "") return { value: null };
  if (cell.kind === "text" || cell.kind === "choice") return { value: text };
  if (cell.kind === "date") {
    const reading = parseDate(text, { year });
    const serial = reading.kind === "date" ? isoToSerial(reading.iso) : null;
    return serial === null ? { problem: "notDate" } : { value: serial };
  }
  const reading = parseNumber(text);
  if (reading.kind === "ambiguous") return { problem: "ambiguous" };
  if (reading.kind === "number")
    return { value: reading.qualifier || reading.unit || reading.percent ? text : reading.value };
  if (reading.kind === "ratio" || (reading.kind === "range" && cell.field === "actual")) return { value: text };
  return { problem: "notNumber" };
}

/** The edits of some entries, by cell name on KetQua_ChiTieu. */
export function entryChange(book: Book, values: ReadonlyMap<string, string | number | null>): ChangeSet {
  const edits = [...values].flatMap(([cell, value]) => {
    const edit = editOf(book, RESULTS_SHEET, cell, value);
    return edit && edit.before.value !== value ? [edit] : [];
  });
  return { ...noChange(), edits };
}

const STATES: Record<MilestoneState, string> = MILESTONE_WORDS;

/** The edits that put a member's sample figures into the open form (số liệu mẫu). */
export function sampleChange(book: Book, sample: SampleResult): ChangeSet {
  const form = formOf(book);
  const values = new Map<string, string | number | null>();
  if (form) {
    for (const { indicator, actual, reason, lastYear, yearEstimate } of sample.entries) {
      const row = form.rows.get(indicator);
      if (row === undefined) continue;
      const set = (field: ResultsKey, value: string | number | null): void => {
        const column = form.at[field];
        if (value === null || column === null || cellAt(form.grid, row, column)?.formula !== undefined) return;
        values.set(cellName(row, column), value);
      };
      set("actual", actual.value ?? (actual.milestone ? STATES[actual.milestone] : (actual.qualifier ?? actual.text)));
      set("numerator", actual.numerator);
      set("denominator", actual.denominator);
      set("lastYear", lastYear);
      set("yearEstimate", yearEstimate);
      set("reason", reason);
    }
  }
  return entryChange(book, values);
}
