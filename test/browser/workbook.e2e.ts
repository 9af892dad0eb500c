import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { unzipSync } from "fflate";
import type { Cell } from "../../src/sheet/cell";
import { cellAt } from "../../src/sheet/grid";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { hasOpenpyxl, python } from "../python";
import type {} from "./page";
import { sampleBook } from "./sample";
import { buildSite, launch, serve } from "./site";

const SHEET = "KetQua_ChiTieu";

let server: Server;
let browser: Browser;
let url: string;
/** Addresses the pages asked for, errors they threw and rules of their policy they broke. */
const asked: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  await buildSite();
  ({ server, url } = await serve());
  browser = await launch();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page with nothing kept from before. */
async function fresh(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "vi-VN" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text());
  });
  await visit(page);
  return page;
}

async function visit(page: Page): Promise<void> {
  await page.goto(url);
  await page.evaluate(() => window.ready);
}

async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
  const page = await fresh();
  try {
    await work(page);
  } finally {
    await page.context().close();
  }
}

/** A cell as the workbook reads it. */
function cell(page: Page, place: string, sheet = SHEET): Promise<Cell | null> {
  return page.evaluate(
    async ([place, name]) => {
      const { workbook, grid, address } = window.bench;
      const read = (await workbook.read([name!])).sheets[0];
      const at = address.parseCell(place!);
      return read && at ? grid.cellAt(read, at.row, at.column) : null;
    },
    [place, sheet],
  );
}

async function value(page: Page, place: string, sheet = SHEET): Promise<Cell["value"]> {
  return (await cell(page, place, sheet))?.value ?? null;
}

async function select(page: Page, place: string, sheet = SHEET): Promise<void> {
  await page.evaluate(([cell, sheet]) => window.bench.workbook.select({ sheet: sheet!, cell: cell! }), [place, sheet]);
  // The cell's editor follows the selection a moment later.
  await page.waitForTimeout(300);
}

/** Puts the focus into the grid, as a person's click does. */
async function enterGrid(page: Page): Promise<void> {
  await page.mouse.click(250, 500);
  await page.waitForFunction(() => document.getElementById("workbook")!.contains(document.activeElement));
}

async function type(page: Page, place: string, text: string): Promise<void> {
  await select(page, place);
  await page.waitForTimeout(100);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
}

/** Closes the message that an edit was refused with, where one stands. */
async function dismiss(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  const button = page.getByText("Xác nhận");
  if ((await button.count()) === 0) return;
  await button.click();
  await button.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.getElementById("workbook")!.contains(document.activeElement));
}

/** The bytes a call in the page gives, here. */
async function bytesOf(page: Page): Promise<Uint8Array> {
  return Uint8Array.from(await page.evaluate(async () => [...(await window.bench.workbook.bytes())]));
}

function open(page: Page, bytes: Uint8Array, name = "tep.xlsx"): Promise<void> {
  return page.evaluate(
    ([bytes, name]) => window.bench.workbook.open(Uint8Array.from(bytes as number[]), name as string),
    [[...bytes], name] as const,
  );
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

test("numbers and dates are typed and shown as in Vietnam", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await type(page, "F9", "14,5");
    expect(await value(page, "F9")).toBe(14.5);
    expect(await value(page, "G9")).toBeCloseTo((14.5 / 16068) * 100, 12);
    await type(page, "F9", "16.068");
    expect(await value(page, "F9")).toBe(16068);
    expect(await value(page, "H9")).toBe("Đạt");
    await type(page, "F7", "1.234,5");
    expect(await value(page, "F7")).toBe(1234.5);
    await type(page, "I8", "05/06/2024");
    expect(await cell(page, "I8")).toMatchObject({ value: 45448, format: "dd/mm/yyyy" });
    // Not a Vietnamese number: kept as the text it is, for the check to ask about.
    await type(page, "F8", "14.5");
    expect(await value(page, "F8")).toBe("14.5");
  }));

test("F2 and Enter on an untouched cell change nothing", () =>
  withPage(async (page) => {
    await enterGrid(page);
    for (const place of ["F10", "I7"]) {
      const before = await cell(page, place);
      await select(page, place);
      await page.waitForTimeout(100);
      await page.keyboard.press("F2");
      await page.waitForTimeout(200);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(200);
      expect(await cell(page, place)).toEqual(before);
    }
    expect(await page.evaluate(() => window.bench.heard)).toEqual([]);
  }));

