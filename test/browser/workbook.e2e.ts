import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { cellAt, valueAt } from "../../src/sheet/grid";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { hasOpenpyxl, python } from "../python";
import { plainBook, plainSheet } from "../schema/sampleBook";
import { bytesOf, cell, enterGrid, nothingLeaves, open, select, SHEET, type, value, withPage } from "./grid";
import { sampleBook } from "./sample";

/** Waits until H8, which says "Đạt", is drawn on the green of its conditional format. */
async function green(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#workbook canvas[id^="univer-sheet-main-canvas"]')!;
    const { left, top } = canvas.getBoundingClientRect();
    const [red, green, blue] = canvas.getContext("2d")!.getImageData(885 - left, 297 - top, 1, 1).data;
    return red === 198 && green === 239 && blue === 206;
  });
}

test("our own form comes back as it was drawn, with its formulas computed", () =>
  withPage(async (page) => {
    const read = await page.evaluate(async () => {
      const { workbook } = window.bench;
      const book = await workbook.read();
      return {
        sheets: book.sheets.map(({ name, state, protected: on, merges }) => ({ name, state, on, merges })),
        hiddenColumns: [...book.sheets[0]!.hiddenColumns],
        hiddenRows: [...book.sheets[0]!.hiddenRows],
        properties: book.properties,
      };
    });
    expect(read.sheets.map(({ name, state, on }) => [name, state, on])).toEqual([
      [SHEET, "visible", true],
      ["DanhMuc", "hidden", false],
      ["_meta", "veryHidden", false],
    ]);
    expect(read.sheets[0]!.merges).toEqual(sampleBook().sheets[0]!.merges);
    expect(read.hiddenColumns).toEqual([1]);
    expect(read.hiddenRows).toEqual([12]);
    expect(read.properties).toEqual({ "thidua.plan": "LHH-BG-2024" });
    expect(await cell(page, "G7")).toMatchObject({ value: 50, format: "0.0", font: "Times New Roman" });
    expect(await cell(page, "H8")).toMatchObject({ value: "Đạt" });
    expect(await cell(page, "G9")).toMatchObject({ value: "", formula: 'IF(F9="","",F9/E9*100)' });
    expect(await cell(page, "H9")).toMatchObject({ value: "Chưa có số liệu" });
    expect(await cell(page, "I7")).toMatchObject({ value: 45473, format: "dd/mm/yyyy" });
    await green(page);
    // A book that takes the place of another is coloured too.
    await open(page, writeBook(sampleBook()));
    await green(page);
  }));

test("a book nobody touched is saved with the values its formulas showed and is otherwise the same", () =>
  withPage(async (page) => {
    const saved = await bytesOf(page);
    const before = unzipSync(writeBook(sampleBook()));
    const after = unzipSync(saved);
    const changed = Object.keys({ ...before, ...after }).filter(
      (name) => !Buffer.from(before[name] ?? []).equals(Buffer.from(after[name] ?? [])),
    );
    expect(changed.filter((name) => !["xl/worksheets/sheet1.xml", "xl/workbook.xml"].includes(name))).toEqual([]);
    const book = readBook(saved);
    expect(cellAt(book.sheets[0]!, 6, 6)?.value).toBe(50);
    expect(book.sheets[0]!.protected).toBe(true);
  }));

test("a person's edits are heard, the program's are not", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await type(page, "F9", "1");
    await page.evaluate(async (sheet) => {
      await window.bench.workbook.apply({
        sheets: [],
        removals: [],
        edits: [{ sheet, row: 6, column: 5, before: { value: 8 }, after: { value: 9 } }],
        names: [],
        properties: {},
      });
    }, SHEET);
    expect(await page.evaluate(() => window.bench.heard)).toEqual([{ sheet: SHEET, area: "F9" }]);
  }));

