import type { Area } from "../../src/sheet/address";
import type { HostBook, HostSheet } from "./book";
import { cellOf, findSheet, HostFault, key, newBook, tidy } from "./book";
import { dressText } from "./dress";
import { enter } from "./entry";
import type { Calculate } from "./formulas";
import { engineFormulas } from "./formulas";
import { isLocked } from "./guard";
import type { Session, WireRequest } from "./protocol";
import { execute } from "./protocol";
import { addressOf, parseAddress } from "./range";
import { sheetNode } from "./sheetNode";
import { workbookNode } from "./workbookNode";
import type { HostEvent, World } from "./world";

/** What the library writes to and hears from (its `_richApiNativeBridge`). */
export interface Bridge {
  sendMessageToHost: (json: string) => void;
  onMessageFromHost?: (json: string) => void;
}

/** A failure to give one request: nothing of it done, half of it, all but the last action, or all of it and the answer lost. */
export interface Fault {
  /** Zero-based number of the request among those counted from `watchRequests`. */
  request: number;
  code: string;
  at: "start" | "middle" | "end" | "lost";
}

export interface RequestSeen {
  bytes: number;
  actions: number;
  answerBytes: number;
}

export interface ExcelHost {
  book: HostBook;
  /** Attached by the loader. */
  bridge: Bridge;
  opened: string[];
  /** Bytes that Office.context.document.getFileAsync hands out. */
  file: Uint8Array;
  /** A cell is being edited: requests are refused, or held when they say delayForCellEdit. */
  edit: (on: boolean) => void;
  /** Whether this workbook is in front: with another in front Excel answers InactiveWorkbook. */
  focus: (on: boolean) => void;
  /** Starts counting requests anew, with faults for some of them. Clean-up requests of Excel.run are not counted. */
  watchRequests: (...faults: Fault[]) => void;
  /** Requests since `watchRequests`. */
  requests: RequestSeen[];
  /** A person types into a cell. */
  type: (sheet: string, address: string, input: unknown) => void;
  /** Everything the workbook is, in a form two of which can be compared. Leaves out what no person sees: ids, order of storage. */
  snapshot: () => unknown;
}

const LIMIT = 5_000_000;
const FLAG_DELAY = 64;
const CODES: Readonly<Record<HostEvent, number>> = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
};
const REGISTERED: Readonly<Record<HostEvent, string>> = {
  changed: "DataChanged",
  activated: "Activated",
  deactivated: "Deactivated",
  added: "Added",
  selection: "SelectionChanged",
  deleted: "Deleted",
};

