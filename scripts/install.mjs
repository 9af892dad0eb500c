import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs a command from the project's root; throws when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: exit ${done.status ?? done.signal}`);
  return done;
}

/** Installs the packages when they are missing or older than the lock file. */
export function ensurePackages() {
  const stamp = join(root, "node_modules/.package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log("Installing packages (npm ci) …");
  run("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], { shell: process.platform === "win32" });
}

const systemTools = [
  { file: "/usr/bin/chromium", package: "chromium" },
  { file: "/usr/bin/soffice", package: "libreoffice-calc" },
  { file: "/usr/lib/libreoffice/program/libswlo.so", package: "libreoffice-writer" },
  { file: "/usr/bin/pdftotext", package: "poppler-utils" },
  { file: "/usr/share/fonts/truetype/liberation2", package: "fonts-liberation2" },
  { file: "/usr/lib/python3/dist-packages/openpyxl", package: "python3-openpyxl" },
  { file: "/usr/bin/xmllint", package: "libxml2-utils" },
  { file: "/usr/sbin/nginx", package: "nginx-light" },
];

/** The programs the tests open our files with. Installs Debian's when it may; elsewhere says what to install. */
export function ensureSystemTools() {
  const missing = systemTools.filter((tool) => !existsSync(tool.file));
  if (missing.length === 0) return;
  const names = missing.map((tool) => tool.package);
  const debian = existsSync("/etc/debian_version");
  if (debian && process.getuid?.() === 0) {
    console.log(`Installing ${names.join(", ")} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const quiet = { env, stdio: ["ignore", "ignore", "inherit"] };
    run("apt-get", ["update", "-qq"], quiet);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], quiet);
    return;
  }
  console.log(
    debian
      ? `Missing for the tests: sudo apt-get install ${names.join(" ")}`
      : "Missing for the tests: Chromium, LibreOffice (Calc, Writer), poppler-utils, Liberation fonts 2, openpyxl for python3, xmllint and nginx. Tests that need an absent one are skipped.",
  );
}

/** Newest change below some paths, in milliseconds. */
export function newest(...paths) {
  let time = 0;
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const stat = statSync(full);
    time = Math.max(time, stat.mtimeMs);
    if (stat.isDirectory()) for (const name of readdirSync(full)) time = Math.max(time, newest(join(path, name)));
  }
  return time;
}

/** Reads a JSON file below the root. */
export const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