test("a change is applied whole, refused when a cell has moved on, and undone with later typing kept", () =>
  withPage(async (page) => {
    const result = await page.evaluate(async (sheet) => {
      const { workbook, sampleSheet } = window.bench;
      const none = { sheets: [], removals: [], edits: [], names: [], properties: {} };
      const before = await workbook.bytes();
      const codes: string[] = [];
      const refused = async (change: Parameters<typeof workbook.apply>[0]): Promise<void> => {
        await workbook.apply(change).then(
          () => codes.push("applied"),
          (error: { code?: string }) => codes.push(String(error.code)),
        );
      };
      const edit = { sheet, row: 6, column: 5, before: { value: 8 }, after: { value: 80 } };
      await refused({ ...none, edits: [{ ...edit, before: { value: 7 } }] });
      await refused({ ...none, edits: [{ ...edit, sheet: "Không có" }] });
      await refused({ ...none, removals: ["Không có"] });
      await refused({ ...none, sheets: [{ spec: sampleSheet(sheet), replaces: false }] });
      const after = await workbook.bytes();
      return { codes, same: before.length === after.length && before.every((byte, i) => byte === after[i]) };
    }, SHEET);
    expect(result).toEqual({ codes: ["changed", "missing", "missing", "changed"], same: true });

    const applied = await page.evaluate(async (sheet) => {
      const { workbook, sampleSheet } = window.bench;
      return workbook.apply({
        sheets: [
          { spec: sampleSheet("TongHop_Cum", "TỔNG HỢP KẾT QUẢ CỤM THI ĐUA SỐ 1"), replaces: false },
          { spec: { ...sampleSheet("DanhMuc", "DANH MỤC"), state: "hidden" }, replaces: true },
        ],
        removals: ["_meta"],
        edits: [{ sheet, row: 6, column: 5, before: { value: 8 }, after: { value: 16 } }],
        names: [{ name: "Moi", formula: "'TongHop_Cum'!$A$7:$A$9" }],
        properties: { "thidua.period": "6T" },
      });
    }, SHEET);
    expect([...applied.sheets].sort()).toEqual(["DanhMuc", "KetQua_ChiTieu", "TongHop_Cum", "_meta"]);
    expect(await value(page, "G7")).toBe(100);
    expect(await value(page, "H8", "TongHop_Cum")).toBe("Đạt");
    expect(await value(page, "A3", "DanhMuc")).toBe("DANH MỤC");
    const book = readBook(await bytesOf(page));
    expect(book.sheets.map(({ name, state }) => [name, state])).toEqual([
      [SHEET, "visible"],
      ["DanhMuc", "hidden"],
      ["TongHop_Cum", "visible"],
    ]);
    expect(book.properties).toEqual({ "thidua.plan": "LHH-BG-2024", "thidua.period": "6T" });
    expect(cellAt(book.sheets[2]!, 4, 2)).toMatchObject({
      value: "Nội dung chỉ tiêu thi đua",
      font: "Times New Roman",
    });

    await enterGrid(page);
    await type(page, "F9", "16.068");
    await page.evaluate((applied) => window.bench.workbook.undo(applied), applied);
    expect(await value(page, "F7")).toBe(8);
    expect(await value(page, "F9")).toBe(16068);
    const undone = await page.evaluate(async () => {
      const book = await window.bench.workbook.read();
      return {
        sheets: book.sheets.map(({ name, state, protected: on }) => [name, state, on]),
        properties: book.properties,
      };
    });
    expect(undone).toEqual({
      sheets: [
        [SHEET, "visible", true],
        ["DanhMuc", "hidden", false],
        ["_meta", "veryHidden", false],
      ],
      properties: { "thidua.plan": "LHH-BG-2024" },
    });
  }));

