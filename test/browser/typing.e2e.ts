import { parseCell } from "../../src/sheet/address";
import { cellAt } from "../../src/sheet/grid";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { bytesOf, cell, dismiss, enterGrid, nothingLeaves, open, select, SHEET, type, value, withPage } from "./grid";
import type {} from "./page";
import { sampleBook } from "./sample";

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

/** A sheet of plain cells, two of them merged, as other people's files have. */
function plainBook(): Uint8Array {
  const [sheet] = sampleBook().sheets;
  return writeBook({
    sheets: [
      {
        ...sheet!,
        name: "So lieu",
        styles: { number: { format: "#,##0" }, date: { format: "dd/mm/yyyy" } },
        cells: [
          { row: 0, column: 1, value: null, style: "number" },
          { row: 0, column: 2, value: null, style: "date" },
        ],
        columns: [],
        rows: [],
        merges: [{ top: 19, left: 1, bottom: 19, right: 2 }],
        validations: [],
        conditionals: [],
        protect: false,
      },
    ],
    names: [],
    properties: {},
  });
}

test("a whole date and a percentage make a plain cell one of their kind, in the saved file too", () =>
  withPage(async (page) => {
    await open(page, plainBook());
    await enterGrid(page);
    const typed: [string, string][] = [
      ["A2", "05/03/2026"],
      ["A3", "14,5%"],
      ["A4", "2-3"],
      ["A5", "10/10"],
      ["A6", "'05"],
      ["A7", "'=B9"],
      ["B1", "05/03/2026"],
      ["C1", "5/3"],
    ];
    for (const [place, text] of typed) await type(page, place, text);
    const expected = [
      { value: 46086, format: "dd/mm/yyyy" },
      { value: 0.145, format: "0.0%" },
      { value: "2-3" },
      { value: "10/10" },
      { value: "05" },
      { value: "=B9" },
      { value: "05/03/2026", format: "#,##0" },
      { value: Date.UTC(new Date().getFullYear(), 2, 5) / 86_400_000 + 25_569, format: "dd/mm/yyyy" },
    ];
    const now = await Promise.all(typed.map(([place]) => cell(page, place, "So lieu")));
    expect(now).toEqual(expected.map((each) => expect.objectContaining(each)));
    expect(now[2]!.format).toBeUndefined();
    // Edited again, each is what it was: the apostrophe is there for the editor.
    await select(page, "A7", "So lieu");
    await page.keyboard.press("F2");
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    expect(await cell(page, "A7", "So lieu")).toMatchObject({ value: "=B9" });
    expect((await cell(page, "A7", "So lieu"))?.formula).toBeUndefined();
    const saved = readBook(await bytesOf(page)).sheets[0]!;
    for (const [at, [place]] of typed.entries()) {
      const { row, column } = parseCell(place)!;
      expect([place, cellAt(saved, row, column)]).toEqual([place, expect.objectContaining(expected[at]!)]);
    }
    await type(page, "A2", "7");
    await page.keyboard.press("Control+Z");
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(300);
    expect(await cell(page, "A2", "So lieu")).toMatchObject({ value: 46086 });
  }));

test("what comes from another program is text and numbers, never a formula", () =>
  withPage(async (page) => {
    await open(page, plainBook());
    await enterGrid(page);
    // As Excel puts a block on the clipboard: a table as HTML beside the same as text.
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": new Blob(['1.484\t14,5\t05/03/2026\r\n=1+1\t"hai\ndòng"\t2-3\r\n'], { type: "text/plain" }),
          "text/html": new Blob(
            [
              "<table><tr><td>1.484</td><td>14,5</td><td>05/03/2026</td></tr><tr><td>=1+1</td><td>hai<br>dòng</td><td>2-3</td></tr></table>",
            ],
            { type: "text/html" },
          ),
        }),
      ]),
    );
    await select(page, "E2", "So lieu");
    await page.keyboard.press("Control+V");
    await page.waitForTimeout(400);
    const got = await Promise.all(["E2", "F2", "G2", "E3", "F3", "G3"].map((place) => cell(page, place, "So lieu")));
    expect(got.map((each) => [each?.value, each?.formula])).toEqual([
      [1484, undefined],
      [14.5, undefined],
      [46086, undefined],
      ["=1+1", undefined],
      ["hai\ndòng", undefined],
      ["2-3", undefined],
    ]);
    // What was copied in this grid keeps its formulas.
    await type(page, "A2", "=F2*2");
    expect(await value(page, "A2", "So lieu")).toBe(29);
    await select(page, "A2", "So lieu");
    await page.keyboard.press("Control+C");
    await page.waitForTimeout(200);
    await select(page, "A3", "So lieu");
    await page.keyboard.press("Control+V");
    await page.waitForTimeout(400);
    expect((await cell(page, "A3", "So lieu"))?.formula).toBe("F3*2");
  }));

