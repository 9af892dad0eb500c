import { planFile } from "../workflow/templates";
import { needed, readArguments } from "./arguments";
import { writeWhole } from "./files";
import type { Verb } from "./verb";
import { tell } from "./output";
import { planAt } from "./plans";

/** thidua plan --plan P --out FILE.xlsx: the cluster head's own workbook. */
export const plan: Verb = async (args, language) => {
  const given = readArguments("plan", args, ["plan", "out"]);
  const path = needed("plan", given, "out");
  writeWhole([{ path, bytes: planFile(planAt(needed("plan", given, "plan"), language)).bytes }]);
  tell("wrote", language, { path });
  return 0;
};
