import { awardIssues } from "../domain/award";
import type { Condition, Quota, VoteRule } from "../domain/awardRule";
import type { Consolidation } from "../domain/consolidation";
import { type HandInState, handIns } from "../domain/handIns";
import { type Change, versionsOf } from "../domain/history";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import { proposalIssues, proposedCounts } from "../domain/proposal";
import { readVotes } from "../domain/ranking";
import type { Grade } from "../domain/scheme";
import { schemeOf } from "../domain/standings";
import type { AwardEntry, Source } from "../domain/submission";
import { summarise } from "../domain/summary";
import { AWARDS_SHEET, readAwards } from "../forms/awards";
import { namesOf, shownValue } from "../forms/changes";
import { awardRulesOf } from "../forms/ruleLists";
import { fieldName, ruleSaid, sourceSaid } from "../messages/paneYear";
import type { Language } from "../messages/text";
import type { Book } from "../sheet/grid";
import { textKey } from "../vietnamese/text";
import { saidReminders } from "./reminders";

/** One unit of TinhHinh_Nop. Days are ISO. */
export interface HandInView {
  member: string;
  name: string;
  state: HandInState;
  daysLate: number | null;
  received: string | null;
  /** Files of it that could be used, and that could not. */
  times: number;
  refused: number;
  errors: number;
  warnings: number;
  notComparable: boolean;
  /** What to send it, ready to be copied; null where nothing is asked. */
  reminder: string | null;
}

/** One change of a figure, in words. */
export interface ChangeView {
  what: string;
  field: string;
  before: string;
  after: string;
  settled: boolean;
  /** Where it stands in the newer file; null for what is gone. */
  at: Source | null;
}

/** What one new file of a unit changed. */
export interface VersionView {
  member: string;
  name: string;
  version: number;
  file: string;
  received: string | null;
  changes: ChangeView[];
}

/** A unit's registration of titles and reward forms, and what does not fit. */
export interface RegisteredView {
  member: string;
  name: string;
  entries: Pick<AwardEntry, "kind" | "name" | "title" | "rewardForm">[];
  /** Places are of the open workbook where the row stands there, else of the unit's file. */
  issues: Issue[];
}

export interface YearView {
  handIns: HandInView[];
  versions: VersionView[];
  /** null: the plan has no such part. */
  awards: {
    registered: RegisteredView[];
    rules: { text: string; source: string }[];
  } | null;
  proposals: { name: string; count: number; most: number | null }[];
  proposalIssues: Issue[];
  grades: Grade[];
}

/**
 * What a cluster's head looks at through the year.
 * @param today ISO day; the reminders count from it, the rules are those in force on the period's last day
 * @param book the open workbook's DangKy_DanhHieu, for the cells
 */
export function yearView(
  plan: Plan,
  period: Period,
  consolidation: Consolidation,
  today: string,
  book: Book,
  language: Language,
): YearView {
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const nameOf = (member: string): string => names.get(member) ?? member;
  const day = period.to;
  const rules = awardRulesOf(plan);
  const proposals = Object.entries(consolidation.review ?? {}).map(([member, { proposal, votes }]) => ({
    member,
    reward: proposal,
    votes: readVotes(votes),
  }));
  const counts = proposedCounts(proposals, rules);
  const rowName = namesOf(plan);
  return {
    handIns: handInViews(plan, period, consolidation, today, nameOf, language),
    versions: Object.keys(consolidation.submissions).flatMap((member) =>
      versionsOf(consolidation, member)
        .slice(1)
        .map(({ record, changes }) => ({
          member,
          name: nameOf(member),
          version: record.version,
          file: record.file,
          received: record.received ?? record.submitted,
          changes: changes.map((change) => changeView(change, rowName, language)),
        })),
    ),
    awards:
      plan.awards === null
        ? null
        : {
            registered: registeredIn(plan, consolidation, day, book, nameOf),
            rules: [...rules.conditions, ...rules.quotas, ...rules.votes]
              .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
              .map((rule: Condition | Quota | VoteRule) => ({
                text: ruleSaid(rule, language),
                source: sourceSaid(rule, language),
              })),
          },
    proposals: Object.entries(counts).map(([name, count]) => ({
      name,
      count,
      most: rules.allocations.find((one) => textKey(one.name) === textKey(name))?.count ?? null,
    })),
    proposalIssues: proposalIssues(proposals, rules, day).map((issue) => {
      const { member } = issue.place;
      return member === undefined ? issue : { ...issue, params: { ...issue.params, member: nameOf(member) } };
    }),
    grades: [...(schemeOf(plan)?.grades ?? [])].sort((a, b) => b.from - a.from),
  };
}

function handInViews(
  plan: Plan,
  period: Period,
  consolidation: Consolidation,
  today: string,
  nameOf: (member: string) => string,
  language: Language,
): HandInView[] {
  const { notComparable } = summarise(plan, consolidation);
  const texts = new Map(
    saidReminders(plan, period, consolidation, today, language).map(({ member, text }) => [member, text]),
  );
  return handIns(plan, period, consolidation).map(({ member, state, accepted, files, errors, warnings, daysLate }) => ({
    member,
    name: nameOf(member),
    state,
    daysLate,
    received: accepted ? (accepted.received ?? accepted.submitted) : null,
    times: files.filter(({ status }) => status !== "rejected").length,
    refused: files.filter(({ status }) => status === "rejected").length,
    errors,
    warnings,
    notComparable: notComparable.includes(member),
    reminder: texts.get(member) ?? null,
  }));
}

function changeView(change: Change, rowName: ReturnType<typeof namesOf>, language: Language): ChangeView {
  const { what, code, field, before, after, at, settled } = change;
  return {
    what: rowName(what, code),
    field: fieldName(field, language),
    before: shownValue(field, before),
    after: shownValue(field, after),
    settled: settled && (field === "value" || field === "dataKind"),
    at,
  };
}

/** Registrations with what the rules say, each fault led to its row in the open workbook's list where it stands there. */
function registeredIn(
  plan: Plan,
  consolidation: Consolidation,
  day: string,
  book: Book,
  nameOf: (member: string) => string,
): RegisteredView[] {
  const rules = awardRulesOf(plan);
  const grid = book.sheets.find(({ name }) => name === AWARDS_SHEET);
  const listed = grid ? readAwards(grid, "", () => undefined) : [];
  return Object.entries(consolidation.submissions).flatMap(([member, { submission }]): RegisteredView[] => {
    const { awards } = submission;
    if (awards.length === 0) return [];
    const placed = (issue: Issue): Issue => {
      const entry = awards.find(({ source }) => source.cell === issue.place.cell && source.sheet === issue.place.sheet);
      const row = listed.find(
        (one) =>
          one.kind === entry?.kind &&
          one.name === entry.name &&
          one.title === entry.title &&
          one.workplace === (entry.workplace ?? nameOf(member)),
      );
      if (!row) return issue;
      return { ...issue, place: { member, sheet: row.source.sheet, cell: row.source.cell } };
    };
    return [
      {
        member,
        name: nameOf(member),
        entries: awards.map(({ kind, name, title, rewardForm }) => ({ kind, name, title, rewardForm })),
        issues: awardIssues(awards, rules, day).map(placed),
      },
    ];
  });
}
