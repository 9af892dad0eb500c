import type { Plan } from "../domain/plan";
import { type Column, machineColumns } from "./columns";
import { widthOf } from "./draft";

/** Columns of TongHop_Cum: three for each member between fixed ones, and hidden ones beside the table. */
export const LEFT = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Nội dung chỉ tiêu", index: "B", width: 32, needed: true },
  { key: "unit", header: "Đơn vị tính", index: "C", width: 9 },
] as const satisfies readonly Column<string>[];

const RIGHT = [
  { key: "target", header: "Toàn cụm: Kế hoạch", index: "", width: 11 },
  { key: "actual", header: "Toàn cụm: Thực hiện", index: "", width: 11 },
  { key: "percent", header: "Toàn cụm: %", index: "", width: 9 },
  { key: "verdict", header: "Toàn cụm: Đánh giá", index: "", width: 12 },
  { key: "tally", header: "Số đơn vị vượt/đạt/không đạt", index: "", width: 11 },
  { key: "leaders", header: "Đơn vị dẫn đầu", index: "", width: 24 },
  { key: "without", header: "Đơn vị chưa tính vào toàn cụm", index: "", width: 30 },
  { key: "note", header: "Ghi chú", index: "", width: 18 },
] as const satisfies readonly Column<string>[];

/** What a book one level up needs of the totals, as plain values. */
const MACHINE = [
  { key: "code", header: "Mã chỉ tiêu" },
  { key: "numerator", header: "Toàn cụm: Tử số" },
  { key: "denominator", header: "Toàn cụm: Mẫu số" },
  { key: "sumTarget", header: "Kế hoạch đã cộng" },
  { key: "sumActual", header: "Thực hiện đã cộng" },
  { key: "counted", header: "Số đơn vị đã cộng" },
  { key: "noTarget", header: "Không giao" },
  { key: "noData", header: "Chưa có số liệu" },
  { key: "apart", header: "Không cộng được" },
  { key: "mixedTargets", header: "Kế hoạch khác nhau" },
] as const;

export type FixedKey = (typeof LEFT)[number]["key"] | (typeof RIGHT)[number]["key"] | (typeof MACHINE)[number]["key"];

export const FIXED: readonly Column<FixedKey>[] = [...LEFT, ...RIGHT, ...machineColumns(MACHINE)];

/** Columns of each member, and the hidden ones beside the table that formulas count over. */
export const OF_MEMBER = ["Kế hoạch", "Thực hiện", "%"] as const;
export const BESIDE = ["Đánh giá", "Tử số", "Mẫu số"] as const;
/** More members than these do not fit one page's width legibly. */
export const ON_ONE_PAGE = 4;
/** Characters a landscape page holds at the smallest size that reads well. */
export const PAGE_WIDTH = 175;

/** Where everything stands for these members. */
export interface Layout {
  columns: Column<string>[];
  at: Record<FixedKey, number>;
  member: (at: number) => number;
  beside: (block: number, at: number) => number;
  members: number;
}

export function layoutOf(plan: Plan, members: readonly string[]): Layout {
  const named = members.map((code) => plan.members.find((member) => member.code === code)?.name ?? code);
  let index = 1;
  const width = named.length > ON_ONE_PAGE ? 10 : 11;
  const shown: Column<string>[] = [
    ...LEFT,
    ...named.flatMap((name, at) =>
      OF_MEMBER.map((part) => {
        const number = index++;
        const formula = part === "%" ? `${number}=${number - 1}/${number - 2}` : String(number);
        return { key: `${members[at]}:${part}`, header: `${name}: ${part}`, index: formula, width };
      }),
    ),
    ...RIGHT.map((column) => ({ ...column, index: String(index++) })),
  ];
  const beside = machineColumns(
    BESIDE.flatMap((part) => named.map((name, at) => ({ key: `${members[at]}:${part}`, header: `${name}: ${part}` }))),
    9,
  );
  const machine = machineColumns(MACHINE);
  const columns = [...shown, ...machine, ...beside];
  const at = Object.fromEntries(
    FIXED.map(({ key }) => [key, columns.findIndex((column) => column.key === key)]),
  ) as Record<FixedKey, number>;
  const firstBeside = shown.length + machine.length;
  return {
    columns,
    at,
    member: (number) => LEFT.length + number * OF_MEMBER.length,
    beside: (block, number) => firstBeside + block * members.length + number,
    members: members.length,
  };
}

/** Last column that fits on a page this many characters wide. */
export function pageEnd(columns: readonly Column<string>[], right: number, width: number): number {
  let at = LEFT.length;
  while (at < right && widthOf(columns, 0, at + 1) <= width) at++;
  return at;
}
