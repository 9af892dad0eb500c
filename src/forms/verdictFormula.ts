import { VERDICT } from "../domain/achievement";
import type { Indicator, InverseFormula } from "../domain/plan";
import { MILESTONE_WORDS } from "./lists";
import { quoted } from "./draft";

/**
 * Native formulas of achievement, in step with src/domain/achievement.ts: what the domain computes from a submission, the sheet
 * shows without the add-in. A formula is made for the row's own type, so that an officer can read it. null is "–".
 */

/** Cells of one row. `from` and `to` hold numbers, "" (not given) or "?" (unreadable); `figure` a number, "", "?" or "0/0". */
export interface JudgedCells {
  figure: string;
  from: string;
  to: string;
  /** The cell typed into; a milestone's word stands there. */
  actual: string;
}

export interface JudgedBy {
  indicator: Indicator;
  final: boolean;
  inverseFormula: InverseFormula;
}

const NONE = quoted("–");
const V = Object.fromEntries(Object.entries(VERDICT).map(([key, word]) => [key, quoted(word)])) as Record<
  keyof typeof VERDICT,
  string
>;

/** Whether the row takes a word (Hoàn thành / Đang thực hiện / Chưa thực hiện). */
export function takesWord(indicator: Indicator): boolean {
  return indicator.type !== "group" && (indicator.type === "milestone" || indicator.direction === "done");
}

function isDown({ type, direction }: Indicator): boolean {
  return direction === "down" && type !== "atLeast";
}

const minus = (a: string, b: string): string => `ROUND(${a}-${b},9)`;

/** Tỷ lệ so với kế hoạch (%). */
export function percentFormula(cells: JudgedCells, by: JudgedBy): string {
  const { figure, from, to } = cells;
  if (takesWord(by.indicator)) {
    const done = `AND(${from}<>"",${from}<>"?",TRIM(${cells.actual})=${quoted(MILESTONE_WORDS.done)})`;
    return `IF(${done},100,${NONE})`;
  }
  const { type } = by.indicator;
  if (type === "growth" || type === "group") return NONE;
  const both = `AND(ISNUMBER(${from}),ISNUMBER(${figure}))`;
  return `IF(${both},${ratioOf(figure, from, to, by)},${NONE})`;
}

function ratioOf(figure: string, from: string, to: string, by: JudgedBy): string {
  const { type, baseline } = by.indicator;
  const guarded = (above: string, below: string) => `IF(${below}=0,${NONE},${above}/${below}*100)`;
  if (type === "setRatio") return figure;
  if (type === "range") {
    const [low, high] = isDown(by.indicator)
      ? [guarded(from, figure), guarded(to, figure)]
      : [guarded(figure, from), guarded(figure, to)];
    return `IF(${minus(figure, from)}<0,${low},IF(${minus(figure, to)}>0,${high},100))`;
  }
  if (!isDown(by.indicator)) return `IF(${from}<=0,${NONE},${figure}/${from}*100)`;
  const inverse: Record<InverseFormula, string> = {
    "target/actual": `IF(${figure}>0,${from}/${figure}*100,${NONE})`,
    "2-actual/target": `MAX(0,(2-${figure}/${from})*100)`,
    reduction:
      baseline === null
        ? NONE
        : `IF(${from}=${baseline},${NONE},((${baseline})-${figure})/((${baseline})-${from})*100)`,
  };
  const zero = `IF(${minus(figure, from)}=0,100,${NONE})`;
  return `IF(${from}=0,${zero},IF(${from}<0,${NONE},${inverse[by.inverseFormula]}))`;
}

/** Chênh lệch so với kế hoạch: in the unit, điểm % for rates and growth. */
export function differenceFormula({ figure, from, to }: JudgedCells, { indicator }: JudgedBy): string {
  if (takesWord(indicator) || indicator.type === "group") return NONE;
  const both = `AND(ISNUMBER(${from}),ISNUMBER(${figure}))`;
  const [below, above] = [minus(figure, from), minus(figure, to)];
  const difference = indicator.type === "range" ? `IF(${below}<0,${below},IF(${above}>0,${above},0))` : below;
  return `IF(${both},${difference},${NONE})`;
}

/** So với cùng kỳ (%). */
export function versusFormula(figure: string, lastYear: string, { type }: Indicator): string {
  if (type === "growth" || type === "milestone" || type === "group") return NONE;
  return `IF(AND(ISNUMBER(${figure}),ISNUMBER(${lastYear})),IF(${lastYear}=0,${NONE},${figure}/${lastYear}*100),${NONE})`;
}

