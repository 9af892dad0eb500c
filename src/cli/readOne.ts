import { fstatSync, openSync, closeSync, readSync } from "node:fs";
import type { Plan } from "../domain/plan";
import { type MemberFile, readAnyMemberFile, refused } from "../workflow/members";
import type { Known } from "../workflow/ownTables";
import { readingWith } from "./read";

/** What files are read for. */
export interface Asked {
  plan: Plan;
  period: string;
  /** For encrypted workbooks. */
  password?: string;
  /** Of tables that are not ours. */
  known?: Known;
}

/** Bytes of a file that stood still while it was read; null when it changed under our hands. */
function steadyBytes(path: string): Uint8Array | null {
  const file = openSync(path, "r");
  try {
    const before = fstatSync(file);
    const bytes = new Uint8Array(before.size);
    let at = 0;
    while (at < bytes.length) {
      const got = readSync(file, bytes, at, bytes.length - at, at);
      if (got === 0) break;
      at += got;
    }
    const after = fstatSync(file);
    return at === bytes.length && after.size === before.size && after.mtimeMs === before.mtimeMs ? bytes : null;
  } finally {
    closeSync(file);
  }
}

/**
 * One member's file from disk, at once for .xlsx and later for other formats. Whatever is wrong with the file is in the
 * submission's issues; nothing is thrown for it.
 */
export function readOne(
  path: string,
  name: string,
  { plan, period, password, known }: Asked,
): MemberFile | Promise<MemberFile> {
  const problem = (code: string): MemberFile => refused(name, { code, severity: "error", place: { file: name } });
  let bytes: Uint8Array | null;
  try {
    bytes = steadyBytes(path);
  } catch {
    return problem("file.unreadable");
  }
  return bytes ? readAnyMemberFile(bytes, name, plan, period, readingWith(password), known) : problem("file.changed");
}
