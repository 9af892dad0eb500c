import type { BookSpec, CellSpec, SheetSpec } from "../../src/sheet/spec";

/** A sheet with nothing on it, to build on. */
export function plainSheet(name: string, cells: CellSpec[] = [], more: Partial<SheetSpec> = {}): SheetSpec {
  return {
    name,
    state: "visible",
    styles: {},
    cells,
    columns: [],
    rows: [],
    merges: [],
    validations: [],
    conditionals: [],
    protect: false,
    ...more,
  };
}

/** A workbook with nothing but these sheets. */
export function plainBook(sheets: SheetSpec[], more: Partial<BookSpec> = {}): BookSpec {
  return { sheets, names: [], properties: {}, ...more };
}

/** A workbook that uses everything a BookSpec can say: a small KetQua_ChiTieu, a sheet with an awkward name, hidden lists, very hidden keys. */
export function sampleBook(): BookSpec {
  const head = [
    "TT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kế hoạch",
    "Thực hiện",
    "Tỷ lệ",
    "Đánh giá",
    "Ghi chú",
    "Mã chỉ tiêu",
  ];
  const cells: CellSpec[] = [
    { row: 0, column: 0, value: "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA", style: "title" },
    { row: 1, column: 0, value: "6 tháng đầu năm 2024", style: "subtitle" },
    ...head.map((value, column) => ({ row: 3, column, value, style: "head" })),
  ];
  const rows: [string, string, string, number, number | null][] = [
    ["(1)", "Số đề tài, dự án được nghiệm thu", "đề tài", 16, 8],
    ["(2)", "Tỷ lệ hội viên được tập huấn < 5 ngày & > 1 ngày", "%", 1.82, 2.5],
    ["(3)", 'Số hội thảo "phản biện"', "hội thảo", 16068, null],
    ["(4)", "Chỉ tiêu không giao", "lượt", 0, 3],
  ];
  rows.forEach(([no, name, unit, target, actual], i) => {
    const row = 4 + i;
    cells.push(
      { row, column: 0, value: no, style: "center" },
      { row, column: 1, value: name, style: "text" },
      { row, column: 2, value: unit, style: "center" },
      { row, column: 3, value: target, style: "number" },
      { row, column: 4, value: actual, style: "entry" },
      {
        row,
        column: 5,
        value: actual === null || target === 0 ? "" : actual / target,
        formula: `IF(OR(E${row + 1}="",D${row + 1}=0),"",E${row + 1}/D${row + 1})`,
        style: "percent",
      },
      {
        row,
        column: 6,
        value: null,
        formula: `IF(F${row + 1}="","Chưa có số liệu",IF(F${row + 1}>1,"Vượt","Không đạt"))`,
        style: "center",
      },
      { row, column: 7, value: null, style: "entry" },
      { row, column: 8, value: `CT0${i + 1}`, style: "text" },
    );
  });
  cells.push(
    { row: 9, column: 1, value: "Tổng số", style: "head" },
    { row: 9, column: 4, value: 13.5, formula: "SUM(E5:E8)", style: "number" },
    { row: 9, column: 5, value: true, formula: "E10>0", style: "center" },
    { row: 10, column: 1, value: "=1+1 là chữ", style: "text" },
    { row: 10, column: 2, value: false },
    { row: 10, column: 3, value: 45447, style: "date" },
    { row: 11, column: 1, value: "  hai dòng\nvà _x000D_ \r cuối ", style: "text" },
  );
  const results = plainSheet("KetQua_ChiTieu", cells, {
    styles: {
      title: { font: { bold: true, size: 14 }, align: "center", valign: "center" },
      subtitle: { font: { italic: true }, align: "center" },
      head: { font: { bold: true }, fill: "D9E2F3", border: true, align: "center", valign: "center", wrap: true },
      text: { border: true, wrap: true, valign: "center", align: "left", indent: 1 },
      center: { border: true, align: "center", valign: "center" },
      number: { border: true, format: "#,##0.##", align: "right" },
      percent: { border: true, format: "0.0%", align: "right" },
      entry: { border: true, fill: "FFF2CC", unlocked: true, format: "#,##0.##", font: { color: "1F4E79" } },
      date: { border: true, format: "dd/mm/yyyy" },
    },
    columns: [
      { column: 1, width: 45 },
      { column: 0, width: 6 },
      { column: 7, width: 30 },
      { column: 8, width: 12, hidden: true },
    ],
    rows: [
      { row: 3, height: 36 },
      { row: 12, hidden: true },
      { row: 0, height: 24.5 },
    ],
    merges: [
      { top: 0, left: 0, bottom: 0, right: 7 },
      { top: 1, left: 0, bottom: 1, right: 7 },
    ],
    validations: [
      {
        area: { top: 4, left: 4, bottom: 7, right: 4 },
        kind: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
        prompt: { title: "Thực hiện", text: "Nhập số lũy kế,\ndấu phẩy là phần lẻ" },
        error: { title: "Chưa đúng", text: 'Chỉ nhập số ≥ 0 & không có "chữ"', style: "warning" },
      },
      { area: { top: 4, left: 7, bottom: 7, right: 7 }, kind: "list", formula1: "DonVi" },
      { area: { top: 4, left: 2, bottom: 7, right: 2 }, kind: "textLength", formula1: "1", formula2: "50" },
      {
        area: { top: 10, left: 3, bottom: 10, right: 3 },
        kind: "date",
        operator: "lessThanOrEqual",
        formula1: "45657",
      },
      { area: { top: 4, left: 0, bottom: 7, right: 0 }, kind: "custom", formula1: 'LEFT(A5,1)="("' },
      {
        area: { top: 4, left: 3, bottom: 7, right: 3 },
        kind: "whole",
        operator: "between",
        formula1: "0",
        formula2: "100000",
      },
    ],
    conditionals: [
      {
        area: { top: 4, left: 6, bottom: 7, right: 6 },
        formula: '$G5="Vượt"',
        look: { fill: "C6EFCE", color: "006100" },
      },
      {
        area: { top: 4, left: 6, bottom: 7, right: 6 },
        formula: '$G5="Không đạt"',
        look: { color: "9C0006", bold: true, format: "#,##0.0" },
      },
    ],
    protect: true,
    freeze: { rows: 4, columns: 2 },
    tab: "4472C4",
    print: {
      landscape: true,
      fitWidth: true,
      repeatRows: { from: 3, to: 3 },
      area: { top: 0, left: 0, bottom: 11, right: 7 },
      margins: { top: 20, bottom: 20, left: 30, right: 15 },
      footer: "&CTrang &P/&N",
    },
  });
  const awkward = plainSheet("Đơn vị 'A' & B", [{ row: 0, column: 0, value: "Bắc Giang" }], {
    freeze: { rows: 1, columns: 0 },
    print: {
      landscape: false,
      fitWidth: false,
      repeatRows: { from: 0, to: 1 },
      margins: { top: 20, bottom: 20, left: 30, right: 15 },
    },
  });
  const lists = plainSheet(
    "DanhMuc",
    ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"].map((value, row) => ({ row, column: 0, value })),
    { state: "hidden" },
  );
  const meta = plainSheet(
    "_meta",
    [
      ["plan", "LHH-BG-2024"],
      ["member", "BG"],
    ].flatMap(([key, value], row) => [
      { row, column: 0, value: key! },
      { row, column: 1, value: value! },
    ]),
    { state: "veryHidden" },
  );
  return {
    sheets: [results, awkward, lists, meta],
    names: [
      { name: "DonVi", formula: "'DanhMuc'!$A$1:$A$3" },
      { name: "ẩn_số", formula: "'_meta'!$B$1", hidden: true },
    ],
    properties: { "thidua.plan": "LHH-BG-2024", "thidua.member": "B&G <1>" },
    title: "Kết quả 6 tháng & năm",
    creator: "Liên hiệp các hội KH&KT",
  };
}
