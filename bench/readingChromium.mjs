/**
 * Reading member workbooks of 40 and 300 rows in Chromium, all with JavaScript alone: time of each reader over fflate's
 * unzipSync of the same files. Writes its table into docs/limits.md. CHROMIUM names the browser.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import webpack from "webpack";
import { measuredWith, putFigures } from "./figuresInto.mjs";
import { root } from "./load.mjs";
import { memberFiles } from "./members.mjs";

const FILES = 30;
const ROUNDS = Number(process.env.ROUNDS ?? 40);

/** The reader and fflate as one script for the page. */
function bundle() {
  const entry = join(root, "bench/readingPage.ts");
  const output = { path: join(root, "build/bench"), filename: "reading.js", library: { name: "bench", type: "var" } };
  const config = {
    mode: "production",
    entry,
    output,
    target: "web",
    resolve: { extensions: [".ts", ".mjs", ".js"] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: "ts-loader",
          options: { transpileOnly: true, configFile: "tsconfig.jest.json", compilerOptions: { module: "ESNext" } },
        },
      ],
    },
  };
  return new Promise((resolve, reject) => {
    webpack(config, (error, stats) => {
      if (error ?? stats.hasErrors()) reject(error ?? new Error(stats.toString("errors-only")));
      else resolve(readFileSync(join(output.path, output.filename), "utf8"));
    });
  });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
  for (const name of ["xlsx/dist/xlsx.full.min.js", "exceljs/dist/exceljs.min.js"])
    await page.addScriptTag({ path: join(root, "node_modules", name) });
  const results = [];
  for (const rows of [40, 300]) {
    const files = memberFiles(rows, FILES).map((file) => Buffer.from(file).toString("base64"));
    results.push(await page.evaluate(([list, rounds]) => globalThis.bench.measure(list, rounds), [files, ROUNDS]));
  }
  const lines = [
    `The same in the browser, all with JavaScript alone: best of ${ROUNDS} rounds (${measuredWith(`Chromium ${browser.version()}`)}).`,
    "",
    "| Reader in Chromium | ms a file, 40 rows | × unzipSync | ms a file, 300 rows | × unzipSync |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...Object.keys(results[1]).map((name) => {
      const columns = results.map(
        (best) => `${best[name].toFixed(3)} | ${(best[name] / best["fflate unzipSync"]).toFixed(2)}`,
      );
      return `| ${name} | ${columns.join(" | ")} |`;
    }),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  await putFigures("bench/readingChromium.mjs", lines);
} finally {
  await browser.close();
}
