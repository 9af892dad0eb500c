import { type BookNotes, joinNotes, NO_NOTES } from "../forms/bookNotes";
import { isNothing, joinRemembered, NOTHING_REMEMBERED, type Remembered } from "../rules";
import type { MemberFile } from "./members";
import type { Known, OwnTable } from "./ownTables";

/** What files told beside their figures while they were read. */
export interface Heard {
  /** What the merged book will remember. */
  remembered: Remembered;
  /** Files read by a mapping. */
  mapped: { file: string; member: string }[];
  /** What officers wrote beside the tables of a merged book among the files. */
  notes: BookNotes;
  /** By file name: what is to be confirmed before it can be read. */
  own: Map<string, OwnTable>;
}

export function hearing(known: Known): Heard {
  return { remembered: known.remembered, mapped: [], notes: NO_NOTES, own: new Map() };
}

/**
 * The files as they are read, with what they tell noted in `heard`. A merged book among them may remember how members' own tables
 * are read: those that could not be read are read again at the end.
 */
export async function* listening<T extends { submission: MemberFile }>(
  files: AsyncIterable<T>,
  again: (waiting: readonly T[], known: Known) => AsyncIterable<T>,
  known: Known,
  heard: Heard,
): AsyncGenerator<T> {
  const waiting: T[] = [];
  let found = NOTHING_REMEMBERED;
  for await (const read of files) {
    const { submission } = read;
    if (submission.remembered) found = joinRemembered(found, submission.remembered);
    if (submission.notes) heard.notes = joinNotes(heard.notes, submission.notes);
    if (submission.own) waiting.push(read);
    else yield noted(read, heard);
  }
  heard.remembered = joinRemembered(found, heard.remembered);
  if (waiting.length === 0) return;
  const more = { ...known, remembered: joinRemembered(found, known.remembered) };
  if (isNothing(found)) for (const read of waiting) yield noted(read, heard);
  else for await (const read of again(waiting, more)) yield noted(read, heard);
}

function noted<T extends { submission: MemberFile }>(read: T, heard: Heard): T {
  const { used, own, file } = read.submission;
  if (own) heard.own.set(file, own);
  if (!used) return read;
  heard.remembered = joinRemembered(heard.remembered, { mappings: { [used.member]: used.mapping }, names: {} });
  heard.mapped.push({ file, member: used.member });
  return read;
}
