import { createMerger } from "./merging";
import { startWorker } from "./startWorker";

/** One worker for the life of the pane: it holds the merge between reading, writing and exporting. */
export const merger = createMerger(startWorker);
