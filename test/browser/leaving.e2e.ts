import type { BrowserContext, Page } from "playwright-core";
import { enterGrid, nothingLeaves, select, SHEET, type, value, visit, withPage } from "./grid";
import type {} from "./page";

/** The tab is killed where it stands: nothing of it runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

async function again(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await visit(page);
  return page;
}

test("what was typed is there again when the tab is reloaded at once", () =>
  withPage(async (page) => {
    for (const [typed, stored] of [
      ["16.068", 16068],
      ["14,5", 14.5],
      ["1.234,25", 1234.25],
    ] as const) {
      await enterGrid(page);
      await type(page, "F9", typed);
      await page.evaluate((typed) => window.bench.workbook.keepSetting("period", typed), typed);
      await page.reload();
      await page.evaluate(() => window.ready);
      expect(await value(page, "F9")).toBe(stored);
      expect(await value(page, "G9")).toBeCloseTo((stored / 16068) * 100, 10);
      expect(await page.evaluate(() => window.bench.workbook.setting("period"))).toBe(typed);
    }
    expect(await page.evaluate(async () => (await window.bench.workbook.read()).properties)).toEqual({
      "thidua.plan": "LHH-BG-2024",
    });
    expect(await page.evaluate(() => window.bench.workbook.name())).toBe("mau.xlsx");
  }));

test("what was typed is there again though nothing of the book could be stored", () =>
  withPage(async (page) => {
    // A disk that takes no whole work, from the first moment: there is the journal alone.
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.reload();
    await page.evaluate(() => window.ready);
    await enterGrid(page);
    await type(page, "F9", "16.068");
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await value(page, "F9")).toBe(16068);
    await enterGrid(page);
    await type(page, "F9", "14,5");
    await type(page, "I8", "5/3");
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await value(page, "F9")).toBe(14.5);
    expect(await value(page, "I8")).toBe(Date.UTC(new Date().getFullYear(), 2, 5) / 86_400_000 + 25_569);
  }));

test("what was typed is there again when the tab is closed at once, and what was undone is not", () =>
  withPage(async (first) => {
    const context = first.context();
    await enterGrid(first);
    await type(first, "F9", "25");
    await type(first, "I8", "5/3");
    await first.close({ runBeforeUnload: false });
    const second = await again(context);
    expect(await value(second, "F9")).toBe(25);
    expect(await value(second, "I8")).toBe(Date.UTC(new Date().getFullYear(), 2, 5) / 86_400_000 + 25_569);
    await enterGrid(second);
    await type(second, "F9", "26");
    await second.keyboard.press("Control+Z");
    await second.waitForTimeout(100);
    await second.close({ runBeforeUnload: false });
    expect(await value(await again(context), "F9")).toBe(25);
  }));

test("what was typed is there again when the tab is killed at once", () =>
  withPage(async (first) => {
    const context = first.context();
    let page = first;
    for (const number of [7, 70]) {
      await enterGrid(page);
      await type(page, "F9", String(number));
      await kill(page);
      page = await again(context);
      expect(await value(page, "F9")).toBe(number);
    }
    await page.evaluate((sheet) => window.bench.workbook.unprotect(sheet), SHEET);
    await kill(page);
    page = await again(context);
    await enterGrid(page);
    await type(page, "E8", "99");
    expect(await value(page, "E8")).toBe(99);
  }));

test("a change that is said to be applied is there again when the tab is killed at once", () =>
  withPage(async (first) => {
    const context = first.context();
    await first.evaluate(async () => {
      const { workbook, sampleSheet } = window.bench;
      const none = { sheets: [], removals: [], edits: [], names: [], properties: {} };
      await workbook.apply({ ...none, sheets: [{ spec: sampleSheet("TongHop_Cum"), replaces: false }] });
    });
    await kill(first);
    const second = await again(context);
    expect(await value(second, "F8", "TongHop_Cum")).toBe(14.5);
    await second.evaluate(
      (sheet) =>
        window.bench.workbook.apply({
          sheets: [],
          removals: [],
          edits: [{ sheet, row: 8, column: 5, before: { value: null }, after: { value: 3 } }],
          names: [],
          properties: {},
        }),
      SHEET,
    );
    await kill(second);
    expect(await value(await again(context), "F9")).toBe(3);
  }));

test("a cell that was being typed into is open again with its text, and not written by itself", () =>
  withPage(async (first) => {
    const context = first.context();
    await enterGrid(first);
    await select(first, "F9");
    await first.keyboard.type("14,2");
    await kill(first);
    const second = await again(context);
    expect(await value(second, "F9")).toBeNull();
    expect(await second.evaluate(() => window.bench.workbook.selected())).toEqual({ sheet: SHEET, cell: "F9" });
    await second.keyboard.type("5");
    await second.keyboard.press("Enter");
    await second.waitForTimeout(300);
    expect(await value(second, "F9")).toBe(14.25);
    // Given up, and taken over: neither comes back.
    await select(second, "F10");
    await second.keyboard.type("99");
    await second.keyboard.press("Escape");
    await second.reload();
    await second.evaluate(() => window.ready);
    await enterGrid(second);
    await second.keyboard.press("Enter");
    expect(await value(second, "F10")).toBe(1.234);
    expect(await value(second, "F9")).toBe(14.25);
  }));

test("of two tabs the one opened last has the work, with what was typed in the other, which overwrites nothing any more", () =>
  withPage(async (first) => {
    await enterGrid(first);
    await type(first, "F9", "25");
    const second = await again(first.context());
    await first.waitForFunction(() => window.bench.kept.at(-1) === "elsewhere");
    await type(second, "F8", "30");
    await second.evaluate(() => window.bench.workbook.flush());
    await first.bringToFront();
    await type(first, "F9", "26");
    await first.evaluate(() => window.bench.workbook.flush());
    await second.reload();
    await second.evaluate(() => window.ready);
    expect([await value(second, "F9"), await value(second, "F8")]).toEqual([25, 30]);
  }));

test("without room for a journal the whole work is kept at once", () =>
  withPage(async (page) => {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await enterGrid(page);
    await type(page, "F9", "12");
    await page.waitForFunction(() => window.bench.kept.at(-1) === "saved");
    await page.reload();
    await page.evaluate(() => window.ready);
    expect(await value(page, "F9")).toBe(12);
  }));

nothingLeaves();
