import type { Page } from "playwright-core";
import { openSite, ready, selectCell, typeCell, violations } from "./site";

jest.setTimeout(300_000);

/** What is said over the grid, once it is said anew. */
async function said(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const place = document.getElementById("said");
    if (place) place.textContent = "";
  });
  await act();
  await page.waitForFunction(() => document.getElementById("said")?.textContent !== "");
  return (await page.textContent("#said")) ?? "";
}

const LOCKED = "Ô này bị khóa, chưa ghi gì. Trong biểu mẫu, hãy nhập vào các ô nền vàng.";

/** What stands in a cell, by the name box and the formula bar's neighbour: the saved settings of the page are not asked. */
const nameBox = (page: Page): Promise<string> => page.locator("#workbook input").first().inputValue();

test("a locked cell is refused aloud on the page, whatever is tried, in the language at hand", async () => {
  const site = await openSite({ width: 1280, height: 720 });
  const { page } = site;
  try {
    await ready(page);
    await page.click("text=Bỏ qua");
    await page.evaluate(() => navigator.clipboard.writeText("77"));
    for (const key of ["9", "Delete", "F2", "Control+V"]) {
      await selectCell(page, "C12");
      await page.waitForTimeout(300);
      expect([key, await said(page, () => page.keyboard.press(key))]).toEqual([key, LOCKED]);
    }
    expect(await page.getAttribute("#said", "role")).toBe("alert");
    // Over the grid, not over what is typed next, and readable.
    expect(await violations(page)).toEqual([]);
    await page.click("[aria-label='Thêm lệnh']");
    await page.click("text=English");
    await selectCell(page, "C12");
    await page.waitForTimeout(300);
    expect(await said(page, () => page.keyboard.press("9"))).toBe(
      "This cell is locked; nothing was written. In a form, type into the yellow cells.",
    );
    await page.mouse.click(300, 400, { button: "right" });
    await page.getByText("Copy", { exact: true }).waitFor();
    expect(await page.getAttribute("#workbook", "aria-label")).toBe("Spreadsheet");
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});

test("find goes from cell to cell, without tone marks, and leads back into the grid", async () => {
  const site = await openSite({ width: 1280, height: 720 });
  const { page } = site;
  try {
    await ready(page);
    await page.click("text=Bỏ qua");
    await selectCell(page, "A10");
    await page.keyboard.press("Control+F");
    await page.keyboard.type("hoi nghi");
    const cells: string[] = [];
    for (let at = 0; at < 3; at++) {
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (at) => document.querySelector("#find output")?.textContent?.startsWith(`${at}/`),
        at + 1,
      );
      cells.push(await nameBox(page));
    }
    expect(cells).toEqual(["B16", "C16", "B25"]);
    expect(await page.textContent("#find output")).toMatch(/^3\/\d+: ô B25 trang KetQua_ChiTieu$/);
    await page.keyboard.press("Shift+Enter");
    await page.waitForFunction(() => document.querySelector("#find output")?.textContent?.startsWith("2/"));
    expect(await violations(page)).toEqual([]);
    await page.locator("#find input").fill("khong co chu nay");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#find output:has-text('Không thấy trong sổ.')");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.getElementById("workbook")?.contains(document.activeElement));
    expect(await page.locator("#find").isVisible()).toBe(false);
  } finally {
    await site.close();
  }
});

test("what was typed survives a reload at once; Ctrl+Z takes back what was written by the pane", async () => {
  const site = await openSite({ width: 1280, height: 720 });
  const { page } = site;
  try {
    await ready(page);
    await page.click("text=Bỏ qua");
    await typeCell(page, "I14", "8,5");
    await page.reload();
    await ready(page);
    await page.click("#tab-results");
    await page.waitForSelector("text=53,13%");
    await page.click("#tab-forms");
    await page.click("text=Sửa chỉ tiêu trong sổ");
    await page.click("[data-testid=apply]");
    await page.waitForSelector("#workbook >> text=DangKy_ChiTieu");
    await page.waitForFunction(() => document.querySelector("[data-testid=notice]")?.textContent?.startsWith("Đã ghi"));
    // The book that is drawn anew does not take the focus into the grid: it is with what opened the preview.
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Sửa chỉ tiêu trong sổ");
    await page.mouse.click(300, 400);
    await page.keyboard.press("Control+Z");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã hoàn tác')");
    expect(await page.locator("#workbook >> text=DangKy_ChiTieu").count()).toBe(0);
    await page.click("#tab-results");
    await page.waitForSelector("text=53,13%");
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});
