import type { IExecutionOptions } from "@univerjs/core";
import { FormulaCalculationSessionService } from "@univerjs/sheets-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Engine } from "./univer";

/** Longest wait for a calculation, in milliseconds; a book that takes longer is read with what is there. */
const LONGEST = 15_000;

/** Waits for the formulas: a value that was just written is followed by its sums a moment later. */
export interface Settling {
  settled(): Promise<void>;
  /** Whether a calculation is under way or coming. */
  busy(): boolean;
  /** Says that a calculation is coming. */
  expect(): void;
}

/** Whether a write is a formula's result and not an edit. */
export function isComputed(options: IExecutionOptions | undefined): boolean {
  return options?.["fromFormula"] === true || options?.onlyLocal === true;
}

export function settling(engine: Engine): Settling {
  const session = engine.injector.get(FormulaCalculationSessionService);
  let after = -1;
  // The first book's calculation is under way.
  let waiting = !session.state.completed || !session.state.resultApplied;
  const waiters: (() => void)[] = [];
  const expect = (): void => {
    waiting = true;
    after = session.state.id;
  };
  engine.commands.onCommandExecuted((command, options) => {
    if (command.id === SetRangeValuesMutation.id && !isComputed(options)) expect();
  });
  session.state$.subscribe((state) => {
    // A calculation that was stopped is begun again with what changed meanwhile.
    if (!waiting || state.id <= after || state.stopped || !state.completed || !state.resultApplied) return;
    waiting = false;
    for (const done of waiters.splice(0)) done();
  });
  return {
    expect,
    busy: () => waiting,
    settled: () =>
      waiting
        ? new Promise((resolve) => {
            const timer = setTimeout(resolve, LONGEST);
            waiters.push(() => {
              clearTimeout(timer);
              resolve();
            });
          })
        : Promise.resolve(),
  };
}
