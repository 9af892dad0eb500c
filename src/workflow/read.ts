import type { Issue } from "../domain/issue";
import { XlsxError } from "../xlsx/errors";

export { readBook, type ReadOptions } from "../xlsx/read";

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
