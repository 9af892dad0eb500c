import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { MemberFile } from "../workflow/members";
import type { NamedFile } from "./files";
import { packSubmission, type PackedSubmission, unpackSubmission } from "./packed";
import { type Asked, readOne } from "./readOne";

/** Files a worker reads before it posts them: enough to hide the message, few enough to stay small in memory. */
const BATCH = 32;
/** Below this many files starting threads costs more than it saves. */
const FEW = 64;

/** A submission with the file it was read from. */
export interface ReadFile extends NamedFile {
  submission: MemberFile;
}

/** Reads members' files, on all processors when they are many. The order is not the given one; folding does not mind. */
export async function* readFiles(files: readonly NamedFile[], asked: Asked): AsyncGenerator<ReadFile> {
  const threads = files.length < FEW ? 0 : Math.min(availableParallelism(), Math.ceil(files.length / BATCH));
  if (threads < 2) {
    const kept = (submission: MemberFile): MemberFile =>
      files.length < FEW ? submission : unpackSubmission(packSubmission(submission));
    for (const file of files) yield { ...file, submission: kept(await readOne(file.path, file.name, asked)) };
    return;
  }
  const waiting: { take: (batch: ReadFile[]) => void; fail: (error: unknown) => void }[] = [];
  const ready: ReadFile[][] = [];
  let failure: { error: unknown } | null = null;
  const give = (batch: ReadFile[]): void => {
    const taker = waiting.shift();
    if (taker) taker.take(batch);
    else ready.push(batch);
  };
  let next = 0;
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(join(__dirname, "reader.cjs"), {
      workerData: asked,
      // Books are read and dropped: a small nursery keeps a thread's memory small.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    let current: NamedFile[] = [];
    const more = (): void => {
      current = files.slice(next, next + BATCH);
      next += current.length;
      if (current.length > 0) worker.postMessage(current);
    };
    worker.on("message", (read: PackedSubmission[]) => {
      const batch = read.map((packed, i) => ({ ...current[i]!, submission: unpackSubmission(packed) }));
      more();
      give(batch);
    });
    worker.on("error", (error) => {
      failure = { error };
      for (const taker of waiting.splice(0)) taker.fail(error);
    });
    more();
    return worker;
  });
  try {
    for (let left = files.length; left > 0;) {
      if (failure) throw (failure as { error: unknown }).error;
      const batch = ready.shift() ?? (await new Promise<ReadFile[]>((take, fail) => waiting.push({ take, fail })));
      left -= batch.length;
      yield* batch;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
