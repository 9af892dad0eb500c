import type { Place } from "../domain/issue";
import type { Indicator, Period, Plan } from "../domain/plan";
import type { Entry, Submission } from "../domain/submission";
import { targetOf } from "../domain/target";
import { placesOf } from "../forms/columns";
import { RESULTS_COLUMNS } from "../forms/results";
import { cellName, parseCell } from "../sheet/address";
import { formatNumber } from "../vietnamese/numbers";
import { fixAt } from "./figures";
import { isCumulative, natureOf } from "./nature";
import { rule } from "./rule";
import { misplaced } from "./scale";

/** What the rules over one member's files are given. */
export interface HistoryContext {
  plan: Plan;
  period: Period;
  member: string;
  current: Submission;
  /** The member's other files: of other periods, or older ones of this period. */
  earlier: readonly Submission[];
}

const shown = (value: number): string => formatNumber(value, { decimals: 10 });

function placeOf(entry: Entry): Place {
  const { file, sheet, cell } = entry.source;
  return { file, sheet, cell, indicator: entry.indicator };
}

const FORM = placesOf(RESULTS_COLUMNS);

/** The cell of last year's figure, where the table stands as the form draws it; else the row's own. */
function lastYearPlace(entry: Entry): Place {
  const own = placeOf(entry);
  const at = parseCell(entry.source.cell);
  return at?.column === FORM.actual ? { ...own, cell: cellName(at.row, FORM.lastYear) } : own;
}

/** The member's newest file of each period before this one, oldest period first. */
function before({ plan, period, member, earlier }: HistoryContext): { period: Period; submission: Submission }[] {
  const newest = new Map<string, Submission>();
  for (const one of earlier) {
    if (one.identity.member !== member || one.identity.period === null) continue;
    const known = newest.get(one.identity.period);
    if (!known || (one.identity.submitted ?? "") >= (known.identity.submitted ?? ""))
      newest.set(one.identity.period, one);
  }
  return plan.periods
    .filter(({ to, code }) => to < period.to && newest.has(code))
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .map((one) => ({ period: one, submission: newest.get(one.code)! }));
}

type Code =
  | "history.samePeriodContent"
  | "history.fell"
  | "history.scale"
  | "history.jump"
  | "history.milestoneBack"
  | "history.gone"
  | "history.lastYearChanged"
  | "history.taskUndone"
  | "history.estimateMissed";

export const historyRule = rule<HistoryContext, Code>(
  "history",
  {
    "history.samePeriodContent": {
      severity: "error",
      looksAt: "Toàn bộ số liệu hai kỳ",
      why: "Every figure is last period's: the file was sent again with only the period changed.",
      source: "Two periods of one member compared",
      examples: ["9T giống hệt 6T ở 20 chỉ tiêu"],
    },
    "history.fell": {
      severity: "warning",
      looksAt: "Ước thực hiện kỳ báo cáo (lũy kế), hai kỳ",
      why: "A cumulative figure does not fall from one period to the next.",
      source: "Accumulation Lũy kế",
      examples: ["6T: 12; 9T: 9"],
    },
    "history.scale": {
      severity: "error",
      looksAt: "Ước thực hiện kỳ báo cáo (lũy kế), hai kỳ",
      why: "Against the period before the figure is out by a power of ten.",
      source: "As number.scale, with the member's own earlier figure as evidence",
      examples: ["6T: 9.500; 9T: 12,1"],
    },
    "history.jump": {
      severity: "warning",
      looksAt: "Ước thực hiện kỳ báo cáo (lũy kế), hai kỳ",
      why: "The figure changed more from one period to the next than figures do.",
      source: "Robust limits; a warning only",
      examples: ["6T: 33,1%; 9T: 9,2%"],
    },
    "history.milestoneBack": {
      severity: "warning",
      looksAt: "Chỉ tiêu Hoàn thành/không, hai kỳ",
      why: "What was completed is said to be under way again.",
      source: "Two periods of one member compared",
      examples: ["6T: Hoàn thành; 9T: Đang thực hiện"],
    },
    "history.gone": {
      severity: "note",
      looksAt: "Ước thực hiện kỳ báo cáo (lũy kế), hai kỳ",
      why: "A cumulative figure was reported before and is blank now. No data is never a mistake by itself.",
      source: "Two periods of one member compared",
      examples: ["6T: 12; 9T: trống"],
    },
    "history.lastYearChanged": {
      severity: "warning",
      looksAt: "Thực hiện cùng kỳ năm trước, hai lần nộp của một kỳ",
      why: "Last year is over; its figure does not change between two files.",
      source: "Two files of one period compared",
      examples: ["Lần 1: 102; lần 2: 120"],
    },
    "history.taskUndone": {
      severity: "warning",
      looksAt: "PhuLuc_NhiemVu: Ngày hoàn thành, hai kỳ",
      why: "A task that was completed has no date of completion any more, or another one.",
      source: "Two periods of one member compared",
      examples: ["6T: hoàn thành 20/3/2024; 9T: trống"],
    },
    "history.estimateMissed": {
      severity: "note",
      looksAt: "Ước thực hiện cả năm kỳ trước và thực hiện năm",
      why: "The year came out far from what was estimated: worth a word in the report.",
      source: "Estimates are revised; a note only",
      examples: ["Ước cả năm 20, thực hiện 11"],
    },
  },
  (context, tell) => {
    const { plan, period, member, current } = context;
    const past = before(context);
    const last = past.at(-1);
    const indicators = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
    if (last && sameContent(indicators, last.submission, current)) {
      tell(
        "history.samePeriodContent",
        { file: current.file, member },
        { found: period.name, expected: last.period.name },
      );
      return;
    }
    const own = new Map(current.entries.map((entry) => [entry.indicator, entry]));
    const told = new Set<string>();
    for (const { submission, period: other } of [...past].reverse()) {
      for (const then of submission.entries) {
        const indicator = indicators.get(then.indicator);
        const entry = own.get(then.indicator);
        if (!indicator || !entry || told.has(then.indicator)) continue;
        const said = compare(context, indicator, then, entry, other, tell);
        if (said) told.add(then.indicator);
      }
    }
    for (const version of context.earlier) {
      if (version.identity.period !== period.code || version.identity.member !== member || version === current)
        continue;
      for (const then of version.entries) {
        const entry = own.get(then.indicator);
        if (!entry || then.lastYear === null || entry.lastYear === null || then.lastYear === entry.lastYear) continue;
        tell("history.lastYearChanged", lastYearPlace(entry), {
          found: shown(entry.lastYear),
          expected: shown(then.lastYear),
          params: { other: version.file },
        });
      }
    }
    if (!last) return;
    const tasks = new Map(current.tasks.map((task) => [task.task, task]));
    for (const then of last.submission.tasks) {
      const task = tasks.get(then.task);
      if (then.doneOn === null || !task || task.doneOn === then.doneOn) continue;
      const { file, sheet, cell } = task.source;
      tell(
        "history.taskUndone",
        { file, sheet, cell, task: task.task },
        { found: task.doneOn ?? "", expected: then.doneOn, params: { period: last.period.name } },
      );
    }
  },
);

