import type { Place } from "../domain/issue";
import type { Indicator, Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { targetOf } from "../domain/target";
import { formatNumber } from "../vietnamese/numbers";
import { fixAt } from "./figures";
import { aim, natureOf } from "./nature";
import { rule } from "./rule";
import { decimalsOf, misplaced } from "./scale";

/** What the rules over all members are given: the accepted submissions of one period. */
export interface ClusterContext {
  plan: Plan;
  period: Period;
  submissions: readonly Submission[];
}

const shown = (value: number): string => formatNumber(value, { decimals: 10 });

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** How much an equal figure says, in twentieths: nothing where it is 0 or 100, most where it has digits that two members seldom share by chance. */
function weight(value: number): number {
  const digits = String(Math.abs(value))
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length;
  return value === 0 || value === 100 ? 0 : digits <= 1 ? 3 : digits === 2 ? 10 : 30;
}

/** Figures of all submissions by indicator, a number for each submission: NaN where there is none. */
interface Figures {
  /** Actuals as they are. */
  actuals: Map<string, Float64Array>;
  /** What tells two members apart: the actual, or of a ratio its two parts as one number. */
  telling: Map<string, Float64Array>;
}

/** Goes over all submissions once, whichever rule asks first. Of an indicator reported twice the first row counts. */
function figuresOf(context: ClusterContext): Figures {
  let figures = known.get(context);
  if (figures) return figures;
  known.set(context, (figures = { actuals: new Map(), telling: new Map() }));
  const { plan, submissions } = context;
  const types = new Map(plan.indicators.map((indicator) => [indicator.code, indicator.type]));
  const put = (columns: Map<string, Float64Array>, code: string, row: number, value: number): void => {
    let column = columns.get(code);
    if (!column) columns.set(code, (column = new Float64Array(submissions.length).fill(NaN)));
    if (Number.isNaN(column[row]!)) column[row] = value;
  };
  const { actuals, telling } = figures;
  submissions.forEach(({ entries }, row) => {
    for (const { indicator, actual } of entries) {
      const { value, numerator, denominator } = actual;
      const type = types.get(indicator);
      if (value !== null) put(actuals, indicator, row, value);
      if (value !== null && type !== "setRatio" && type !== "milestone") put(telling, indicator, row, value);
      else if (numerator !== null && denominator !== null && denominator > 1)
        put(telling, indicator, row, numerator * 100_003 + denominator);
    }
  });
  return figures;
}

const known = new WeakMap<ClusterContext, Figures>();

/** Which submissions report the same figure of an indicator. */
interface Equals {
  /** By submission; NaN where there is none. */
  values: Float64Array;
  /** Submissions with a figure, equal ones beside each other and each such run ascending. */
  order: Int32Array;
  /** Where in `order` a submission stands, and where its run ends; 0 where it has no figure, or too many share it. */
  at: Int32Array;
  runEnd: Int32Array;
}

function equalsIn(values: Float64Array): Equals {
  // What a quarter of the cluster (or forty members) reports is a common figure, not a copied one.
  const common = Math.max(3, Math.min(values.length / 4, 40));
  const order = Int32Array.from(values.keys())
    .filter((row) => !Number.isNaN(values[row]!))
    .sort((a, b) => values[a]! - values[b]! || a - b);
  const at = new Int32Array(values.length);
  const runEnd = new Int32Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) {
      at[order[i]!] = i;
      if (end - start <= common) runEnd[order[i]!] = end;
    }
  }
  return { values, order, at, runEnd };
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
  (context, tell) => {
    const { submissions } = context;
    const columns = [...figuresOf(context).telling.values()].map(equalsIn);
    const sizes = submissions.map((_, row) => columns.filter(({ values }) => !Number.isNaN(values[row]!)).length);
    // One member against all after it at a time: what is held grows with the members, not with their pairs.
    const shared = new Int32Array(submissions.length);
    submissions.forEach((first, a) => {
      const met: number[] = [];
      for (const { values, order, runEnd, at } of columns) {
        const end = runEnd[a]!;
        const value = at[a]! + 1 < end ? weight(values[a]!) : 0;
        if (value === 0) continue;
        for (let i = at[a]! + 1; i < end; i++) {
          const b = order[i]!;
          if (shared[b] === 0) met.push(b);
          shared[b]! += value;
        }
      }
      for (const b of met.sort((one, other) => one - other)) {
        const sum = shared[b]!;
        shared[b] = 0;
        const second = submissions[b]!;
        const { member } = second.identity;
        if (sum < 40 || first.identity.member === member) continue;
        const count = columns.filter(({ values }) => values[a] === values[b]).length;
        const both = Math.min(sizes[a]!, sizes[b]!);
        const all = count === sizes[a] && count === sizes[b];
        const place = { file: second.file, ...(member === null ? {} : { member }) };
        const params = { count, total: both, other: first.identity.member ?? first.file };
        if (all && count >= 6) tell("cluster.sameContent", place, { params });
        else if (count >= 6 && sum >= 60 && count >= both * 0.6) tell("cluster.copied", place, { params });
      }
    });
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
  (context, tell) => {
    const { plan, submissions } = context;
    const { actuals } = figuresOf(context);
    for (const indicator of plan.indicators) {
      if (["group", "milestone", "growth", "setRatio"].includes(indicator.type) || indicator.direction === "done")
        continue;
      const values = actuals.get(indicator.code);
      if (values) judgeOne(plan, indicator, submissions, values, tell);
    }
  },
);

