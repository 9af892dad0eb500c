import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { Refusal } from "./refusal";

/** Endings that may hold a workbook; others in a folder are passed over. */
const WORKBOOKS = new Set([".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"]);

/** Whether a file of a folder is a workbook to read. "~$…" is Excel's lock file, "._…" is macOS's shadow. */
function isWorkbook(name: string): boolean {
  return (
    !name.startsWith("~$") &&
    !name.startsWith("._") &&
    !name.startsWith(".") &&
    WORKBOOKS.has(extname(name).toLowerCase())
  );
}

/** The workbooks among files and folders (folders whole), in a fixed order. Throws a Refusal for a path that is not there. */
export function workbooksIn(paths: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(path, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (entry.isFile() && isWorkbook(entry.name)) found.push(full);
    }
  };
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new Refusal("pathMissing", { path });
    if (stat.isDirectory()) walk(path);
    else if (!basename(path).startsWith("~$")) found.push(path);
  }
  return [...new Set(found)];
}

/** A file to be written whole. */
export interface Output {
  path: string;
  /** Whole, or in pieces made while they are written. */
  bytes: Uint8Array | Iterable<Uint8Array>;
}

/** Lets the system's signals be heard; throws Cancelled where the person asked for it. */
export type Breath = () => Promise<void>;

/**
 * Writes all files or none, taking breath between pieces: each is written whole under another name beside its place and flushed; only when all are
 * there are they renamed. Whoever is killed on the way leaves no half file under a real name.
 */
export async function writeWhole(outputs: readonly Output[], breath: Breath = () => Promise.resolve()): Promise<void> {
  const waiting: { from: string; to: string }[] = [];
  try {
    for (const { path, bytes } of outputs) {
      mkdirSync(dirname(path), { recursive: true });
      const from = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
      waiting.push({ from, to: path });
      const file = openSync(from, "wx");
      try {
        for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
          for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
          await breath();
        }
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    }
    // A folder in a file's place would stop the renames half-way.
    for (const { to } of waiting)
      if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal("notAFile", { path: to });
    for (const { from, to } of waiting) renameSync(from, to);
  } catch (error) {
    for (const { from } of waiting) rmSync(from, { force: true });
    throw asRefusal(error);
  }
}

/** A system's error as something an officer understands. */
export function asRefusal(error: unknown): unknown {
  const { code, path } = error as { code?: unknown; path?: unknown };
  const where = { path: typeof path === "string" ? path : "" };
  switch (code) {
    case "ENOSPC":
      return new Refusal("diskFull", where);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Refusal("notAllowed", where);
    case "EBUSY":
      return new Refusal("inUse", where);
    case "ENOENT":
      return new Refusal("pathMissing", where);
    case "EISDIR":
    case "ENOTDIR":
    case "EEXIST":
      return new Refusal("notAFile", where);
    default:
      return error;
  }
}
