import { type Consolidation, type FileRecord, type FileStatus, type Held, joinAll } from "../domain/consolidation";
import type { Submission } from "../domain/submission";
import { type Book, type Grid, rowEnd } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textAt } from "./columns";
import { draft, put } from "./draft";
import { pieces } from "./pieces";
import { readReview } from "./reviewSheet";
import { inShape, lean, type Shape } from "./shape";

/**
 * The ledger of a merged book (sổ gốc, very hidden): every file that came in, with all its figures and their places, so
 * that the book can be merged again, taken one level up and traced down to each member's cell.
 */
export const LEDGER_SHEET = "_so_goc";

const HEAD = ["plan", "period", "file", "status", "record", "submission"] as const;

/** Draws the ledger: one row for each file; the submission's JSON in as many cells as it needs. */
export function ledgerSheet(consolidation: Consolidation): SheetSpec {
  const sheet = draft(LEDGER_SHEET, { state: "veryHidden" });
  const { plan, period } = consolidation;
  const held = new Map<FileRecord, Held>();
  for (const one of [...Object.values(consolidation.submissions), ...consolidation.earlier]) held.set(one.record, one);
  const byFile = [...held.values()];
  HEAD.forEach((text, column) => put(sheet, 0, column, text, "machine"));
  consolidation.files.forEach((record, at) => {
    const found = held.get(record) ?? byFile.find((one) => sameFile(one.record, record));
    const texts = [
      plan,
      period,
      record.file,
      record.status,
      lean(record),
      ...pieces(found ? lean(found.submission) : ""),
    ];
    texts.forEach((text, column) => put(sheet, at + 1, column, text, "machineText"));
  });
  return sheet;
}

function sameFile(a: FileRecord, b: FileRecord): boolean {
  return a.file === b.file && a.fingerprint === b.fingerprint && a.version === b.version;
}

/** Whether the workbook is one that files were merged into. */
export function hasLedger(book: Book): boolean {
  return book.sheets.some(({ name }) => name.toLowerCase() === LEDGER_SHEET);
}

/** The consolidation that a merged book carries; null when the workbook is none, or its ledger is damaged. */
export function readLedger(book: Book): Consolidation | null {
  const grid = book.sheets.find(({ name }) => name.toLowerCase() === LEDGER_SHEET);
  if (!grid) return null;
  const plan = textAt(grid, 1, 0);
  const period = textAt(grid, 1, 1);
  if (plan === "" || period === "") return null;
  const parts: Consolidation[] = [];
  for (let row = 1; row < rowEnd(grid); row++) {
    const part = readRow(grid, row, plan, period);
    if (part) parts.push(part);
  }
  const joined = joinAll(plan, period, parts);
  const { review, issues } = readReview(book, joined);
  return {
    ...joined,
    ...(review === undefined ? {} : { review }),
    ...(issues.length === 0 ? {} : { reviewIssues: issues }),
  };
}

function readRow(grid: Grid, row: number, plan: string, period: string): Consolidation | null {
  const record = inShape(parsed(textAt(grid, row, 4)), RECORD) as FileRecord | undefined;
  if (!record) return null;
  const clean: FileRecord = { ...record, status: statusOf(record.status) };
  let text = "";
  for (let column = 5, piece = textAt(grid, row, column); piece !== ""; piece = textAt(grid, row, ++column))
    text += piece;
  const submission = text === "" ? undefined : readHeld(parsed(text));
  const empty = { plan, period, files: [clean], submissions: {}, earlier: [] };
  if (!submission || clean.status === "rejected") return { ...empty, files: [{ ...clean, status: "rejected" }] };
  return { ...empty, earlier: [{ record: clean, submission }] };
}

function statusOf(status: string): FileStatus {
  return status === "accepted" || status === "superseded" ? status : "rejected";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readHeld(value: unknown): Submission | undefined {
  return inShape(value, SUBMISSION) as Submission | undefined;
}

const ISSUE: Shape = {
  code: "code",
  severity: "code",
  place: {
    "file?": "code",
    "sheet?": "code",
    "cell?": "code",
    "member?": "code",
    "indicator?": "code",
    "task?": "code",
  },
  "found?": "code",
  "expected?": "code",
  "params?": "scalars",
};

const RECORD: Shape = {
  file: "code",
  member: "text",
  status: "code",
  received: "text",
  submitted: "text",
  late: "flag",
  version: "count",
  fingerprint: "code",
  issues: [ISSUE],
};

const SOURCE: { [key: string]: Shape } = { file: "code", sheet: "code", cell: "code" };
SOURCE["from?"] = [SOURCE];

const ENTRY: Shape = {
  indicator: "code",
  actual: {
    value: "number",
    numerator: "number",
    denominator: "number",
    milestone: "text",
    qualifier: "text",
    text: "text",
  },
  lastYear: "number",
  yearEstimate: "number",
  verdictOverride: "text",
  reason: "text",
  evidence: "text",
  dataKind: "text",
  asOf: "text",
  targetText: "text",
  source: SOURCE,
  "folded?": {
    target: "number",
    counted: "count",
    noTarget: ["code"],
    noData: ["code"],
    apart: "flag",
    mixedTargets: "flag",
  },
};

const SUBMISSION: Shape = {
  file: "code",
  identity: { plan: "text", member: "text", period: "text", template: "text", submitted: "text", how: "code" },
  entries: [ENTRY],
  tasks: [
    {
      task: "code",
      due: "text",
      doneOn: "text",
      progress: "number",
      notDoneReason: "text",
      product: "text",
      difficulty: "text",
      status: "text",
      source: SOURCE,
    },
  ],
  scores: [
    {
      criterion: "code",
      self: "number",
      bonus: "number",
      penalty: "number",
      appraised: "number",
      council: "number",
      reason: "text",
      "evidence?": "text",
      source: SOURCE,
    },
  ],
  awards: [
    {
      kind: "code",
      name: "code",
      title: "text",
      rewardForm: "text",
      rating: "text",
      initiative: "text",
      result: "text",
      "gender?": "text",
      "position?": "text",
      "workplace?": "text",
      "lastYear?": "text",
      "note?": "text",
      source: SOURCE,
    },
  ],
  "exemplars?": [
    {
      kind: "code",
      name: "code",
      sort: "text",
      position: "text",
      field: "text",
      summary: "text",
      stage: "text",
      since: "text",
      awarded: "text",
      proposal: "text",
      note: "text",
      source: SOURCE,
    },
  ],
  issues: [ISSUE],
  fingerprint: "code",
  "level?": { members: ["code"] },
};
