import type { Consolidation } from "../domain/consolidation";
import { joinAll } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import { filledBook, stampedBook } from "../forms/fill";
import { filledYear } from "../forms/fillYear";
import { templateBook } from "../forms/templateBook";
import { sampleResults } from "../samples/samples";
import type { SampleResult } from "../samples/sampleRows";
import { writeBook } from "../xlsx/write";
import { checkedAcross } from "./across";
import { leaf, readMemberFile } from "./members";
import type { ReadOptions } from "./read";
import { memberFileName, type NamedFile } from "./names";

/** A filled member's file of a sample plan, handed in the day before the deadline. */
export function filledFile(plan: Plan, result: SampleResult): NamedFile {
  const period = plan.periods.find(({ code }) => code === result.period);
  const member = plan.members.find(({ code }) => code === result.member);
  if (!period || !member) throw new RangeError(`${result.period}/${result.member}`);
  const drawn = templateBook(plan, period, member);
  const figures = filledBook(drawn, plan, result.entries, result.tasks);
  const filled = filledYear(figures, plan, member.code, result.scores ?? [], result.awards);
  const stamped = stampedBook(filled, `${period.due ?? period.to}T09:00:00+07:00`);
  return { name: memberFileName(plan, period, member), bytes: writeBook(stamped) };
}

/** All filled files of a sample plan's period. */
export function filledFiles(plan: Plan, period: string): NamedFile[] {
  return sampleResults(plan.id)
    .filter((result) => result.period === period)
    .map((result) => filledFile(plan, result));
}

/** Merges files that are in memory already. */
export function mergeInMemory(
  plan: Plan,
  periodCode: string,
  files: readonly NamedFile[],
  options?: ReadOptions,
): Consolidation {
  const period = plan.periods.find(({ code }) => code === periodCode);
  if (!period) throw new RangeError(periodCode);
  const leaves = files.map(({ name, bytes }) =>
    leaf(plan, period, readMemberFile(bytes, name, plan, periodCode, options), null),
  );
  return checkedAcross(plan, joinAll(plan.id, periodCode, leaves));
}
