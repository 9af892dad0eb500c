/** npm start: installs what is missing, builds what is stale, serves the page, prints its address. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, newest, root, run } from "./install.mjs";
import { serve } from "./serve.mjs";

ensurePackages();
const built = join(root, "dist/index.html");
const sources = ["src", "assets", "docs/huong-dan.md", "manifest.xml", "webpack.config.js", "package-lock.json"];
if (!existsSync(built) || statSync(built).mtimeMs < newest(...sources)) {
  console.log("Building (about a minute the first time) …");
  run(process.execPath, [join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production"]);
}

const port = Number(process.env.PORT ?? 3000);
try {
  const { address } = await serve(join(root, "dist"), port);
  console.log(`Sổ Thi đua: ${address}`);
} catch (error) {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`Cổng ${port} đang được dùng. Chạy lại với cổng khác: PORT=3001 npm start`);
  process.exit(1);
}
