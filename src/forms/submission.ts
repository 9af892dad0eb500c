import type { Issue } from "../domain/issue";
import { matchIssue, matchMember, memberOfCode } from "../domain/memberLife";
import type { Plan } from "../domain/plan";
import type { Identity, Source, Submission } from "../domain/submission";
import { cellName } from "../sheet/address";
import { type Book, eachCell, type Grid, KIND } from "../sheet/grid";
import { textKey } from "../vietnamese/text";
import { CLUSTER_SHEET, readCluster } from "./cluster";
import { findHeader, rowsBelow, textAt } from "./columns";
import { readExtras } from "./extras";
import { fingerprintOf } from "./fingerprint";
import { type Say, saying } from "./issueCodes";
import { readLedger } from "./ledger";
import { META_SHEET, readIdentity, readMetaSheet } from "./meta";
import { readResults, RESULTS_COLUMNS, RESULTS_SHEET } from "./results";
import { readSources, SOURCES_SHEET } from "./sources";
import { readSchedule, SCHEDULE_COLUMNS, SCHEDULE_SHEET } from "./schedule";

/** What is known of a file beside what stands in it. */
export interface Expected {
  /** Any period of the plan is taken without it. */
  period?: string;
  /** Whose file it is where the file itself does not tell, or under a name the plan does not know. */
  member?: string;
}

/**
 * Reads a member's workbook (bản nộp) against the plan. Never throws for what a person did to the file: everything is an
 * issue with its place. Without `expected.period` any period of the plan is taken. A file whose issues hold one of REJECTING
 * must not be merged.
 */
export function readSubmission(book: Book, file: string, plan: Plan, expected: Expected = {}): Submission {
  const { issues, say } = saying(file);
  const merged = mergedTable(book);
  // A merged book carries its plan, whose registration looks like results.
  const results = merged
    ? null
    : sheetOf(book, RESULTS_SHEET, (grid) => findHeader(grid, RESULTS_COLUMNS) !== null, say);
  const identity = identify(book, file, results, plan, expected, say, issues);
  const submission: Submission = {
    file,
    identity,
    entries: [],
    tasks: [],
    scores: [],
    awards: [],
    issues,
    fingerprint: "",
  };
  const context = { plan, member: identity.member, period: identity.period, file, date1904: book.date1904, say };
  // Figures of another plan would only be rows that are not there.
  if (merged && identity.plan === plan.id) {
    const read = readCluster(merged, plan.indicators, file, say);
    const sources = readSources(book.sheets.find(({ name }) => name === SOURCES_SHEET) ?? null);
    const traced = tracing(book);
    submission.entries = read.entries.map((entry) => {
      const from = sources.get(entry.indicator)?.map(traced);
      return from ? { ...entry, source: { ...entry.source, from } } : entry;
    });
    submission.level = { members: read.members };
  } else if (identity.plan === plan.id || (identity.plan === null && !results)) {
    if (plan.indicators.length > 0) {
      if (!results) say("sheet.missing", {}, { expected: RESULTS_SHEET });
      else submission.entries = readResults(results, context).entries;
    }
    if (plan.tasks.length > 0) {
      const tasks = sheetOf(book, SCHEDULE_SHEET, (grid) => findHeader(grid, SCHEDULE_COLUMNS) !== null, say);
      if (tasks) submission.tasks = readSchedule(tasks, context);
      else if (plan.indicators.length === 0) say("sheet.missing", {}, { expected: SCHEDULE_SHEET });
      else say("sheet.tasksMissing", {}, { expected: SCHEDULE_SHEET });
    }
    if (identity.plan === plan.id && (results || plan.indicators.length === 0))
      readExtras(book, submission, context, sheetOf);
  }
  submission.fingerprint = contentKey(submission);
  return submission;
}

/** TongHop_Cum of a merged book; null in a workbook that holds a member's own results. */
function mergedTable(book: Book): Grid | null {
  const own = book.sheets.some(({ name }) => textKey(name) === textKey(RESULTS_SHEET));
  return own ? null : (book.sheets.find(({ name }) => name === CLUSTER_SHEET) ?? null);
}

/** Same figures, same key: where they stood and what was said about them is left out. */
export function contentKey({ identity, entries, tasks, scores, awards, exemplars = [] }: Submission): string {
  const bare = <T extends { source: unknown }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, source: undefined }));
  const { plan, member, period } = identity;
  const beside = [bare(scores), bare(awards), ...(exemplars.length > 0 ? [bare(exemplars)] : [])];
  return fingerprintOf([plan, member, period, bare(entries), bare(tasks), ...beside]);
}

/** Leads a place in a file the merged book was made of further down, where that file was a merged book itself. */
function tracing(book: Book): (source: Source) => Source {
  const known = new Map<string, Source>();
  const key = ({ file, sheet, cell }: Source) => JSON.stringify([file, sheet, cell]);
  for (const { submission } of Object.values(readLedger(book)?.submissions ?? {}))
    for (const { source } of submission.entries) if (source.from) known.set(key(source), source);
  return (source) => known.get(key(source)) ?? source;
}

