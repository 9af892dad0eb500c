import { mergeChange as madeChange } from "../contract/workbookChanges";
import { noFormulas } from "./formulas";
import type { RequestSeen } from "./host";
import { excelHost } from "./host";
import { loadOffice } from "./load";
import { madeMerge, madePlan } from "./madeMerge";
import { excelWorkbook } from "../../src/excel/workbook";
import type { Applied, Workbook } from "../../src/host/workbook";
import type { ChangeSet } from "../../src/sheet/change";
import { noChange } from "../../src/sheet/change";
import { mergeChange } from "../../src/workflow/paneMerge";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

const MB = 1_000_000;

/** Requests every merge, reading or undo takes, whatever the number of members. */
const ALWAYS = 6;

interface Measured {
  requests: number;
  /** Of the largest request or answer. */
  largest: number;
  /** Of all requests and answers, the larger of both each time. */
  moved: number;
}

function measured(seen: readonly RequestSeen[]): Measured {
  const sizes = seen.map(({ bytes, answerBytes }) => Math.max(bytes, answerBytes));
  return { requests: seen.length, largest: Math.max(...sizes), moved: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Merges, reads, merges again and undoes that, each change made on what the workbook then holds. */
async function counted(
  first: (workbook: Workbook) => Promise<ChangeSet>,
  again: (workbook: Workbook) => Promise<ChangeSet>,
) {
  const host = excelHost(noFormulas);
  loadOffice(host);
  const workbook = excelWorkbook();
  const measure = async <T>(work: () => Promise<T>): Promise<[T, Measured]> => {
    host.watchRequests();
    const result = await work();
    return [result, measured(host.requests)];
  };
  const change = await first(workbook);
  const [, merged] = await measure(() => workbook.apply(change));
  const [, read] = await measure(() => workbook.read());
  const next = await again(workbook);
  const before = JSON.stringify(host.snapshot());
  const [applied, mergedAgain] = await measure<Applied>(() => workbook.apply(next));
  const [, undo] = await measure(() => workbook.undo(applied));
  const after = JSON.stringify(host.snapshot());
  const at = [...before].findIndex((letter, i) => letter !== after[i]);
  // Only the place of a difference is shown: the whole is millions of letters.
  expect(at < 0 ? "same" : `${before.slice(at - 200, at + 100)} | ${after.slice(at - 50, at + 100)}`).toBe("same");
  // A pane that was opened anew has not drawn the sheets itself: it asks closer where its guess is wrong.
  const stranger = excelWorkbook();
  const [, reopened] = await measure(() => stranger.apply(next));
  return { merged, read, mergedAgain, undo, reopened };
}

/** The product's own merge of real files, all but one first, then all. */
async function ofFiles(members: number, indicators: number) {
  const plan = madePlan(indicators, members);
  const change = async (workbook: Workbook, files: number): Promise<ChangeSet> =>
    mergeChange(await workbook.read(), plan, madeMerge(plan, files), "vi");
  return counted(
    (workbook) => change(workbook, members - 1),
    (workbook) => change(workbook, members),
  );
}

describe("merging members' files into the open workbook", () => {
  const lines: string[] = [];
  const check = (name: string, steps: Record<string, Measured>): void => {
    for (const [step, { requests, largest, moved }] of Object.entries(steps)) {
      lines.push(
        `  ${name}, ${step}: ${requests} requests, ${(moved / MB).toFixed(1)} MB, largest ${(largest / MB).toFixed(1)} MB`,
      );
      expect(largest).toBeLessThan(4 * MB);
      // A number that no member adds to, and one more for every megabyte that Excel's limit of 5 MB does not let through at once.
      expect([name, step, requests <= ALWAYS + Math.floor(moved / MB)]).toEqual([name, step, true]);
    }
  };

  it("takes a bounded number of requests, each under 4 MB, whatever the number of members", async () => {
    const few = await ofFiles(10, 40);
    const many = await ofFiles(100, 40);
    check("10 members of 40 indicators", few);
    check("100 members of 40 indicators", many);
    expect(few.merged.requests).toBe(2);
    expect(few.mergedAgain.requests).toBe(5);
    expect(few.undo.requests).toBe(5);
    // Ten times the members: the same but for what one request cannot carry.
    expect(many.merged.requests).toBeLessThanOrEqual(3);
    expect(many.mergedAgain.requests).toBeLessThanOrEqual(8);
    expect(many.undo.requests).toBeLessThanOrEqual(8);
  }, 600_000);

  it("stays so for 300 members, with tables of the same kind", async () => {
    const steps = await counted(
      () => Promise.resolve(madeChange(300, 40, false)),
      () => Promise.resolve(madeChange(300, 40, true)),
    );
    check("300 members of 40 indicators", steps);
    expect(steps.mergedAgain.requests).toBeLessThanOrEqual(ALWAYS + 12);
  }, 600_000);

  it("asks for less at once where cells hold long texts", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    const workbook = excelWorkbook();
    const long = "Thuyết minh kết quả thực hiện chỉ tiêu. ".repeat(60);
    const cells = Array.from({ length: 4_000 }, (_, i) => ({ row: i, column: 0, value: `${i} ${long}` }));
    const spec = { ...madeChange(1, 1, false).sheets[0]!.spec, name: "Dài", cells };
    await workbook.apply({ ...noChange(), sheets: [{ spec, replaces: false }] });
    const before = JSON.stringify(host.snapshot());
    host.watchRequests();
    const [grid] = (await workbook.read(["Dài"])).sheets;
    expect(grid?.rowAt.length).toBe(4_000);
    // 20 MB in answers of at most 5: the first attempts were refused by Excel.
    expect(host.requests.some(({ answerBytes }) => answerBytes === 0)).toBe(true);
    const applied = await workbook.apply({ ...noChange(), sheets: [{ spec: { ...spec, cells: [] }, replaces: true }] });
    await workbook.undo(applied);
    expect(JSON.stringify(host.snapshot()) === before).toBe(true);
  }, 300_000);

  afterAll(() => console.log(["Requests of a merge:", ...lines].join("\n")));
});