test("Vietnamese text through an input method arrives whole", () =>
  withPage(async (page) => {
    await open(page, writeBook({ ...sampleBook(), sheets: [{ ...sampleBook().sheets[0]!, validations: [] }] }));
    await enterGrid(page);
    await select(page, "J7");
    await page.waitForTimeout(100);
    const session = await page.context().newCDPSession(page);
    for (const text of ["d", "dd", "đ", "đạ", "đạt"])
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send("Input.insertText", { text: "đạt" });
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    expect(await value(page, "J7")).toBe("đạt");
  }));

test("a locked cell takes neither typing nor pasting nor deleting, an unlocked one does", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "E8");
    await page.keyboard.press("9");
    await dismiss(page);
    expect(await value(page, "E8")).toBe(12);
    await select(page, "E8");
    await page.keyboard.press("Delete");
    await page.waitForTimeout(300);
    expect(await value(page, "E8")).toBe(12);
    await page.evaluate(() => navigator.clipboard.writeText("77"));
    await select(page, "E8");
    await page.keyboard.press("Control+V");
    await dismiss(page);
    expect(await value(page, "E8")).toBe(12);
    await page.evaluate((sheet) => window.bench.workbook.unprotect(sheet), SHEET);
    await type(page, "E8", "99");
    expect(await value(page, "E8")).toBe(99);
    expect(readBook(await bytesOf(page)).sheets[0]!.protected).toBe(false);
    await page.evaluate((sheet) => window.bench.workbook.protect(sheet), SHEET);
    await select(page, "E8");
    await page.keyboard.press("1");
    await dismiss(page);
    expect(await value(page, "E8")).toBe(99);
    expect(readBook(await bytesOf(page)).sheets[0]!.protected).toBe(true);
  }));

test("cells pasted as text are read as if typed", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await page.evaluate(() => navigator.clipboard.writeText("1.500\r\n14,5\r\n\r\n0,25\r\n"));
    await select(page, "F7");
    await page.waitForTimeout(100);
    await page.keyboard.press("Control+V");
    await page.waitForTimeout(300);
    expect([
      await value(page, "F7"),
      await value(page, "F8"),
      await value(page, "F9"),
      await value(page, "F10"),
    ]).toEqual([1500, 14.5, null, 0.25]);
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(300);
    expect([await value(page, "F7"), await value(page, "F8")]).toEqual([8, 14.5]);
  }));

test("a list offers its choices and takes one", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "J7");
    await page.keyboard.press("Alt+ArrowDown");
    const choice = page.getByText("Đang thực hiện", { exact: true }).first();
    await choice.waitFor();
    await choice.click();
    await page.waitForTimeout(300);
    expect(await value(page, "J7")).toBe("Đang thực hiện");
    await select(page, "J8");
    await page.keyboard.press("Alt+ArrowDown");
    await choice.waitFor();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Enter"])
      await page.keyboard.press(key);
    await page.waitForTimeout(300);
    expect(await value(page, "J8")).toBe("Đang thực hiện");
    await page.keyboard.type("Khác");
    await page.keyboard.press("Enter");
    await dismiss(page);
    expect(await value(page, "J8")).toBe("Đang thực hiện");
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

test("what the grid could not keep is refused, not lost", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "F7");
    await page.keyboard.press("Control+B");
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => window.bench.refused)).toBeGreaterThan(0);
    await page.mouse.click(620, 300, { button: "right" });
    await page.getByText("Sao chép", { exact: true }).waitFor();
    expect(await page.getByText("Chèn", { exact: true }).count()).toBe(0);
  }));

test("the work is there again after a reload", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await type(page, "F9", "16.068");
    await page.evaluate(() => window.bench.workbook.keepSetting("period", "6T"));
    // Kept 300 ms after an edit; a tab that goes within that moment may be quicker than the browser's store.
    await page.evaluate(() => window.bench.workbook.flush());
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await page.evaluate(() => window.bench.workbook.restored)).toBe(true);
    expect(await value(page, "F9")).toBe(16068);
    expect(await value(page, "G9")).toBe(100);
    expect(await page.evaluate(() => window.bench.workbook.setting("period"))).toBe("6T");
    expect(await page.evaluate(async () => (await window.bench.workbook.read()).properties)).toEqual({
      "thidua.plan": "LHH-BG-2024",
    });
    expect(await page.evaluate(() => window.bench.workbook.name())).toBe("mau.xlsx");
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

test("no request leaves this machine, no page error, no rule of the policy broken", () => {
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address))).toEqual([]);
  expect(errors).toEqual([]);
});
