import { HostError } from "../host/workbook";
import type { Running } from "../sheet/progress";
import { stopIfCancelled } from "../sheet/progress";
import { hostError } from "./errors";

/** Excel on the web refuses 5 MB (documented limit of a request and of an answer); this much is put into one request. */
const REQUEST_BYTES = 3_000_000;

/** How long reading waits for a person to leave the cell being edited. */
const EDIT_WAIT_MS = 20_000;

/** One piece of work to queue, with an estimate of the bytes it sends or asks for, the larger of both. */
export interface Step {
  bytes: number;
  queue: (context: Excel.RequestContext) => void;
}

/** Bytes of a value as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value) ?? "";
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
  }
  return bytes;
}

/** What a range, its reference and one property cost in a request. */
export const RANGE_BYTES = 900;

/** Runs in Excel, waiting while a cell is being edited. Reading (`limited`) gives up after a while: then nothing was done. */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>, limited: boolean): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    // Office.js complains, and may not answer, when it is used before it is ready.
    await Office.onReady();
    const run = Excel.run({ delayForCellEdit: true }, work);
    if (!limited) return await run;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new HostError("editing")), EDIT_WAIT_MS);
    });
    return await Promise.race([run, late]);
  } catch (error) {
    throw hostError(error);
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}

/** Queues the steps and sends them in as few requests as their bytes allow. Stops between requests when cancelled. */
export async function send(context: Excel.RequestContext, steps: readonly Step[], running?: Running): Promise<void> {
  const from = async (start: number): Promise<void> => {
    if (start >= steps.length) return;
    stopIfCancelled(running);
    let bytes = 0;
    let next = start;
    while (next < steps.length && (next === start || bytes + steps[next]!.bytes <= REQUEST_BYTES)) {
      steps[next]!.queue(context);
      bytes += steps[next]!.bytes;
      next++;
    }
    await context.sync();
    running?.onProgress?.({ done: next, total: steps.length });
    await from(next);
  };
  await from(0);
}

/** Does one thing after the other, in the order asked, however it is called. */
export function queueOf(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
