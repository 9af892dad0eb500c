import type { Issue } from "../domain/issue";
import { parseNumber } from "../vietnamese/numbers";
import { formatNumber } from "../vietnamese/numbers";
import { parseCell } from "../sheet/address";
import { aim, figureIn, FIGURE_KEYS, isCumulative } from "./figures";
import { type BookContext, type BookView, viewOf } from "./view";

/** Distance (ln) within which a reading fits, and by how much its rival must be further off. */
const NEAR = Math.log(5);
const APART = Math.log(30);

/** Which of the readings of an unclear figure ("16,068", "1.5") fits what else is known of the row; null where none stands out. */
function meant(view: BookView, issue: Issue): number | null {
  const row = view.byCode.get(issue.place.indicator ?? "");
  const at = parseCell(issue.place.cell ?? "");
  const reading = parseNumber(issue.found ?? "");
  if (!row || !at || reading.kind !== "ambiguous" || !view.results) return null;
  const key = FIGURE_KEYS.find((one) => view.results!.header.at[one] === at.column);
  if (key === undefined) return null;
  const target = aim(row.target);
  const open = isCumulative(row.indicator) && !view.period?.final;
  const known = [
    ...(target === null || target === 0 ? [] : [open ? target / 2 : target]),
    ...(["lastYear", "actual", "yearEstimate"] as const).flatMap((one) =>
      one === key ? [] : (figureIn(row, one) ?? []),
    ),
  ].filter((value) => value > 0);
  if (known.length === 0) return null;
  const readings = reading.readings
    .flatMap((one) => (one.kind === "number" && one.value > 0 ? [one.value] : []))
    .map((value) => ({ value, off: Math.max(...known.map((other) => Math.abs(Math.log(value / other)))) }))
    .sort((a, b) => a.off - b.off);
  const [best, next] = readings;
  return best && next && best.off < NEAR && next.off - best.off > APART ? best.value : null;
}

/**
 * Reading's issues with what the rest of the file tells about them: an unclear figure whose one reading fits the target gets a fix to
 * be asked. Nothing is added or taken away.
 */
export function refinedIssues(context: BookContext): Issue[] {
  const { issues } = context.submission;
  if (!issues.some(({ code }) => code === "figure.ambiguous")) return issues;
  const view = viewOf(context);
  return issues.map((issue) => {
    const { sheet, cell } = issue.place;
    const value = issue.code === "figure.ambiguous" && sheet && cell ? meant(view, issue) : null;
    if (value === null || !sheet || !cell) return issue;
    return { ...issue, expected: formatNumber(value, { decimals: 10 }), fix: { sheet, cell, value, certain: false } };
  });
}
