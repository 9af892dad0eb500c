import type { Place } from "../domain/issue";
import { type Column, type FoundHeader, findHeader, rowsBelow, textAt } from "../forms/columns";
import { AWARDS_SHEET } from "../forms/awards";
import { EXEMPLARS_SHEET } from "../forms/exemplars";
import { LISTS_SHEET } from "../forms/lists";
import { META_SHEET } from "../forms/meta";
import { SCORING_SHEET } from "../forms/scoring";
import { RESULTS_COLUMNS } from "../forms/results";
import { SCHEDULE_COLUMNS } from "../forms/schedule";
import { cellName } from "../sheet/address";
import { cellAt, cellCount, type Grid, valueAt } from "../sheet/grid";
import { formatNumber } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import { rule } from "./rule";
import type { BookView, TableView } from "./view";

const TABLES = "KetQua_ChiTieu, PhuLuc_NhiemVu";

type Table = {
  table: TableView<string>;
  columns: readonly Column<string>[];
  order: readonly string[];
  name: string;
  entry: string;
};

function tablesOf(view: BookView): Table[] {
  const { results, schedule, plan } = view;
  return [
    ...(results
      ? [
          {
            table: results as unknown as TableView<string>,
            columns: RESULTS_COLUMNS,
            order: plan.indicators.map(({ code }) => code),
            name: "name",
            entry: "actual",
          },
        ]
      : []),
    ...(schedule
      ? [
          {
            table: schedule as unknown as TableView<string>,
            columns: SCHEDULE_COLUMNS,
            order: plan.tasks.map(({ code }) => code),
            name: "content",
            entry: "doneOn",
          },
        ]
      : []),
  ];
}

function owner(view: BookView, code: string): Place {
  return view.plan.tasks.some((task) => task.code === code) ? { task: code } : { indicator: code };
}

export const rowsRule = rule<BookView, "row.sorted" | "row.inserted" | "row.blank" | "row.hidden">(
  "book",
  {
    "row.sorted": {
      severity: "warning",
      looksAt: `${TABLES}: thứ tự dòng`,
      why: "The rows were read by their codes all the same, but totals and headings of the sheet no longer fit.",
      source: "Excel sorts rows, not the headings between them",
      examples: ["Dòng CT07 đứng trước CT04"],
    },
    "row.inserted": {
      severity: "warning",
      looksAt: `${TABLES}: dòng không có mã`,
      why: "A row the plan does not know is not merged.",
      source: "Members add rows to tables they are sent",
      examples: ["Dòng “Chỉ tiêu bổ sung” chèn giữa bảng"],
    },
    "row.blank": {
      severity: "note",
      looksAt: `${TABLES}: dòng trống trong bảng`,
      why: "An empty row does no harm, but shows that the table was changed.",
      source: "Members add rows to tables they are sent",
      examples: ["Dòng trống giữa bảng"],
    },
    "row.hidden": {
      severity: "warning",
      looksAt: `${TABLES}: dòng ẩn`,
      why: "Figures in hidden rows are merged though nobody sees them.",
      source: "Rows hidden by hand or by a filter",
      examples: ["Dòng 15 bị ẩn"],
    },
  },
  (view, tell) => {
    const file = view.submission.file;
    for (const { table, order, name } of tablesOf(view)) {
      const { grid, header, codes, first, last } = table;
      const at = (row: number): Place => ({ file, sheet: grid.name, cell: cellName(row, header.at[name] ?? 0) });
      const wrong = firstSorted(codes, order);
      if (wrong) {
        const { row, code, expected } = wrong;
        tell("row.sorted", { ...at(row), ...owner(view, code) }, { found: code, expected });
      }
      const isSection = (label: string): boolean =>
        view.plan.indicators.some(({ section }) => textKey(section ?? "") === textKey(label));
      const merged = new Set(grid.merges.filter((area) => area.right - area.left > 3).map((area) => area.top));
      const stop = Math.min(last, first + 5000);
      for (let row = first; row <= stop; row++) {
        if (codes.has(row)) continue;
        const label = [0, 1, header.at[name] ?? 1]
          .map((column) => textAt(grid, row, column))
          .find((text) => text !== "");
        if (label !== undefined && (isSection(label) || (merged.has(row) && name === "content"))) continue;
        if (view.isSaid(at(row))) continue;
        const shown = (Object.keys(header.at) as string[]).filter((key) => header.at[key] !== null);
        const content = label ?? shown.map((key) => textAt(grid, row, header.at[key]!)).find((text) => text !== "");
        if (content === undefined) tell("row.blank", at(row));
        else tell("row.inserted", at(row), { found: content });
      }
      for (const row of grid.hiddenRows) {
        const code = codes.get(row);
        if (code !== undefined) tell("row.hidden", { ...at(row), ...owner(view, code) }, { params: { row: row + 1 } });
      }
    }
  },
);

