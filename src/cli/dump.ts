import { dumpBook, type DumpedFile } from "../workflow/dump";
import { readAnyBook } from "../workflow/read";
import { needed, neededFiles, readArguments } from "./arguments";
import { named, workbooksIn, writeWhole } from "./files";
import type { Verb } from "./verb";
import { jsonOutput } from "./output";
import { readBytes, readingWith } from "./read";
import { Refusal } from "./refusal";

/** thidua dump FILE… --json OUT: what the reader saw. */
export const dump: Verb = async (args, language) => {
  const given = readArguments("dump", args, ["json", "password"]);
  const target = needed("dump", given, "json");
  const files = workbooksIn(neededFiles("dump", given));
  if (files.length === 0) throw new Refusal("noWorkbooks", { path: given.files.join(", ") });
  const reading = readingWith(given.options.password);
  const dumped: DumpedFile[] = [];
  for (const { path, name } of named(files)) {
    const read = () => readAnyBook(readBytes(path), { ...reading, file: name });
    dumped.push(await dumpBook(name, read, language));
  }
  await writeWhole(jsonOutput(target, { files: dumped }));
  return dumped.some((file) => file.error) ? 1 : 0;
};
