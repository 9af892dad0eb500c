/** "What if": the same consolidation with some figures changed, for looking at ranks. The submissions stay as they are. */
import type { Consolidation } from "./consolidation";
import { type Actual, bareEntry, type Entry, NO_ACTUAL, NOWHERE } from "./submission";

export interface WhatIf {
  member: string;
  indicator: string;
  actual: Partial<Actual>;
}

/** A copy with the changes in it; a change for a member that handed in nothing is left out. */
export function whatIf(consolidation: Consolidation, changes: readonly WhatIf[]): Consolidation {
  const submissions = { ...consolidation.submissions };
  for (const { member, indicator, actual } of changes) {
    const held = submissions[member];
    if (!held) continue;
    const { entries } = held.submission;
    const old = entries.find((entry) => entry.indicator === indicator) ?? bareEntry(indicator, {}, NOWHERE);
    const changed: Entry = { ...old, actual: { ...NO_ACTUAL, ...actual }, verdictOverride: null };
    const rest = entries.filter((entry) => entry.indicator !== indicator);
    submissions[member] = { ...held, submission: { ...held.submission, entries: [...rest, changed] } };
  }
  return { ...consolidation, submissions };
}
