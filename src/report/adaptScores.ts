import type { Plan } from "../domain/plan";
import type { RankingRow as Ranked } from "../domain/ranking";
import type { Scheme } from "../domain/scheme";
import type { MemberScore } from "../domain/scoring";
import type { ScoreEntry } from "../domain/submission";
import type { MemberCell } from "../domain/summary";
import { formatNumber, roundHalfAway } from "../vietnamese/numbers";
import { EMPTY_SCORE_ROW, type RankingRow, type ScoreRow } from "./views";

/** Scores and ranks as rows that are ready to print. A blank is no points given, never 0 points. */

function points(value: number | null, scheme: Scheme): string {
  return value === null ? "" : formatNumber(value, { decimals: scheme.decimals });
}

const orBlank = (value: number, scheme: Scheme) => (value === 0 ? "" : points(value, scheme));

/** What a person decides after the ranks are known, by member code. */
export interface Proposals {
  /** Đề nghị khen thưởng. */
  proposal?: Readonly<Record<string, string>>;
  note?: Readonly<Record<string, string>>;
}

/** Ranks (xếp hạng); equal ranks stay equal, units that are not considered stand last with "Không xét". */
export function rankingRows(plan: Plan, scheme: Scheme, ranked: Ranked[], decided: Proposals = {}): RankingRow[] {
  const names = new Map(plan.members.map((member) => [member.code, member.name]));
  return ranked.map(({ member, rank, score, grade, votes, excluded }) => ({
    name: names.get(member) ?? member,
    self: points(score.self, scheme),
    appraised: points(score.points, scheme),
    bonus: orBlank(score.bonus, scheme),
    penalty: orBlank(score.penalty, scheme),
    total: points(score.total, scheme),
    rank: rank === null ? (excluded ? "Không xét" : "") : String(rank),
    grade: grade ?? "",
    excluded: excluded ? (excluded.reason ?? EXCLUDED[excluded.code] ?? "Theo quy chế của cụm") : "",
    votes: votes ? `${votes.for}/${votes.of}` : "",
    votePercent: votes && votes.of > 0 ? formatNumber(roundHalfAway((votes.for / votes.of) * 100, 2)) : "",
    proposal: decided.proposal?.[member] ?? "",
    note: decided.note?.[member] ?? "",
  }));
}

const EXCLUDED: Readonly<Record<string, string>> = {
  "ranking.late": "Nộp trễ hạn",
  "ranking.missing": "Chưa nộp báo cáo",
  "ranking.noPoints": "Chưa có điểm",
};

/** The scoring sheet (bảng chấm điểm) of one member, with its totals. */
export function scoreRows(
  scheme: Scheme,
  score: MemberScore,
  entries: readonly ScoreEntry[],
  results: (indicator: string) => MemberCell | undefined = () => undefined,
): { rows: ScoreRow[]; totals: Partial<ScoreRow> } {
  const written = new Map(entries.map((entry) => [entry.criterion, entry]));
  const sections = scheme.sections.length > 0 ? scheme.sections : [{ code: "", name: "", max: null }];
  const rows = sections.flatMap((section): ScoreRow[] => {
    const criteria = scheme.criteria.filter((criterion) => criterion.section === section.code);
    const [no = "", name = section.name] = /^([A-ZĐ]{1,2}|[IVX]+)\.\s+(.+)$/.exec(section.name)?.slice(1) ?? [];
    const head = { ...EMPTY_SCORE_ROW, no, criterion: name, band: true };
    const body = criteria.map((criterion, i): ScoreRow => {
      const entry = written.get(criterion.code);
      const cell = criterion.indicator === null ? undefined : results(criterion.indicator);
      const lines = score.lines.filter((line) => line.code === criterion.code && line.part !== "cap");
      const own = entry ? sumOf([entry.self, entry.bonus, entry.penalty === null ? null : -entry.penalty]) : null;
      const appraised = entry?.appraised ?? null;
      return {
        ...EMPTY_SCORE_ROW,
        no: String(i + 1),
        criterion: criterion.name,
        standard: points(criterion.max, scheme),
        result: cell?.actual == null ? "" : formatNumber(cell.actual, { decimals: 4 }),
        percent: cell?.percent == null ? "" : formatNumber(cell.percent),
        self: points(entry?.self ?? null, scheme),
        bonus: points(entry?.bonus ?? null, scheme),
        penalty: points(entry?.penalty ?? null, scheme),
        selfTotal: points(own, scheme),
        appraised: points(appraised, scheme),
        difference: own === null || appraised === null ? "" : points(appraised - own, scheme),
        council: points(entry?.council ?? null, scheme),
        reason: entry?.reason ?? lines.find((line) => line.note)?.note ?? "",
      };
    });
    return criteria.length === 0 ? [] : section.name === "" ? body : [head, ...body];
  });
  const max = sumOf(
    scheme.criteria.filter(({ rule }) => rule.kind !== "bonus" && rule.kind !== "penalty").map(({ max: one }) => one),
  );
  const totals = {
    standard: points(scheme.total ?? max, scheme),
    self: points(sumOf(entries.map((entry) => entry.self)), scheme),
    selfTotal: points(score.self, scheme),
    appraised: points(sumOf(entries.map((entry) => entry.appraised)), scheme),
    council: points(sumOf(entries.map((entry) => entry.council)), scheme),
  };
  return { rows, totals };
}

/** Sum of what is known; null when nothing is. */
function sumOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
