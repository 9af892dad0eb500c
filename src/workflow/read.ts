import type { Issue } from "../domain/issue";
import type { Book } from "../sheet/grid";
import { XlsxError, type XlsxErrorCode } from "../xlsx/errors";
import { readBook, type ReadOptions } from "../xlsx/read";

export { readBook, type ReadOptions };

/** How any file is read, whatever its format. */
export interface AnyOptions extends ReadOptions {
  /** Name of the file: a .csv has no other name for its sheet. */
  file?: string;
  /**
   * Takes the password off an encrypted workbook, where a password was given. Throws XlsxError `password` where it is the wrong
   * one, `encrypted` where the way of encrypting is not known.
   */
  decrypt?: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Codes of XlsxError after which a file may still be read by `readAnyBook`. */
const OTHERWISE: ReadonlySet<string> = new Set(["oldXls", "ods", "csv", "encrypted"]);

/** Whether `readBook` refused a file that `readAnyBook` may yet open. */
export function mayOpenOtherwise(error: unknown): error is XlsxError {
  return error instanceof XlsxError && OTHERWISE.has(error.code);
}

/** Why a file is refused, as an error, for whoever prepares its bytes. */
export function fileRefusal(code: XlsxErrorCode, detail?: string): XlsxError {
  return new XlsxError(code, detail);
}

/** "a/b.csv" → "b" */
const bareName = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");

/**
 * Opens what `readBook` refused with this error: .xls, .ods and .csv through libraries that are loaded now, an encrypted
 * workbook with its password. Throws XlsxError.
 */
export async function openOtherwise(bytes: Uint8Array, refusal: XlsxError, options: AnyOptions = {}): Promise<Book> {
  if (refusal.code === "encrypted" && options.decrypt) {
    const { decrypt, ...rest } = options;
    return readAnyBook(await decrypt(bytes), rest);
  }
  const { isForeign, readForeign } = await import("../foreign/read");
  if (!isForeign(refusal.code)) throw refusal;
  const { file, inflate, crc } = options;
  try {
    return await readForeign(bytes, refusal.code, {
      inflate,
      crc,
      ...(file === undefined ? {} : { name: bareName(file), isCsv: /\.(csv|tsv)$/i.test(file) }),
    });
  } catch (error) {
    // An .xls says only when it is opened that it needs a password.
    if (!(error instanceof XlsxError && error.code === "encrypted" && options.decrypt)) throw error;
    const { decrypt, ...rest } = options;
    return readAnyBook(await decrypt(bytes), rest);
  }
}

/** Reads a workbook of any format that can be read: ours first, others by their own reader. Throws XlsxError. */
export async function readAnyBook(bytes: Uint8Array, options: AnyOptions = {}): Promise<Book> {
  try {
    return readBook(bytes, options);
  } catch (error) {
    if (!mayOpenOtherwise(error)) throw error;
    return openOtherwise(bytes, error, options);
  }
}

/** A file that could not be read, as an Issue with the officer's remedy. Anything but an XlsxError is thrown on: it is a fault of ours. */
export function fileIssue(error: unknown, file: string): Issue {
  if (!(error instanceof XlsxError)) throw error;
  return {
    code: `file.${error.code}`,
    severity: "error",
    place: { file },
    ...(error.detail === undefined ? {} : { found: error.detail }),
  };
}
