import type { Consolidation } from "../domain/consolidation";
import type { Period, Plan } from "../domain/plan";
import { taskStates } from "../domain/schedule";
import { summarise, type Summary } from "../domain/summary";
import {
  annexRows,
  clusterRows,
  type DataOf,
  type DocumentKind,
  type DocumentModel,
  type HeaderFacts,
  periodText,
  reportDocument,
  resultRows,
  submissionRows,
  taskRows,
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

/** The document of a kind from a plan and its figures. Throws NoData where the source has nothing for it. */
export function reportModel(kind: DocumentKind, source: ReportSource, facts: HeaderFacts = {}): DocumentModel {
  const { plan } = source;
  const year = plan.year;
  const known: HeaderFacts = { parentAgency: plan.issuer.parent, agency: plan.issuer.name, ...facts };
  switch (kind) {
    case "plan":
      return reportDocument("plan", { plan, tasks: annexRows(plan) }, known);
    case "annex":
      if (plan.tasks.length === 0) throw new NoData(kind);
      return reportDocument("annex", { year, tasks: annexRows(plan) }, known);
    case "results":
    case "report": {
      if (plan.indicators.length === 0) throw new NoData(kind);
      const { period, unit, progress, rows, summary, member } = unitFigures(source, kind);
      const of: HeaderFacts =
        unit === plan.issuer.name ? known : { ...known, parentAgency: plan.issuer.name, agency: unit, ...facts };
      const data = { year, period: periodText(period), rows, unit };
      const counts = summary.counts[member]?.printed ?? {};
      return kind === "results"
        ? reportDocument("results", data, of)
        : reportDocument("report", { ...data, tasks: progress, counts }, of);
    }
    case "tasks": {
      if (plan.tasks.length === 0) throw new NoData(kind);
      const { period, progress } = unitFigures(source, kind);
      return reportDocument("tasks", { year, period: periodText(period), rows: progress }, known);
    }
    case "cluster": {
      const { period, summary } = figuresOf(source, kind);
      const data: DataOf["cluster"] = {
        year,
        period: periodText(period),
        cluster: plan.cluster.name,
        ...clusterRows(plan, summary),
      };
      return reportDocument("cluster", data, known);
    }
    case "submissions": {
      const { period, summary, consolidation } = figuresOf(source, kind);
      const rows = submissionRows(plan, consolidation, summary.members);
      return reportDocument(
        "submissions",
        { year, period: periodText(period), cluster: plan.cluster.name, rows },
        known,
      );
    }
    default:
      throw new NoData(kind);
  }
}
