import { parseNumber, type Qualifier } from "../vietnamese/numbers";
import { convertUnit } from "../vietnamese/units";
import type { Indicator, IndicatorType, Plan } from "./plan";

/** A target (kế hoạch) read from its printed text. Numbers are in the indicator's unit. */
export type Target =
  | { kind: "none" }
  | { kind: "number"; value: number; qualifier?: Qualifier }
  | { kind: "range"; from: number; to: number }
  | { kind: "state"; text: string }
  | { kind: "unreadable"; text: string; reason: TargetReason };

/**
 * Why a target cannot be read: more than one meaning, a range where the type wants a number, a ratio, no number at all.
 */
export type TargetReason = "ambiguous" | "rangeForNumber" | "ratio" | "notNumber";

/**
 * Reads a printed target: "16.068", "138-140", "ít nhất 01", "99,32%", "Hoàn thành". Blank, or a dash as tables print it, is
 * no target. A milestone takes any words; a range may be given as one number, other types take no range. With `unit` (the
 * indicator's), "2,3 triệu lượt" is brought into it.
 */
export function readTarget(text: string | null, type: IndicatorType, unit = ""): Target {
  const printed = text?.trim() ?? "";
  if (printed === "" || type === "group") return NONE;
  const key = `${type}\n${unit}\n${printed}`;
  const known = seen.get(key);
  if (known) return known;
  const target = Object.freeze(read(printed, type, unit));
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(key, target);
  return target;
}

/** Members share their targets: each text is read once, not once for every member. */
const seen = new Map<string, Target>();
const MOST_SEEN = 10_000;
const NONE: Target = Object.freeze({ kind: "none" });

function read(printed: string, type: IndicatorType, unit: string): Target {
  const unreadable = (reason: TargetReason): Target => ({ kind: "unreadable", text: printed, reason });
  const reading = parseNumber(printed);
  if (reading.kind === "refused" && reading.reason === "dash") return NONE;
  if (type === "milestone") return { kind: "state", text: printed };
  switch (reading.kind) {
    case "number": {
      const value = measured(reading.value, reading.unit, unit);
      return reading.qualifier ? { kind: "number", value, qualifier: reading.qualifier } : { kind: "number", value };
    }
    case "range": {
      if (type !== "range") return unreadable("rangeForNumber");
      const bound = (value: number) => measured(value, reading.unit, unit);
      return { kind: "range", from: bound(reading.from), to: bound(reading.to) };
    }
    case "ratio":
      return unreadable("ratio");
    case "ambiguous":
      return unreadable("ambiguous");
    default:
      return unreadable("notNumber");
  }
}

/** A value of the unit printed beside it in the indicator's unit; as it is where either says nothing or names another thing. */
function measured(value: number, printed: string | undefined, unit: string): number {
  if (!printed || unit.trim() === "") return value;
  return convertUnit(value, printed, unit) ?? value;
}

/** Text of a member's target: its own where the plan gives one (null is "không giao"), else the plan's. */
export function targetText(indicator: Indicator, member: string, period?: string): string | null {
  if (period !== undefined) {
    const own = indicator.periodTargets?.[`${period}/${member}`];
    return own === undefined ? (indicator.periodTargets?.[period] ?? null) : own;
  }
  const own = indicator.targets?.[member];
  return own === undefined ? indicator.target : own;
}

/** Target of one member for the year, or of one period (phân kỳ) when its code is given. */
export function targetOf(_plan: Plan, indicator: Indicator, member: string, period?: string): Target {
  return readTarget(targetText(indicator, member, period), indicator.type, indicator.unit);
}
