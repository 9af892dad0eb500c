import { basename } from "node:path";
import { dumpBook, type DumpedFile } from "../workflow/dump";
import { readAnyBook } from "../workflow/read";
import { needed, neededFiles, readArguments } from "./arguments";
import { workbooksIn, writeWhole } from "./files";
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
  for (const file of files) {
    const read = () => readAnyBook(readBytes(file), { ...reading, file: basename(file) });
    dumped.push(await dumpBook(basename(file), read, language));
  }
  await writeWhole(jsonOutput(target, { files: dumped }));
  return dumped.some((file) => file.error) ? 1 : 0;
};
