/**
 * Exact decimal sums. A figure is taken as the decimal it is written as (0.1 is one tenth), so that the order and the
 * grouping of the addends never change a total: the sum of the clusters is the sum of their members.
 */
interface Decimal {
  digits: bigint;
  /** Number of decimals. */
  scale: number;
}

function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale };
}

function at(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

/** Decimals that figures have, as a power of ten, and the size up to which a number of them is exact (15 digits). */
const USUAL = 10_000;
const EXACT = 1e15;

/** The sum where all figures have few digits and decimals, as nearly all have: whole ten-thousandths add up exactly. */
function usualSum(values: readonly number[]): number | null {
  let total = 0;
  for (const value of values) {
    const parts = Math.round(value * USUAL);
    if (parts / USUAL !== value || Math.abs(parts) >= EXACT) return null;
    total += parts;
    if (Math.abs(total) > Number.MAX_SAFE_INTEGER) return null;
  }
  return total / USUAL;
}

/** Sum of finite numbers; 0 for none. */
export function sum(values: readonly number[]): number {
  const usual = usualSum(values);
  if (usual !== null) return usual;
  const total = values.map(decimal).reduce(plus, { digits: 0n, scale: 0 });
  return Number(`${total.digits}e${-total.scale}`);
}
