import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { engineFormulas } from "../excelHost/formulas";
import type { ExcelHost } from "../excelHost/host";
import { excelHost } from "../excelHost/host";
import type { Site } from "./site";
import { openSite } from "./site";

jest.setTimeout(300_000);

const OFFICE = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** What Excel for Windows puts before a page: its window.external, and the native bridge of the client library. */
function asExcel(): void {
  const answers: Record<string, unknown> = {
    GetAppType: 1,
    GetSolutionRef: "6f0c2d9e-5b1a-4c47-9a38-2f7d1e84b6c5",
    GetAppVersionMajor: 16,
    GetAppVersionMinor: 1,
    GetHostFullVersion: "16.0.14332.20000",
    GetAppUILocale: "vi-VN",
    GetAppDataLocale: "vi-VN",
    GetDocUrl: "C:\\ThiDua\\so.xlsx",
    GetAppCapabilities: 0,
    GetActivationMode: 0,
    GetControlIntegrationLevel: 0,
    GetSupportedMatrix: JSON.stringify({
      ExcelApi: 1.14,
      SharedRuntime: 1.1,
      RibbonApi: 1.1,
      DelayForCellEdit: 1.1,
      RichApiRuntime: 1.2,
    }),
    GetSettings: { Read: () => undefined },
  };
  const context = new Proxy({}, { get: (_, name) => (typeof name === "symbol" ? undefined : () => answers[name]) });
  const page = window as unknown as Record<string, unknown>;
  const toHost = page["toHost"] as (json: string) => Promise<void>;
  page["_richApiNativeBridge"] = { sendMessageToHost: (json: string) => void toHost(json) };
  Object.defineProperty(window, "external", {
    value: {
      GetHostInfo: () => "Excel|Win32|16.01|vi-VN|corr||disableLogging",
      GetContext: () => context,
      Execute: () => undefined,
      RegisterEvent: (_id: number, _target: string, _handler: unknown, done?: (status: number) => void) => done?.(0),
      UnregisterEvent: (_id: number, _target: string, done?: (status: number) => void) => done?.(0),
    },
  });
}

/** Opens the pane's own page as Excel would, joined to an in-memory workbook. */
async function openInExcel(): Promise<{ site: Site; host: ExcelHost }> {
  const host = excelHost(engineFormulas);
  const site = await openSite({ width: 350, height: 640 }, "cu.html");
  const { page } = site;
  await page.route("https://appsforoffice.microsoft.com/**", (route) => {
    const path = new URL(route.request().url()).pathname.replace("/lib/1/hosted/", "");
    const file = join(OFFICE, path);
    return existsSync(file)
      ? route.fulfill({ contentType: "text/javascript", body: readFileSync(file) })
      : route.fulfill({ status: 404, body: basename(path) });
  });
  await page.exposeFunction("toHost", (json: string) => host.bridge.sendMessageToHost(json));
  host.bridge.onMessageFromHost = (json) => {
    const tell = (text: string): void =>
      (
        window as unknown as { _richApiNativeBridge: { onMessageFromHost: (text: string) => void } }
      )._richApiNativeBridge.onMessageFromHost(text);
    // The page may be gone by the time the last answer comes.
    page.evaluate(tell, json).catch(() => undefined);
  };
  await page.addInitScript(asExcel);
  await page.waitForLoadState("networkidle");
  site.heard.errors.length = 0;
  site.heard.elsewhere.length = 0;
  await page.goto(`${site.address}/taskpane.html?_host_info=Excel$Win32$16.01$vi-VN$corr$$$disableLogging`);
  return { site, host };
}

const names = (host: ExcelHost): string[] => host.book.sheets.map((sheet) => sheet.name);

/** Cells with their dress, without what formulas show (they are calculated when they are asked) and without settings. */
function content(host: ExcelHost): string {
  const { sheets } = host.snapshot() as { sheets: { cells: [number, { formula?: string; value?: unknown }][] }[] };
  for (const { cells } of sheets) for (const [, cell] of cells) if (cell.formula !== undefined) delete cell.value;
  return JSON.stringify(sheets);
}

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
    await page.click("[aria-label^='Hoàn tác: ']");
    await page.waitForSelector("text=/^Đã hoàn tác/");
    expect(content(host) === drawn).toBe(true);
    expect(heard.errors).toEqual([]);
    expect([...new Set(heard.elsewhere.map((url) => new URL(url).host))]).toEqual(["appsforoffice.microsoft.com"]);
  } finally {
    await site.close();
  }
});
