import type { ChangeSet } from "../../src/sheet/change";
import { noChange } from "../../src/sheet/change";
import type { CellSpec, SheetSpec } from "../../src/sheet/spec";
import { formSpec, listSpec } from "./workbookSpecs";

/** A merged table as the pane draws it: a row for each member and indicator, plain numbers and native formulas. */
function detailSpec(name: string, members: number, indicators: number): SheetSpec {
  const cells: CellSpec[] = ["Đơn vị", "Mã", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Đánh giá", "Nguồn"].map(
    (value, column) => ({ row: 0, column, value, style: "header" }),
  );
  for (let m = 0; m < members; m++)
    for (let i = 0; i < indicators; i++) {
      const row = 1 + m * indicators + i;
      const values = [
        `Liên hiệp các hội khoa học và kỹ thuật tỉnh số ${m + 1}`,
        `CT${String(i + 1).padStart(2, "0")}`,
        `Số nội dung tư vấn, phản biện và giám định xã hội thứ ${i + 1}`,
        16 + i,
        8 + (m % 9),
        null,
        "Đang thực hiện",
        `thanh_vien_${m + 1}.xlsx!KetQua_ChiTieu!H${12 + i}`,
      ];
      values.forEach((value, column) =>
        cells.push({
          row,
          column,
          value,
          style: column === 5 ? "percent" : column > 2 && column < 5 ? "number" : "text",
          ...(column === 5 ? { formula: `IF(D${row + 1}=0,"",E${row + 1}/D${row + 1}*100)` } : {}),
        }),
      );
    }
  const base = formSpec(name);
  return {
    ...base,
    cells,
    styles: { ...base.styles, percent: { border: true, format: "#,##0.00" } },
    merges: [],
    validations: [],
    conditionals: [
      {
        area: { top: 1, left: 5, bottom: members * indicators, right: 5 },
        formula: "$F2<50",
        look: { fill: "FFC7CE" },
      },
    ],
  };
}

/** A table with one column for each member, as the cluster's summary has it. */
function summarySpec(name: string, members: number, indicators: number): SheetSpec {
  const cells: CellSpec[] = [];
  for (let i = 0; i <= indicators; i++)
    for (let m = 0; m <= members; m++)
      cells.push({
        row: i,
        column: m,
        value: i === 0 ? `Đơn vị ${m}` : m === 0 ? `CT${String(i).padStart(2, "0")}` : i * m + 0.5,
        style: i === 0 ? "header" : m === 0 ? "text" : "number",
      });
  return { ...formSpec(name), cells, merges: [], validations: [], conditionals: [], print: undefined };
}

const rows = (count: number, width: number): (string | number)[][] =>
  Array.from({ length: count }, (_, r) =>
    Array.from({ length: width }, (__, c) => (c % 2 ? r + c : `Dòng ${r} cột ${c}`)),
  );

/** What merging the members' files does to the open workbook. */
export function mergeChange(members: number, indicators: number, replaces: boolean): ChangeSet {
  const specs = [
    summarySpec("TongHop_Cum", members, indicators),
    detailSpec("ChiTiet", members, indicators),
    listSpec("TinhHinh_Nop", rows(members + 1, 6)),
    listSpec("CanhBao", rows(2 * members, 6)),
    listSpec("XepHang", rows(members + 1, 5)),
  ];
  return {
    ...noChange(),
    sheets: specs.map((spec) => ({ spec, replaces })),
    names: [{ name: "TongHop_ChiTieu", formula: `'TongHop_Cum'!$A$2:$A$${indicators + 1}` }],
    properties: { "thidua.merged": replaces ? "2" : "1" },
  };
}

/** The forms of a plan put into the open workbook. */
export function formsChange(): ChangeSet {
  return {
    ...noChange(),
    sheets: [
      { spec: formSpec("DangKy_ChiTieu"), replaces: false },
      { spec: formSpec("KetQua_ChiTieu"), replaces: false },
      { spec: { ...listSpec("DanhMuc", [["Hoàn thành"], ["Đang thực hiện"]]), state: "hidden" }, replaces: false },
      { spec: { ...listSpec("_meta", [["plan", "LHH-BG-2024"]]), state: "veryHidden" }, replaces: false },
    ],
    names: [{ name: "TrangThai", formula: "'DanhMuc'!$A$1:$A$2" }],
    properties: { "thidua.plan": "LHH-BG-2024", "thidua.period": "6T" },
  };
}

/** One-click fixes of what the check found, on the protected forms. */
export function fixesChange(): ChangeSet {
  const fix = (
    sheet: string,
    row: number,
    column: number,
    before: string | number | null,
    after: string | number | null,
  ) => ({
    sheet,
    row,
    column,
    before: { value: before },
    after: { value: after },
  });
  return {
    ...noChange(),
    edits: [
      fix("KetQua_ChiTieu", 3, 3, 8, 9),
      fix("KetQua_ChiTieu", 4, 3, null, 12.5),
      fix("KetQua_ChiTieu", 3, 1, "Số đơn vị đạt chuẩn", "Số đơn vị đạt chuẩn quốc gia"),
      fix("KetQua_ChiTieu", 5, 6, "CT03", "CT13"),
      fix("DangKy_ChiTieu", 6, 2, 19, 21),
      fix("DangKy_ChiTieu", 6, 5, 45_473, 45_474),
    ],
  };
}
