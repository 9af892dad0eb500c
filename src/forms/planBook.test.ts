import { samplePlans } from "../samples/samples";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { planBook, readPlanBook } from "./planBook";

describe("a plan workbook", () => {
  it.each(samplePlans().map((plan) => [plan.id, plan] as const))(
    "reads back as the plan it was drawn from: %s",
    (_, plan) => {
      const read = readPlanBook(readBook(writeBook(planBook(plan))));
      expect(read.issues).toEqual([]);
      expect(read.plan).toEqual(plan);
    },
  );
});
