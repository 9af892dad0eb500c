import { roundedDigits } from "./decimal";

/** How numbers are written: "vi" 16.068,5 and "en" 16,068.5. */
export type NumberLocale = "vi" | "en";

export interface NumberFormat {
  /** Most decimals shown (default 2); trailing zeros are left off. */
  decimals?: number;
  /** Fewest decimals shown (default 0). */
  min?: number;
  /** Whole numbers 1 to 9 as 01 to 09: the custom for counts ("08 nhiệm vụ"), not a rule of Nghị định 30. */
  leadingZero?: boolean;
  /** Default "vi". */
  locale?: NumberLocale;
}

/** Printed for a number that does not exist (not finite): the dash tables use. Never an empty cell, never 0. */
export const NO_NUMBER = "–";

/** A number as Vietnamese documents print it: thousand dot, decimal comma, rounded half away from zero. */
export function formatNumber(value: number, format: NumberFormat = {}): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const { decimals = 2, min = 0, leadingZero = false, locale = "vi" } = format;
  const { negative, whole, fraction } = roundedDigits(value, Math.max(decimals, min));
  const [group, point] = locale === "vi" ? [".", ","] : [",", "."];
  const shown = fraction.padEnd(min, "0");
  const oneDigit = leadingZero && !negative && shown === "" && /^[1-9]$/.test(whole);
  const grouped = oneDigit ? `0${whole}` : whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${negative ? "-" : ""}${grouped}${shown ? point + shown : ""}`;
}

/** A percentage already in percent: 166.6667 → "166,67%". The sign stands against the number. */
export function formatPercent(value: number, format: NumberFormat = {}): string {
  const text = formatNumber(value, format);
  return text === NO_NUMBER ? text : `${text}%`;
}
