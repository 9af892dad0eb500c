import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { readPlanJson } from "../domain/planFile";
import { readPlanBook } from "../forms/planBook";
import { type AnyOptions, fileIssue, readAnyBook } from "./read";

/** A plan that was read, or null with the issues that say why not. */
export interface PlanReading {
  plan: Plan | null;
  issues: Issue[];
}

/** First letter of JSON text, after a byte order mark (of UTF-16 too: 0 beside each letter) and white space. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const isMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe;
  const isSpace = (byte: number): boolean => byte === 32 || byte === 0 || (byte >= 9 && byte <= 13);
  const first = bytes.findIndex((byte) => !isMark(byte) && !isSpace(byte));
  return bytes[first] === 0x7b;
}

/**
 * Reads a plan (kế hoạch) from JSON text or from a plan workbook of any format that can be read.
 * @param text text of the bytes, made by whoever has a decoder; called for JSON only
 */
export async function readPlan(
  bytes: Uint8Array,
  file: string,
  text: () => string,
  options?: AnyOptions,
): Promise<PlanReading> {
  if (looksLikeJson(bytes) || /\.json$/i.test(file)) {
    let value: unknown;
    try {
      value = JSON.parse(text().replace(/^\uFEFF/, ""));
    } catch {
      return { plan: null, issues: [{ code: "plan.notJson", severity: "error", place: { file } }] };
    }
    const read = readPlanJson(value);
    return "plan" in read ? { plan: read.plan, issues: [] } : { plan: null, issues: read.issues };
  }
  try {
    return readPlanBook(await readAnyBook(bytes, { ...options, file }));
  } catch (error) {
    return { plan: null, issues: [fileIssue(error, file)] };
  }
}
