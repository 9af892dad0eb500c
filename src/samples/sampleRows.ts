import type { Provenance } from "../domain/plan";
import {
  type Actual,
  type AwardEntry,
  type Entry,
  type MilestoneState,
  NO_ACTUAL,
  type ScoreEntry,
  type TaskEntry,
} from "../domain/submission";

/** One reported row without the place it will stand in. */
export type SampleEntry = Omit<Entry, "source" | "targetText">;
export type SampleTaskEntry = Omit<TaskEntry, "source">;
export type SampleAwardEntry = Omit<AwardEntry, "source">;
export type SampleScoreEntry = Omit<ScoreEntry, "source">;

/** What one member reports for one period, and where the figures come from. */
export interface SampleResult {
  plan: string;
  member: string;
  period: string;
  provenance: Provenance;
  entries: SampleEntry[];
  tasks: SampleTaskEntry[];
  awards: SampleAwardEntry[];
  scores?: SampleScoreEntry[];
}

/** A row with nothing but its figure: a number, a state, or a numerator and denominator. */
export function sampleEntry(
  indicator: string,
  figure: number | MilestoneState | { numerator: number; denominator: number } | null,
  more: Partial<SampleEntry> = {},
): SampleEntry {
  const actual: Actual =
    figure === null
      ? NO_ACTUAL
      : typeof figure === "number"
        ? { ...NO_ACTUAL, value: figure }
        : typeof figure === "string"
          ? { ...NO_ACTUAL, milestone: figure }
          : { ...NO_ACTUAL, ...figure };
  return {
    indicator,
    actual,
    lastYear: null,
    yearEstimate: null,
    verdictOverride: null,
    reason: null,
    evidence: null,
    dataKind: null,
    asOf: null,
    ...more,
  };
}
