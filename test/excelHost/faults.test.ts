import { formsChange, fixesChange, mergeChange } from "../contract/workbookChanges";
import { CODES, POINTS } from "./faultCodes";
import { noFormulas } from "./formulas";
import type { Fault } from "./host";
import { excelHost } from "./host";
import type { HostBook } from "./book";
import { loadOffice } from "./load";
import type { Workbook } from "../../src/host/workbook";
import { HostError } from "../../src/host/workbook";
import type { ChangeSet } from "../../src/sheet/change";
import { noChange } from "../../src/sheet/change";
import { ERROR_CODES } from "../../src/excel/errors";
import { excelWorkbook } from "../../src/excel/workbook";

interface Action {
  name: string;
  /** The workbook it begins with. */
  model: HostBook;
  /** Done without fault before the action proper. */
  prepare?: (workbook: Workbook) => Promise<unknown>;
  run: (workbook: Workbook, prepared: unknown) => Promise<unknown>;
}

/** A book after changes, to begin with. */
async function bookAfter(...changes: ChangeSet[]): Promise<HostBook> {
  const host = excelHost(noFormulas);
  loadOffice(host);
  const workbook = excelWorkbook();
  await changes.reduce<Promise<unknown>>(
    (before, change) => before.then(() => workbook.apply(change)),
    Promise.resolve(),
  );
  return host.book;
}

interface Tally {
  requests: number;
  cases: number;
  before: number;
  after: number;
  half: string[];
}

async function once(action: Action, fault?: Fault) {
  const host = excelHost(noFormulas, action.model);
  loadOffice(host);
  const workbook = excelWorkbook();
  const prepared = await action.prepare?.(workbook);
  const before = JSON.stringify(host.snapshot());
  host.watchRequests(...(fault ? [fault] : []));
  const error: unknown = await action.run(workbook, prepared).then(
    () => null,
    (caught: unknown) => caught,
  );
  return { before, after: JSON.stringify(host.snapshot()), error, requests: host.requests.length };
}

async function everyFault(action: Action): Promise<Tally> {
  const clean = await once(action);
  expect(clean.error).toBeNull();
  expect(clean.after).not.toBe(clean.before);
  const tally: Tally = { requests: clean.requests, cases: 0, before: 0, after: 0, half: [] };
  const faults = Array.from({ length: clean.requests }, (_, request) => request).flatMap((request) =>
    // Every error at every request; the point within the request goes round, so that each is met three times at least.
    CODES.map((code, i): Fault => ({ request, code, at: POINTS[(i + request) % POINTS.length]! })),
  );
  const next = async (index: number): Promise<void> => {
    const fault = faults[index];
    if (!fault) return;
    const result = await once(action, fault);
    tally.cases++;
    const failed = result.error !== null;
    if (failed && !(result.error instanceof HostError)) throw result.error;
    if (failed && (result.error as HostError).dirty) tally.half.push(`${JSON.stringify(fault)}: dirty`);
    else if (failed && result.after === clean.before) tally.before++;
    else if (!failed && result.after === clean.after) tally.after++;
    else tally.half.push(`${JSON.stringify(fault)}: ${String(result.error)}`);
    if (failed) expect((result.error as HostError).code).toBe(ERROR_CODES[fault.code]);
    await next(index + 1);
  };
  await next(0);
  return tally;
}

describe("a failing request leaves the workbook wholly before or wholly after", () => {
  const done: [string, Tally][] = [];

  const actions: [string, () => Promise<Action>][] = [
    ["forms into the workbook", async () => ({ model: await bookAfter(), change: formsChange() })],
    ["one-click fixes", async () => ({ model: await bookAfter(formsChange()), change: fixesChange() })],
    ["merge result", async () => ({ model: await bookAfter(formsChange()), change: mergeChange(3, 4, false) })],
    [
      "replacement after a resubmission",
      async () => ({
        model: await bookAfter(formsChange(), mergeChange(3, 4, false)),
        change: { ...mergeChange(4, 4, true), edits: fixesChange().edits },
      }),
    ],
    [
      "removal of sheets",
      async () => ({
        model: await bookAfter(formsChange(), mergeChange(3, 4, false)),
        change: { ...noChange(), removals: ["ChiTiet", "_meta", "DanhMuc"] },
      }),
    ],
  ].flatMap(([name, make]): [string, () => Promise<Action>][] => {
    const start = make as () => Promise<{ model: HostBook; change: ChangeSet }>;
    return [
      [
        `${name as string}`,
        async () => {
          const { model, change } = await start();
          return { name: name as string, model, run: (workbook) => workbook.apply(change) };
        },
      ],
      [
        `undo of ${name as string}`,
        async () => {
          const { model, change } = await start();
          return {
            name: `undo of ${name as string}`,
            model,
            prepare: (workbook) => workbook.apply(change),
            run: (workbook, applied) => workbook.undo(applied as { id: number; sheets: string[] }),
          };
        },
      ],
    ];
  });

  it.each(actions)(
    "%s",
    async (name, make) => {
      const tally = await everyFault(await make());
      done.push([name, tally]);
      expect(tally.half).toEqual([]);
      expect(tally.before + tally.after).toBe(tally.cases);
    },
    300_000,
  );

  afterAll(async () => {
    const total = done.reduce((sum, [, tally]) => sum + tally.cases, 0);
    const half = done.reduce((sum, [, tally]) => sum + tally.half.length, 0);
    const lines = done.map(
      ([name, tally]) =>
        `  ${name}: ${tally.requests} requests, ${tally.cases} cases, ${tally.before} wholly before, ${tally.after} wholly after`,
    );
    console.log(`Fault cases run: ${total}; half-written results: ${half}\n${lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
});