test("cells edited by a change are put back by undo", () =>
  withPage(async (page) => {
    const before = await cell(page, "H7");
    const applied = await page.evaluate(
      ([sheet, formula]) =>
        window.bench.workbook.apply({
          sheets: [],
          removals: [],
          edits: [
            {
              sheet: sheet!,
              row: 6,
              column: 7,
              before: { value: "Đang thực hiện", formula: formula! },
              after: { value: "Vượt" },
            },
            { sheet: sheet!, row: 8, column: 5, before: { value: null }, after: { value: 1.5 } },
          ],
          names: [],
          properties: {},
        }),
      [SHEET, before!.formula!],
    );
    expect(await cell(page, "H7")).toMatchObject({ value: "Vượt" });
    expect((await cell(page, "H7"))?.formula).toBeUndefined();
    await page.evaluate((applied) => window.bench.workbook.undo(applied), applied);
    expect(await cell(page, "H7")).toEqual(before);
    expect(await value(page, "F9")).toBeNull();
  }));

test("ranks are computed after the figures they rank, whatever is coloured by them", () =>
  withPage(async (page) => {
    const rows = Array.from({ length: 20 }, (_, row) => row);
    const cells = rows.flatMap((row) => [
      { row, column: 0, value: row },
      { row, column: 1, value: row * 2, formula: `A${row + 1}*2` },
      { row, column: 2, value: 20 - row, formula: `RANK(B${row + 1},$B$1:$B$20,0)` },
    ]);
    const coloured = { area: { top: 0, left: 2, bottom: 19, right: 4 }, formula: "$C1>3", look: { bold: true } };
    await open(page, writeBook(plainBook([plainSheet("S", cells, { conditionals: [coloured] })])));
    const edits = rows.map((row) => ({
      sheet: "S",
      row,
      column: 0,
      before: { value: row },
      after: { value: (row * 7) % 20 },
    }));
    await page.evaluate(
      (edits) => window.bench.workbook.apply({ sheets: [], removals: [], edits, names: [], properties: {} }),
      edits,
    );
    const grid = readBook(await bytesOf(page)).sheets[0]!;
    expect(rows.map((row) => valueAt(grid, row, 2))).toEqual(rows.map((row) => 20 - ((row * 7) % 20)));
  }));

test("selecting scrolls to the cell and leaves the focus where it was", () =>
  withPage(async (page) => {
    await page.focus("#outside");
    await select(page, "J90");
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("outside");
    expect(await page.inputValue("input.univer-box-border, [data-u-comp=defined-name] input").catch(() => "")).toMatch(
      /J90|^$/,
    );
  }));

