/**
 * Checks a registration of titles (đăng ký danh hiệu thi đua, hình thức khen thưởng) against dated rules. A rule says what does not
 * fit; it decides nothing. Danh hiệu and hình thức khen thưởng are two things and stand in two columns.
 */
import { roundHalfAway } from "../vietnamese/numbers";
import { textKey } from "../vietnamese/text";
import {
  type AwardName,
  type AwardRules,
  awardRulesAt,
  type Condition,
  type Dated,
  type Need,
  type Quota,
} from "./awardRule";
import { nationalAwardRules } from "./data/awardRules";
import type { Issue } from "./issue";
import { type At, isObject } from "./jsonRead";
import type { AwardEntry } from "./submission";

/**
 * The rules of a plan (`plan.awards`): what it declares instead of the national ones, list by list; issues where it cannot be read.
 */
export function readAwardRules(value: unknown): { rules: AwardRules } | { issues: Issue[] } {
  if (value == null) return { rules: nationalAwardRules };
  const at: At = { value, path: "awards", issues: [] };
  const read = isObject(at) ? awardRulesAt(at, nationalAwardRules) : nationalAwardRules;
  return at.issues.length > 0 ? { issues: at.issues } : { rules: read };
}

/** The list's name of what was written, or null when it is on no list. */
export function awardName(rules: AwardRules, text: string | null): AwardName | null {
  const key = textKey(text ?? "");
  if (key === "") return null;
  const exact = rules.names.find(({ name, short }) => [name, ...short].some((one) => textKey(one) === key));
  // "Huân chương Lao động hạng Ba": a form's name with what follows it.
  return exact ?? rules.names.find(({ name, sort }) => sort === "form" && key.startsWith(`${textKey(name)} `)) ?? null;
}

/** Figures of a registration for its totals. */
export interface AwardCounts {
  individuals: number;
  collectives: number;
  /** Numbers registered, by title; who has a higher one counts for the one it includes. */
  byTitle: Record<string, number>;
}

export function awardCounts(entries: readonly AwardEntry[], rules: AwardRules): AwardCounts {
  const byTitle: Record<string, number> = {};
  for (const entry of entries) for (const title of titlesOf(entry, rules)) byTitle[title] = (byTitle[title] ?? 0) + 1;
  const individuals = entries.filter(({ kind }) => kind === "individual").length;
  return { individuals, collectives: entries.length - individuals, byTitle };
}

/** The title of an entry and those it includes. */
function titlesOf({ title }: AwardEntry, rules: AwardRules): string[] {
  const titles: string[] = [];
  let next = awardName(rules, title)?.name;
  while (next !== undefined && !titles.includes(next)) {
    titles.push(next);
    next = rules.implies.find(({ title: from }) => from === titles.at(-1))?.also;
  }
  return titles;
}

/** @param day the day the rules are taken of (ISO) */
export function awardIssues(entries: readonly AwardEntry[], rules: AwardRules, day: string): Issue[] {
  const issues: Issue[] = [];
  const inForce = ({ validFrom, validTo }: Dated) => validFrom <= day && (validTo === null || day <= validTo);
  for (const entry of entries) issues.push(...nameIssues(entry, rules));
  for (const condition of rules.conditions.filter(inForce)) {
    for (const entry of entries) {
      if (awardName(rules, entry.title)?.name !== condition.title) continue;
      const fault = unmet(condition.needs, entry, entries, rules);
      if (fault) issues.push(conditionIssue(fault, entry, condition));
    }
  }
  const { byTitle, individuals } = awardCounts(entries, rules);
  for (const quota of rules.quotas.filter(inForce)) {
    const count = byTitle[quota.title] ?? 0;
    const base = quota.of === null ? individuals : (byTitle[quota.of] ?? 0);
    const most = allowed(quota, base);
    if (count <= most) continue;
    const params = {
      title: quota.title,
      count,
      of: quota.of ?? "",
      base,
      percent: quota.percent,
      most,
      ...basisOf(quota),
    };
    issues.push({ code: "award.overQuota", severity: "warning", place: {}, params });
  }
  return issues;
}

/** Most that a quota lets through of so many. */
export function allowed({ percent, rounding }: Quota, base: number): number {
  const share = roundHalfAway((base * percent) / 100, 9);
  if (rounding === "down") return Math.floor(share);
  if (rounding === "up") return Math.ceil(share);
  return rounding === "nearest" ? roundHalfAway(share, 0) : share;
}

interface Fault {
  code: string;
  params: Record<string, string | number>;
}

function unmet(need: Need, entry: AwardEntry, entries: readonly AwardEntry[], rules: AwardRules): Fault | null {
  const people = entries.filter(({ kind }) => kind === "individual");
  const having = (title: string) => people.filter((person) => titlesOf(person, rules).includes(title)).length;
  switch (need.kind) {
    case "initiative":
      return entry.initiative?.trim() ? null : { code: "award.noInitiative", params: {} };
    case "someoneWith":
      return having(need.title) > 0 ? null : { code: "award.nobodyWith", params: { needed: need.title } };
    case "shareOfMembers": {
      if (people.length === 0)
        return { code: "award.cannotCheck", params: { needed: need.title, percent: need.percent } };
      const share = (having(need.title) / people.length) * 100;
      if (share >= need.percent) return null;
      return {
        code: "award.shareTooLow",
        params: { needed: need.title, percent: need.percent, share: roundHalfAway(share, 2) },
      };
    }
    case "allCompleted": {
      const failing = people.filter(({ rating }) => /^(?:khong|không) hoàn thành|^KHTNV/iu.test(rating?.trim() ?? ""));
      return failing.length === 0 ? null : { code: "award.notAllCompleted", params: { count: failing.length } };
    }
  }
}

/** Căn cứ; `certain` 0: to be verified before it is cited. */
function basisOf({ basis, certain }: Dated): Record<string, string | number> {
  return { basis: basis.code, article: basis.article, certain: certain ? 1 : 0 };
}

function conditionIssue({ code, params }: Fault, entry: AwardEntry, rule: Condition): Issue {
  const { file, sheet, cell } = entry.source;
  const said = { name: entry.name, title: rule.title, ...params, ...basisOf(rule) };
  const severity = code === "award.cannotCheck" ? "note" : "warning";
  return { code, severity, place: { file, sheet, cell }, params: said };
}

/** A title in the column of reward forms or the other way round, a name on no list, a title of the other kind. */
function nameIssues(entry: AwardEntry, rules: AwardRules): Issue[] {
  const { file, sheet, cell } = entry.source;
  const place = { file, sheet, cell };
  const issues: Issue[] = [];
  for (const [text, column] of [
    [entry.title, "title"],
    [entry.rewardForm, "form"],
  ] as const) {
    if (!text?.trim()) continue;
    const known = awardName(rules, text);
    const params = { name: entry.name };
    if (!known) issues.push({ code: "award.unknownName", severity: "note", place, found: text, params });
    else if (known.sort !== column) {
      const code = column === "title" ? "award.formAsTitle" : "award.titleAsForm";
      issues.push({ code, severity: "warning", place, found: text, params });
    } else if (known.of !== "both" && known.of !== entry.kind) {
      issues.push({ code: "award.otherKind", severity: "warning", place, found: text, params });
    }
  }
  return issues;
}
