import ExcelJS from "exceljs";

/** What a member's own table says, for tests: none of our sheets, other columns, other words. */
export interface OwnSaid {
  /** Line over the table that names the unit; "" names nobody. */
  unit: string;
  title: string;
  /** Name of the row, unit, target, actual, note. */
  rows: [
    name: string,
    unit: string | null,
    target: string | number | null,
    actual: string | number | null,
    note?: string,
  ][];
  sheet?: string;
  /** Lines put in above the table. */
  lines?: number;
}

/** Rows of the sample's federation in other words than the plan's, one of them of no indicator. */
export const OWN_ROWS: OwnSaid["rows"] = [
  ["Tư vấn, phản biện & giám định xã hội", "nội dung", 16, 9],
  ["Tọa đàm, góp ý văn bản luật, VB quy phạm pháp luật", "cuộc", 15, "07"],
  ["Hội nghị thông tin chuyên đề", "hội nghị", 3, 2, "đang làm tiếp"],
  ["Công tác Đảng, đoàn thể", null, null, "Tốt"],
];

/**
 * A table as an office makes it: titles over merged cells, two header rows of which one is merged over two columns, the actual before the
 * target, and a column of percentages as formulas.
 */
export async function ownTableFile({ unit, title, rows, sheet = "Bao cao", lines = 0 }: OwnSaid): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(sheet);
  for (let i = 0; i < lines; i++) page.addRow(["Lưu hành nội bộ"]);
  const top = lines + 1;
  page.addRow([unit]);
  page.addRow([title]);
  page.addRow([]);
  page.addRow(["TT", "ĐVT", "Nội dung công việc", "Năm 2024", null, "Đạt tỷ lệ (%)", "Ghi chú"]);
  page.addRow([null, null, null, "Kết quả thực hiện", "Kế hoạch giao"]);
  page.mergeCells(`A${top}:G${top}`);
  page.mergeCells(`A${top + 1}:G${top + 1}`);
  page.mergeCells(`D${top + 3}:E${top + 3}`);
  for (const column of ["A", "B", "C", "F", "G"]) page.mergeCells(`${column}${top + 3}:${column}${top + 4}`);
  rows.forEach(([name, measure, target, actual, note], at) => {
    const row = top + 5 + at;
    const percent = typeof target === "number" && typeof actual === "number";
    page.addRow([
      at + 1,
      measure,
      name,
      actual,
      target,
      percent ? { formula: `D${row}/E${row}*100`, result: (actual / target) * 100 } : null,
      note ?? null,
    ]);
  });
  page.addRow([]);
  page.addRow([null, null, null, null, null, "NGƯỜI LẬP BIỂU"]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
