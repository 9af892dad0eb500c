import { memberOfAnyCase } from "../domain/memberLife";
import type { Member, Period, Plan } from "../domain/plan";
import { readMetaSheet, TEMPLATE_VERSION } from "../forms/meta";
import { cellName } from "../sheet/address";
import { eachCell, KIND } from "../sheet/grid";
import { textKey } from "../vietnamese/text";
import { unitNameKey } from "../vietnamese/unitNames";
import { rule } from "./rule";
import type { BookView } from "./view";

type Code =
  | "identity.titleMember"
  | "identity.titlePeriod"
  | "identity.periodFacts"
  | "identity.memberFacts"
  | "identity.planFacts"
  | "identity.version"
  | "identity.fileName"
  | "identity.stamp";

/** What the file says of itself in several places must agree. */
export const identityRule = rule<BookView, Code>(
  "book",
  {
    "identity.titleMember": {
      severity: "error",
      looksAt: "Phần đầu biểu mẫu; _meta: member",
      why: "The title names one member, the hidden identity another: figures would be booked to the wrong one.",
      source: "A member fills in another member's file",
      examples: ["Phần đầu ghi Quảng Ninh, _meta ghi BN"],
    },
    "identity.titlePeriod": {
      severity: "warning",
      looksAt: "Tên biểu; _meta: period",
      why: "Last period's file with only the period changed, or the other way round.",
      source: "The title of the form names the period",
      examples: ["Tên biểu ghi 6 THÁNG, _meta ghi 9T"],
    },
    "identity.periodFacts": {
      severity: "error",
      looksAt: "_meta: period, periodname, from, to",
      why: "The file says one period and carries the dates of another: its figures are of the other one.",
      source: "The facts of the period issued with the file",
      examples: ["period = 9T, to = 2024-06-30"],
    },
    "identity.memberFacts": {
      severity: "error",
      looksAt: "_meta: member, membername",
      why: "The member's code was changed by hand; its name is another's.",
      source: "The facts issued with the file",
      examples: ["member = QN, membername = … tỉnh Bắc Ninh"],
    },
    "identity.planFacts": {
      severity: "error",
      looksAt: "_meta: plan, year",
      why: "The file was issued for a plan of another year.",
      source: "The facts of the plan issued with the file",
      examples: ["plan = LHH-BG-2024, year = 2023"],
    },
    "identity.version": {
      severity: "warning",
      looksAt: "_meta: template",
      why: "A form of another version may have other columns.",
      source: "The version written into every form",
      examples: ["template = 0"],
    },
    "identity.fileName": {
      severity: "warning",
      looksAt: "Tên tệp; _meta: member, period",
      why: "A file named after one member or period that holds another's was mixed up or overwritten.",
      source: "Issued files are called <kế hoạch>_<kỳ>_<đơn vị>.xlsx",
      examples: ["LHH-BG-2024_6T_QN.xlsx có _meta: BN"],
    },
    "identity.stamp": {
      severity: "warning",
      looksAt: "_meta: submitted",
      why: "It says it was handed in before the period began; an old file was sent again.",
      source: "The date stamped when the file was handed in",
      examples: ["submitted = 2023-06-04 (kỳ từ 01/01/2024)"],
    },
  },
  (view, tell) => {
    const { plan, submission, member, period, results, schedule, book } = view;
    const file = submission.file;
    const meta = readMetaSheet(book);
    if (meta && meta.plan === plan.id) {
      const place = { file, sheet: "_meta" };
      const saidName = textKey(meta.membername ?? "");
      // Nearly every file names its own member; only others are looked for.
      const named =
        member && textKey(member.name) === saidName
          ? member
          : plan.members.find((one) => textKey(one.name) === saidName);
      if (member && named && !isOwn(member, named.code))
        tell("identity.memberFacts", { ...place, member: member.code }, { found: member.name, expected: named.name });
      const of = period && otherPeriod(plan.periods, period, meta);
      if (of) tell("identity.periodFacts", place, { found: period.name, expected: of });
      if (meta.year !== undefined && meta.year !== String(plan.year))
        tell("identity.planFacts", place, { found: meta.year, expected: String(plan.year) });
    }
    const { template, submitted } = submission.identity;
    if (template !== null && template !== TEMPLATE_VERSION)
      tell("identity.version", { file, sheet: "_meta" }, { found: template, expected: TEMPLATE_VERSION });
    if (submitted !== null && period && /^\d{4}-\d\d-\d\d/.test(submitted) && submitted.slice(0, 10) < period.from)
      tell("identity.stamp", { file, sheet: "_meta" }, { found: submitted.slice(0, 10), expected: period.from });
    byFileName(view, tell);
    const table = results ?? schedule;
    if (!table || !member) return;
    const names = namesOf(plan);
    let own = false;
    let other: { code: string; cell: string; text: string } | null = null;
    const visit = (row: number, column: number, index: number): void => {
      if (table.grid.kind[index] !== KIND.text) return;
      const text = table.grid.texts[table.grid.num[index]!]!.trim();
      if (text.length > 200 || text === "") return;
      const unit = unitNameKey(text);
      const code = names.codes.get(unit) ?? namedAtStart(names, unit);
      if (code !== undefined && isOwn(member, code)) own = true;
      else if (code !== undefined) other ??= { code, cell: cellName(row, column), text };
      const key = textKey(text);
      if (results && period && key.startsWith(TITLE)) {
        const said = periodNames(plan).find(([name]) => name !== "" && ` ${key} `.includes(` ${name} `));
        if (said ? said[1] !== period.code : otherTime(text, period, plan.year))
          tell(
            "identity.titlePeriod",
            { file, sheet: table.grid.name, cell: cellName(row, column) },
            { found: text, expected: period.name },
          );
      }
    };
    eachCell(table.grid, visit, Math.min(table.header.row, 12));
    const wrong = other as { code: string; cell: string; text: string } | null;
    if (!own && wrong)
      tell(
        "identity.titleMember",
        { file, sheet: table.grid.name, cell: wrong.cell, member: member.code },
        { found: wrong.text, expected: member.name },
      );
  },
);

