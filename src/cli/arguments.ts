import { parseArgs } from "node:util";
import type { Language } from "../messages/text";
import { Refusal } from "./refusal";

/** Takes --lang out of the arguments; else LC_ALL, LC_MESSAGES or LANG decides. Vietnamese unless it clearly says English. */
export function languageOf(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): { language: Language; rest: string[] } {
  const rest: string[] = [];
  let asked: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "--lang") asked = args[++i];
    else if (arg.startsWith("--lang=")) asked = arg.slice(7);
    else rest.push(arg);
  }
  const local = asked ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? "";
  return { language: /^en/i.test(local) ? "en" : "vi", rest };
}

/** What a verb was given. */
export interface Arguments {
  files: string[];
  options: Record<string, string>;
}

/** Reads the options a verb knows (each with a value). Throws a Refusal for one it does not know or that lacks its value. */
export function readArguments(verb: string, args: readonly string[], names: readonly string[]): Arguments {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
      allowPositionals: true,
      strict: true,
    });
    const options: Record<string, string> = {};
    for (const [name, value] of Object.entries(parsed.values)) if (typeof value === "string") options[name] = value;
    return { files: parsed.positionals, options };
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : "")?.[1] ?? args.join(" ");
    const { code } = error as { code?: unknown };
    if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw new Refusal("valueNeeded", { verb, option });
    throw new Refusal("unknownOption", { verb, option });
  }
}

/** An option the verb cannot do without. */
export function needed(verb: string, { options }: Arguments, name: string): string {
  const value = options[name];
  if (value === undefined || value === "") throw new Refusal("optionNeeded", { verb, option: `--${name}` });
  return value;
}

/** The files a verb cannot do without. */
export function neededFiles(verb: string, { files }: Arguments): string[] {
  if (files.length === 0) throw new Refusal("filesNeeded", { verb });
  return files;
}