test("formulas that were filled down are computed like any other, and stay as they are written in the file", () =>
  withPage(async (page) => {
    // Opened before the first book was computed. A cell is looked up by what it equals from the second formula on.
    const [sheet] = sampleBook().sheets;
    const zero = ["F8", "F9"].flatMap((place, i) =>
      ['F8=""', "F8=0", `${place}=""`, `${place}=0`].map((formula, at) => ({
        ...{ row: 20 + 4 * i + at, column: 5, value: null },
        formula,
      })),
    );
    const cells = sheet!.cells.map((each) => (each.row === 7 && each.column === 5 ? { ...each, value: 0 } : each));
    await open(page, writeBook({ ...sampleBook(), sheets: [{ ...sheet!, cells: [...cells, ...zero] }] }));
    const equal = await Promise.all(zero.map(({ row }) => value(page, `F${row + 1}`)));
    expect(equal).toEqual([false, true, false, true, false, true, true, true]);
    const saved = await page.evaluate(async () => {
      const { workbook, sampleSheet } = window.bench;
      const cells = Array.from({ length: 50 }, (_, row) => [
        { row, column: 0, value: row + 1 },
        { row, column: 1, value: (row + 1) * 10, formula: `A${row + 1}*$D$1+0` },
      ]).flat();
      const spec = { ...sampleSheet("Bang"), cells: [{ row: 0, column: 3, value: 10 }, ...cells], merges: [] };
      const none = { sheets: [], removals: [], names: [], properties: {}, edits: [] };
      await workbook.apply({ ...none, sheets: [{ spec, replaces: false }] });
      const edit = (row: number, column: number, before: object, after: object) => ({
        ...{ sheet: "Bang", row, column },
        before: { value: 0, ...before },
        after: { value: 0, ...after },
      });
      // The factor; then the first formula gives way to a figure, and one further down to another formula.
      await workbook.apply({ ...none, edits: [edit(0, 3, { value: 10 }, { value: 100 })] });
      await workbook.apply({
        ...none,
        edits: [
          edit(0, 1, { value: 100, formula: "A1*$D$1+0" }, { value: 7 }),
          edit(20, 1, { value: 2100, formula: "A21*$D$1+0" }, { value: 2101, formula: "A21*$D$1+1" }),
        ],
      });
      await workbook.apply({ ...none, edits: [edit(4, 0, { value: 5 }, { value: 6 })] });
      return [...(await workbook.bytes())];
    });
    expect(await cell(page, "B2", "Bang")).toMatchObject({ value: 200, formula: "A2*$D$1+0" });
    const grid = readBook(Uint8Array.from(saved)).sheets.find(({ name }) => name === "Bang")!;
    const at = (row: number) => {
      const { value, formula } = cellAt(grid, row, 1)!;
      return [value, formula];
    };
    expect([0, 1, 4, 19, 20, 21, 49].map(at)).toEqual([
      [7, undefined],
      [200, "A2*$D$1+0"],
      [600, "A5*$D$1+0"],
      [2000, "A20*$D$1+0"],
      [2101, "A21*$D$1+1"],
      [2200, "A22*$D$1+0"],
      [5000, "A50*$D$1+0"],
    ]);
  }));

test("what a person types while sheets are drawn is not lost, and they are drawn", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "F9");
    await page.evaluate(() => {
      const { workbook, sampleSheet } = window.bench;
      const cells = Array.from({ length: 60_000 }, (_, i) => ({ row: i >> 4, column: i & 15, value: `Ô ${i}` }));
      const none = { sheets: [], removals: [], names: [], properties: {}, edits: [] };
      const spec = { ...sampleSheet("Lon"), cells, merges: [] };
      Object.assign(window, { drawing: workbook.apply({ ...none, sheets: [{ spec, replaces: false }] }) });
    });
    await page.keyboard.type("5");
    await page.keyboard.press("Enter");
    await page.evaluate(() => (window as unknown as { drawing: Promise<unknown> }).drawing);
    expect(await value(page, "F9")).toBe(5);
    expect(await value(page, "P3750", "Lon")).toBe("Ô 59999");
  }));

const withOpenpyxl = hasOpenpyxl ? test : test.skip;

