import type { Language } from "../messages/text";
import { Cancelled } from "../sheet/progress";
import type { Breath } from "./files";
import { tell } from "./output";

/**
 * Does work that Ctrl-C (SIGINT) may end, with exit code 2. Until the work first takes breath it has written nothing: the program says so
 * and ends at once, threads and all. After that Ctrl-C is heard at its next breath, which throws Cancelled, so that what was begun is
 * cleared away.
 */
export async function interruptible<T>(language: Language, work: (breath: Breath) => Promise<T>): Promise<T> {
  let begun = false;
  let asked = false;
  const stop = (): void => {
    asked = true;
    if (begun) return;
    tell("cancelled", language);
    process.exit(2);
  };
  process.on("SIGINT", stop);
  try {
    return await work(async () => {
      await new Promise((done) => setImmediate(done));
      begun = true;
      if (asked) throw new Cancelled();
    });
  } finally {
    process.removeListener("SIGINT", stop);
  }
}
