import { HALF, indicatorOf, memberOf, planOf } from "../../src/domain/fixtures/build";
import type { Indicator } from "../../src/domain/plan";
import type { Plan } from "../../src/domain/plan";
import { filledBook } from "../../src/forms/fill";
import { templateBook } from "../../src/forms/templateBook";
import { illustrativeResult } from "../../src/samples/illustrative";
import { mergeInMemory } from "../../src/workflow/demo";
import { writeBook } from "../../src/xlsx/write";
import type { Consolidation } from "../../src/domain/consolidation";

type Kind = Pick<Indicator, "type" | "direction" | "accumulation" | "target">;

/** Every kind of indicator that plans have. */
const KINDS: readonly Kind[] = [
  { type: "quantity", direction: "up", accumulation: "cumulative", target: "16" },
  { type: "value", direction: "up", accumulation: "cumulative", target: "16.068" },
  { type: "rate", direction: "up", accumulation: "pointInTime", target: "87,36" },
  { type: "setRatio", direction: "up", accumulation: "pointInTime", target: "100%" },
  { type: "growth", direction: "up", accumulation: "growth", target: "14,5" },
  { type: "range", direction: "up", accumulation: "cumulative", target: "138-140" },
  { type: "rate", direction: "down", accumulation: "pointInTime", target: "1,82" },
  { type: "milestone", direction: "done", accumulation: "milestone", target: "Hoàn thành" },
];

/** A plan of so many indicators and members, all made up. */
export function madePlan(indicators: number, members: number): Plan {
  return planOf(
    Array.from({ length: indicators }, (_, i) =>
      indicatorOf(`CT${i}`, {
        no: `(${i + 1})`,
        name: `Số nội dung tư vấn, phản biện và giám định xã hội thứ ${i}`,
        ...KINDS[i % KINDS.length]!,
        targets: {},
      }),
    ),
    [],
    {
      id: "KH-2024",
      title: "Kế hoạch thi đua năm 2024",
      issuer: { parent: "", name: "Cụm trưởng" },
      cluster: { code: "C", name: "Cụm thi đua" },
      periods: [HALF],
      members: Array.from({ length: members }, (_, i) =>
        memberOf(`M${i}`, { name: `Liên hiệp các hội khoa học và kỹ thuật tỉnh số ${i}` }),
      ),
    },
  );
}

/** The merge of the first `files` members' filled files, read from their bytes as the pane reads them. */
export function madeMerge(plan: Plan, files: number): Consolidation {
  const period = plan.periods[0]!;
  const read = plan.members.slice(0, files).map((member) => {
    const result = illustrativeResult(plan, member.code, period);
    return {
      name: `${member.code}.xlsx`,
      bytes: writeBook(filledBook(templateBook(plan, period, member), plan, result.entries, result.tasks)),
    };
  });
  return mergeInMemory(plan, period.code, read);
}