interface Message {
  id: number;
  type: number;
  flags: number;
  message: { body: WireRequest | string };
}

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** An Excel with one empty workbook, or with a copy of `model`. `calculate` is the formula engine. */
export function excelHost(calculate: Calculate = engineFormulas, model?: HostBook): ExcelHost {
  const book = model ? structuredClone(model) : newBook();
  const opened: string[] = [];
  const listening = new Set<string>();
  let byPerson = false;
  let editing = false;
  let inFront = true;
  let waiting: (() => void)[] = [];
  let faults: Fault[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const raise = (event: HostEvent, sheet: HostSheet, area?: Area): void => {
    if (!listening.has(REGISTERED[event])) return;
    const details: Record<string, unknown> = {
      worksheetId: sheet.id,
      source: "Local",
      ...(area ? { address: addressOf(area) } : {}),
      ...(event === "changed"
        ? { changeType: "RangeEdited", triggerSource: byPerson ? "Unknown" : "ThisLocalAddin" }
        : {}),
    };
    const text = JSON.stringify({
      type: 3,
      message: { entries: [[65_536, CODES[event], "Workbook", JSON.stringify(details), 0]] },
    });
    setImmediate(() => host.bridge.onMessageFromHost?.(text));
  };
  const nodes = new WeakMap<HostSheet, ReturnType<typeof sheetNode>>();
  const world: World = {
    book,
    opened,
    raise,
    changed: (sheet, area) => raise("changed", sheet, area),
    listen: (event, on) => {
      if (on) listening.add(event);
      else listening.delete(event);
    },
    sheetNode: (sheet) => {
      let node = nodes.get(sheet);
      if (!node) nodes.set(sheet, (node = sheetNode(world, sheet)));
      return node;
    },
  };
  const session: Session = {
    root: workbookNode(world),
    kept: new Map(),
    nextReference: 1,
    closed: () => book.readOnly,
    settle: async () => {
      if (!book.stale || (book.calculationMode === "Manual" && !book.asked)) return;
      book.stale = false;
      book.asked = false;
      await calculate(book);
    },
  };

  const refuse = (message: Message, code: string): void => reply(message, 400, { error: { code, message: code } });
  const reply = (message: Message, statusCode: number, body: unknown): void =>
    send(message, statusCode, JSON.stringify(body));
  const send = ({ id, type }: Message, statusCode: number, body: string): void => {
    const answer = JSON.stringify({ id, type, message: { statusCode, headers: {}, body } });
    setImmediate(() => host.bridge.onMessageFromHost?.(answer));
  };
  const cleanUp = (request: WireRequest): boolean =>
    request.Actions.every((action) => action.Name === "_RemoveReference" || action.ActionType === 1) &&
    request.Actions.some((action) => action.Name === "_RemoveReference");

  const handle = async (message: Message): Promise<void> => {
    const { body } = message.message;
    const request = typeof body === "string" ? (JSON.parse(body) as WireRequest) : body;
    if (cleanUp(request)) return reply(message, 200, await execute(session, request));
    if (editing) {
      if ((message.flags & FLAG_DELAY) === 0) return refuse(message, "InvalidOperationInCellEditMode");
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (!inFront) return refuse(message, "InactiveWorkbook");
    const seen: RequestSeen = {
      bytes: bytesOf(typeof body === "string" ? body : JSON.stringify(body)),
      actions: request.Actions.length,
      answerBytes: 0,
    };
    const mine = faults.find((each) => each.request === host.requests.length);
    host.requests.push(seen);
    if (seen.bytes > LIMIT) return refuse(message, "RequestPayloadSizeLimitExceeded");
    if (mine?.at === "start") return refuse(message, mine.code);
    const index = mine?.at === "middle" ? Math.floor(request.Actions.length / 2) : request.Actions.length - 1;
    const stop = mine && mine.at !== "lost" ? { index, error: new HostFault(mine.code) } : undefined;
    const response = await execute(session, request, stop);
    if (mine?.at === "lost") return refuse(message, mine.code);
    const answer = JSON.stringify(response);
    const size = bytesOf(answer);
    if (size > LIMIT) return refuse(message, "ResponsePayloadSizeLimitExceeded");
    seen.answerBytes = size;
    send(message, 200, answer);
  };

  const host: ExcelHost = {
    book,
    opened,
    file: new Uint8Array(0),
    requests: [],
    bridge: {
      sendMessageToHost: (json) => {
        const message = JSON.parse(json) as Message;
        if (message.type !== 1) return;
        // A fault of this tool itself is answered too: a test that waits for ever tells nothing.
        queue = queue
          .then(() => handle(message))
          .catch((error: unknown) =>
            refuse(message, `HostBug ${error instanceof Error ? error.stack : String(error)}`),
          );
      },
    },
    edit: (on) => {
      editing = on;
      if (on) return;
      for (const go of waiting) go();
      waiting = [];
    },
    focus: (on) => {
      inFront = on;
    },
    watchRequests: (...next) => {
      faults = next;
      host.requests.length = 0;
    },
    type: (sheetName, address, input) => {
      const sheet = findSheet(book, sheetName);
      if (!sheet) throw new Error(`no sheet ${sheetName}`);
      const area = parseAddress(address);
      if (sheet.protection && isLocked(sheet, area.top, area.left)) throw new Error("the cell is locked");
      enter(cellOf(sheet, area.top, area.left), input);
      tidy(sheet, key(area.top, area.left));
      book.stale = true;
      byPerson = true;
      raise("changed", sheet, area);
      byPerson = false;
    },
    snapshot: () => snapshot(book),
  };
  return host;
}

const sorted = <T>(map: Map<number | string, T>): [number | string, T][] =>
  [...map.entries()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));

/** Deep order of keys does not matter, and neither does whether two cells share one object. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, canonical(each)]),
  );
}

function snapshot(book: HostBook): unknown {
  return canonical({
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      id: undefined,
      cells: sorted(sheet.cells).map(([at, cell]) => [at, { ...cell, style: dressText(cell.style) }]),
      columns: sorted(sheet.columns),
      rows: sorted(sheet.rows),
      conditionals: sheet.conditionals.map((each) => ({ ...each, id: undefined })),
      merges: [...sheet.merges],
      names: [...sheet.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
    })),
    names: [...book.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
    settings: sorted(book.settings),
    properties: sorted(book.properties),
    structureProtected: book.structureProtected,
    calculationMode: book.calculationMode,
  });
}
