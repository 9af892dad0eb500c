import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { FORM_ISSUES, type FormIssueCode } from "../forms/issueCodes";
import { textKey } from "../vietnamese/text";

/** Rows from which on the codes, not the names, are taken to be out of place. */
const MANY = 3;

const keys = new WeakMap<Plan, ReadonlyMap<string, { code: string; name: string }>>();

/** The one row of the plan with a name, by its key; names that stand more than once tell nothing. */
function rowsByName(plan: Plan): ReadonlyMap<string, { code: string; name: string }> {
  let known = keys.get(plan);
  if (known) return known;
  const found = new Map<string, { code: string; name: string } | null>();
  for (const { code, name } of [
    ...plan.indicators,
    ...plan.tasks.map((task) => ({ code: task.code, name: task.content })),
  ])
    found.set(textKey(name), found.has(textKey(name)) ? null : { code, name });
  known = new Map([...found].filter((pair): pair is [string, { code: string; name: string }] => pair[1] !== null));
  keys.set(plan, known);
  return known;
}

/** Share of the words of two texts that both have. */
function likeness(a: string, b: string): number {
  const [one, other] = [new Set(textKey(a).split(" ")), new Set(textKey(b).split(" "))];
  const both = [...one].filter((word) => other.has(word)).length;
  return both / Math.max(1, Math.min(one.size, other.size));
}

/**
 * What reading said of rows whose text is not the issued one, weighed: the text of another row (its hidden code did not come along),
 * another text altogether, or a small change. Many rows of the first kind are one mistake: the visible columns were sorted alone.
 */
export function weighedNames(issues: readonly Issue[], plan: Plan): readonly Issue[] {
  if (!issues.some(({ code }) => code === "row.nameChanged")) return issues;
  const byName = rowsByName(plan);
  const others = issues.filter(
    ({ code, found, place }) =>
      code === "row.nameChanged" &&
      (byName.get(textKey(found ?? ""))?.code ?? null) !== null &&
      place.cell !== undefined,
  );
  const [first] = others;
  const moved = first !== undefined && others.length >= MANY;
  const rows = new Set(others.map(({ place }) => place.indicator ?? place.task));
  return issues.flatMap((issue): Issue[] => {
    const { place, found = "", expected = "" } = issue;
    // The targets of rows that changed places say the same again.
    if (moved && issue.code === "target.changed" && rows.has(place.indicator)) return [];
    if (issue.code !== "row.nameChanged") return [issue];
    const other = byName.get(textKey(found));
    if (other && moved) return issue === first ? [as(issue, "rows.codesMoved", { count: others.length })] : [];
    if (other) return [as(issue, "row.otherIndicator")];
    return likeness(found, expected) < 0.4 ? [as(issue, "row.otherName")] : [issue];
  });
}

function as(issue: Issue, code: FormIssueCode, params: NonNullable<Issue["params"]> = {}): Issue {
  return { ...issue, code, severity: FORM_ISSUES[code], params: { ...issue.params, ...params } };
}

/** Whether the names say that rows changed places under their codes: what the codes tell of such a file says nothing. */
export function codesMoved(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => code === "rows.codesMoved");
}
