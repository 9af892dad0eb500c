import { cellName } from "../sheet/address";
import { eachCell, KIND, valueOf } from "../sheet/grid";
import { textAt } from "../forms/columns";
import { figureIn, fixAt } from "./figures";
import { aim, isCumulative } from "./nature";
import { rule } from "./rule";
import type { BookView } from "./view";

type Code = "sense.allAsPlanned" | "sense.allAsLastYear" | "sense.allZero" | "number.zeroForNoData" | "cell.stray";

const NO_DATA = /(chưa|không) (có|tổng hợp được|thống kê được) (số liệu|dữ liệu)|chưa (tổng hợp|thống kê)(?![\p{L}])/iu;

/** Columns of figures as a whole: copied from another column, filled with zeros, or typed beside the form. */
export const wholeRule = rule<BookView, Code>(
  "book",
  {
    "sense.allAsPlanned": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: cột Kế hoạch năm và cột thực hiện",
      why: "Before the year's end no member has reached exactly every target: the column was copied.",
      source: "At least six cumulative rows, three of them of ten or more; never at the year's end",
      examples: ["Cột thực hiện giống hệt cột kế hoạch"],
    },
    "sense.allAsLastYear": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: cột cùng kỳ và cột thực hiện",
      why: "Every figure is last year's: the column was copied, or last year's file was used.",
      source: "At least six rows, four in five of them the same, three of ten or more",
      examples: ["Cột thực hiện giống hệt cột cùng kỳ"],
    },
    "sense.allZero": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: cột thực hiện",
      why: "Blanks were filled with zeros; no data is not zero.",
      source: "At least six rows, all zero; or all that add up over the year, most without a word why",
      examples: ["Mọi ô thực hiện ghi 0"],
    },
    "number.zeroForNoData": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: thực hiện và ghi chú",
      why: "No data is not zero; a zero lowers the cluster's figures.",
      source: "The form: “Ô chưa có số liệu thì để trống, không ghi 0”",
      examples: ["0; ghi chú: chưa có số liệu"],
    },
    "cell.stray": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: ngoài các cột của biểu mẫu",
      why: "What is typed beside the form is not merged.",
      source: "The form's columns",
      examples: ["Số 12 gõ ở cột không có tiêu đề"],
    },
  },
  (view, tell) => {
    const rows = view.rows.filter(
      ({ word, indicator }) => !word && indicator.type !== "group" && indicator.type !== "setRatio",
    );
    const told = rows.flatMap((row) => {
      const value = row.entry?.actual.value ?? null;
      return value === null ? [] : [{ row, value }];
    });
    for (const { row, value } of told) {
      if (value !== 0 || row.isSaid("actual")) continue;
      const note = [row.entry?.reason, row.entry?.evidence].find((text) => text && NO_DATA.test(text));
      const place = row.place("actual");
      if (note) tell("number.zeroForNoData", place, { found: note, ...fixAt(place, null, false) });
    }
    const [first] = told;
    if (first && told.length >= 6) {
      const count = told.length;
      const place = first.row.place("actual");
      const growing = told.filter(
        ({ row }) => isCumulative(row.indicator) && row.indicator.direction === "up" && (aim(row.target) ?? 0) > 0,
      );
      const planned = growing.filter(({ row, value }) => value === aim(row.target));
      const last = told.filter(({ row, value }) => value !== 0 && figureIn(row, "lastYear") !== null);
      const same = last.filter(({ row, value }) => value === figureIn(row, "lastYear"));
      const zero = growing.filter(({ value }) => value === 0);
      const silent = zero.filter(({ row }) => !row.entry?.reason?.trim());
      // Small counts are the same all the time, large ones never.
      const large = (rows: typeof told) => rows.filter(({ value }) => Math.abs(value) >= 10).length >= 3;
      if (told.every(({ value }) => value === 0)) tell("sense.allZero", place, { params: { count } });
      else if (zero.length >= 6 && zero.length === growing.length && silent.length > zero.length / 2)
        tell("sense.allZero", zero[0]!.row.place("actual"), { params: { count: zero.length } });
      else if (
        planned.length >= 6 &&
        large(planned) &&
        planned.length >= growing.length * 0.6 &&
        view.period?.final === false
      )
        tell("sense.allAsPlanned", planned[0]!.row.place("actual"), { params: { count: planned.length } });
      else if (same.length >= 6 && large(same) && same.length >= last.length * 0.8)
        tell("sense.allAsLastYear", same[0]!.row.place("actual"), { params: { count: same.length } });
    }
    stray(view, tell);
  },
);

/** Cells in an indicator's row under no header at all. */
function stray(
  view: BookView,
  tell: (
    code: "cell.stray",
    place: { file: string; sheet: string; cell: string; indicator: string },
    said?: object,
  ) => void,
): void {
  const table = view.results;
  if (!table) return;
  const { grid, header, codes } = table;
  const known: boolean[] = [];
  for (const column of Object.values(header.at)) if (column !== null) known[column] = true;
  const free = new Map<number, boolean>();
  eachCell(grid, (row, column, index) => {
    if (grid.kind[index] === KIND.empty || known[column]) return;
    const code = codes.get(row);
    if (code === undefined || grid.formulas.has(index)) return;
    let open = free.get(column);
    if (open === undefined) free.set(column, (open = textAt(grid, header.row, column) === ""));
    const value = valueOf(grid, index);
    if (!open || value === null || value === "") return;
    const found = typeof value === "object" ? value.error : String(value);
    tell(
      "cell.stray",
      { file: view.submission.file, sheet: grid.name, cell: cellName(row, column), indicator: code },
      { found },
    );
  });
}
