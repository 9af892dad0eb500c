import type { IndicatorType } from "./plan";

/** A target (kế hoạch) read from its printed text. Numbers are in the indicator's unit. */
export type Target =
  | { kind: "none" }
  | { kind: "number"; value: number; qualifier?: string }
  | { kind: "range"; from: number; to: number }
  | { kind: "state"; text: string }
  | { kind: "unreadable"; text: string; reason: TargetReason };

/** Why a target cannot be read: more than one meaning, a range where a number is needed, a ratio, no number at all. */
export type TargetReason = "ambiguous" | "rangeForNumber" | "ratio" | "notNumber";

/** Whether indicators of this type take a word (Hoàn thành) and not a number as target. */
export function takesState(type: IndicatorType): boolean {
  return type === "milestone";
}
