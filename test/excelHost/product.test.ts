import { excelWorkbook } from "../../src/excel/workbook";
import type { Workbook } from "../../src/host/workbook";
import { lhhBacGiang } from "../../src/samples/lhhBacGiang";
import { sampleResults } from "../../src/samples/samples";
import type { ChangeSet } from "../../src/sheet/change";
import { type Remembered, rememberedIn } from "../../src/rules";
import { filledFiles, mergeInMemory } from "../../src/workflow/demo";
import { checkOpen } from "../../src/workflow/paneBook";
import { entryChange, sampleChange } from "../../src/workflow/paneEntry";
import { mergeChange } from "../../src/workflow/paneMerge";
import { formsChange, memberBook } from "../../src/workflow/panePlan";
import { engineFormulas, noFormulas } from "./formulas";
import type { ExcelHost, Fault } from "./host";
import { excelHost } from "./host";
import { loadOffice } from "./load";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

const PLAN = lhhBacGiang;
const PERIOD = PLAN.periods[0]!;
const RESULT = sampleResults(PLAN.id).find((result) => result.period === PERIOD.code)!;
const MEMBER = PLAN.members.find((member) => member.code === RESULT.member)!;

interface Step {
  name: string;
  change: (workbook: Workbook) => Promise<ChangeSet>;
}

/** What an officer does with the pane, one thing on the other, each as the pane itself makes it. */
const STEPS: Step[] = [
  {
    name: "the member's forms into the workbook",
    change: async (workbook) => formsChange(await workbook.read(), memberBook(PLAN, PERIOD, MEMBER)),
  },
  {
    name: "the member's figures",
    change: async (workbook) => sampleChange(await workbook.read(), RESULT),
  },
  {
    name: "one figure typed in the pane",
    change: async (workbook) => {
      const book = await workbook.read();
      const edit = sampleChange(book, { ...RESULT, entries: RESULT.entries }).edits[0];
      const grid = book.sheets.find((sheet) => sheet.name === "KetQua_ChiTieu")!;
      expect(edit).toBeUndefined();
      return entryChange(book, new Map([[firstEntry(grid), 7]]));
    },
  },
  {
    name: "the merge of the members' files",
    change: async (workbook) =>
      mergeChange(await workbook.read(), PLAN, mergeInMemory(PLAN, PERIOD.code, FILES.slice(0, 4)), "vi"),
  },
  {
    name: "the merge again with the rest of the files",
    change: async (workbook) =>
      mergeChange(await workbook.read(), PLAN, mergeInMemory(PLAN, PERIOD.code, FILES), "vi", {
        remembered: REMEMBERED,
      }),
  },
];

/** How two members' own tables are read, and whose a spelling is, as an officer confirmed it. */
const REMEMBERED: Remembered = {
  mappings: Object.fromEntries(
    ["QN", "BN"].map((code) => [
      code,
      {
        version: 1,
        plan: PLAN.id,
        sheet: "Báo cáo",
        header: 4,
        columns: {
          name: { column: 1, text: "Nội dung", confidence: 1 },
          actual: { column: 3, text: "TH", confidence: 1 },
        },
        rows: PLAN.indicators.map(({ code: indicator, name }, row) => ({
          row: row + 5,
          name,
          indicator,
          confidence: 1,
        })),
        confidence: 1,
      },
    ]),
  ),
  names: { "lhh q ninh": "QN" },
};
const FILES = filledFiles(PLAN, PERIOD.code);

/** A cell of the form that may be typed into and holds a number. */
function firstEntry(grid: Parameters<typeof checkOpen>[0]["sheets"][number]): string {
  for (let r = 0; r < grid.rowAt.length; r++)
    for (let i = grid.rowStart[r]!; i < grid.rowStart[r + 1]!; i++)
      if (grid.kind[i] === 1 && !grid.formulas.has(i) && grid.looks[grid.look[i]!]?.locked === false)
        return `${String.fromCharCode(65 + grid.column[i]!)}${grid.rowAt[r]! + 1}`;
  throw new Error("no entry cell");
}

const text = (host: ExcelHost): string => JSON.stringify(host.snapshot());

describe("what the pane does, in Excel", () => {
  it("undoes each of its actions wholly and can do it again", async () => {
    const host = excelHost(engineFormulas);
    loadOffice(host);
    const workbook = excelWorkbook();
    const lines: string[] = [];
    await STEPS.reduce<Promise<void>>(async (last, step) => {
      await last;
      const change = await step.change(workbook);
      const before = text(host);
      host.watchRequests();
      const applied = await workbook.apply(change);
      const requests = host.requests.length;
      const largest = Math.max(...host.requests.flatMap((seen) => [seen.bytes, seen.answerBytes]));
      expect(largest).toBeLessThan(4_000_000);
      await workbook.read();
      const after = text(host);
      expect(after === before).toBe(false);
      await workbook.undo(applied);
      await workbook.read();
      expect(text(host) === before).toBe(true);
      await workbook.apply(change);
      await workbook.read();
      expect(text(host) === after).toBe(true);
      lines.push(
        `  ${step.name}: ${change.sheets.length} sheets, ${change.edits.length} edits, ${requests} requests, largest ${Math.round(largest / 1000)} kB`,
      );
    }, Promise.resolve());
    console.log(`Actions of the pane, applied, undone and applied again:\n${lines.join("\n")}`);
    expect(rememberedIn(await workbook.read())).toEqual(REMEMBERED);
    const checked = checkOpen(await workbook.read(), PLAN, PERIOD.to);
    expect(checked.submission.identity).toMatchObject({ plan: PLAN.id, member: MEMBER.code, period: PERIOD.code });
    expect(checked.issues.filter((issue) => issue.severity === "error")).toEqual([]);
  }, 300_000);

  it("leaves nothing half written when a request fails at its middle or its answer is lost", async () => {
    let cases = 0;
    await STEPS.reduce<Promise<ExcelHost["book"]>>(
      async (last, step) => {
        const model = await last;
        const fresh = (): ExcelHost => {
          const host = excelHost(noFormulas, model);
          loadOffice(host);
          return host;
        };
        const clean = fresh();
        const before = text(clean);
        const change = await step.change(excelWorkbook());
        clean.watchRequests();
        await excelWorkbook().apply(change);
        const faults = clean.requests.map((_, request): Fault =>
          request % 2
            ? { request, code: "GeneralException", at: "middle" }
            : { request, code: "RequestAborted", at: "lost" },
        );
        await faults.reduce<Promise<void>>(async (done, fault) => {
          await done;
          const host = fresh();
          host.watchRequests(fault);
          const failed = await excelWorkbook()
            .apply(change)
            .then(
              () => false,
              () => true,
            );
          cases++;
          expect([step.name, fault, failed, text(host) === before]).toEqual([step.name, fault, true, true]);
        }, Promise.resolve());
        return clean.book;
      },
      Promise.resolve(excelHost(noFormulas).book),
    );
    console.log(`Fault cases on the product's own forms and merges: ${cases}; half-written results: 0`);
    expect(cases).toBeGreaterThan(10);
  }, 300_000);
});
