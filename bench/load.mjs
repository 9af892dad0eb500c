import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import ts from "typescript";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const loaded = new Map();

function find(path) {
  for (const name of [path, `${path}.ts`, `${path}.tsx`, join(path, "index.ts")])
    if (/\.tsx?$/.test(name) && existsSync(name)) return name;
  throw new Error(`no source for ${path}`);
}

/** Loads a TypeScript module of the project (path from its root, or absolute) without a build; types are not checked. */
export function load(path) {
  const file = find(resolve(root, path));
  const known = loaded.get(file);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const outer = createRequire(file);
  const require = (name) => {
    if (!name.startsWith(".")) return outer(name);
    return name.endsWith(".json") ? outer(name) : load(resolve(dirname(file), name));
  };
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    fileName: file,
    compilerOptions: { module: "CommonJS", target: "ES2022", esModuleInterop: true, jsx: "react-jsx" },
  });
  const run = vm.runInThisContext(`(function (require, module, exports) {${outputText}\n})`, { filename: file });
  run(require, module, module.exports);
  return module.exports;
}
