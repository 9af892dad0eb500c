import type { Table } from "./model";
import { banded, type ColumnOf, type RowOf, tableOf } from "./tableOf";
import {
  type AwardRow,
  EMPTY_SCORE_ROW,
  type RankingRow,
  type ResultRow,
  type ScoreRow,
  type SubmissionRow,
  type TaskRow,
} from "./views";

/** Several units in one cell, one a line ("- …;"). Never split at a comma: a unit's name may hold one. */
export function unitsText(units: string[]): string {
  if (units.length < 2) return units[0] ?? "";
  return units.map((unit, i) => `- ${unit}${i === units.length - 1 ? "." : ";"}`).join("\n");
}

const ROMAN = ["I", "II", "III", "IV"] as const;

/** Rows in quarters (quý), each under its band; a quarter without tasks is left out. */
function byQuarter(rows: TaskRow[]): RowOf<TaskRow>[] {
  return ([1, 2, 3, 4] as const).flatMap((quarter): RowOf<TaskRow>[] => {
    const own = rows.filter((row) => row.quarter === quarter);
    const no = ROMAN[quarter - 1] ?? "";
    return own.length === 0 ? [] : [{ no, band: `Quý ${no}` }, ...own.map((row) => ({ row }))];
  });
}

/** Phụ lục nhiệm vụ theo quý: the six printed columns. */
export function annexTable(rows: TaskRow[]): Table {
  const columns: ColumnOf<TaskRow>[] = [
    { title: "STT", width: 14, align: "center", text: (row) => row.no },
    { title: "Nội dung thực hiện", width: 96, align: "left", grows: true, text: (row) => row.content },
    { title: "Đơn vị chỉ đạo", width: 36, align: "center", text: (row) => unitsText(row.directedBy) },
    { title: "Đơn vị thực hiện", width: 44, align: "left", text: (row) => unitsText(row.carriedOutBy) },
    { title: "Đơn vị phối hợp", width: 42, align: "left", text: (row) => unitsText(row.coordinatedBy) },
    { title: "Ghi chú", width: 21, align: "left", text: (row) => row.note },
  ];
  return tableOf(columns, byQuarter(rows));
}

/** Tiến độ thực hiện nhiệm vụ. */
export function tasksTable(rows: TaskRow[]): Table {
  const columns: ColumnOf<TaskRow>[] = [
    { title: "STT", width: 14, align: "center", text: (row) => row.no },
    { title: "Nội dung thực hiện", width: 80, align: "left", grows: true, text: (row) => row.content },
    { title: "Đơn vị thực hiện", width: 42, align: "left", text: (row) => unitsText(row.carriedOutBy) },
    { title: "Thời hạn", width: 24, align: "center", text: (row) => row.due },
    { title: "Ngày hoàn thành", width: 24, align: "center", text: (row) => row.doneOn },
    { title: "Tiến độ (%)", width: 17, align: "right", text: (row) => row.progress },
    { title: "Trạng thái", width: 27, align: "center", text: (row) => row.status },
    { title: "Sản phẩm", width: 30, align: "left", optional: true, text: (row) => row.product },
    { title: "Vướng mắc, kiến nghị", width: 32, align: "left", optional: true, text: (row) => row.difficulty },
  ];
  return tableOf(columns, byQuarter(rows));
}

