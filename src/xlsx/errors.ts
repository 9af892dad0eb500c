/**
 * Why a file was refused. Each has a text with the officer's remedy in messages/.
 *
 * What the file is instead: `empty` no bytes; `notZip` nothing we know; `oldXls` Excel 97–2003; `xlsb` binary workbook;
 * `ods` OpenDocument; `html`, `csv` (any plain text; `lettersLost` where its letters were saved as question marks), `xml2003` (SpreadsheetML 2003) under the name .xlsx; `picture` an image or a PDF; `encrypted`
 * needs a password; `password` the one given does not open it; `noWorkbook` a zip without a workbook in it (a .docx, a plain .zip).
 * What is broken: `truncated` the file is cut; `crc` a part's bytes are not what was packed; `overlappingEntries` two
 * parts share bytes; `missingPart` the workbook names a part that is not there; `badXml` a part is no well-formed XML or
 * breaks a rule reading depends on; `unsupportedCompression` a part packed with neither store nor deflate.
 * What is over a limit or a trick: `zipBomb`, `tooManyParts`, `partTooLarge`, `entityDeclaration`, `nesting`, `tooManyCells`.
 */
export type XlsxErrorCode =
  | "empty"
  | "notZip"
  | "oldXls"
  | "xlsb"
  | "ods"
  | "html"
  | "csv"
  | "lettersLost"
  | "picture"
  | "xml2003"
  | "encrypted"
  | "password"
  | "noWorkbook"
  | "truncated"
  | "crc"
  | "overlappingEntries"
  | "missingPart"
  | "badXml"
  | "unsupportedCompression"
  | "zipBomb"
  | "tooManyParts"
  | "partTooLarge"
  | "entityDeclaration"
  | "nesting"
  | "tooManyCells";

/** The only error that reading a workbook throws. `detail` names the part or the value, for support; it is no text for an officer. */
export class XlsxError extends Error {
  readonly code: XlsxErrorCode;
  readonly detail?: string;

  constructor(code: XlsxErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = "XlsxError";
    this.code = code;
    if (detail !== undefined) this.detail = detail;
  }
}

/** Throws an XlsxError; an expression, so that it can stand where a value is wanted. */
export function fail(code: XlsxErrorCode, detail?: string): never {
  throw new XlsxError(code, detail);
}
