import { inShape, type Shape } from "../forms/shape";
import type { HeaderFacts } from "../report/index";

const TEXTS = [
  "parentAgency",
  "agency",
  "number",
  "symbol",
  "place",
  "date",
  "signerPrefix",
  "signerBody",
  "signerCollective",
  "signerPosition",
  "signerName",
  "title",
  "summary",
  "attachedTo",
];

const SHAPE: Shape = {
  ...Object.fromEntries(TEXTS.map((key) => [`${key}?`, "code" as const])),
  "recipients?": ["code"],
  "basis?": ["code"],
  "year?": "count",
};

/** Header facts (thể thức: số, ngày, người ký …) from JSON; what is unknown or of the wrong kind is left out. null: no JSON object. */
export function readFacts(text: string): HeaderFacts | null {
  try {
    return (inShape(JSON.parse(text.replace(/^\uFEFF/, "")), SHAPE) as HeaderFacts | undefined) ?? null;
  } catch {
    return null;
  }
}
