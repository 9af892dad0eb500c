import { mergeChange } from "../contract/workbookChanges";
import { noFormulas } from "./formulas";
import { excelHost } from "./host";
import { loadOffice } from "./load";
import { excelWorkbook } from "../../src/excel/workbook";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

const MOST = 4_000_000;

async function counted(members: number) {
  const host = excelHost(noFormulas);
  loadOffice(host);
  const workbook = excelWorkbook();
  const largest = (): number => Math.max(...host.requests.flatMap((seen) => [seen.bytes, seen.answerBytes]));
  const measure = async <T>(work: () => Promise<T>) => {
    host.watchRequests();
    const result = await work();
    return { result, requests: host.requests.length, largest: largest() };
  };
  const first = await measure(() => workbook.apply(mergeChange(members, 40, false)));
  const read = await measure(() => workbook.read());
  const before = JSON.stringify(host.snapshot());
  const again = await measure(() => workbook.apply(mergeChange(members, 40, true)));
  const undo = await measure(() => workbook.undo(again.result));
  const after = JSON.stringify(host.snapshot());
  const at = [...before].findIndex((letter, i) => letter !== after[i]);
  // Only the place of a difference is shown: the whole is millions of letters.
  expect(at < 0 ? "same" : `${before.slice(at - 200, at + 100)} | ${after.slice(at - 50, at + 100)}`).toBe("same");
  return { first, read, again, undo };
}

describe("merging members' files into the open workbook", () => {
  it("takes a bounded number of requests, each under 4 MB, whatever the number of members", async () => {
    const few = await counted(10);
    const many = await counted(100);
    const line = (name: keyof typeof few): string =>
      `  ${name}: ${few[name].requests} requests for 10 members, ${many[name].requests} for 100; largest ${Math.round(many[name].largest / 1000)} kB`;
    console.log(["Requests, 40 indicators:", line("first"), line("read"), line("again"), line("undo")].join("\n"));
    for (const each of [...Object.values(few), ...Object.values(many)]) expect(each.largest).toBeLessThan(MOST);
    expect([few.first.requests, many.first.requests]).toEqual([2, 2]);
    expect(many.read.requests).toBeLessThanOrEqual(10);
    // Merging again takes the image of what stood there first: its requests grow with bytes, not with members.
    expect(many.again.requests).toBeLessThanOrEqual(16);
    expect(many.undo.requests).toBeLessThanOrEqual(18);
  }, 300_000);
});
