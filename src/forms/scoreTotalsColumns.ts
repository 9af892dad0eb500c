import { type Column, machineColumns } from "./columns";

/**
 * TongHop_Diem (tổng hợp điểm): criteria × members. The cluster writes its appraisal and its reason here; points, caps and totals are
 * native formulas that follow src/domain/scoring.ts.
 */
export const TOTALS_SHEET = "TongHop_Diem";

/** Columns before the members'. */
export const LEFT = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "criterion", header: "Nội dung, tiêu chí chấm điểm", index: "B", width: 36 },
  { key: "max", header: "Điểm chuẩn", index: "C", width: 8 },
] as const satisfies readonly Column<string>[];

/** Columns of each member as printed; texts are "mã đơn vị: phần", the unit's name stands above. */
const SHOWN = [
  { part: "self", word: "Tự chấm", width: 8 },
  { part: "appraised", word: "Thẩm định", width: 9 },
  { part: "counted", word: "Điểm tính", width: 9 },
  { part: "reason", word: "Lý do", width: 15 },
] as const;
/** Helpers of each member, hidden: what stands without an appraisal, and the parts the caps look at. */
const HIDDEN = [
  { part: "council", word: "Thường trực" },
  { part: "basePoints", word: "Điểm khi chưa thẩm định" },
  { part: "baseBonus", word: "Thưởng khi chưa thẩm định" },
  { part: "basePenalty", word: "Trừ khi chưa thẩm định" },
  { part: "points", word: "Điểm" },
  { part: "bonus", word: "Thưởng" },
  { part: "penalty", word: "Trừ" },
] as const;

/** A column of one member. */
export type Part = (typeof SHOWN)[number]["part"] | (typeof HIDDEN)[number]["part"];

/** Over the hidden column of criterion codes. */
export const CODE_HEADER = "Mã tiêu chí";

/** Columns with the place of each. `member` counts from 0. */
export interface Layout {
  columns: Column<string>[];
  at: (member: number, part: Part) => number;
  code: number;
  right: number;
}

/** @param members codes, in the order of the table */
export function layoutOf(members: readonly string[]): Layout {
  let index = 1;
  const shown = members.flatMap((code) =>
    SHOWN.map(({ part, word, width }) => ({
      key: `${code}:${part}`,
      header: `${code}: ${word}`,
      index: String(index++),
      width,
    })),
  );
  const helpers = members.flatMap((code) =>
    HIDDEN.map(({ part, word }) => ({ key: `${code}:${part}`, header: `${code}: ${word}` })),
  );
  const machine = machineColumns([{ key: "code", header: CODE_HEADER }]);
  const columns: Column<string>[] = [...LEFT, ...shown, ...machine, ...machineColumns(helpers, 9)];
  const places = new Map(columns.map(({ key }, at) => [key, at]));
  const right = LEFT.length + shown.length - 1;
  return { columns, right, code: right + 1, at: (member, part) => places.get(`${members[member]}:${part}`)! };
}