/** Kết quả thực hiện chỉ tiêu; headings of the plan stand as bands, parents without a figure in bold. */
export function resultsTable(rows: ResultRow[], period: string): Table {
  const columns: ColumnOf<ResultRow>[] = [
    { title: "STT", width: 14, align: "center", index: "letter", text: (row) => row.no },
    { title: "Nội dung chỉ tiêu", width: 80, align: "left", grows: true, index: "letter", text: (row) => row.name },
    { title: "Đơn vị tính", width: 21, align: "center", index: "letter", text: (row) => row.unit },
    {
      title: "Thực hiện cùng kỳ năm trước",
      width: 22,
      align: "right",
      optional: true,
      index: { key: "lastYear" },
      text: (row) => row.lastYear,
    },
    { title: "Kế hoạch năm", width: 22, align: "right", index: { key: "target" }, text: (row) => row.target },
    {
      title: `Kế hoạch ${period}`,
      width: 22,
      align: "right",
      optional: true,
      index: { key: "period" },
      text: (row) => row.periodTarget,
    },
    {
      title: `Ước thực hiện ${period}`,
      width: 25,
      align: "right",
      index: { key: "actual" },
      text: (row) => row.actual,
    },
    {
      title: "Ước thực hiện cả năm",
      width: 22,
      align: "right",
      optional: true,
      index: "number",
      text: (row) => row.yearEstimate,
    },
    {
      title: "So với kế hoạch năm (%)",
      width: 22,
      align: "right",
      index: { ratio: ["actual", "target"] },
      text: (row) => row.percent,
    },
    {
      title: `So với kế hoạch ${period} (%)`,
      width: 22,
      align: "right",
      optional: true,
      index: { ratio: ["actual", "period"] },
      text: (row) => row.periodPercent,
    },
    {
      title: "So với cùng kỳ (%)",
      width: 20,
      align: "right",
      optional: true,
      index: { ratio: ["actual", "lastYear"] },
      text: (row) => row.versusLastYear,
    },
    {
      title: "Chênh lệch so với kế hoạch",
      width: 22,
      align: "right",
      optional: true,
      index: "number",
      text: (row) => row.difference,
    },
    { title: "Đánh giá", width: 26, align: "center", index: "number", text: (row) => row.verdict },
    {
      title: "Nguyên nhân, ghi chú",
      width: 30,
      align: "left",
      optional: true,
      index: "number",
      text: (row) => row.note,
    },
  ];
  const body = banded(
    rows,
    (row) => row.section,
    (row) => ({ row, strong: row.group }),
  );
  return tableOf(columns, body);
}

/** Xếp hạng và đề nghị khen thưởng. */
export function rankingTable(rows: RankingRow[]): Table {
  const number = (title: string, width: number, text: (row: RankingRow) => string, optional = false) =>
    ({ title, width, align: "right", text, optional }) satisfies ColumnOf<RankingRow>;
  const places = new Map(rows.map((row, i) => [row, String(i + 1)]));
  const columns: ColumnOf<RankingRow>[] = [
    { title: "STT", width: 14, align: "center", text: (row) => places.get(row) ?? "" },
    { title: "Tên đơn vị", width: 60, align: "left", grows: true, text: (row) => row.name },
    number("Điểm tự chấm", 20, (row) => row.self, true),
    number("Điểm thẩm định", 20, (row) => row.appraised, true),
    number("Điểm thưởng", 20, (row) => row.bonus, true),
    number("Điểm trừ", 17, (row) => row.penalty, true),
    number("Tổng điểm", 20, (row) => row.total),
    { title: "Xếp hạng", width: 17, align: "center", text: (row) => row.rank },
    { title: "Xếp loại", width: 24, align: "center", optional: true, text: (row) => row.grade },
    { title: "Không đủ điều kiện xét (lý do)", width: 32, align: "left", optional: true, text: (row) => row.excluded },
    { title: "Số phiếu suy tôn", width: 20, align: "center", optional: true, text: (row) => row.votes },
    number("Tỷ lệ phiếu (%)", 18, (row) => row.votePercent, true),
    { title: "Đề nghị khen thưởng", width: 38, align: "left", optional: true, text: (row) => row.proposal },
    { title: "Ghi chú", width: 24, align: "left", text: (row) => row.note },
  ];
  return tableOf(
    columns,
    rows.map((row) => ({ row })),
  );
}

/** Tình hình nộp báo cáo của các đơn vị. */
export function submissionsTable(rows: SubmissionRow[]): Table {
  const places = new Map(rows.map((row, i) => [row, String(i + 1)]));
  const columns: ColumnOf<SubmissionRow>[] = [
    { title: "STT", width: 14, align: "center", text: (row) => places.get(row) ?? "" },
    { title: "Đơn vị", width: 70, align: "left", grows: true, text: (row) => row.member },
    { title: "Tệp", width: 48, align: "left", optional: true, text: (row) => row.file },
    { title: "Lần nộp", width: 16, align: "center", optional: true, text: (row) => row.version },
    { title: "Ngày nhận", width: 26, align: "center", text: (row) => row.received },
    { title: "Người gửi", width: 34, align: "left", optional: true, text: (row) => row.sender },
    { title: "Đúng hạn, trễ hạn", width: 26, align: "center", text: (row) => row.punctuality },
    { title: "Số lỗi", width: 16, align: "right", text: (row) => row.errors },
    { title: "Ghi chú", width: 36, align: "left", text: (row) => row.note },
  ];
  return tableOf(
    columns,
    rows.map((row) => ({ row })),
  );
}