/** Says the one thing that is wrong between an earlier figure and this one. */
function compare(
  { plan, period, member, current }: HistoryContext,
  indicator: Indicator,
  then: Entry,
  entry: Entry,
  other: Period,
  tell: (code: Code, place: Place, said?: object) => void,
): boolean {
  const place = placeOf(entry);
  const params = { period: other.name };
  if (
    then.actual.milestone === "done" &&
    (entry.actual.milestone === "inProgress" || entry.actual.milestone === "notStarted")
  ) {
    tell("history.milestoneBack", place, { params });
    return true;
  }
  const [was, is] = [then.actual.value, entry.actual.value];
  if (was === null) return false;
  const cumulative = isCumulative(indicator);
  if (is === null) {
    const blank = entry.actual.text === null && entry.actual.milestone === null;
    if (!cumulative || !blank || was === 0) return false;
    tell("history.gone", place, { found: "", expected: shown(was), params });
    return true;
  }
  if (is === was || indicator.type === "growth") return false;
  const known = current.issues.some(
    (issue) => issue.code.startsWith("number.") && issue.place.cell === place.cell && issue.place.sheet === place.sheet,
  );
  if (known) return true;
  const target = targetOf(plan, indicator, member);
  const nature = natureOf(indicator, target);
  const judged =
    was > 0 && is > 0 && indicator.type !== "setRatio"
      ? misplaced(
          is,
          [
            { value: was, spread: cumulative ? 0.5 : 0.3 },
            ...(target.kind === "number" ? [{ value: target.value, spread: 0.9 }] : []),
          ],
          nature,
        )
      : null;
  if (judged?.certain) {
    tell("history.scale", place, {
      found: shown(is),
      expected: shown(judged.value),
      params,
      ...fixAt(place, judged.value, false),
    });
    return true;
  }
  if (cumulative && is < was * (then.dataKind === "official" ? 1 : 0.999)) {
    tell("history.fell", place, { found: shown(is), expected: shown(was), params });
    return true;
  }
  const ratio = was === 0 ? 1 : is / was;
  const share = indicator.type === "rate" || indicator.accumulation === "pointInTime";
  if (
    indicator.type !== "setRatio" &&
    was > 0 &&
    is > 0 &&
    (share ? ratio > 3 || ratio < 1 / 3 : ratio > 12 && was >= 5)
  ) {
    tell("history.jump", place, { found: shown(is), expected: shown(was), params });
    return true;
  }
  if (
    period.final &&
    then.yearEstimate !== null &&
    then.yearEstimate > 0 &&
    (is / then.yearEstimate > 2 || is / then.yearEstimate < 0.5)
  ) {
    tell("history.estimateMissed", place, { found: shown(is), expected: shown(then.yearEstimate), params });
    return true;
  }
  return false;
}

/** Enough figures, all the same, though at least some of them grow over the year. */
function sameContent(indicators: ReadonlyMap<string, Indicator>, was: Submission, is: Submission): boolean {
  const then = new Map(was.entries.map((entry) => [entry.indicator, entry.actual]));
  let figures = 0;
  let open = 0;
  for (const { indicator, actual } of is.entries) {
    const before = then.get(indicator);
    const { value, milestone } = actual;
    if (value === null && milestone === null) {
      if (before && (before.value !== null || before.milestone !== null)) return false;
      continue;
    }
    if (!before || before.value !== value || before.milestone !== milestone) return false;
    figures += 1;
    const kind = indicators.get(indicator);
    if (kind && isCumulative(kind) && value !== null && value > 0) open += 1;
  }
  return figures >= 6 && open >= 4;
}
