import type { Consolidation } from "../domain/consolidation";
import { type Change, versionsOf } from "../domain/history";
import { vietnamDay } from "../domain/instant";
import type { Plan } from "../domain/plan";
import { readScheme } from "../domain/scheme";
import type { DataKind, MilestoneState } from "../domain/submission";
import type { SheetSpec } from "../sheet/spec";
import { formatDate } from "../vietnamese/dates";
import { formatNumber } from "../vietnamese/numbers";
import { type Column, placesOf } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putHeader, putMerged } from "./draft";
import { DATA_KIND_WORDS, MILESTONE_WORDS } from "./lists";

/** LichSu_SuaDoi (lịch sử sửa đổi): what each new file of a member changed against the one before, cell by cell. */
export const CHANGES_SHEET = "LichSu_SuaDoi";

const COLUMNS = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "member", header: "Đơn vị", index: "B", width: 34 },
  { key: "version", header: "Bản nộp lần", index: "1", width: 7 },
  { key: "file", header: "Tệp", index: "2", width: 30 },
  { key: "received", header: "Ngày nhận", index: "3", width: 12 },
  { key: "what", header: "Chỉ tiêu, nhiệm vụ, tiêu chí", index: "4", width: 34 },
  { key: "field", header: "Mục sửa", index: "5", width: 16 },
  { key: "before", header: "Trước", index: "6", width: 16 },
  { key: "after", header: "Sau", index: "7", width: 16 },
  { key: "place", header: "Ô trong tệp", index: "8", width: 22 },
  { key: "note", header: "Ghi chú", index: "9", width: 18 },
  { key: "code", header: "Mã", index: "", width: 10, hidden: true },
] as const satisfies readonly Column<string>[];

const AT = placesOf(COLUMNS);

const FIELDS: Readonly<Record<string, string>> = {
  value: "Thực hiện",
  numerator: "Tử số",
  denominator: "Mẫu số",
  milestone: "Thực hiện",
  qualifier: "Chữ đi kèm số",
  text: "Chữ trong ô thực hiện",
  dataKind: "Loại số liệu",
  lastYear: "Thực hiện cùng kỳ năm trước",
  yearEstimate: "Ước thực hiện cả năm",
  verdictOverride: "Đánh giá của đơn vị",
  evidence: "Tài liệu kiểm chứng",
  asOf: "Số liệu đến ngày",
  due: "Thời hạn",
  doneOn: "Ngày hoàn thành",
  progress: "Tiến độ (%)",
  notDoneReason: "Lý do không thực hiện",
  product: "Sản phẩm",
  difficulty: "Vướng mắc, kiến nghị",
  status: "Trạng thái",
  self: "Điểm tự chấm",
  bonus: "Điểm thưởng",
  penalty: "Điểm trừ",
  appraised: "Điểm thẩm định",
  council: "Điểm thường trực thẩm định",
};

/** A value of a change as the officer wrote it. */
export function shownValue(field: string, value: Change["before"]): string {
  if (value === null) return "(trống)";
  if (typeof value === "number") return formatNumber(value, { decimals: 4 });
  if (field === "dataKind") return DATA_KIND_WORDS[value as DataKind] ?? value;
  if (field === "milestone") return MILESTONE_WORDS[value as MilestoneState] ?? value;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

/** Names of changed rows by what they are and their code. */
export function namesOf(plan: Plan): (what: Change["what"], code: string) => string {
  const read = readScheme(plan.scoring);
  const criteria = "scheme" in read ? (read.scheme?.criteria ?? []) : [];
  const names = {
    indicator: new Map(plan.indicators.map(({ code, no, name }) => [code, `${no} ${name}`.trim()])),
    task: new Map(plan.tasks.map(({ code, content }) => [code, content])),
    score: new Map(criteria.map(({ code, name }) => [code, name])),
  };
  return (what, code) => names[what].get(code) ?? code;
}

/** The sheet, or null when nobody sent twice. */
export function changesSheet(plan: Plan, consolidation: Consolidation): SheetSpec | null {
  if (consolidation.earlier.length === 0) return null;
  const sheet = draft(CHANGES_SHEET, { tab: "999999" });
  const right = AT.note;
  putMerged(sheet, { top: 0, bottom: 0, left: 0, right }, "LỊCH SỬ SỬA ĐỔI GIỮA CÁC LẦN NỘP", "title");
  sheet.rows.push({ row: 0, height: 24 });
  const first = putHeader(sheet, 1, COLUMNS);
  const members = new Map(plan.members.map(({ code, name }) => [code, name]));
  const nameOf = namesOf(plan);
  let row = first;
  for (const member of Object.keys(consolidation.submissions)) {
    for (const { record, changes } of versionsOf(consolidation, member).slice(1)) {
      const day = vietnamDay(record.received ?? record.submitted);
      const line = (
        what: string,
        field: string,
        before: string,
        after: string,
        place: string,
        note: string,
        code: string,
      ) => {
        const values = {
          no: row - first + 1,
          member: members.get(member) ?? member,
          version: record.version,
          file: record.file,
        };
        const rest = { received: day === null ? "" : formatDate(day), what, field, before, after, place, note, code };
        for (const [key, value] of Object.entries({ ...values, ...rest })) {
          const centred = key === "no" || key === "version" || key === "received";
          put(
            sheet,
            row,
            AT[key as keyof typeof AT],
            value,
            key === "code" ? "machineText" : centred ? "center" : "textAsIs",
          );
        }
        fitRow(sheet, row++, COLUMNS, 21);
      };
      if (changes.length === 0) line("Không có thay đổi số liệu", "", "", "", "", "", "");
      for (const { what, code, field, before, after, at, settled } of changes) {
        const reason =
          field === "reason" ? (what === "score" ? "Lý do" : "Nguyên nhân, ghi chú") : (FIELDS[field] ?? field);
        const place = at ? `${at.sheet}!${at.cell}` : "Không còn trong bản mới";
        const note = settled && (field === "value" || field === "dataKind") ? "Ước → chính thức" : "";
        line(nameOf(what, code), reason, shownValue(field, before), shownValue(field, after), place, note, code);
      }
    }
  }
  sheet.freeze = { rows: first, columns: AT.version };
  sheet.print = {
    ...LANDSCAPE,
    repeatRows: { from: 1, to: 2 },
    area: { top: 0, left: 0, bottom: Math.max(first, row - 1), right },
  };
  return sheet;
}
