import type { Issue, Place } from "../domain/issue";
import { readPlanJson } from "../domain/planFile";
import type { Plan } from "../domain/plan";
import { cellName } from "../sheet/address";
import type { Book, Grid } from "../sheet/grid";
import type { BookSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { type Assigned, ASSIGNMENTS_SHEET, assignmentsSheet, readAssignments } from "./assignments";
import {
  calendarSheets,
  campaignJson,
  CAMPAIGNS_FORM,
  deadlineJson,
  DEADLINES_FORM,
  periodJson,
  PERIODS_FORM,
} from "./calendar";
import { fingerprintOf } from "./fingerprint";
import { saying, type Say } from "./issueCodes";
import { listNames, listsSheet } from "./lists";
import { memberJson, MEMBERS_FORM, membersSheet } from "./members";
import { type Meta, metaProperties, metaSheet, readMetaProperties, readMetaSheet, TEMPLATE_VERSION } from "./meta";
import { factsJson, PLAN_SHEET, planFactsSheet, readPlanFacts } from "./planFacts";
import { readRegistration, registrationSheet, REGISTRATION_SHEET } from "./registration";
import { readTaskRows, SCHEDULE_SHEET, scheduleSheet } from "./schedule";
import { rulesMeta, rulesOf } from "./rulesMeta";
import { readSchemeSheets, schemeSheets } from "./schemeSheets";
import { schemeLists } from "./schemeWords";
import { type ReadRow, readSimple, type SimpleForm } from "./simpleForm";

/** The cluster head's own workbook (sổ kế hoạch): everything of a plan, to be edited in Excel and read back. */
export function planBook(plan: Plan): BookSpec {
  const meta: Meta = { plan: plan.id, template: TEMPLATE_VERSION, kind: "plan" };
  const [firstDay] = plan.periods.map(({ from }) => from).sort();
  return {
    sheets: [
      planFactsSheet(plan),
      registrationSheet(plan),
      ...(plan.members.length > 0 && plan.indicators.length > 0 ? [assignmentsSheet(plan)] : []),
      ...(plan.tasks.length > 0
        ? [
            scheduleSheet(plan, {
              agency: plan.issuer.name,
              parent: plan.issuer.parent,
              today: firstDay ?? `${plan.year}-01-01`,
              by: "plan",
            }),
          ]
        : []),
      membersSheet(plan.members),
      ...calendarSheets(plan),
      ...schemeSheets(plan),
      listsSheet(plan, schemeLists(plan)),
      // The scheme stands in its own sheets.
      metaSheet({ ...meta, ...rulesMeta({ ...plan, scoring: null }) }),
    ],
    names: listNames(plan, schemeLists(plan)),
    properties: metaProperties(meta),
    title: plan.title,
    creator: plan.issuer.name,
  };
}

/** What a plan workbook holds; `plan` is null when an issue is an error. */
export interface ReadPlan {
  plan: Plan | null;
  issues: Issue[];
}

/** Rows of a list with the sheet and the rows they stand in, for saying where the plan's own checks found something. */
interface Listed {
  sheet: string;
  rows: number[];
  json: Record<string, unknown>[];
}

/** Reads a plan workbook back into the plan it was drawn from. */
export function readPlanBook(book: Book, file?: string): ReadPlan {
  const { issues, say: sayIn } = saying(file ?? "");
  const say: Say = (code, place, said) => sayIn(code, file === undefined ? { ...place, file: undefined } : place, said);
  const sheet = (name: string) => book.sheets.find((grid) => textKey(grid.name) === textKey(name)) ?? null;
  const facts = sheet(PLAN_SHEET);
  const registration = sheet(REGISTRATION_SHEET);
  for (const [grid, name] of [
    [facts, PLAN_SHEET],
    [registration, REGISTRATION_SHEET],
    [sheet(MEMBERS_FORM.sheet), MEMBERS_FORM.sheet],
    [sheet(PERIODS_FORM.sheet), PERIODS_FORM.sheet],
  ] as const) {
    if (!grid) say("planBook.sheetMissing", {}, { expected: name });
  }
  if (!facts || !registration) return { plan: null, issues };
  const read = readPlanFacts(facts);
  const year = Number(read.values.get("year")) || 0;
  const lists = {
    indicators: indicatorsOf(registration, sheet(ASSIGNMENTS_SHEET), year, book.date1904, say),
    tasks: tasksOf(sheet(SCHEDULE_SHEET), year, book.date1904, say),
    members: listOf(sheet(MEMBERS_FORM.sheet), MEMBERS_FORM, memberJson, year, book.date1904, say),
    periods: listOf(sheet(PERIODS_FORM.sheet), PERIODS_FORM, periodJson, year, book.date1904, say),
    campaigns: listOf(sheet(CAMPAIGNS_FORM.sheet), CAMPAIGNS_FORM, campaignJson, year, book.date1904, say),
    deadlines: listOf(sheet(DEADLINES_FORM.sheet), DEADLINES_FORM, deadlineJson, year, book.date1904, say),
  };
  const rules = rulesOf({ ...readMetaProperties(book), ...readMetaSheet(book) });
  const scheme = readSchemeSheets(book, say);
  const json = {
    ...factsJson(read),
    ...Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.json])),
    ...rules,
    ...(scheme ? { scoring: scheme.scoring } : {}),
  };
  const checked = readPlanJson(json);
  if ("plan" in checked) {
    issues.push(...(scheme?.issuesIn(checked.plan) ?? []));
    const bad = issues.some(({ severity }) => severity === "error");
    return { plan: bad ? null : checked.plan, issues };
  }
  for (const issue of checked.issues) {
    const path = String(issue.params?.path ?? "");
    const place = scheme?.placeOf(path) ?? placeOf(path, lists, facts.name, read.rows);
    issues.push({ ...issue, place: { ...issue.place, ...place, ...(file === undefined ? {} : { file }) } });
  }
  return { plan: null, issues };
}

