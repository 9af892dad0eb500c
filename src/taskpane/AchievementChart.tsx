import { useId } from "react";
import type { MemberAchievement } from "../domain/memberAchievements";
import { checkTexts as C } from "../messages/paneCheck";
import { verdictText } from "../messages/verdicts";
import { formatPercent } from "../vietnamese/numberFormat";
import { useSay } from "./context";
import { lookOf } from "./VerdictCounts";

/** Bars end here; longer ones are marked as going on. */
const LONGEST = 150;

/**
 * Bars of achievement with the 100 % line (mức độ hoàn thành). A picture for the eye: the table beside it says the same, and
 * each bar carries its figure and verdict in words.
 */
export function AchievementChart({ rows }: { rows: readonly MemberAchievement[] }) {
  const say = useSay();
  const title = useId();
  const shown = rows.filter(({ percent }) => percent !== null);
  if (shown.length === 0) return <p className="quiet">{say(C.chartNone)}</p>;
  return (
    <figure className="chart" aria-labelledby={title}>
      <ul className="plainList">
        {shown.map(({ indicator, percent, verdict }) => {
          const value = percent ?? 0;
          return (
            <li key={indicator.code} className="bar">
              <span className="barName">
                {indicator.no} {indicator.name}
              </span>
              <span className="barLine">
                <span className="barTrack" aria-hidden>
                  <span
                    className={`barFill ${lookOf(verdict)}${value > LONGEST ? " longer" : ""}`}
                    style={{ inlineSize: `${(Math.min(LONGEST, Math.max(0, value)) / LONGEST) * 100}%` }}
                  />
                </span>
                <span className="barValue">{formatPercent(value)}</span>
              </span>
              <span className="quiet">{say(verdictText(verdict))}</span>
            </li>
          );
        })}
      </ul>
      <figcaption id={title} className="quiet">
        {say(C.hundred)}
      </figcaption>
    </figure>
  );
}
