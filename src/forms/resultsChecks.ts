import { VERDICT } from "../domain/achievement";
import type { Indicator } from "../domain/plan";
import { type Area, columnName } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";
import type { Column, Places } from "./columns";
import { absoluteColumn, fitRow, numberLooks, put, putFormula, putMerged, quoted, runs } from "./draft";
import { LIST, MILESTONE_WORDS } from "./lists";
import { COLOUR } from "./styles";
import { takesWord } from "./verdictFormula";

/** Columns of KetQua_ChiTieu that are checked while a member types. */
type CheckedKey =
  | "lastYear"
  | "numerator"
  | "denominator"
  | "actual"
  | "yearEstimate"
  | "difference"
  | "verdict"
  | "dataKind"
  | "asOf"
  | "override"
  | "unit"
  | "main"
  | "component";

/** Rows of a drawn table: the first and last, and each indicator's. */
export interface DrawnRows {
  first: number;
  last: number;
  at: Map<string, number>;
}

type CheckKind = "number" | "count" | "word" | "part" | "last";

/** Native validation. Text with a qualifier is allowed in a figure, so those only warn. */
export function putChecks(
  sheet: SheetSpec,
  indicators: readonly Indicator[],
  rows: DrawnRows,
  AT: Places<CheckedKey>,
): void {
  const leaves = indicators.filter(({ type }) => type !== "group");
  const rowOf = (indicator: Indicator) => rows.at.get(indicator.code)!;
  const over = (key: CheckedKey, kindOf: (indicator: Indicator) => CheckKind | null) => {
    const kinds = leaves.map((indicator) => ({ row: rowOf(indicator), kind: kindOf(indicator) }));
    for (const run of runs(kinds)) putCheck(sheet, { ...run, left: AT[key], right: AT[key] }, run.kind);
  };
  const figure = (indicator: Indicator): CheckKind | null => {
    if (takesWord(indicator)) return "word";
    if (indicator.type === "setRatio") return null;
    return indicator.type === "quantity" || indicator.type === "atLeast" ? "count" : "number";
  };
  over("actual", figure);
  over("yearEstimate", (indicator) => figure(indicator) ?? "number");
  over("lastYear", (indicator) => (takesWord(indicator) ? null : "last"));
  const part = (indicator: Indicator): CheckKind | null =>
    indicator.type === "rate" || indicator.type === "setRatio" ? "part" : null;
  for (const run of runs(leaves.map((indicator) => ({ row: rowOf(indicator), kind: part(indicator) })))) {
    putCheck(sheet, { top: run.top, bottom: run.bottom, left: AT.numerator, right: AT.denominator }, "part");
  }
  const whole = (key: CheckedKey): Area => ({ top: rows.first, bottom: rows.last, left: AT[key], right: AT[key] });
  sheet.validations.push(
    {
      area: whole("dataKind"),
      kind: "list",
      formula1: LIST.dataKind,
      prompt: { title: "Loại số liệu", text: "Chọn Ước, Sơ bộ hoặc Chính thức." },
      error: { title: "Chưa đúng", text: "Chọn một mục trong danh sách: Ước, Sơ bộ, Chính thức.", style: "stop" },
    },
    {
      area: whole("asOf"),
      kind: "date",
      operator: "greaterThanOrEqual",
      formula1: "36526",
      prompt: { title: "Số liệu đến ngày", text: "Nhập ngày chốt số liệu, ví dụ 31/05/2024." },
      error: { title: "Chưa phải ngày", text: "Nhập ngày, tháng, năm, ví dụ 31/05/2024.", style: "stop" },
    },
    {
      area: whole("override"),
      kind: "list",
      formula1: LIST.verdict,
      prompt: {
        title: "Đánh giá của đơn vị",
        text: "Chỉ chọn khi đơn vị đánh giá khác kết quả tính. Phải ghi lý do ở cột “Nguyên nhân, ghi chú”, nếu không sẽ không được tính.",
      },
      error: { title: "Chưa đúng", text: "Chọn một mức đánh giá trong danh sách.", style: "stop" },
    },
  );
}

