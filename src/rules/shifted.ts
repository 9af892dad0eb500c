import { MILESTONE_WORDS, valueOfWord } from "../forms/lists";
import { parseNumber } from "../vietnamese/numbers";
import { cellName } from "../sheet/address";
import { cellIndex, valueOf } from "../sheet/grid";
import { aim, isCumulative } from "./nature";
import { rule } from "./rule";
import { decimalsOf } from "./scale";
import type { BookView, ResultRow } from "./view";

/** Cost of a value that cannot belong to a row at all. */
const WRONG = 4;

/** How badly a value fits a row: 0 well, WRONG not at all. undefined row: a heading or a row of no indicator. */
function misfit(view: BookView, value: string | number, row: ResultRow | undefined): number {
  if (!row || row.indicator.type === "group") return WRONG;
  if (row.word) return typeof value === "string" && valueOfWord(MILESTONE_WORDS, value) !== null ? 0 : WRONG;
  const figure = typeof value === "number" ? value : null;
  if (figure === null) return WRONG;
  const target = aim(row.target);
  if (row.nature.whole && decimalsOf(figure) > 0) return WRONG;
  if (target === null || target === 0 || figure === 0) return 0.5;
  const open = isCumulative(row.indicator) && !view.period?.final;
  const distance = Math.abs(Math.log(Math.abs(figure) / Math.abs(open ? target * 0.55 : target)));
  return Math.min(WRONG, Math.max(0, distance - (open ? 0.7 : 0.25)) * 1.5);
}

/** Figures pasted one row (or two) off: the values fit their neighbours' rows far better than their own. */
export const shiftedRule = rule<BookView, "rows.shifted">(
  "book",
  {
    "rows.shifted": {
      severity: "error",
      looksAt: "KetQua_ChiTieu: Ước thực hiện kỳ báo cáo (lũy kế)",
      why: "A column pasted one row off gives every indicator its neighbour's figure.",
      source: "Figures and words stand in rows of another kind, and fit one row up or down",
      examples: ["“Hoàn thành” ở dòng số lượng, 11 ở dòng Hoàn thành/không"],
    },
  },
  (view, tell) => {
    const table = view.results;
    const column = table?.header.at.actual ?? null;
    if (!table || column === null || view.rows.length < 4) return;
    const byRow = new Map(view.rows.map((row) => [row.row, row]));
    const values: { row: number; value: string | number }[] = [];
    for (let row = table.first; row <= table.last + 2; row++) {
      const index = cellIndex(table.grid, row, column);
      if (index < 0 || table.grid.formulas.has(index)) continue;
      const value = valueOf(table.grid, index);
      if (value === null || typeof value === "object" || typeof value === "boolean") continue;
      if (row > table.last && typeof value === "string") continue;
      if (typeof value === "number") values.push({ row, value });
      else if (valueOfWord(MILESTONE_WORDS, value) !== null) values.push({ row, value });
      else {
        const reading = parseNumber(value);
        if (reading.kind === "number") values.push({ row, value: reading.value });
      }
    }
    if (values.length < 4) return;
    const own = values.map(({ row, value }) => misfit(view, value, byRow.get(row)));
    let best: { start: number; end: number; gain: number; shift: number } | null = null;
    for (const shift of [1, -1, 2, -2]) {
      const gains = values.map(({ row, value }, i) => own[i]! - misfit(view, value, byRow.get(row - shift)));
      const run = bestRun(gains);
      const length = run.end - run.start + 1;
      const left = run.total - own.slice(run.start, run.end + 1).reduce((sum, one) => sum + one, 0);
      if (length < 4 || run.total < Math.max(9, length * 0.9) || -left / length > 0.8) continue;
      if (best === null || run.total > best.gain) best = { ...run, gain: run.total, shift };
    }
    if (best === null) return;
    const [first, last] = [values[best.start]!, values[best.end]!];
    const indicator = byRow.get(first.row)?.indicator.code;
    tell(
      "rows.shifted",
      {
        file: view.submission.file,
        sheet: table.grid.name,
        cell: cellName(first.row, column),
        ...(indicator === undefined ? {} : { indicator }),
      },
      {
        found: `${cellName(first.row, column)}:${cellName(last.row, column)}`,
        expected: `${cellName(first.row - best.shift, column)}:${cellName(last.row - best.shift, column)}`,
        params: { count: best.end - best.start + 1 },
      },
    );
  },
);

/** The run of neighbours with the greatest sum (Kadane). */
function bestRun(gains: readonly number[]): { start: number; end: number; total: number } {
  let best = { start: 0, end: 0, total: -Infinity };
  let start = 0;
  let total = 0;
  gains.forEach((gain, i) => {
    if (total <= 0) [start, total] = [i, 0];
    total += gain;
    if (total > best.total) best = { start, end: i, total };
  });
  return best;
}
