import { join } from "node:path";
import { demoFiles } from "../workflow/demoFiles";
import { needed, readArguments } from "./arguments";
import { writeWhole } from "./files";
import { progressLine, tell } from "./output";
import { nodeReading } from "./read";
import type { Verb } from "./verb";

/** thidua demo --out DIR: the whole way on the sample plans, with files to look at. */
export const demo: Verb = async (args, language) => {
  const given = readArguments("demo", args, ["out"]);
  const folder = needed("demo", given, "out");
  const progress = progressLine("writing", language);
  const files = await demoFiles(language, progress, nodeReading);
  progress.end();
  await writeWhole(files.map(({ name, bytes }) => ({ path: join(folder, name), bytes })));
  tell("wroteMany", language, { count: files.length, path: folder });
  return 0;
};
