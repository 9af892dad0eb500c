import type { Plan } from "../domain/plan";
import { type ReadyScheme, readyScheme } from "../domain/readySchemes";
import { issueLine } from "../messages/issueText";
import { planFile } from "../workflow/templates";
import { needed, readArguments } from "./arguments";
import { writeWhole } from "./files";
import { tell, tellAdvice } from "./output";
import { planAt } from "./plans";
import { Refusal } from "./refusal";
import type { Verb } from "./verb";

/** How the ready-made schemes are asked for. */
const SCHEMES: Readonly<Record<string, ReadyScheme | null>> = {
  1000: "thousand",
  100: "hundred",
  leader: "leader",
  none: null,
};

/** thidua plan --plan P [--scheme 1000|100|leader|none] --out FILE.xlsx: the cluster head's own workbook. */
export const plan: Verb = async (args, language) => {
  const given = readArguments("plan", args, ["plan", "scheme", "out"]);
  const path = needed("plan", given, "out");
  const chosen = await planAt(needed("plan", given, "plan"), language, (issue) =>
    process.stderr.write(`${issueLine(issue, language)}\n`),
  );
  const read = withScheme(chosen, given.options["scheme"]);
  await writeWhole([{ path, bytes: planFile(read).bytes }]);
  tellAdvice(read, language);
  tell("wrote", language, { path });
  return 0;
};

/** The plan with a ready-made scheme in place of its own; as it is where none is asked for. */
function withScheme(of: Plan, asked: string | undefined): Plan {
  if (asked === undefined) return of;
  const kind = Object.hasOwn(SCHEMES, asked) ? SCHEMES[asked] : undefined;
  if (kind === undefined)
    throw new Refusal("unknownScheme", { scheme: asked, schemes: Object.keys(SCHEMES).join(", ") });
  return { ...of, scoring: kind === null ? null : readyScheme(kind, of) };
}
