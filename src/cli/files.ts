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
import { basename, dirname, extname, join, resolve } from "node:path";
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

/** A path's folders and name, from the root down: either slash, Unicode composed (macOS takes it apart). */
function steps(path: string): string[] {
  return path
    .normalize("NFC")
    .split(/[\\/]/)
    .filter((step) => step !== "" && step !== ".");
}

/** A workbook with the name it goes by in what is written: its own, with as many folders before it as tell it from the others. */
export interface NamedFile {
  path: string;
  name: string;
}

/** Names the files: "a.xlsx", or "Bắc Giang/a.xlsx" where several are called a.xlsx. */
export function named(paths: readonly string[]): NamedFile[] {
  const all = paths.map((path) => steps(resolve(path)));
  const names = paths.map((path) => basename(path));
  for (let depth = 2; ; depth++) {
    const times = new Map<string, number>();
    for (const name of names) times.set(name.normalize("NFC"), (times.get(name.normalize("NFC")) ?? 0) + 1);
    const shared = names.flatMap((name, i) =>
      times.get(name.normalize("NFC"))! > 1 && all[i]!.length >= depth ? [i] : [],
    );
    if (shared.length === 0) return paths.map((path, i) => ({ path, name: names[i]! }));
    for (const i of shared) names[i] = all[i]!.slice(-depth).join("/");
  }
}

/** Where a list says something of a file, by its name or by its path as far as it is given there; the fullest path counts. */
function keyOf(list: ReadonlyMap<string, unknown>, path: string): string | undefined {
  const all = steps(resolve(path));
  return all.map((_, from) => all.slice(from).join("/")).find((key) => list.has(key));
}

/** What a list says of a file. */
export function saidOf<T>(list: ReadonlyMap<string, T>, path: string): T | undefined {
  const key = keyOf(list, path);
  return key === undefined ? undefined : list.get(key);
}

/** What a list says of files that are not there. */
export function unheard(list: ReadonlyMap<string, unknown>, paths: readonly string[]): string[] {
  const heard = new Set(paths.map((path) => keyOf(list, path)));
  return [...list.keys()].filter((key) => !heard.has(key));
}

/** How a path stands in such a list. */
export const listed = (path: string): string => steps(path).join("/");

/** Makes a folder and those above it that are missing. Node's own recursive mkdir never ends where the system makes none (as under /proc). */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody was faster; whatever else stands in its place is told when the file is opened.
    if (!statSync(path, { throwIfNoEntry: false })) throw error;
  }
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
  let at = "";
  try {
    for (const { path, bytes } of outputs) {
      at = path;
      makeFolder(dirname(path));
      const from = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
      const file = openSync(from, "wx");
      waiting.push({ from, to: path });
      try {
        for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
          for (let done = 0; done < piece.length;) done += writeSync(file, piece, done);
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
    for (const { from, to } of waiting) {
      at = to;
      renameSync(from, to);
    }
  } catch (error) {
    for (const { from } of waiting) rmSync(from, { force: true });
    throw asRefusal(error, at);
  }
}

/**
 * A system's error as something an officer understands.
 * @param at the file as the person named it; the system may not name it, or name one of ours
 */
export function asRefusal(error: unknown, at?: string): unknown {
  const { code, path } = error as { code?: unknown; path?: unknown };
  const where = { path: at ?? (typeof path === "string" ? path : "") };
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
