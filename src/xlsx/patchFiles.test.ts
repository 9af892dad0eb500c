import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import * as XLSX from "xlsx";
import { hasLibreOffice, recalculated } from "../../test/libreoffice";
import { hasOpenpyxl, python } from "../../test/python";
import { changedParts } from "../../test/schema/packages";
import { describeIf, itIf, sharedPath } from "../../test/shared";
import { cellAt, cellOf, eachCell, type Book, type Grid } from "../sheet/grid";
import { patchBook, PatchError, type PatchEdit } from "./patch";
import { readBook } from "./read";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-patch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Formulas, a picture, a note, a conditional format, print titles. */
async function pictureBook(): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Dữ liệu", { pageSetup: { orientation: "landscape", paperSize: 9 } });
  for (let row = 1; row <= 10; row++) sheet.addRow([`Dòng ${row}`, row, { formula: `B${row}*2`, result: row * 2 }]);
  sheet.getCell("A1").note = "Ghi chú";
  sheet.getCell("B1").numFmt = "#,##0.00";
  sheet.addConditionalFormatting({
    ref: "B1:B10",
    rules: [{ type: "expression", priority: 1, formulae: ["B1>5"], style: { font: { bold: true } } }],
  });
  const base64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  sheet.addImage(book.addImage({ base64, extension: "png" }), "E1:G5");
  sheet.pageSetup.printTitlesRow = "1:1";
  const file = join(folder, "picture.xlsx");
  await book.xlsx.writeFile(file);
  return file;
}

/** The same without the picture, with a chart: openpyxl keeps no pictures where it has no imaging library. */
function chartBook(from: string): string {
  const file = join(folder, "chart.xlsx");
  python(
    `
from openpyxl.chart import BarChart, Reference
book = openpyxl.load_workbook(input["from"])
sheet = book.worksheets[0]
chart = BarChart()
chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=10))
sheet.add_chart(chart, "I2")
book.save(input["to"])
`,
    { from, to: file },
  );
  return file;
}

describe("patchBook on workbooks with pictures, notes and charts", () => {
  const files: string[] = [];
  const pairs: [before: Uint8Array, after: Uint8Array][] = [];
  beforeAll(async () => {
    const picture = await pictureBook();
    for (const file of hasOpenpyxl ? [picture, chartBook(picture)] : [picture]) {
      const before = readFileSync(file);
      const after = patchBook(before, [
        { sheet: "Dữ liệu", row: 0, column: 1, value: 100 },
        { sheet: "Dữ liệu", row: 19, column: 0, value: "Thêm" },
      ]);
      pairs.push([before, after]);
      files.push(file.replace(".xlsx", "-after.xlsx"));
      writeFileSync(files[files.length - 1]!, after);
    }
  });

  it("keeps every other part's packed bytes", () => {
    for (const [before, after] of pairs) {
      expect(changedParts(before, after).filter((name) => name !== "xl/workbook.xml")).toEqual([
        "xl/worksheets/sheet1.xml",
      ]);
      const sheet = readBook(after).sheets[0]!;
      expect(cellAt(sheet, 0, 1)).toMatchObject({ value: 100, format: "#,##0.00" });
      expect(cellAt(sheet, 0, 2)).toMatchObject({ formula: "B1*2" });
    }
  });

  itIf(hasOpenpyxl, "opens in openpyxl with its chart and note", () => {
    expect(
      python(
        `
sheet = openpyxl.load_workbook(input).worksheets[0]
result = [len(sheet._charts), sheet["A1"].comment.text, sheet["B1"].value, sheet["A20"].value, sheet.print_title_rows, len(sheet.conditional_formatting)]
`,
        files[1],
      ),
    ).toEqual([1, "Ghi chú", 100, "Thêm", "$1:$1", 1]);
  });

  itIf(
    hasLibreOffice,
    "opens in LibreOffice with all that, computed anew",
    async () => {
      const again = await recalculated(files, join(folder, "again"));
      const parts = again.map((path) => {
        const file = readFileSync(path);
        const sheet = XLSX.read(file).Sheets["Dữ liệu"]!;
        expect([sheet["B1"]!.v, sheet["C1"]!.v, sheet["C2"]!.v, sheet["A20"]!.v]).toEqual([100, 200, 4, "Thêm"]);
        return Object.keys(unzipSync(file)).filter((name) => /media\/|charts\/chart|comments/.test(name));
      });
      expect(parts[0]).toEqual(expect.arrayContaining(["xl/media/image1.png", "xl/comments1.xml"]));
      if (hasOpenpyxl) expect(parts[1]).toEqual(expect.arrayContaining(["xl/charts/chart1.xml", "xl/comments1.xml"]));
    },
    120_000,
  );
});

/** All cells of a grid but the edited ones, as one text. */
function cellTexts(grid: Grid, edits: readonly PatchEdit[]): string {
  const left = new Set(edits.map(({ row, column }) => row * 16_384 + column));
  const texts: string[] = [];
  eachCell(grid, (row, column, index) => {
    if (!left.has(row * 16_384 + column)) texts.push(`${row},${column} ${JSON.stringify(cellOf(grid, index))}`);
  });
  return texts.join("\n");
}

const corpus = sharedPath("corpus");

describeIf(corpus, "patchBook on workbooks of other programs", () => {
  it("sets cells and changes nothing else", () => {
    let done = 0;
    for (const name of readdirSync(corpus!).filter((one) => /\.xls[xm]$/.test(one))) {
      const bytes = new Uint8Array(readFileSync(join(corpus!, name)));
      let before: Book;
      try {
        before = readBook(bytes);
      } catch {
        continue;
      }
      const first = before.sheets.find((sheet) => sheet.column.length > 0);
      if (!first) continue;
      let edits: PatchEdit[] = [
        { sheet: first.name, row: 500, column: 3, value: "= chữ & <mới> " },
        { sheet: first.name, row: 1, column: 300, value: 12.5 },
        { sheet: first.name, row: 2, column: 301, value: 3, formula: "1+2" },
      ];
      const firstFormula = [...first.formulas.keys()][0] ?? 0;
      eachCell(first, (row, column, index) => {
        if (index === firstFormula || index === 5)
          edits.push({ sheet: first.name, row, column, value: index === 5 ? null : "sửa" });
      });
      let after: Uint8Array | null = null;
      while (!after && edits.length > 0) {
        try {
          after = patchBook(bytes, edits);
        } catch (error) {
          if (!(error instanceof PatchError)) throw new Error(`${name}: ${String(error)}`);
          const { row, column } = error.place;
          edits = row === undefined ? [] : edits.filter((edit) => edit.row !== row || edit.column !== column);
        }
      }
      if (!after) continue;
      done++;
      const left = changedParts(bytes, after).filter(
        (part) => !/sheet[^/]*$|workbook[^/]*\.xml(\.rels)?$|^-.*calcChain\.xml$|^\[Content_Types\]\.xml$/i.test(part),
      );
      const book = readBook(after);
      const sheet = book.sheets[before.sheets.indexOf(first)]!;
      for (const { row, column, value, formula } of edits) {
        const cell = cellAt(sheet, row, column);
        expect({ name, value: cell?.value ?? null, formula: cell?.formula }).toEqual({ name, value, formula });
      }
      // As one text: comparing large maps value by value takes jest minutes.
      const same = cellTexts(sheet, edits) === cellTexts(first, edits);
      expect({ name, left, same }).toEqual({ name, left: [], same: true });
    }
    expect(done).toBeGreaterThan(500);
  }, 300_000);
});
