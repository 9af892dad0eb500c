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

/** Sum of finite numbers; 0 for none. */
export function sum(values: readonly number[]): number {
  const total = values.map(decimal).reduce(plus, { digits: 0n, scale: 0 });
  return Number(`${total.digits}e${-total.scale}`);
}