/** How the title of the results begins. */
const TITLE = textKey("Kết quả thực hiện các chỉ tiêu");

/** A unit that was renamed or merged sends the form it was given under its old code and name; reading says whose it is now. */
function isOwn(member: Member, code: string): boolean {
  return code === member.code || member.predecessors.includes(code);
}

/** Code by name of the plan's members; worked out once for its thousand files. */
function namesOf(plan: Plan): Names {
  const known = namesByPlan.get(plan);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const one of plan.members) for (const name of [one.name, ...one.aliases]) codes.set(unitNameKey(name), one.code);
  // The cluster's head issues the form: its own name stands above every member's.
  codes.delete(unitNameKey(plan.issuer.name));
  codes.delete(unitNameKey(plan.issuer.parent));
  const names = { codes, starts: new Set([...codes.keys()].map((key) => key.slice(0, twoWords(key)))) };
  namesByPlan.set(plan, names);
  return names;
}

interface Names {
  codes: ReadonlyMap<string, string>;
  /** The first two words of each name: few of a form's texts begin like any. */
  starts: ReadonlySet<string>;
}

const namesByPlan = new WeakMap<Plan, Names>();

/** Where the first two words of a key end; its length where it has no more. */
function twoWords(key: string): number {
  const first = key.indexOf(" ");
  const second = first < 0 ? -1 : key.indexOf(" ", first + 1);
  return second < 0 ? key.length : second;
}

/** Names of the plan's periods and their codes, longer names first. */
function periodNames(plan: Plan): (readonly [string, string])[] {
  return plan.periods.map(({ code, name }) => [textKey(name), code] as const).sort((a, b) => b[0].length - a[0].length);
}

/** "Sở Xây dựng tỉnh Bắc Ninh" names the member "Sở Xây dựng": the longest name of two words or more it begins with. */
function namedAtStart({ codes, starts }: Names, key: string): string | undefined {
  const second = twoWords(key);
  if (second === key.length || !starts.has(key.slice(0, second))) return undefined;
  let found: string | undefined;
  // The longest wins: "Sở Xây dựng" before a "Sở Xây".
  for (let end = second; end > 0; end = key.indexOf(" ", end + 1)) found = codes.get(key.slice(0, end)) ?? found;
  return found;
}

/** Whether a title ("… 9 tháng đầu năm 2024") speaks of other months, another quarter or another year than the period. */
function otherTime(title: string, period: Period, year: number): boolean {
  const texts = [title, period.name].map((text) => text.normalize("NFC").toLowerCase());
  const differ = (pattern: RegExp): boolean => {
    const [said, own] = texts.map((text) => pattern.exec(text)?.[1]);
    return said !== undefined && own !== undefined && said !== own;
  };
  if (differ(/(?<!\d)(\d{1,2}) tháng(?!\p{L})/u) || differ(/quý (iv|i{1,3}|[1-4])(?![\p{L}\d])/u)) return true;
  const [said, own] = texts.map((text) => /(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]);
  return said !== undefined && said !== String(year) && said !== own;
}

/** Name of the period whose facts the file carries instead; null where they are its own, or nobody's. */
function otherPeriod(
  periods: readonly Period[],
  period: Period,
  meta: Record<string, string | undefined>,
): string | null {
  const { to, from, periodname } = meta;
  if (to === undefined || from === undefined) return null;
  if (to === period.to && from === period.from) return null;
  const of = periods.find((one) => one.code !== period.code && one.to === to && one.from === from);
  return of?.name ?? periodname ?? `${from} – ${to}`;
}

/** "<plan>_<period>_<member>.xlsx", with whatever a browser or a person put behind it. */
function byFileName(
  view: BookView,
  tell: (code: "identity.fileName", place: { file: string; member?: string }, said?: object) => void,
): void {
  const { plan, submission, member, period } = view;
  const base = submission.file
    .normalize("NFC")
    .replace(/^.*[\\/]/, "")
    .replace(/\.xls[xm]?$/i, "");
  const rest = base.toLowerCase().startsWith(`${plan.id.toLowerCase()}_`) ? base.slice(plan.id.length + 1) : null;
  if (rest === null) return;
  const [said = "", ...tail] = rest.split("_");
  const unit = tail.join("_").replace(/\s*(\(\d+\)|-? ?copy.*|- bản sao.*)$/iu, "");
  const otherMember = memberOfAnyCase(plan, unit);
  const otherOne = plan.periods.find((one) => one.code.toLowerCase() === said.toLowerCase());
  if (member && otherMember && !isOwn(member, otherMember.code))
    tell(
      "identity.fileName",
      { file: submission.file, member: member.code },
      { found: otherMember.name, expected: member.name },
    );
  else if (period && otherOne && otherOne.code !== period.code)
    tell("identity.fileName", { file: submission.file }, { found: otherOne.name, expected: period.name });
}
