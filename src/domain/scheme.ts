/**
 * A scoring scheme (quy chế chấm điểm) as data: it differs by cluster and year, so a plan carries its own (`plan.scoring`) and none is
 * assumed. Points are in the scheme's own scale (1.000, 100 …).
 */
import type { Issue } from "./issue";
import { type At, code, field, isObject, items, number, oneOf, text, yesNo } from "./jsonRead";

/** How one criterion turns a result into points. */
export type Rule =
  /** max × percent, never more than max; nothing below `zeroBelow` %. */
  | { kind: "linear"; zeroBelow: number | null }
  /** Points of the highest step reached; nothing below the first. Steps are in % of the target or in the figure itself. */
  | { kind: "steps"; on: "percent" | "actual"; steps: { from: number; points: number }[] }
  /** max when met (đạt), else nothing. */
  | { kind: "passFail" }
  /** So many points for each time, up to max. */
  | { kind: "perOccurrence"; points: number }
  /** Half of max for reaching the target, the rest by the distance to the cluster's leader. Needs the whole cluster. */
  | { kind: "leaderRelative" }
  /** Points someone writes. */
  | { kind: "manual" }
  /** Điểm thưởng, điểm trừ: written with a reason; `max` is the most that counts. */
  | { kind: "bonus" }
  | { kind: "penalty" };

/** A criterion (tiêu chí). */
export interface Criterion {
  code: string;
  section: string;
  name: string;
  /** Standard points (điểm chuẩn); of a bonus or penalty the most that counts, null for no limit. */
  max: number | null;
  /** The indicator it looks at, or null. */
  indicator: string | null;
  rule: Rule;
}

/** A part of the table (A. Thực hiện nhiệm vụ chính trị …). `max`: the most its criteria count together. */
export interface Section {
  code: string;
  name: string;
  max: number | null;
}

/** What breaks a tie, in the order the cluster declares. Nothing else ever does. */
export type TieRule =
  | { by: "section"; section: string }
  | { by: "criterion"; criterion: string }
  /** Fewer points taken off. */
  | { by: "penalty" }
  /** More indicators exceeded (Vượt). */
  | { by: "exceeded" }
  /** Share of votes (phiếu suy tôn). */
  | { by: "votes" };

/** Xếp loại: at least `from` % of the scheme's total. */
export interface Grade {
  name: string;
  from: number;
}

export interface Scheme {
  name: string;
  /** Căn cứ: the document it stands in. */
  basis: string;
  /** Nominal total of the criteria (1.000, 950, 100), for checks and grades. */
  total: number | null;
  caps: { total: number | null; bonus: number | null; penalty: number | null };
  /** Decimals of points. */
  decimals: number;
  sections: Section[];
  criteria: Criterion[];
  ties: TieRule[];
  grades: Grade[];
  /** A late file excludes from ranking (Không xét). */
  lateExcludes: boolean;
}

const RULES = ["linear", "steps", "passFail", "perOccurrence", "leaderRelative", "manual", "bonus", "penalty"] as const;

/** Reads a scheme; null when there is none. */
export function readScheme(value: unknown): { scheme: Scheme | null } | { issues: Issue[] } {
  if (value == null) return { scheme: null };
  const at: At = { value, path: "scoring", issues: [] };
  if (!isObject(at)) return { issues: at.issues };
  const caps = field(at, "caps");
  const scheme: Scheme = {
    name: text(field(at, "name"), ""),
    basis: text(field(at, "basis"), ""),
    total: number(field(at, "total")),
    caps: {
      total: number(field(caps, "total")),
      bonus: number(field(caps, "bonus")),
      penalty: number(field(caps, "penalty")),
    },
    decimals: Math.min(6, Math.max(0, Math.trunc(number(field(at, "decimals")) ?? 2))),
    sections: items(field(at, "sections")).filter(isObject).map(sectionAt),
    criteria: items(field(at, "criteria")).filter(isObject).map(criterionAt),
    ties: items(field(at, "ties")).filter(isObject).map(tieAt),
    grades: items(field(at, "grades"))
      .filter(isObject)
      .map((grade) => ({ name: text(field(grade, "name")), from: number(field(grade, "from")) ?? 0 })),
    lateExcludes: yesNo(field(at, "lateExcludes")),
  };
  return at.issues.length > 0 ? { issues: at.issues } : { scheme };
}

function sectionAt(at: At): Section {
  return { code: code(field(at, "code")), name: text(field(at, "name"), ""), max: number(field(at, "max")) };
}

function criterionAt(at: At): Criterion {
  const indicator = field(at, "indicator");
  return {
    code: code(field(at, "code")),
    section: text(field(at, "section"), ""),
    name: text(field(at, "name"), ""),
    max: number(field(at, "max")),
    indicator: indicator.value == null ? null : text(indicator),
    rule: ruleAt(field(at, "rule")),
  };
}

function ruleAt(at: At): Rule {
  const kind = oneOf(field(at, "kind"), RULES, at.value == null ? "manual" : undefined);
  switch (kind) {
    case "linear":
      return { kind, zeroBelow: number(field(at, "zeroBelow")) };
    case "steps":
      return {
        kind,
        on: oneOf(field(at, "on"), ["percent", "actual"] as const, "percent"),
        steps: items(field(at, "steps"))
          .filter(isObject)
          .map((step) => ({ from: number(field(step, "from")) ?? 0, points: number(field(step, "points")) ?? 0 })),
      };
    case "perOccurrence":
      return { kind, points: number(field(at, "points")) ?? 0 };
    default:
      return { kind };
  }
}

function tieAt(at: At): TieRule {
  const by = oneOf(field(at, "by"), ["section", "criterion", "penalty", "exceeded", "votes"] as const);
  if (by === "section") return { by, section: text(field(at, "section")) };
  if (by === "criterion") return { by, criterion: text(field(at, "criterion")) };
  return { by };
}
