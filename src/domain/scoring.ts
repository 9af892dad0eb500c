/**
 * Points of every member, each explained by a line. A criterion counts what the standing body wrote (cơ quan thường trực), else
 * what the cluster appraised (cụm thẩm định), else the self-score (tự chấm), else what its rule computes. Blank is not 0.
 */
import { roundHalfAway } from "../vietnamese/numbers";
import type { Issue, Place } from "./issue";
import { type Computed, computedPoints, type Lead, leadOf, type Why } from "./points";
import type { Criterion, Scheme } from "./scheme";
import type { ScoreEntry, Source } from "./submission";
import { sum } from "./sum";
import type { MemberCell, Summary } from "./summary";

/** Whose figure counts. */
export type Basis = "council" | "appraised" | "self" | "computed" | "none";

/** One explained part of a total. Lines add up to the total, exactly. */
export interface ScoreLine {
  /** Criterion code; of a cap the section's code, "bonus", "penalty" or "total". */
  code: string;
  section: string;
  part: "points" | "bonus" | "penalty" | "cap";
  /** Points it adds (a penalty is negative); null: nothing known yet. */
  points: number | null;
  basis: Basis;
  /** What the rule alone gives. */
  computed: number | null;
  why: Why;
  /** Reason written by a person. */
  note: string | null;
  source: Source | null;
}

export interface MemberScore {
  member: string;
  lines: ScoreLine[];
  /** Criteria after section caps, bonus and penalty after theirs (a penalty is a positive number); null: nothing known. */
  points: number | null;
  bonus: number;
  penalty: number;
  total: number | null;
  /** Sum of the self-scores as written, or null when there is none. */
  self: number | null;
  /** Criteria nobody and no rule has given points. */
  missing: string[];
  issues: Issue[];
}

/** A member's rows of the scoring sheet, by criterion. */
export type ScoreRows = ReadonlyMap<string, ScoreEntry>;

/** Scores every member of the summary. `rows` gives the scoring sheet of those who sent one. */
export function scoreMembers(
  scheme: Scheme,
  summary: Summary,
  rows: (member: string) => readonly ScoreEntry[],
): MemberScore[] {
  const rowsOf = new Map(summary.indicators.map((row) => [row.code, row.members]));
  const results = new Map<string, { cells: Record<string, MemberCell>; lead: Lead }>();
  for (const { indicator } of scheme.criteria) {
    const all = indicator === null ? undefined : rowsOf.get(indicator);
    if (indicator === null || !all || results.has(indicator)) continue;
    const cells = Object.fromEntries(
      summary.submitted.flatMap((member) => (all[member] ? [[member, all[member]]] : [])),
    );
    results.set(indicator, { cells, lead: leadOf(Object.values(cells)) });
  }
  return summary.members.map((member) => {
    const entries = new Map(rows(member).map((entry) => [entry.criterion, entry]));
    return scoreMember(scheme, member, entries, ({ indicator }) => {
      const result = indicator === null ? undefined : results.get(indicator);
      return { cell: result?.cells[member], lead: result?.lead ?? { share: 0, figure: 0 } };
    });
  });
}

/** Scores one member. */
export function scoreMember(
  scheme: Scheme,
  member: string,
  rows: ScoreRows,
  results: (criterion: Criterion) => { cell: MemberCell | undefined; lead: Lead },
): MemberScore {
  const issues: Issue[] = [];
  const lines = scheme.criteria.flatMap((criterion) => {
    const { cell, lead } = results(criterion);
    const computed = computedPoints(criterion, cell, lead);
    return criterionLines(scheme, criterion, rows.get(criterion.code), computed, cell, issues, member);
  });
  const capped = withCaps(scheme, lines);
  const known = capped.filter(({ points }) => points !== null);
  const of = (...parts: ScoreLine["part"][]) => total(known.filter((line) => parts.includes(line.part)));
  const selfs = [...rows.values()].flatMap(({ self, bonus, penalty }) =>
    self === null && bonus === null && penalty === null ? [] : [self ?? 0, bonus ?? 0, -(penalty ?? 0)],
  );
  const bonus = total(known.filter(({ part, code }) => part === "bonus" || (part === "cap" && code === "bonus")));
  const penalty = total(known.filter(({ part, code }) => part === "penalty" || (part === "cap" && code === "penalty")));
  const someCriterion = known.some(({ part }) => part === "points");
  const all = of("points", "bonus", "penalty", "cap");
  return {
    member,
    lines: capped,
    points: someCriterion ? sum([all, -bonus, -penalty]) : null,
    bonus,
    penalty: penalty === 0 ? 0 : -penalty,
    total: known.length > 0 ? all : null,
    self: selfs.length > 0 ? sum(selfs) : null,
    missing: capped.filter(({ part, points }) => part === "points" && points === null).map(({ code }) => code),
    issues,
  };
}

