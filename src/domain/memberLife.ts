/**
 * Members through the years: units are merged and renamed (63 → 34 provinces on 01/7/2025, Nghị quyết 202/2025/QH15), and old names and
 * codes stay valid for old years. A unit is matched by code before name: two units may share a name.
 */
import { textKey } from "../vietnamese/text";
import type { Issue } from "./issue";
import type { Member, Period, Plan } from "./plan";

/** What a unit was recognised by. */
export type MatchedBy = "code" | "name" | "alias" | "predecessor";

export type MemberMatch =
  | { kind: "found"; member: Member; by: MatchedBy }
  /** More than one unit it may be; a person says which. */
  | { kind: "ambiguous"; members: Member[] }
  /** The unit is known but stands no more (or not yet) on that day, and nobody followed it. */
  | { kind: "notValid"; member: Member }
  | { kind: "unknown" };

/** Whether a unit stands on a day (ISO). */
export function isValidOn(member: Member, day: string): boolean {
  return (member.validFrom === null || member.validFrom <= day) && (member.validTo === null || member.validTo >= day);
}

/** Units made, at once or over several steps, of the unit with this code. */
export function successorsOf(plan: Plan, code: string): Member[] {
  const found = new Set<Member>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const member of plan.members) {
      if (!member.predecessors.includes(next) || found.has(member)) continue;
      found.add(member);
      open.push(member.code);
    }
  }
  return plan.members.filter((member) => found.has(member));
}

/** The member of exactly this code; null where the plan has none. */
export function memberOfCode({ members }: Plan, code: string | null): Member | null {
  return (code === null ? undefined : byCodeIn(members).exact.get(code)) ?? null;
}

/** The first member of this code in any case. */
export function memberOfAnyCase({ members }: Plan, code: string): Member | null {
  return byCodeIn(members).lower.get(code.toLowerCase()) ?? null;
}

/** Members by code, worked out once for the thousands of files of a plan. */
function byCodeIn(members: readonly Member[]): { exact: Map<string, Member>; lower: Map<string, Member> } {
  let known = byCodes.get(members);
  if (known) return known;
  known = { exact: new Map(), lower: new Map() };
  for (const member of members) {
    const lower = member.code.toLowerCase();
    if (!known.exact.has(member.code)) known.exact.set(member.code, member);
    if (!known.lower.has(lower)) known.lower.set(lower, member);
  }
  byCodes.set(members, known);
  return known;
}

const byCodes = new WeakMap<readonly Member[], ReturnType<typeof byCodeIn>>();

/** Finds the unit a code or a name speaks of, as of a day (ISO). */
export function matchMember(
  plan: Plan,
  said: { code?: string | null; name?: string | null },
  day: string,
): MemberMatch {
  const code = said.code?.trim() ?? "";
  if (code !== "") {
    const own = memberOfAnyCase(plan, code);
    const byCode = standing(plan, own ? [own] : [], own?.code ?? code, "code", day);
    if (byCode.kind !== "unknown") return byCode;
  }
  const key = textKey(said.name ?? "");
  if (key === "") return { kind: "unknown" };
  const named = plan.members.filter(({ name }) => textKey(name) === key);
  const aliased = plan.members.filter(({ aliases }) => aliases.some((alias) => textKey(alias) === key));
  const byName = standing(plan, named, null, "name", day);
  return byName.kind === "unknown" ? standing(plan, aliased, null, "alias", day) : byName;
}

/** Of the units something speaks of, the one that stands on the day; else the one that followed. */
function standing(plan: Plan, spoken: Member[], code: string | null, by: MatchedBy, day: string): MemberMatch {
  const valid = spoken.filter((member) => isValidOn(member, day));
  if (valid.length > 1) return { kind: "ambiguous", members: valid };
  if (valid[0]) return { kind: "found", member: valid[0], by };
  const codes = code === null ? spoken.map((member) => member.code) : [code];
  const followed = new Set(codes.flatMap((one) => successorsOf(plan, one)).filter((member) => isValidOn(member, day)));
  const [follower, ...more] = followed;
  if (more.length > 0) return { kind: "ambiguous", members: [...followed] };
  if (follower) return { kind: "found", member: follower, by: "predecessor" };
  return spoken[0] ? { kind: "notValid", member: spoken[0] } : { kind: "unknown" };
}

/** What to say about how a file's unit was found; null when it gave the unit's own code. */
export function matchIssue(match: MemberMatch, said: string, file: string): Issue | null {
  const place = { file };
  switch (match.kind) {
    case "found": {
      if (match.by === "code") return null;
      const { code, name } = match.member;
      const params = { code, name };
      if (match.by === "predecessor") {
        return {
          code: "member.byPredecessor",
          severity: "warning",
          place: { ...place, member: code },
          found: said,
          params,
        };
      }
      return { code: "member.byName", severity: "note", place: { ...place, member: code }, found: said, params };
    }
    case "ambiguous": {
      const params = { codes: match.members.map(({ code }) => code).join(", ") };
      return { code: "member.ambiguous", severity: "error", place, found: said, params };
    }
    case "notValid":
      return { code: "member.notValid", severity: "error", place, found: said, params: { name: match.member.name } };
    case "unknown":
      return { code: "member.unknown", severity: "error", place, found: said };
  }
}

/**
 * Whether a unit's figures may be set against the same period last year: not while that reaches back before the merger
 * that made it.
 */
export function comparableWithLastYear(member: Member, period: Period): boolean {
  if (member.predecessors.length === 0 || member.validFrom === null) return true;
  const [year = "", ...rest] = period.from.split("-");
  return member.validFrom <= [String(Number(year) - 1), ...rest].join("-");
}
