import type { Issue, Place, Severity } from "../domain/issue";

/** Every issue the forms raise while they read, with how bad it is. messages/ has a text for each. */
export const FORM_ISSUES = {
  // What the file says it is.
  "identity.planOther": "error",
  "identity.periodOther": "error",
  "identity.memberUnknown": "error",
  "identity.memberMissing": "error",
  "identity.fromProperties": "note",
  "identity.guessed": "warning",
  "identity.differs": "warning",
  // Sheets, headers, rows.
  "sheet.missing": "error",
  "sheet.renamed": "warning",
  "sheet.tasksMissing": "warning",
  "header.missing": "error",
  "column.neededMissing": "error",
  "column.missing": "warning",
  "column.changed": "warning",
  "column.repeated": "warning",
  "row.codesGone": "warning",
  "row.byName": "warning",
  "row.unknownCode": "warning",
  "row.unknown": "warning",
  "row.duplicate": "error",
  "row.missing": "warning",
  "row.nameChanged": "note",
  "row.otherName": "warning",
  "row.otherIndicator": "error",
  "rows.codesMoved": "error",
  // Figures and words.
  "figure.ambiguous": "error",
  "figure.refused": "error",
  "figure.noData": "warning",
  "figure.range": "error",
  "figure.ratio": "error",
  "figure.otherScale": "error",
  "figure.otherUnit": "warning",
  "figure.english": "warning",
  "figure.percentCell": "warning",
  "figure.percentForCount": "error",
  "figure.date": "error",
  "figure.boolean": "error",
  "figure.cellError": "error",
  "milestone.unknown": "error",
  "verdict.unknown": "warning",
  "verdict.noReason": "warning",
  "dataKind.unknown": "warning",
  "date.unreadable": "warning",
  "date.ambiguous": "warning",
  "target.changed": "warning",
  "taskStatus.unknown": "warning",
  // Scores, titles and examples beside the figures: their absence keeps no figure out.
  "score.sheetMissing": "warning",
  "score.headerMissing": "warning",
  "award.nameMissing": "warning",
  // A plan workbook.
  "planBook.sheetMissing": "error",
  "planBook.wordUnknown": "error",
  "planBook.rowWithoutCode": "warning",
  "planBook.cellNeeded": "error",
  "planBook.stepsUnreadable": "error",
} as const satisfies Record<string, Severity>;

export type FormIssueCode = keyof typeof FORM_ISSUES;

/** Errors that make a file unusable: its figures must not be merged. */
export const REJECTING: ReadonlySet<string> = new Set<FormIssueCode>([
  "identity.planOther",
  "identity.periodOther",
  "identity.memberUnknown",
  "identity.memberMissing",
  "sheet.missing",
  "header.missing",
  "column.neededMissing",
]);

/** What an issue says beyond its code and place. */
export type Said = Omit<Issue, "code" | "severity" | "place">;

/** Collects issues of one file. */
export type Say = (code: FormIssueCode, place: Place, said?: Said) => void;

/** A list of issues and the way to add to it; every place names the file. */
export function saying(file: string): { issues: Issue[]; say: Say } {
  const issues: Issue[] = [];
  const say: Say = (code, place, said = {}) => {
    issues.push({ code, severity: FORM_ISSUES[code], place: { file, ...place }, ...said });
  };
  return { issues, say };
}
