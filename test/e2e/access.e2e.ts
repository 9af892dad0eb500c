import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { RESULTS_SHEET } from "../../src/forms/results";
import { parseCell } from "../../src/sheet/address";
import { valueAt } from "../../src/sheet/grid";
import { readBook } from "../../src/xlsx/read";
import { fiftyFiles } from "./files";
import { keep, openSite, ready, violations } from "./site";

jest.setTimeout(900_000);

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-access-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Looks at what is on the screen in light and in dark. */
async function inBothThemes(page: Page, screen: string, found: string[]): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade in: contrast is measured when they have arrived.
    await page.waitForTimeout(500);
    for (const each of await violations(page)) found.push(`${screen}, ${colorScheme}: ${each}`);
  }
}

test("axe-core finds nothing on any screen, light or dark", async () => {
  const handed = fiftyFiles(join(folder, "axe", "files"));
  const site = await openSite({ width: 1280, height: 720 });
  const { page } = site;
  const found: string[] = [];
  try {
    await ready(page);
    await inBothThemes(page, "welcome", found);
    await page.click("text=Thử với số liệu mẫu");
    await page.waitForSelector("[data-testid=preview]");
    await inBothThemes(page, "preview", found);
    await page.click("[data-testid=apply]");
    await page.waitForSelector("[data-testid=tally]");
    await focusInPane(page);
    await inBothThemes(page, "check", found);
    await page.click("text=Nhập theo biểu mẫu");
    await page.waitForSelector("[data-testid=judged]", { state: "attached" });
    await inBothThemes(page, "entry", found);
    await page.click("#tab-results");
    await page.waitForSelector("[data-testid=counts]");
    await inBothThemes(page, "results", found);
    await page.click("[data-testid=toggle-table]");
    await inBothThemes(page, "results as a table", found);
    await page.click("#tab-merge");
    await page.setInputFiles("[data-testid=merge-files]", handed.files.slice(0, 14).concat(handed.files.slice(47)));
    await page.waitForSelector("[data-testid=handed-in]");
    await inBothThemes(page, "merge", found);
    await page.click("#tab-word");
    await page.waitForSelector("[data-testid=kind]");
    await page.selectOption("[data-testid=kind]", "report");
    await page.click("[data-testid=facts] summary");
    await page.click("[data-testid=draft] summary");
    await inBothThemes(page, "word", found);
    await page.click("#tab-forms");
    await inBothThemes(page, "forms", found);
    await page.click("text=Sửa danh sách đơn vị");
    await page.waitForSelector("#member-title");
    await inBothThemes(page, "members", found);
    await page.click("[aria-label='Quay lại']");
    await page.click("[aria-label='Sửa kỳ báo cáo']");
    await page.waitForSelector("text=Tên kỳ");
    await inBothThemes(page, "periods", found);
    await page.click("[aria-label='Quay lại']");
    await page.click("text=Đổi kế hoạch");
    await page.waitForSelector("#samples-title");
    await inBothThemes(page, "plans", found);
    await page.click("[aria-label='Thêm lệnh']");
    await page.waitForSelector("text=Lưu tệp .xlsx");
    await inBothThemes(page, "menu", found);
    await page.goto(`${site.address}/huong-dan.html`);
    await inBothThemes(page, "guide", found);
    expect(found).toEqual([]);
  } finally {
    await site.close();
  }
});

/** Presses Tab until the element of that name and role has the focus, as someone without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, most = 120): Promise<void> {
  const wanted = name instanceof RegExp ? { source: name.source } : { text: name };
  for (let at = 0; at < most; at++) {
    const there = await page.evaluate(
      ({ text, source }: { text?: string; source?: string }) => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return false;
        const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent : null;
        const names = [element.getAttribute("aria-label"), label, element.textContent].map(
          (each) => each?.trim() ?? "",
        );
        return names.some((each) => (source === undefined ? each === text : new RegExp(source).test(each)));
      },
      wanted as { text?: string; source?: string },
    );
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

/** What had the focus may be gone; it never falls back to the top of the page. */
async function focusInPane(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.closest("#pane") != null, null, { timeout: 5000 });
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** Steps are tabs: one of them is a stop, the arrows move among them. */
async function step(page: Page, name: string): Promise<void> {
  await tabTo(page, /^(Mẫu biểu|Kiểm tra|Kết quả|Tổng hợp|Xuất Word)$/);
  for (let at = 0; at < 5; at++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) break;
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (wanted) => document.querySelector("#pane [role=tab][aria-selected=true]")?.textContent === wanted,
    name,
  );
}

test("the whole story by keyboard alone at 320 × 480", async () => {
  const handed = fiftyFiles(join(folder, "keys", "files"));
  const site = await openSite({ width: 320, height: 480 });
  const { page } = site;
  try {
    await page.waitForSelector("#tab-forms", { state: "attached", timeout: 120_000 });
    // The grid keeps the Tab key for its cells; F6 leads to the pane.
    await page.keyboard.press("F6");
    await ready(page);
    await press(page, "Bỏ qua");

    // The form in the pane says what the canvas cannot.
    await step(page, "Kiểm tra");
    await press(page, "Nhập theo biểu mẫu");
    await page.waitForSelector("[data-testid=judged]", { state: "attached" });
    await tabTo(page, "Chọn chỉ tiêu");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, /^Ước thực hiện kỳ báo cáo/);
    // What is wrong is said at the field, in Vietnamese, and the focus is there.
    await page.keyboard.type("tám");
    await press(page, "Ghi và sang tiếp");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("8,5");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-testid=judged]:has-text('53,13%')");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe("8,5");

    // A finding that is mended goes away with its button: the focus stays near.
    await tabTo(page, /^Ước thực hiện kỳ báo cáo/);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("8,5 nội dung");
    await page.keyboard.press("Enter");
    await step(page, "Kiểm tra");
    await press(page, "Sửa thành 8,5");
    await page.waitForSelector("[data-testid=notice]:has-text('sửa ô I14')");
    await focusInPane(page);

    await step(page, "Kết quả");
    await page.waitForSelector("[data-testid=sentence]");

    await step(page, "Tổng hợp");
    await tabTo(page, "Chọn tệp");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(handed.files.slice(0, 12));
    await page.waitForSelector("[data-testid=handed-in]");
    await press(page, "Xem trước và ghi vào sổ");
    await page.waitForSelector("[data-testid=preview]");
    await press(page, "Ghi vào sổ");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");
    await press(page, /^Hoàn tác: tổng hợp/);
    await page.waitForSelector("[data-testid=notice]:has-text('Đã hoàn tác')");
    await press(page, "Xem trước và ghi vào sổ");
    await press(page, "Ghi vào sổ");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");

    await step(page, "Xuất Word");
    await page.waitForSelector("[data-testid=kind]");
    await tabTo(page, "Tải văn bản (.docx)");
    const [word] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(
      readFileSync(await keep(word, folder))
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    await press(page, "Thêm lệnh");
    await page.waitForSelector("text=Lưu tệp .xlsx");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const [book] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const grid = readBook(readFileSync(await keep(book, folder))).sheets.find(({ name }) => name === RESULTS_SHEET)!;
    const place = parseCell("I14")!;
    expect(valueAt(grid, place.row, place.column)).toBe(8.5);

    // Nothing is cut off at this width.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});
