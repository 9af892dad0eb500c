import type { Member, Plan } from "../domain/plan";
import type { ExemplarEntry } from "../domain/submission";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { type Column, placesOf } from "./columns";
import { absoluteColumn, putFormula, putMerged, quoted } from "./draft";
import { putHint, putSignatures, superiorOf } from "./heading";
import type { Say } from "./issueCodes";
import { RULE_LIST, STAGES } from "./ruleLists";
import { readTwoPart, type TwoPartForm, twoPartSheet } from "./twoPartList";

/** DienHinh_TienTien (danh sách điển hình tiên tiến). */
export const EXEMPLARS_SHEET = "DienHinh_TienTien";

const VISIBLE = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "name", header: "Tên tập thể, cá nhân", index: "B", width: 26, needed: true },
  { key: "sort", header: "Loại", index: "C", width: 10 },
  { key: "position", header: "Chức vụ, đơn vị/địa chỉ", index: "1", width: 20 },
  { key: "field", header: "Lĩnh vực, phong trào thi đua", index: "2", width: 18 },
  { key: "summary", header: "Tóm tắt thành tích, cách làm (≤ 100 chữ)", index: "3", width: 40 },
  { key: "stage", header: "Khâu thực hiện", index: "4", width: 12 },
  { key: "since", header: "Thời gian đăng ký xây dựng", index: "5", width: 12 },
  { key: "awarded", header: "Kết quả đã được khen thưởng", index: "6", width: 16 },
  { key: "proposal", header: "Đề xuất (tuyên truyền, nhân rộng, khen thưởng)", index: "7", width: 18 },
  { key: "note", header: "Ghi chú", index: "8", width: 12 },
] as const satisfies readonly Column<string>[];

type ExemplarKey = Exclude<(typeof VISIBLE)[number]["key"], "no" | "name">;

export const EXEMPLAR_COLUMNS: readonly Column<ExemplarKey | "no" | "name" | "kind">[] = [
  ...VISIBLE,
  { key: "kind", header: "Thuộc phần", index: "", width: 10, hidden: true },
];

const FORM: TwoPartForm<ExemplarKey> = {
  sheet: EXEMPLARS_SHEET,
  columns: EXEMPLAR_COLUMNS,
  lists: { sort: RULE_LIST.exemplarSort, stage: RULE_LIST.stage },
  prompts: {
    name: { title: "Tên tập thể, cá nhân", text: "Mỗi điển hình một dòng." },
    summary: { title: "Tóm tắt", text: "Không quá 100 chữ: làm gì, cách làm, kết quả." },
  },
  individualOnly: [],
  tab: "2F6B3A",
};

const AT = placesOf(EXEMPLAR_COLUMNS);
const SUMS = "Tổng số";
const SUMS_KEY = textKey(SUMS);

export function exemplarsSheet(plan: Plan, member: Member): SheetSpec {
  const { sheet, rows, last, right } = twoPartSheet<ExemplarKey>(
    FORM,
    {
      parent: superiorOf(plan, member),
      agency: member.name,
      number: "Số: ……/……",
      date: `………, ngày …… tháng …… năm ${plan.year}`,
      title: `DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN NĂM ${plan.year}`,
      attached: "(Kèm theo Báo cáo số ……/BC-…… ngày …/…/…… của ……………………)",
    },
    [],
    true,
  );
  let row = last + 1;
  const line = (label: string, formula: string) => {
    putMerged(sheet, { top: row, bottom: row, left: 0, right: AT.sort }, label, "totalLabel");
    putFormula(sheet, row, AT.position, formula, "total");
    sheet.rows.push({ row: row++, height: 20 });
  };
  const named = (kind: "collective" | "individual") =>
    `SUMPRODUCT(--(TRIM(${absoluteColumn(AT.name, rows[kind].first, rows[kind].last)})<>""))`;
  line(`${SUMS} tập thể`, named("collective"));
  line(`${SUMS} cá nhân`, named("individual"));
  const stages = absoluteColumn(AT.stage, rows.collective.first, rows.individual.last);
  for (const stage of STAGES) line(`${SUMS} theo khâu: ${stage}`, `COUNTIF(${stages},${quoted(stage)})`);
  const hint = "Bốn khâu: phát hiện, bồi dưỡng, tổng kết, nhân rộng. Tóm tắt không quá 100 chữ.";
  putHint(sheet, row, EXEMPLAR_COLUMNS, right, hint);
  const end = putSignatures(sheet, row + 2, EXEMPLAR_COLUMNS, right, ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"]);
  sheet.print = { ...sheet.print!, area: { top: 0, left: 0, bottom: end, right } };
  return sheet;
}

export function readExemplars(grid: Grid, file: string, say: Say): ExemplarEntry[] {
  return readTwoPart(grid, FORM, file, say, SUMS_KEY).map(({ kind, name, values, source }) => ({
    kind,
    name,
    ...values,
    source,
  }));
}
