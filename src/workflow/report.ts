import type { Consolidation } from "../domain/consolidation";
import type { Member, Period, Plan } from "../domain/plan";
import { taskStates } from "../domain/schedule";
import { scoreRowsOf, standings } from "../domain/standings";
import { summarise, type Summary } from "../domain/summary";
import {
  annexRows,
  awardRows,
  clusterRows,
  type DocumentKind,
  type DocumentModel,
  type HeaderFacts,
  periodText,
  rankingRows,
  reportDocument,
  resultRows,
  scoreRows,
  submissionRows,
  taskRows,
  type TemplateRows,
} from "../report/index";

/** What a document is made from: a plan, and the figures of a period where there are any. */
export interface ReportSource {
  plan: Plan;
  consolidation: Consolidation | null;
  /** Whose results a document of one unit shows; see `unitOf`. */
  member?: string;
}

/** The source has no table for a document of this kind. */
export class NoData extends Error {
  constructor(readonly kind: DocumentKind) {
    super(kind);
    this.name = "NoData";
  }
}

/** Kinds a document can be made of today, in the order they are offered. */
export const REPORT_KINDS: readonly DocumentKind[] = [
  "annex",
  "results",
  "cluster",
  "tasks",
  "submissions",
  "ranking",
  "scoring",
  "awards",
  "plan",
  "report",
];

/** The unit a document of one unit is about: the one asked for, the only one that handed in, the plan's issuer, the first. */
function unitOf(plan: Plan, consolidation: Consolidation, asked: string | undefined): string | null {
  const handedIn = plan.members.map(({ code }) => code).filter((code) => code in consolidation.submissions);
  if (asked !== undefined) return handedIn.includes(asked) ? asked : null;
  const issuer = plan.members.find(({ name, code }) => name === plan.issuer.name && handedIn.includes(code));
  return handedIn.length === 1 ? handedIn[0]! : (issuer?.code ?? handedIn[0] ?? null);
}

/** The units a document of one unit may be about, in the plan's order, and the one it is about. */
export function documentUnits({ plan, consolidation, member }: ReportSource): {
  units: Member[];
  about: string | null;
} {
  if (!consolidation) return { units: [], about: null };
  const units = plan.members.filter(({ code }) => code in consolidation.submissions);
  return { units, about: unitOf(plan, consolidation, member) };
}

interface Figures {
  period: Period;
  summary: Summary;
  consolidation: Consolidation;
}

function figuresOf({ plan, consolidation }: ReportSource, kind: DocumentKind): Figures {
  const period = plan.periods.find(({ code }) => code === consolidation?.period);
  if (!consolidation || !period) throw new NoData(kind);
  return { period, consolidation, summary: summarise(plan, consolidation) };
}

function unitFigures(source: ReportSource, kind: DocumentKind) {
  const figures = figuresOf(source, kind);
  const member = unitOf(source.plan, figures.consolidation, source.member);
  if (member === null) throw new NoData(kind);
  const unit = source.plan.members.find(({ code }) => code === member)?.name ?? member;
  const tasks = figures.consolidation.submissions[member]?.submission.tasks ?? [];
  const progress = taskRows(source.plan, taskStates(source.plan, tasks, figures.period.to));
  return { ...figures, member, unit, progress, rows: resultRows(source.plan, figures.summary, member) };
}

/** Scores and ranks of the source; NoData where its plan has no scheme. */
function scored(source: ReportSource, kind: DocumentKind) {
  const figures = figuresOf(source, kind);
  const found = standings(source.plan, figures.consolidation, figures.summary);
  if (!found) throw new NoData(kind);
  return { ...figures, found };
}

/** A document with what an agency's template may ask of it. */
export interface MadeReport {
  model: DocumentModel;
  facts: HeaderFacts;
  rows: TemplateRows;
}

