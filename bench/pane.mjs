/**
 * The pane's own thread while a cluster's files are merged in Chromium: tasks over 50 ms (which a person may feel), how long cancelling
 * takes, and the renderer's memory at its highest. `node bench/pane.mjs` needs dist/ (npm run build) and writes the table into
 * docs/limits.md. A count as argument merges that many files instead. CHROMIUM names the browser.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.mjs";
import { load, root } from "./load.mjs";
import { writeMany } from "./manyFiles.mjs";
import { putFigures } from "./figuresInto.mjs";

const { bigPlan, memberFile } = load("test/e2e/files.ts");

const ROWS = 40;
const counts = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "thidua-pane-"));
const { address, server } = await serve(join(root, "dist"));
const number = (value) => Math.round(value).toLocaleString("en-US");

/** Highest memory of any renderer of this browser, in MB; null where the system does not tell. */
function rendererPeak(profile) {
  try {
    const list = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
    const pids = list
      .split("\n")
      .filter((line) => line.includes("--type=renderer") && line.includes(profile))
      .map((line) => line.trim().split(" ")[0]);
    const peaks = pids.map((pid) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]));
    return peaks.length > 0 ? Math.max(...peaks) / 1024 : null;
  } catch {
    return null;
  }
}

/** Files of the sample plan: fewer figures, but points of 22 criteria, which the merged book ranks the members by. */
function writePoints(at, count) {
  mkdirSync(join(at, "files"), { recursive: true });
  const plan = bigPlan(count);
  writeFileSync(join(at, "plan.json"), JSON.stringify(plan));
  plan.members.forEach((member, number) =>
    writeFileSync(
      join(at, "files", `${member.code}.xlsx`),
      memberFile(plan, member, "2024-06-04T09:00:00+07:00", 1 + (number % 4) / 2),
    ),
  );
}

async function measure(count, points) {
  const at = join(folder, String(count));
  if (points) writePoints(at, count);
  else writeMany(at, ROWS, count);
  const files = readdirSync(join(at, "files")).map((name) => join(at, "files", name));
  const profile = mkdtempSync(join(folder, "profile-"));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const context = await chromium.launchPersistentContext(profile, {
    ...(existsSync(executablePath) ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    locale: "vi-VN",
    viewport: { width: 1366, height: 768 },
  });
  const phases = [];
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(600_000);
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      new globalThis.PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) globalThis.longTasks.push([startTime, duration]);
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(`${address}/index.html`);
    await page.waitForSelector("#plan-title", { state: "attached" });
    await page.click("text=Bỏ qua");
    await page.click("#tab-forms");
    await page.click("text=Đổi kế hoạch");
    await page.setInputFiles("[data-testid=plan-file]", join(at, "plan.json"));
    await page.waitForSelector(`text=${count.toLocaleString("vi-VN")} đơn vị`);
    await page.click("#tab-merge");
    await page.waitForSelector("[data-testid=merge-files]", { state: "attached" });

    /** Does one thing and tells the long tasks of the page's thread meanwhile. */
    const phase = async (name, work) => {
      await page.waitForTimeout(500);
      const from = await page.evaluate(() => performance.now());
      const extra = await work();
      const to = await page.evaluate(() => performance.now());
      await page.waitForTimeout(300);
      const tasks = await page.evaluate(
        ([a, b]) => globalThis.longTasks.filter(([at]) => at >= a && at <= b),
        [from, to],
      );
      const longest = Math.max(0, ...tasks.map(([, duration]) => duration));
      phases.push({ name, ms: to - from, tasks: tasks.length, longest, ...extra });
    };
    await phase("Reading cancelled half-way", async () => {
      await page.setInputFiles("[data-testid=merge-files]", files);
      await page.waitForSelector("[data-testid=busy] button");
      await page.waitForTimeout(400);
      const cancelled = await page.evaluate(
        () =>
          new Promise((done) => {
            const stop = globalThis.document.querySelector("[data-testid=busy] button");
            const start = performance.now();
            const look = () =>
              globalThis.document.querySelector("[data-testid=busy]")
                ? setTimeout(look, 5)
                : done(performance.now() - start);
            if (!stop) return done(null);
            stop.click();
            look();
          }),
      );
      return { cancelled };
    });
    await phase("Reading and checking", async () => {
      await page.setInputFiles("[data-testid=merge-files]", files);
      await page.waitForSelector("[data-testid=handed-in]");
    });
    const memory = rendererPeak(profile);
    await phase("Preview", async () => {
      await page.click("text=Xem trước và ghi vào sổ");
      await page.waitForSelector("[data-testid=preview]");
    });
    await phase("Writing into the workbook", async () => {
      await page.click("[data-testid=apply]");
      await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");
    });
    await phase("Typing a figure into it afterwards", async () => {
      const box = page.locator("[data-u-comp=defined-name] input");
      await box.click();
      await box.fill("I14");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(300);
      await page.keyboard.type("8,5");
      await page.keyboard.press("Enter");
      // The formulas follow, the pane's check, and the whole work is kept: nothing to be seen tells when all is done.
      await page.waitForTimeout(3000);
      return { ms: null };
    });
    await phase("Undo", async () => {
      await page.click("[aria-label^='Hoàn tác']");
      await page.waitForSelector("[data-testid=notice]:has-text('Đã hoàn tác')");
    });
    return { count: `${number(count)}${points ? ", with points" : ""}`, phases, memory };
  } finally {
    await context.close();
    rmSync(at, { recursive: true, force: true });
  }
}

try {
  const results = [];
  for (const count of counts.length > 0 ? counts : [500])
    for (const points of [false, true]) results.push(await measure(count, points));
  const lines = [
    `Members' files merged in Chromium, of ${ROWS} rows or of the sample plan with its points, on ${availableParallelism()} processors. A long task keeps the page's own thread for over 50 ms.`,
    "",
    "| Files | Step | Time, ms | Long tasks | Longest, ms |",
    "| ---: | --- | ---: | ---: | ---: |",
    ...results.flatMap(({ count, phases }) =>
      phases.map(
        ({ name, ms, tasks, longest }) =>
          `| ${count} | ${name} | ${ms === null ? "–" : number(ms)} | ${tasks} | ${longest === 0 ? "–" : number(longest)} |`,
      ),
    ),
    "",
    ...results.map(({ count, phases, memory }) => {
      const cancelled = phases[0].cancelled;
      const stopped = cancelled === null ? "" : ` A person who cancels waits ${number(cancelled)} ms.`;
      return `${count}: the renderer's memory was ${memory === null ? "not told" : `${number(memory)} MB`} at its highest while they were read.${stopped}`;
    }),
  ];
  console.log(lines.join("\n"));
  await putFigures("bench/pane.mjs", lines);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
