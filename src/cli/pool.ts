import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { MemberFile } from "../workflow/members";
import { packSubmission, type PackedSubmission, unpackSubmission } from "./packed";
import { type Asked, readOne } from "./readOne";

/** Files a worker reads before it posts them: enough to hide the message, few enough to stay small in memory. */
const BATCH = 32;
/** Below this many files starting threads costs more than it saves. */
const FEW = 64;

/** A submission with the path it was read from. */
export interface ReadFile {
  path: string;
  submission: MemberFile;
}

/** Reads members' files, on all processors when they are many. The order is not the given one; folding does not mind. */
export async function* readFiles(paths: readonly string[], asked: Asked): AsyncGenerator<ReadFile> {
  const threads = paths.length < FEW ? 0 : Math.min(availableParallelism(), Math.ceil(paths.length / BATCH));
  if (threads < 2) {
    const kept = (submission: MemberFile): MemberFile =>
      paths.length < FEW ? submission : unpackSubmission(packSubmission(submission));
    for (const path of paths) yield { path, submission: kept(await readOne(path, basename(path), asked)) };
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
    let current: string[] = [];
    const more = (): void => {
      current = paths.slice(next, next + BATCH);
      next += current.length;
      if (current.length > 0) worker.postMessage(current);
    };
    worker.on("message", (read: PackedSubmission[]) => {
      const batch = read.map((packed, i) => ({ path: current[i]!, submission: unpackSubmission(packed) }));
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
    for (let left = paths.length; left > 0;) {
      if (failure) throw (failure as { error: unknown }).error;
      const batch = ready.shift() ?? (await new Promise<ReadFile[]>((take, fail) => waiting.push({ take, fail })));
      left -= batch.length;
      yield* batch;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