/** Đăng ký danh hiệu thi đua, hình thức khen thưởng; collectives first, as the registration forms have it. */
export function awardsTable(rows: AwardRow[]): Table {
  const groups = (["collective", "individual"] as const).map((kind) => rows.filter((row) => row.kind === kind));
  const places = new Map(groups.flatMap((group) => group.map((row, i) => [row, String(i + 1)] as const)));
  const text = (
    title: string,
    width: number,
    of: (row: AwardRow) => string,
    more: Partial<ColumnOf<AwardRow>> = {},
  ): ColumnOf<AwardRow> => ({ title, width, align: "left", text: of, ...more });
  const columns = [
    text("STT", 14, (row) => places.get(row) ?? "", { align: "center" }),
    text("Họ và tên / Tên tập thể", 56, (row) => row.name, { grows: true }),
    text("Chức vụ, chức danh", 32, (row) => row.position, { optional: true }),
    text("Đơn vị công tác", 40, (row) => row.unit, { optional: true }),
    text("Danh hiệu thi đua đăng ký", 48, (row) => row.title, { grows: true }),
    text("Hình thức khen thưởng đăng ký", 36, (row) => row.rewardForm, { optional: true }),
    text("Mức xếp loại đăng ký", 24, (row) => row.rating, { optional: true, align: "center" }),
    text("Sáng kiến, đề tài đăng ký", 38, (row) => row.initiative, { optional: true }),
    text("Thành tích năm trước", 30, (row) => row.lastYear, { optional: true }),
    text("Kết quả cuối năm", 20, (row) => row.result, { optional: true, align: "center" }),
    text("Ghi chú", 22, (row) => row.note),
  ];
  const heads = ["TẬP THỂ", "CÁ NHÂN"];
  const body = groups.flatMap((group, i): RowOf<AwardRow>[] =>
    group.length === 0 ? [] : [{ no: ROMAN[i] ?? "", band: heads[i] ?? "" }, ...group.map((row) => ({ row }))],
  );
  return tableOf(columns, body);
}

/** Bảng chấm điểm của một đơn vị. */
export function scoringTable(rows: ScoreRow[], totals: Partial<ScoreRow> | null): Table {
  const points = (title: string, of: (row: ScoreRow) => string, optional = true): ColumnOf<ScoreRow> => ({
    title,
    width: 19,
    align: "right",
    text: of,
    optional,
  });
  const columns: ColumnOf<ScoreRow>[] = [
    { title: "STT", width: 14, align: "center", text: (row) => row.no },
    { title: "Nội dung, tiêu chí chấm điểm", width: 70, align: "left", grows: true, text: (row) => row.criterion },
    points("Điểm chuẩn", (row) => row.standard, false),
    { title: "Chỉ tiêu giao", width: 24, align: "right", optional: true, text: (row) => row.target },
    { title: "Kết quả thực hiện", width: 24, align: "right", optional: true, text: (row) => row.result },
    points("Tỷ lệ (%)", (row) => row.percent),
    points("Điểm tự chấm", (row) => row.self, false),
    points("Điểm thưởng", (row) => row.bonus),
    points("Điểm trừ", (row) => row.penalty),
    points("Cộng tự chấm", (row) => row.selfTotal),
    points("Điểm cụm thẩm định", (row) => row.appraised, false),
    points("Chênh lệch", (row) => row.difference),
    points("Điểm cơ quan thường trực thẩm định", (row) => row.council),
    { title: "Lý do", width: 34, align: "left", optional: true, text: (row) => row.reason },
  ];
  const body = rows.map((row): RowOf<ScoreRow> => (row.band ? { no: row.no, band: row.criterion } : { row }));
  const all: ScoreRow[] = rows.filter((row) => !row.band);
  const printed = columns.filter((column) => !column.optional || all.some((row) => column.text(row) !== ""));
  const sum = totals && { ...EMPTY_SCORE_ROW, ...totals };
  if (sum) body.push({ total: "Tổng cộng", cells: printed.slice(2).map((column) => column.text(sum)) });
  return tableOf(columns, body);
}
