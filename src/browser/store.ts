import { type Journal, noJournal, openJournal } from "./journal";

/** The work as it is kept between visits. */
export interface Kept {
  name: string;
  bytes: Uint8Array;
  /** The sheet that was in front. */
  sheet?: string;
  /** It was kept before its formulas had been computed: their values are of an earlier state. */
  stale?: boolean;
  /** Which drawing of the book it is, and the last note of the journal that is in it; absent in works kept before there was one. */
  book?: string;
  at?: number;
}

/** Where the work is kept. */
export interface Store {
  /**
   * Takes the work over from the tab that has it, whose `lost` is called: two that keep one work would each overwrite what the other wrote.
   * Resolves to the way to let it go.
   */
  take(lost: () => void): Promise<() => void>;
  load(): Promise<Kept | null>;
  save(kept: Kept): Promise<void>;
  clear(): Promise<void>;
  journal: Journal;
}

const DATABASE = "so-thi-dua";
const TABLE = "work";
const KEY = "current";

/** The browser's own database, on this machine alone. One work is kept; the tab opened last has it. */
export function openStore(): Store {
  return {
    take: takeWork,
    load: async () => ((await ask("readonly", (table) => table.get(KEY))) as Kept | undefined) ?? null,
    save: async (kept) => void (await ask("readwrite", (table) => table.put(kept, KEY))),
    clear: async () => void (await ask("readwrite", (table) => table.delete(KEY))),
    journal: journalHere(),
  };
}

function takeWork(lost: () => void): Promise<() => void> {
  // Browsers have locks at secure addresses only: elsewhere the tab that writes last wins.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((taken) => {
    const hold = (): Promise<void> => new Promise((letGo) => taken(letGo));
    locks.request(`${DATABASE}.${TABLE}`, { steal: true }, hold).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "AbortError") lost();
      taken(() => undefined);
    });
  });
}

/** Even naming localStorage throws where the browser forbids it. */
function journalHere(): Journal {
  try {
    return openJournal(localStorage);
  } catch {
    return noJournal;
  }
}

let database: Promise<IDBDatabase> | undefined;

function connect(): Promise<IDBDatabase> {
  database ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => {
      request.result.onclose = () => (database = undefined);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error("indexedDB"));
  }).catch((error: unknown) => {
    database = undefined;
    throw error;
  });
  return database;
}

async function ask(mode: IDBTransactionMode, make: (table: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const connection = await connect();
  return new Promise((resolve, reject) => {
    // Strict: the promise is kept only when the work is on the disk.
    const transaction = connection.transaction(TABLE, mode, { durability: "strict" });
    const request = make(transaction.objectStore(TABLE));
    if (mode === "readwrite") {
      // Said at once, so that it is done even if the page goes away right after.
      transaction.commit();
      transaction.oncomplete = () => resolve(request.result);
    } else {
      // Large values are fetched apart: Chromium may call a committed transaction complete before its result is there.
      request.onsuccess = () => resolve(request.result);
    }
    transaction.onabort = () => reject(transaction.error ?? new Error("indexedDB"));
  });
}
