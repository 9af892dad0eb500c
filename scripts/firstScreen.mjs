import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Chunks the pane inside Excel has fetched by the time its first screen can be used: the entry, its host, the first screen. */
const NAMES = ["taskpane", "excel", "start"];

/** Kilobytes of 1,024 bytes, gzipped, without office.js. */
const LIMIT = 180;

/** Fails the build when the first screen of taskpane.html grows over its limit. */
export class FirstScreenLimit {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("FirstScreenLimit", (compilation) => {
      const files = new Set();
      for (const name of NAMES) {
        const group = compilation.entrypoints.get(name) ?? compilation.namedChunkGroups.get(name);
        if (!group) compilation.errors.push(new Error(`no chunk ${name}: the first screen cannot be measured`));
        else for (const file of group.getFiles()) files.add(file);
      }
      const sizes = [...files]
        .filter((file) => /\.(js|css)$/.test(file))
        .map((file) => ({
          file,
          size: gzipSync(readFileSync(join(compiler.outputPath, file))).length,
        }));
      const total = sizes.reduce((sum, { size }) => sum + size, 0) / 1024;
      const lines = sizes.map(({ file, size }) => `  ${(size / 1024).toFixed(1).padStart(6)} KB  ${file}`);
      console.log(
        `First screen of taskpane.html: ${total.toFixed(1)} KB gzipped (limit ${LIMIT})\n${lines.join("\n")}`,
      );
      if (total > LIMIT)
        compilation.errors.push(new Error(`first screen: ${total.toFixed(1)} KB gzipped, limit ${LIMIT}`));
    });
  }
}
