import { quoteSheet } from "../sheet/address";
import { columnName } from "../sheet/address";
import type { NameSpec, SheetSpec } from "../sheet/spec";
import { VERDICT } from "../domain/achievement";
import type { Accumulation, Direction, IndicatorType, InverseFormula, Plan } from "../domain/plan";
import { TASK_STATUS } from "../domain/schedule";
import type { DataKind, MilestoneState } from "../domain/submission";
import { textKey } from "../vietnamese/text";
import { draft, put } from "./draft";
import { ruleLists } from "./ruleLists";

export const LISTS_SHEET = "DanhMuc";

/** Words of the forms for the values of the domain. */
export const TYPE_WORDS: Record<IndicatorType, string> = {
  quantity: "Số lượng",
  value: "Giá trị",
  rate: "Tỷ lệ %",
  growth: "Tốc độ tăng",
  range: "Khoảng",
  atLeast: "Tối thiểu",
  setRatio: "100% của tập",
  milestone: "Hoàn thành/không",
  group: "Nhóm (cha)",
};
export const DIRECTION_WORDS: Record<Direction, string> = { up: "Thuận", down: "Nghịch", done: "Hoàn thành" };
export const ACCUMULATION_WORDS: Record<Accumulation, string> = {
  cumulative: "Lũy kế",
  pointInTime: "Thời điểm",
  growth: "Tốc độ",
  milestone: "Mốc",
};
export const DATA_KIND_WORDS: Record<DataKind, string> = {
  estimate: "Ước",
  preliminary: "Sơ bộ",
  official: "Chính thức",
};
export const MILESTONE_WORDS: Record<MilestoneState, string> = {
  done: "Hoàn thành",
  inProgress: "Đang thực hiện",
  notStarted: "Chưa thực hiện",
};
export const INVERSE_WORDS: Record<InverseFormula, string> = {
  "target/actual": "Kế hoạch / thực hiện",
  "2-actual/target": "2 − thực hiện / kế hoạch",
  reduction: "Mức giảm so với năm gốc",
};
/** Written in a target cell of one member: this indicator is not assigned to it. */
export const NOT_ASSIGNED_WORD = "Không giao";
export const YES_WORD = "Có";

/** The value whose word a text is, whatever its case, spaces and tone placement; null when it is none. */
export function valueOfWord<T extends string>(words: Record<T, string>, text: string): T | null {
  const key = textKey(text);
  for (const value of Object.keys(words) as T[]) if (textKey(words[value]) === key) return value;
  return null;
}

/** Defined names of the lists; each points to one column of DanhMuc. */
export const LIST = {
  type: "DM_LoaiChiTieu",
  direction: "DM_ChieuDanhGia",
  accumulation: "DM_CachCongDon",
  verdict: "DM_DanhGia",
  dataKind: "DM_LoaiSoLieu",
  milestone: "DM_MocHoanThanh",
  unit: "DM_DonViTinh",
  member: "DM_DonVi",
  period: "DM_KyBaoCao",
  taskStatus: "DM_TrangThai",
  notDoing: "DM_KhongThucHien",
  inverse: "DM_CongThucNghich",
} as const;

/** Units of measure offered; the list is open. */
const COMMON_UNITS =
  "%|người|đơn vị|tổ chức|cuộc|hội nghị|lớp|nhiệm vụ|nội dung|đề tài|mô hình|điển hình|tập thể|cá nhân|triệu đồng|tỷ đồng|lượt người|điểm %";

/** One list of DanhMuc: its defined name, the header of its column, its values. */
export interface ListOfWords {
  name: string;
  title: string;
  values: string[];
}

function listValues(plan: Plan, more: readonly ListOfWords[]): ListOfWords[] {
  const units = [...plan.indicators.map((indicator) => indicator.unit), ...COMMON_UNITS.split("|")];
  return [
    { name: LIST.type, title: "Loại chỉ tiêu", values: Object.values(TYPE_WORDS) },
    { name: LIST.direction, title: "Chiều đánh giá", values: Object.values(DIRECTION_WORDS) },
    { name: LIST.accumulation, title: "Cách cộng dồn", values: Object.values(ACCUMULATION_WORDS) },
    { name: LIST.verdict, title: "Đánh giá", values: Object.values(VERDICT) },
    { name: LIST.dataKind, title: "Loại số liệu", values: Object.values(DATA_KIND_WORDS) },
    { name: LIST.milestone, title: "Kết quả chỉ tiêu hoàn thành/không", values: Object.values(MILESTONE_WORDS) },
    { name: LIST.unit, title: "Đơn vị tính", values: distinct(units) },
    { name: LIST.member, title: "Đơn vị thành viên", values: distinct(plan.members.map((member) => member.name)) },
    { name: LIST.period, title: "Kỳ báo cáo", values: distinct(plan.periods.map((period) => period.code)) },
    { name: LIST.taskStatus, title: "Trạng thái nhiệm vụ", values: Object.values(TASK_STATUS) },
    { name: LIST.notDoing, title: "Không thực hiện", values: [TASK_STATUS.notDoing] },
    { name: LIST.inverse, title: "Cách tính chỉ tiêu nghịch", values: Object.values(INVERSE_WORDS) },
    ...ruleLists(plan),
    ...more,
  ];
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}

/** The hidden sheet of lists (danh mục). @param more lists that only some books need */
export function listsSheet(plan: Plan, more: readonly ListOfWords[] = []): SheetSpec {
  const sheet = draft(LISTS_SHEET, { state: "hidden" });
  listValues(plan, more).forEach(({ title, values }, column) => {
    put(sheet, 0, column, title, "header");
    values.forEach((value, at) => put(sheet, at + 1, column, value, "text"));
    sheet.columns.push({ column, width: 24 });
  });
  sheet.rows.push({ row: 0, height: 32 });
  return sheet;
}

/** The names that validations refer to. */
export function listNames(plan: Plan, more: readonly ListOfWords[] = []): NameSpec[] {
  return listValues(plan, more).map(({ name, values }, column) => {
    const letter = columnName(column);
    return { name, formula: `${quoteSheet(LISTS_SHEET)}!$${letter}$2:$${letter}$${Math.max(2, values.length + 1)}` };
  });
}
