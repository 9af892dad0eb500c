import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import * as XLSX from "xlsx";
import { hasLibreOffice, recalculated } from "../../test/libreoffice";
import { hasOpenpyxl, python } from "../../test/python";
import { plainBook, plainSheet, sampleBook } from "../../test/schema/sampleBook";
import { describeIf } from "../../test/shared";
import { cellAt, valueAt } from "../sheet/grid";
import { storedWidth } from "./partsSheet";
import { readBook } from "./read";
import { writeBook } from "./write";

const bytes = writeBook(sampleBook());
const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-write-"));
const file = join(folder, "sample.xlsx");
writeFileSync(file, bytes);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a written workbook in our own reader", () => {
  const book = readBook(bytes);
  const results = book.sheets[0]!;

  it("has its sheets, states and properties", () => {
    expect(book.sheets.map(({ name, state }) => [name, state])).toEqual([
      ["KetQua_ChiTieu", "visible"],
      ["Đơn vị 'A' & B", "visible"],
      ["DanhMuc", "hidden"],
      ["_meta", "veryHidden"],
    ]);
    expect({ ...book.properties }).toEqual({ "thidua.plan": "LHH-BG-2024", "thidua.member": "B&G <1>" });
  });

  it("has its cells, formulas and looks", () => {
    expect(valueAt(results, 11, 1)).toBe("  hai dòng\nvà _x000D_ \r cuối ");
    expect(cellAt(results, 5, 5)).toMatchObject({
      value: 2.5 / 1.82,
      formula: 'IF(OR(E6="",D6=0),"",E6/D6)',
      format: "0.0%",
      font: "Times New Roman",
    });
    expect(results.merges).toEqual(sampleBook().sheets[0]!.merges);
    expect([...results.hiddenColumns]).toEqual([8]);
    expect([...results.hiddenRows]).toEqual([12]);
    expect(results.protected).toBe(true);
    expect(book.sheets[1]!.protected).toBe(false);
  });
});

describe("a written workbook in exceljs", () => {
  it("has looks, sizes, validations, protection and print set-up", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    expect(book.worksheets.map((sheet) => sheet.state)).toEqual(["visible", "visible", "hidden", "veryHidden"]);
    expect(book.title).toBe("Kết quả 6 tháng & năm");
    expect(book.creator).toBe("Liên hiệp các hội KH&KT");
    const sheet = book.worksheets[0]!;
    expect(sheet.getCell("D4")).toMatchObject({
      value: "Kế hoạch",
      font: { name: "Times New Roman", size: 12, bold: true },
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFD9E2F3" } },
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
      border: { left: { style: "thin" }, right: { style: "thin" }, top: { style: "thin" }, bottom: { style: "thin" } },
    });
    expect(sheet.getCell("E5")).toMatchObject({
      protection: { locked: false },
      numFmt: "#,##0.##",
      font: { color: { argb: "FF1F4E79" } },
    });
    expect(sheet.getCell("B5").alignment).toMatchObject({ indent: 1, horizontal: "left" });
    expect(sheet.getCell("A1").isMerged).toBe(true);
    expect(sheet.getColumn(2).width).toBe(45.625);
    expect(sheet.getColumn(9)).toMatchObject({ hidden: true, width: 12.625 });
    expect(sheet.getRow(1).height).toBe(24.5);
    expect(sheet.getCell("E5").dataValidation).toMatchObject({
      type: "decimal",
      operator: "greaterThanOrEqual",
      formulae: [0],
      allowBlank: true,
      showInputMessage: true,
      showErrorMessage: true,
      errorStyle: "warning",
      promptTitle: "Thực hiện",
      prompt: "Nhập số lũy kế,\ndấu phẩy là phần lẻ",
      errorTitle: "Chưa đúng",
      error: 'Chỉ nhập số ≥ 0 & không có "chữ"',
    });
    expect(sheet.getCell("H6").dataValidation).toMatchObject({ type: "list", formulae: ["DonVi"] });
    expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 4, topLeftCell: "C5" });
    expect(sheet.properties.tabColor).toEqual({ argb: "FF4472C4" });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: "4:4",
    });
  });
});

interface Seen {
  states: string[];
  titles: (string | null)[];
  areas: unknown[];
  names: Record<string, [string, boolean | null]>;
  validations: [string, string, string, string | null, string | null][];
  conditionals: [string, string][];
  protection: Record<string, boolean>;
  merges: string[];
  freeze: (string | null)[];
  values: unknown[][];
  custom: Record<string, string>;
  hidden: string[];
}

const LOOK = `
def look(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book.worksheets[0]
    p = sheet.protection
    return {
        "states": [s.sheet_state for s in book],
        "titles": [s.print_title_rows for s in book],
        "areas": [s.print_area for s in book],
        "names": {n: [d.attr_text, d.hidden] for n, d in (book.defined_names.items() if hasattr(book.defined_names, "items") else [(d.name, d) for d in book.defined_names.definedName])},
        "validations": [[str(v.sqref), v.type, v.formula1, v.formula2, v.operator] for v in sheet.data_validations.dataValidation],
        "conditionals": [[str(area.sqref), rule.formula[0]] for area in sheet.conditional_formatting for rule in area.rules],
        "protection": {"sheet": p.sheet, "formatCells": p.formatCells, "formatColumns": p.formatColumns, "formatRows": p.formatRows, "selectLockedCells": p.selectLockedCells, "insertRows": p.insertRows},
        "merges": [str(m) for m in sheet.merged_cells.ranges],
        "freeze": [s.freeze_panes for s in book],
        "values": [[c.value for c in row] for row in sheet.iter_rows(min_row=5, max_row=10, max_col=9)],
        "custom": {q.name: q.value for q in book.custom_doc_props} if hasattr(book, "custom_doc_props") else {},
        "hidden": [c for c, d in sheet.column_dimensions.items() if d.hidden],
    }
result = [look(path) for path in input]
`;

