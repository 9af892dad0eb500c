import type { Criterion, Scheme, Section } from "../domain/scheme";
import { fullMarks } from "../domain/schemeIssues";
import type { MemberScore } from "../domain/scoring";
import type { ScoreEntry } from "../domain/submission";
import { sum } from "../domain/sum";
import { areaName, cellName, columnName } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numbers";
import { fitRow, put, putFormula, putMerged } from "./draft";
import type { Layout, Part } from "./scoreTotalsColumns";
import {
  type BasePoints,
  type Shown,
  shownPoints,
  type ShownPoints,
  shownSection,
  shownSum,
} from "./scoreTotalsValues";
import { isExtra, sectionTitle } from "./scoring";

const FOOT = {
  points: "Điểm thực hiện tiêu chí",
  bonus: "Điểm thưởng",
  penalty: "Điểm trừ",
  total: "Tổng điểm",
} as const;

/** What the rows of TongHop_Diem are drawn from; lists are in the order of the members. */
export interface Drawn {
  sheet: SheetSpec;
  layout: Layout;
  scheme: Scheme;
  scores: readonly MemberScore[];
  entries: readonly ReadonlyMap<string, ScoreEntry>[];
  closed: readonly boolean[];
}

/** One criterion of all members; tells what its formulas show for each. */
export function putCriterion(
  { sheet, layout, scheme, scores, entries, closed }: Drawn,
  row: number,
  criterion: Criterion,
  number: number,
): ShownPoints[] {
  put(sheet, row, 0, number, "center");
  put(sheet, row, 1, criterion.name, "text");
  put(sheet, row, 2, criterion.max, "decimal");
  put(sheet, row, layout.code, criterion.code, "machineText");
  const all = scores.map((score, member) => {
    const entry = entries[member]?.get(criterion.code);
    const at = (part: Part) => layout.at(member, part);
    const ref = (part: Part) => cellName(row, at(part));
    const lines = score.lines.filter(({ code, part }) => code === criterion.code && part !== "cap");
    // What the rules, the member and its file give while the cluster has written nothing.
    const decided = lines.some(({ basis }) => basis === "appraised" || basis === "council");
    const base = (part: "points" | "bonus" | "penalty"): number | null => {
      const values = lines.flatMap((line) => (line.part === part && line.points !== null ? [line.points] : []));
      return decided || values.length === 0 ? null : Math.abs(sum(values));
    };
    put(sheet, row, at("self"), entry ? selfPoints(entry) : null, "decimal");
    const open = closed[member] ? { number: "decimal", text: "text" } : { number: "entryDecimal", text: "entryText" };
    put(sheet, row, at("appraised"), entry?.appraised ?? null, open.number);
    put(sheet, row, at("reason"), entry?.reason ?? null, open.text);
    put(sheet, row, at("council"), entry?.council ?? null, "machine");
    // Where an appraisal stands already, what would count without it is what the member or the rule gives.
    const without: BasePoints = decided
      ? undecided(criterion, entry, lines, scheme)
      : { points: base("points"), bonus: base("bonus"), penalty: base("penalty") };
    put(sheet, row, at("basePoints"), without.points, "machine");
    put(sheet, row, at("baseBonus"), without.bonus, "machine");
    put(sheet, row, at("basePenalty"), without.penalty, "machine");
    const formulas = partFormulas(criterion, ref, scheme.decimals);
    const shown = shownPoints(criterion, entry, without, scheme.decimals);
    for (const part of ["points", "bonus", "penalty"] as const)
      putFormula(sheet, row, at(part), formulas[part], "machine", shown[part]);
    const [points, bonus, penalty] = [ref("points"), ref("bonus"), ref("penalty")];
    const none = `AND(COUNT(${points})=0,N(${bonus})=0,N(${penalty})=0)`;
    const formula = `IF(${none},"",ROUND(N(${points})+N(${bonus})-N(${penalty}),9))`;
    putFormula(sheet, row, at("counted"), formula, "counted", shown.counted);
    return shown;
  });
  sheet.styles = {
    ...sheet.styles,
    counted: { ...sheet.styles.decimal, font: { ...sheet.styles.decimal?.font, bold: true } },
  };
  fitRow(sheet, row, layout.columns, 34);
  return all;
}

