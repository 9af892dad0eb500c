import { HostError } from "../host/workbook";
import type { Running } from "../sheet/progress";
import { stopIfCancelled } from "../sheet/progress";
import { codeOf, hostError } from "./errors";

/** Excel on the web refuses 5 MB (documented limit of a request and of an answer); this much is put into one request. */
const REQUEST_BYTES = 3_000_000;

/** How long reading waits for a person to leave the cell being edited. */
const EDIT_WAIT_MS = 20_000;

/** One piece of work to queue, with an estimate of the bytes it sends or asks for, the larger of both. */
export interface Step {
  bytes: number;
  queue: (context: Excel.RequestContext) => void;
  /**
   * Only of a question, which may be asked twice: the same in smaller pieces, for when the answer was over Excel's limit in
   * spite of the estimate; none when it cannot be smaller.
   */
  split?: () => readonly Step[];
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

/** The areas of an address as one object, as Excel wants them called. */
export function areasAt(context: Excel.RequestContext, sheet: string, address: string): Excel.Range | Excel.RangeAreas {
  const target = context.workbook.worksheets.getItem(sheet);
  return address.includes(",") ? target.getRanges(address) : target.getRange(address);
}

/** The split of a question that cannot be smaller. */
export const whole = (): readonly Step[] => [];

/** A request whose answer was too large: it was a question alone, and is asked again in quarters or in smaller pieces. */
function smaller(steps: readonly Step[], error: unknown): (readonly Step[])[] {
  const again = codeOf(error) === "ResponsePayloadSizeLimitExceeded" && steps.every((step) => step.split);
  if (!again) throw error;
  const quarter = Math.ceil(steps.length / 4);
  if (steps.length > 1)
    return [0, 1, 2, 3].map((i) => steps.slice(i * quarter, (i + 1) * quarter)).filter(({ length }) => length > 0);
  const pieces = steps[0]!.split!();
  if (pieces.length === 0) throw error;
  return pieces.map((piece) => [piece]);
}

/** One request, or as many as its answer needs. */
async function request(context: Excel.RequestContext, steps: readonly Step[]): Promise<void> {
  for (const step of steps) step.queue(context);
  try {
    await context.sync();
  } catch (error) {
    await smaller(steps, error).reduce<Promise<void>>(
      (last, half) => last.then(() => request(context, half)),
      Promise.resolve(),
    );
  }
}

/** Queues the steps and sends them in as few requests as their bytes allow. Stops between requests when cancelled. */
export async function send(context: Excel.RequestContext, steps: readonly Step[], running?: Running): Promise<void> {
  const from = async (start: number): Promise<void> => {
    if (start >= steps.length) return;
    stopIfCancelled(running);
    let bytes = 0;
    let next = start;
    while (next < steps.length && (next === start || bytes + steps[next]!.bytes <= REQUEST_BYTES))
      bytes += steps[next++]!.bytes;
    await request(context, steps.slice(start, next));
    running?.onProgress?.({ done: next, total: steps.length });
    await from(next);
  };
  await from(0);
}

/** Questions in rounds: what a round yields is sent before the next, which knows the answers; then the result. */
export type Rounds<T> = Generator<readonly Step[], T, void>;

/** Several at once: as many rounds as the longest of them has. */
export function* all<T extends readonly unknown[]>(list: { readonly [K in keyof T]: Rounds<T[K]> }): Rounds<T> {
  const results: unknown[] = [];
  let open = list.map((rounds, index) => ({ rounds, index }));
  for (;;) {
    const steps: Step[] = [];
    open = open.filter(({ rounds, index }) => {
      const { done, value } = rounds.next();
      if (done) results[index] = value;
      else steps.push(...value);
      return !done;
    });
    if (open.length === 0) return results as unknown as T;
    yield steps;
  }
}

/** Asks round by round; a round takes one request, or as many as its bytes need. */
export async function answered<T>(context: Excel.RequestContext, rounds: Rounds<T>): Promise<T> {
  const { done, value } = rounds.next();
  if (done) return value;
  await send(context, value);
  return answered(context, rounds);
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
