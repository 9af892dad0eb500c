import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { madeMerge, madePlan } from "./madeMerge";
import { filePicture, hostPicture, type SheetPicture } from "./pictures";
import { noFormulas } from "./formulas";
import { excelHost } from "./host";
import { loadOffice } from "./load";
import { excelWorkbook } from "../../src/excel/workbook";
import { planBook } from "../../src/forms/planBook";
import { mergedBook } from "../../src/forms/mergedBook";
import { templateBook } from "../../src/forms/templateBook";
import { summarise } from "../../src/domain/summary";
import { sayIssue } from "../../src/messages/issueText";
import { samplePlans } from "../../src/samples/samples";
import { noChange } from "../../src/sheet/change";
import type { BookSpec } from "../../src/sheet/spec";
import { writeBook } from "../../src/xlsx/write";
import { formSpec } from "../contract/workbookSpecs";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

/** The book drawn into an open workbook that has a sheet of its own already. */
async function inExcel(book: BookSpec): Promise<Map<string, SheetPicture>> {
  const host = excelHost(noFormulas);
  loadOffice(host);
  await excelWorkbook().apply({
    ...noChange(),
    sheets: book.sheets.map((spec) => ({ spec, replaces: false })),
    names: book.names,
    properties: book.properties,
  });
  expect(Object.fromEntries(host.book.properties)).toEqual(book.properties);
  expect(host.book.names.map(({ name, formula, visible }) => [name, formula, !visible])).toEqual(
    book.names.map(({ name, formula, hidden }) => [name, `=${formula}`, hidden === true]),
  );
  return hostPicture(host.book);
}

/** The same written as a file and read by a reader that is not ours. */
async function inFile(book: BookSpec): Promise<Map<string, SheetPicture>> {
  const workbook = new ExcelJS.Workbook();
  const bytes = writeBook(book);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return filePicture(workbook, book, unzipSync(bytes));
}

/** Where two pictures part. */
function differ(excel: unknown, file: unknown): string {
  const [a, b] = [JSON.stringify(excel) ?? "nothing", JSON.stringify(file) ?? "nothing"];
  let at = 0;
  while (a[at] === b[at]) at++;
  const part = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  return `Excel …${part(a)}… file …${part(b)}…`;
}

let cells = 0;
let sheets = 0;

async function alike(name: string, book: BookSpec): Promise<void> {
  const [excel, file] = [await inExcel(book), await inFile(book)];
  const differences: string[] = [];
  for (const { name: sheet } of book.sheets) {
    const [ours, theirs] = [excel.get(sheet)!, file.get(sheet)!];
    const compare = (part: string, a: unknown, b: unknown): void => {
      if (JSON.stringify(a) !== JSON.stringify(b)) differences.push(`${sheet} ${part}: ${differ(a, b)}`);
    };
    for (const part of Object.keys(theirs) as (keyof SheetPicture)[])
      if (part !== "cells") compare(part, ours[part], theirs[part]);
    for (const place of new Set([...ours.cells.keys(), ...theirs.cells.keys()]))
      compare(place, ours.cells.get(place), theirs.cells.get(place));
    cells += theirs.cells.size;
    sheets += 1;
  }
  expect([name, ...differences.slice(0, 5)]).toEqual([name]);
}

describe("a form looks the same drawn in Excel and written as a file", () => {
  const plans = samplePlans();

  it.each(plans.map((plan) => [plan.id, plan] as const))("the member's forms of %s", async (id, plan) => {
    for (const period of plan.periods.slice(0, 2))
      await alike(`${id} ${period.code}`, templateBook(plan, period, plan.members[0]!));
  });

  it.each(plans.map((plan) => [plan.id, plan] as const))("the plan's own workbook of %s", async (id, plan) => {
    await alike(id, planBook(plan));
  });

  it("the cluster's tables, wider than a page", async () => {
    const plan = madePlan(9, 16);
    const merged = madeMerge(plan, 15);
    await alike("merge", mergedBook(plan, merged, summarise(plan, merged), { say: (issue) => sayIssue(issue, "vi") }));
  });

  it("everything a SheetSpec can say", async () => {
    const all = formSpec("Đủ thứ");
    await alike("all", {
      sheets: [
        {
          ...all,
          conditionals: [
            { area: { top: 3, left: 2, bottom: 5, right: 2 }, formula: "C4=INT(C4)", look: { format: "#,##0" } },
            ...all.conditionals,
          ],
          rows: [...all.rows, { row: 4, height: 40, grow: true }, { row: 5, hidden: true }],
          validations: [
            ...all.validations,
            {
              area: { top: 4, left: 1, bottom: 5, right: 1 },
              kind: "textLength",
              operator: "lessThanOrEqual",
              formula1: "200",
              error: { title: "Dài quá", text: "Nhiều nhất 200 chữ", style: "warning" },
            },
            {
              area: { top: 4, left: 5, bottom: 5, right: 5 },
              kind: "date",
              operator: "between",
              formula1: "45292",
              formula2: "45657",
            },
            { area: { top: 6, left: 2, bottom: 6, right: 2 }, kind: "custom", formula1: "ISNUMBER(C7)" },
          ],
          print: {
            ...all.print!,
            pagesWide: 3,
            repeatColumns: { from: 0, to: 1 },
            area: { top: 0, left: 0, bottom: 6, right: 6 },
            footer: "&LTrái&CTrang &P/&N&RPhải",
          },
          textNumbers: [{ top: 3, left: 0, bottom: 6, right: 0 }],
        },
        { ...all, name: "Ẩn", state: "veryHidden", print: undefined, protect: false, freeze: { rows: 0, columns: 2 } },
      ],
      names: [{ name: "Riêng", formula: "'Ẩn'!$A$1:$A$2", hidden: true }],
      properties: { "thidua.plan": "X" },
    });
  });

  afterAll(() => console.log(`Drawn both ways and compared: ${sheets} sheets, ${cells} cells`));
});
