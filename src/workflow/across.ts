import type { Consolidation, FileRecord } from "../domain/consolidation";
import type { Issue } from "../domain/issue";
import type { Period, Plan } from "../domain/plan";
import type { Submission } from "../domain/submission";
import { checkCluster, checkHistory, CLUSTER_RULES, HISTORY_RULES } from "../rules/check";

/** Codes that depend on which files stand beside each other; they are found anew for each merge. */
const ACROSS: ReadonlySet<string> = new Set(
  [...CLUSTER_RULES, ...HISTORY_RULES].flatMap(({ codes }) => Object.keys(codes)),
);

/** What a member's files of two periods say against each other: it stays with a file that is merged on without the older one. */
const OF_PERIODS: ReadonlySet<string> = new Set(HISTORY_RULES.flatMap(({ codes }) => Object.keys(codes)));

/**
 * The submissions of earlier periods among files that were read: files of the plan that cannot be merged into this period and yet tell
 * what their member said before, and what a merged book of an earlier period holds.
 */
export function pastOf(
  plan: Plan,
  period: Period,
  files: readonly { identity: Submission["identity"]; past?: readonly Submission[] }[],
): Submission[] {
  const before = new Set(plan.periods.filter(({ to }) => to < period.to).map(({ code }) => code));
  const found: Submission[] = [];
  for (const file of files) {
    const { plan: id, period: own } = file.identity;
    if (file.past) found.push(...file.past);
    else if (id === plan.id && own !== null && before.has(own)) found.push(file as Submission);
  }
  return found.filter(({ identity }) => identity.member !== null && before.has(identity.period ?? ""));
}

/**
 * A merge with what its files say against each other: members against the cluster, a member against its earlier files, and against
 * `past`, what it handed in for earlier periods. Doing it twice changes nothing.
 */
export function checkedAcross(
  plan: Plan,
  consolidation: Consolidation,
  past: readonly Submission[] = [],
): Consolidation {
  const period = plan.periods.find(({ code }) => code === consolidation.period);
  if (!period) return consolidation;
  const held = Object.entries(consolidation.submissions);
  const bare = held.map(([, { submission }]) => submission);
  const found = new Map<string, Issue[]>();
  const add = (member: string | undefined, issues: readonly Issue[]): void => {
    if (member === undefined || issues.length === 0) return;
    found.set(member, [...(found.get(member) ?? []), ...issues]);
  };
  for (const issue of checkCluster({ plan, period, submissions: bare })) add(issue.place.member, [issue]);
  const before = new Map<string | null, Submission[]>();
  for (const { record, submission } of consolidation.earlier) {
    const list = before.get(record.member);
    if (list) list.push(submission);
    else before.set(record.member, [submission]);
  }
  for (const submission of past) {
    const list = before.get(submission.identity.member);
    if (list) list.push(submission);
    else before.set(submission.identity.member, [submission]);
  }
  for (const [member, { submission }] of held) {
    const earlier = before.get(member) ?? [];
    if (earlier.length > 0) add(member, checkHistory({ plan, period, member, current: submission, earlier }));
  }
  const renewed = (record: FileRecord): FileRecord => {
    const own = record.issues.filter(
      ({ code }) => !ACROSS.has(code) || (OF_PERIODS.has(code) && !before.has(record.member)),
    );
    const more = record.status === "accepted" && record.member !== null ? (found.get(record.member) ?? []) : [];
    return more.length === 0 && own.length === record.issues.length ? record : { ...record, issues: [...own, ...more] };
  };
  return {
    ...consolidation,
    files: consolidation.files.map(renewed),
    submissions: Object.fromEntries(held.map(([member, one]) => [member, { ...one, record: renewed(one.record) }])),
  };
}