/** What the member gave itself, bonus and penalty with it; null where it wrote nothing. */
function selfPoints({ self, bonus, penalty }: ScoreEntry): number | null {
  if (self === null && bonus === null && penalty === null) return null;
  return sum([self ?? 0, bonus ?? 0, -Math.abs(penalty ?? 0)]);
}

function undecided(
  criterion: Criterion,
  entry: ScoreEntry | undefined,
  lines: MemberScore["lines"],
  { decimals }: Scheme,
): BasePoints {
  const { max, rule } = criterion;
  const round = (value: number) => Number(value.toFixed(decimals));
  const reasoned = (entry?.reason ?? "").trim() !== "";
  const extra = (value: number | null | undefined, limited: boolean): number | null => {
    if (value === null || value === undefined || value === 0 || !reasoned) return null;
    const size = Math.abs(value);
    return round(limited && max !== null ? Math.min(size, max) : size);
  };
  if (rule.kind === "bonus") return { points: null, bonus: extra(entry?.bonus ?? entry?.self, true), penalty: null };
  if (rule.kind === "penalty")
    return { points: null, bonus: null, penalty: extra(entry?.penalty ?? entry?.self, true) };
  const self = entry?.self ?? null;
  const computed = lines.find(({ part }) => part === "points")?.computed ?? null;
  const points = self === null ? computed : round(Math.max(0, max === null ? self : Math.min(self, max)));
  return { points, bonus: extra(entry?.bonus, false), penalty: extra(entry?.penalty, false) };
}

/** What counts: the standing body's figure, else the cluster's, else what stands without them. */
function partFormulas(
  criterion: Criterion,
  ref: (part: Part) => string,
  decimals: number,
): Record<"points" | "bonus" | "penalty", string> {
  const [council, appraised] = [ref("council"), ref("appraised")];
  const decided = (figure: (cell: string) => string, otherwise: string) =>
    `IF(ISNUMBER(${council}),${figure(council)},IF(ISNUMBER(${appraised}),${figure(appraised)},${otherwise}))`;
  const kept = (part: Part) => `IF(ISNUMBER(${ref(part)}),${ref(part)},"")`;
  const nothing = decided(() => '""', "");
  if (isExtra(criterion)) {
    // Bonus and penalty count with a reason only.
    const size = (cell: string) => {
      const limited = criterion.max === null ? `ABS(${cell})` : `MIN(${criterion.max},ABS(${cell}))`;
      return `IF(TRIM(${ref("reason")})="",0,ROUND(${limited},${decimals}))`;
    };
    const own = criterion.rule.kind === "bonus" ? "bonus" : "penalty";
    const formula = decided(size, kept(own === "bonus" ? "baseBonus" : "basePenalty"));
    return { points: '""', bonus: own === "bonus" ? formula : '""', penalty: own === "penalty" ? formula : '""' };
  }
  const extra = (part: Part) => nothing.replace(/,\)\)$/, `,${kept(part)}))`);
  return {
    points: decided((cell) => `ROUND(${cell},${decimals})`, kept("basePoints")),
    bonus: extra("baseBonus"),
    penalty: extra("basePenalty"),
  };
}

/** Heading of a section with each member's sum, after the section's cap; `shown` are its criteria, each by member. */
export function putSection(
  { sheet, layout, scores }: Drawn,
  row: number,
  section: Section | null,
  from: number,
  shown: readonly ShownPoints[][],
): void {
  const to = from + shown.length - 1;
  putMerged(
    sheet,
    { top: row, bottom: row, left: 0, right: 1 },
    section ? sectionTitle(section) : "Tiêu chí chung",
    "group",
  );
  put(sheet, row, 2, section?.max ?? null, "groupNumber");
  scores.forEach((_, member) => {
    const at = (part: Part) => layout.at(member, part);
    const span = (part: Part) => areaName({ top: from, bottom: to, left: at(part), right: at(part) });
    for (const part of ["self", "appraised", "reason"] as const) put(sheet, row, at(part), null, "group");
    const value = shownSection(
      shown.map((criterion) => criterion[member]!),
      section?.max ?? null,
    );
    const added = `SUM(${span("points")})`;
    const capped = section?.max == null ? added : `MIN(${section.max},${added})`;
    const addedUp = `IF(COUNT(${span("points")})=0,"",ROUND(${capped},9))`;
    putFormula(sheet, row, at("points"), addedUp, "machine", value.points);
    for (const part of ["bonus", "penalty"] as const)
      putFormula(sheet, row, at(part), `ROUND(SUM(${span(part)}),9)`, "machine", value[part]);
    const [points, bonus, penalty] = (["points", "bonus", "penalty"] as const).map((part) => cellName(row, at(part)));
    const none = `AND(COUNT(${points})=0,${bonus}=0,${penalty}=0)`;
    const formula = `IF(${none},"",ROUND(N(${points})+${bonus}-${penalty},9))`;
    putFormula(sheet, row, at("counted"), formula, "groupNumber", value.counted);
  });
  sheet.rows.push({ row, height: 21 });
  sheet.styles = {
    ...sheet.styles,
    groupNumber: { ...sheet.styles.group, align: "right", format: "#,##0.00", wrap: false },
    totalNumber: { ...sheet.styles.total, align: "right", format: "#,##0.00", wrap: false },
  };
}