/** "indicators[3].parent" → the sheet and row it was read from. */
function placeOf(path: string, lists: Record<string, Listed>, facts: string, rows: ReadonlyMap<string, number>): Place {
  const [, list = "", index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
  const row = lists[list]?.rows[Number(index)];
  if (row !== undefined) return { sheet: lists[list]!.sheet, cell: cellName(row, 1) };
  const fact = rows.get(path);
  return fact === undefined ? {} : { sheet: facts, cell: cellName(fact, 1) };
}

function indicatorsOf(grid: Grid, assignments: Grid | null, year: number, date1904: boolean, say: Say): Listed {
  const rows = readRegistration(grid, year, date1904, say);
  const assigned = assignments ? readAssignments(assignments, date1904, say) : new Map<string, Assigned>();
  return {
    sheet: grid.name,
    rows: rows.map(({ row }) => row),
    json: rows.map(({ json }) => {
      const own = assigned.get(json.code);
      return own ? { ...json, ...merged(json, own) } : json;
    }),
  };
}

function merged(
  json: Record<string, unknown>,
  { targets, periodTargets, lastYear }: Assigned,
): Record<string, unknown> {
  const joinedWith = (key: string, more: Record<string, unknown>) =>
    Object.keys(more).length === 0 ? {} : { [key]: { ...(json[key] as object | undefined), ...more } };
  return {
    ...joinedWith("targets", targets),
    ...joinedWith("periodTargets", periodTargets),
    ...joinedWith("lastYear", lastYear),
  };
}

function tasksOf(grid: Grid | null, year: number, date1904: boolean, say: Say): Listed {
  const rows = grid ? readTaskRows(grid, year, date1904, say) : [];
  return {
    sheet: grid?.name ?? SCHEDULE_SHEET,
    rows: rows.map(({ row }) => row),
    json: rows.map(({ row, json }) => {
      if (json.code !== "") return json;
      const code = `NV-${fingerprintOf([json.quarter, textKey(String(json.content))]).slice(0, 6)}`;
      const place = { sheet: grid?.name, cell: cellName(row, 1), task: code };
      say("planBook.rowWithoutCode", place, { found: String(json.content), params: { code } });
      return { ...json, code };
    }),
  };
}

function listOf<K extends string>(
  grid: Grid | null,
  form: SimpleForm<K>,
  toJson: (row: ReadRow<K>) => Record<string, unknown>,
  year: number,
  date1904: boolean,
  say: Say,
): Listed {
  const rows = grid ? readSimple(grid, form, { year, date1904, say }) : [];
  return { sheet: grid?.name ?? form.sheet, rows: rows.map(({ row }) => row), json: rows.map(toJson) };
}
