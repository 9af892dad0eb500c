import type { Language } from "../messages/text";
import { tell } from "./output";

/**
 * Does work that waits for files; Ctrl-C (SIGINT) meanwhile says so and ends the program with exit code 2, threads and all. Nothing has
 * been written by then. Afterwards Ctrl-C ends it as the system does, at once: outputs appear whole or not at all.
 */
export async function interruptible<T>(language: Language, work: () => Promise<T>): Promise<T> {
  const stop = (): never => {
    tell("cancelled", language);
    process.exit(2);
  };
  process.once("SIGINT", stop);
  try {
    return await work();
  } finally {
    process.removeListener("SIGINT", stop);
  }
}
