import { childrenOf } from "../domain/memberAchievements";
import type { Indicator, Plan } from "../domain/plan";
import { readTarget } from "../domain/target";
import { isShare } from "./nature";
import { rule } from "./rule";

type Code = "plan.outsideParts" | "plan.weightDiffers" | "task.noCoordinator";

const CITY = /thành thị|đô thị/iu;
const COUNTRY = /nông thôn/iu;

function figure({ target, type, unit }: Indicator): number | null {
  const read = target === null ? null : readTarget(target, type, unit);
  return read?.kind === "number" ? read.value : null;
}

/** A plan's own figures against each other, before it is issued. */
export const planSenseRule = rule<Plan, Code>(
  "plan",
  {
    "plan.outsideParts": {
      severity: "warning",
      looksAt: "Kế hoạch năm: tỷ lệ chung, thành thị và nông thôn",
      why: "A rate of the whole lies between those of its parts: such targets cannot all be met.",
      source: "A weighted mean lies between its terms",
      examples: ["Chung 63,8%; thành thị 60%, nông thôn 57,5%"],
    },
    "plan.weightDiffers": {
      severity: "note",
      looksAt: "Kế hoạch năm: tỷ lệ chung, thành thị và nông thôn; tỷ lệ dân số đô thị",
      why: "The three rates weigh town and country otherwise than the plan's own share of town people.",
      source: "Kế hoạch 15/KH-UBND: indicator 15 weighs the towns 17,26%, indicator 8 says 33,3%",
      examples: ["63,8%; 94%; 57,5% (dân số đô thị 33,3%)"],
    },
    "task.noCoordinator": {
      severity: "note",
      looksAt: "PhuLuc_NhiemVu: Đơn vị phối hợp",
      why: "Blank is allowed; so many blanks may be forgotten ones.",
      source: "Annex of the plan of UBND tỉnh Bắc Ninh: 10 of 25 rows",
      examples: ["10/25 nhiệm vụ để trống đơn vị phối hợp"],
    },
  },
  (plan, tell) => {
    const children = childrenOf(plan.indicators);
    const people = plan.indicators.find(
      ({ name, unit }) => /dân số (?:đô thị|thành thị)/iu.test(name) && isShare(unit),
    );
    const share = people ? figure(people) : null;
    for (const indicator of plan.indicators) {
      const whole = isShare(indicator.unit) ? figure(indicator) : null;
      const parts = children.get(indicator.code) ?? [];
      const [city, country] = [CITY, COUNTRY].map((words) => parts.find(({ name }) => words.test(name)));
      const [town, land] = [city ? figure(city) : null, country ? figure(country) : null];
      if (whole === null || town === null || land === null || parts.length !== 2) continue;
      const place = { indicator: indicator.code };
      if (whole < Math.min(town, land) || whole > Math.max(town, land)) {
        tell("plan.outsideParts", place, { params: { whole, town, land } });
        continue;
      }
      if (share === null || town === land || !/dân số/iu.test(indicator.name)) continue;
      const weight = Number((((whole - land) / (town - land)) * 100).toFixed(2));
      if (Math.abs(weight - share) > 10) tell("plan.weightDiffers", place, { params: { weight, share } });
    }
    const total = plan.tasks.length;
    const count = plan.tasks.filter(({ coordinatedBy }) => coordinatedBy.length === 0).length;
    if (count >= 3 && count >= total * 0.2 && count < total)
      tell("task.noCoordinator", {}, { params: { count, total } });
  },
);
