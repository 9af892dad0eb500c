import { Workbook } from "exceljs";
import { unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { valueAt } from "../../src/sheet/grid";
import { readBook } from "../../src/xlsx/read";
import { bytesOf, enterGrid, nothingLeaves, open, select, SHEET, type, value, withPage } from "./grid";
import type {} from "./page";

/** What the person is told of an action, each reason once; the action must have changed nothing. */
async function told(page: Page, act: () => Promise<void>): Promise<string[]> {
  const before = await bytesOf(page);
  await page.evaluate(() => void window.bench.refused.splice(0));
  await act();
  await page.waitForTimeout(500);
  expect(Buffer.from(await bytesOf(page)).equals(Buffer.from(before))).toBe(true);
  return page.evaluate(() => [...new Set(window.bench.refused)]);
}

test("whatever a person tries on a locked cell is refused aloud", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await page.evaluate(() => navigator.clipboard.writeText("77"));
    const keys = async (...pressed: string[]): Promise<string[]> => {
      await select(page, "E8");
      return told(page, async () => {
        for (const key of pressed) await page.keyboard.press(key);
      });
    };
    expect(await keys("9")).toEqual(["locked"]);
    expect(await keys("Delete")).toEqual(["locked"]);
    expect(await keys("Backspace")).toEqual(["locked"]);
    expect(await keys("F2")).toEqual(["locked"]);
    expect(await keys("Control+V")).toEqual(["locked"]);
    expect(await told(page, () => page.mouse.dblclick(600, 310))).toEqual(["locked"]);
    // The fill handle of F10, pulled over the two locked rows below.
    await select(page, "F10");
    expect(
      await told(page, async () => {
        await page.mouse.move(767, 425);
        await page.mouse.down();
        await page.mouse.move(767, 470, { steps: 5 });
        await page.mouse.up();
      }),
    ).toEqual(["locked"]);
    // The context menu's "Xóa" over it.
    await select(page, "E8");
    expect(await told(page, () => page.keyboard.press("Control+D"))).toEqual(["locked"]);
    // Nothing stands in the way afterwards: the next open cell takes what is typed.
    await type(page, "F9", "5");
    expect(await value(page, "F9")).toBe(5);
  }));

test("a sheet is opened and closed", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await page.evaluate((sheet) => window.bench.workbook.unprotect(sheet), SHEET);
    await type(page, "E8", "99");
    expect(await value(page, "E8")).toBe(99);
    expect(readBook(await bytesOf(page)).sheets[0]!.protected).toBe(false);
    await page.evaluate((sheet) => window.bench.workbook.protect(sheet), SHEET);
    await select(page, "E8");
    expect(await told(page, () => page.keyboard.press("1"))).toEqual(["locked"]);
    expect(readBook(await bytesOf(page)).sheets[0]!.protected).toBe(true);
  }));

test("the name box and the keys of a spreadsheet lead on from a locked cell", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "E8");
    const box = page.locator("[data-u-comp=defined-name] input");
    for (const [typed, cell] of [
      ["F9", "F9"],
      ["e7", "E7"],
      ["$J$40", "J40"],
      ["E9", "E9"],
    ] as const) {
      await box.click();
      await box.fill(typed);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => window.bench.workbook.selected())).toEqual({ sheet: SHEET, cell });
    }
    // The focus is in the grid again: what is typed next is for the cell.
    expect(await told(page, () => page.keyboard.press("1"))).toEqual(["locked"]);
    // Back by Tab and Enter; to the first cell beside what is frozen, and to the last used one; a screen on; the merged title.
    for (const [key, cell] of [
      ["Shift+Tab", "D9"],
      ["Shift+Enter", "D8"],
      ["Control+End", "J10"],
      ["Home", "D10"],
      ["Control+Home", "D7"],
      ["PageDown", "D33"],
      ["PageUp", "D7"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
      expect([key, await page.evaluate(() => window.bench.workbook.selected())]).toEqual([key, { sheet: SHEET, cell }]);
    }
    await select(page, "C3");
    expect(await page.evaluate(() => window.bench.workbook.selected())).toEqual({ sheet: SHEET, cell: "A3" });
  }));

test("what the grid could not keep is refused, not lost", () =>
  withPage(async (page) => {
    await enterGrid(page);
    await select(page, "F7");
    expect(await told(page, () => page.keyboard.press("Control+B"))).toEqual(["structure"]);
    await page.mouse.click(620, 300, { button: "right" });
    await page.getByText("Sao chép", { exact: true }).waitFor();
    expect(await page.getByText("Chèn", { exact: true }).count()).toBe(0);
  }));

/** A list as Excel's "Format as Table" makes it: headings in A1:B1. */
async function tabled(): Promise<Uint8Array> {
  const book = new Workbook();
  book.addWorksheet("Bảng").addTable({
    name: "DonVi",
    ref: "A1",
    columns: [{ name: "Đơn vị" }, { name: "Số người" }],
    rows: [["Sở Nội vụ", 12]],
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test("what cannot be changed in a file from outside is closed before anybody types", () =>
  withPage(async (page) => {
    const bytes = await tabled();
    await open(page, bytes);
    await enterGrid(page);
    const press = async (place: string): Promise<string[]> => {
      await select(page, place);
      return told(page, () => page.keyboard.press("7"));
    };
    expect(await press("B1")).toEqual(["fixed"]);
    await type(page, "B2", "15");
    const saved = readBook(await bytesOf(page)).sheets[0]!;
    expect([valueAt(saved, 0, 1), valueAt(saved, 1, 1)]).toEqual(["Số người", 15]);
    // A signature would be broken by any change: such a file is only looked at.
    await open(page, zipSync({ ...unzipSync(bytes), "_xmlsignatures/origin.sigs": new Uint8Array() }));
    expect(await press("B2")).toEqual(["fixed"]);
  }));

nothingLeaves();
