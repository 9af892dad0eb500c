/** The plan as JSON (docs: the plan file). What is absent gets its default; what is wrong is an issue with its path. */
import { formatNumber } from "../vietnamese/numbers";
import type { Issue } from "./issue";
import {
  type At,
  code,
  day,
  entries,
  field,
  isObject,
  items,
  neededDay,
  number,
  oneOf,
  text,
  texts,
  yesNo,
} from "./jsonRead";
import { readAwardRules } from "./award";
import { readScheme } from "./scheme";
import type { Campaign, Deadline, Indicator, IndicatorType, Member, Period, Plan, Task } from "./plan";

export const INDICATOR_TYPES = [
  "quantity",
  "value",
  "rate",
  "growth",
  "range",
  "atLeast",
  "setRatio",
  "milestone",
  "group",
] as const satisfies readonly IndicatorType[];

const DIRECTIONS = ["up", "down", "done"] as const;
const ACCUMULATIONS = ["cumulative", "pointInTime", "growth", "milestone"] as const;
const FORMULAS = ["target/actual", "2-actual/target", "reduction"] as const;
const DEADLINES = ["registration", "report", "other"] as const;

/** Reads and checks a plan. With any error there is no plan; warnings are planIssues' business. */
export function readPlanJson(value: unknown, { begun = false } = {}): { plan: Plan } | { issues: Issue[] } {
  const issues: Issue[] = [];
  const at: At = { value, path: "", issues };
  if (!isObject(at)) return { issues };
  const plan = planAt(at);
  checkCodes(plan, issues);
  if (!begun && plan.indicators.length === 0 && plan.tasks.length === 0)
    issues.push({ code: "plan.empty", severity: "error", place: {}, params: { path: "indicators" } });
  checkParents(plan.indicators, issues);
  checkDates(plan, issues);
  for (const rules of [readScheme(plan.scoring), readAwardRules(plan.awards)]) {
    if ("issues" in rules) issues.push(...rules.issues);
  }
  return issues.length > 0 ? { issues } : { plan };
}

function planAt(at: At): Plan {
  const id = code(field(at, "id"));
  const year = field(at, "year");
  const source = field(at, "source");
  const deadlines = items(field(at, "deadlines")).filter(isObject).map(deadlineAt);
  const reportDue = (period: string) =>
    deadlines.find(({ kind, ...one }) => kind === "report" && one.period === period)?.due;
  return {
    id,
    year: yearAt(year),
    title: text(field(at, "title"), ""),
    issuer: {
      parent: text(field(field(at, "issuer"), "parent"), ""),
      name: text(field(field(at, "issuer"), "name"), ""),
    },
    basis: text(field(at, "basis"), ""),
    cluster: {
      code: text(field(field(at, "cluster"), "code"), id),
      name: text(field(field(at, "cluster"), "name"), ""),
    },
    // A period without its own deadline has the one the list of deadlines gives its report.
    periods: items(field(at, "periods"))
      .filter(isObject)
      .map(periodAt)
      .map((period) => ({ ...period, due: period.due ?? (reportDue(period.code) || null) })),
    members: items(field(at, "members")).filter(isObject).map(memberAt),
    indicators: items(field(at, "indicators")).filter(isObject).map(indicatorAt),
    tasks: items(field(at, "tasks")).filter(isObject).map(taskAt),
    campaigns: items(field(at, "campaigns")).filter(isObject).map(campaignAt),
    deadlines,
    inverseFormula: oneOf(field(at, "inverseFormula"), FORMULAS, "target/actual"),
    scoring: field(at, "scoring").value ?? null,
    awards: field(at, "awards").value ?? null,
    ...(source.value == null
      ? {}
      : { source: { text: text(field(source, "text"), ""), illustrative: yesNo(field(source, "illustrative")) } }),
  };
}

function yearAt(at: At): number {
  const year = number(at);
  if (year !== null && Number.isInteger(year) && year >= 1945 && year <= 2200) return year;
  at.issues.push({
    code: year === null ? "plan.missing" : "plan.badYear",
    severity: "error",
    place: {},
    params: { path: at.path },
    found: year === null ? "" : String(year),
    expected: "2024",
  });
  return 0;
}

function periodAt(at: At): Period {
  return {
    code: code(field(at, "code")),
    name: text(field(at, "name"), text(field(at, "code"), "")),
    from: neededDay(field(at, "from")),
    to: neededDay(field(at, "to")),
    due: day(field(at, "due")),
    final: yesNo(field(at, "final")),
  };
}

function memberAt(at: At): Member {
  const contact = field(at, "contact");
  return {
    code: code(field(at, "code")),
    name: text(field(at, "name")),
    aliases: texts(field(at, "aliases")),
    validFrom: day(field(at, "validFrom")),
    validTo: day(field(at, "validTo")),
    predecessors: texts(field(at, "predecessors")),
    ...(contact.value == null ? {} : { contact: text(contact, "") }),
  };
}

/** A target as printed; a bare number is written the Vietnamese way. */
function printed(at: At): string | null {
  if (typeof at.value === "number" && Number.isFinite(at.value)) return formatNumber(at.value, { decimals: 15 });
  const read = at.value == null ? "" : text(at, "");
  return read === "" ? null : read;
}

