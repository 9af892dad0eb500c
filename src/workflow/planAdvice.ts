import type { Issue, Place } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { checkPlan } from "../rules";

/** Something to look at in a plan before it is issued, and whom it is about. */
export interface Advice {
  issue: Issue;
  /** Number and name of the indicator, or the task, as printed; "" for the plan as a whole. */
  of: string;
}

const ORDER = { error: 0, warning: 1, note: 2 } as const;
const LONGEST = 70;

/** What an officer should look at in a plan that was read or edited (nên xem lại): the worst first. */
export function planAdvice(plan: Plan): Advice[] {
  const names = new Map(plan.indicators.map(({ code, no, name }) => [code, /\d/.test(no) ? `${no} ${name}` : name]));
  const tasks = new Map(plan.tasks.map(({ code, quarter, no, content }) => [code, `${quarter}.${no} ${content}`]));
  const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return checkPlan(plan)
    .map((issue, at) => ({ issue, at }))
    .sort((a, b) => ORDER[a.issue.severity] - ORDER[b.issue.severity] || a.at - b.at)
    .map(({ issue }) => {
      const { indicator, task } = issue.place;
      const name = indicator !== undefined ? names.get(indicator) : task !== undefined ? tasks.get(task) : undefined;
      return { issue, of: short(name ?? "") };
    });
}

/** "10/10 huyện" is a trap where it is typed into a cell; in a document it is how it is written. */
const OF_CELLS: ReadonlySet<string> = new Set(["text.rangeAmbiguous"]);

/**
 * What an officer should look at in a document's own words before it is exported (nên xem lại): the paragraphs in their order, numbering,
 * lists, counts, targets against each other and against the plan. `at` counts the texts from 0; a text may hold several lines.
 */
export function textAdvice(plan: Plan, texts: readonly string[]): { issue: Issue; at: number }[] {
  const places = new Map<Place, number>();
  const lines = texts.flatMap((text, at) =>
    text.split("\n").map((line) => {
      const place: Place = {};
      places.set(place, at);
      return { text: line.trim(), place };
    }),
  );
  return checkPlan(plan, lines)
    .flatMap((issue) => {
      const at = places.get(issue.place);
      return at === undefined || OF_CELLS.has(issue.code) ? [] : [{ issue, at }];
    })
    .sort((a, b) => a.at - b.at);
}
