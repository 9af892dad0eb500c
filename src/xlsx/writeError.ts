import type { Area } from "../sheet/address";

/** Why a BookSpec cannot be written. Each is a thing that Excel refuses or offers to "repair". */
export type SpecCode =
  | "noVisibleSheet"
  | "sheetName"
  | "sheetNameTwice"
  | "place"
  | "style"
  | "colour"
  | "number"
  | "textLength"
  | "formulaSign"
  | "formulaLength"
  | "columnWidth"
  | "rowHeight"
  | "mergeOverlap"
  | "validationTitle"
  | "validationText"
  | "validationFormula"
  | "validationOverlap"
  | "footerLength"
  | "margin"
  | "name"
  | "nameTwice"
  | "property"
  | "freeze";

/** Where in the spec the fault is, and what stands there. */
export interface SpecPlace {
  sheet?: string;
  row?: number;
  column?: number;
  area?: Area;
  /** The offending text or number, cut to 100 characters. */
  found?: string;
}

/** Thrown by the writer instead of making a file that Excel would refuse. Its code is data; `message` is for developers only. */
export class SpecError extends Error {
  constructor(
    readonly code: SpecCode,
    readonly place: SpecPlace = {},
  ) {
    super(`${code} ${JSON.stringify(place)}`);
    this.name = "SpecError";
  }
}

/** Throws a SpecError; `found` is cut so that a long text does not travel in an error. */
export function refuse(code: SpecCode, place: SpecPlace, found?: string | number): never {
  throw new SpecError(code, found === undefined ? place : { ...place, found: String(found).slice(0, 100) });
}
