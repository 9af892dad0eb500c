/**
 * The command line over thousands of workbooks: processor time, memory at its highest and whether cost grows with their number.
 * `node bench/many.mjs` makes 1,000 and 10,000 files of 40 rows in the system's temporary folder (360 MB), merges them with
 * `thidua merge --json` and writes the table into docs/limits.md. Needs GNU time (/usr/bin/time).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./load.mjs";
import { putFigures } from "./figuresInto.mjs";
import { writeMany } from "./manyFiles.mjs";

const ROWS = 40;
const counts = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "thidua-many-"));
const results = [];
const number = (value, decimals = 0) => value.toLocaleString("en-US", { maximumFractionDigits: decimals });

// The first call builds the program where it is stale.
spawnSync(process.execPath, [join(root, "scripts/thidua.mjs"), "--help"]);
try {
  for (const count of counts.length > 0 ? counts : [1000, 10_000]) {
    const at = join(folder, String(count));
    writeMany(at, ROWS, count);
    const args = [
      "merge",
      join(at, "files"),
      "--plan",
      join(at, "plan.json"),
      "--period",
      "6T",
      "--json",
      join(at, "out.json"),
    ];
    const program = [process.execPath, join(root, "build/cli/thidua.cjs"), ...args];
    const run = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", ...program], { encoding: "utf8", maxBuffer: 1 << 28 });
    const [elapsed, user, system, kilobytes] = run.stderr.trim().split("\n").at(-1).split(" ").map(Number);
    if (run.status > 1 || !(kilobytes > 0)) throw new Error(run.stderr.slice(0, 500));
    results.push({ count, elapsed, cpu: user + system, megabytes: kilobytes / 1024 });
    rmSync(at, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const base = results[0];
const lines = [
  `Merging files of ${ROWS} rows to JSON with the command line on ${availableParallelism()} processors; every file has its own figures.`,
  "Processor time is of all threads together; its last column is the time a file takes, against the first line's.",
  "",
  "| Files | Processor time, s | Peak memory, MB | Time a file, against the first line |",
  "| ---: | ---: | ---: | ---: |",
  ...results.map(
    ({ count, cpu, megabytes }) =>
      `| ${number(count)} | ${number(cpu, 1)} | ${number(megabytes)} | ${number(cpu / count / (base.cpu / base.count), 2)} × |`,
  ),
];
console.log(lines.join("\n"));
await putFigures("bench/many.mjs", lines);
