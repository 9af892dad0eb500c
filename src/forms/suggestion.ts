import { VERDICT } from "../domain/achievement";
import type { Criterion } from "../domain/scheme";
import { quoted } from "./draft";

/** Cells of KetQua_ChiTieu a suggestion looks at, as references from another sheet. */
export interface ResultCells {
  /** Percentage of the target, the actual as a number, the verdict. */
  percent: string;
  figure: string;
  verdict: string;
  /** The target as a number. */
  target: string;
  down: boolean;
}

const GOOD = [VERDICT.exceeded, VERDICT.met, VERDICT.completed, VERDICT.notArising];

/**
 * Formula of the points a rule gives (điểm gợi ý), after src/domain/points.ts; null where the rule needs a person or the whole
 * cluster. Blank while nothing is reported.
 */
export function suggestionFormula({ rule, max }: Criterion, cells: ResultCells, decimals: number): string | null {
  const { percent, figure, verdict } = cells;
  const good = `OR(${GOOD.map((word) => `${verdict}=${quoted(word)}`).join(",")})`;
  const full = max ?? 0;
  // A downward figure of 0 against a target above 0 is beyond any share.
  const beyond = cells.down ? `IF(AND(${verdict}=${quoted(VERDICT.exceeded)},N(${figure})<=0),1E+9,100)` : "100";
  const share = `IF(ISNUMBER(${percent}),${percent},${beyond})`;
  const known = `OR(ISNUMBER(${percent}),${good})`;
  const silent = `OR(${verdict}=${quoted(VERDICT.noData)},${verdict}=${quoted(VERDICT.notAssigned)})`;
  const rounded = (points: string, when: string) => `IF(${when},IF(${silent},"",ROUND(${points},${decimals})),"")`;
  switch (rule.kind) {
    case "linear": {
      const counted = `${full}*MAX(0,MIN(1,${share}/100))`;
      return rounded(rule.zeroBelow === null ? counted : `IF(${share}<${rule.zeroBelow},0,${counted})`, known);
    }
    case "steps": {
      const value = rule.on === "actual" ? figure : share;
      const steps = [...rule.steps].sort((a, b) => a.from - b.from);
      const table = steps.reduce((below, { from, points }) => `IF(${value}>=${from},${points},${below})`, "0");
      return rounded(table, rule.on === "actual" ? `ISNUMBER(${figure})` : known);
    }
    case "passFail":
      return `IF(${good},${full},IF(${verdict}=${quoted(VERDICT.missed)},0,""))`;
    case "perOccurrence": {
      const earned = `${rule.points}*${figure}`;
      const limited = max === null ? earned : `MIN(${max},${earned})`;
      return `IF(ISNUMBER(${figure}),ROUND(MAX(0,${limited}),${decimals}),"")`;
    }
    default:
      return null;
  }
}