test("a formula is typed as in Vietnamese Excel; one with a mistake in it is text, said aloud and mended", () =>
  withPage(async (page) => {
    await open(page, plainBook());
    await enterGrid(page);
    const content = async (place: string): Promise<unknown> => {
      const found = await cell(page, place, "So lieu");
      return [found?.value, found?.formula];
    };
    await type(page, "A2", '=IF(1,5>1;SUM(2;3);"không"');
    expect(await content("A2")).toEqual([5, 'IF(1.5>1, SUM(2, 3), "không")']);
    await type(page, "A5", "=DATE(2026;3;5)");
    expect(await cell(page, "A5", "So lieu")).toMatchObject({ value: 46086, format: "dd/mm/yyyy" });
    await type(page, "A3", "=A2+");
    await type(page, "A4", "=Khong!A1");
    expect([await content("A3"), await content("A4")]).toEqual([
      ["=A2+", undefined],
      ["=Khong!A1", undefined],
    ]);
    expect(await page.evaluate(() => window.bench.refused)).toEqual(["formula", "formula"]);
    await select(page, "A3");
    await page.keyboard.press("F2");
    await page.waitForTimeout(200);
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(300);
    expect(await content("A3")).toEqual([6, "A2+1"]);
  }));

test("what is copied here keeps its kind, and is there in another book; nothing goes under a merged cell", () =>
  withPage(async (page) => {
    await open(page, plainBook());
    await enterGrid(page);
    await type(page, "A2", "'007");
    await type(page, "B2", "05/03/2026");
    await page.evaluate(() => window.bench.workbook.select({ sheet: "So lieu", cell: "A2:B2" }));
    await page.waitForTimeout(300);
    await page.keyboard.press("Control+C");
    await page.waitForTimeout(200);
    const paste = async (place: string): Promise<void> => {
      await select(page, place, "So lieu");
      await page.keyboard.press("Control+V");
      await page.waitForTimeout(400);
    };
    await paste("A5");
    expect(await cell(page, "A5", "So lieu")).toMatchObject({ value: "007" });
    expect(await cell(page, "B5", "So lieu")).toMatchObject({ value: 46086, format: "dd/mm/yyyy" });
    await open(page, plainBook());
    await paste("D5");
    expect(await cell(page, "E5", "So lieu")).toMatchObject({ value: 46086, format: "dd/mm/yyyy" });
    // A block wider than the sheet that is shown, and one over B20:C20.
    await page.evaluate(() => navigator.clipboard.writeText("1\t2\t3"));
    await paste("S20");
    expect(await value(page, "U20", "So lieu")).toBe(3);
    await paste("A20");
    expect(await page.evaluate(() => window.bench.refused)).toEqual(["covered"]);
    expect(await value(page, "A20", "So lieu")).toBeNull();
    // An empty cell there is what such a block looks like when it is copied.
    await page.evaluate(() => navigator.clipboard.writeText("1\t2\t"));
    await paste("A20");
    expect(cellAt(readBook(await bytesOf(page)).sheets[0]!, 19, 1)?.value).toBe(2);
  }));

test("undo by key takes back what was typed, and asks the program where nothing was", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await type(page, "F9", "5");
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(300);
    expect(await value(page, "F9")).toBeNull();
    expect(await page.evaluate(() => window.bench.undone)).toBe(0);
    await page.keyboard.press("Control+Y");
    await page.waitForTimeout(300);
    expect(await value(page, "F9")).toBe(5);
    await page.evaluate(
      (sheet) =>
        window.bench.workbook.apply({
          sheets: [],
          removals: [],
          edits: [{ sheet, row: 8, column: 5, before: { value: 5 }, after: { value: 6 } }],
          names: [],
          properties: {},
        }),
      SHEET,
    );
    await page.keyboard.press("Control+Z");
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.bench.undone)).toBe(1);
    expect(await value(page, "F9")).toBe(6);
  }));

nothingLeaves();
