import { readFileSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import type { Book } from "../sheet/grid";
import { type AnyOptions, readBook, type ReadOptions } from "../workflow/read";
import { decrypting } from "./decrypt";
import { asRefusal } from "./files";

/** A file's bytes; a system's error comes as a Refusal. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw asRefusal(error, path);
  }
}

/** Node's own inflate and checksum, about twice as fast as those in JavaScript. One chunk of the right size spares a copy. */
export const nodeReading: ReadOptions = {
  inflate: (data, size) => {
    const least = Math.max(64, size);
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size), chunkSize: least });
  },
  // Node 20.15 and later; before it the reader uses its own.
  ...(typeof crc32 === "function" ? { crc: crc32 } : {}),
};

/** The same, with the password for encrypted workbooks where one was given. */
export function readingWith(password: string | undefined): AnyOptions {
  const decrypt = decrypting(password);
  return decrypt ? { ...nodeReading, decrypt } : nodeReading;
}

/** @param only reads just the sheet of this name */
export function readWorkbook(bytes: Uint8Array, only?: string): Book {
  return readBook(bytes, only === undefined ? nodeReading : { ...nodeReading, sheets: (name) => name === only });
}
