import { shiftDecimal } from "../vietnamese/decimal";

/** A figure something else says of the same thing, and how far apart the two usually are (as a logarithm). */
export interface Evidence {
  value: number;
  /** Usual distance, ln: 0.5 means within about 1.6 times. */
  spread: number;
}

/** What is known of the figure that is judged. */
export interface Nature {
  /** Counted in whole things (người, hội nghị). */
  whole: boolean;
  /** A percentage, where 0,145 for 14,5 happens. */
  share: boolean;
  /** Goes up and down without a level of its own (tốc độ tăng): a hundredth of the target may be true. */
  restless: boolean;
  /** Stands about its level all year (thời điểm), so that even ten times is far off. */
  steady: boolean;
  /** Decimals the plan speaks in. */
  decimals: number;
}

/** The figure moved by a power of ten fits what else is known far better than the figure itself. */
export interface Misplaced {
  /** 1000: a thousand times too small as typed. */
  power: number;
  value: number;
  /** Sure enough to be an error with a one-click fix; else it is asked. */
  certain: boolean;
}

/** One figure of a row that lost or gained a power of ten. */
export interface FoundScale extends Misplaced {
  key: "actual" | "lastYear" | "yearEstimate";
}

/** How many decimals a number is written with. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  // Nearly all have a few decimals: the nearest double of that many is the number itself.
  for (let decimals = 1, power = 10; decimals <= 4; decimals++, power *= 10) {
    const scaled = Math.round(value * power);
    if (Math.abs(scaled) < 1e11 && scaled / power === value) return decimals;
  }
  // What lies past twelve digits is the noise of binary fractions (0,1 + 0,2), not typed.
  const [, mantissa = "", exponent = "0"] =
    /^-?\d(?:\.(\d+))?e([+-]\d+)$/.exec(Number(value.toPrecision(12)).toExponential()) ?? [];
  return Math.max(0, (mantissa ?? "").length - Number(exponent));
}

/** Nearer than six times to anything known, no power of ten is missing. */
const SURE = Math.log(6);
const FAR = Math.log(25);
const NEAR = Math.log(4);
/** Powers of ten people lose, with how unlikely each is beforehand. */
const POWERS: readonly { power: number; prior: number; share: boolean | null }[] = [
  { power: 3, prior: 2, share: null },
  { power: -3, prior: 2, share: null },
  { power: 2, prior: 1.5, share: true },
  { power: -2, prior: 1.5, share: true },
  { power: 6, prior: 3.5, share: false },
  { power: -6, prior: 3.5, share: false },
  { power: 9, prior: 4, share: false },
  { power: -9, prior: 4, share: false },
  { power: 4, prior: 4, share: false },
  { power: -4, prior: 4, share: false },
  { power: 2, prior: 4, share: false },
  { power: -2, prior: 4, share: false },
  { power: 1, prior: 3.5, share: null },
  { power: -1, prior: 3.5, share: null },
];

/**
 * Judges whether a figure lost or gained a power of ten, from the target, the same period last year, the year's estimate, what
 * the member said before, and the shape of its digits: 16.068 typed into an English Excel is stored as the number 16,068
 * (ECMA-376 stores numbers without any locale). null: the figure stands, or nothing says better.
 */
export function misplaced(figure: number, evidence: readonly Evidence[], nature: Nature): Misplaced | null {
  if (figure === 0) return null;
  const size = Math.abs(figure);
  let away = Infinity;
  for (const { value } of evidence)
    if (Math.sign(value) === Math.sign(figure)) away = Math.min(away, Math.abs(Math.log(size / Math.abs(value))));
  // Something known agrees with the figure well enough: nothing was lost.
  if (away < SURE) return null;
  const known = evidence.filter(({ value }) => Math.sign(value) === Math.sign(figure));
  if (known.length === 0) return null;
  const distances = (value: number) => known.map((one) => Math.abs(Math.log(value / Math.abs(one.value))) / one.spread);
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.sqrt(list.length);
  const before = mean(distances(size));
  const typed = decimalsOf(size);
  let best: { power: number; gain: number } | null = null;
  for (const { power, prior, share } of POWERS) {
    if (share !== null && share !== nature.share) continue;
    if (Math.abs(power) === 1 && (known.length < 2 || (known.length < 3 && !nature.steady))) continue;
    const moved = shiftDecimal(size, power);
    const decimals = decimalsOf(moved);
    if (nature.whole && decimals > 0) continue;
    if (power < 0 && decimals > Math.max(nature.decimals + 1, typed)) continue;
    // What was typed has decimals the plan does not speak in; moved, they are gone.
    const shape = typed > nature.decimals && decimals <= nature.decimals ? 2.5 : 0;
    const gain = before - mean(distances(moved)) - prior + shape;
    if (best === null || gain > best.gain) best = { power, gain };
  }
  if (best === null || best.gain < 2.5) return null;
  const value = shiftDecimal(figure, best.power);
  const fits = known.every((one) => Math.abs(Math.log(Math.abs(value / one.value))) < NEAR);
  const left = decimalsOf(value);
  const digits = typed > nature.decimals && left < typed && left <= nature.decimals + 1;
  const small = nature.share && best.power === 2 && size <= 1 && known.some((one) => Math.abs(one.value) >= 20);
  const huge = best.power < 0 && away > Math.log(80) && known.some((one) => Math.abs(one.value) >= 5);
  const certain =
    fits &&
    // A lost thousand is a habit of programs; a lost hundred is one only where percent signs come and go.
    (Math.abs(best.power) % 3 === 0 || (nature.share && Math.abs(best.power) === 2)) &&
    away > FAR &&
    !(nature.restless && !digits) &&
    (digits || small || huge || known.length > 1);
  return { power: best.power, value, certain };
}
