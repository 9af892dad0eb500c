import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { HostBook, HostValue } from "./book";
import { columnOf, key, rowOf } from "./book";

/** Brings the values of all formulas of a book up to date. The seam: any engine that can do this will do. */
export type Calculate = (book: HostBook) => Promise<void>;

/** Leaves formulas at 0: for tests that look at other things and run thousands of times. */
export const noFormulas: Calculate = () => Promise.resolve();

interface EngineCell {
  v?: string | number;
  f?: string;
  t?: number;
}
type Found = [row: number, column: number, value: string | number | null, type: number | null];
interface Answer {
  id: number;
  error?: string;
  sheets?: { id: string; found: Found[] }[];
}
const TYPE = { text: 1, number: 2, boolean: 3 } as const;

const toEngine = (value: HostValue): EngineCell => {
  if (typeof value === "number") return { v: value, t: TYPE.number };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: TYPE.boolean };
  if (typeof value === "object") return { v: value.error, t: TYPE.text };
  return value === "" ? {} : { v: value, t: TYPE.text };
};

function fromEngine(value: string | number | null, type: number | null): HostValue {
  if (value === null) return 0;
  if (type === TYPE.boolean) return value === 1 || value === "1";
  if (typeof value === "string" && /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/.test(value))
    return { error: value };
  return value;
}

let worker: Worker | undefined;
let nextId = 1;
const asked = new Map<number, (answer: Answer) => void>();

function ask(book: unknown): Promise<Answer> {
  if (!worker) {
    worker = new Worker(join(__dirname, "engine.mjs"));
    worker.on("message", (answer: Answer) => {
      asked.get(answer.id)?.(answer);
      asked.delete(answer.id);
      if (asked.size === 0) worker?.unref();
    });
  }
  worker.ref();
  const id = nextId++;
  return new Promise((resolve) => {
    asked.set(id, resolve);
    worker?.postMessage({ id, book });
  });
}

/** Univer's formula engine in a worker thread (engine.mjs). */
export const engineFormulas: Calculate = async (book) => {
  if (!book.sheets.some((sheet) => [...sheet.cells.values()].some((cell) => cell.formula !== undefined))) return;
  const sheets = book.sheets.map((sheet) => {
    const cellData: Record<number, Record<number, EngineCell>> = {};
    let [rowCount, columnCount] = [100, 50];
    for (const [at, cell] of sheet.cells) {
      const [row, column] = [rowOf(at), columnOf(at)];
      [rowCount, columnCount] = [Math.max(rowCount, row + 1), Math.max(columnCount, column + 1)];
      (cellData[row] ??= {})[column] = cell.formula === undefined ? toEngine(cell.value) : { f: cell.formula };
    }
    return { id: sheet.id, name: sheet.name, rowCount, columnCount, cellData };
  });
  const names = book.names.map((name) => ({ name: name.name, formula: name.formula.slice(1) }));
  const answer = await ask({ sheets, names });
  if (answer.error !== undefined) throw new Error(answer.error);
  for (const { id, found } of answer.sheets ?? []) {
    const sheet = book.sheets.find((each) => each.id === id);
    for (const [row, column, value, type] of found) {
      const cell = sheet?.cells.get(key(row, column));
      if (cell) cell.value = fromEngine(value, type);
    }
  }
};
