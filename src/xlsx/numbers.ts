/** Powers of ten that are exact as doubles. */
const POWERS = new Float64Array(23).map((_, i) => 10 ** i);
/** Veltkamp's splitter for doubles. */
const SPLIT = 134_217_729;

/** Where the last `readNumber` stopped. */
export let numberEnd = 0;

/**
 * The decimal number at `from` in ASCII bytes, rounded as Number() rounds; NaN when there is none or it needs Number() to
 * be sure (more than 21 digits, far exponents, a tie). `numberEnd` is the place of the first byte that is not part of it.
 */
export function readNumber(data: Uint8Array, from: number): number {
  let p = from;
  let b = data[p];
  const negative = b === 45;
  if (negative || b === 43) b = data[++p];
  const digits = p;
  // The first 15 digits are exact in `head`, the next ones in `tail`.
  let head = 0;
  let tail = 0;
  let tailDigits = 0;
  let scale = 0;
  while (b! >= 48 && b! <= 57) {
    if (head < 1e14) head = head * 10 + (b! - 48);
    else {
      tail = tail * 10 + (b! - 48);
      tailDigits++;
    }
    b = data[++p];
  }
  let count = p - digits;
  if (b === 46) {
    const point = p;
    b = data[++p];
    while (b! >= 48 && b! <= 57) {
      if (head < 1e14) head = head * 10 + (b! - 48);
      else {
        tail = tail * 10 + (b! - 48);
        tailDigits++;
      }
      b = data[++p];
    }
    scale = p - point - 1;
    count += scale;
  }
  if (count > 0 && (b === 69 || b === 101)) {
    b = data[++p];
    const below = b === 45;
    if (below || b === 43) b = data[++p];
    let exponent = 0;
    const first = p;
    while (b! >= 48 && b! <= 57 && exponent < 1000) {
      exponent = exponent * 10 + (b! - 48);
      b = data[++p];
    }
    if (p === first) count = 0;
    scale += below ? exponent : -exponent;
  }
  numberEnd = p;
  if (count === 0) return NaN;
  let number = head;
  if (tailDigits > 0)
    number = tailDigits <= 6 && scale >= 0 && scale <= 22 ? divide(head, tail, tailDigits, scale) : NaN;
  else if (head !== 0) {
    if (scale > 0) number = scale <= 22 ? head / POWERS[scale]! : NaN;
    else if (scale < 0) number = scale >= -22 ? head * POWERS[-scale]! : NaN;
  }
  // 0 - 0 is 0: a cell has no negative zero.
  return negative ? 0 - number : number;
}

/**
 * (head · 10^tailDigits + tail) / 10^scale rounded once, by a division in two doubles (Dekker 1971). The error is below
 * 2^-100 of the result, so it is right unless the quotient lies that near to the middle of two doubles: then NaN.
 */
function divide(head: number, tail: number, tailDigits: number, scale: number): number {
  const power = POWERS[tailDigits]!;
  const high = head * power;
  const low = productError(head, power, high) + tail;
  if (scale === 0) return round(high, low);
  const divisor = POWERS[scale]!;
  const quotient = (high + low) / divisor;
  const product = quotient * divisor;
  const rest = high - product - productError(quotient, divisor, product) + low;
  return round(quotient, rest / divisor);
}

/** a + b as one double; NaN when b is too uncertain to tell which. */
function round(a: number, b: number): number {
  const up = a + b * (1 + 2 ** -40);
  return up === a + b * (1 - 2 ** -40) ? up : NaN;
}

/** What a · b lost when it was rounded to `product`. */
function productError(a: number, b: number, product: number): number {
  const bigA = SPLIT * a;
  const highA = bigA - (bigA - a);
  const lowA = a - highA;
  const bigB = SPLIT * b;
  const highB = bigB - (bigB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}
