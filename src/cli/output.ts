import type { Plan } from "../domain/plan";
import { issueLine, severityName } from "../messages/issueText";
import { planAdvice } from "../workflow/planAdvice";
import { type CommandCode, commandTexts } from "../messages/commands";
import { type Language, type Params, say } from "../messages/text";
import type { Running } from "../sheet/progress";
import type { Output } from "./files";

/** Says something to the person at the terminal: stderr, so that --json - keeps standard output to itself. */
export function tell(code: CommandCode, language: Language, params: Params = {}): void {
  process.stderr.write(`${say(commandTexts[code], language, params)}\n`);
}

const ADVICE_SHOWN = 20;

/** What to look at in a plan that is about to be issued, on stderr; nothing where there is nothing. */
export function tellAdvice(plan: Plan, language: Language): void {
  const advice = planAdvice(plan);
  if (advice.length === 0) return;
  tell("planAdvice", language, { count: advice.length });
  for (const { issue, of } of advice.slice(0, ADVICE_SHOWN))
    process.stderr.write(
      `  ${severityName(issue.severity, language)}: ${of === "" ? "" : `${of}: `}${issueLine(issue, language)}\n`,
    );
}

/** Progress on one line of a terminal; nothing where stderr is a file. */
export function progressLine(code: CommandCode, language: Language): Running & { end: () => void } {
  const terminal = process.stderr.isTTY === true;
  let shown = 0;
  return {
    onProgress: ({ done, total }) => {
      const now = Date.now();
      if (!terminal || (now - shown < 100 && done !== total)) return;
      shown = now;
      process.stderr.write(`\r\u001b[K${say(commandTexts[code], language, { done, total })}`);
    },
    end: () => {
      if (terminal && shown > 0) process.stderr.write("\r\u001b[K");
    },
  };
}

/** JSON to a file (returned, to be written with the other outputs) or to standard output ("-"). */
export function jsonOutput(target: string | undefined, value: unknown): Output[] {
  if (target === undefined) return [];
  if (target !== "-") return [{ path: target, bytes: encoded(jsonPieces(value)) }];
  for (const piece of jsonPieces(value)) process.stdout.write(piece);
  return [];
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}

/**
 * What JSON.stringify(value, null, 1) gives, with a line end, in pieces: an item of a list at a time, for the table of thousands of members
 * is larger than what it was made of.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* pieces(value, "\n");
  yield "\n";
}

function* pieces(value: unknown, line: string, depth = 0): Generator<string> {
  const isList = Array.isArray(value);
  const items: [string, unknown][] =
    depth < 2 && typeof value === "object" && value !== null
      ? isList
        ? value.map((item): [string, unknown] => ["", item === undefined ? null : item])
        : Object.entries(value).flatMap(([key, item]): [string, unknown][] =>
            item === undefined ? [] : [[`${JSON.stringify(key)}: `, item]],
          )
      : [];
  if (items.length === 0) {
    yield JSON.stringify(value, null, 1).replaceAll("\n", line);
    return;
  }
  let before = isList ? "[" : "{";
  for (const [key, item] of items) {
    yield `${before}${line} ${key}`;
    yield* pieces(item, `${line} `, depth + 1);
    before = ",";
  }
  yield `${line}${isList ? "]" : "}"}`;
}
