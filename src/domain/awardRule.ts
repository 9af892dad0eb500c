/** Rules about titles and reward forms as dated data, and how a plan's own are read. */
import { type At, day, entries, field, isObject, items, number, oneOf, text, texts, yesNo } from "./jsonRead";

/** A name as lists print it, and how officers shorten it. */
export interface AwardName {
  name: string;
  short: string[];
  /** title: danh hiệu thi đua; form: hình thức khen thưởng. */
  sort: "title" | "form";
  of: "individual" | "collective" | "both";
}

/** What a title asks. */
export type Need =
  /** So many % of the individuals have the title. */
  | { kind: "shareOfMembers"; title: string; percent: number }
  /** At least one individual has the title. */
  | { kind: "someoneWith"; title: string }
  /** Every individual completed the tasks (hoàn thành nhiệm vụ trở lên). */
  | { kind: "allCompleted" }
  /** An initiative or a project is named (sáng kiến, đề tài). */
  | { kind: "initiative" };

/** Time in force and source of a rule. */
export interface Dated {
  basis: { code: string; article: string };
  validFrom: string;
  validTo: string | null;
  certain: boolean;
}

export interface Condition extends Dated {
  title: string;
  needs: Need;
}

/** At most `percent` of those who have `of` (or of all individuals) may have `title`. */
export interface Quota extends Dated {
  title: string;
  of: string | null;
  percent: number;
  /** How many persons a fraction makes. none: compared as it is. */
  rounding: "none" | "down" | "up" | "nearest";
}

/** Least share of votes a title needs at the review (bình xét), 2 of 3; `title` null: any title without a rule of its own. */
export interface VoteRule extends Dated {
  title: string | null;
  least: { for: number; of: number };
}

/** How many of a title or reward form the cluster may propose (chỉ tiêu phân bổ). */
export interface Allocation {
  name: string;
  count: number;
}

export interface AwardRules {
  names: AwardName[];
  /** Who has the one title has earned the other. */
  implies: { title: string; also: string }[];
  conditions: Condition[];
  quotas: Quota[];
  votes: VoteRule[];
  allocations: Allocation[];
}

const ALWAYS = "0001-01-01";

/** A plan's own rules; a list it does not give is taken from `otherwise`. */
export function awardRulesAt(at: At, otherwise: AwardRules): AwardRules {
  const given = new Set(entries(at).map(([key]) => key));
  const list = <K extends keyof AwardRules>(
    key: K,
    read: (item: At) => AwardRules[K][number],
  ): AwardRules[K][number][] => (given.has(key) ? items(field(at, key)).filter(isObject).map(read) : otherwise[key]);
  return {
    names: list("names", (item) => ({
      name: text(field(item, "name")),
      short: texts(field(item, "short")),
      sort: oneOf(field(item, "sort"), ["title", "form"] as const, "title"),
      of: oneOf(field(item, "of"), ["individual", "collective", "both"] as const, "both"),
    })),
    implies: list("implies", (item) => ({ title: text(field(item, "title")), also: text(field(item, "also")) })),
    conditions: list("conditions", (item) => ({
      title: text(field(item, "title")),
      needs: needAt(field(item, "needs")),
      ...datedAt(item),
    })),
    quotas: list("quotas", (item) => ({
      title: text(field(item, "title")),
      of: field(item, "of").value == null ? null : text(field(item, "of")),
      percent: number(field(item, "percent")) ?? 100,
      rounding: oneOf(field(item, "rounding"), ["none", "down", "up", "nearest"] as const, "none"),
      ...datedAt(item),
    })),
    votes: list("votes", (item) => ({
      title: field(item, "title").value == null ? null : text(field(item, "title")),
      least: {
        for: number(field(field(item, "least"), "for")) ?? 0,
        of: number(field(field(item, "least"), "of")) ?? 1,
      },
      ...datedAt(item),
    })),
    allocations: list("allocations", (item) => ({
      name: text(field(item, "name")),
      count: number(field(item, "count")) ?? 0,
    })),
  };
}

function datedAt(at: At): Dated {
  const basis = field(at, "basis");
  return {
    basis: { code: text(field(basis, "code"), ""), article: text(field(basis, "article"), "") },
    validFrom: day(field(at, "validFrom")) ?? ALWAYS,
    validTo: day(field(at, "validTo")),
    certain: yesNo(field(at, "certain")),
  };
}

function needAt(at: At): Need {
  const kind = oneOf(field(at, "kind"), ["shareOfMembers", "someoneWith", "allCompleted", "initiative"] as const);
  if (kind === "shareOfMembers") {
    return { kind, title: text(field(at, "title")), percent: number(field(at, "percent")) ?? 0 };
  }
  return kind === "someoneWith" ? { kind, title: text(field(at, "title")) } : { kind };
}
