/** Points a rule gives for a result, unrounded, with the reason as data; null where the rule cannot say. */
import { isGood, VERDICT } from "./achievement";
import type { Criterion } from "./scheme";
import type { MemberCell } from "./summary";

/** Why a line has its points: the text stands in messages/ under the code. */
export interface Why {
  code: string;
  params: Record<string, string | number>;
}

export interface Computed {
  points: number | null;
  why: Why;
}

/** The best of the cluster in one indicator, which the leader-relative rule measures against. */
export interface Lead {
  /** Largest share of its own target; 1 is the target. 0 when nobody has one. */
  share: number;
  /** Largest figure among members without a target. */
  figure: number;
}

/** The lead among all members that handed in. */
export function leadOf(cells: readonly MemberCell[]): Lead {
  let [share, figure] = [0, 0];
  for (const cell of cells) {
    if (cell.verdict === VERDICT.notAssigned) figure = Math.max(figure, cell.actual ?? 0);
    else share = Math.max(share, shareOf(cell) ?? 0);
  }
  return { share, figure };
}

function said(points: number | null, code: string, params: Why["params"] = {}): Computed {
  return { points, why: { code, params } };
}

/**
 * @param cell the member's result of the criterion's indicator; undefined when the criterion looks at none
 * @param lead the best of the cluster in that indicator, this member included
 */
export function computedPoints(criterion: Criterion, cell: MemberCell | undefined, lead: Lead): Computed {
  const { rule } = criterion;
  const max = criterion.max ?? 0;
  if (rule.kind === "manual" || rule.kind === "bonus" || rule.kind === "penalty") return said(null, "score.manual");
  if (!cell) return said(null, criterion.indicator === null ? "score.manual" : "score.noData");
  if (cell.verdict === VERDICT.noData) return said(null, "score.noData");
  if (cell.verdict === VERDICT.notAssigned && rule.kind !== "leaderRelative" && rule.kind !== "perOccurrence") {
    return said(null, "score.notAssigned");
  }
  switch (rule.kind) {
    case "linear": {
      const share = shareOf(cell);
      if (share === null) return said(null, "score.noPercent");
      if (rule.zeroBelow !== null && share * 100 < rule.zeroBelow) {
        return said(0, "score.belowFloor", { max, percent: share * 100, floor: rule.zeroBelow });
      }
      const counted = Math.max(0, Math.min(1, share));
      const params = { max, percent: Number.isFinite(share) ? share * 100 : 100 };
      return said(max * counted, share > 1 ? "score.linearCapped" : "score.linear", params);
    }
    case "steps": {
      const share = shareOf(cell);
      const figure = rule.on === "actual" ? cell.actual : share === null ? null : share * 100;
      if (figure === null) return said(null, "score.noPercent");
      const reached = [...rule.steps].sort((a, b) => a.from - b.from).filter(({ from }) => figure >= from);
      const step = reached.at(-1);
      const shown = Number.isFinite(figure) ? figure : 100;
      return step
        ? said(step.points, "score.step", { figure: shown, from: step.from })
        : said(0, "score.noStep", { figure: shown });
    }
    case "passFail":
      if (isGood(cell.verdict)) return said(max, "score.passed", { verdict: cell.verdict });
      return cell.verdict === VERDICT.missed
        ? said(0, "score.failed", { verdict: cell.verdict })
        : said(null, "score.undecided", { verdict: cell.verdict });
    case "perOccurrence": {
      if (cell.actual === null) return said(null, "score.noData");
      const earned = rule.points * cell.actual;
      const limited = criterion.max !== null && earned > criterion.max;
      const params = { times: cell.actual, each: rule.points, max };
      return said(
        Math.max(0, limited ? max : earned),
        limited ? "score.occurrencesCapped" : "score.occurrences",
        params,
      );
    }
    case "leaderRelative":
      return leaderRelative(max, cell, lead);
  }
}

/**
 * Achievement as a share of the target (1 is the target). A downward indicator at 0 against a target above 0 is beyond any
 * share; something that did not arise, or growth that was reached, is the target kept. null: there is no share.
 */
export function shareOf(cell: MemberCell): number | null {
  if (cell.percent !== null) return cell.percent / 100;
  const beyond = cell.target.kind === "number" && cell.target.value > 0 && cell.actual !== null && cell.actual <= 0;
  if (cell.verdict === VERDICT.exceeded && beyond) return Infinity;
  return isGood(cell.verdict) ? 1 : null;
}

/**
 * Below the target: half of max × share. On it: half. The cluster's leader: max; others above it: half, and the other half by
 * their surplus against the leader's. Without a target: figure / largest figure among those without target × max.
 */
function leaderRelative(max: number, cell: MemberCell, lead: Lead): Computed {
  const half = max / 2;
  if (cell.verdict === VERDICT.notAssigned) {
    if (cell.actual === null || lead.figure <= 0) return said(null, "score.noData");
    const params = { actual: cell.actual, largest: lead.figure, max };
    return said(max * Math.max(0, cell.actual / lead.figure), "score.withoutTarget", params);
  }
  const share = shareOf(cell);
  if (share === null) return said(null, "score.noPercent");
  const percent = Number.isFinite(share) ? share * 100 : 100;
  if (share < 1) return said(half * Math.max(0, share), "score.leaderBelow", { max, percent });
  if (share === 1) return said(half, "score.leaderMet", { max, percent });
  if (share >= lead.share) return said(max, "score.leader", { max, percent });
  const params = { max, percent, leader: Number.isFinite(lead.share) ? lead.share * 100 : 100 };
  return said(half + (half * (share - 1)) / (lead.share - 1), "score.leaderAbove", params);
}
