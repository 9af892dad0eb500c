import type { Consolidation } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import type { Summary } from "../domain/summary";

/** Kind of a column; null stands in each where there is no data. */
export type TidyType = "text" | "number" | "flag";

/** One column of the tidy table, with what it means (docs/tidy.md is made of these). */
export interface TidyColumn {
  name: string;
  type: TidyType;
  vi: string;
}

/** The tidy table (bảng dữ liệu dài): one row for each member × indicator of the period, with its source. */
export const TIDY_COLUMNS = [
  { name: "plan", type: "text", vi: "Mã kế hoạch" },
  { name: "year", type: "number", vi: "Năm" },
  { name: "period", type: "text", vi: "Mã kỳ báo cáo" },
  { name: "period_from", type: "text", vi: "Ngày đầu kỳ (ISO)" },
  { name: "period_to", type: "text", vi: "Ngày cuối kỳ (ISO)" },
  { name: "final", type: "flag", vi: "Kỳ cuối năm" },
  { name: "member", type: "text", vi: "Mã đơn vị" },
  { name: "member_name", type: "text", vi: "Tên đơn vị" },
  { name: "indicator", type: "text", vi: "Mã chỉ tiêu" },
  { name: "indicator_no", type: "text", vi: "Số thứ tự in" },
  { name: "indicator_name", type: "text", vi: "Nội dung chỉ tiêu" },
  { name: "parent", type: "text", vi: "Mã chỉ tiêu cha" },
  { name: "unit", type: "text", vi: "Đơn vị tính" },
  { name: "type", type: "text", vi: "Loại chỉ tiêu" },
  { name: "direction", type: "text", vi: "Chiều đánh giá" },
  { name: "accumulation", type: "text", vi: "Cách cộng dồn" },
  { name: "target", type: "number", vi: "Kế hoạch (cận dưới nếu là khoảng)" },
  { name: "target_to", type: "number", vi: "Cận trên của khoảng" },
  { name: "target_text", type: "text", vi: "Kế hoạch là chữ" },
  { name: "actual", type: "number", vi: "Thực hiện" },
  { name: "numerator", type: "number", vi: "Tử số" },
  { name: "denominator", type: "number", vi: "Mẫu số" },
  { name: "state", type: "text", vi: "Trạng thái của mốc: done, inProgress, notStarted" },
  { name: "qualifier", type: "text", vi: "Từ đi kèm số: trên, ước …" },
  { name: "text", type: "text", vi: "Kết quả bằng chữ" },
  { name: "percent", type: "number", vi: "Tỷ lệ so với kế hoạch năm (%)" },
  { name: "difference", type: "number", vi: "Chênh lệch so với kế hoạch" },
  { name: "verdict", type: "text", vi: "Đánh giá" },
  { name: "last_year", type: "number", vi: "Cùng kỳ năm trước" },
  { name: "year_estimate", type: "number", vi: "Ước thực hiện cả năm" },
  { name: "data_kind", type: "text", vi: "Loại số liệu: estimate, preliminary, official" },
  { name: "as_of", type: "text", vi: "Số liệu đến ngày (ISO)" },
  { name: "reason", type: "text", vi: "Nguyên nhân, ghi chú" },
  { name: "in_cluster_total", type: "flag", vi: "Được cộng vào số toàn cụm" },
  { name: "file", type: "text", vi: "Tệp" },
  { name: "sheet", type: "text", vi: "Sheet" },
  { name: "cell", type: "text", vi: "Ô" },
  { name: "received", type: "text", vi: "Ngày giờ nhận (ISO)" },
  { name: "late", type: "flag", vi: "Nộp trễ" },
] as const satisfies readonly TidyColumn[];

export type TidyName = (typeof TIDY_COLUMNS)[number]["name"];
export type TidyRow = Record<TidyName, string | number | boolean | null>;

/** Rows of the members that handed in, in the plan's order. Groups are left out: they hold no figure. */
export function tidyRows(plan: Plan, consolidation: Consolidation, summary: Summary): TidyRow[] {
  const period = plan.periods.find(({ code }) => code === summary.period);
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const rows: TidyRow[] = [];
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
  for (const row of summary.indicators) {
    const indicator = indicators.get(row.code);
    if (!indicator || indicator.type === "group") continue;
    const left = new Set([...row.cluster.without.noData, ...row.cluster.without.noTarget]);
    for (const member of summary.submitted) {
      const cell = row.members[member];
      const record = consolidation.submissions[member]?.record;
      if (!cell || !record) continue;
      const { target, source } = cell;
      rows.push({
        plan: plan.id,
        year: plan.year,
        period: summary.period,
        period_from: period?.from ?? null,
        period_to: period?.to ?? null,
        final: period?.final ?? null,
        member,
        member_name: names.get(member) ?? null,
        indicator: indicator.code,
        indicator_no: indicator.no,
        indicator_name: indicator.name,
        parent: indicator.parent,
        unit: indicator.unit,
        type: indicator.type,
        direction: indicator.direction,
        accumulation: indicator.accumulation,
        target: target.kind === "number" ? target.value : target.kind === "range" ? target.from : null,
        target_to: target.kind === "range" ? target.to : null,
        target_text: target.kind === "state" || target.kind === "unreadable" ? target.text : null,
        actual: cell.actual,
        numerator: cell.numerator,
        denominator: cell.denominator,
        state: cell.milestone,
        qualifier: cell.qualifier,
        text: cell.text,
        percent: cell.percent,
        difference: cell.difference,
        verdict: cell.verdict,
        last_year: cell.lastYear,
        year_estimate: cell.yearEstimate,
        data_kind: cell.dataKind,
        as_of: cell.asOf,
        reason: cell.reason,
        in_cluster_total: !row.cluster.apart && row.cluster.actual !== null && !left.has(member),
        file: source?.file ?? record.file,
        sheet: source?.sheet ?? null,
        cell: source?.cell ?? null,
        received: record.received ?? record.submitted,
        late: record.late,
      });
    }
  }
  return rows;
}

/**
 * RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it; figures keep the decimal point, as every database expects.
 */
export function tidyCsv(rows: readonly TidyRow[]): string {
  const field = (value: string | number | boolean | null): string => {
    if (value === null) return "";
    if (typeof value !== "string") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const lines = [
    TIDY_COLUMNS.map(({ name }) => name as string),
    ...rows.map((row) => TIDY_COLUMNS.map(({ name }) => field(row[name]))),
  ];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
