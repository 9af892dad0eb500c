import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { engineFormulas } from "../excelHost/formulas";
import type { ExcelHost } from "../excelHost/host";
import { excelHost } from "../excelHost/host";
import type { Site } from "./site";
import { openSite } from "./site";

const OFFICE = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** What Excel for Windows puts before a page: its window.external, and the native bridge of the client library. */
function asExcel(theme: Record<string, number>): void {
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
    GetOfficeThemeInfo: JSON.stringify(theme),
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

/** Excel's themes, as it gives their colours: red, green and blue in one number. */
const THEMES = {
  white: { bodyBackgroundColor: 0xffffff, bodyForegroundColor: 0x000000 },
  black: { bodyBackgroundColor: 0x262626, bodyForegroundColor: 0xffffff },
} as const;

export interface InExcel {
  site: Site;
  host: ExcelHost;
}

/**
 * Opens the pane's own page as Excel would, joined to an in-memory workbook.
 * @param pages the built pages, where they are not the usual ones
 * @param cdn whether Microsoft's server answers
 */
export async function openInExcel({
  pages,
  cdn = true,
  theme = "white",
}: { pages?: string; cdn?: boolean; theme?: keyof typeof THEMES } = {}): Promise<InExcel> {
  const host = excelHost(engineFormulas);
  const site = await openSite({ width: 350, height: 640 }, "cu.html", pages);
  const { page } = site;
  if (cdn)
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
  await page.addInitScript(asExcel, THEMES[theme]);
  await page.waitForLoadState("networkidle");
  site.heard.errors.length = 0;
  site.heard.elsewhere.length = 0;
  await page.goto(`${site.address}/taskpane.html?_host_info=Excel$Win32$16.01$vi-VN$corr$$$disableLogging`);
  return { site, host };
}
