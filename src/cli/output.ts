import { type CommandCode, commandTexts } from "../messages/commands";
import { type Language, type Params, say } from "../messages/text";
import type { Running } from "../sheet/progress";
import type { Output } from "./files";

/** Says something to the person at the terminal: stderr, so that --json - keeps standard output to itself. */
export function tell(code: CommandCode, language: Language, params: Params = {}): void {
  process.stderr.write(`${say(commandTexts[code], language, params)}\n`);
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
  const text = `${JSON.stringify(value, null, 1)}\n`;
  if (target !== "-") return [{ path: target, bytes: new TextEncoder().encode(text) }];
  process.stdout.write(text);
  return [];
}
