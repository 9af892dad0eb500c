/** Exact decimal work on numbers: a double is taken as the decimal number people see, never as its binary neighbour. */

/** A number as decimal digits: `whole` without leading zeros (at least "0"), `fraction` possibly empty. */
interface Digits {
  negative: boolean;
  whole: string;
  fraction: string;
}

/**
 * Digits as Excel keeps them: 15 significant ones (Excel specifications and limits, "Number precision"), so that 1.005 and
 * 2.6749999999999998 (a sum of shares) round as on the sheet. Whole numbers keep every digit.
 */
function digitsOf(value: number): Digits {
  const negative = value < 0;
  const size = Math.abs(value);
  if (Number.isInteger(size)) return { negative, whole: BigInt(size).toString(), fraction: "" };
  const [mantissa = "0", exponent = "0"] = size.toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  const whole = point > 0 ? digits.slice(0, point) : "0";
  const fraction = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  return { negative, whole, fraction: fraction.replace(/0+$/, "") };
}

/** Digits rounded half away from zero to `decimals` places (0 or more), trailing zeros kept off. */
export function roundedDigits(value: number, decimals: number): Digits {
  const digits = digitsOf(value);
  if (digits.fraction.length <= decimals) return digits;
  const up = (digits.fraction[decimals] ?? "0") >= "5";
  const kept = BigInt(digits.whole + digits.fraction.slice(0, decimals)) + (up ? 1n : 0n);
  const text = kept.toString().padStart(decimals + 1, "0");
  const whole = text.slice(0, text.length - decimals);
  const fraction = text.slice(text.length - decimals).replace(/0+$/, "");
  const zero = whole === "0" && fraction === "";
  return { negative: digits.negative && !zero, whole, fraction };
}

/**
 * Rounds half away from zero (làm tròn số), 2 decimals: 1.005 → 1.01, -2.5 with 0 → -3. Never gives -0.
 * Not finite: returned as it is.
 */
export function roundHalfAway(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const { negative, whole, fraction } = roundedDigits(value, decimals);
  const size = Number(`${whole}.${fraction || "0"}`);
  return negative && size !== 0 ? -size : size;
}

/** Value × 10^power without binary noise: 2.3 by 6 is 2300000, not 2299999.9999999995. */
export function shiftDecimal(value: number, power: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  return Number(`${mantissa}e${Number(exponent) + power}`);
}
