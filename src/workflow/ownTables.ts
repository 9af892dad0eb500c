/** Files without a sheet of ours: whose they are, how their table may be read, and reading it so once an officer confirmed it. */
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { REJECTING } from "../forms/issueCodes";
import { META_SHEET, readMetaSheet } from "../forms/meta";
import {
  askedOf,
  checkMapped,
  type Mapping,
  mappingIssues,
  NOTHING_REMEMBERED,
  type Named,
  type NameAsked,
  namedAbove,
  proposeForBook,
  readMapped,
  type Remembered,
} from "../rules";
import { cellName } from "../sheet/address";
import { type Book, type Grid, valueAt } from "../sheet/grid";
import { textKey } from "../vietnamese/text";

/** What an officer confirmed about one file. */
export interface OwnFile {
  /** null: the heading of the table tells. */
  member: string | null;
  /** null: it is a form of ours, only its member was not known. */
  mapping: Mapping | null;
}

/** What is known of tables that are not ours before files are read; plain data, handed to workers as it is. */
export interface Known {
  /** Confirmed now, by file name. */
  files: Readonly<Record<string, OwnFile>>;
  /** Confirmed now, by member code. */
  members: Readonly<Record<string, Mapping>>;
  /** Confirmed at an earlier merge. */
  remembered: Remembered;
}

export const NOTHING_KNOWN: Known = { files: {}, members: {}, remembered: NOTHING_REMEMBERED };

/** What a file needs from the officer before it can be read. */
export interface OwnTable {
  /** Proposed, or the one used last where it no longer fits; null where no table was found. */
  mapping: Mapping | null;
  member: string | null;
  asked: NameAsked | null;
}

/** A submission, with what is to be confirmed of its file, or what was confirmed and used. */
export type OwnRead = Submission & { own?: OwnTable; used?: { member: string; mapping: Mapping } };

/** Errors that a file without our identity has when it holds a table of its member's own. */
const FOREIGN: ReadonlySet<string> = new Set([
  "sheet.missing",
  "header.missing",
  "column.neededMissing",
  "identity.planOther",
]);
const NAMELESS: ReadonlySet<string> = new Set(["identity.memberMissing", "identity.memberUnknown"]);
/** Where no header was found: titles stand above this row. */
const HEADING = 15;
/** Share of a mapping's rows that must stand in a sheet of another name. */
const FITS = 0.6;

/**
 * What can be made of a file that could not be read as a form of ours; null where the reading as ours stands.
 * @param again reads the file as ours, for a member its own texts do not tell
 */
export function ownTable(
  book: Book,
  first: Submission,
  plan: Plan,
  period: string | undefined,
  known: Known,
  again: (member: string) => Submission,
): OwnRead | null {
  const given = known.files[first.file] ?? known.files[first.file.replace(/^.*[\\/]/, "")];
  const ours = first.identity.how === "meta" || first.identity.how === "properties";
  const wrong = first.issues.filter(({ code }) => REJECTING.has(code)).map(({ code }) => code);
  if (ours) return wrong.some((code) => NAMELESS.has(code)) ? renamed(book, first, plan, known, again) : null;
  if (!given && wrong.length === 0) return null;
  if (!given && !wrong.some((code) => FOREIGN.has(code) || NAMELESS.has(code))) return null;
  const { names } = known.remembered;
  const proposed = given ? null : proposeForBook(book, plan, first.identity.member);
  const named = headingOf(book, given?.mapping ?? proposed ?? null, plan, names);
  const member = given?.member ?? first.identity.member ?? named.member;
  // A sheet of ours copied out: only its unit was not known.
  if (given?.mapping === null || (!given && wrong.every((code) => NAMELESS.has(code))))
    return member === null ? asking(first, { mapping: null, member, asked: named.asked }) : again(member);
  if (member !== null) {
    const confirmed = given?.mapping ?? known.members[member];
    const mapping = confirmed ?? known.remembered.mappings[member];
    const read = mapping && readBy(book, first.file, mapping, plan, period, member, named, confirmed === undefined);
    if (read) return read;
  }
  if (!proposed && !given) return named.asked ? asking(first, { mapping: null, member, asked: named.asked }) : null;
  const last = member === null && !given ? lastTime(book, first.file, plan, known.remembered) : null;
  if (last) return asking(first, { ...last, asked: named.asked });
  const mapping = given?.mapping ?? proposed ?? null;
  const told = asking(first, { mapping, member, asked: member === null ? named.asked : null });
  // What has no row is asked where the mapping is looked at, not held against a file that was not read.
  const more = mappingIssues(mapping, plan, first.file).filter(({ code }) => code !== "map.indicatorMissing");
  return { ...told, issues: [...told.issues, ...more] };
}

