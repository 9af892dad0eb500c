/** Made-up figures ("số liệu minh họa") for members of the demonstration: the same ones every time, never a real unit's results. */
import { quarterEnd } from "../domain/schedule";
import type { Indicator, Period, Plan } from "../domain/plan";
import { targetOf } from "../domain/target";
import { randomFrom } from "./random";
import { schemeOf } from "../domain/standings";
import {
  type SampleEntry,
  sampleEntry,
  type SampleResult,
  type SampleScoreEntry,
  type SampleTaskEntry,
} from "./sampleRows";

export const ILLUSTRATIVE = "Số liệu minh họa";

/** How much of the year's work is usually done by the end of a period. */
const SHARE: Record<string, number> = { "6T": 0.55, "9T": 0.8, N: 1 };

/** Figures of one member for one period. The period's figures grow towards the year's. About one in twelve is not reported. */
export function illustrativeResult(plan: Plan, member: string, period: Period): SampleResult {
  const asOf = period.due !== null && period.due < period.to ? period.due : period.to;
  const entries = plan.indicators
    .filter(({ type }) => type !== "group")
    .map((indicator): SampleEntry => {
      const more: Partial<SampleEntry> = {
        dataKind: asOf < period.to ? "estimate" : "official",
        asOf,
        reason: ILLUSTRATIVE,
      };
      return { ...figureOf(plan, indicator, member, period), ...more };
    });
  return {
    plan: plan.id,
    member,
    period: period.code,
    provenance: { text: ILLUSTRATIVE, illustrative: true },
    entries,
    tasks: plan.tasks.map((task) => taskRow(plan, task.code, member, period)),
    awards: [],
    scores: scoresOf(plan, member),
  };
}

/** Self-scores of what only a person can score, between 80 % and all of the points; every fourth member claims a bonus. */
function scoresOf(plan: Plan, member: string): SampleScoreEntry[] {
  const scheme = schemeOf(plan);
  if (!scheme) return [];
  const blank = { self: null, bonus: null, penalty: null, appraised: null, council: null, reason: null };
  return scheme.criteria.flatMap((criterion): SampleScoreEntry[] => {
    const draw = randomFrom(`${plan.id}/${member}/${criterion.code}`)();
    const { rule, max, code } = criterion;
    if (rule.kind === "manual" && max !== null) {
      return [{ ...blank, criterion: code, self: Math.round(max * (0.8 + draw * 0.2)), reason: ILLUSTRATIVE }];
    }
    if (rule.kind === "bonus" && draw < 0.25) return [{ ...blank, criterion: code, bonus: 1, reason: ILLUSTRATIVE }];
    return [];
  });
}

function figureOf(plan: Plan, indicator: Indicator, member: string, period: Period): SampleEntry {
  const { code, type, direction } = indicator;
  // One draw for the year, so that 9 tháng is never less than 6 tháng; one for whether this period reports it at all.
  const year = randomFrom(`${plan.id}/${member}/${code}`);
  const [effort, size] = [0.88 + year() * 0.3, year()];
  const share = SHARE[period.code] ?? 1;
  if (!period.final && randomFrom(`${plan.id}/${member}/${code}/${period.code}`)() < 1 / 12) {
    return sampleEntry(code, null);
  }
  if (type === "milestone") {
    const progress = effort * share;
    return sampleEntry(code, progress > 0.85 ? "done" : progress > 0.5 ? "inProgress" : "notStarted");
  }
  const target = targetOf(plan, indicator, member);
  const aim = target.kind === "number" ? target.value : target.kind === "range" ? (target.from + target.to) / 2 : 0;
  if (type === "setRatio") {
    const denominator = 5 + Math.floor(size * 40);
    const numerator = Math.min(
      denominator,
      Math.round((denominator * aim * Math.min(1, effort * (0.4 + share * 0.6))) / 100),
    );
    return sampleEntry(code, { numerator, denominator });
  }
  const cumulative = indicator.accumulation === "cumulative";
  const level = direction === "down" ? 2 - effort : effort;
  const figure = aim * (cumulative ? level * share : 1 + (level - 1) / 4);
  return sampleEntry(code, rounded(figure, target.kind === "number" ? target.value : aim));
}

/** As many decimals as the target has. */
function rounded(figure: number, like: number): number {
  const decimals = (String(like).split(".")[1] ?? "").length;
  return Number(figure.toFixed(decimals));
}

function taskRow(plan: Plan, code: string, member: string, period: Period): SampleTaskEntry {
  const task = plan.tasks.find((one) => one.code === code);
  const due = task?.due ?? quarterEnd(plan.year, task?.quarter ?? 4);
  const draw = randomFrom(`${plan.id}/${member}/${code}`)();
  const row: SampleTaskEntry = {
    task: code,
    due,
    doneOn: null,
    progress: null,
    notDoneReason: null,
    product: null,
    difficulty: null,
    status: null,
  };
  if (due > period.to) return draw < 0.3 ? { ...row, progress: 20 } : row;
  if (draw < 0.75) return { ...row, doneOn: shifted(due, -5), progress: 100 };
  if (draw < 0.88 && shifted(due, 9) <= period.to) return { ...row, doneOn: shifted(due, 9), progress: 100 };
  return { ...row, progress: 60, difficulty: ILLUSTRATIVE };
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
