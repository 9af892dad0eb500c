/**
 * Three levels on the command line: units' files → clusters → provinces → the nation, against one flat merge of all units' files.
 * `node bench/levels.mjs [provinces clusters members]`, 34 × 10 × 10 by default. Writes its table into docs/limits.md.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { measuredWith, putFigures } from "./figuresInto.mjs";
import { load, root } from "./load.mjs";

const { clusterCode, memberBytes, memberCode, plansOf, provinceCode } = load("test/year/levels.ts");
const [provinces = 34, clusters = 10, members = 10] = process.argv.slice(2).map(Number);
const size = { provinces, clusters, members };
const plans = plansOf(size);
const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-levels-"));
const run = promisify(execFile);
const upTo = (count) => Array.from({ length: count }, (_, at) => at);
const cli = join(root, "build/cli/thidua.cjs");
// Builds the command line where it is stale.
spawnSync(process.execPath, [join(root, "scripts/thidua.mjs"), "--help"], { stdio: "ignore" });

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
const number = (value) => value.toLocaleString("en-US");
const steps = [];
/** One line of the table. */
function step(what, start) {
  steps.push(`| ${what} | ${seconds(start)} |`);
  console.log(`${what}: ${seconds(start)}`);
}
const planFile = (name, plan) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(plan));
  return path;
};
/** One merge; 1 is "done, but something is to be looked at". */
async function merge(files, plan, more) {
  try {
    await run(process.execPath, [cli, "merge", files, "--plan", plan, "--period", "6T", ...more], {
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    if (error.code !== 1) throw error;
  }
}
/** Tasks on all processors. */
async function all(tasks) {
  const waiting = [...tasks];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(upTo(availableParallelism()).map(worker));
}
const bytesBelow = (path) =>
  readdirSync(path, { recursive: true }).reduce((sum, name) => {
    const found = statSync(join(path, name));
    return sum + (found.isFile() ? found.size : 0);
  }, 0);

let start = performance.now();
for (const name of ["don-vi", "cum", "tinh"]) mkdirSync(join(folder, name));
for (const p of upTo(provinces)) {
  mkdirSync(join(folder, "cum", provinceCode(p)));
  for (const c of upTo(clusters)) {
    const plan = plans.cluster(p, c);
    mkdirSync(join(folder, "don-vi", clusterCode(p, c)));
    for (const m of upTo(members))
      writeFileSync(
        join(folder, "don-vi", clusterCode(p, c), `${memberCode(p, c, m)}.xlsx`),
        memberBytes(plan, p, c, m),
      );
  }
}
const count = provinces * clusters * members;
const megabytes = (bytesBelow(join(folder, "don-vi")) / 1e6).toFixed(0);
console.log(`${count} files written in ${seconds(start)}, ${megabytes} MB`);

start = performance.now();
const flatJson = join(folder, "phang.json");
await merge(join(folder, "don-vi"), planFile("phang-plan", plans.flat()), ["--json", flatJson]);
step(`${number(count)} files (${megabytes} MB) merged flat, to JSON`, start);

start = performance.now();
await all(
  upTo(provinces).flatMap((p) =>
    upTo(clusters).map((c) => () => {
      const code = clusterCode(p, c);
      const out = join(folder, "cum", provinceCode(p), `${code}.xlsx`);
      return merge(join(folder, "don-vi", code), planFile(code, plans.cluster(p, c)), ["--out", out]);
    }),
  ),
);
const atOnce = availableParallelism();
step(`${provinces * clusters} merges of ${members} files, a process each, ${atOnce} at a time`, start);
start = performance.now();
await all(
  upTo(provinces).map((p) => () => {
    const code = provinceCode(p);
    const out = join(folder, "tinh", `${code}.xlsx`);
    return merge(join(folder, "cum", code), planFile(code, plans.province(p)), ["--out", out]);
  }),
);
step(`${provinces} merges of ${clusters} merged books`, start);
start = performance.now();
const topJson = join(folder, "toan-quoc.json");
const topBook = join(folder, "toan-quoc.xlsx");
await merge(join(folder, "tinh"), planFile("toan-quoc-plan", plans.nation()), ["--out", topBook, "--json", topJson]);
step(`${provinces} merged books into the nation's (${(statSync(topBook).size / 1e6).toFixed(1)} MB)`, start);

const totals = (path) =>
  JSON.parse(readFileSync(path, "utf8")).indicators.map(({ code, cluster: { without, ...figures } }) => ({
    code,
    ...figures,
    noTarget: [...without.noTarget].sort(),
    noData: [...without.noData].sort(),
  }));
const same = JSON.stringify(totals(flatJson)) === JSON.stringify(totals(topJson));
const leaves = (source) => (source.from ? source.from.flatMap(leaves) : [source]);
const row = JSON.parse(readFileSync(topJson, "utf8")).indicators[0];
const traced = Object.values(row.members).flatMap(({ source }) => (source ? leaves(source) : []));
console.log(`totals of three levels ${same ? "equal" : "DIFFER FROM"} those of the flat merge`);
console.log(
  `${row.code} leads down to ${traced.length} cells, e.g. ${traced[0].file}, ${traced[0].sheet}!${traced[0].cell}`,
);
rmSync(folder, { recursive: true });
await putFigures("bench/levels.mjs", [
  `${provinces} provinces × ${clusters} clusters × ${members} members with 7 indicators (${measuredWith()}, one run):`,
  "",
  "| Step | Time |",
  "| --- | ---: |",
  ...steps,
  "",
  `The totals of three levels ${same ? "equal" : "differ from"} those of the flat merge, and each leads down to its ${number(traced.length)} cells in members' files.`,
]);
process.exit(same ? 0 : 1);