/** The first row that does not stand where the plan's order has it. */
function firstSorted(
  codes: ReadonlyMap<number, string>,
  order: readonly string[],
): { row: number; code: string; expected: string } | null {
  const rank = new Map(order.map((code, i) => [code, i]));
  let last = -1;
  let isSorted = true;
  for (const code of codes.values()) {
    const own = rank.get(code) ?? last;
    if (own < last) isSorted = false;
    last = own;
  }
  if (isSorted) return null;
  const present = [...codes].filter(([, code]) => rank.has(code));
  const wanted = present.map(([, code]) => code).sort((a, b) => rank.get(a)! - rank.get(b)!);
  const wrong = present.findIndex(([, code], i) => wanted[i] !== code);
  const [row, code] = present[wrong]!;
  return { row, code, expected: wanted[wrong]! };
}

export const cellsRule = rule<BookView, "cells.merged" | "cells.mergedFigures">(
  "book",
  {
    "cells.merged": {
      severity: "warning",
      looksAt: `${TABLES}: ô gộp trong bảng`,
      why: "Of merged cells only the first keeps its content.",
      source: "Excel keeps the upper-left cell of a merge and drops the rest",
      examples: ["Gộp B12:C12"],
    },
    "cells.mergedFigures": {
      severity: "error",
      looksAt: `${TABLES}: ô gộp ở cột nhập liệu`,
      why: "One figure now stands for several indicators; the others have none.",
      source: "Excel keeps the upper-left cell of a merge and drops the rest",
      examples: ["Gộp I12:I14 ở cột thực hiện"],
    },
  },
  (view, tell) => {
    const file = view.submission.file;
    for (const { table, entry } of tablesOf(view)) {
      const { grid, header, codes } = table;
      const column = header.at[entry] ?? -1;
      for (const area of grid.merges) {
        const rows: string[] = [];
        for (let row = area.top; row <= Math.min(area.bottom, table.last); row++) {
          const code = codes.get(row);
          if (code !== undefined) rows.push(code);
        }
        if (rows.length === 0) continue;
        const place = { file, sheet: grid.name, cell: cellName(area.top, area.left), ...owner(view, rows[0]!) };
        const figures = rows.length > 1 && area.left <= column && column <= area.right;
        const found = `${cellName(area.top, area.left)}:${cellName(area.bottom, area.right)}`;
        tell(figures ? "cells.mergedFigures" : "cells.merged", place, { found, params: { count: rows.length } });
      }
    }
  },
);

/** Printed columns the form never hides by itself. */
const ALWAYS_SHOWN = [
  "no",
  "name",
  "unit",
  "target",
  "actual",
  "percent",
  "verdict",
  "reason",
  "content",
  "doneOn",
  "progress",
  "status",
];

export const columnsRule = rule<BookView, "column.moved" | "column.inserted" | "column.hidden">(
  "book",
  {
    "column.moved": {
      severity: "warning",
      looksAt: `${TABLES}: thứ tự cột`,
      why: "Columns are found by their headers wherever they stand; formulas and print may no longer fit.",
      source: "Columns moved by dragging or cut and paste",
      examples: ["Cột “Đơn vị tính” đứng sau “Kế hoạch năm”"],
    },
    "column.inserted": {
      severity: "warning",
      looksAt: `${TABLES}: cột lạ giữa bảng`,
      why: "What stands in a column the form does not have is not merged.",
      source: "Members add columns to tables they are sent",
      examples: ["Cột “Ghi chú thêm” chèn giữa bảng"],
    },
    "column.hidden": {
      severity: "warning",
      looksAt: `${TABLES}: cột ẩn`,
      why: "A column of the printed form that nobody sees is not checked by anybody.",
      source: "Columns hidden by hand",
      examples: ["Cột “Kế hoạch năm” bị ẩn"],
    },
  },
  (view, tell) => {
    const file = view.submission.file;
    for (const { table, columns } of tablesOf(view)) {
      const { grid, header } = table;
      const at = (column: number): Place => ({ file, sheet: grid.name, cell: cellName(header.row, column) });
      const found = columns.flatMap((column) => {
        const place = header.at[column.key] ?? null;
        return place === null ? [] : [{ column, place }];
      });
      const inOrder = [...found].sort((a, b) => a.place - b.place);
      const wrong = inOrder.findIndex(({ column }, i) => found[i]!.column !== column);
      const moved =
        wrong < 0
          ? undefined
          : movedOne(
              inOrder.map(({ column }) => column.key),
              found.map(({ column }) => column.key),
            );
      if (moved !== undefined && wrong >= 0) {
        const one = found.find(({ column }) => column.key === moved) ?? inOrder[wrong]!;
        tell("column.moved", at(one.place), { found: one.column.header });
      }
      const taken = new Set([...found.map(({ place }) => place), ...header.repeated.map((one) => one.at)]);
      const last = Math.max(...found.map(({ place }) => place));
      for (let column = 0; column < last; column++) {
        if (taken.has(column)) continue;
        const text = textAt(grid, header.row, column);
        const lost = header.missing.length > 0 && inOrder.length === found.length;
        if (lost && header.missing.some((one) => placeInForm(columns, one.key) === column)) continue;
        tell("column.inserted", at(column), { found: text });
      }
      for (const { column, place } of found) {
        if (grid.hiddenColumns.has(place) && ALWAYS_SHOWN.includes(column.key)) {
          tell("column.hidden", at(place), { found: column.header });
        }
      }
    }
  },
);

