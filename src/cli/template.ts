import { join } from "node:path";
import { templateFiles } from "../workflow/templates";
import { needed, readArguments } from "./arguments";
import { writeWhole } from "./files";
import { Refusal } from "./refusal";
import type { Verb } from "./verb";
import { progressLine, tell, tellAdvice } from "./output";
import { memberOf, periodOf, planAt } from "./plans";

/** thidua template --plan P --period 6T [--member CODE] --out DIR */
export const template: Verb = async (args, language) => {
  const given = readArguments("template", args, ["plan", "period", "member", "out"]);
  const plan = await planAt(needed("template", given, "plan"), language);
  const period = periodOf(plan, needed("template", given, "period"));
  const folder = needed("template", given, "out");
  const members = given.options.member === undefined ? plan.members : [memberOf(plan, given.options.member)];
  if (members.length === 0) throw new Refusal("noMembers");
  const progress = progressLine("writing", language);
  const files = await templateFiles(plan, period, members, progress);
  progress.end();
  await writeWhole(files.map((file) => ({ path: join(folder, file.name), bytes: file.bytes })));
  tellAdvice(plan, language);
  tell("wroteMany", language, { count: files.length, path: folder });
  return 0;
};
