import { plainText } from "../workflow/text";
import { listed } from "./files";
import { readBytes } from "./read";
import { Refusal } from "./refusal";

/** Splits one line of CSV: commas, double quotes doubled inside quotes; tabs or ";" where there is no comma, as Excel's Unicode text and Vietnamese Excel have it. */
function fields(line: string): string[] {
  const separator = [",", "\t"].find((one) => line.includes(one)) ?? ";";
  const found: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (quoted && letter === '"' && line[i + 1] === '"') [field, i] = [`${field}"`, i + 1];
    else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      found.push(field);
      field = "";
    } else field += letter;
  }
  return [...found, field].map((text) => text.trim());
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Arrival by file name or path (--received-csv): lines "file,ISO date-time", a heading allowed. Throws a Refusal naming the line that is wrong. */
export function readReceived(path: string): Map<string, string> {
  const received = new Map<string, string>();
  const lines = plainText(readBytes(path)).split(/\r?\n/);
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const [file = "", instant = ""] = fields(line);
    if (i === 0 && /^(file|tệp|tên tệp)$/i.test(file)) return;
    if (instant === "") return;
    if (file === "" || !INSTANT.test(instant)) throw new Refusal("receivedUnreadable", { path, line: i + 1 });
    received.set(listed(file), instant.replace(" ", "T"));
  });
  return received;
}