/** The one mapping of an earlier merge that fits a table naming nobody: a person says whether it is that member's again. */
function lastTime(
  book: Book,
  file: string,
  plan: Plan,
  { mappings }: Remembered,
): { mapping: Mapping; member: string } | null {
  const fitting = Object.entries(mappings).filter(([member, mapping]) => {
    const grid = mapping.plan === plan.id ? sheetFor(book, mapping) : null;
    if (!grid) return false;
    const { entries, issues } = readMapped(grid, mapping, plan, { file, member, period: null });
    return entries.length > 0 && !issues.some(({ code }) => code === "map.stale");
  });
  const [only, ...more] = fitting;
  return only && more.length === 0 ? { member: only[0], mapping: only[1] } : null;
}

/** A form of ours whose unit the plan does not know: by another spelling of its name it may. */
function renamed(
  book: Book,
  first: Submission,
  plan: Plan,
  known: Known,
  again: (member: string) => Submission,
): OwnRead | null {
  const said = readMetaSheet(book)?.membername ?? first.identity.member;
  const match = said ? askedOf(said, META_SHEET, plan.members, known.remembered.names) : null;
  if (match === null) return null;
  return typeof match === "string" ? again(match) : asking(first, { mapping: null, member: null, asked: match });
}

/** The reading that was refused, with the question that would mend it. */
function asking(first: Submission, own: OwnTable): OwnRead {
  if (!own.asked) return { ...first, own };
  const { text, sheet, cell, candidates } = own.asked;
  const issue: Issue = {
    code: "member.asked",
    severity: "warning",
    place: { file: first.file, sheet, ...(cell === null ? {} : { cell }) },
    found: text,
    params: { codes: candidates.join(", ") },
  };
  return { ...first, issues: [...first.issues, issue], own };
}

/** What the heading over the table says; without a table, the top of each visible sheet. */
function headingOf(book: Book, mapping: Mapping | null, plan: Plan, names: Remembered["names"]): Named {
  const grid = mapping && sheetFor(book, mapping);
  const grids = grid ? [grid] : book.sheets.filter(({ state }) => state === "visible").slice(0, 5);
  const all = grids.map((one) => namedAbove(one, mapping?.header ?? HEADING, plan, names));
  return (
    all.find(({ member }) => member !== null) ??
    all.find(({ asked }) => asked !== null) ?? { member: null, asked: null, periods: all[0]?.periods ?? [] }
  );
}

/** The sheet a mapping speaks of: by name, else the visible one that holds its rows. */
export function sheetFor(book: Book, mapping: Mapping): Grid | null {
  const visible = book.sheets.filter(({ state }) => state === "visible");
  const named =
    visible.find(({ name }) => name === mapping.sheet) ??
    visible.find(({ name }) => textKey(name) === textKey(mapping.sheet));
  if (named) return named;
  const column = mapping.columns.name?.column ?? 0;
  const wanted = new Set(mapping.rows.filter(({ indicator }) => indicator !== null).map(({ name }) => textKey(name)));
  const share = (grid: Grid): number => {
    const held = new Set<string>();
    for (const row of grid.rowAt) {
      const value = valueAt(grid, row, column);
      if (typeof value === "string" && wanted.has(textKey(value))) held.add(textKey(value));
    }
    return held.size / Math.max(1, wanted.size);
  };
  const best = visible.map((grid) => ({ grid, share: share(grid) })).sort((a, b) => b.share - a.share)[0];
  return best && best.share >= FITS ? best.grid : null;
}

/** Reads the file by a mapping; null where a remembered one does not fit any more, so that it is asked anew. */
function readBy(
  book: Book,
  file: string,
  mapping: Mapping,
  plan: Plan,
  expected: string | undefined,
  member: string,
  named: Named,
  remembered: boolean,
): OwnRead | null {
  const grid = remembered && mapping.plan !== plan.id ? null : sheetFor(book, mapping);
  if (!grid) return null;
  const period = expected ?? named.periods[0] ?? null;
  const read = readMapped(grid, mapping, plan, { file, member, period, date1904: book.date1904 });
  const stale = read.issues.some(({ code }) => code === "map.stale");
  if (remembered && (stale || read.entries.length === 0)) return null;
  const place = { file, sheet: grid.name };
  const issues: Issue[] = [
    {
      code: remembered ? "map.again" : "map.read",
      severity: "note",
      place: { ...place, cell: cellName(mapping.header, mapping.columns.actual?.column ?? 0), member },
      params: { count: read.entries.length },
    },
    ...read.issues,
  ];
  if (read.entries.length === 0) issues.push({ code: "map.noHeader", severity: "error", place });
  const others = named.periods.filter((code) => code !== period);
  if (expected !== undefined && others.length > 0 && !named.periods.includes(expected)) {
    const name = (code: string): string => plan.periods.find((one) => one.code === code)?.name ?? code;
    issues.push({
      code: "map.periodOther",
      severity: "warning",
      place,
      found: name(others[0]!),
      expected: name(expected),
    });
  }
  const of: Period | null = plan.periods.find(({ code }) => code === period) ?? null;
  const submission = { ...read, issues };
  const found = checkMapped({ book, submission, plan, period: of }, mapping, grid);
  return { ...submission, issues: [...issues, ...found], used: { member, mapping } };
}
