/** npm run excel: builds, serves over https and puts the add-in into the Excel of this (a developer's) machine. */
import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensurePackages, root, run } from "./install.mjs";
import { serve } from "./serve.mjs";
import { sideload } from "./sideload.mjs";

const pages = join(root, "dist");

const code = await sideload({
  platform: process.platform,
  home: homedir(),
  manifest: join(pages, "manifest.xml"),
  run: (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0,
  build: () => {
    ensurePackages();
    run(process.execPath, [join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production"]);
  },
  // A certificate for localhost alone, made here and trusted by this machine when its user says so; no network is needed.
  certificate: async () => {
    const { getHttpsServerOptions } = await import("office-addin-dev-certs");
    return getHttpsServerOptions();
  },
  serve: async (keys) => (await serve(pages, 3000, "localhost", keys)).address,
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
});
if (code !== 0) process.exit(code);