function total(lines: readonly ScoreLine[]): number {
  return sum(lines.map(({ points }) => points ?? 0));
}

function criterionLines(
  scheme: Scheme,
  criterion: Criterion,
  row: ScoreEntry | undefined,
  computed: Computed,
  cell: MemberCell | undefined,
  issues: Issue[],
  member: string,
): ScoreLine[] {
  const round = (points: number | null) => (points === null ? null : roundHalfAway(points, scheme.decimals));
  const { code, section, max, rule } = criterion;
  const note = row?.reason?.trim() || null;
  const place: Place = row ? { ...row.source, member } : { member };
  const say = (issue: string, severity: Issue["severity"], found: number, params: Why["params"] = {}) =>
    issues.push({
      code: issue,
      severity,
      place: {
        file: place.file,
        sheet: place.sheet,
        cell: place.cell,
        member,
        indicator: criterion.indicator ?? undefined,
      },
      found: String(found),
      params: { criterion: code, ...params },
    });
  const line = (part: ScoreLine["part"], points: number | null, basis: Basis, why: Why): ScoreLine => ({
    code,
    section,
    part,
    points: round(points),
    basis,
    computed: round(computed.points),
    why,
    note,
    source: row && basis !== "computed" ? row.source : (cell?.source ?? null),
  });
  const [judge, decided] = decision(row);

  /** Bonus and penalty count with a reason only. */
  const extra = (part: "bonus" | "penalty", given: number | null, basis: Basis): ScoreLine[] => {
    if (given === null || given === 0) return [];
    const size = Math.abs(given);
    if (note === null) {
      say("score.reasonMissing", "error", size);
      return [line(part, 0, basis, { code: "score.noReason", params: { points: size } })];
    }
    const counted = (rule.kind === "bonus" || rule.kind === "penalty") && max !== null ? Math.min(size, max) : size;
    const why = { code: `score.${part}`, params: { points: size, counted } };
    return [line(part, part === "bonus" ? counted : -counted, basis, why)];
  };

  if (rule.kind === "bonus") return extra("bonus", decided ?? row?.bonus ?? row?.self ?? null, judge);
  if (rule.kind === "penalty") return extra("penalty", decided ?? row?.penalty ?? row?.self ?? null, judge);
  if (decided !== null) {
    if (max !== null && (decided > max || decided < 0)) say("score.outOfRange", "warning", decided, { max });
    const own = row ? sum([row.self ?? 0, row.bonus ?? 0, -(row.penalty ?? 0)]) : 0;
    if (note === null && row?.self != null && own !== decided)
      say("score.changedWithoutReason", "warning", decided, { self: own });
    // An appraisal is of the whole row: its bonus and penalty are in it.
    return [line("points", decided, judge, { code: `score.${judge}`, params: { points: decided } })];
  }
  const self = row?.self ?? null;
  if (self !== null && (self < 0 || (max !== null && self > max)))
    say("score.outOfRange", "error", self, { max: max ?? 0 });
  if (self !== null && computed.points !== null && self > (round(computed.points) ?? 0)) {
    say("score.selfAboveComputed", "warning", self, { computed: round(computed.points) ?? 0 });
  }
  const points =
    self === null
      ? line("points", computed.points, computed.points === null ? "none" : "computed", computed.why)
      : line("points", Math.max(0, max === null ? self : Math.min(self, max)), "self", {
          code: "score.self",
          params: { points: self },
        });
  return [points, ...extra("bonus", row?.bonus ?? null, "self"), ...extra("penalty", row?.penalty ?? null, "self")];
}

/** The figure that outranks the member's own, if any. */
function decision(row: ScoreEntry | undefined): [Basis, number | null] {
  if (row && row.council !== null) return ["council", row.council];
  if (row && row.appraised !== null) return ["appraised", row.appraised];
  return ["self", null];
}

/** Adds a line for every cap that bites, so that the lines still add up to the total. */
function withCaps(scheme: Scheme, lines: readonly ScoreLine[]): ScoreLine[] {
  const all = [...lines];
  const cap = (code: string, section: string, sized: number, limit: number | null, sign: 1 | -1) => {
    if (limit === null || sized <= limit) return;
    all.push({
      code,
      section,
      part: "cap",
      points: sum([limit, -sized]) * sign,
      basis: "computed",
      computed: null,
      why: { code: "score.cap", params: { of: code, limit, found: sized } },
      note: null,
      source: null,
    });
  };
  for (const { code, max } of scheme.sections) {
    cap(code, code, total(lines.filter(({ part, section }) => part === "points" && section === code)), max, 1);
  }
  cap("bonus", "", total(lines.filter(({ part }) => part === "bonus")), scheme.caps.bonus, 1);
  cap("penalty", "", -total(lines.filter(({ part }) => part === "penalty")), scheme.caps.penalty, -1);
  cap("total", "", total(all), scheme.caps.total, 1);
  return all;
}
