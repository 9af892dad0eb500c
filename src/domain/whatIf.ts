/** "What if": the same consolidation with some figures changed, for looking at ranks. The submissions stay as they are. */
import type { Consolidation } from "./consolidation";
import type { Actual, Entry, Source } from "./submission";

export interface WhatIf {
  member: string;
  indicator: string;
  actual: Partial<Actual>;
}

const NOWHERE: Source = { file: "", sheet: "", cell: "" };

const BLANK: Entry = {
  indicator: "",
  actual: { value: null, numerator: null, denominator: null, milestone: null, qualifier: null, text: null },
  lastYear: null,
  yearEstimate: null,
  verdictOverride: null,
  reason: null,
  evidence: null,
  dataKind: null,
  asOf: null,
  targetText: null,
  source: NOWHERE,
};

/** A copy with the changes in it; a change for a member that handed in nothing is left out. */
export function whatIf(consolidation: Consolidation, changes: readonly WhatIf[]): Consolidation {
  const submissions = { ...consolidation.submissions };
  for (const { member, indicator, actual } of changes) {
    const held = submissions[member];
    if (!held) continue;
    const { entries } = held.submission;
    const old = entries.find((entry) => entry.indicator === indicator) ?? { ...BLANK, indicator };
    const changed: Entry = { ...old, actual: { ...BLANK.actual, ...actual }, verdictOverride: null };
    const rest = entries.filter((entry) => entry.indicator !== indicator);
    submissions[member] = { ...held, submission: { ...held.submission, entries: [...rest, changed] } };
  }
  return { ...consolidation, submissions };
}
