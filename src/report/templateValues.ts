import { formatDate } from "../vietnamese/dates";
import { basisLines, dateText, DOTS, type HeaderFacts, numberText, signer } from "./facts";
import { recipientLines } from "./blockXml";
import type { TemplateValue } from "./fillTemplate";
import { controlsOf, type DocumentModel } from "./model";
import { unitsText } from "./tables";
import type { RankingRow, ResultRow, TaskRow } from "./views";

/** Placeholder of each table, by the id of its content control. */
export const TABLE_NAMES: Readonly<Record<string, string>> = {
  results: "bảng_chỉ_tiêu",
  annex: "bảng_phụ_lục",
  tasks: "bảng_tiến_độ",
  cluster: "bảng_tổng_hợp",
  ranking: "bảng_xếp_hạng",
  submissions: "bảng_tình_hình_nộp",
  awards: "bảng_danh_hiệu",
  scoring: "bảng_chấm_điểm",
};

/** Rows a template may repeat: {{chỉ_tiêu.…}}, {{nhiệm_vụ.…}}, {{xếp_hạng.…}}. */
export interface TemplateRows {
  results?: ResultRow[];
  tasks?: TaskRow[];
  ranking?: RankingRow[];
}

/** Values of every placeholder an agency's template may use (docs/nd30.md lists them), from the same document that would be drawn. */
export function templateValues(
  model: DocumentModel,
  facts: HeaderFacts,
  rows: TemplateRows = {},
): Record<string, TemplateValue> {
  const signed = signer(facts);
  const blocks = model.sections.flatMap((section) => section.blocks);
  const title = blocks.find((block) => block.type === "title");
  const text = blocks.flatMap((block) =>
    block.type === "heading" || (block.type === "paragraph" && block.role !== "basis") ? [block.text] : [],
  );
  const values: Record<string, TemplateValue> = {
    số: facts.number?.trim() ? facts.number.trim().replace(/^\d$/, "0$&") : "      ",
    ký_hiệu: facts.symbol?.trim() || DOTS,
    số_ký_hiệu: numberText(facts, ""),
    ngày: dateText(facts),
    ngày_ngắn: facts.date ? formatDate(facts.date) : "…/…/20…",
    năm: String(facts.date?.slice(0, 4) ?? facts.year ?? DOTS),
    địa_danh: facts.place?.trim() || DOTS,
    cơ_quan_chủ_quản: facts.parentAgency?.trim() ?? "",
    cơ_quan: facts.agency?.trim() || DOTS,
    tên_loại: title?.name ?? model.title,
    trích_yếu: title?.summary ?? "",
    căn_cứ: basisLines(facts.basis ?? []).join("\n"),
    nội_dung: text.join("\n"),
    quyền_hạn: signed.lines.slice(0, -1).join("\n"),
    chức_vụ: signed.lines.at(-1) ?? DOTS,
    người_ký: signed.name || DOTS,
    nơi_nhận: recipientLines(facts.recipients ?? []).join("\n"),
  };
  for (const control of controlsOf(model)) {
    const name = TABLE_NAMES[control.id];
    const charts = control.blocks.filter((block) => block.type === "chart");
    if (name) values[name] = { ...control, blocks: control.blocks.filter((block) => block.type === "table") };
    if (charts.length > 0) values.biểu_đồ = { ...control, id: `${control.id}-chart`, name: "Biểu đồ", blocks: charts };
  }
  if (rows.results) values.chỉ_tiêu = rows.results.map(resultFields);
  if (rows.tasks) values.nhiệm_vụ = rows.tasks.map(taskFields);
  if (rows.ranking) values.xếp_hạng = rows.ranking.map(rankingFields);
  return values;
}

function resultFields(row: ResultRow): Record<string, string> {
  return {
    stt: row.no,
    tên: row.name,
    đơn_vị_tính: row.unit,
    cùng_kỳ: row.lastYear,
    kế_hoạch: row.target,
    kế_hoạch_kỳ: row.periodTarget,
    thực_hiện: row.actual,
    ước_cả_năm: row.yearEstimate,
    tỷ_lệ: row.percent,
    tỷ_lệ_kỳ: row.periodPercent,
    so_cùng_kỳ: row.versusLastYear,
    chênh_lệch: row.difference,
    đánh_giá: row.verdict,
    ghi_chú: row.note,
  };
}

function taskFields(row: TaskRow): Record<string, string> {
  return {
    stt: row.no,
    quý: ["I", "II", "III", "IV"][row.quarter - 1] ?? "",
    nội_dung: row.content,
    chỉ_đạo: unitsText(row.directedBy),
    thực_hiện: unitsText(row.carriedOutBy),
    phối_hợp: unitsText(row.coordinatedBy),
    ghi_chú: row.note,
    thời_hạn: row.due,
    ngày_hoàn_thành: row.doneOn,
    tiến_độ: row.progress,
    trạng_thái: row.status,
    sản_phẩm: row.product,
    vướng_mắc: row.difficulty,
  };
}

function rankingFields(row: RankingRow): Record<string, string> {
  return {
    đơn_vị: row.name,
    điểm: row.total,
    hạng: row.rank,
    xếp_loại: row.grade,
    đề_nghị: row.proposal,
    ghi_chú: row.note,
  };
}
