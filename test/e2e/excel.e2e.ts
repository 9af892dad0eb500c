import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExcelHost } from "../excelHost/host";
import type { InExcel } from "./inExcel";
import { openInExcel } from "./inExcel";
import { DIST } from "./site";

jest.setTimeout(300_000);

const names = (host: ExcelHost): string[] => host.book.sheets.map((sheet) => sheet.name);

/** Cells with their dress, without what formulas show (they are calculated when they are asked) and without settings. */
function content(host: ExcelHost): string {
  const { sheets } = host.snapshot() as { sheets: { cells: [number, { formula?: string; value?: unknown }][] }[] };
  for (const { cells } of sheets) for (const [, cell] of cells) if (cell.formula !== undefined) delete cell.value;
  return JSON.stringify(sheets);
}

/** Opens the pane, draws the sample's forms, and says what stands in the workbook. */
async function drawSample({ site, host }: InExcel): Promise<string[]> {
  const { page } = site;
  await page.waitForSelector("#plan-title", { state: "attached" });
  await page.click("text=Thử với số liệu mẫu");
  await page.waitForSelector("[data-testid=preview]");
  await page.click("[data-testid=apply]");
  await page.waitForSelector("text=Trang KetQua_ChiTieu: 14 ô");
  return names(host);
}

test("a network without internet: office.js and all it loads come from the pages' own server", async () => {
  const pages = mkdtempSync(join(tmpdir(), "so-thi-dua-self-"));
  try {
    // The last step of `npm run build -- --env officeJs=self` (scripts/site.mjs), on a copy of the built pages.
    cpSync(DIST, pages, { recursive: true });
    const module = JSON.stringify(pathToFileURL(join(__dirname, "../../scripts/site.mjs")).href);
    const code = `import(${module}).then(({ settle, siteOf }) => settle(${JSON.stringify(pages)}, ${JSON.stringify(join(pages, "servers"))}, siteOf({ officeJs: "self" })))`;
    execFileSync(process.execPath, ["-e", code]);
    const inside = await openInExcel({ pages, cdn: false, theme: "black" });
    const { site, host } = inside;
    const own: string[] = [];
    site.context.on("response", (answer) => own.push(`${answer.status()} ${new URL(answer.url()).pathname}`));
    try {
      await site.page.reload();
      expect(await drawSample(inside)).toContain("KetQua_ChiTieu");
      expect(host.requests.length).toBeGreaterThan(0);
      expect(site.heard.elsewhere).toEqual([]);
      expect(site.heard.errors).toEqual([]);
      expect(own.filter((each) => each.includes("/office/")).sort()).toEqual([
        "200 /office/excel-win32-16.01.js",
        "200 /office/office.js",
        "200 /office/vi-vn/office_strings.js",
      ]);
      expect(own.filter((each) => !each.startsWith("200 ") && !each.startsWith("304 "))).toEqual([]);
      // And the pane is dark because Excel is, though the system is light.
      expect(await site.page.getAttribute("[data-dark]", "data-dark")).toBe("true");
    } finally {
      await site.close();
    }
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
});

test("the real pane under the full office.js: sample forms into the workbook, checked, undone", async () => {
  const { site, host } = await openInExcel();
  const { page, heard } = site;
  try {
    await page.waitForSelector("#plan-title", { state: "attached" });
    await page.click("text=Thử với số liệu mẫu");
    await page.waitForSelector("[data-testid=preview]");
    // Nothing is drawn before it was shown.
    expect(names(host)).toEqual(["Sheet1"]);
    await page.click("[data-testid=apply]");
    // The forms first, then the sample figures in them: each is shown before it is written.
    await page.waitForSelector("text=Trang KetQua_ChiTieu: 14 ô");
    expect(names(host)).toEqual([
      "Sheet1",
      "KetQua_ChiTieu",
      "ChamDiem",
      "DangKy_DanhHieu",
      "DienHinh_TienTien",
      "DanhMuc",
      "_meta",
    ]);
    expect(host.book.sheets.find((sheet) => sheet.name === "_meta")?.visibility).toBe("VeryHidden");
    const drawn = content(host);
    await page.click("[data-testid=apply]");
    await page.waitForSelector("[data-testid=tally]");
    expect(content(host) === drawn).toBe(false);
    expect(host.book.sheets.find((sheet) => sheet.name === "KetQua_ChiTieu")?.protection).not.toBeNull();
    expect(await page.getAttribute("[data-dark]", "data-dark")).toBe("false");
    await page.click("[aria-label^='Hoàn tác: ']");
    await page.waitForSelector("text=/^Đã hoàn tác/");
    expect(content(host) === drawn).toBe(true);
    expect(heard.errors).toEqual([]);
    expect([...new Set(heard.elsewhere.map((url) => new URL(url).host))]).toEqual(["appsforoffice.microsoft.com"]);
  } finally {
    await site.close();
  }
});
