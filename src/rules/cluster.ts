import type { Place } from "../domain/issue";
import type { Indicator, Period, Plan } from "../domain/plan";
import type { Entry, Submission } from "../domain/submission";
import { targetOf } from "../domain/target";
import { formatNumber } from "../vietnamese/numbers";
import { aim, fixAt, natureOf } from "./figures";
import { rule } from "./rule";
import { decimalsOf, misplaced } from "./scale";

/** What the rules over all members are given: the accepted submissions of one period. */
export interface ClusterContext {
  plan: Plan;
  period: Period;
  submissions: readonly Submission[];
}

const shown = (value: number): string => formatNumber(value, { decimals: 10 });

function placeOf(entry: Entry, submission: Submission): Place {
  const { sheet, cell } = entry.source;
  return {
    file: submission.file,
    sheet,
    cell,
    indicator: entry.indicator,
    ...(submission.identity.member === null ? {} : { member: submission.identity.member }),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** A figure that says something: not 0, 1 or 100, and enough digits that two members seldom share it by chance. */
function weight(value: number): number {
  const digits = String(Math.abs(value))
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length;
  return value === 0 || value === 100 ? 0 : digits <= 1 ? 0.15 : digits === 2 ? 0.5 : 1.5;
}

/** Same content of two members, or so many of one's figures that chance does not do it. */
export const copiedRule = rule<ClusterContext, "cluster.sameContent" | "cluster.copied">(
  "cluster",
  {
    "cluster.sameContent": {
      severity: "error",
      looksAt: "Toàn bộ số liệu của hai đơn vị",
      why: "Two members sent the same figures: one filled in a copy of the other's file.",
      source: "All submissions of a period compared",
      examples: ["QN và BN giống hệt nhau ở 18 chỉ tiêu"],
    },
    "cluster.copied": {
      severity: "warning",
      looksAt: "Thực hiện của hai đơn vị",
      why: "More figures agree between two members than chance allows.",
      source: "All submissions of a period compared; round and small figures count little",
      examples: ["12 trong 18 số liệu của QN trùng với BN"],
    },
  },
  ({ plan, submissions }, tell) => {
    const types = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
    const rows = submissions.map((submission) => {
      const figures = new Map<string, number>();
      for (const { indicator, actual } of submission.entries) {
        const type = types.get(indicator)?.type;
        if (actual.value !== null && type !== "setRatio" && type !== "milestone") figures.set(indicator, actual.value);
        else if (actual.numerator !== null && actual.denominator !== null && actual.denominator > 1)
          figures.set(indicator, actual.numerator * 100_003 + actual.denominator);
      }
      return { submission, figures };
    });
    // Figures in common are found by figure, so that hundreds of members do not mean every pair looked at in full.
    const holders = new Map<string, number[]>();
    rows.forEach(({ figures }, at) => {
      for (const [code, value] of figures) {
        const key = `${code}|${value}`;
        const list = holders.get(key);
        if (list) list.push(at);
        else holders.set(key, [at]);
      }
    });
    const shared = new Map<number, number>();
    for (const [key, list] of holders) {
      // What a quarter of the cluster (or forty members) reports is a common figure, not a copied one.
      if (list.length < 2 || (list.length > 3 && list.length > Math.min(rows.length / 4, 40))) continue;
      const value = weight(Number(key.slice(key.lastIndexOf("|") + 1)));
      for (let i = 0; i < list.length; i++)
        for (let j = i + 1; j < list.length; j++) {
          const pair = list[i]! * rows.length + list[j]!;
          shared.set(pair, (shared.get(pair) ?? 0) + value);
        }
    }
    for (const [pair, sum] of shared) {
      const [a, b] = [rows[Math.floor(pair / rows.length)]!, rows[pair % rows.length]!];
      if (sum < 2 || a.submission.identity.member === b.submission.identity.member) continue;
      const count = [...a.figures].filter(([code, value]) => b.figures.get(code) === value).length;
      const both = Math.min(a.figures.size, b.figures.size);
      const all = count === a.figures.size && count === b.figures.size;
      const member = b.submission.identity.member;
      const place = { file: b.submission.file, ...(member === null ? {} : { member }) };
      const params = { count, total: both, other: a.submission.identity.member ?? a.submission.file };
      if (all && count >= 6 && sum >= 2) tell("cluster.sameContent", place, { params });
      else if (count >= 6 && sum >= 3 && count >= both * 0.6) tell("cluster.copied", place, { params });
    }
  },
);

/** One member's figure against all the others', by the median and the spread about it. */
export const othersRule = rule<ClusterContext, "cluster.scale" | "cluster.jump">(
  "cluster",
  {
    "cluster.scale": {
      severity: "warning",
      looksAt: "Thực hiện so với các đơn vị khác",
      why: "All others report a thousand (a hundred) times as much or as little.",
      source: "Median of the other members; used where the member has no target to judge by",
      examples: ["16,068 (các đơn vị khác khoảng 15.000)"],
    },
    "cluster.jump": {
      severity: "warning",
      looksAt: "Tỷ lệ so với kế hoạch so với các đơn vị khác",
      why: "The figure stands far outside what the others report.",
      source: "Median and median absolute deviation of at least seven members; a warning only",
      examples: ["Đạt 720% khi các đơn vị khác 40–90%"],
    },
  },
  ({ plan, submissions }, tell) => {
    const byIndicator = new Map<string, { entry: Entry; submission: Submission }[]>();
    for (const submission of submissions)
      for (const entry of submission.entries) {
        const list = byIndicator.get(entry.indicator);
        if (list) list.push({ entry, submission });
        else byIndicator.set(entry.indicator, [{ entry, submission }]);
      }
    for (const indicator of plan.indicators) {
      if (["group", "milestone", "growth", "setRatio"].includes(indicator.type) || indicator.direction === "done")
        continue;
      judgeOne(plan, indicator, byIndicator.get(indicator.code) ?? [], tell);
    }
  },
);

function judgeOne(
  plan: Plan,
  indicator: Indicator,
  held: readonly { entry: Entry; submission: Submission }[],
  tell: (code: "cluster.scale" | "cluster.jump", place: Place, said?: object) => void,
): void {
  const figures = held.flatMap(({ entry, submission }) => {
    const value = entry.actual.value;
    const target = aim(targetOf(plan, indicator, submission.identity.member ?? ""));
    return value !== null && value > 0
      ? [{ entry, submission, value, target, log: Math.log(target !== null && target > 0 ? value / target : value) }]
      : [];
  });
  for (const based of [true, false]) {
    const group = figures.filter(({ target }) => (target !== null && target > 0) === based);
    if (group.length < 5) continue;
    const middle = median(group.map(({ log }) => log));
    const spread = median(group.map(({ log }) => Math.abs(log - middle))) * 1.4826;
    for (const { entry, submission, value, log, target } of group) {
      const place = placeOf(entry, submission);
      const known = submission.issues.some(
        ({ place: at, severity }) => severity !== "note" && at.cell === place.cell && at.sheet === place.sheet,
      );
      if (known) continue;
      const usual = Math.exp(middle) * (target !== null && target > 0 ? target : 1);
      const others = Number(usual.toPrecision(3));
      const nature = natureOf(indicator, targetOf(plan, indicator, submission.identity.member ?? ""));
      const decimals = based ? nature.decimals : median(group.map((one) => decimalsOf(one.value)));
      const judged = misplaced(value, [{ value: usual, spread: Math.max(0.5, Math.min(spread, 1.2)) }], {
        ...nature,
        decimals,
      });
      if (judged && Math.abs(log - middle) > Math.max(Math.log(30), 4 * spread)) {
        tell("cluster.scale", place, {
          found: shown(value),
          expected: shown(judged.value),
          params: { others },
          ...fixAt(place, judged.value, false),
        });
      } else if (
        group.length >= 7 &&
        Math.abs(log - middle) > Math.max(Math.log(5), 6 * spread) &&
        Math.max(value, usual) >= 5
      ) {
        tell("cluster.jump", place, { found: shown(value), expected: shown(others), params: { others } });
      }
    }
  }
}
