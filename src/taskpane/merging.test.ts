import { samplePlans } from "../samples/samples";
import { Cancelled } from "../sheet/progress";
import { createMerger, type MergeAnswer, type MergeRequest } from "./merging";

const PLAN = samplePlans()[0]!;
const asked = (...names: string[]) => ({
  plan: PLAN,
  period: "6T",
  book: null,
  confirmed: { files: {}, names: {} },
  today: "2024-06-01",
  files: names.map((name) => ({ name, received: null, file: new File([], name) })),
});

/** A worker that knows what it was given, as the real one does; it never answers while `deaf`. */
class Worker extends EventTarget {
  static deaf = false;
  static started = 0;
  private handed: string[] = [];
  private held: string[] | null = null;
  constructor() {
    super();
    Worker.started++;
  }
  terminate(): void {
    this.held = null;
  }
  postMessage(request: MergeRequest): void {
    const answer = (data: MergeAnswer): void => void this.dispatchEvent(new MessageEvent("message", { data }));
    if (request.kind === "files") this.handed.push(...request.files.map(({ name }) => name));
    else if (Worker.deaf) return;
    else if (request.kind === "merge") {
      this.held = this.handed.splice(0);
      answer({ kind: "merged", view: { accepted: this.held.length } as never });
    } else if (!this.held) answer({ kind: "failed", cancelled: false });
    else answer({ kind: "consolidation", consolidation: { files: this.held } as never });
  }
}

const start = () => new Worker() as unknown as globalThis.Worker;

test("a reading that was stopped leaves the merge before it usable", async () => {
  const merger = createMerger(start);
  expect(await merger.merge(asked("a.xlsx", "b.xlsx"), {})).toEqual({ accepted: 2 });
  Worker.deaf = true;
  const cancel = { aborted: false };
  const more = merger.merge(asked("a.xlsx", "b.xlsx", "c.xlsx"), { cancel });
  cancel.aborted = true;
  await expect(more).rejects.toBeInstanceOf(Cancelled);
  Worker.deaf = false;
  expect(await merger.consolidation()).toEqual({ files: ["a.xlsx", "b.xlsx"] });
  expect(Worker.started).toBe(2);
  expect(merger.last()?.files.map(({ name }) => name)).toEqual(["a.xlsx", "b.xlsx"]);
});

test("what was put aside is not read again", async () => {
  const merger = createMerger(start);
  await merger.merge(asked("a.xlsx"), {});
  merger.forget();
  merger.dispose();
  expect(merger.last()).toBeNull();
  await expect(merger.consolidation()).rejects.toThrow("merge");
});