/** The document of a kind from a plan and its figures. Throws NoData where the source has nothing for it. */
export function reportOf(kind: DocumentKind, source: ReportSource, facts: HeaderFacts = {}): MadeReport {
  const { plan } = source;
  const year = plan.year;
  const known: HeaderFacts = { parentAgency: plan.issuer.parent, agency: plan.issuer.name, ...facts };
  switch (kind) {
    case "plan": {
      const tasks = annexRows(plan);
      return { model: reportDocument("plan", { plan, tasks }, known), facts: known, rows: { tasks } };
    }
    case "annex": {
      if (plan.tasks.length === 0) throw new NoData(kind);
      const tasks = annexRows(plan);
      return { model: reportDocument("annex", { year, tasks }, known), facts: known, rows: { tasks } };
    }
    case "results":
    case "report": {
      if (plan.indicators.length === 0) throw new NoData(kind);
      const { period, unit, progress: tasks, rows: results, summary, member } = unitFigures(source, kind);
      const own = unit === plan.issuer.name;
      const of: HeaderFacts = own ? known : { ...known, parentAgency: plan.issuer.name, agency: unit, ...facts };
      const data = { year, period: periodText(period), rows: results, unit };
      const counts = summary.counts[member]?.printed ?? {};
      const model =
        kind === "results"
          ? reportDocument("results", data, of)
          : reportDocument("report", { ...data, tasks, counts }, of);
      return { model, facts: of, rows: { results, tasks } };
    }
    case "tasks": {
      if (plan.tasks.length === 0) throw new NoData(kind);
      const { period, progress: tasks } = unitFigures(source, kind);
      const model = reportDocument("tasks", { year, period: periodText(period), rows: tasks }, known);
      return { model, facts: known, rows: { tasks } };
    }
    case "cluster": {
      const { period, summary } = figuresOf(source, kind);
      const about = { year, period: periodText(period), cluster: plan.cluster.name };
      const model = reportDocument("cluster", { ...about, ...clusterRows(plan, summary) }, known);
      return { model, facts: known, rows: {} };
    }
    case "submissions": {
      const { period, summary, consolidation } = figuresOf(source, kind);
      const about = { year, period: periodText(period), cluster: plan.cluster.name };
      const rows = submissionRows(plan, consolidation, summary.members);
      return { model: reportDocument("submissions", { ...about, rows }, known), facts: known, rows: {} };
    }
    case "ranking": {
      const { found, consolidation } = scored(source, kind);
      const review = Object.entries(consolidation.review ?? {});
      const written = (key: "proposal" | "note"): Record<string, string> =>
        Object.fromEntries(review.flatMap(([member, one]) => (one[key] === null ? [] : [[member, one[key]]])));
      const decided = { proposal: written("proposal"), note: written("note") };
      const rows = rankingRows(plan, found.scheme, found.ranking, decided);
      const data = { year, cluster: plan.cluster.name, rows };
      return { model: reportDocument("ranking", data, known), facts: known, rows: {} };
    }
    case "scoring": {
      const { found, summary, consolidation } = scored(source, kind);
      const member = unitOf(plan, consolidation, source.member);
      const score = found.scores.find((one) => one.member === member);
      if (member === null || !score) throw new NoData(kind);
      const unit = plan.members.find(({ code }) => code === member)?.name ?? member;
      const cells = new Map(summary.indicators.map((row) => [row.code, row.members[member]]));
      const made = scoreRows(found.scheme, score, scoreRowsOf(consolidation, member), (code) => cells.get(code));
      const data = { year, unit, cluster: plan.cluster.name, ...made };
      const of: HeaderFacts = { ...known, parentAgency: plan.issuer.name, agency: unit, ...facts };
      return { model: reportDocument("scoring", data, of), facts: of, rows: {} };
    }
    case "awards": {
      if (plan.awards === null || !source.consolidation) throw new NoData(kind);
      const { consolidation } = source;
      const members = plan.members.filter(
        ({ code }) => consolidation.submissions[code] && (source.member ?? code) === code,
      );
      const rows = members.flatMap(({ code, name }) =>
        awardRows(consolidation.submissions[code]?.submission.awards ?? [], name),
      );
      if (rows.length === 0) throw new NoData(kind);
      const unit = members.length === 1 ? members[0]!.name : plan.cluster.name;
      return { model: reportDocument("awards", { year, unit, rows }, known), facts: known, rows: {} };
    }
  }
}
