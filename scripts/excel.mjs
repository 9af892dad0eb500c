/** npm run excel: builds, serves over https and puts the add-in into the Excel of this (a developer's) machine. */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensurePackages, root, run } from "./install.mjs";
import { serve } from "./serve.mjs";

const mac = join(homedir(), "Library/Containers/com.microsoft.Excel/Data/Documents");
const here = process.platform === "win32" ? "windows" : process.platform === "darwin" && existsSync(mac) ? "mac" : null;
if (here === null) {
  console.error(
    "Không thấy Excel trên máy này. Trên máy không có Excel, dùng npm start. (No Excel here: use npm start.)",
  );
  process.exit(1);
}

ensurePackages();
run(process.execPath, [join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production"]);
const { getHttpsServerOptions } = await import("office-addin-dev-certs");
const { address } = await serve(join(root, "dist"), 3000, "localhost", await getHttpsServerOptions());

const manifest = join(root, "dist/manifest.xml");
if (here === "windows") {
  // Where Excel for Windows looks for add-ins under development.
  const key = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
  run("reg", ["add", key, "/v", "so-thi-dua", "/t", "REG_SZ", "/d", manifest, "/f"]);
} else {
  mkdirSync(join(mac, "wef"), { recursive: true });
  copyFileSync(manifest, join(mac, "wef/so-thi-dua.xml"));
}
console.log(`Sổ Thi đua: ${address}. Khởi động lại Excel, mở thẻ Thi đua. (Restart Excel and open the tab Thi đua.)`);
