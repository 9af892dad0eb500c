import type { Indicator, Plan } from "../domain/plan";
import type { Entry, TaskEntry } from "../domain/submission";
import type { BookSpec, CellSpec, SheetSpec } from "../sheet/spec";
import { isoToSerial } from "../vietnamese/dates";
import { formatNumber } from "../vietnamese/numbers";
import { placesOf } from "./columns";
import { refitted } from "./draft";
import { DATA_KIND_WORDS, MILESTONE_WORDS } from "./lists";
import { RESULTS_COLUMNS, RESULTS_SHEET, type ResultsKey } from "./results";
import { SCHEDULE_COLUMNS, SCHEDULE_SHEET } from "./schedule";

/** Figures to type into a form, without the place they will stand in. */
export type EntryToType = Omit<Entry, "source" | "targetText">;
export type TaskToType = Omit<TaskEntry, "source">;

type Typed = CellSpec["value"];

/** Types into a drawn workbook's entry cells, as a person would: values only, formulas stay. */
export function filledBook(
  book: BookSpec,
  plan: Plan,
  entries: readonly EntryToType[],
  tasks: readonly TaskToType[],
): BookSpec {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      if (sheet.name === RESULTS_SHEET) return typed(sheet, placesOf(RESULTS_COLUMNS), resultRows(plan, entries));
      if (sheet.name === SCHEDULE_SHEET) return typed(sheet, placesOf(SCHEDULE_COLUMNS), taskRows(tasks));
      return sheet;
    }),
  };
}

/** Marks a drawn workbook as handed in at an instant (ISO date-time): the `submitted` key of _meta and its property. */
export function stampedBook(book: BookSpec, submitted: string): BookSpec {
  return {
    ...book,
    properties: { ...book.properties, "thidua.submitted": submitted },
    sheets: book.sheets.map((sheet) => {
      const key = sheet.name === "_meta" ? sheet.cells.find((cell) => cell.value === "submitted") : undefined;
      if (!key) return sheet;
      const value = sheet.cells.map((cell) =>
        cell.row === key.row && cell.column === key.column + 1 ? { ...cell, value: submitted } : cell,
      );
      return { ...sheet, cells: value };
    }),
  };
}

/** What to type, by row code and column key. A key that is absent leaves the cell as it was drawn. */
type Rows<K extends string> = Map<string, Partial<Record<K, Typed>>>;

function typed<K extends string>(sheet: SheetSpec, at: Record<K | "code", number>, rows: Rows<K>): SheetSpec {
  const codes = new Map<number, string>();
  for (const cell of sheet.cells)
    if (cell.column === at.code && typeof cell.value === "string") codes.set(cell.row, cell.value);
  const keys = new Map(Object.entries(at).map(([key, column]) => [column as number, key as K]));
  const cells = sheet.cells.map((cell): CellSpec => {
    const row = rows.get(codes.get(cell.row) ?? "");
    const key = keys.get(cell.column);
    const value = row && key ? row[key] : undefined;
    return value === undefined || value === null || cell.formula !== undefined ? cell : { ...cell, value };
  });
  return refitted({ ...sheet, cells });
}

function resultRows(plan: Plan, entries: readonly EntryToType[]): Rows<ResultsKey> {
  const byCode = new Map<string, Indicator>(plan.indicators.map((indicator) => [indicator.code, indicator]));
  return new Map(
    entries.map((entry) => [
      entry.indicator,
      {
        lastYear: entry.lastYear,
        numerator: entry.actual.numerator,
        denominator: entry.actual.denominator,
        ...(byCode.get(entry.indicator)?.type === "setRatio" ? {} : { actual: actualToType(entry) }),
        yearEstimate: entry.yearEstimate,
        reason: entry.reason,
        evidence: entry.evidence,
        dataKind: entry.dataKind === null ? null : DATA_KIND_WORDS[entry.dataKind],
        asOf: entry.asOf === null ? null : isoToSerial(entry.asOf),
        override: entry.verdictOverride,
      },
    ]),
  );
}

function actualToType({ actual }: EntryToType): Typed {
  if (actual.milestone !== null) return MILESTONE_WORDS[actual.milestone];
  if (actual.value !== null && actual.qualifier !== null)
    return `${actual.qualifier} ${formatNumber(actual.value, { decimals: 10 })}`;
  return actual.value ?? actual.text;
}

function taskRows(
  tasks: readonly TaskToType[],
): Rows<"doneOn" | "progress" | "product" | "difficulty" | "notDoing" | "notDoneReason"> {
  return new Map(
    tasks.map((task) => [
      task.task,
      {
        doneOn: task.doneOn === null ? null : isoToSerial(task.doneOn),
        progress: task.progress,
        product: task.product,
        difficulty: task.difficulty,
        notDoing: task.status,
        notDoneReason: task.notDoneReason,
      },
    ]),
  );
}
