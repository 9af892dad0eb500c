import { VERDICT, type Verdict } from "../domain/achievement";
import { type Language, type Text } from "./text";

/** Verdicts (đánh giá) are printed in Vietnamese whatever the language; on the screen they are told in the reader's. */
const english: Readonly<Record<Verdict, string>> = {
  [VERDICT.exceeded]: "Exceeded",
  [VERDICT.met]: "Met",
  [VERDICT.missed]: "Missed",
  [VERDICT.inProgress]: "In progress",
  [VERDICT.noData]: "No data",
  [VERDICT.notAssigned]: "Not assigned",
  [VERDICT.notComputable]: "Cannot be computed",
  [VERDICT.completed]: "Completed",
  [VERDICT.notArising]: "Did not arise",
  [VERDICT.notYetJudged]: "Not judged yet",
};

/** A verdict as a text in both languages. */
export function verdictText(verdict: Verdict): Text {
  return { vi: verdict, en: english[verdict] };
}

/** A verdict, or any other word found in its place, in a language. */
export function verdictName(found: string, language: Language): string {
  return language === "en" && found in english ? english[found as Verdict] : found;
}
