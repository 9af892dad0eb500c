import type { Member, Period, Plan } from "../domain/plan";
import { placesOf } from "../forms/columns";
import { RESULTS_COLUMNS, type ResultsKey, resultsSheet } from "../forms/results";
import { SCHEDULE_COLUMNS, scheduleSheet } from "../forms/schedule";
import { type Wanted, wantedBytes } from "../sheet/grid";
import type { CellSpec, SheetSpec } from "../sheet/spec";
import type { ScheduleKey } from "./view";

/** What the issued form holds in one row: formulas and printed values, by column. */
export interface IssuedRow<K extends string> {
  formulas: ReadonlyMap<K, IssuedFormula>;
  values: ReadonlyMap<K, CellSpec["value"]>;
}

/** A formula as it was issued, and its key. */
export interface IssuedFormula {
  text: string;
  key: string;
  /** The text as it is written into the XML of a sheet. */
  written: Wanted;
}

/** UTF-8 of a text; a pure folder has no TextEncoder. */
function utf8(text: string): Uint8Array {
  const bytes = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}

/** A text as it stands in XML. */
function inXml(text: string): Uint8Array {
  return utf8(text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
}

export interface Issued {
  results: ReadonlyMap<string, IssuedRow<ResultsKey>>;
  tasks: ReadonlyMap<string, IssuedRow<ScheduleKey>>;
}

/** Without rows, spaces and dollars, so that a row may stand elsewhere and a program may write the formula its own way. */
export function formulaKey(formula: string): string {
  let key = keys.get(formula);
  if (key !== undefined) return key;
  key = formula
    .replace(/_xlfn\.|_xlws\./g, "")
    .replace(/\$?([A-Za-z]{1,3})\$?[1-9]\d{0,6}(?![\d(A-Za-z_])/g, "$1#")
    .replace(/[\s$]+/g, "")
    .toUpperCase();
  if (keys.size >= MOST_KEYS) keys.clear();
  keys.set(formula, key);
  return key;
}

/** Files of one plan share their formulas. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

function rowsOf<K extends string>(sheet: SheetSpec, at: Record<K, number>, code: number): Map<string, IssuedRow<K>> {
  const keys = new Map((Object.entries(at) as [K, number][]).map(([key, column]) => [column, key]));
  const formulas = sheet.cells.flatMap((cell) =>
    keys.has(cell.column) && cell.formula !== undefined ? [cell.formula] : [],
  );
  const written = wantedBytes(formulas.map(inXml)).values();
  const byRow = new Map<number, { formulas: Map<K, IssuedFormula>; values: Map<K, CellSpec["value"]>; code: string }>();
  for (const cell of sheet.cells) {
    const key = keys.get(cell.column);
    if (key === undefined) continue;
    let row = byRow.get(cell.row);
    if (!row) byRow.set(cell.row, (row = { formulas: new Map(), values: new Map(), code: "" }));
    if (cell.column === code && typeof cell.value === "string") row.code = cell.value;
    const text = cell.formula;
    if (text !== undefined) row.formulas.set(key, { text, key: formulaKey(text), written: written.next().value! });
    else row.values.set(key, cell.value);
  }
  return new Map([...byRow.values()].filter(({ code: own }) => own !== "").map((row) => [row.code, row]));
}

const drawn = new WeakMap<Plan, Map<string, Issued>>();

/**
 * The rows of the form as issued, drawn once for a plan and period: formulas, texts and kinds are the same for every member; what
 * is a member's own (targets) is asked of the plan.
 */
export function issuedRows(plan: Plan, period: Period, member: Member): Issued {
  let byPeriod = drawn.get(plan);
  if (!byPeriod) drawn.set(plan, (byPeriod = new Map()));
  const known = byPeriod.get(period.code);
  if (known) return known;
  const results = placesOf(RESULTS_COLUMNS);
  const tasks = placesOf(SCHEDULE_COLUMNS);
  const agency = member.name;
  const issued: Issued = {
    results: plan.indicators.length > 0 ? rowsOf(resultsSheet(plan, period, member), results, results.code) : new Map(),
    tasks:
      plan.tasks.length > 0
        ? rowsOf(scheduleSheet(plan, { agency, parent: "", today: period.to, by: "member" }), tasks, tasks.code)
        : new Map(),
  };
  byPeriod.set(period.code, issued);
  return issued;
}