function putCheck(sheet: SheetSpec, area: Area, kind: CheckKind): void {
  if (kind === "word") {
    sheet.validations.push({
      area,
      kind: "list",
      formula1: LIST.milestone,
      prompt: { title: "Kết quả", text: `Chọn ${Object.values(MILESTONE_WORDS).join(", ")}.` },
      error: { title: "Chưa đúng", text: "Chọn một mục trong danh sách.", style: "stop" },
    });
    return;
  }
  const texts = {
    number: "Nhập số, phần lẻ sau dấu phẩy, ví dụ 54,7 (không gõ dấu %). Chưa có số liệu thì để trống.",
    count: "Nhập số lũy kế từ đầu năm. Chưa có số liệu thì để trống, không ghi 0.",
    part: "Nhập số; hệ thống tự tính tỷ lệ = tử số / mẫu số × 100.",
    last: "Kết quả cùng kỳ năm trước, nhập số. Không có thì để trống.",
  };
  const titles = { number: "Ước thực hiện", count: "Ước thực hiện", part: "Tử số, mẫu số", last: "Cùng kỳ năm trước" };
  const soft = kind === "number" || kind === "count";
  const negative = kind === "number" || kind === "last";
  sheet.validations.push({
    area,
    kind: "decimal",
    operator: "greaterThanOrEqual",
    formula1: negative ? "-1000000000000" : "0",
    prompt: { title: titles[kind], text: texts[kind] },
    error: {
      title: "Ô này cần một số",
      text: soft
        ? "Nội dung vừa nhập không phải là số hoặc là số âm. Nếu là “trên 132”, “ước 54,7” thì bấm Yes để giữ; nếu không, bấm No và nhập lại."
        : `${texts[kind]}`,
      style: soft ? "warning" : "stop",
    },
  });
}

/** Colours of the verdicts; the word always stands beside them. A figure that is late by half is only tinted, never judged. */
export function putColours(sheet: SheetSpec, rows: DrawnRows, AT: Places<CheckedKey>): void {
  const area = { top: rows.first, bottom: rows.last, left: AT.verdict, right: AT.verdict };
  const first = `$${columnName(AT.verdict)}${rows.first + 1}`;
  const any = (words: readonly string[]) => `OR(${words.map((word) => `${first}=${quoted(word)}`).join(",")})`;
  sheet.conditionals.push(
    { area, formula: any([VERDICT.exceeded, VERDICT.met, VERDICT.completed, VERDICT.notArising]), look: COLOUR.good },
    { area, formula: any([VERDICT.missed, VERDICT.notComputable]), look: COLOUR.bad },
    { area, formula: any([VERDICT.inProgress, VERDICT.notYetJudged]), look: COLOUR.open },
    { area, formula: any([VERDICT.noData, VERDICT.notAssigned]), look: COLOUR.none },
  );
  numberLooks(sheet, { top: rows.first, bottom: rows.last, left: AT.lastYear, right: AT.difference });
}

/** Verdicts in the order the counts are printed. */
export const COUNTED = [
  VERDICT.exceeded,
  VERDICT.met,
  VERDICT.completed,
  VERDICT.notArising,
  VERDICT.missed,
  VERDICT.inProgress,
  VERDICT.noData,
  VERDICT.notComputable,
  VERDICT.notAssigned,
  VERDICT.notYetJudged,
] as const;

/** Counts of verdicts by printed number and by component, under the table. Returns the last row. */
export function putCounts(
  sheet: SheetSpec,
  columns: readonly Column<string>[],
  rows: DrawnRows,
  AT: Places<CheckedKey>,
  label: string,
): number {
  const head = rows.last + 2;
  const verdicts = absoluteColumn(AT.verdict, rows.first, rows.last);
  const shown = columns.flatMap((column, at) => (!column.hidden && at >= AT.lastYear && at <= AT.asOf ? [at] : []));
  putMerged(sheet, { top: head, bottom: head, left: 0, right: AT.unit }, label, "totalLabel");
  const lines = [
    { label: "Theo chỉ tiêu chính (số in)", flag: absoluteColumn(AT.main, rows.first, rows.last) },
    { label: "Theo chỉ tiêu thành phần", flag: absoluteColumn(AT.component, rows.first, rows.last) },
  ];
  lines.forEach(({ label }, at) => {
    const row = head + 1 + at;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.unit }, label, "text");
    sheet.rows.push({ row, height: 18 });
  });
  const all = "Tổng số";
  [all, ...COUNTED].forEach((word, at) => {
    const column = shown[at]!;
    put(sheet, head, column, word, "total");
    lines.forEach(({ flag }, line) => {
      const words = word === all ? "" : `,${verdicts},${quoted(word)}`;
      putFormula(sheet, head + 1 + line, column, `COUNTIFS(${flag},1${words})`, "count");
    });
  });
  fitRow(sheet, head, columns);
  return head + 2;
}
