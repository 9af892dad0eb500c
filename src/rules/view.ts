import { childrenOf } from "../domain/memberAchievements";
import { memberOfCode } from "../domain/memberLife";
import type { Place } from "../domain/issue";
import type { Indicator, Member, Period, Plan, Task } from "../domain/plan";
import type { Entry, Submission, TaskEntry } from "../domain/submission";
import { type Target, targetOf } from "../domain/target";
import { type FoundHeader, findHeader, rowsBelow, textAt } from "../forms/columns";
import { RESULTS_COLUMNS, RESULTS_SHEET, type ResultsKey } from "../forms/results";
import { SCHEDULE_COLUMNS, SCHEDULE_SHEET } from "../forms/schedule";
import { takesWord } from "../forms/verdictFormula";
import { cellName, parseCell } from "../sheet/address";
import type { Cell, CellValue } from "../sheet/cell";
import { type Book, cellAt, cellIndex, cellOf, type Grid, valueOf } from "../sheet/grid";
import { natureOf } from "./nature";
import type { FoundScale, Nature } from "./scale";

export type ScheduleKey = (typeof SCHEDULE_COLUMNS)[number]["key"];

/** What the rules over one workbook are given. */
export interface BookContext {
  book: Book;
  submission: Submission;
  plan: Plan;
  /** null: the file does not tell its period, or the plan does not have it. */
  period: Period | null;
  /** The table of results where it is not a form of ours: which column is which. */
  mapped?: { grid: Grid; header: FoundHeader<ResultsKey> };
}

/** One table of a form in the file: where its columns and its rows stand. */
export interface TableView<K extends string> {
  grid: Grid;
  header: FoundHeader<K>;
  /** Row by code. */
  rowOf: ReadonlyMap<string, number>;
  /** Code by row, in the order of the file. */
  codes: ReadonlyMap<number, string>;
  /** First row below the index row and last row that has a code. */
  first: number;
  last: number;
}

/** One indicator's row of KetQua_ChiTieu. */
export interface ResultRow {
  indicator: Indicator;
  row: number;
  entry: Entry | null;
  target: Target;
  nature: Nature;
  /** Takes Hoàn thành / Đang thực hiện / Chưa thực hiện. */
  word: boolean;
  /** Takes a numerator and a denominator. */
  parts: boolean;
  cell: (key: ResultsKey) => Cell | null;
  /** Index of the cell in the grid of results, -1 where there is none. */
  index: (key: ResultsKey) => number;
  /** The cell's value alone; its formula is not decoded. */
  value: (key: ResultsKey) => CellValue;
  hasFormula: (key: ResultsKey) => boolean;
  place: (key: ResultsKey) => Place;
  /** Whether reading has said something of the cell already. */
  isSaid: (key: ResultsKey) => boolean;
}

export interface TaskRow {
  task: Task;
  row: number;
  entry: TaskEntry;
  cell: (key: ScheduleKey) => Cell | null;
  place: (key: ScheduleKey) => Place;
}

/** A workbook as the rules see it. */
export interface BookView extends BookContext {
  member: Member | null;
  results: TableView<ResultsKey> | null;
  schedule: TableView<ScheduleKey> | null;
  rows: readonly ResultRow[];
  tasks: readonly TaskRow[];
  byCode: ReadonlyMap<string, ResultRow>;
  children: ReadonlyMap<string, Indicator[]>;
  /** What was found of rows' figures so far: several rules ask about one row (`misplacedFigures`). */
  misplaced: Map<ResultRow, readonly FoundScale[]>;
  /** Whether reading has said something of this cell already. */
  isSaid: (place: Place) => boolean;
}

