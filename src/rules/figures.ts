import type { Fix, Place } from "../domain/issue";
import type { Indicator } from "../domain/plan";
import type { Target } from "../domain/target";
import { unitScale } from "../vietnamese/units";
import { decimalsOf, type Evidence, misplaced, type Misplaced, type Nature } from "./scale";
import type { BookView, ResultRow } from "./view";

/** Columns of KetQua_ChiTieu that hold figures a member types. */
export const FIGURE_KEYS = ["lastYear", "numerator", "denominator", "actual", "yearEstimate"] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** Units that are measured, not counted: half of one is as good as any. */
const MEASURED =
  /%|‰|đồng|usd|đô|\bha\b|héc|hecta|m2|m3|m²|m³|km|mét|tấn|tạ|yến|kg|gam|lít|giờ|kwh|mw|điểm|giường|tỷ|tỉ|triệu|nghìn|ngàn|công|mẫu|sào/iu;

/** Whether a unit counts whole things (người, hội nghị, nhiệm vụ). */
export function isCounted(unit: string): boolean {
  let known = counted.get(unit);
  if (known === undefined) {
    if (counted.size >= MOST_UNITS) counted.clear();
    counted.set(unit, (known = unit.trim() !== "" && !MEASURED.test(unit) && unitScale(unit).power === 0));
  }
  return known;
}

/** A cluster's files speak of the same few units. */
const counted = new Map<string, boolean>();
const MOST_UNITS = 5000;

export function isShare(unit: string): boolean {
  return /^\s*(%|phần trăm)/iu.test(unit);
}

/** Middle of a target that is a number or a range. */
export function aim(target: Target): number | null {
  if (target.kind === "number") return target.value;
  return target.kind === "range" ? (target.from + target.to) / 2 : null;
}

/** What is known of the figures of an indicator under a target. Members' targets are mostly the same: the last answer is kept. */
export function natureOf(indicator: Indicator, target: Target): Nature {
  const known = natures.get(indicator);
  if (known?.target === target) return known.nature;
  const nature = lookAtNature(indicator, target);
  natures.set(indicator, { target, nature });
  return nature;
}

const natures = new WeakMap<Indicator, { target: Target; nature: Nature }>();

function lookAtNature(indicator: Indicator, target: Target): Nature {
  const value = target.kind === "range" ? target.from : aim(target);
  const decimals = value === null ? 0 : decimalsOf(value);
  const counted = indicator.type === "quantity" || indicator.type === "atLeast";
  const share = isShare(indicator.unit) || indicator.type === "rate" || indicator.type === "growth";
  return {
    whole: counted && decimals === 0 && isCounted(indicator.unit),
    share,
    restless: indicator.type === "growth",
    steady: !isCumulative(indicator) && indicator.type !== "growth",
    decimals: Math.max(decimals, share ? 1 : 0),
  };
}

/** Grows over the year from nothing. */
export function isCumulative({ accumulation, type }: Indicator): boolean {
  return accumulation === "cumulative" && (type === "quantity" || type === "value" || type === "atLeast");
}

/** The figure a row reports in a column, as reading understood it. */
export function figureIn(row: ResultRow, key: FigureKey): number | null {
  const { entry } = row;
  if (!entry) return null;
  if (key === "lastYear" || key === "yearEstimate") return entry[key];
  return key === "actual" ? entry.actual.value : entry.actual[key];
}

/** What stands in a cell, as text a person typed; null when it is no text. */
export function typedText(row: ResultRow, key: FigureKey): string | null {
  const value = row.value(key);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A constant number in a cell: no formula, no text. */
export function typedNumber(row: ResultRow, key: FigureKey): number | null {
  const value = row.value(key);
  return typeof value === "number" && !row.hasFormula(key) ? value : null;
}

/** A change of the cell at a place. */
export function fixAt(place: Place, value: string | number | null, certain: boolean): { fix?: Fix } {
  const { sheet, cell } = place;
  return sheet && cell ? { fix: { sheet, cell, value, certain } } : {};
}

function targetEvidence(view: BookView, { indicator, target }: ResultRow): Evidence[] {
  const value = aim(target);
  if (value === null || value === 0) return [];
  const open = isCumulative(indicator) && !view.period?.final;
  return [{ value: open ? value / 2 : value, spread: open ? 0.9 : indicator.type === "growth" ? 0.9 : 0.45 }];
}

function given(value: number | null, spread: number): Evidence[] {
  return value === null || value === 0 ? [] : [{ value, spread }];
}

/** One figure of a row that lost or gained a power of ten. */
export interface FoundScale extends Misplaced {
  key: "actual" | "lastYear" | "yearEstimate";
}

/** Looks at the three figures of a row beside each other: which of them, if any, is out by a power of ten. */
export function misplacedFigures(view: BookView, row: ResultRow): readonly FoundScale[] {
  let found = view.misplaced.get(row);
  if (!found) view.misplaced.set(row, (found = lookAtScale(view, row)));
  return found;
}

const IN_PLACE: readonly FoundScale[] = [];

function lookAtScale(view: BookView, row: ResultRow): readonly FoundScale[] {
  const { indicator, target, nature } = row;
  if (row.word || indicator.type === "group" || indicator.type === "setRatio" || !row.entry) return IN_PLACE;
  const open = isCumulative(indicator) && !view.period?.final;
  const last = figureIn(row, "lastYear");
  const estimate = figureIn(row, "yearEstimate");
  const aims = targetEvidence(view, row);
  const found: FoundScale[] = [];
  const judge = (key: FoundScale["key"], figure: number | null, evidence: Evidence[]): number | null => {
    if (figure === null) return null;
    const moved = misplaced(figure, evidence, nature);
    if (moved === null) return figure;
    found.push({ key, ...moved });
    return moved.value;
  };
  const year = aim(target);
  // A whole row typed in an English Excel: what the target alone shows to be moved is no witness as it stands.
  const witness = (figure: number | null, evidence: Evidence[]): number | null => {
    const moved = figure === null ? null : misplaced(figure, evidence, nature);
    return moved ? moved.value : figure;
  };
  const actual = judge("actual", figureIn(row, "actual"), [
    ...aims,
    ...given(witness(last, aims), 0.6),
    ...given(witness(estimate, given(year, 0.45)), open ? 0.7 : 0.4),
  ]);
  judge("lastYear", last, [...aims, ...given(actual, 0.6)]);
  judge("yearEstimate", estimate, [...given(year, 0.45), ...given(actual, open ? 0.7 : 0.4)]);
  return found;
}
