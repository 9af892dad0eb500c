import type { Provenance } from "../domain/plan";
import {
  type Actual,
  type AwardEntry,
  type Entry,
  type MilestoneState,
  type ScoreEntry,
  type TaskEntry,
  unplaced,
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
  const actual: Partial<Actual> =
    typeof figure === "number"
      ? { value: figure }
      : typeof figure === "string"
        ? { milestone: figure }
        : (figure ?? {});
  return { ...unplaced(indicator, actual), ...more };
}
