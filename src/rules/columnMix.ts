import { formatNumber, parseNumber } from "../vietnamese/numbers";
import { unitRelation } from "../vietnamese/units";
import { figureIn, fixAt } from "./figures";
import { aim } from "./nature";
import { rule, type Tell } from "./rule";
import type { BookView, ResultRow } from "./view";

type Code = "column.wrong" | "figure.inNotes" | "figure.notParts" | "note.otherFigure";

/** A figure standing alone in a cell: a number, or a text that is nothing but one. */
function bareFigure(row: ResultRow, key: "reason" | "evidence" | "numerator" | "denominator"): number | null {
  const value = row.value(key);
  if (typeof value === "number") return row.hasFormula(key) ? null : value;
  if (typeof value !== "string" || !/^[\s\d.,]+$/.test(value)) return null;
  const reading = parseNumber(value);
  return reading.kind === "number" ? reading.value : null;
}

/** Figures typed into the column beside: the whole column of actuals elsewhere, or one figure under another header. */
export const columnMixRule = rule<BookView, Code>(
  "book",
  {
    "column.wrong": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: cột thực hiện và các cột bên cạnh",
      why: "The column of results is empty while a column beside it is full: the figures were typed one column off.",
      source: "At least four rows, hardly one with a result",
      examples: ["Cột thực hiện trống, 12 số ở cột “Ước thực hiện cả năm”"],
    },
    "figure.inNotes": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Nguyên nhân, ghi chú; Tài liệu kiểm chứng",
      why: "A figure in a column of words, and none where it belongs: it is not merged.",
      source: "Figures pasted into the wrong column, or told in words only",
      examples: ["Ghi chú: 12; ô thực hiện trống", "Ghi chú: đã tổ chức 12 hội nghị; ô thực hiện trống"],
    },
    "note.otherFigure": {
      severity: "note",
      looksAt: "KetQua_ChiTieu: thực hiện và ghi chú",
      why: "The note tells another figure of the same unit as the one achieved: one of the two was not updated.",
      source: "Notes that begin “đến nay đã thực hiện 36 lớp”",
      examples: ["12; ghi chú: đến nay đã thực hiện 36 lớp"],
    },
    "figure.notParts": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: Tử số, Mẫu số của chỉ tiêu không phải tỷ lệ",
      why: "Numerator and denominator are only read for rates; what is typed there is not merged.",
      source: "The form: Tử số, Mẫu số belong to Tỷ lệ % and 100% của tập",
      examples: ["Mẫu số 12 ở chỉ tiêu “Số hội nghị”"],
    },
  },
  (view, tell) => {
    const counted = view.rows.filter(({ word, indicator }) => !word && indicator.type !== "group");
    const single = counted.filter(({ indicator }) => indicator.type !== "setRatio");
    const open = single.filter(({ entry }) => entry !== null && isBlank(entry.actual));
    if (open.length >= single.length * 0.9) {
      for (const key of ["yearEstimate", "lastYear"] as const) {
        const filled = open.filter((row) => figureIn(row, key) !== null);
        const [first] = filled;
        // Last year's figures may be there before this year's; the year's estimate is never.
        if (!first || filled.length < 4 || (key === "lastYear" && filled.length < single.length * 0.6)) continue;
        const header = key === "yearEstimate" ? "Ước thực hiện cả năm" : "Thực hiện cùng kỳ năm trước";
        tell("column.wrong", first.place(key), { found: header, params: { count: filled.length } });
        break;
      }
    }
    for (const row of counted) {
      if (row.entry === null) continue;
      if (!row.parts)
        for (const key of ["numerator", "denominator"] as const) {
          const figure = bareFigure(row, key);
          if (figure === null || row.entry.actual.value === figure || row.isSaid(key)) continue;
          tell("figure.notParts", row.place(key), { found: String(figure).replace(".", ",") });
        }
      otherFigure(row, tell);
      if (!isBlank(row.entry.actual) || row.isSaid("actual")) continue;
      for (const key of ["reason", "evidence"] as const) {
        const figure = bareFigure(row, key) ?? toldFigure(row, row.entry[key] ?? null)?.value ?? null;
        if (figure === null) continue;
        const place = row.place(key);
        tell("figure.inNotes", place, {
          found: String(figure).replace(".", ","),
          ...fixAt(row.place("actual"), figure, false),
        });
      }
    }
  },
);

/** "(đến nay, đã, ước) thực hiện 36 lớp": a note that tells the whole figure, in the row's own unit. */
const TOLD =
  /^(?:đến nay|tính đến nay|lũy kế|đã|ước|trong kỳ|6 tháng|9 tháng|cả năm)?,?\s*(?:đơn vị )?(?:đã )?(?:thực hiện|tổ chức|đạt|hoàn thành)(?: được)?\s+([\d.]+(?:,\d+)?)\s+(\p{L}+(?: \p{L}+)?)/iu;

function otherFigure(row: ResultRow, tell: Tell<Code>): void {
  const { entry } = row;
  const value = entry?.actual.value ?? null;
  if (value === null || !entry) return;
  const told = toldFigure(row, entry.reason);
  if (!told || told.value === value || told.value === aim(row.target)) return;
  tell("note.otherFigure", row.place("reason"), {
    found: told.text,
    expected: formatNumber(value, { decimals: 10 }),
  });
}

/** The figure such a note tells; last year's and the whole year's are no result of the period. */
function toldFigure({ entry, indicator }: ResultRow, note: string | null): { text: string; value: number } | null {
  const [, figure = "", words = ""] = TOLD.exec(note?.trim() ?? "") ?? [];
  if (figure === "" || indicator.unit === "") return null;
  const reading = parseNumber(figure);
  const own = [words, words.split(" ")[0]!].some((unit) => unitRelation(unit, indicator.unit).kind === "same");
  if (reading.kind !== "number" || !own) return null;
  if (reading.value === entry?.lastYear || reading.value === entry?.yearEstimate) return null;
  return { text: `${figure} ${words}`, value: reading.value };
}

function isBlank(actual: NonNullable<ResultRow["entry"]>["actual"]): boolean {
  return actual.value === null && actual.text === null && actual.numerator === null && actual.denominator === null;
}
