import { outdated, type Step, stepOf } from "../domain/appraisal";
import type { Consolidation } from "../domain/consolidation";
import { instant } from "../domain/instant";
import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import type { Criterion } from "../domain/scheme";
import type { MemberScore } from "../domain/scoring";
import { scoreRowsOf, type Standings, standings } from "../domain/standings";
import type { ScoreEntry, Source } from "../domain/submission";
import { sum } from "../domain/sum";
import { summarise } from "../domain/summary";
import { isExtra, bySection } from "../forms/scoring";
import { readScoreTotals, TOTALS_SHEET } from "../forms/scoreTotals";
import { stepTexts } from "../messages/cluster";
import { appraisalTexts as A, ruleWords } from "../messages/paneAppraisal";
import { sayReason } from "../messages/scoring";
import { type Language, say } from "../messages/text";
import type { Book } from "../sheet/grid";
import { type Desk, replayed, type ReviewAct } from "./paneAppraisal";
import { type AppraisalView, appraisalView } from "./paneRanking";

/** One unit in the list of appraisals. `state` null: nothing usable was handed in. */
export interface AppraisalRow {
  member: string;
  name: string;
  state: Step | "notScored" | null;
  version: number;
  total: number | null;
  /** Whether something of it is not written yet. */
  waiting: boolean;
}

/** One criterion of a unit. Figures are points; null is "none yet". */
export interface AppraisalLine {
  code: string;
  name: string;
  /** Heading of its part; "" for none. */
  section: string;
  rule: string;
  max: number | null;
  /** A bonus or penalty: it counts with a reason only. */
  extra: boolean;
  self: number | null;
  computed: number | null;
  appraised: number | null;
  council: number | null;
  counted: number | null;
  /** Why it counts so much, figures in it. */
  why: string;
  reason: string | null;
  /** Who appraised it; "" where the sheet was typed into, null where nobody did. */
  who: string | null;
  when: string | null;
  /** The self-score is another one since. */
  changed: boolean;
  /** Cell of the member's file. */
  source: Source | null;
  /** Cell of the cluster's appraisal in the open workbook, where it stands there. */
  cell: string | null;
}

/** One unit opened. */
export interface AppraisalDetail {
  member: string;
  name: string;
  state: AppraisalRow["state"];
  /** null: nothing was appraised yet. */
  way: AppraisalView | null;
  lines: AppraisalLine[];
}

export interface AppraisalsView {
  rows: AppraisalRow[];
  detail: AppraisalDetail | null;
  /** What is not written yet, in words, oldest first. */
  waiting: string[];
  acts: readonly ReviewAct[];
  /** What was typed into the sheets, or done before, and does not count. */
  issues: Issue[];
  /** Sheet the cells of the lines stand on. */
  sheet: string;
}

/**
 * The list of units with their steps, and one of them opened; null when the plan has no scoring scheme.
 * @param book the open workbook's TongHop_Diem, for the cells; an empty book knows none
 */
export function appraisalsView(
  plan: Plan,
  desk: Desk,
  opened: string | null,
  book: Book,
  language: Language,
): AppraisalsView | null {
  const { consolidation, issues } = replayed(desk);
  const found = standings(plan, consolidation, summarise(plan, consolidation));
  if (!found) return null;
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const nameOf = (member: string): string => names.get(member) ?? member;
  const rows = found.scores.map(({ member, total }): AppraisalRow => {
    const appraisal = consolidation.review?.[member]?.appraisal;
    return {
      member,
      name: nameOf(member),
      state: stateOf(consolidation, member),
      version: appraisal?.version ?? 1,
      total,
      waiting: desk.acts.some((one) => one.member === member),
    };
  });
  const score = found.scores.find(({ member }) => member === opened);
  return {
    rows,
    detail: score
      ? {
          member: score.member,
          name: nameOf(score.member),
          state: stateOf(consolidation, score.member),
          way: appraisalView(consolidation, score.member, language),
          lines: linesOf(found, consolidation, score, book, language),
        }
      : null,
    waiting: desk.acts.map((one) => actWords(one, nameOf(one.member), found, language)),
    acts: desk.acts,
    issues: [...(consolidation.reviewIssues ?? []), ...issues],
    sheet: TOTALS_SHEET,
  };
}

