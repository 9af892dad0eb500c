import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { readCluster } from "../../src/forms/cluster";
import { readLedger } from "../../src/forms/ledger";
import { rememberedIn } from "../../src/rules";
import { samplePlan } from "../../src/samples/samples";
import { filledFiles } from "../../src/workflow/demo";
import { readBook } from "../../src/xlsx/read";
import { OWN_ROWS, type OwnSaid, ownTableFile } from "../ownTable";
import { keep, openSite, ready, typeCell, violations } from "./site";

jest.setTimeout(900_000);

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-own-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = samplePlan("LHH-BG-2024")!;
const own = plan.members[1]!;
const spelt = plan.members[2]!;
const others = filledFiles(plan, "6T").filter(({ name }) => !name.includes(`_${own.code}.`));

const SAID: OwnSaid = {
  unit: "",
  title: "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024",
  rows: [
    ...OWN_ROWS,
    ["Sân chơi trẻ", "buổi", 1, 1],
    ["Hội nghị tập huấn, chuyển giao tiến bộ kĩ thuật", "hội nghị", 11, 6],
  ],
};
const READ = { CT02: 9, CT02b: 7, CT04: 2, CT06c: 1, CT07: 6 };

function put(name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A picture for whoever looks; only where one was asked for. */
async function picture(page: Page, name: string): Promise<void> {
  const to = process.env["PICTURES"];
  if (to) await page.screenshot({ path: join(to, `${name}.png`) });
}

async function looked(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(500);
    found.push(...(await violations(page)).map((each) => `${name}, ${colorScheme}: ${each}`));
    await picture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

async function saveBook(page: Page): Promise<string> {
  await page.click("[aria-label='Thêm lệnh']");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Lưu tệp .xlsx")]);
  return keep(download, folder);
}

test("a member's own table is mapped once, read, merged, and read by itself the next time", async () => {
  const table = put("bang-rieng.xlsx", await ownTableFile(SAID));
  const named = put(
    "ten-khac.xlsx",
    await ownTableFile({ ...SAID, unit: `${spelt.name.replace("Liên hiệp", "Liên hiêp")} (mới)` }),
  );
  const paths = others
    .filter(({ name }) => !name.includes(`_${spelt.code}.`))
    .map(({ name, bytes }) => put(name, bytes));
  const site = await openSite({ width: 1366, height: 768 });
  const { page } = site;
  try {
    await ready(page);
    await page.click("text=Bỏ qua");
    await page.click("#tab-merge");
    await page.setInputFiles("[data-testid=merge-files]", [...paths, table, named]);
    await page.waitForSelector("[data-testid=files-own]");
    expect(await page.textContent("[data-testid=handed-in]")).toBe("Đã nộp 10/12 đơn vị");
    expect(await page.textContent("[data-testid=files-own] h2")).toBe("Cần ghép cột, xác nhận đơn vị (2)");
    expect(await looked(page, "own")).toEqual([]);

    // The proposal, with what would be read of it.
    await page.click("[aria-label='Ghép cột cho bang-rieng.xlsx']");
    await page.waitForSelector("[data-testid=map-rows]");
    expect(await page.inputValue("[data-testid=map-header]")).toBe("4");
    expect(await page.inputValue("[data-testid=map-actual]")).toBe("3");
    expect(await page.textContent("[data-testid=map-count]")).toContain("4 số liệu sẽ đọc");
    const row = (number: number) => page.locator(`[data-testid=map-rows] [data-row="${number}"]`);
    expect(await row(7).textContent()).toContain("Sẽ đọc: 7");
    expect(await row(9).textContent()).toContain("bỏ qua");
    expect(await looked(page, "mapping")).toEqual([]);

    // A wrong column shows what it would give; the right one again; a row nobody knew.
    await page.selectOption("[data-testid=map-actual]", "4");
    await row(7).locator("text=Sẽ đọc: 15").waitFor();
    await page.selectOption("[data-testid=map-actual]", "3");
    await row(7).locator("text=Sẽ đọc: 7").waitFor();
    await row(10).locator("select").selectOption("CT06c");
    await row(10).locator("text=Sẽ đọc: 1").waitFor();
    await page.click("[data-testid=map-confirm]");
    await page.waitForSelector("text=Chọn đơn vị gửi tệp này.");
    await page.selectOption("[data-testid=map-member]", own.code);
    await page.click("[data-testid=map-confirm]");
    await page.waitForSelector("[data-testid=handed-in]:has-text('Đã nộp 11/12 đơn vị')");
    expect(await page.textContent("[data-testid=files-accepted]")).toContain("đọc theo cách ghép vừa xác nhận");

    // A name in another spelling: one question, one click; then its table.
    await page.click(`[data-testid=files-own] >> text=Là ${spelt.name}`);
    await page.waitForSelector("[data-testid=files-own]:not(:has-text('là đơn vị nào'))");
    await page.click("[aria-label='Ghép cột cho ten-khac.xlsx']");
    await page.waitForSelector("[data-testid=map-rows]");
    expect(await page.inputValue("[data-testid=map-member]")).toBe(spelt.code);
    await page.click("[data-testid=map-confirm]");
    await page.waitForSelector("[data-testid=handed-in]:has-text('Đã nộp 12/12 đơn vị')");

    await page.click("text=Xem trước và ghi vào sổ");
    await page.click("[data-testid=apply]");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");
    const saved = readBook(readFileSync(await saveBook(page)));
    const grid = saved.sheets.find(({ name }) => name === "TongHop_Cum")!;
    const totals = new Map(
      readCluster(grid, plan.indicators, "", () => undefined).entries.map(({ indicator, actual }) => [
        indicator,
        actual.value,
      ]),
    );
    const ledger = readLedger(saved)!;
    for (const [code, value] of Object.entries(READ)) {
      const figures = Object.values(ledger.submissions).map(
        ({ submission }) => submission.entries.find(({ indicator }) => indicator === code)?.actual.value ?? 0,
      );
      expect([code, totals.get(code)]).toEqual([code, figures.reduce((sum, one) => sum + one, 0)]);
      const entry = ledger.submissions[own.code]!.submission.entries.find(({ indicator }) => indicator === code)!;
      expect([code, entry.actual.value, entry.source.file]).toEqual([code, value, "bang-rieng.xlsx"]);
    }
    const remembered = rememberedIn(saved);
    expect(Object.keys(remembered.mappings).sort()).toEqual([own.code, spelt.code].sort());
    expect(Object.values(remembered.names)).toEqual([spelt.code]);

    // Next time: the table has moved, and is read by itself.
    await page.click("#tab-merge");
    await page.click("text=Bỏ kết quả đọc");
    const again = put(
      "lan-sau.xlsx",
      await ownTableFile({ ...SAID, unit: `${spelt.name.replace("Liên hiệp", "Liên hiêp")} (mới)`, lines: 2 }),
    );
    await page.setInputFiles("[data-testid=merge-files]", [again]);
    await page.waitForSelector(`#screen-merge li:has-text("lan-sau.xlsx"):has-text("đã ghép theo lần trước")`);
    expect(await page.locator("[data-testid=files-own]").count()).toBe(0);
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});

test("mapping by keyboard alone at 320 px", async () => {
  const table = put("ban-phim.xlsx", await ownTableFile({ ...SAID, unit: own.name }));
  const site = await openSite({ width: 320, height: 640 });
  const { page } = site;
  const tabTo = async (wanted: string): Promise<void> => {
    for (let at = 0; at < 150; at++) {
      const here = await page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
      );
      if (here?.trim() === wanted) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
  };
  try {
    await page.waitForSelector("#tab-forms", { state: "attached", timeout: 120_000 });
    await page.keyboard.press("F6");
    await ready(page);
    await tabTo("Bỏ qua");
    await page.keyboard.press("Enter");
    await page.click("#tab-merge");
    await page.setInputFiles("[data-testid=merge-files]", [table]);
    await page.waitForSelector("[data-testid=files-own]");
    expect(await looked(page, "own-320")).toEqual([]);
    await tabTo("Ghép cột cho ban-phim.xlsx");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-testid=map-rows]");
    expect(await looked(page, "mapping-320")).toEqual([]);
    await page.locator("[data-testid=map-rows] li").nth(2).scrollIntoViewIfNeeded();
    await picture(page, "mapping-320-rows");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const wide = await page.$$eval("#screen-merge", ([screen]) => screen!.scrollWidth - screen!.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await tabTo("Chỉ tiêu của dòng 10: Sân chơi trẻ");
    await page.keyboard.type("Số ngày hội");
    await page.waitForSelector("[data-row='10']:has-text('Sẽ đọc: 1')");
    await tabTo("Xác nhận và đọc tệp");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-testid=handed-in]:has-text('Đã nộp 1/12 đơn vị')");
    await picture(page, "mapped-320");
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});

test("legacy text is converted on request: shown first, written, taken back", async () => {
  const site = await openSite({ width: 1366, height: 768 });
  const { page } = site;
  try {
    await ready(page);
    await page.click("text=Bỏ qua");
    await page.click("[data-testid=plan-advice] summary");
    await page.waitForSelector("[data-testid=plan-advice] li:has-text('Số điển hình tiên tiến')");
    await picture(page, "plan-advice");
    await typeCell(page, "P14", "B¸o c¸o kÕt qu¶ thi ®ua");
    await page.click("#tab-check");
    await page.click("[data-testid=convert-legacy]");
    await page.waitForSelector("[data-testid=preview]:has-text('Báo cáo kết quả thi đua')");
    await picture(page, "legacy-preview");
    await page.click("[data-testid=apply]");
    await page.waitForSelector("[data-testid=convert-legacy]", { state: "detached" });
    await page.click("[aria-label^='Hoàn tác']");
    await page.waitForSelector("[data-testid=convert-legacy]");
    expect(await looked(page, "legacy")).toEqual([]);
  } finally {
    await site.close();
  }
});