function tableOf<K extends string>(
  book: Book,
  name: string,
  columns: Parameters<typeof findHeader<K>>[1],
  codeKey: K,
  entries: readonly { code: string; sheet: string; cell: string }[],
  mapped?: { grid: Grid; header: FoundHeader<K> },
): TableView<K> | null {
  const read = entries[0]?.sheet;
  const grid = mapped?.grid ?? book.sheets.find((sheet) => sheet.name === (read ?? name)) ?? null;
  const header = mapped?.header ?? (grid && findHeader(grid, columns));
  if (!grid || !header) return null;
  const rowOf = new Map<string, number>();
  const codes = new Map<number, string>();
  const set = (code: string, row: number) => {
    if (rowOf.has(code) || codes.has(row)) return;
    rowOf.set(code, row);
    codes.set(row, code);
  };
  for (const { code, cell } of entries) {
    const row = parseCell(cell)?.row;
    if (row !== undefined) set(code, row);
  }
  const at = header.at[codeKey];
  if (at !== null)
    for (const row of rowsBelow(grid, header.row + 1)) {
      const code = textAt(grid, row, at);
      if (code !== "") set(code, row);
    }
  const rows = [...codes.keys()];
  const isOrdered = rows.every((row, i) => i === 0 || rows[i - 1]! < row);
  if (!isOrdered) rows.sort((a, b) => a - b);
  return {
    grid,
    header,
    rowOf,
    codes: isOrdered ? codes : new Map(rows.map((row) => [row, codes.get(row)!])),
    first: header.row + 2,
    last: rows.at(-1) ?? header.row + 1,
  };
}

/** Looks a read workbook over once, for all rules. */
export function viewOf(context: BookContext): BookView {
  const { book, submission, plan, period } = context;
  const code = submission.identity.member;
  const member = memberOfCode(plan, code);
  const results = tableOf<ResultsKey>(
    book,
    RESULTS_SHEET,
    RESULTS_COLUMNS,
    "code",
    submission.entries.map(({ indicator, source }) => ({ code: indicator, sheet: source.sheet, cell: source.cell })),
    context.mapped,
  );
  const schedule = tableOf<ScheduleKey>(
    book,
    SCHEDULE_SHEET,
    SCHEDULE_COLUMNS,
    "code",
    submission.tasks.map(({ task, source }) => ({ code: task, sheet: source.sheet, cell: source.cell })),
  );
  const entries = new Map(submission.entries.map((entry) => [entry.indicator, entry]));
  const file = submission.file;
  const said = new Set(submission.issues.map(({ place }) => `${place.sheet}!${place.cell}`));
  const isSaid = ({ sheet, cell }: Place): boolean =>
    cell !== undefined && said.size > 0 && said.has(`${sheet}!${cell}`);
  const rows: ResultRow[] = [];
  for (const indicator of plan.indicators) {
    const row = results?.rowOf.get(indicator.code);
    if (!results || row === undefined) continue;
    const { grid, header } = results;
    const index = (key: ResultsKey): number => {
      const column = header.at[key];
      return column === null ? -1 : cellIndex(grid, row, column);
    };
    const place = (key: ResultsKey): Place => ({
      file,
      indicator: indicator.code,
      sheet: grid.name,
      cell: cellName(row, header.at[key] ?? header.at.actual ?? 0),
    });
    const target = targetOf(plan, indicator, code ?? "", undefined);
    rows.push({
      indicator,
      row,
      entry: entries.get(indicator.code) ?? null,
      target,
      nature: natureOf(indicator, target),
      word: takesWord(indicator),
      parts: indicator.type === "rate" || indicator.type === "setRatio",
      index,
      cell: (key) => {
        const at = index(key);
        return at < 0 ? null : cellOf(grid, at);
      },
      value: (key) => {
        const at = index(key);
        return at < 0 ? null : valueOf(grid, at);
      },
      hasFormula: (key) => grid.formulas.has(index(key)),
      place,
      isSaid: (key) => said.size > 0 && isSaid(place(key)),
    });
  }
  const taskByCode = new Map(plan.tasks.map((task) => [task.code, task]));
  const tasks = submission.tasks.flatMap((entry): TaskRow[] => {
    const task = taskByCode.get(entry.task);
    const row = schedule?.rowOf.get(entry.task);
    if (!task || !schedule || row === undefined) return [];
    const { grid, header } = schedule;
    return [
      {
        task,
        row,
        entry,
        cell: (key) => (header.at[key] === null ? null : cellAt(grid, row, header.at[key])),
        place: (key) => ({ file, task: task.code, sheet: grid.name, cell: cellName(row, header.at[key] ?? 0) }),
      },
    ];
  });
  return {
    ...context,
    member,
    period,
    results,
    schedule,
    rows,
    tasks,
    byCode: new Map(rows.map((row) => [row.indicator.code, row])),
    children: childrenOf(plan.indicators),
    misplaced: new Map(),
    isSaid,
  };
}