function stateOf(consolidation: Consolidation, member: string): AppraisalRow["state"] {
  const appraisal = consolidation.review?.[member]?.appraisal;
  // A new version of what was closed begins at its appraisal.
  if (appraisal && stepOf(appraisal) !== "self") return stepOf(appraisal);
  const held = consolidation.submissions[member];
  if (!held) return appraisal ? stepOf(appraisal) : null;
  return held.submission.scores.some(({ self, bonus, penalty }) => self ?? bonus ?? penalty) ? "self" : "notScored";
}

function linesOf(
  { scheme }: Standings,
  consolidation: Consolidation,
  score: MemberScore,
  book: Book,
  language: Language,
): AppraisalLine[] {
  const { member } = score;
  const held = consolidation.submissions[member];
  const own = new Map((held?.submission.scores ?? []).map((row) => [row.criterion, row]));
  const rows = new Map(scoreRowsOf(consolidation, member).map((row) => [row.criterion, row]));
  const appraisal = consolidation.review?.[member]?.appraisal ?? null;
  const changed = changedSince(consolidation, member);
  const grid = book.sheets.find(({ name }) => name === TOTALS_SHEET);
  const cells = new Map(
    (grid ? readScoreTotals(grid) : []).filter((one) => one.member === member).map((one) => [one.criterion, one.cell]),
  );
  const line = (criterion: Criterion, section: string): AppraisalLine => {
    const { code, name, max, rule } = criterion;
    const lines = score.lines.filter((one) => one.code === code && one.part !== "cap");
    const points = lines.flatMap((one) => (one.points === null ? [] : [one.points]));
    const by = appraisal && Object.hasOwn(appraisal.points, code) ? appraisal.points[code] : undefined;
    const row = rows.get(code);
    return {
      code,
      name,
      section,
      rule: ruleWords(rule, language),
      max,
      extra: isExtra(criterion),
      self: selfOf(own.get(code)),
      computed: lines.find(({ part }) => part === "points")?.computed ?? null,
      appraised: row?.appraised ?? null,
      council: row?.council ?? null,
      counted: points.length > 0 ? sum(points) : null,
      why: lines.map(({ why }) => sayReason(why, null, language)).join("; "),
      reason: row?.reason ?? null,
      who: by?.who ?? null,
      when: by?.when ?? null,
      changed: changed.has(code),
      source: own.get(code)?.source ?? lines.find(({ source }) => source?.file)?.source ?? null,
      cell: cells.get(code) ?? null,
    };
  };
  return bySection(scheme).flatMap(({ section, criteria }) =>
    criteria.map((criterion) => line(criterion, section ? section.name || section.code : "")),
  );
}

function selfOf(row: ScoreEntry | undefined): number | null {
  if (!row || (row.self === null && row.bonus === null && row.penalty === null)) return null;
  return sum([row.self ?? 0, row.bonus ?? 0, -Math.abs(row.penalty ?? 0)]);
}

/** Criteria whose self-score a newer file changed after they were appraised. */
function changedSince({ earlier, submissions, review }: Consolidation, member: string): ReadonlySet<string> {
  const [held, appraisal] = [submissions[member], review?.[member]?.appraisal];
  const before = earlier.filter(({ record }) => record.member === member).at(-1);
  if (!held || !appraisal || !before) return new Set();
  const came = instant(held.record.received ?? held.record.submitted);
  const codes = outdated(held.submission.scores, before.submission.scores, appraisal);
  return new Set(
    codes.filter((code) => {
      const at = instant(appraisal.points[code]?.when ?? null);
      return came !== null && at !== null && at < came;
    }),
  );
}

/** One act in words: "Đơn vị A: Thẩm định lần 1". */
export function actWords(one: ReviewAct, name: string, { scheme }: Standings, language: Language): string {
  switch (one.act) {
    case "notes":
      return say(A.act_notes, language, { name });
    case "reopen":
      return say(A.act_reopen, language, { name });
    case "step":
      return say(A.act_step, language, { name, step: say(stepTexts[one.step]!, language) });
    case "points": {
      const criterion = scheme.criteria.find(({ code }) => code === one.criterion)?.name ?? one.criterion;
      const points = one.points.appraised;
      return points === null
        ? say(A.act_cleared, language, { name, criterion })
        : say(A.act_points, language, { name, criterion, points });
    }
  }
}
