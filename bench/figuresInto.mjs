import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./load.mjs";

/** Puts lines into docs/limits.md between the marks of a bench, or at its end where it has none yet. */
export function putFigures(bench, lines) {
  const [start, end] = [`<!-- ${bench} -->`, `<!-- end of ${bench} -->`];
  const path = join(root, "docs/limits.md");
  const text = readFileSync(path, "utf8");
  const [before, rest] = text.includes(start) ? text.split(start) : [`${text.trimEnd()}\n\n`, `${end}\n`];
  writeFileSync(path, `${before}${start}\n\n${lines.join("\n")}\n\n${rest.slice(rest.indexOf(end))}`);
}
