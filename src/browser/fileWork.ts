import { inPieces, type Piece } from "../sheet/pieces";
import { XlsxError, type XlsxErrorCode } from "../xlsx/errors";
import type { FormattedEdit } from "./content";
import type { Graft } from "./graft";
import { fromHands, type Handed, type HandedRest } from "./handed";
import type { TakenApart } from "./taken";
import { breathe } from "./turns";

/** What becomes of a file: cells first, then what else is changed in its package. */
export interface Rewriting {
  edits: readonly FormattedEdit[];
  graft: Graft | null;
}

/** What is asked of the worker. */
export type FileRequest =
  /** Some cells of the sheets that are drawn into a file asked for under the same id. */
  | { id: number; kind: "piece"; piece: Piece }
  | ({ id: number; kind: "rewrite"; bytes: Uint8Array; apart: boolean } & Rewriting);

export type FileAnswer = { id: number } & (
  | { kind: "handed"; handed: Handed }
  | { kind: "apart"; rest: HandedRest }
  | { kind: "bytes"; bytes: Uint8Array }
  | { kind: "failed"; message: string; code?: XlsxErrorCode; detail?: string }
);

/** Works on the open workbook's file, in a thread of its own. */
export interface FileWork {
  /** Takes a file apart for showing. Throws XlsxError for a file that is none. */
  takeApart(bytes: Uint8Array): Promise<TakenApart>;
  /** The file with changes in it. */
  rewritten(bytes: Uint8Array, rewriting: Rewriting): Promise<Uint8Array>;
  /** The same, taken apart. */
  redrawn(bytes: Uint8Array, rewriting: Rewriting): Promise<TakenApart>;
  stop(): void;
}

interface Waiting {
  handed: Handed[];
  done(answer: FileAnswer): void;
  fail(error: Error): void;
}

const NOTHING: Rewriting = { edits: [], graft: null };

/** The worker is a file of its own beside the page's, as the policy asks (worker-src 'self'). */
const start = (): Worker => new Worker(new URL("./fileWorker.ts", import.meta.url), { name: "so-thi-dua-file" });

export function fileWork(): FileWork {
  const waiting = new Map<number, Waiting>();
  const worker = start();
  let last = 0;
  let broken: Error | null = null;
  worker.addEventListener("message", ({ data }: MessageEvent<FileAnswer>) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if (data.kind === "handed") return void asked.handed.push(data.handed);
    waiting.delete(data.id);
    if (data.kind !== "failed") asked.done(data);
    else asked.fail(data.code ? new XlsxError(data.code, data.detail) : new Error(data.message));
  });
  worker.addEventListener("error", ({ message }) => {
    broken = new Error(message || "worker");
    for (const { fail } of waiting.values()) fail(broken);
    waiting.clear();
  });

  async function ask(bytes: Uint8Array, { edits, graft }: Rewriting, apart: boolean) {
    const id = ++last;
    const { pieces, rest } = graft ? inPieces(graft) : { pieces: [], rest: null };
    const post = (request: FileRequest): void => worker.postMessage(request);
    for (const piece of pieces) {
      post({ id, kind: "piece", piece });
      await breathe();
    }
    const handed: Handed[] = [];
    const answer = await new Promise<FileAnswer>((done, fail) => {
      if (broken) return fail(broken);
      waiting.set(id, { handed, done, fail });
      post({ id, kind: "rewrite", bytes, edits, graft: rest, apart });
    });
    return { answer, handed };
  }
  async function redrawn(bytes: Uint8Array, rewriting: Rewriting): Promise<TakenApart> {
    const { answer, handed } = await ask(bytes, rewriting, true);
    if (answer.kind !== "apart") throw new Error(answer.kind);
    return fromHands(handed, answer.rest);
  }
  return {
    redrawn,
    takeApart: (bytes) => redrawn(bytes, NOTHING),
    async rewritten(bytes, rewriting) {
      const { answer } = await ask(bytes, rewriting, false);
      if (answer.kind !== "bytes") throw new Error(answer.kind);
      return answer.bytes;
    },
    stop: () => worker.terminate(),
  };
}
