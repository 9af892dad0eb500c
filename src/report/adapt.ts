import { VERDICT } from "../domain/achievement";
import { isRatio, type ClusterCell } from "../domain/clusterCell";
import type { Consolidation } from "../domain/consolidation";
import { vietnamDay } from "../domain/instant";
import type { Indicator, Member, Period, Plan } from "../domain/plan";
import { taskDue, type TaskState } from "../domain/schedule";
import type { AwardEntry } from "../domain/submission";
import type { MemberCell, Summary } from "../domain/summary";
import { targetText } from "../domain/target";
import { formatDate } from "../vietnamese/dates";
import { formatNumber, NO_NUMBER } from "../vietnamese/numbers";
import type { ClusterMember } from "./clusterTable";
import type { PeriodText } from "./data";
import type { AwardRow, ClusterRow, ResultRow, SubmissionRow, TaskRow } from "./views";

/** The plan and the consolidation as rows that are ready to print. */

const number = (value: number | null, decimals = 2) => (value === null ? "" : formatNumber(value, { decimals }));

/** "6 tháng đầu năm 2024" and what column headers call it. */
export function periodText(period: Period): PeriodText {
  const short = /^\s*(\d+ tháng|quý [IV]+|năm)/i.exec(period.name)?.[1]?.toLowerCase() ?? (period.final ? "năm" : "kỳ");
  return { name: period.name, short };
}

const MILESTONE = { done: "Hoàn thành", inProgress: "Đang thực hiện", notStarted: "Chưa thực hiện" } as const;

/**
 * The actual as an officer would write it: with its qualifier ("trên 132"), a milestone in words, a text as it is; 05 where
 * the target is printed 03.
 */
function actualText(indicator: Indicator, cell: MemberCell, target: string): string {
  if (cell.milestone) return MILESTONE[cell.milestone];
  if (cell.actual === null) return cell.text ?? "";
  const leadingZero = /^0\d$/.test(target);
  const value = formatNumber(cell.actual, { decimals: isRatio(indicator) ? 2 : 4, leadingZero });
  if (!cell.qualifier) return value;
  return /\d/.test(cell.qualifier) ? cell.qualifier : `${cell.qualifier} ${value}`;
}

/** A dash where a percentage does not exist although there are figures; blank where there is no figure at all. */
function percentText(percent: number | null, cell: { actual: number | null; verdict: string | null }): string {
  if (percent !== null) return number(percent);
  return cell.actual !== null && cell.verdict === VERDICT.notComputable ? NO_NUMBER : "";
}

/** Depth of an indicator below a printed number. */
function levels(indicators: Indicator[]): Map<string, number> {
  const made = new Map<string, number>();
  for (const indicator of indicators) {
    const above = indicator.parent === null ? undefined : made.get(indicator.parent);
    made.set(indicator.code, above === undefined ? 0 : above + 1);
  }
  return made;
}

/** Results of one member, a row for each indicator of the plan. */
export function resultRows(plan: Plan, summary: Summary, member: string): ResultRow[] {
  const level = levels(plan.indicators);
  const rows = new Map(summary.indicators.map((row) => [row.code, row]));
  return plan.indicators.map((indicator) => {
    const cell = rows.get(indicator.code)?.members[member];
    const base = {
      ...identity(indicator),
      level: level.get(indicator.code) ?? 0,
      target: targetText(indicator, member) ?? "",
      periodTarget: targetText(indicator, member, summary.period) ?? "",
    };
    return cell ? { ...base, ...figures(indicator, cell, base.target) } : { ...base, ...NO_FIGURES };
  });
}

function identity(indicator: Indicator) {
  return {
    code: indicator.code,
    no: indicator.no,
    name: indicator.name,
    unit: indicator.unit,
    group: indicator.type === "group",
    section: indicator.section ?? "",
  };
}

const NO_FIGURES = {
  lastYear: "",
  actual: "",
  yearEstimate: "",
  percent: "",
  periodPercent: "",
  versusLastYear: "",
  difference: "",
  verdict: VERDICT.noData as string,
  note: VERDICT.noData as string,
  percentValue: null,
};

function figures(indicator: Indicator, cell: MemberCell, target: string) {
  const group = indicator.type === "group";
  const silent = cell.verdict === VERDICT.noData;
  const children = cell.children && cell.children.total > 0 ? `${cell.children.good}/${cell.children.total} đạt` : "";
  return {
    lastYear: number(cell.lastYear),
    actual: group ? "" : actualText(indicator, cell, target),
    yearEstimate: number(cell.yearEstimate),
    percent: percentText(cell.percent, cell),
    periodPercent: number(cell.periodPercent),
    versusLastYear: number(cell.versusLastYear),
    difference: number(cell.difference),
    verdict: group ? children : cell.verdict,
    note: cell.reason?.trim() || (silent && !group ? VERDICT.noData : ""),
    // A milestone's 100 is a word, not a length of a bar.
    percentValue: group || indicator.type === "milestone" ? null : cell.percent,
  };
}

