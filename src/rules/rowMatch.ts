import type { Indicator, Plan } from "../domain/plan";
import { targetOf } from "../domain/target";
import { looseKey, similarity, textKey } from "../vietnamese/text";
import { unitNameKey } from "../vietnamese/unitNames";
import { unitRelation } from "../vietnamese/units";
import { mostShared, wordsOf } from "../vietnamese/words";

/** What a row of a member's table says of itself; "" where it says nothing. */
export interface SaidRow {
  name: string;
  no: string;
  unit: string;
  target: string;
}

/** The indicator a row is taken for, 0–1 sure. */
export interface Matched {
  indicator: string;
  confidence: number;
}

/** Indicators a row's text is compared with letter by letter. */
const LIKELIEST = 5;
const ROW_ALIKE = 0.62;
/** Scores this near are equals; what stands before the row decides between them. */
const NEAR = 0.03;

const GENERAL = /^(?:ti le|so luong|tong so|tong|so) /;

/** A name with its abbreviations written out and without "Trong đó:", which many rows begin with. */
function plainName(text: string): string {
  return unitNameKey(text.replace(/^\s*(?:[-+*•]|trong đó)\s*:?\s*/iu, ""));
}

/** How sure a row's text speaks of an indicator; number, unit and target printed beside it count too. */
function likeness(indicator: Indicator, target: string, said: SaidRow): number {
  const [own, asked] = [plainName(said.name), plainName(indicator.name)];
  const [least, most] = [own.length, asked.length].sort((a, b) => a - b) as [number, number];
  // A text three times as long cannot be alike, and long ones take long to compare.
  let score = most > least * 3 ? 0 : similarity(own, asked);
  // "Tỷ lệ …" stands before many names and tells none from the other.
  if (GENERAL.test(looseKey(own)) && GENERAL.test(looseKey(asked)))
    score = (score + similarity(looseKey(own).replace(GENERAL, ""), looseKey(asked).replace(GENERAL, ""))) / 2;
  const [short, long] = [looseKey(own), looseKey(asked)].sort((a, b) => a.length - b.length) as [string, string];
  if (short.length >= 8 && ` ${long} `.includes(` ${short} `))
    score = Math.max(score, 0.75 + (0.2 * short.length) / long.length);
  if (said.no !== "" && textKey(said.no) === textKey(indicator.no) && /\d/.test(said.no)) score += 0.05;
  if (said.unit !== "" && indicator.unit !== "") {
    const relation = unitRelation(said.unit, indicator.unit).kind;
    score += relation === "same" ? 0.05 : relation === "different" ? -0.1 : 0;
  }
  if (said.target !== "" && target !== "" && textKey(said.target) === textKey(target)) score += 0.08;
  return Math.max(0, Math.min(1, score));
}

interface Pair {
  at: number;
  indicator: Indicator;
  /** Number of the indicator in the plan. */
  order: number;
  score: number;
}

/**
 * Matches a table's rows to the plan's indicators, each at most once, the surest first. Where several are alike ("- Thành thị" under
 * each of three rates) the one that follows what the row above was taken for is meant. By number of the row.
 */
export function matchRows(rows: readonly SaidRow[], plan: Plan, member: string | null): Map<number, Matched> {
  const leaves = plan.indicators.filter(({ type }) => type !== "group");
  const worded = leaves.map((indicator, order) => {
    const target = targetOf(plan, indicator, member ?? "");
    const printed = target.kind === "number" ? String(target.value).replace(".", ",") : (indicator.target ?? "");
    return { item: { indicator, order, printed }, words: wordsOf(plainName(indicator.name)) };
  });
  const pairs = rows.map((said, at) =>
    mostShared(wordsOf(plainName(said.name)), worded, LIKELIEST)
      .map(({ indicator, order, printed }): Pair => ({
        at,
        indicator,
        order,
        score: likeness(indicator, printed, said),
      }))
      .filter(({ score }) => score >= ROW_ALIKE)
      .sort((a, b) => b.score - a.score || a.order - b.order),
  );
  const matched = new Map<number, Matched>();
  const orders = new Map<number, number>();
  const taken = new Set<string>();
  const take = ({ at, indicator, order }: Pair, confidence: number): void => {
    matched.set(at, { indicator: indicator.code, confidence: Number(confidence.toFixed(3)) });
    orders.set(at, order);
    taken.add(indicator.code);
  };
  const claims = new Map<string, Pair[]>();
  for (const pair of pairs.flat()) claims.set(pair.indicator.code, [...(claims.get(pair.indicator.code) ?? []), pair]);
  const free = (at: number): Pair[] => (pairs[at] ?? []).filter(({ indicator }) => !taken.has(indicator.code));
  for (const pair of pairs.flat().sort((a, b) => b.score - a.score || a.at - b.at || a.order - b.order)) {
    if (matched.has(pair.at) || taken.has(pair.indicator.code)) continue;
    const rival = free(pair.at).find((one) => one !== pair);
    const claimed = claims.get(pair.indicator.code)!.some((other) => !matched.has(other.at) && isEqual(other, pair));
    if (claimed || (rival && pair.score - rival.score < NEAR)) continue;
    take(pair, pair.score);
  }
  let before = -1;
  for (let at = 0; at < rows.length; at++) {
    const [best, ...others] = matched.has(at) ? [] : free(at);
    if (best) {
      const equals = [best, ...others].filter(({ score }) => best.score - score < NEAR);
      const far = ({ order }: Pair): number => (order > before ? order - before : leaves.length + before - order);
      const [chosen = best] = equals.sort((a, b) => far(a) - far(b) || b.score - a.score);
      take(chosen, far(chosen) === 1 || equals.length === 1 ? chosen.score : chosen.score * 0.75);
    }
    before = orders.get(at) ?? before;
  }
  return matched;
}

/** Whether another row speaks of the same indicator as surely. */
function isEqual(other: Pair, { at, score }: Pair): boolean {
  return other.at !== at && Math.abs(other.score - score) < NEAR;
}
