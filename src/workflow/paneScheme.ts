import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { type ReadyScheme, readyScheme } from "../domain/readySchemes";
import type { Scheme } from "../domain/scheme";
import { fullMarks, schemeIssues } from "../domain/schemeIssues";
import { schemeOf } from "../domain/standings";

export const READY_SCHEMES = ["thousand", "hundred", "leader"] as const satisfies readonly ReadyScheme[];

/** A scoring scheme (thang điểm) as the pane shows it. */
export interface SchemeView {
  name: string;
  basis: string;
  total: number | null;
  /** Sum of the standard points of all criteria. */
  points: number;
  criteria: number;
  /** Its parts in order; `name` "" for criteria of no part. */
  sections: { name: string; max: number | null; criteria: number; points: number }[];
  issues: Issue[];
}

/** The plan's own scheme; null where it has none. */
export function schemeView(plan: Plan): SchemeView | null {
  const scheme = schemeOf(plan);
  return scheme && viewOf(scheme, plan);
}

/** What a ready-made scheme would be for this plan. */
export function readyView(kind: ReadyScheme, plan: Plan): SchemeView {
  return viewOf(readyScheme(kind, plan), plan);
}

/** The plan with a ready-made scheme, or with none. */
export function withScheme(plan: Plan, kind: ReadyScheme | null): Plan {
  return { ...plan, scoring: kind === null ? null : readyScheme(kind, plan) };
}

function viewOf(scheme: Scheme, plan: Plan): SchemeView {
  const known = new Set(scheme.sections.map(({ code }) => code));
  const loose = scheme.criteria.filter(({ section }) => !known.has(section));
  const part = (name: string, max: number | null, criteria: Scheme["criteria"]) => ({
    name,
    max,
    criteria: criteria.length,
    points: fullMarks(criteria),
  });
  return {
    name: scheme.name,
    basis: scheme.basis,
    total: scheme.total,
    points: fullMarks(scheme.criteria),
    criteria: scheme.criteria.length,
    sections: [
      ...(loose.length > 0 ? [part("", null, loose)] : []),
      ...scheme.sections.map(({ code, name, max }) =>
        part(
          name || code,
          max,
          scheme.criteria.filter(({ section }) => section === code),
        ),
      ),
    ],
    issues: schemeIssues(scheme, plan),
  };
}
