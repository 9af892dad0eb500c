import { usualAccumulation } from "../domain/planFile";
import type { Indicator, IndicatorType } from "../domain/plan";

/** One indicator of a document, with what its type usually brings. */
export function row(
  code: string,
  no: string,
  parent: string | null,
  name: string,
  unit: string,
  type: IndicatorType,
  target: string | null,
  more: Partial<Indicator> = {},
): Indicator {
  return {
    code,
    no,
    parent,
    name,
    unit,
    type,
    direction: type === "milestone" ? "done" : "up",
    accumulation: usualAccumulation(type),
    target,
    maxScore: null,
    baseline: null,
    ...more,
  };
}

/** Rows under one heading of the document. */
export function inSection(section: string, rows: Indicator[]): Indicator[] {
  return rows.map((indicator) => ({ ...indicator, section }));
}
