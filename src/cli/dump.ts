import { basename } from "node:path";
import { dumpBook } from "../workflow/dump";
import { needed, neededFiles, readArguments } from "./arguments";
import { workbooksIn, writeWhole } from "./files";
import type { Verb } from "./verb";
import { jsonOutput } from "./output";
import { readBytes, readWorkbook } from "./read";
import { Refusal } from "./refusal";

/** thidua dump FILE… --json OUT: what the reader saw. */
export const dump: Verb = async (args, language) => {
  const given = readArguments("dump", args, ["json"]);
  const target = needed("dump", given, "json");
  const files = workbooksIn(neededFiles("dump", given));
  if (files.length === 0) throw new Refusal("noWorkbooks", { path: given.files.join(", ") });
  const dumped = files.map((file) => dumpBook(basename(file), () => readWorkbook(readBytes(file)), language));
  writeWhole(jsonOutput(target, { files: dumped }));
  return dumped.some((file) => file.error) ? 1 : 0;
};
