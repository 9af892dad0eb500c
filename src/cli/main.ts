import { helpText } from "../messages/help";
import { type CommandCode, commandTexts } from "../messages/commands";
import type { Language } from "../messages/text";
import { say } from "../messages/text";
import { Cancelled } from "../sheet/progress";
import { languageOf } from "./arguments";
import { check } from "./check";
import { demo } from "./demo";
import { dump } from "./dump";
import { asRefusal } from "./files";
import { merge } from "./merge";
import { plan } from "./plan";
import { Refusal } from "./refusal";
import { report } from "./report";
import { template } from "./template";
import type { Verb } from "./verb";

const verbs: Record<string, Verb> = { template, plan, check, merge, report, dump, demo };

/** One line for stderr. An error of ours nobody foresaw gives its short name, never a stack. */
function line(error: unknown, language: Language): string {
  const known = asRefusal(error);
  if (known instanceof Refusal && known.code in commandTexts)
    return say(commandTexts[known.code as CommandCode], language, known.params);
  if (known instanceof Cancelled) return say(commandTexts.cancelled, language);
  const detail = known instanceof Error ? known.message.split("\n")[0]!.slice(0, 200) : String(known);
  return say(commandTexts.unexpected, language, { detail });
}

async function main(args: string[]): Promise<number> {
  const { language, rest } = languageOf(args, process.env);
  const [name, ...others] = rest;
  if (name === "--help" || name === "-h" || name === "help" || others.includes("--help")) {
    process.stdout.write(`${helpText[language]}\n`);
    return 0;
  }
  try {
    if (name === undefined) throw new Refusal("usage");
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw new Refusal("unknownVerb", { verb: name });
    return await verb(others, language);
  } catch (error) {
    process.stderr.write(`${line(error, language).replace(/\s*\n\s*/g, " ")}\n`);
    if (process.env.THIDUA_DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
    return 2;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
