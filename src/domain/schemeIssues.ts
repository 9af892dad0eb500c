/** What does not fit in a scoring scheme; a person decides what to do about it. */
import type { Issue } from "./issue";
import type { Indicator, Plan } from "./plan";
import type { Criterion, Scheme } from "./scheme";
import { sum } from "./sum";

/** Rules that read a percentage or a figure, and so say nothing about these types. */
const WITHOUT_PERCENT = new Set<Indicator["type"]>(["growth", "group"]);

export function schemeIssues(scheme: Scheme, plan: Plan): Issue[] {
  const issues: Issue[] = [];
  const say = (
    code: string,
    criterion: Criterion | null,
    params: Issue["params"] = {},
    severity: Issue["severity"] = "warning",
  ) =>
    issues.push({
      code,
      severity,
      place: criterion?.indicator ? { indicator: criterion.indicator } : {},
      params: { ...(criterion ? { criterion: criterion.code } : {}), ...params },
    });
  const seen = new Set<string>();
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
  const sections = new Set(scheme.sections.map(({ code }) => code));
  for (const criterion of scheme.criteria) {
    const { code, rule, max, indicator, section } = criterion;
    if (seen.has(code)) say("scheme.duplicateCriterion", criterion, {}, "error");
    seen.add(code);
    if (section !== "" && !sections.has(section)) say("scheme.unknownSection", criterion, { section });
    const looked = indicator === null ? null : (indicators.get(indicator) ?? null);
    if (indicator !== null && !looked) say("scheme.unknownIndicator", criterion, {}, "error");
    const entered = rule.kind === "manual" || rule.kind === "bonus" || rule.kind === "penalty";
    if (!entered && indicator === null) say("scheme.noIndicator", criterion, {}, "error");
    if (rule.kind !== "bonus" && rule.kind !== "penalty" && max === null) say("scheme.noMax", criterion, {}, "error");
    if (looked && WITHOUT_PERCENT.has(looked.type) && (rule.kind === "linear" || rule.kind === "leaderRelative")) {
      say("scheme.noPercent", criterion, { rule: rule.kind });
    }
    if (rule.kind === "steps") {
      const steps = [...rule.steps].sort((a, b) => a.from - b.from);
      if (steps.length === 0) say("scheme.noSteps", criterion, {}, "error");
      if (steps.some(({ points }, i) => points < (steps[i - 1]?.points ?? -Infinity)))
        say("scheme.stepsFall", criterion);
      if (steps.some(({ points }) => max !== null && points > max))
        say("scheme.stepAboveMax", criterion, { max: max ?? 0 });
    }
  }
  for (const { code, max } of scheme.sections) {
    const full = fullMarks(scheme.criteria.filter(({ section }) => section === code));
    if (max !== null && full > max) say("scheme.sectionAboveMax", null, { section: code, found: full, max });
  }
  const full = fullMarks(scheme.criteria);
  if (scheme.total !== null && full !== scheme.total)
    say("scheme.totalMismatch", null, { found: full, total: scheme.total });
  for (const tie of scheme.ties) {
    if (tie.by === "section" && !sections.has(tie.section))
      say("scheme.unknownSection", null, { section: tie.section });
    if (tie.by === "criterion" && !seen.has(tie.criterion))
      say("scheme.unknownCriterion", null, { criterion: tie.criterion });
  }
  return issues;
}

/** Sum of standard points without bonus and penalty. */
export function fullMarks(criteria: readonly Criterion[]): number {
  return sum(
    criteria.flatMap(({ rule, max }) =>
      rule.kind === "bonus" || rule.kind === "penalty" || max === null ? [] : [max],
    ),
  );
}
