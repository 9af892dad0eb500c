import { parentPort, workerData } from "node:worker_threads";
import type { NamedFile } from "./files";
import { buffersOf, packSubmission } from "./packed";
import { readOne, type Asked } from "./readOne";

/** A worker thread: reads the members' files it is told to and posts their submissions. Its bytes never leave it. */
const asked = workerData as Asked;

parentPort?.on("message", (files: readonly NamedFile[]) => {
  void Promise.all(files.map(async ({ path, name }) => packSubmission(await readOne(path, name, asked)))).then((read) =>
    parentPort?.postMessage(read, buffersOf(read)),
  );
});
