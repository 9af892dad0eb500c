import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { buffersOf, packSubmission } from "./packed";
import { readOne, type Asked } from "./readOne";

/** A worker thread: reads the members' files it is told to and posts their submissions. Its bytes never leave it. */
const asked = workerData as Asked;

parentPort?.on("message", (paths: readonly string[]) => {
  void Promise.all(paths.map(async (path) => packSubmission(await readOne(path, basename(path), asked)))).then((read) =>
    parentPort?.postMessage(read, buffersOf(read)),
  );
});
