import { LONGEST_ENTRY } from "./characters";
import { shiftDecimal } from "./decimal";
import { textKey } from "./text";
import { SAME_UNITS, SIZED_UNITS, SYNONYM_GROUPS } from "./unitData";

/** How two units of measure (đơn vị tính) stand to each other. `factor`: one of `a` is that many of `b`. */
export type UnitRelation =
  { kind: "same" } | { kind: "family"; factor: number } | { kind: "synonymToConfirm" } | { kind: "different" };

/** A unit as a power of ten of a base: "triệu đồng/ha" is 10^6 × "đồng", per 10^4 × "m2". */
interface Measure {
  base: string;
  power: number;
}

const SCALES: ReadonlyMap<string, number> = new Map(
  (
    [
      ["chục", 1],
      ["trăm", 2],
      ["nghìn", 3],
      ["ngàn", 3],
      ["vạn", 4],
      ["triệu", 6],
      ["tr", 6],
      ["tỷ", 9],
    ] as const
  ).map(([word, power]) => [textKey(word), power]),
);
const SAME = new Map(SAME_UNITS.flatMap(([name, ...others]) => others.map((other) => [textKey(other), textKey(name)])));
const SIZED = new Map(SIZED_UNITS.map(([name, base, power]) => [textKey(name), { base: textKey(base), power }]));
const GROUPS = SYNONYM_GROUPS.map((group) => group.map((name) => textKey(name)));

/** Power of ten of the scale words a unit starts with, and what follows: "nghìn tỷ đồng" is 12 and "đồng". */
export function unitScale(unit: string): { power: number; rest: string } {
  let power = 0;
  let rest = unit.trim();
  for (;;) {
    const [, word = "", tail = ""] = /^(\p{L}\p{L}*)\.?(.*)$/su.exec(rest) ?? [];
    const step = SCALES.get(textKey(word));
    if (step === undefined) return { power, rest };
    power += step;
    rest = tail.trim();
  }
}

/**
 * Key of a unit: equal for tỷ đồng and tỉ đồng, trđ and triệu đồng, giường/10.000 dân and giường/vạn dân, m² and m2.
 * Units of one family keep different keys (see convertUnit).
 */
export function unitKey(unit: string): string {
  const parts = sides(unit).map(measure);
  return parts.map(({ base, power }) => (power === 0 ? base : `${power}:${base}`)).join("/");
}

/** `value` of unit `from` in unit `to`; null where the two are not of one family (or one of them is blank). */
export function convertUnit(value: number, from: string, to: string): number | null {
  const power = powerBetween(from, to);
  return power === null ? null : shiftDecimal(value, power);
}

/** Same unit, same family with a factor, words that may mean the same (a person confirms), or different units. */
export function unitRelation(a: string, b: string): UnitRelation {
  if (unitKey(a) === unitKey(b)) return { kind: "same" };
  const power = powerBetween(a, b);
  if (power === 0) return { kind: "same" };
  if (power !== null) return { kind: "family", factor: shiftDecimal(1, power) };
  return mayMeanTheSame(a, b) ? { kind: "synonymToConfirm" } : { kind: "different" };
}

function sides(unit: string): string[] {
  return unit
    .slice(0, LONGEST_ENTRY)
    .replace(/²/g, "2")
    .replace(/³/g, "3")
    .split("/")
    .filter((side) => side.trim() !== "");
}

/** One side of a unit: a count before it ("10.000 dân", "01ha", "1.000 đồng"), scale words, then the noun. */
function measure(side: string): Measure {
  const [, count, noun = side] = /^\s*(\d[\d.]*)\s*(\p{L}.*)$/su.exec(side) ?? [];
  const counted = count === undefined ? 0 : powerOfTen(count);
  if (counted === null) return { base: textKey(side), power: 0 };
  const whole = named(textKey(noun));
  if (whole) return { base: whole.base, power: counted + whole.power };
  const scale = unitScale(noun);
  const key = textKey(scale.rest);
  const inner = named(key);
  return { base: inner?.base ?? key, power: counted + scale.power + (inner?.power ?? 0) };
}

function named(key: string): Measure | undefined {
  const name = SAME.get(key) ?? key;
  return SIZED.get(name) ?? (name === key ? undefined : { base: name, power: 0 });
}

/** "10.000" → 4, "01" → 0; null for a count that is no power of ten. */
function powerOfTen(count: string): number | null {
  const digits = count.replace(/\./g, "").replace(/^0+/, "");
  return /^10*$/.test(digits) ? digits.length - 1 : null;
}

function powerBetween(from: string, to: string): number | null {
  if (isShare(from) && isShare(to) && (unitKey(from) === "%" || unitKey(to) === "%")) return 0;
  const left = sides(from).map(measure);
  const right = sides(to).map(measure);
  if (left.length === 0 || left.length !== right.length) return null;
  if (left.some(({ base }, i) => base !== right[i]?.base)) return null;
  return left.reduce((sum, { power }, i) => sum + (power - (right[i]?.power ?? 0)) * (i === 0 ? 1 : -1), 0);
}

/** "%", "% hộ", "% dân nông thôn": a share, whatever noun follows. A bare "%" goes with each of them. */
function isShare(unit: string): boolean {
  return textKey(unit).startsWith("%") || unitKey(unit) === "%";
}

/**
 * "hội nghị" and "lớp", or a cell "hội nghị/lớp" against one of them: every word named must belong to one group of synonyms.
 * Money written without its noun ("tỷ" for "tỷ đồng") is one such question too.
 */
function mayMeanTheSame(a: string, b: string): boolean {
  const left = sides(a).map((side) => measure(side));
  const right = sides(b).map((side) => measure(side));
  if (left.length === 0 || right.length === 0) return false;
  const bare = (x: Measure[], y: Measure[]) =>
    x.length === 1 && x[0]?.base === "" && y.length === 1 && x[0].power === y[0]?.power;
  if (bare(left, right) || bare(right, left)) return true;
  const powers = new Set([...left, ...right].map(({ power }) => power));
  if (powers.size > 1) return false;
  const words = [...left, ...right].map(({ base }) => base);
  return GROUPS.some((group) => words.every((word) => group.includes(word)));
}
