import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./load.mjs";

/** Puts lines into docs/limits.md between the marks of a bench, or at its end where it has none yet. */
export async function putFigures(bench, lines) {
  const [start, end] = [`<!-- ${bench} -->`, `<!-- end of ${bench} -->`];
  const path = join(root, "docs/limits.md");
  const text = readFileSync(path, "utf8");
  const [before, rest] = text.includes(start) ? text.split(start) : [`${text.trimEnd()}\n\n`, `${end}\n`];
  const changed = `${before}${start}\n\n${lines.join("\n")}\n\n${rest.slice(rest.indexOf(end))}`;
  writeFileSync(path, await format(changed, { ...(await resolveConfig(path)), filepath: path }));
}

/** "Node 20.20.2, 2 processors": what figures were measured with. */
export function measuredWith(what = `Node ${process.versions.node}`) {
  return `${what}, ${availableParallelism()} processors`;
}

/** Median of some numbers. */
export function median(values) {
  return values.slice().sort((a, b) => a - b)[values.length >> 1];
}
