/** What changed between two submissions of one member, cell by cell (ước → chính thức among it). */
import type { Consolidation, FileRecord } from "./consolidation";
import type { DataKind, Entry, ScoreEntry, Source, Submission, TaskEntry } from "./submission";

export interface Change {
  what: "indicator" | "task" | "score";
  /** Code of the indicator, task or criterion. */
  code: string;
  /** Field that changed: "value", "numerator", "doneOn", "self" … */
  field: string;
  before: string | number | null;
  after: string | number | null;
  /** Where it stands now, and where it stood; null for a row that is not there. */
  at: Source | null;
  wasAt: Source | null;
  /** The figure went from estimate or preliminary to official (ước → chính thức). */
  settled: boolean;
}

/** One version of a member's submission with what it changed against the one before. */
export interface Version {
  record: FileRecord;
  changes: Change[];
}

type Fields = Record<string, string | number | null>;

interface Row {
  fields: Fields;
  source: Source;
  dataKind: DataKind | null;
}

function entryRow({ actual, source, dataKind, ...entry }: Entry): Row {
  const { value, numerator, denominator, milestone, qualifier, text } = actual;
  const { lastYear, yearEstimate, verdictOverride, reason, evidence, asOf } = entry;
  const figures = { value, numerator, denominator, milestone, qualifier, text };
  return {
    fields: { ...figures, dataKind, lastYear, yearEstimate, verdictOverride, reason, evidence, asOf },
    source,
    dataKind,
  };
}

function taskRow({ due, doneOn, progress, notDoneReason, product, difficulty, status, source }: TaskEntry): Row {
  return { fields: { due, doneOn, progress, notDoneReason, product, difficulty, status }, source, dataKind: null };
}

function scoreRow({ self, bonus, penalty, appraised, council, reason, source }: ScoreEntry): Row {
  return { fields: { self, bonus, penalty, appraised, council, reason }, source, dataKind: null };
}

/** Changes from one submission to the next, in the order of the newer one, rows that went last. */
export function changesBetween(before: Submission, after: Submission): Change[] {
  const table = <T>(rows: readonly T[], code: (row: T) => string, read: (row: T) => Row) =>
    new Map(rows.map((row) => [code(row), read(row)]));
  const entries = (of: Submission) => table(of.entries, ({ indicator }) => indicator, entryRow);
  const tasks = (of: Submission) => table(of.tasks, ({ task }) => task, taskRow);
  const scores = (of: Submission) => table(of.scores, ({ criterion }) => criterion, scoreRow);
  return [
    ...compared("indicator", entries(before), entries(after)),
    ...compared("task", tasks(before), tasks(after)),
    ...compared("score", scores(before), scores(after)),
  ];
}

function compared(what: Change["what"], before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Change[] {
  const codes = [...after.keys(), ...[...before.keys()].filter((code) => !after.has(code))];
  return codes.flatMap((code) => {
    const [old, now] = [before.get(code), after.get(code)];
    const settled = (old?.dataKind === "estimate" || old?.dataKind === "preliminary") && now?.dataKind === "official";
    return Object.keys(now?.fields ?? old?.fields ?? {}).flatMap((field): Change[] => {
      const [was, is] = [old?.fields[field] ?? null, now?.fields[field] ?? null];
      if (was === is) return [];
      return [
        { what, code, field, before: was, after: is, at: now?.source ?? null, wasAt: old?.source ?? null, settled },
      ];
    });
  });
}

/** A member's submissions, oldest first; the last one counts. */
export function versionsOf(consolidation: Consolidation, member: string): Version[] {
  const current = consolidation.submissions[member];
  const held = [
    ...consolidation.earlier.filter(({ record }) => record.member === member),
    ...(current ? [current] : []),
  ];
  held.sort((a, b) => a.record.version - b.record.version);
  return held.map(({ record, submission }, index) => {
    const before = held[index - 1];
    return { record, changes: before ? changesBetween(before.submission, submission) : [] };
  });
}
