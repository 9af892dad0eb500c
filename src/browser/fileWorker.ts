/** Works on the open workbook's file away from the page's thread: unpacks and reads it, puts cells and sheets into it. */
import { joined, type Piece } from "../sheet/pieces";
import { XlsxError } from "../xlsx/errors";
import type { FileAnswer, FileRequest } from "./fileWork";
import { graft } from "./graft";
import { inHands } from "./handed";
import { withEdits } from "./saving";
import { takeApart } from "./taken";

/** Cells of sheets that are to be drawn, by the id of what they are asked for with. */
const waiting = new Map<number, Piece[]>();

const answer = (message: FileAnswer): void => self.postMessage(message);

function rewrite(request: Extract<FileRequest, { kind: "rewrite" }>, pieces: readonly Piece[]): void {
  const { id, bytes, edits, graft: rest, apart } = request;
  const edited = withEdits(bytes, edits);
  const after = rest ? graft(edited, joined(pieces, rest)) : edited;
  if (!apart) return answer({ id, kind: "bytes", bytes: after });
  const taken = inHands(takeApart(after));
  for (const handed of taken.handed) answer({ id, kind: "handed", handed });
  answer({ id, kind: "apart", rest: taken.rest });
}

self.addEventListener("message", ({ data }: MessageEvent<FileRequest>) => {
  const { id } = data;
  const pieces = waiting.get(id) ?? [];
  if (data.kind === "piece") {
    waiting.set(id, [...pieces, data.piece]);
    return;
  }
  waiting.delete(id);
  try {
    rewrite(data, pieces);
  } catch (error) {
    const known = error instanceof XlsxError ? { code: error.code, detail: error.detail } : {};
    answer({ id, kind: "failed", message: String(error), ...known });
  }
});