describeIf(hasOpenpyxl, "a written workbook in openpyxl", () => {
  it("has everything", () => {
    const [seen] = python<Seen[]>(LOOK, [file]);
    expect(seen).toMatchObject({
      states: ["visible", "visible", "hidden", "veryHidden"],
      titles: ["$4:$4", "$1:$2", null, null],
      names: { DonVi: ["'DanhMuc'!$A$1:$A$3", null], ẩn_số: ["'_meta'!$B$1", true] },
      validations: [
        ["E5:E8", "decimal", "0", null, "greaterThanOrEqual"],
        ["H5:H8", "list", "DonVi", null, null],
        ["C5:C8", "textLength", "1", "50", null],
        ["D11", "date", "45657", null, "lessThanOrEqual"],
        ["A5:A8", "custom", 'LEFT(A5,1)="("', null, null],
        ["D5:D8", "whole", "0", "100000", null],
      ],
      conditionals: [
        ["G5:G8", '$G5="Vượt"'],
        ["G5:G8", '$G5="Không đạt"'],
      ],
      // openpyxl's true means "not allowed", as in the file.
      protection: {
        sheet: true,
        formatCells: false,
        formatColumns: false,
        formatRows: false,
        selectLockedCells: false,
        insertRows: true,
      },
      merges: ["A1:H1", "A2:H2"],
      freeze: ["C5", "A2", null, null],
      hidden: ["I"],
    });
    expect(seen!.values[1]).toEqual([
      "(2)",
      "Tỷ lệ hội viên được tập huấn < 5 ngày & > 1 ngày",
      "%",
      1.82,
      2.5,
      2.5 / 1.82,
      null,
      null,
      "CT02",
    ]);
  });
});

describeIf(hasLibreOffice, "a written workbook in LibreOffice", () => {
  let computed = "";
  let kept = "";

  beforeAll(async () => {
    const stale = join(folder, "stale.xlsx");
    const cells = [
      { row: 0, column: 0, value: 2 },
      { row: 0, column: 1, value: 99, formula: "A1+1" },
      { row: 0, column: 2, value: 0, formula: "NETWORKDAYS.INTL(1,30)+AGGREGATE(9,6,A1)+CEILING.PRECISE(1.2)" },
      { row: 0, column: 3, value: "?", formula: 'IFERROR(RANK.EQ(A1,A1:A1)/0,"lỗi")' },
    ];
    writeFileSync(stale, writeBook(plainBook([plainSheet("A", cells)])));
    [computed = "", kept = ""] = await recalculated([stale, file], join(folder, "again"));
  }, 120_000);

  it("is computed anew, whatever the stored values", () => {
    const sheet = XLSX.read(readFileSync(computed)).Sheets["A"]!;
    expect([sheet["B1"]!.v, sheet["C1"]!.v, sheet["D1"]!.v]).toEqual([3, 25, "lỗi"]);
    expect(sheet["B1"]!.f).toBe("A1+1");
  });

  it("keeps values, lists, conditional formats, protection, titles, names, properties", () => {
    const book = readBook(readFileSync(kept));
    expect(book.sheets.map(({ name, state }) => [name, state])).toEqual([
      ["KetQua_ChiTieu", "visible"],
      ["Đơn vị 'A' & B", "visible"],
      ["DanhMuc", "hidden"],
      ["_meta", "hidden"], // LibreOffice knows one kind of hidden.
    ]);
    const results = book.sheets[0]!;
    expect([4, 5, 6, 7].map((row) => valueAt(results, row, 6))).toEqual([
      "Không đạt",
      "Vượt",
      "Chưa có số liệu",
      "Chưa có số liệu",
    ]);
    expect(valueAt(results, 10, 1)).toBe("=1+1 là chữ");
    expect(results.protected).toBe(true);
    expect(results.merges).toEqual(sampleBook().sheets[0]!.merges);
    expect(results.hiddenColumns.has(8)).toBe(true);
    expect({ ...book.properties }).toEqual({ "thidua.plan": "LHH-BG-2024", "thidua.member": "B&G <1>" });
    if (!hasOpenpyxl) return;
    const [seen] = python<Seen[]>(LOOK, [kept]);
    expect(seen!.titles.slice(0, 2)).toEqual(["$4:$4", "$1:$2"]);
    expect(seen!.validations.map(([at, kind]) => `${at} ${kind}`).sort()).toEqual([
      "A5:A8 custom",
      "C5:C8 textLength",
      "D11 date",
      "D5:D8 whole",
      "E5:E8 decimal",
      "H5:H8 list",
    ]);
    expect(seen!.conditionals).toEqual([
      ["G5:G8", '$G5="Vượt"'],
      ["G5:G8", '$G5="Không đạt"'],
    ]);
  });
});

describe("column widths", () => {
  it("are stored with the padding Excel counts (§18.3.1.13)", () => {
    expect([0, 10, 8.43].map(storedWidth)).toEqual([0.625, 10.625, 9.0546875]);
  });
});
