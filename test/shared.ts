import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Path of a file or folder of the shared material that may stand beside the project, or null where it is absent. */
export function sharedPath(...parts: string[]): string | null {
  const path = join(resolve(__dirname, "..", "..", "shared"), ...parts);
  return existsSync(path) ? path : null;
}

/** `describe` where the condition holds; else the tests are reported as skipped, by name. */
export function describeIf(condition: unknown, name: string, body: () => void): void {
  (condition ? describe : describe.skip)(name, body);
}

/** `it` where the condition holds; else the test is reported as skipped, by name. */
export function itIf(
  condition: unknown,
  name: string,
  body: (() => void) | (() => Promise<void>),
  timeout?: number,
): void {
  (condition ? it : it.skip)(name, body, timeout);
}
