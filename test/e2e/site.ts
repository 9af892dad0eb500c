import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Download, type Page } from "playwright-core";
import { chromiumOptions } from "../chromium";

const ROOT = resolve(__dirname, "../..");
/** The built pages; another folder may be tried without building all of it. */
export const DIST = resolve(process.env["DIST"] ?? join(ROOT, "dist"));

/** What went over the wire and what the page complained of. */
export interface Heard {
  /** Addresses asked for that are not the page's own. */
  elsewhere: string[];
  /** Errors on the console and exceptions. */
  errors: string[];
}

export interface Site {
  address: string;
  context: BrowserContext;
  page: Page;
  heard: Heard;
  close(): Promise<void>;
}

/** The product's own server, as `npm start` runs it: with its Content Security Policy. */
function startServer(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const module = pathToFileURL(join(ROOT, "scripts/serve.mjs")).href;
  const code = `import(${JSON.stringify(module)}).then(async ({ serve }) => console.log((await serve(${JSON.stringify(folder)})).address))`;
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.stdout!.once("data", (text: Buffer) => done({ child, address: text.toString().trim() }));
  });
}

/** A fresh browser with nothing remembered, on the product's page. */
export async function openSite(
  viewport: { width: number; height: number },
  path = "index.html",
  folder = DIST,
): Promise<Site> {
  if (!existsSync(join(folder, path))) throw new Error(`${folder} is not built: npm run build`);
  const { child, address } = await startServer(folder);
  const profile = mkdtempSync(join(tmpdir(), "so-thi-dua-e2e-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...chromiumOptions(),
    viewport,
    locale: "vi-VN",
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const heard: Heard = { elsewhere: [], errors: [] };
  const page = context.pages()[0] ?? (await context.newPage());
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(blob|data|chrome|about):/.test(url)) heard.elsewhere.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error") heard.errors.push(message.text());
  });
  page.on("pageerror", (error) => heard.errors.push(error.message));
  page.setDefaultTimeout(60_000);
  await page.goto(`${address}/${path}`);
  return {
    address,
    context,
    page,
    heard,
    async close() {
      await context.close();
      child.kill();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Waits until the pane has read the open workbook; says what stands there instead when it does not come to that. */
export async function ready(page: Page): Promise<void> {
  try {
    await page.waitForSelector("#plan-title", { state: "attached", timeout: 90_000 });
  } catch {
    throw new Error(
      `the pane is not ready; the page says: ${(await page.textContent("body"))?.replace(/\s+/g, " ").slice(0, 600)}`,
    );
  }
}

/** Saves a download to a folder under its own name. */
export async function keep(download: Download, folder: string): Promise<string> {
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Chooses a cell as a person does: by its name in the name box. */
export async function selectCell(page: Page, cell: string): Promise<void> {
  const box = page.locator("#workbook input").first();
  await box.click();
  await box.fill(cell);
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (name) => document.querySelector<HTMLInputElement>("#workbook input")?.value === name,
    cell,
  );
}

/** Types into the chosen cell. */
export async function typeCell(page: Page, cell: string, text: string): Promise<void> {
  await selectCell(page, cell);
  await page.keyboard.type(text, { delay: 20 });
  await page.keyboard.press("Enter");
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe-core finds on the page: rule and element. Left out: the canvas grid, which the entry form stands in for, and the hidden helpers
 * Fluent's menus put around themselves to hand the focus on.
 */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: unknown,
          options: unknown,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations: found } = await axe.run(
      { exclude: ["#workbook > *", "[data-tabster-dummy]"] },
      { resultTypes: ["violations"] },
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`),
    );
  });
}
