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
  for (const bytes of encoded(jsonPieces(value))) process.stdout.write(bytes);
  return [];
}

/** Characters that are written at once. */
const AT_ONCE = 1 << 16;

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    yield encoder.encode(text);
    text = "";
  }
  if (text !== "") yield encoder.encode(text);
}

/** What stands this deep is written whole: a member's cell of one indicator. */
const WHOLE = 4;

/**
 * What JSON.stringify(value, null, 1) gives, with a line end, in small pieces: the table of thousands of members is larger than what it
 * was made of. A list may be any iterable, whose items are made as they are written.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  yield* pieces(value, "\n", 0);
  yield "\n";
}

function* pieces(value: unknown, line: string, depth: number): Generator<string> {
  if (depth === WHOLE || typeof value !== "object" || value === null) {
    yield JSON.stringify(value, null, 1).replaceAll("\n", line);
    return;
  }
  const isList = Symbol.iterator in value;
  let before = isList ? "[" : "{";
  for (const [key, item] of isList ? listed(value as Iterable<unknown>) : Object.entries(value)) {
    if (!isList && item === undefined) continue;
    yield `${before}${line} ${isList ? "" : `${JSON.stringify(key)}: `}`;
    yield* pieces(item, `${line} `, depth + 1);
    before = ",";
  }
  const end = isList ? "]" : "}";
  yield before === "," ? line + end : before + end;
}

/** Items of a list; JSON writes null for those that are undefined. */
function* listed(items: Iterable<unknown>): Generator<[string, unknown]> {
  for (const item of items) yield ["", item ?? null];
}
