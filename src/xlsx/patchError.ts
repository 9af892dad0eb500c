/** Why an edit of a file cannot be made without harm to the file. */
export type PatchCode =
  /** The file has no sheet of that name. */
  | "noSheet"
  /** Row or column outside a sheet. */
  | "place"
  /** Not a finite number. */
  | "number"
  | "textLength"
  | "formulaSign"
  | "formulaLength"
  /** The cell lies under a merged cell; only its first cell can hold a value. */
  | "covered"
  /** The cell is a part of an array formula or a data table over several cells. */
  | "arrayFormula"
  /** The cell is a heading of a table: it must read as the table's own column name. */
  | "tableHeader"
  /** The file is digitally signed; any change would break the signature. */
  | "signed"
  /** The sheet has no place for cells. */
  | "noData";

/** Which edit was refused. */
export interface PatchPlace {
  sheet?: string;
  row?: number;
  column?: number;
}

/** Thrown by patchBook; nothing was written. Its code is data; `message` is for developers only. */
export class PatchError extends Error {
  constructor(
    readonly code: PatchCode,
    readonly place: PatchPlace = {},
  ) {
    super(`${code} ${JSON.stringify(place)}`);
    this.name = "PatchError";
  }
}
