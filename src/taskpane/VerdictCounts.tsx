import { VERDICT, type Verdict } from "../domain/achievement";
import type { VerdictCounts as Counts } from "../domain/memberAchievements";
import { verdictText } from "../messages/verdicts";
import { useSay } from "./context";

/** The order verdicts are told in. */
export const VERDICTS = Object.values(VERDICT);

const LOOKS: Partial<Record<Verdict, string>> = {
  [VERDICT.exceeded]: "good",
  [VERDICT.met]: "good",
  [VERDICT.completed]: "good",
  [VERDICT.notArising]: "good",
  [VERDICT.missed]: "bad",
  [VERDICT.notComputable]: "bad",
  [VERDICT.inProgress]: "open",
};

/** The look of a verdict; the word always stands beside it. */
export const lookOf = (verdict: Verdict): string => LOOKS[verdict] ?? "none";

/** Numbers of indicators by verdict, those nobody has left out. */
export function VerdictCounts({ counts, label }: { counts: Counts; label: string }) {
  const say = useSay();
  const shown = VERDICTS.filter((verdict) => counts[verdict]);
  if (shown.length === 0) return null;
  return (
    <ul className="verdicts" aria-label={label}>
      {shown.map((verdict) => (
        <li key={verdict} className={`verdict ${lookOf(verdict)}`}>
          {say(verdictText(verdict))} <strong>{counts[verdict]}</strong>
        </li>
      ))}
    </ul>
  );
}
