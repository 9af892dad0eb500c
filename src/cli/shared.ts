import type { Submission } from "../domain/submission";

/** Texts that come again in every row and every file; more different ones than this are not worth keeping. */
const MOST = 50_000;
const known = new Map<string, string>();

function one<T extends string | null>(text: T): T {
  if (text === null || text.length > 60) return text;
  const same = known.get(text);
  if (same !== undefined) return same as T;
  if (known.size >= MOST) known.clear();
  known.set(text, text);
  return text;
}

/**
 * Makes equal texts of submissions one text in memory: a message from a worker thread brings a copy of each, 200 of them a file. Changes
 * the submission it is given, which must be the receiver's own.
 */
export function shareTexts<T extends Submission>(submission: T): T {
  const { file } = submission;
  for (const entry of submission.entries) {
    entry.indicator = one(entry.indicator);
    entry.targetText = one(entry.targetText);
    entry.asOf = one(entry.asOf);
    entry.dataKind = one(entry.dataKind);
  }
  for (const task of submission.tasks) {
    task.task = one(task.task);
    task.due = one(task.due);
    task.doneOn = one(task.doneOn);
  }
  for (const { source } of [...submission.entries, ...submission.tasks, ...submission.scores, ...submission.awards]) {
    if (source.file === file) source.file = file;
    source.sheet = one(source.sheet);
    source.cell = one(source.cell);
  }
  return submission;
}
