/** Why a Word file could not be used. The text for a person stands in messages/, keyed by the code. */
export type ReportErrorCode =
  | "notDocx" // not a Word document at all
  | "legacyDoc" // a .doc of Word 97–2003
  | "encrypted" // needs a password to open
  | "locked" // editing is restricted (bảo vệ tài liệu)
  | "damaged" // a Word document whose parts cannot be read
  | "tooLarge" // unpacks to more than a document can sensibly hold
  | "noPlaceholders" // a template without a single {{…}}
  | "noTables"; // a document without any table of ours to update

/** Thrown before anything is made: no bytes exist yet, so nothing can be written. */
export class ReportError extends Error {
  constructor(
    readonly code: ReportErrorCode,
    /** For support, e.g. the part that could not be read; never shown as it is. */
    readonly detail = "",
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = "ReportError";
  }
}
