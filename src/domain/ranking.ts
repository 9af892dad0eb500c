/** Ranks (xếp hạng) by total, high to low. Equal totals share a rank (1, 1, 3) unless the cluster declared what breaks a tie. */
import type { RankingJson } from "./mergeJson";
import type { Why } from "./points";
import type { Scheme, TieRule } from "./scheme";
import type { MemberScore, ScoreLine } from "./scoring";
import { sum } from "./sum";

/** 1, 1, 3: as many ahead of it plus one. Order of the input does not matter. */
export function competitionRanks(scores: Readonly<Record<string, number>>): Record<string, number> {
  const all = Object.values(scores);
  return Object.fromEntries(
    Object.entries(scores).map(([member, score]) => [member, 1 + all.filter((other) => other > score).length]),
  );
}

/** 1, 1, 2. */
export function denseRanks(scores: Readonly<Record<string, number>>): Record<string, number> {
  const all = [...new Set(Object.values(scores))];
  return Object.fromEntries(
    Object.entries(scores).map(([member, score]) => [member, 1 + all.filter((other) => other > score).length]),
  );
}

/** Votes of the review meeting (phiếu suy tôn), "15/16". */
export interface Votes {
  for: number;
  of: number;
}

/** Why a unit is not considered (Không xét). */
export interface Exclusion {
  member: string;
  reason: string;
}

export interface RankingRow {
  member: string;
  /** null: not considered, or no points. */
  rank: number | null;
  score: MemberScore;
  /** Xếp loại by the scheme's own thresholds; null when it has none. */
  grade: string | null;
  votes: Votes | null;
  /** Why it is not considered, or null. `code` when a rule says so, `reason` when the cluster does. */
  excluded: { code: string; reason: string | null } | null;
  /** Others with the same rank. */
  tiedWith: string[];
  /** The declared rules that put it apart from equal totals, in their order. */
  tieBrokenBy: TieRule[];
}

export interface RankingOptions {
  exclusions?: readonly Exclusion[];
  late?: readonly string[];
  missing?: readonly string[];
  votes?: Readonly<Record<string, Votes>>;
  /** Number of indicators exceeded (Vượt), for the tie rule of that name. */
  exceeded?: Readonly<Record<string, number>>;
}

/** Ranks the members; rows are in the order of rank, then of `scores`, the ones not considered last. */
export function rankMembers(
  scheme: Scheme,
  scores: readonly MemberScore[],
  options: RankingOptions = {},
): RankingRow[] {
  const rows = scores.map((score): RankingRow => {
    const { member } = score;
    return {
      member,
      rank: null,
      score,
      grade: gradeOf(scheme, score.total),
      votes: options.votes?.[member] ?? null,
      excluded: exclusionOf(scheme, score, options),
      tiedWith: [],
      tieBrokenBy: [],
    };
  });
  // Stable: equal ones keep the order they came in.
  const sorted = rows.filter(({ excluded }) => excluded === null).sort((a, b) => compare(scheme, options, b, a).order);
  sorted.forEach((row, index) => {
    const before = sorted[index - 1];
    row.rank = before && compare(scheme, options, before, row).order === 0 ? before.rank : index + 1;
  });
  for (const level of equalTotals(sorted)) {
    for (const row of level) {
      const others = level.filter((other) => other !== row);
      row.tiedWith = others.filter(({ rank }) => rank === row.rank).map(({ member }) => member);
      const deciding = new Set(others.map((other) => compare(scheme, options, row, other).rule));
      row.tieBrokenBy = scheme.ties.filter((rule) => deciding.has(rule));
    }
  }
  return [...sorted, ...rows.filter(({ excluded }) => excluded !== null)];
}

/** Rows with one total, in runs of two or more. */
function equalTotals(sorted: readonly RankingRow[]): RankingRow[][] {
  const levels = new Map<number, RankingRow[]>();
  for (const row of sorted) {
    const total = row.score.total ?? 0;
    const level = levels.get(total);
    if (level) level.push(row);
    else levels.set(total, [row]);
  }
  return [...levels.values()].filter((level) => level.length > 1);
}

function exclusionOf(scheme: Scheme, score: MemberScore, options: RankingOptions): RankingRow["excluded"] {
  const own = options.exclusions?.find(({ member }) => member === score.member);
  if (own) return { code: "ranking.excluded", reason: own.reason };
  if (options.missing?.includes(score.member)) return { code: "ranking.missing", reason: null };
  if (scheme.lateExcludes && options.late?.includes(score.member)) return { code: "ranking.late", reason: null };
  return score.total === null ? { code: "ranking.noPoints", reason: null } : null;
}

/** order > 0: a stands before b. `rule` is the tie rule that decided, null when the totals did. */
function compare(
  scheme: Scheme,
  options: RankingOptions,
  a: RankingRow,
  b: RankingRow,
): { order: number; rule: TieRule | null } {
  const byTotal = (a.score.total ?? 0) - (b.score.total ?? 0);
  if (byTotal !== 0) return { order: byTotal, rule: null };
  for (const rule of scheme.ties) {
    const order = tieValue(rule, options, a) - tieValue(rule, options, b);
    if (order !== 0) return { order, rule };
  }
  return { order: 0, rule: null };
}

function tieValue(rule: TieRule, options: RankingOptions, row: RankingRow): number {
  switch (rule.by) {
    case "section":
      return sum(pointsOf(row.score.lines.filter(({ section }) => section === rule.section)));
    case "criterion":
      return sum(pointsOf(row.score.lines.filter(({ code, part }) => code === rule.criterion && part !== "cap")));
    case "penalty":
      return -row.score.penalty;
    case "exceeded":
      return options.exceeded?.[row.member] ?? 0;
    case "votes":
      return row.votes && row.votes.of > 0 ? row.votes.for / row.votes.of : 0;
  }
}

function pointsOf(lines: readonly ScoreLine[]): number[] {
  return lines.map(({ points }) => points ?? 0);
}

/** Xếp loại: the highest threshold (% of the scheme's total) that is reached. */
export function gradeOf(scheme: Scheme, total: number | null): string | null {
  if (total === null || scheme.total === null || scheme.total <= 0) return null;
  const share = (total / scheme.total) * 100;
  const reached = scheme.grades.filter(({ from }) => share >= from).sort((a, b) => b.from - a.from);
  return reached[0]?.name ?? null;
}

/** "15/16" → votes; null for anything else, more votes than voters included. */
export function readVotes(text: string | null): Votes | null {
  const match = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text ?? "");
  const votes = match ? { for: Number(match[1]), of: Number(match[2]) } : null;
  return votes && votes.of > 0 && votes.for <= votes.of ? votes : null;
}

/** The ranking in the merge JSON. `say` puts a line's reason into words. */
export function rankingJson(
  rows: readonly RankingRow[],
  say: (why: Why, note: string | null) => string,
): RankingJson[] {
  return rows.map(({ member, rank, score, excluded }) => ({
    member,
    rank,
    total: score.total,
    lines: score.lines.flatMap(({ code, points, why, note, source }) =>
      points === null ? [] : [{ code, points, reason: say(why, note), ...(source?.file ? { source } : {}) }],
    ),
    ...(excluded ? { excluded: say({ code: excluded.code, params: { reason: excluded.reason ?? "" } }, null) } : {}),
  }));
}
