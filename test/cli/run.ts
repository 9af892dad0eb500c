import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const root = resolve(__dirname, "../..");

export interface Done {
  code: number | null;
  out: string;
  err: string;
}

/** Built once for each test file; after that the built file is run, so that edits on the way do not build anew. */
const built = spawnSync(process.execPath, [join(root, "scripts/thidua.mjs"), "--help"], {
  cwd: root,
  encoding: "utf8",
});
if (built.status !== 0) throw new Error(built.stderr);

/** Runs thidua as a person would, in Vietnamese. */
export function thidua(...args: string[]): Done {
  return thiduaIn({ LC_ALL: "vi_VN.UTF-8" }, ...args);
}

export function thiduaIn(environment: Record<string, string>, ...args: string[]): Done {
  const done = spawnSync(process.execPath, [join(root, "build/cli/thidua.cjs"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Every file below a folder, by its path in it, in order. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const name of readdirSync(path)) {
      const full = join(path, name);
      if (statSync(full).isDirectory()) walk(full);
      else found.push(relative(folder, full));
    }
  };
  walk(folder);
  return found.sort();
}

export const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
