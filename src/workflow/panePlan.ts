import type { Issue } from "../domain/issue";
import { yearPeriods } from "../domain/period";
import type { Member, Period, Plan } from "../domain/plan";
import { AWARDS_SHEET } from "../forms/awards";
import { EXEMPLARS_SHEET } from "../forms/exemplars";
import { LISTS_SHEET } from "../forms/lists";
import { readIdentity } from "../forms/meta";
import { planBook, readPlanBook } from "../forms/planBook";
import { planOfMemberBook } from "../forms/planOfMember";
import { REGISTRATION_SHEET } from "../forms/registration";
import { RESULTS_SHEET } from "../forms/results";
import { SCHEDULE_SHEET } from "../forms/schedule";
import { SCORING_SHEET } from "../forms/scoring";
import { templateBook } from "../forms/templateBook";
import { rememberedIn, withRemembered } from "../rules";
import { type ChangeSet, noChange } from "../sheet/change";
import type { Book } from "../sheet/grid";
import type { BookSpec } from "../sheet/spec";

export { REGISTRATION_SHEET };

/** A plan with a year and nothing else; the officer fills in the rest. */
export function blankPlan(year: number, id: string, title: string): Plan {
  return {
    id,
    year,
    title,
    issuer: { parent: "", name: "" },
    basis: "",
    cluster: { code: "", name: "" },
    periods: yearPeriods(year),
    members: [],
    indicators: [],
    tasks: [],
    campaigns: [],
    deadlines: [],
    inverseFormula: "target/actual",
    scoring: null,
    awards: null,
  };
}

/** The plan with a member added, or changed where its code is known. */
export function withMember(plan: Plan, member: Member): Plan {
  const known = plan.members.some(({ code }) => code === member.code);
  const members = known
    ? plan.members.map((each) => (each.code === member.code ? member : each))
    : [...plan.members, member];
  return { ...plan, members };
}

export function withoutMember(plan: Plan, code: string): Plan {
  return { ...plan, members: plan.members.filter((member) => member.code !== code) };
}

/** The workbook of one member for one period, as a spec. */
export function memberBook(plan: Plan, period: Period, member: Member): BookSpec {
  return templateBook(plan, period, member);
}

/**
 * What putting a workbook's sheets into the open one would change: sheets of the same name are drawn anew. What DanhMuc remembers
 * stays in it.
 */
export function formsChange(book: Book, spec: BookSpec): ChangeSet {
  const standing = new Set(book.sheets.map(({ name }) => name));
  const kept = rememberedIn(book);
  return {
    ...noChange(),
    sheets: spec.sheets.map((sheet) => ({
      spec: sheet.name === LISTS_SHEET ? withRemembered(sheet, kept) : sheet,
      replaces: standing.has(sheet.name),
    })),
    names: spec.names,
    properties: spec.properties,
  };
}

/** Sheets a member fills in. */
const MEMBER_SHEETS: readonly string[] = [RESULTS_SHEET, SCHEDULE_SHEET, SCORING_SHEET, AWARDS_SHEET, EXEMPLARS_SHEET];

/**
 * What putting one member's form into the open workbook would change. Sheets of another plan's form that this one has not go:
 * they would be checked and sent as if they were of this plan.
 */
export function memberFormChange(book: Book, plan: Plan, period: Period, member: Member): ChangeSet {
  const spec = memberBook(plan, period, member);
  const change = formsChange(book, spec);
  const before = readIdentity(book).identity.plan;
  if (before === null || before === plan.id) return change;
  const drawn = new Set(spec.sheets.map(({ name }) => name));
  // In a plan workbook the tasks are the plan's own.
  const plans = book.sheets.some(({ name }) => name === REGISTRATION_SHEET) ? SCHEDULE_SHEET : null;
  const left = ({ name }: { name: string }): boolean =>
    MEMBER_SHEETS.includes(name) && name !== plans && !drawn.has(name);
  return { ...change, removals: book.sheets.filter(left).map(({ name }) => name) };
}

/** The plan as far as the open workbook tells it itself; null where it tells none. */
export function planOfBook(book: Book): Plan | null {
  return readPlanBook(book).plan ?? planOfMemberBook(book);
}

/** The sheets a plan is edited in (đăng ký chỉ tiêu, danh sách đơn vị …), as a spec. */
export function editingBook(plan: Plan): BookSpec {
  return planBook(plan);
}

/**
 * The plan as it now stands in the open workbook's editing sheets. What was said in the pane of the same plan and has no
 * word on the sheets stays: members where the sheet lists none, due dates where it gives none.
 */
export function editedPlan(book: Book, current: Plan | null = null): { plan: Plan | null; issues: Issue[] } {
  const read = readPlanBook(book);
  const { plan } = read;
  if (!plan || current?.id !== plan.id) return read;
  const dueBefore = new Map(current.periods.map(({ code, due }) => [code, due]));
  const members = plan.members.length > 0 ? plan.members : current.members;
  const periods = plan.periods.map((period) => ({ ...period, due: period.due ?? dueBefore.get(period.code) ?? null }));
  return { ...read, plan: { ...plan, members, periods } };
}
