import { helpText } from "../messages/help";
import { type CommandCode, commandTexts } from "../messages/commands";
import type { Language } from "../messages/text";
import { say } from "../messages/text";
import { Cancelled } from "../sheet/progress";
import { languageOf } from "./arguments";
import { asRefusal } from "./files";
import { Refusal } from "./refusal";
import type { Verb } from "./verb";

/** Each verb in a file of its own, loaded when it is asked for: reading does not wait for Word. */
const verbs: Record<string, () => Promise<Verb>> = {
  template: async () => (await import("./template")).template,
  plan: async () => (await import("./plan")).plan,
  check: async () => (await import("./check")).check,
  merge: async () => (await import("./merge")).merge,
  report: async () => (await import("./report")).report,
  dump: async () => (await import("./dump")).dump,
  demo: async () => (await import("./demo")).demo,
};

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
    return await (
      await verb()
    )(others, language);
  } catch (error) {
    process.stderr.write(`${line(error, language).replace(/\s*\n\s*/g, " ")}\n`);
    if (process.env.THIDUA_DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
    return 2;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
