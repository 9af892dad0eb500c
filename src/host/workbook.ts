import type { Book } from "../sheet/grid";
import type { ChangeSet } from "../sheet/change";
import type { Running } from "../sheet/progress";

/** A place in the open workbook. The cell is A1 style; absent is the sheet itself. */
export interface HostPlace {
  sheet: string;
  cell?: string;
}

/** What this host can do, asked once. */
export interface Capabilities {
  /** Whether `save` hands bytes to the person for certain ("file"), can only open a new workbook ("newWorkbook"), or neither. */
  xlsxOut: "file" | "newWorkbook" | "none";
  /** Whether a browser download works here; unknown is said as false. */
  download: boolean;
  /** Language tag of the host's interface, e.g. "vi-VN". */
  language: string;
  /** "excel" or "browser", for the words a person reads. */
  host: "excel" | "browser";
}

/** Why a host could not do it. The text a person reads stands in messages/. */
export type HostErrorCode =
  | "protected" // a password guards the sheet
  | "structure" // the workbook's structure is protected: no sheet can be added, removed or hidden
  | "hidden" // the sheet to show is hidden
  | "filtered" // rows of the sheet are filtered away
  | "inactive" // another workbook is in front
  | "editing" // a cell is being edited
  | "changed" // a cell of the ChangeSet is no longer what it was
  | "missing" // a sheet or range is gone
  | "invalid" // Excel refused an argument
  | "tooLarge" // over the payload limit
  | "unsupported" // above this Excel's requirement set
  | "busy"
  | "readOnly"
  | "memory"
  | "connection"
  | "unknown";

/** Thrown by every method below. After it the workbook is as it was, unless `dirty` says what could not be put back. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    readonly place?: HostPlace,
    readonly detail?: string,
    readonly dirty = false,
  ) {
    super(`host: ${code}`);
    this.name = "HostError";
  }
}

/** What an applied change left to undo it by; kept by the host, opaque to others. */
export interface Applied {
  id: number;
  /** Sheets that were added, replaced, removed or edited. */
  sheets: string[];
}

/** A person edited something: a hint to read again, never the truth itself. */
export interface Edited {
  sheet: string;
  /** A1 area, when the host knows it. */
  area?: string;
}

/** The open workbook, in Excel or in the browser's grid. Everything the pane knows of it. */
export interface Workbook {
  capabilities(): Promise<Capabilities>;
  /** Reads the named sheets, or all; a name that is not there is left out. */
  read(sheets?: readonly string[]): Promise<Book>;
  /** Does all of the change or none of it. Protected sheets are protected again afterwards. */
  apply(change: ChangeSet, running?: Running): Promise<Applied>;
  /** Puts back values, formulas, formats and protection of all that `apply` touched. */
  undo(applied: Applied, running?: Running): Promise<void>;
  select(place: HostPlace): Promise<void>;
  /** Calls back after a person's edit; returns the way to stop. */
  watch(listener: (edited: Edited) => void): Promise<() => void>;
  protect(sheet: string): Promise<void>;
  unprotect(sheet: string): Promise<void>;
  /** A small text kept with the workbook; null when never set. */
  setting(key: string): Promise<string | null>;
  keepSetting(key: string, value: string): Promise<void>;
  /** The whole workbook as .xlsx. */
  bytes(): Promise<Uint8Array>;
  /** Opens .xlsx bytes: in place of the embedded workbook, or as a new workbook in Excel. */
  open(bytes: Uint8Array, name: string): Promise<void>;
}
