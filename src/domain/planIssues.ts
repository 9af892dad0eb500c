/** What an officer should look at in a plan that can be used: never a reason to refuse it, never mended silently. */
import { textKey } from "../vietnamese/text";
import type { Issue } from "./issue";
import { childrenOf } from "./memberAchievements";
import type { Direction, Indicator, Plan } from "./plan";
import { readScheme } from "./scheme";
import { schemeIssues } from "./schemeIssues";
import { readTarget, targetText } from "./target";

/** Words that hint at a downward indicator (chỉ tiêu nghịch). A hint is proposed, the officer decides. */
const DOWN_WORDS = [
  "còn",
  "giảm",
  "dưới",
  "không quá",
  "không vượt",
  "tối đa",
  "thất nghiệp",
  "hộ nghèo",
  "tai nạn",
  "nợ",
  "trễ hạn",
  "tồn đọng",
  "sinh con thứ ba",
  "suy dinh dưỡng",
  "phạm tội",
].map((words) => ` ${textKey(words)} `);

/** The direction the words of an indicator hint at, or null when they hint at nothing. */
export function hintedDirection(name: string, target: string | null): Direction | null {
  const words = ` ${textKey(name)} ${textKey(target ?? "")} `;
  return DOWN_WORDS.some((hint) => words.includes(hint)) ? "down" : null;
}

/** Warnings and notes about a plan: gaps in its printed numbers, targets nobody can read, hints about directions. */
export function planIssues(plan: Plan): Issue[] {
  return [
    ...gaps(plan),
    ...plan.indicators.flatMap((indicator) => [...targetIssues(plan, indicator), ...natureIssues(plan, indicator)]),
    ...groupIssues(plan),
    ...unknownCodes(plan),
    ...scoringIssues(plan),
    ...(plan.periods.length > 0 ? [] : [lacks("plan.noPeriods")]),
    ...(plan.members.length > 0 ? [] : [lacks("plan.noMembers")]),
  ];
}

const lacks = (code: string): Issue => ({ code, severity: "warning", place: {} });

function scoringIssues(plan: Plan): Issue[] {
  const read = readScheme(plan.scoring);
  return "scheme" in read && read.scheme ? schemeIssues(read.scheme, plan) : [];
}

/** The whole number a printed number stands for: "(4)" is 4, "10.1" and "a)" are none. */
function printedNumber(no: string): number | null {
  const match = /^\(?(\d{1,4})[).]?$/.exec(no.trim());
  return match ? Number(match[1]) : null;
}

function gaps(plan: Plan): Issue[] {
  const issues: Issue[] = [];
  const walk = (rows: readonly { no: string; code: string }[], key: "indicator" | "task") => {
    let before: number | null = null;
    for (const { no, code } of rows) {
      const here = printedNumber(no);
      if (here === null) continue;
      if (before !== null && here > before + 1) {
        const missing = here === before + 2 ? String(before + 1) : `${before + 1}–${here - 1}`;
        issues.push({
          code: "plan.numberGap",
          severity: "warning",
          place: { [key]: code },
          found: no,
          params: { missing },
        });
      }
      before = here;
    }
  };
  const bySection = new Map<string, Indicator[]>();
  for (const indicator of plan.indicators) {
    if (indicator.parent !== null) continue;
    const section = indicator.section ?? "";
    bySection.set(section, [...(bySection.get(section) ?? []), indicator]);
  }
  for (const rows of bySection.values()) walk(rows, "indicator");
  for (const quarter of [1, 2, 3, 4]) {
    walk(
      plan.tasks.filter((task) => task.quarter === quarter),
      "task",
    );
  }
  return issues;
}

function targetIssues(plan: Plan, indicator: Indicator): Issue[] {
  const texts = new Map<string, { member?: string }>();
  if (indicator.target !== null) texts.set(indicator.target, {});
  for (const { code } of plan.members) {
    const text = targetText(indicator, code);
    if (text !== null && !texts.has(text)) texts.set(text, { member: code });
  }
  for (const text of Object.values(indicator.periodTargets ?? {})) {
    if (text !== null && !texts.has(text)) texts.set(text, {});
  }
  return [...texts].flatMap(([text, place]): Issue[] => {
    const target = readTarget(text, indicator.type, indicator.unit);
    if (target.kind !== "unreadable") return [];
    return [
      {
        code: target.reason === "rangeForNumber" ? "plan.rangeTarget" : "plan.targetUnreadable",
        severity: "warning",
        place: { indicator: indicator.code, ...place },
        found: text,
        params: { reason: target.reason },
      },
    ];
  });
}

function natureIssues(plan: Plan, indicator: Indicator): Issue[] {
  const { code, name, type, direction, target, baseline } = indicator;
  const place = { indicator: code };
  const issues: Issue[] = [];
  const judged = type !== "group" && type !== "milestone" && type !== "atLeast";
  if (judged && direction === "up" && hintedDirection(name, target) === "down") {
    issues.push({ code: "plan.directionHint", severity: "note", place, found: name });
  }
  if (judged && direction === "down" && plan.inverseFormula === "reduction" && baseline === null && type !== "growth") {
    issues.push({ code: "plan.baselineMissing", severity: "warning", place });
  }
  return issues;
}

function groupIssues(plan: Plan): Issue[] {
  const children = childrenOf(plan.indicators);
  return plan.indicators
    .filter(({ type, code }) => type === "group" && !children.has(code))
    .map(({ code }) => ({ code: "plan.emptyGroup", severity: "warning", place: { indicator: code } }));
}

/** Targets and deadlines that name a member or period the plan does not have, and so count for nobody. */
function unknownCodes(plan: Plan): Issue[] {
  const members = new Set(plan.members.map(({ code }) => code));
  const periods = new Set(plan.periods.map(({ code }) => code));
  const issues: Issue[] = [];
  for (const { code, targets, periodTargets } of plan.indicators) {
    for (const member of Object.keys(targets ?? {})) {
      if (members.has(member)) continue;
      issues.push({ code: "plan.unknownMember", severity: "warning", place: { indicator: code }, found: member });
    }
    for (const key of Object.keys(periodTargets ?? {})) {
      const [period = "", member] = key.split("/");
      if (periods.has(period) && (member === undefined || members.has(member))) continue;
      issues.push({ code: "plan.unknownPeriod", severity: "warning", place: { indicator: code }, found: key });
    }
  }
  for (const { period } of plan.deadlines) {
    if (period === undefined || periods.has(period)) continue;
    issues.push({ code: "plan.unknownPeriod", severity: "warning", place: {}, found: period });
  }
  return issues;
}