/** Đánh giá by the rules alone, of a row that is no group. */
export function verdictFormula(cells: JudgedCells, by: JudgedBy): string {
  const { figure, from, actual } = cells;
  const told = takesWord(by.indicator) ? stateOf(actual, by) : figured(cells, by);
  const given = takesWord(by.indicator) ? `${from}="?"` : `NOT(ISNUMBER(${from}))`;
  const notArising = by.indicator.type === "setRatio" ? `IF(${figure}="0/0",${V.notArising},` : "";
  const open = takesWord(by.indicator)
    ? told
    : `${notArising}IF(${figure}="",${V.noData},IF(NOT(ISNUMBER(${figure})),${V.notComputable},${told}))${notArising && ")"}`;
  return `IF(${from}="",${V.notAssigned},IF(${given},${V.notComputable},${open}))`;
}

function stateOf(actual: string, { final }: JudgedBy): string {
  const word = `TRIM(${actual})`;
  const open = `OR(${word}=${quoted(MILESTONE_WORDS.inProgress)},${word}=${quoted(MILESTONE_WORDS.notStarted)})`;
  return (
    `IF(${word}=${quoted(MILESTONE_WORDS.done)},${V.completed},` +
    `IF(${open},${final ? V.missed : V.inProgress},IF(${word}="",${V.noData},${V.notComputable})))`
  );
}

function figured({ figure, from, to }: JudgedCells, by: JudgedBy): string {
  const { type, direction, accumulation } = by.indicator;
  // A yearly ceiling cannot be kept before the year is over.
  const ceiling = !by.final && direction === "down" && accumulation === "cumulative";
  const missed = by.final ? V.missed : V.inProgress;
  const [exceeded, met] = ceiling ? [V.inProgress, V.inProgress] : [V.exceeded, V.met];
  const down = isDown(by.indicator);
  if (type === "range") {
    const [low, high] = down ? [exceeded, missed] : [missed, exceeded];
    return `IF(${minus(figure, from)}<0,${low},IF(${minus(figure, to)}>0,${high},${met}))`;
  }
  const gain = down ? minus(from, figure) : minus(figure, from);
  const bySign = ceiling ? V.inProgress : `IF(${gain}>0,${exceeded},IF(${gain}=0,${met},${missed}))`;
  const noZero = !down && type !== "growth" && type !== "setRatio";
  return noZero ? `IF(${from}=0,${V.notComputable},${bySign})` : bySign;
}

/** Verdict of a group from its direct children. `parents` is the column of parent codes, `verdicts` those of lower levels. */
export function groupFormula(code: string, parents: string, verdicts: readonly string[], final: boolean): string {
  const { assigned, good, count } = groupCounts(code, parents, verdicts);
  const missed = count(VERDICT.missed);
  const noData = count(VERDICT.noData);
  const rest = final ? `IF(${missed}>0,${V.missed},IF(${noData}>0,${V.noData},${V.notComputable}))` : V.inProgress;
  return (
    `IF(${assigned}=0,${V.notAssigned},IF(${good}=${assigned},IF(${count(VERDICT.exceeded)}>0,${V.exceeded},${V.met}),` +
    `IF(${noData}=${assigned},${V.noData},${rest})))`
  );
}

/** "2 đạt/3 con". */
export function childrenFormula(code: string, parents: string, verdicts: readonly string[]): string {
  const { assigned, good } = groupCounts(code, parents, verdicts);
  return `${good}&" đạt/"&${assigned}&" con"`;
}

/** SUMPRODUCT and not COUNTIFS: COUNTIFS takes the codes "1.1" and "1.10" for one number. */
function groupCounts(code: string, parents: string, verdicts: readonly string[]) {
  const verdict = verdicts.length === 1 ? verdicts[0]! : `(${verdicts.join("&")})`;
  const child = `(${parents}=${code})`;
  const count = (word: string): string => `SUMPRODUCT(${child}*(${verdict}=${quoted(word)}))`;
  const passes = [VERDICT.exceeded, VERDICT.met, VERDICT.completed, VERDICT.notArising];
  return {
    count,
    good: `SUMPRODUCT(${child}*(${passes.map((word) => `(${verdict}=${quoted(word)})`).join("+")}))`,
    assigned: `SUMPRODUCT(${child}*(${verdict}<>"")*(${verdict}<>${V.notAssigned}))`,
  };
}
