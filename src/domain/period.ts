import { vietnamDay } from "./instant";
import type { Period } from "./plan";

/** Codes officers use: 6 tháng, 9 tháng, năm. */
export type PeriodCode = "6T" | "9T" | "N";

const ENDS: Record<PeriodCode, string> = { "6T": "06-30", "9T": "09-30", N: "12-31" };

const NAMES: Record<PeriodCode, (year: number) => string> = {
  "6T": (year) => `6 tháng đầu năm ${year}`,
  "9T": (year) => `9 tháng năm ${year}`,
  N: (year) => `năm ${year}`,
};

/** The three periods of a year, each from 1 January (figures are cumulative); `due` gives the deadlines that are known. */
export function yearPeriods(year: number, due: Partial<Record<PeriodCode, string>> = {}): Period[] {
  return (["6T", "9T", "N"] as const).map((code) => ({
    code,
    name: NAMES[code](year),
    from: `${year}-01-01`,
    to: `${year}-${ENDS[code]}`,
    due: due[code] ?? null,
    final: code === "N",
  }));
}

/** The deadline falls before the period ends, so its figures are estimates (ước thực hiện). */
export function asksEstimates(period: Period): boolean {
  return period.due !== null && period.due < period.to;
}

/**
 * Late (trễ hạn): the day it was received, in Vietnam, is past the due day. A file of the due day itself is in time.
 * null when either is unknown.
 */
export function isLate(received: string | null, due: string | null): boolean | null {
  const day = vietnamDay(received);
  const last = day === null ? null : vietnamDay(due);
  return day === null || last === null ? null : day > last;
}
