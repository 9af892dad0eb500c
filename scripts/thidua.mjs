/** The command line: builds itself when stale, then runs. Nothing of the build goes to standard output. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { newest, root } from "./install.mjs";

const built = join(root, "build/cli/thidua.cjs");
const rooms = [
  "domain",
  "vietnamese",
  "sheet",
  "forms",
  "rules",
  "xlsx",
  "foreign",
  "report",
  "workflow",
  "host",
  "messages",
  "samples",
  "cli",
];
const sources = [...rooms.map((room) => `src/${room}`), "webpack.cli.config.cjs", "package-lock.json"];

/** When the build began: webpack leaves files alone whose content did not change, so their own times tell nothing. */
const stamp = join(root, "build/cli/built");

if (!existsSync(built) || !existsSync(stamp) || statSync(stamp).mtimeMs < newest(...sources)) {
  const begun = new Date();
  const require = createRequire(import.meta.url);
  const webpack = require.resolve("webpack/bin/webpack.js");
  const done = spawnSync(process.execPath, [webpack, "--config", "webpack.cli.config.cjs"], {
    cwd: root,
    encoding: "utf8",
  });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout}${done.stderr}\n`);
    process.exit(2);
  }
  writeFileSync(stamp, "");
  utimesSync(stamp, begun, begun);
}
createRequire(import.meta.url)(built);