/** Members × indicators of a cluster, members in the plan's order. */
export function clusterRows(plan: Plan, summary: Summary): { members: ClusterMember[]; rows: ClusterRow[] } {
  const names = new Map(plan.members.map((member) => [member.code, member.name]));
  const rows = new Map(summary.indicators.map((row) => [row.code, row]));
  return {
    members: summary.members.map((code) => ({ code, name: names.get(code) ?? code })),
    rows: plan.indicators.map((indicator) => {
      const row = rows.get(indicator.code);
      const group = indicator.type === "group";
      const cells = Object.entries(row?.members ?? {}).map(([code, cell]) => [
        code,
        {
          target: group ? "" : (targetText(indicator, code) ?? ""),
          actual: group ? "" : actualText(indicator, cell, targetText(indicator, code) ?? ""),
          percent: group ? "" : percentText(cell.percent, cell),
        },
      ]);
      return {
        ...identity(indicator),
        members: Object.fromEntries(cells) as ClusterRow["members"],
        whole: row && !group ? whole(indicator, row.cluster) : { target: "", actual: "", percent: "" },
        verdicts: row && !group ? `${row.exceeded}/${row.met}/${row.missed}` : "",
        leader: (row?.leaders ?? []).map((code) => names.get(code) ?? code).join("; "),
        note: row && !group ? silent(row.cluster) : "",
      };
    }),
  };
}

/** What may not be put together is a dash, not a blank: the cell was not forgotten. */
function whole(indicator: Indicator, cell: ClusterCell) {
  if (cell.apart) return { target: NO_NUMBER, actual: NO_NUMBER, percent: NO_NUMBER };
  return {
    target: number(cell.target),
    actual: cell.actual === null ? NO_NUMBER : number(cell.actual, isRatio(indicator) ? 2 : 4),
    percent: cell.percent === null ? NO_NUMBER : number(cell.percent),
  };
}

/** How many were asked and have said nothing. */
function silent(cell: ClusterCell): string {
  const n = cell.without.noData.length;
  return n === 0 ? "" : `${formatNumber(n, { leadingZero: true })} đơn vị chưa có số liệu`;
}

/** Tasks of the plan's annex, without progress. */
export function annexRows(plan: Plan): TaskRow[] {
  return plan.tasks.map(({ code, quarter, no, content, directedBy, carriedOutBy, coordinatedBy, due, note }) => ({
    ...{ code, quarter, no, content, directedBy, carriedOutBy, coordinatedBy, note },
    due: due === null ? "" : formatDate(due),
    ...{ doneOn: "", progress: "", status: "", product: "", difficulty: "" },
  }));
}

/** Tasks with their progress. */
export function taskRows(plan: Plan, states: TaskState[]): TaskRow[] {
  const rows = new Map(annexRows(plan).map((row) => [row.code, row]));
  return states.flatMap(({ task, entry, due, status }) => {
    const row = rows.get(task.code);
    if (!row) return [];
    return {
      ...row,
      due: formatDate(due || taskDue(plan, task)),
      doneOn: entry?.doneOn ? formatDate(entry.doneOn) : "",
      progress: number(entry?.progress ?? null),
      status,
      product: entry?.product ?? "",
      difficulty: entry?.notDoneReason ?? entry?.difficulty ?? "",
    };
  });
}

/** Who has handed in what: the file that counts for each member, and those who have not. */
export function submissionRows(plan: Plan, consolidation: Consolidation, members: string[]): SubmissionRow[] {
  const byCode = new Map<string, Member>(plan.members.map((member) => [member.code, member]));
  return members.map((code) => {
    const record = consolidation.submissions[code]?.record;
    const day = vietnamDay(record?.received ?? record?.submitted ?? null);
    const errors = record?.issues.filter((issue) => issue.severity === "error").length ?? 0;
    return {
      member: byCode.get(code)?.name ?? code,
      file: record?.file ?? "",
      version: record ? String(record.version) : "",
      received: day ? formatDate(day) : "",
      sender: "",
      punctuality: !record ? "Chưa nộp" : record.late === null ? "" : record.late ? "Trễ hạn" : "Đúng hạn",
      errors: record ? String(errors) : "",
      note: record && record.late === null ? "Chưa rõ ngày nhận" : "",
    };
  });
}

/** Registered titles (đăng ký danh hiệu). */
export function awardRows(entries: AwardEntry[], unit = ""): AwardRow[] {
  return entries.map((entry) => ({
    kind: entry.kind,
    name: entry.name,
    position: entry.position ?? "",
    unit: entry.workplace ?? unit,
    title: entry.title ?? "",
    rewardForm: entry.rewardForm ?? "",
    rating: entry.rating ?? "",
    initiative: entry.initiative ?? "",
    lastYear: entry.lastYear ?? "",
    result: entry.result ?? "",
    note: entry.note ?? "",
  }));
}
