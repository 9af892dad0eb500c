import type { BookSpec, CellSpec, SheetSpec } from "../../src/sheet/spec";

const MARGINS = { top: 20, bottom: 20, left: 20, right: 20 };

/** A sheet with everything a SheetSpec can say, as the project's own forms use it. */
export function sampleSheet(
  name = "KetQua_ChiTieu",
  title = "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA 6 THÁNG ĐẦU NĂM 2024",
): SheetSpec {
  const header = [
    "TT",
    "Mã chỉ tiêu",
    "Nội dung chỉ tiêu thi đua",
    "Đơn vị tính",
    "Kế hoạch năm",
    "Thực hiện 6 tháng",
    "Tỷ lệ hoàn thành (%)",
    "Đánh giá",
    "Hạn hoàn thành",
    "Ghi chú",
  ];
  const indicators = [
    ["(1)", "CT01", "Tổ chức hội nghị, hội thảo khoa học về phát triển kinh tế - xã hội của tỉnh", "hội nghị", 16, 8],
    ["(2)", "CT02", "Tư vấn, phản biện và giám định xã hội các chương trình, đề án, dự án", "nội dung", 12, 14.5],
    ["(3)", "CT03", "Số hội viên của các hội thành viên", "người", 16068, null],
    ["(4)", "CT04", "Tỷ lệ trí thức khoa học và công nghệ tham gia hội", "%", 82.5, 1.234],
  ] as const;
  const cells: CellSpec[] = [
    { row: 0, column: 0, value: "LIÊN HIỆP CÁC HỘI KH&KT TỈNH BẮC GIANG", style: "agency" },
    { row: 2, column: 0, value: title, style: "title" },
    ...header.map((value, column): CellSpec => ({ row: 4, column, value, style: "header" })),
    ...header.map((_, column): CellSpec => ({
      row: 5,
      column,
      value: column < 2 ? "AB"[column]! : String(column - 1),
      style: "index",
    })),
  ];
  indicators.forEach(([no, code, text, unit, target, actual], i) => {
    const row = 6 + i;
    const at = row + 1;
    cells.push(
      { row, column: 0, value: no, style: "centre" },
      { row, column: 1, value: code, style: "text" },
      { row, column: 2, value: text, style: "text" },
      { row, column: 3, value: unit, style: "centre" },
      { row, column: 4, value: target, style: "number" },
      { row, column: 5, value: actual, style: "entry" },
      { row, column: 6, value: null, formula: `IF(F${at}="","",F${at}/E${at}*100)`, style: "percent" },
      {
        row,
        column: 7,
        value: null,
        formula: `IF(F${at}="","Chưa có số liệu",IF(G${at}>=100,"Đạt","Đang thực hiện"))`,
        style: "centre",
      },
      { row, column: 8, value: i === 0 ? 45473 : null, style: "date" },
      { row, column: 9, value: null, style: "note" },
    );
  });
  const font = { name: "Times New Roman", size: 12 };
  return {
    name,
    state: "visible",
    styles: {
      agency: { font: { ...font, bold: true }, align: "center" },
      title: { font: { ...font, size: 14, bold: true }, align: "center", valign: "center", wrap: true },
      header: {
        font: { ...font, bold: true },
        fill: "D9E2F3",
        border: true,
        align: "center",
        valign: "center",
        wrap: true,
      },
      index: { font: { ...font, size: 10, italic: true }, border: true, align: "center" },
      text: { font, border: true, valign: "center", wrap: true },
      centre: { font, border: true, align: "center", valign: "center", wrap: true },
      number: { font, border: true, align: "right", valign: "center", format: "#,##0" },
      percent: { font, border: true, align: "right", valign: "center", format: "0.0" },
      entry: { font, fill: "FFF2CC", border: true, align: "right", valign: "center", unlocked: true },
      date: {
        font,
        fill: "FFF2CC",
        border: true,
        align: "center",
        valign: "center",
        format: "dd/mm/yyyy",
        unlocked: true,
      },
      note: { font, fill: "FFF2CC", border: true, valign: "center", wrap: true, unlocked: true, format: "@" },
    },
    cells,
    columns: [
      { column: 0, width: 5 },
      { column: 1, width: 10, hidden: true },
      { column: 2, width: 44 },
      { column: 3, width: 12 },
      { column: 4, width: 12 },
      { column: 5, width: 14 },
      { column: 6, width: 12 },
      { column: 7, width: 18 },
      { column: 8, width: 13 },
      { column: 9, width: 24 },
    ],
    rows: [
      { row: 2, height: 36 },
      { row: 4, height: 48 },
      ...indicators.map((_, i) => ({ row: 6 + i, height: 34 })),
      { row: 12, hidden: true },
    ],
    merges: [
      { top: 0, left: 0, bottom: 0, right: 4 },
      { top: 2, left: 0, bottom: 2, right: 9 },
    ],
    validations: [
      {
        area: { top: 6, left: 5, bottom: 9, right: 5 },
        kind: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
        prompt: { title: "Thực hiện", text: "Nhập số, dấu phẩy thập phân" },
        error: { title: "Không phải số", text: "Hãy nhập một số không âm, ví dụ 14,5.", style: "stop" },
      },
      { area: { top: 6, left: 9, bottom: 9, right: 9 }, kind: "list", formula1: "'DanhMuc'!$A$1:$A$3" },
    ],
    conditionals: [
      {
        area: { top: 6, left: 7, bottom: 9, right: 7 },
        formula: 'H7="Đạt"',
        look: { fill: "C6EFCE", color: "006100", bold: true },
      },
      { area: { top: 6, left: 7, bottom: 9, right: 7 }, formula: 'H7="Chưa có số liệu"', look: { color: "7F7F7F" } },
    ],
    protect: true,
    freeze: { rows: 6, columns: 3 },
    print: {
      landscape: true,
      fitWidth: true,
      repeatRows: { from: 4, to: 5 },
      margins: MARGINS,
      footer: "&CTrang &P/&N",
    },
    tab: "4472C4",
  };
}

function hiddenSheet(name: string, state: "hidden" | "veryHidden", rows: readonly (readonly string[])[]): SheetSpec {
  return {
    name,
    state,
    styles: {},
    cells: rows.flatMap((row, r) => row.map((value, column): CellSpec => ({ row: r, column, value }))),
    columns: [],
    rows: [],
    merges: [],
    validations: [],
    conditionals: [],
    protect: false,
  };
}

export function sampleBook(): BookSpec {
  return {
    sheets: [
      sampleSheet(),
      hiddenSheet("DanhMuc", "hidden", [["Hoàn thành"], ["Đang thực hiện"], ["Chưa thực hiện"]]),
      hiddenSheet("_meta", "veryHidden", [
        ["plan", "LHH-BG-2024"],
        ["member", "BG"],
      ]),
    ],
    names: [{ name: "TrangThai", formula: "'DanhMuc'!$A$1:$A$3" }],
    properties: { "thidua.plan": "LHH-BG-2024" },
  };
}
