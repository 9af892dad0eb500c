/** Every test there is. The last line sums all runners. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, ensureSystemTools, root } from "./install.mjs";

ensurePackages();
ensureSystemTools();
mkdirSync(join(root, "build"), { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const windows = process.platform === "win32";
const bin = (name) => join(root, "node_modules/.bin", windows ? `${name}.cmd` : name);

function call(title, command, args) {
  const start = Date.now();
  console.log(`\n── ${title}`);
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, FORCE_COLOR: "0" } });
  console.log(`── ${title}: ${done.status === 0 ? "ok" : "failed"} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
  return done.status === 0;
}

/** A check without cases of its own counts as one test. What it prints is shown whole when it ends, since two run at a time. */
function check(title, command, args) {
  const start = Date.now();
  return new Promise((resolve) => {
    const printed = [];
    const child = spawn(command, args, { cwd: root, shell: windows, env: { ...process.env, FORCE_COLOR: "0" } });
    child.stdout.on("data", (data) => printed.push(data));
    child.stderr.on("data", (data) => printed.push(data));
    child.on("error", (error) => printed.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (status) => {
      if (status === 0) total.passed++;
      else total.failed++;
      const seconds = ((Date.now() - start) / 1000).toFixed(0);
      console.log(
        `\n${Buffer.concat(printed).toString()}── ${title}: ${status === 0 ? "ok" : "failed"} (${seconds} s)`,
      );
      resolve();
    });
  });
}

function jest(title, args) {
  const report = join(root, "build", `${title}.json`);
  rmSync(report, { force: true });
  const ok = call(title, process.execPath, [
    join(root, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${report}`,
    ...args,
  ]);
  if (!existsSync(report)) {
    total.failed++;
    return;
  }
  const result = JSON.parse(readFileSync(report, "utf8"));
  total.passed += result.numPassedTests;
  total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  total.skipped += result.numPendingTests + result.numTodoTests;
  if (!ok && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) total.failed++;
}

console.log("\n── format, lint, types; build");
await Promise.all([
  check("format", bin("prettier"), ["--check", "--log-level", "warn", "."])
    .then(() => check("lint", bin("eslint"), ["."]))
    .then(() => check("types", bin("tsc"), ["-b"])),
  check("build", bin("webpack"), ["--mode", "production"]),
]);
jest("jest", ["--maxWorkers=2"]);
jest("browser", ["--config", "jest.browser.config.mjs", "--maxWorkers=2"]);

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
