import type { Issue } from "../domain/issue";
import { parseNumber } from "../vietnamese/numbers";
import { formatNumber } from "../vietnamese/numbers";
import { parseCell } from "../sheet/address";
import { figureIn, FIGURE_KEYS } from "./figures";
import { aim, isCumulative } from "./nature";
import { weighedNames } from "./rowNames";
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

/** A figure whose written unit says another scale ("5.106 đ" in tỷ đồng): where only the number as written fits the row, that is asked. */
function unconverted(view: BookView, issue: Issue): number | null {
  const row = view.byCode.get(issue.place.indicator ?? "");
  const reading = parseNumber(issue.found ?? "");
  const target = row ? aim(row.target) : null;
  if (target === null || target <= 0 || reading.kind !== "number" || reading.value <= 0) return null;
  const converted = typeof issue.params?.value === "number" ? issue.params.value : 0;
  const off = (value: number) => (value > 0 ? Math.abs(Math.log(value / target)) : Infinity);
  return off(reading.value) < NEAR && off(converted) - off(reading.value) > APART ? reading.value : null;
}

/** Codes of reading that the rest of the file tells more about. */
const REFINED: ReadonlySet<string> = new Set(["figure.ambiguous", "figure.otherScale"]);

/**
 * Reading's issues with what the rest of the file tells about them: an unclear figure whose one reading fits the target gets a fix to
 * be asked; rows whose texts changed are told apart (rowNames).
 */
export function refinedIssues(context: BookContext): Issue[] {
  const named = [...weighedNames(context.submission.issues, context.plan)];
  if (!named.some(({ code }) => REFINED.has(code))) return named;
  const view = viewOf(context);
  return named.map((issue) => {
    const { sheet, cell } = issue.place;
    if (!sheet || !cell) return issue;
    if (issue.code === "figure.otherScale") {
      const plain = unconverted(view, issue);
      return plain === null ? issue : { ...issue, fix: { sheet, cell, value: plain, certain: false } };
    }
    const value = issue.code === "figure.ambiguous" ? meant(view, issue) : null;
    if (value === null) return issue;
    return { ...issue, expected: formatNumber(value, { decimals: 10 }), fix: { sheet, cell, value, certain: false } };
  });
}