function targetTable(at: At): Record<string, string | null> {
  return Object.fromEntries(entries(at).map(([key, value]) => [key, printed(value)]));
}

function indicatorAt(at: At): Indicator {
  const type = oneOf(field(at, "type"), INDICATOR_TYPES);
  const parent = field(at, "parent");
  const lastYear = entries(field(at, "lastYear")).map(([key, value]) => [key, number(value)] as const);
  const due = field(at, "due");
  const optional = (key: "section" | "leadBy" | "basis" | "note") =>
    field(at, key).value == null ? {} : { [key]: text(field(at, key), "") };
  const table = (key: "targets" | "periodTargets") =>
    field(at, key).value == null ? {} : { [key]: targetTable(field(at, key)) };
  return {
    code: code(field(at, "code")),
    no: text(field(at, "no"), ""),
    parent: parent.value == null ? null : text(parent),
    name: text(field(at, "name")),
    unit: text(field(at, "unit"), ""),
    type,
    direction: oneOf(field(at, "direction"), DIRECTIONS, type === "milestone" ? "done" : "up"),
    accumulation: oneOf(field(at, "accumulation"), ACCUMULATIONS, usualAccumulation(type)),
    target: printed(field(at, "target")),
    ...table("targets"),
    ...table("periodTargets"),
    maxScore: number(field(at, "maxScore")),
    baseline: number(field(at, "baseline")),
    ...(lastYear.length > 0 ? { lastYear: Object.fromEntries(lastYear) } : {}),
    ...(due.value == null ? {} : { due: day(due) }),
    ...optional("section"),
    ...optional("leadBy"),
    ...optional("basis"),
    ...optional("note"),
  };
}

/** How figures of a type add up when the plan does not say. */
export function usualAccumulation(type: IndicatorType): Indicator["accumulation"] {
  if (type === "milestone") return "milestone";
  if (type === "growth") return "growth";
  return type === "quantity" || type === "value" || type === "atLeast" ? "cumulative" : "pointInTime";
}

function taskAt(at: At): Task {
  return {
    code: code(field(at, "code")),
    quarter: oneOf(field(at, "quarter"), [1, 2, 3, 4] as const),
    no: text(field(at, "no"), ""),
    content: text(field(at, "content")),
    directedBy: texts(field(at, "directedBy")),
    carriedOutBy: texts(field(at, "carriedOutBy")),
    coordinatedBy: texts(field(at, "coordinatedBy")),
    due: day(field(at, "due")),
    note: text(field(at, "note"), ""),
  };
}

function campaignAt(at: At): Campaign {
  const [from, to] = [neededDay(field(at, "from")), neededDay(field(at, "to"))];
  return { code: code(field(at, "code")), name: text(field(at, "name"), ""), from, to };
}

function deadlineAt(at: At): Deadline {
  const period = field(at, "period");
  return {
    kind: oneOf(field(at, "kind"), DEADLINES),
    ...(period.value == null ? {} : { period: text(period) }),
    due: neededDay(field(at, "due")),
    note: text(field(at, "note"), ""),
  };
}

function checkCodes(plan: Plan, issues: Issue[]): void {
  const lists = { periods: plan.periods, members: plan.members, indicators: plan.indicators, tasks: plan.tasks };
  for (const [list, rows] of Object.entries(lists)) {
    const seen = new Map<string, number>();
    rows.forEach(({ code }, index) => {
      const first = seen.get(code);
      if (first === undefined) seen.set(code, index);
      else if (code !== "") {
        const params = { path: `${list}[${index}].code`, first: `${list}[${first}].code`, code };
        issues.push({ code: "plan.duplicateCode", severity: "error", place: {}, params, found: code });
      }
    });
  }
}

function checkParents(indicators: readonly Indicator[], issues: Issue[]): void {
  const parents = new Map(indicators.map(({ code, parent }) => [code, parent]));
  indicators.forEach(({ code, parent }, index) => {
    const params = { path: `indicators[${index}].parent` };
    const place = { indicator: code };
    if (parent !== null && !parents.has(parent)) {
      issues.push({ code: "plan.unknownParent", severity: "error", place, params, found: parent });
    } else if (isInCircle(code, parents)) {
      issues.push({ code: "plan.circle", severity: "error", place, params, found: parent ?? "" });
    }
  });
}

function isInCircle(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(code) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}

function checkDates(plan: Plan, issues: Issue[]): void {
  const spans = [
    ...plan.periods.map(({ from, to }, index) => ({ from, to, path: `periods[${index}].to` })),
    ...plan.campaigns.map(({ from, to }, index) => ({ from, to, path: `campaigns[${index}].to` })),
    ...plan.members.flatMap(({ validFrom, validTo }, index) =>
      validFrom !== null && validTo !== null
        ? [{ from: validFrom, to: validTo, path: `members[${index}].validTo` }]
        : [],
    ),
  ];
  for (const { from, to, path } of spans) {
    if (from === "" || to === "" || from <= to) continue;
    issues.push({ code: "plan.datesReversed", severity: "error", place: {}, params: { path, from }, found: to });
  }
}
