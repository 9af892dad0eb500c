import type { Fix, Place } from "../domain/issue";
import { aim, isCumulative } from "./nature";
import { type Evidence, type FoundScale, misplaced } from "./scale";
import type { BookView, ResultRow } from "./view";

/** Columns of KetQua_ChiTieu that hold figures a member types. */
export const FIGURE_KEYS = ["lastYear", "numerator", "denominator", "actual", "yearEstimate"] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** The figure a row reports in a column, as reading understood it. */
export function figureIn(row: ResultRow, key: FigureKey): number | null {
  const { entry } = row;
  if (!entry) return null;
  if (key === "lastYear" || key === "yearEstimate") return entry[key];
  return key === "actual" ? entry.actual.value : entry.actual[key];
}

/** What stands in a cell, as text a person typed; null when it is no text. */
export function typedText(row: ResultRow, key: FigureKey): string | null {
  const value = row.value(key);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A constant number in a cell: no formula, no text. */
export function typedNumber(row: ResultRow, key: FigureKey): number | null {
  const value = row.value(key);
  return typeof value === "number" && !row.hasFormula(key) ? value : null;
}

/** A change of the cell at a place. */
export function fixAt(place: Place, value: string | number | null, certain: boolean): { fix?: Fix } {
  const { sheet, cell } = place;
  return sheet && cell ? { fix: { sheet, cell, value, certain } } : {};
}

function targetEvidence(view: BookView, { indicator, target }: ResultRow): Evidence[] {
  const value = aim(target);
  if (value === null || value === 0) return [];
  const open = isCumulative(indicator) && !view.period?.final;
  return [{ value: open ? value / 2 : value, spread: open ? 0.9 : indicator.type === "growth" ? 0.9 : 0.45 }];
}

function given(value: number | null, spread: number): Evidence[] {
  return value === null || value === 0 ? [] : [{ value, spread }];
}

/** Looks at the three figures of a row beside each other: which of them, if any, is out by a power of ten. */
export function misplacedFigures(view: BookView, row: ResultRow): readonly FoundScale[] {
  let found = view.misplaced.get(row);
  if (!found) view.misplaced.set(row, (found = lookAtScale(view, row)));
  return found;
}

const IN_PLACE: readonly FoundScale[] = [];

function lookAtScale(view: BookView, row: ResultRow): readonly FoundScale[] {
  const { indicator, target, nature } = row;
  if (row.word || indicator.type === "group" || indicator.type === "setRatio" || !row.entry) return IN_PLACE;
  const open = isCumulative(indicator) && !view.period?.final;
  const last = figureIn(row, "lastYear");
  const estimate = figureIn(row, "yearEstimate");
  const aims = targetEvidence(view, row);
  const found: FoundScale[] = [];
  const judge = (key: FoundScale["key"], figure: number | null, evidence: Evidence[]): number | null => {
    if (figure === null) return null;
    const moved = misplaced(figure, evidence, nature);
    if (moved === null) return figure;
    found.push({ key, ...moved });
    return moved.value;
  };
  const year = aim(target);
  // A whole row typed in an English Excel: what the target alone shows to be moved is no witness as it stands.
  const witness = (figure: number | null, evidence: Evidence[]): number | null => {
    const moved = figure === null ? null : misplaced(figure, evidence, nature);
    return moved ? moved.value : figure;
  };
  const actual = judge("actual", figureIn(row, "actual"), [
    ...aims,
    ...given(witness(last, aims), 0.6),
    ...given(witness(estimate, given(year, 0.45)), open ? 0.7 : 0.4),
  ]);
  judge("lastYear", last, [...aims, ...given(actual, 0.6)]);
  judge("yearEstimate", estimate, [...given(year, 0.45), ...given(actual, open ? 0.7 : 0.4)]);
  return found;
}