/** Points, bonus, penalty and total of every member, after the caps. `last` is the last criterion's row. */
export function putFoot(
  { sheet, layout, scheme, scores, entries }: Drawn,
  last: number,
  parts: readonly { heading: number; from: number; to: number }[],
): void {
  const { caps } = scheme;
  const capped = (value: string, limit: number | null) => (limit === null ? value : `MIN(${limit},${value})`);
  const lines = Object.entries(FOOT) as [keyof typeof FOOT, string][];
  lines.forEach(([key, label], number) => {
    const row = last + 1 + number;
    const limit = key === "points" ? null : caps[key];
    const said = limit === null ? label : `${label} (tối đa ${formatNumber(limit, { decimals: 2 })})`;
    putMerged(sheet, { top: row, bottom: row, left: 0, right: 1 }, said, "totalLabel");
    put(sheet, row, 2, key === "points" ? fullMarks(scheme.criteria) : null, "totalNumber");
    sheet.rows.push({ row, height: 21 });
  });
  scores.forEach((score, member) => {
    const at = (part: Part) => layout.at(member, part);
    const headings = (part: Part) => parts.map(({ heading }) => cellName(heading, at(part))).join(",");
    const [bonus, penalty, total] = [2, 3, 4].map((down) => cellName(last + down, at("counted")));
    const all = `SUM(${headings("points")})`;
    const known = `OR(COUNT(${headings("points")})>0,${bonus}<>0,${penalty}<>0)`;
    const cell = (row: number, formula: string, value: Shown) =>
      putFormula(sheet, row, at("counted"), formula, "totalNumber", value);
    cell(last + 2, `ROUND(${capped(`SUM(${headings("bonus")})`, caps.bonus)},9)`, score.bonus);
    cell(last + 3, `ROUND(${capped(`SUM(${headings("penalty")})`, caps.penalty)},9)`, score.penalty);
    // The cap on the whole is in the points, so that total = points + bonus − penalty, as printed.
    const sized = capped(`${all}+${bonus}-${penalty}`, caps.total);
    cell(last + 4, `IF(${known},ROUND(${sized},9),"")`, score.total ?? "");
    cell(
      last + 1,
      `IF(COUNT(${headings("points")})=0,"",ROUND(N(${total})-${bonus}+${penalty},9))`,
      score.points ?? "",
    );
    const self = parts.map(({ from, to }) => areaName({ top: from, bottom: to, left: at("self"), right: at("self") }));
    const appraised = self.map((area) => area.replaceAll(columnName(at("self")), columnName(at("appraised"))));
    const own = scheme.criteria.flatMap(({ code }) => entries[member]?.get(code) ?? []);
    const added = [
      { part: "self", areas: self, values: own.map(selfPoints) },
      { part: "appraised", areas: appraised, values: own.map((entry) => entry.appraised) },
    ] as const;
    for (let row = last + 1; row <= last + 4; row++) {
      for (const { part, areas, values } of added) {
        const formula = `IF(COUNT(${areas.join(",")})=0,"",ROUND(SUM(${areas.join(",")}),9))`;
        if (row === last + 4) putFormula(sheet, row, at(part), formula, "totalNumber", shownSum(values));
        else put(sheet, row, at(part), null, "total");
      }
      put(sheet, row, at("reason"), null, "total");
    }
  });
}