/** A sheet by its name, whatever its case; else the one sheet that looks like it, and says so. */
export function sheetOf(book: Book, name: string, looksLike: (grid: Grid) => boolean, say: Say): Grid | null {
  const exact = book.sheets.find((sheet) => sheet.name === name);
  if (exact) return exact;
  const near = book.sheets.find((sheet) => textKey(sheet.name) === textKey(name));
  const found = near ?? book.sheets.find((sheet) => !sheet.name.startsWith(META_SHEET) && looksLike(sheet));
  if (!found) return null;
  say("sheet.renamed", { sheet: found.name }, { found: found.name, expected: name });
  return found;
}

function identify(
  book: Book,
  file: string,
  results: Grid | null,
  plan: Plan,
  expected: Expected,
  say: Say,
  issues: Issue[],
): Identity {
  const { identity, differ } = readIdentity(book);
  if (identity.how === "properties") say("identity.fromProperties", {});
  for (const key of differ) say("identity.differs", { sheet: META_SHEET }, { params: { key } });
  if (identity.plan !== null && identity.plan !== plan.id) {
    say("identity.planOther", {}, { found: identity.plan, expected: plan.id });
    return identity;
  }
  if (identity.plan === null && results && !isOfPlan(results, plan)) {
    say("identity.planOther", { sheet: results.name }, { expected: plan.id });
    return { ...identity, plan: null };
  }
  const whole = identity.plan !== null && identity.member !== null && identity.period !== null;
  const guessed = whole ? NOT_GUESSED : guess(results, plan);
  const told: Identity = {
    ...identity,
    plan: identity.plan ?? (results ? plan.id : null),
    member: identity.member ?? guessed.member ?? expected.member ?? null,
    period: identity.period ?? guessed.period,
    how: identity.how === "none" && results ? "headers" : identity.how,
  };
  if (told.plan !== identity.plan || told.member !== identity.member || told.period !== identity.period) {
    const place = results ? { sheet: results.name, ...(guessed.cell ? { cell: guessed.cell } : {}) } : {};
    say("identity.guessed", place, { found: [told.member, told.period].filter((text) => text !== null).join(", ") });
  }
  const isKnown = memberOfCode(plan, told.member) !== null;
  told.member =
    expected.member !== undefined && !isKnown ? expected.member : memberOf(book, file, told, plan, say, issues);
  const wanted = expected.period;
  if (told.period !== null && wanted !== undefined && told.period !== wanted) {
    say("identity.periodOther", {}, { found: told.period, expected: wanted });
  }
  return told;
}

/** The member a file speaks of on the period's last day: by its code, else by name, else the unit that followed it. */
function memberOf(book: Book, file: string, told: Identity, plan: Plan, say: Say, issues: Issue[]): string | null {
  if (told.member === null) {
    say("identity.memberMissing", {});
    return null;
  }
  const day = plan.periods.find(({ code }) => code === told.period)?.to ?? `${plan.year}-12-31`;
  const name = readMetaSheet(book)?.membername ?? null;
  const byCode = matchMember(plan, { code: told.member }, day);
  const match = byCode.kind === "unknown" ? matchMember(plan, { name }, day) : byCode;
  // A code nobody knows under a unit's present name is more likely a mix-up than an old file.
  if (match.kind === "unknown" || (match.kind === "found" && match.by === "name")) {
    say("identity.memberUnknown", { member: told.member }, { found: told.member });
    return told.member;
  }
  const issue = matchIssue(match, byCode.kind === "unknown" ? (name ?? told.member) : told.member, file);
  if (issue) issues.push(issue);
  if (match.kind === "ambiguous") return null;
  return match.member.code;
}

/** Share of the plan's rows that a sheet without identity must hold by name. */
const ENOUGH_ROWS = 0.5;

function isOfPlan(grid: Grid, plan: Plan): boolean {
  const header = findHeader(grid, RESULTS_COLUMNS);
  if (!header) return false;
  const names = new Set(rowsBelow(grid, header.row).map((row) => textKey(textAt(grid, row, header.at.name))));
  const held = plan.indicators.filter(({ name }) => names.has(textKey(name))).length;
  return held >= plan.indicators.length * ENOUGH_ROWS;
}

interface Guessed {
  member: string | null;
  period: string | null;
  cell: string | null;
}

const NOT_GUESSED: Guessed = { member: null, period: null, cell: null };

/** Member and period as the title block names them, where the identity was lost: only texts that are equal count. */
function guess(grid: Grid | null, plan: Plan): Guessed {
  const found: Guessed = { ...NOT_GUESSED };
  if (!grid) return found;
  const top = findHeader(grid, RESULTS_COLUMNS)?.row ?? 12;
  const names = plan.members.flatMap((member) =>
    [member.name, ...member.aliases].map((name) => [textKey(name), member.code] as const),
  );
  // Longer names first: "9 tháng năm 2024" also holds "năm 2024".
  const periods = plan.periods
    .map(({ code, name }) => [textKey(name), code] as const)
    .sort(([a], [b]) => b.length - a.length);
  const members = new Set<string>();
  let best = periods.length;
  eachCell(grid, (row, column, index) => {
    if (row >= top || grid.kind[index] !== KIND.text) return;
    const key = textKey(grid.texts[grid.num[index]!]!);
    for (const [name, code] of names) {
      if (key !== name) continue;
      members.add(code);
      found.cell ??= cellName(row, column);
    }
    const named = periods.findIndex(([name]) => name !== "" && ` ${key} `.includes(` ${name} `));
    if (named >= 0) best = Math.min(best, named);
  });
  found.period = periods[best]?.[1] ?? null;
  if (members.size === 1) found.member = [...members][0]!;
  return found;
}
