import type { Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import type { Cell } from "../../src/sheet/cell";
import type {} from "./page";
import { launch, serve } from "./site";

/** The sample's sheet. */
export const SHEET = "KetQua_ChiTieu";

let server: Server;
let browser: Browser;
let url: string;
/** Addresses the pages asked for, errors they threw and rules of their policy they broke. */
export const asked: string[] = [];
export const errors: string[] = [];

/** Where the page is served. */
export const site = (): string => url;

beforeAll(async () => {
  ({ server, url } = await serve());
  browser = await launch();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page with nothing kept from before. */
export async function fresh(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "vi-VN" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) errors.push(message.text());
  });
  await visit(page);
  return page;
}

export async function visit(page: Page): Promise<void> {
  await page.goto(url);
  await page.evaluate(() => window.ready);
}

export async function withPage(work: (page: Page) => Promise<void>): Promise<void> {
  const page = await fresh();
  try {
    await work(page);
  } finally {
    await page.context().close();
  }
}

/** A cell as the workbook reads it. */
export function cell(page: Page, place: string, sheet = SHEET): Promise<Cell | null> {
  return page.evaluate(
    async ([place, name]) => {
      const { workbook, grid, address } = window.bench;
      const read = (await workbook.read([name!])).sheets[0];
      const at = address.parseCell(place!);
      return read && at ? grid.cellAt(read, at.row, at.column) : null;
    },
    [place, sheet],
  );
}

export async function value(page: Page, place: string, sheet = SHEET): Promise<Cell["value"]> {
  return (await cell(page, place, sheet))?.value ?? null;
}

export async function select(page: Page, place: string, sheet?: string): Promise<void> {
  sheet ??= await page.evaluate(() => window.bench.workbook.selected().sheet);
  await page.evaluate(([cell, sheet]) => window.bench.workbook.select({ sheet: sheet!, cell: cell! }), [place, sheet]);
  // The cell's editor follows the selection a moment later.
  await page.waitForTimeout(300);
}

/** Puts the focus into the grid, as a person's click does. */
export async function enterGrid(page: Page): Promise<void> {
  await page.mouse.click(250, 500);
  await page.waitForFunction(() => document.getElementById("workbook")!.contains(document.activeElement));
}

export async function type(page: Page, place: string, text: string): Promise<void> {
  await select(page, place);
  await page.waitForTimeout(100);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
}

/** Closes the message that an edit was refused with, where one stands. */
export async function dismiss(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  const button = page.getByText("Xác nhận");
  if ((await button.count()) === 0) return;
  await button.click();
  await button.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.getElementById("workbook")!.contains(document.activeElement));
}

/** The bytes a call in the page gives, here. */
export async function bytesOf(page: Page): Promise<Uint8Array> {
  return Uint8Array.from(await page.evaluate(async () => [...(await window.bench.workbook.bytes())]));
}

export function open(page: Page, bytes: Uint8Array, name = "tep.xlsx"): Promise<void> {
  return page.evaluate(
    ([bytes, name]) => window.bench.workbook.open(Uint8Array.from(bytes as number[]), name as string),
    [[...bytes], name] as const,
  );
}

/** The last test of a file: what its pages asked for and complained of. */
export function nothingLeaves(): void {
  test("no request leaves this machine, no page error, no rule of the policy broken", () => {
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address))).toEqual([]);
    expect(errors).toEqual([]);
  });
}
