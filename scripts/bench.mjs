/** npm run bench [NAME …]: each bench prints ratios against peers measured in the same run; none of them is a test. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, root, run } from "./install.mjs";

ensurePackages();
/** Slow ones that answer other questions, run by name. */
const byName = new Set(["levels", "corpusTable", "many", "pane"]);
const helpers = new Set(["load", "members", "members40", "manyFiles", "madePlan", "figuresInto"]);
const all = readdirSync(join(root, "bench"))
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.replace(/\.mjs$/, ""))
  .filter((name) => !helpers.has(name));
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : all.filter((one) => !byName.has(one))) {
  console.log(`\n══ ${name}`);
  run(process.execPath, ["--max-old-space-size=4096", join("bench", `${name}.mjs`)]);
}
