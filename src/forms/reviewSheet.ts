import type { Consolidation } from "../domain/consolidation";
import { type Appraisal, type AppraisedPoints, STEPS, withAppraisal } from "../domain/appraisal";
import type { Issue } from "../domain/issue";
import { isBlankReview, type MemberReview, NO_REVIEW, type Review, withTypedPoints } from "../domain/review";
import { type Book, type Grid, rowEnd } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textAt } from "./columns";
import { draft, put } from "./draft";
import { pieces } from "./pieces";
import { RANKING_SHEET, readRanking } from "./ranking";
import { readScoreTotals, TOTALS_SHEET } from "./scoreTotals";
import { inShape, lean, type Shape } from "./shape";

/**
 * The cluster's own writing of a merged book (thẩm định, phiếu, đề nghị; very hidden), a row for each member: what TongHop_Diem and
 * XepHang show, with who and when and the versions that were closed before.
 */
export const REVIEW_SHEET = "_tham_dinh";

export function reviewSheet(review: Review): SheetSpec {
  const sheet = draft(REVIEW_SHEET, { state: "veryHidden" });
  ["member", "review"].forEach((text, column) => put(sheet, 0, column, text, "machine"));
  Object.entries(review).forEach(([member, one], at) => {
    put(sheet, at + 1, 0, member, "machineText");
    pieces(lean(toKept(one))).forEach((text, column) => put(sheet, at + 1, column + 1, text, "machineText"));
  });
  return sheet;
}

function kept(grid: Grid | undefined): Map<string, MemberReview> {
  const found = new Map<string, MemberReview>();
  if (!grid) return found;
  for (let row = 1; row < rowEnd(grid); row++) {
    const member = textAt(grid, row, 0);
    let text = "";
    for (let column = 1, piece = textAt(grid, row, column); piece !== ""; piece = textAt(grid, row, ++column))
      text += piece;
    const review = inShape(parsed(text), REVIEW) as KeptReview | undefined;
    if (member !== "" && review) found.set(member, fromKept(review));
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a merged book says of the cluster's writing: the kept record, and over it whatever was typed into the tables since. */
export function readReview(book: Book, consolidation: Consolidation): { review: Review | undefined; issues: Issue[] } {
  const sheet = (name: string) => book.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const review = kept(sheet(REVIEW_SHEET));
  const issues: Issue[] = [];
  const totals = sheet(TOTALS_SHEET);
  const typed = totals ? readScoreTotals(totals) : [];
  for (const member of new Set(typed.map((one) => one.member))) {
    const own = review.get(member) ?? NO_REVIEW;
    const rows = withAppraisal(consolidation.submissions[member]?.submission.scores ?? [], own.appraisal ?? undefined);
    const shown = new Map(rows.map((row) => [row.criterion, row]));
    const changed = typed.filter((one) => {
      if (one.member !== member) return false;
      const before = shown.get(one.criterion);
      return (before?.appraised ?? null) !== one.appraised || (before?.reason ?? null) !== one.reason;
    });
    const made = withTypedPoints(member, own, changed, { who: "", when: "" });
    review.set(member, made.review);
    for (const issue of made.issues) {
      const cell = changed.find(({ criterion }) => criterion === issue.params?.criterion)?.cell;
      issues.push({ ...issue, place: { ...issue.place, sheet: TOTALS_SHEET, ...(cell ? { cell } : {}) } });
    }
  }
  const ranking = sheet(RANKING_SHEET);
  for (const { member, ...notes } of ranking ? readRanking(ranking) : [])
    review.set(member, { ...(review.get(member) ?? NO_REVIEW), ...notes });
  const written = [...review].filter(([, one]) => !isBlankReview(one));
  return { review: written.length === 0 ? undefined : Object.fromEntries(written), issues };
}

const STEP: Shape = { step: "code", who: "code", when: "code", note: "text" };
const POINTS: Shape = {
  criterion: "code",
  appraised: "number",
  council: "number",
  reason: "text",
  who: "code",
  when: "code",
};
const VERSION: { [key: string]: Shape } = {
  member: "code",
  version: "count",
  reason: "text",
  steps: [STEP],
  points: [POINTS],
};
const REVIEW: Shape = {
  "appraisal?": { ...VERSION, former: [VERSION] },
  excluded: "text",
  votes: "text",
  proposal: "text",
  note: "text",
};

type KeptPoints = AppraisedPoints & { criterion: string };
type KeptVersion = Omit<Appraisal, "points" | "former"> & { points: KeptPoints[] };
interface KeptReview extends Omit<MemberReview, "appraisal"> {
  appraisal?: KeptVersion & { former: KeptVersion[] };
}

/** Points as a list: codes of criteria are data, not keys of a shape. */
function listed({ points, ...version }: Omit<Appraisal, "former">): KeptVersion {
  return { ...version, points: Object.entries(points).map(([criterion, one]) => ({ criterion, ...one })) };
}

function unlisted({ points, steps, ...version }: KeptVersion): Omit<Appraisal, "former"> {
  return {
    ...version,
    steps: steps.filter(({ step }) => STEPS.includes(step)),
    points: Object.fromEntries(points.map(({ criterion, ...one }) => [criterion, one])),
  };
}

function toKept({ appraisal, ...notes }: MemberReview): KeptReview {
  if (!appraisal) return notes;
  const { former, ...current } = appraisal;
  return { ...notes, appraisal: { ...listed(current), former: former.map(listed) } };
}

function fromKept({ appraisal, ...notes }: KeptReview): MemberReview {
  if (!appraisal) return { ...notes, appraisal: null };
  const { former, ...current } = appraisal;
  return { ...notes, appraisal: { ...unlisted(current), former: former.map(unlisted) } };
}
