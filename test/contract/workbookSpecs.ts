import type { CellSpec, SheetSpec } from "../../src/sheet/spec";

/** A small form with all that a SheetSpec can say: protected, with entry cells, lists, a hidden column, print set-up. */
export function formSpec(name: string, rows = 4): SheetSpec {
  const cells: CellSpec[] = [
    { row: 0, column: 0, value: "BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ TIÊU", style: "title" },
    ...["STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Hạn nộp", "Mã chỉ tiêu"].map((value, column) => ({
      row: 2,
      column,
      value,
      style: "header",
    })),
  ];
  for (let i = 0; i < rows; i++) {
    const row = 3 + i;
    cells.push(
      { row, column: 0, value: `${i + 1}.1`, style: "text" },
      { row, column: 1, value: i === 0 ? "Số đơn vị đạt chuẩn" : `=Không phải công thức ${i}`, style: "text" },
      { row, column: 2, value: 16 + i, style: "number" },
      { row, column: 3, value: i === 1 ? null : 8 + i, style: "entry" },
      {
        row,
        column: 4,
        value: null,
        formula: `IF(D${row + 1}="","",ROUND(D${row + 1}/C${row + 1}*100,2))`,
        style: "number",
      },
      { row, column: 5, value: 45_473, style: "date" },
      { row, column: 6, value: `CT0${i + 1}`, style: "text" },
    );
  }
  return {
    name,
    state: "visible",
    styles: {
      title: { font: { name: "Times New Roman", size: 14, bold: true }, align: "center" },
      header: {
        font: { name: "Times New Roman", size: 12, bold: true },
        fill: "DDEBF7",
        border: true,
        wrap: true,
        valign: "center",
      },
      text: { font: { name: "Times New Roman", size: 12 }, border: true, format: "@", wrap: true },
      number: { font: { name: "Times New Roman", size: 12 }, border: true, format: "#,##0.00" },
      entry: {
        font: { name: "Times New Roman", size: 12 },
        border: true,
        format: "#,##0.00",
        fill: "FFF2CC",
        unlocked: true,
      },
      date: { font: { name: "Times New Roman", size: 12 }, border: true, format: "dd/mm/yyyy", unlocked: true },
    },
    cells,
    columns: [6, 40, 12, 12, 10, 12, 8].map((width, column) => ({
      column,
      width,
      ...(column === 6 ? { hidden: true } : {}),
    })),
    rows: [{ row: 2, height: 30 }],
    merges: [{ top: 0, left: 0, bottom: 0, right: 5 }],
    validations: [
      {
        area: { top: 3, left: 3, bottom: 2 + rows, right: 3 },
        kind: "decimal",
        operator: "greaterThanOrEqual",
        formula1: "0",
        prompt: { title: "Thực hiện", text: "Nhập số không âm" },
        error: { title: "Số không hợp lệ", text: "Chỉ nhập số từ 0 trở lên", style: "stop" },
      },
      { area: { top: 3, left: 5, bottom: 3, right: 5 }, kind: "list", formula1: "$B$4:$B$5" },
    ],
    conditionals: [
      {
        area: { top: 3, left: 4, bottom: 2 + rows, right: 4 },
        formula: "$E4<50",
        look: { fill: "FFC7CE", color: "9C0006" },
      },
      { area: { top: 3, left: 4, bottom: 2 + rows, right: 4 }, formula: "$E4>=100", look: { bold: true } },
    ],
    protect: true,
    freeze: { rows: 3, columns: 2 },
    print: {
      landscape: true,
      fitWidth: true,
      repeatRows: { from: 2, to: 2 },
      margins: { top: 20, bottom: 20, left: 30, right: 15 },
      footer: "&CTrang &P/&N",
    },
    tab: "1F4E79",
  };
}

/** A plain sheet of values, for what a form would hide. */
export function listSpec(name: string, values: (string | number | boolean | null)[][]): SheetSpec {
  return {
    name,
    state: "visible",
    styles: { plain: {}, text: { format: "@" } },
    cells: values.flatMap((line, row) =>
      line.map((value, column) => ({ row, column, value, style: typeof value === "string" ? "text" : "plain" })),
    ),
    columns: [],
    rows: [],
    merges: [],
    validations: [],
    conditionals: [],
    protect: false,
  };
}