function judgeOne(
  plan: Plan,
  indicator: Indicator,
  submissions: readonly Submission[],
  values: Float64Array,
  tell: (code: "cluster.scale" | "cluster.jump", place: Place, said?: object) => void,
): void {
  const figures = submissions.flatMap((submission, row) => {
    const value = values[row]!;
    if (!(value > 0)) return [];
    const target = aim(targetOf(plan, indicator, submission.identity.member ?? ""));
    const based = target !== null && target > 0;
    return [{ submission, value, target, based, log: Math.log(based ? value / target : value) }];
  });
  for (const based of [true, false]) {
    const group = figures.filter((one) => one.based === based);
    if (group.length < 5) continue;
    const middle = median(group.map(({ log }) => log));
    const spread = median(group.map(({ log }) => Math.abs(log - middle))) * 1.4826;
    const usualDecimals = based ? null : median(group.map(({ value }) => decimalsOf(value)));
    for (const { submission, value, log, target } of group) {
      const away = Math.abs(log - middle);
      const usual = Math.exp(middle) * (based && target !== null ? target : 1);
      const others = Number(usual.toPrecision(3));
      const nature = natureOf(indicator, targetOf(plan, indicator, submission.identity.member ?? ""));
      const judged =
        away > Math.max(Math.log(30), 4 * spread)
          ? misplaced(value, [{ value: usual, spread: Math.max(0.5, Math.min(spread, 1.2)) }], {
              ...nature,
              decimals: usualDecimals ?? nature.decimals,
            })
          : null;
      const jumps = group.length >= 7 && away > Math.max(Math.log(5), 6 * spread) && Math.max(value, usual) >= 5;
      if (!judged && !jumps) continue;
      const place = placeOf(submission, indicator);
      if (place === null) continue;
      if (judged)
        tell("cluster.scale", place, {
          found: shown(value),
          expected: shown(judged.value),
          params: { others },
          ...fixAt(place, judged.value, false),
        });
      else tell("cluster.jump", place, { found: shown(value), expected: shown(others), params: { others } });
    }
  }
}

/** Where a submission reports an indicator; null where something was said of that cell already. */
function placeOf({ file, identity, entries, issues }: Submission, { code }: Indicator): Place | null {
  const entry = entries.find(({ indicator, actual }) => indicator === code && actual.value !== null);
  if (!entry) return null;
  const { sheet, cell } = entry.source;
  const known = issues.some(
    ({ place, severity }) => severity !== "note" && place.cell === cell && place.sheet === sheet,
  );
  if (known) return null;
  return { file, sheet, cell, indicator: code, ...(identity.member === null ? {} : { member: identity.member }) };
}
