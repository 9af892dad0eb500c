import type { Plan } from "../domain/plan";
import type { AwardEntry, ScoreEntry } from "../domain/submission";
import type { BookSpec, CellSpec, SheetSpec } from "../sheet/spec";
import { AWARDS_SHEET, awardsSheet } from "./awards";
import { placesOf } from "./columns";
import { SCORING_COLUMNS, SCORING_SHEET } from "./scoring";

/** Scores and titles to type into a form, without the place they will stand in. */
export type ScoreToType = Omit<ScoreEntry, "source">;
export type AwardToType = Omit<AwardEntry, "source">;

/** Types a member's self-scores and registered titles into a drawn workbook, as a person would. */
export function filledYear(
  book: BookSpec,
  plan: Plan,
  code: string,
  scores: readonly ScoreToType[],
  awards: readonly AwardToType[],
): BookSpec {
  const member = plan.members.find((one) => one.code === code);
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      if (sheet.name === SCORING_SHEET) return scored(sheet, scores);
      return sheet.name === AWARDS_SHEET && member ? awardsSheet(plan, member, awards) : sheet;
    }),
  };
}

const AT = placesOf(SCORING_COLUMNS);
const TYPED = ["self", "bonus", "penalty", "appraised", "council", "reason", "evidence"] as const;

function scored(sheet: SheetSpec, scores: readonly ScoreToType[]): SheetSpec {
  const byCode = new Map(scores.map((score) => [score.criterion, score]));
  const rows = new Map<number, ScoreToType>();
  for (const { row, column, value } of sheet.cells) {
    const score = column === AT.code && typeof value === "string" ? byCode.get(value) : undefined;
    if (score) rows.set(row, score);
  }
  const keys = new Map(TYPED.map((key) => [AT[key], key]));
  const cells = sheet.cells.map((cell): CellSpec => {
    const key = keys.get(cell.column);
    const value = key && cell.formula === undefined ? rows.get(cell.row)?.[key] : undefined;
    return value === undefined || value === null ? cell : { ...cell, value };
  });
  return { ...sheet, cells };
}
