import type { Submission } from "../domain/submission";
import type { MemberFile } from "../workflow/members";
import { tableRecords, tableText } from "./table";

/** What a submission holds of each row it reports. */
const LISTS = ["entries", "tasks", "scores", "awards", "exemplars"] as const;
type List = (typeof LISTS)[number];

/** A submission as a worker thread posts it: its lists are bytes, which are handed over and not copied object by object. */
export interface PackedSubmission {
  head: Omit<MemberFile, List>;
  lists: [List, Uint8Array<ArrayBuffer>][];
}

export function packSubmission(submission: MemberFile): PackedSubmission {
  const { entries, tasks, scores, awards, exemplars, ...head } = submission;
  const held = { entries, tasks, scores, awards, exemplars };
  const encoder = new TextEncoder();
  return {
    head,
    lists: LISTS.flatMap((list): PackedSubmission["lists"] => {
      const rows = held[list];
      return rows === undefined ? [] : [[list, encoder.encode(tableText(rows))]];
    }),
  };
}

/** The buffers to hand over. */
export function buffersOf(packed: readonly PackedSubmission[]): ArrayBuffer[] {
  return packed.flatMap(({ lists }) => lists.map(([, bytes]) => bytes.buffer));
}

/**
 * The submission again. Its lists stay packed and are read anew each time they are asked for: the figures of ten thousand members
 * take a tenth of the memory, and who needs them goes from member to member.
 */
export function unpackSubmission({ head, lists }: PackedSubmission): MemberFile {
  const submission = { ...head };
  for (const [list, bytes] of lists)
    Object.defineProperty(submission, list, {
      enumerable: true,
      get: () => tableRecords(decoder.decode(bytes)),
    });
  return submission as Submission;
}

const decoder = new TextDecoder();