function placeInForm(columns: readonly Column<string>[], key: string): number {
  return columns.findIndex((column) => column.key === key);
}

/** The one column whose removal puts the rest in order, else the first out of place. */
function movedOne(order: readonly string[], wanted: readonly string[]): string | undefined {
  const without = (list: readonly string[], key: string) => list.filter((one) => one !== key).join("|");
  return (
    wanted.find((key) => without(order, key) === without(wanted, key)) ?? order.find((key, i) => key !== wanted[i])
  );
}

/** Sheets of a member's file that are read by forms of their own. */
const BESIDE: ReadonlySet<string> = new Set([SCORING_SHEET, AWARDS_SHEET, EXEMPLARS_SHEET]);

export const sheetsRule = rule<BookView, "sheet.twin" | "sheet.twinDiffers" | "sheet.extra" | "sheet.unprotected">(
  "book",
  {
    "sheet.twin": {
      severity: "warning",
      looksAt: "Các sheet cùng một biểu mẫu",
      why: "Only one of the two is merged; the other may be the one the member went on with.",
      source: "Excel: Move or Copy, Create a copy",
      examples: ["KetQua_ChiTieu (2) giống KetQua_ChiTieu"],
    },
    "sheet.twinDiffers": {
      severity: "error",
      looksAt: "Các sheet cùng một biểu mẫu",
      why: "Two sheets of one form say different things; nothing tells which is meant.",
      source: "Excel: Move or Copy, Create a copy",
      examples: ["KetQua_ChiTieu ghi 8, KetQua_ChiTieu (2) ghi 9"],
    },
    "sheet.extra": {
      severity: "note",
      looksAt: "Sheet ngoài biểu mẫu",
      why: "What stands on a sheet of the member's own is not merged.",
      source: "Members add sheets to workbooks they are sent",
      examples: ["Sheet1"],
    },
    "sheet.unprotected": {
      severity: "note",
      looksAt: "Bảo vệ sheet",
      why: "Without protection formulas and targets can be changed by accident.",
      source: "Review, Unprotect Sheet; some programs drop the protection when they save",
      examples: ["KetQua_ChiTieu đã bỏ bảo vệ"],
    },
  },
  (view, tell) => {
    const file = view.submission.file;
    const main = [view.results?.grid, view.schedule?.grid];
    for (const table of [view.results, view.schedule]) {
      if (table && !table.grid.protected) tell("sheet.unprotected", { file, sheet: table.grid.name });
    }
    for (const grid of view.book.sheets) {
      if (main.includes(grid) || grid.name === LISTS_SHEET || grid.name.toLowerCase() === META_SHEET) continue;
      if (BESIDE.has(grid.name)) continue;
      if (cellCount(grid) === 0) continue;
      const results = view.results && findHeader(grid, RESULTS_COLUMNS);
      const schedule = !results && view.schedule ? findHeader(grid, SCHEDULE_COLUMNS) : null;
      const told = results
        ? twin(view.results!, grid, results, ["actual", "numerator", "denominator"])
        : schedule
          ? twin(view.schedule!, grid, schedule, ["doneOn", "progress"])
          : null;
      if (told === null) {
        if (!results && !schedule) tell("sheet.extra", { file, sheet: grid.name });
      } else if (told === "same") {
        tell(
          "sheet.twin",
          { file, sheet: grid.name },
          { expected: (results ? view.results : view.schedule)!.grid.name },
        );
      } else {
        const { code, cell, found, expected, other } = told;
        tell(
          "sheet.twinDiffers",
          { file, sheet: grid.name, cell, ...owner(view, code) },
          { found, expected, params: { other } },
        );
      }
    }
  },
);

function said(value: string | number | boolean): string {
  return typeof value === "number" ? formatNumber(value, { decimals: 10 }) : String(value);
}

/** The first figure in which a second sheet of a form differs from the first; "same" where none does. */
function twin<K extends string>(
  table: TableView<K>,
  grid: Grid,
  header: FoundHeader<K>,
  keys: readonly K[],
): "same" | { code: string; cell: string; found: string; expected: string; other: string } {
  const codeKey = "code" as K;
  for (const row of rowsBelow(grid, header.row + 1)) {
    const code = textAt(grid, row, header.at[codeKey]);
    const here = table.rowOf.get(code);
    if (code === "" || here === undefined) continue;
    for (const key of keys) {
      const [there, own] = [header.at[key], table.header.at[key]];
      if (there === null || own === null) continue;
      if (cellAt(table.grid, here, own)?.formula !== undefined) continue;
      const [a, b] = [valueAt(grid, row, there) ?? "", valueAt(table.grid, here, own) ?? ""];
      if (typeof a === "object" || typeof b === "object" || a === b) continue;
      return { code, cell: cellName(row, there), found: said(a), expected: said(b), other: table.grid.name };
    }
  }
  return "same";
}
