import type { Indicator } from "../domain/plan";
import type { Target } from "../domain/target";
import { unitScale } from "../vietnamese/units";
import { decimalsOf, type Nature } from "./scale";

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
