import { strFromU8, unzipSync } from "fflate";
import { summarise } from "../../src/domain/summary";
import { clusterBook } from "../../src/forms/clusterBook";
import { planBook } from "../../src/forms/planBook";
import { templateBook } from "../../src/forms/templateBook";
import { samplePlan } from "../../src/samples/samples";
import type { BookSpec } from "../../src/sheet/spec";
import { filledFiles, mergeInMemory } from "../../src/workflow/demo";
import { writeBook } from "../../src/xlsx/write";
import { orderFaults, parse } from "../schema/order";
import { hasSchemas, schemaErrors } from "../schema/xmllint";
import { itIf } from "../shared";

const plan = samplePlan("LHH-BG-2024")!;
const tasks = samplePlan("UBND-BN-2024")!;

const books: [string, () => BookSpec][] = [
  ["template", () => templateBook(plan, plan.periods[0]!, plan.members[0]!)],
  ["template of tasks", () => templateBook(tasks, tasks.periods[0]!, tasks.members[0]!)],
  ["plan", () => planBook(plan)],
  [
    "merged",
    () => {
      const merged = mergeInMemory(plan, "6T", filledFiles(plan, "6T"));
      return clusterBook(plan, merged, summarise(plan, merged), { say: ({ code }) => ({ what: code, remedy: "" }) });
    },
  ],
];

describe.each(books)("the %s workbook", (_, book) => {
  const bytes = writeBook(book());

  it("has its elements in the order of ECMA-376", () => {
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith(".xml"));
    expect(sheets.length).toBeGreaterThan(5);
    for (const [name, data] of sheets) expect([name, orderFaults(parse(strFromU8(data)))]).toEqual([name, []]);
  });

  itIf(hasSchemas, "is valid by the schemas of ISO/IEC 29500-4", () => {
    const { checked, errors } = schemaErrors(bytes);
    expect(checked.length).toBeGreaterThan(5);
    expect(errors).toEqual([]);
  });
});