withOpenpyxl(
  "another program's file keeps its chart, picture, notes and print set-up after an edit and an added sheet",
  () =>
    withPage(async (page) => {
      const foreign = Buffer.from(
        python<string>(`
import base64, io
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "So lieu"
for row in [["Quy", "Ket qua"], ["I", 3], ["II", 4.5], ["Tong", "=SUM(B2:B3)"]]:
    sheet.append(row)
sheet["A1"].font = Font(name="Arial", bold=True, color="FF0000")
sheet["B2"].fill = PatternFill("solid", fgColor="FFFF00")
sheet["B3"].comment = Comment("Ghi chu cua don vi", "BG")
chart = BarChart()
chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
sheet.add_chart(chart, "D2")
sheet.page_setup.orientation = "landscape"
sheet.print_title_rows = "1:1"
out = io.BytesIO()
book.save(out)
result = base64.b64encode(out.getvalue()).decode()
`),
        "base64",
      );
      await open(page, foreign, "Bieu cua don vi.xlsx");
      expect(await value(page, "B4", "So lieu")).toBe(7.5);
      await page.evaluate(async () => {
        const { workbook, sampleSheet } = window.bench;
        const none = { sheets: [], removals: [], names: [], properties: {}, edits: [] };
        await workbook.apply({
          ...none,
          edits: [{ sheet: "So lieu", row: 1, column: 1, before: { value: 3 }, after: { value: 5 } }],
        });
        await workbook.apply({ ...none, sheets: [{ spec: sampleSheet("TongHop_Cum"), replaces: false }] });
      });
      const saved = await bytesOf(page);
      const [before, after] = [unzipSync(foreign), unzipSync(saved)];
      const kept = Object.keys(before).filter((name) => /chart|drawing|comment|theme|media/i.test(name));
      expect(kept.length).toBeGreaterThanOrEqual(4);
      for (const name of kept)
        expect([name, Buffer.from(after[name] ?? []).equals(Buffer.from(before[name]!))]).toEqual([name, true]);
      expect(
        python(
          `
import base64, io
book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(input)))
sheet = book["So lieu"]
added = book["TongHop_Cum"]
result = {"sheets": book.sheetnames, "b2": sheet["B2"].value, "b4": sheet["B4"].value, "font": sheet["A1"].font.name, "fill": sheet["B2"].fill.fgColor.rgb,
  "comment": sheet["B3"].comment.text, "charts": len(sheet._charts), "orientation": sheet.page_setup.orientation, "titles": sheet.print_title_rows.replace("$", ""),
  "title": added["A3"].value, "titleFont": [added["A3"].font.name, added["A3"].font.sz, added["A3"].font.b], "entry": added["F7"].fill.fgColor.rgb, "locked": [added["F7"].protection.locked, added["E7"].protection.locked],
  "format": added["I7"].number_format, "freeze": added.freeze_panes, "lists": [v.formula1 for v in added.data_validations.dataValidation], "protected": added.protection.sheet, "addedTitles": added.print_title_rows.replace("$", "")}
`,
          Buffer.from(saved).toString("base64"),
        ),
      ).toEqual({
        sheets: ["So lieu", "TongHop_Cum"],
        b2: 5,
        b4: "=SUM(B2:B3)",
        font: "Arial",
        fill: "00FFFF00",
        comment: "Ghi chu cua don vi",
        charts: 1,
        orientation: "landscape",
        titles: "1:1",
        title: "KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA 6 THÁNG ĐẦU NĂM 2024",
        titleFont: ["Times New Roman", 14, true],
        entry: "FFFFF2CC",
        locked: [false, true],
        format: "dd/mm/yyyy",
        freeze: "D7",
        lists: ["0", "'DanhMuc'!$A$1:$A$3"],
        protected: true,
        addedTitles: "5:6",
      });
      expect(cellAt(readBook(saved).sheets[0]!, 3, 1)?.value).toBe(9.5);
    }),
);

test("a file that is no workbook leaves the open one as it was", () =>
  withPage(async (page) => {
    const code = await page.evaluate(() =>
      window.bench.workbook.open(new Uint8Array([1, 2, 3]), "x.xlsx").then(
        () => "opened",
        (error: { code?: string }) => error.code,
      ),
    );
    expect(code).toBe("notZip");
    expect(await page.evaluate(() => window.bench.workbook.name())).toBe("mau.xlsx");
    expect(await value(page, "F7")).toBe(8);
  }));

test("it keeps the promises every host keeps", () =>
  withPage(async (page) => {
    await page.exposeFunction("personTypes", async (text: string) => {
      await page.waitForTimeout(100);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(200);
    });
    await enterGrid(page);
    const names = await page.evaluate(() => window.bench.contract);
    expect(names.length).toBeGreaterThan(10);
    const broken: string[] = [];
    for (const name of names)
      await page
        .evaluate((name) => window.bench.keep(name), name)
        .catch((error: Error) => broken.push(`${name}: ${error.message}`));
    expect(broken).toEqual([]);
  }));

nothingLeaves();
