import type { Indicator } from "../domain/plan";
import type { Target } from "../domain/target";
import { cellName } from "../sheet/address";
import type { SheetSpec } from "../sheet/spec";
import type { Places } from "./columns";
import { absoluteColumn, put, putFormula } from "./draft";
import { LIST } from "./lists";
import { bodyFormula, cleanFormula, figureFormula, fractionFormula, restFormula, wholeFormula } from "./numberFormula";
import type { DrawnRows } from "./resultsChecks";
import {
  childrenFormula,
  differenceFormula,
  groupFormula,
  type JudgedBy,
  percentFormula,
  takesWord,
  verdictFormula,
  versusFormula,
} from "./verdictFormula";

/** Columns of KetQua_ChiTieu that formulas stand in or look at. */
type FormulaKey =
  | "lastYear"
  | "numerator"
  | "denominator"
  | "actual"
  | "percent"
  | "periodPercent"
  | "versus"
  | "difference"
  | "verdict"
  | "reason"
  | "override"
  | "code"
  | "parent"
  | "from"
  | "to"
  | "periodFrom"
  | "periodTo"
  | "clean"
  | "body"
  | "whole"
  | "fraction"
  | "rest"
  | "typed"
  | "figure"
  | "computed";

/** Where formulas stand: the columns, the first column of verdicts by level, the table's rows. */
export interface FormulaPlaces {
  at: Places<FormulaKey>;
  /** Verdicts by height of the row: leaves first, then groups over them. A column each, so that no formula meets itself. */
  firstLevel: number;
  rows: DrawnRows;
}

/** Height of a group over its leaves; leaves are 0. */
export function levels(indicators: readonly Indicator[]): Map<string, number> {
  const found = new Map<string, number>();
  const level = (indicator: Indicator, above: readonly string[]): number => {
    const known = found.get(indicator.code);
    if (known !== undefined) return known;
    const children = indicators.filter(({ parent, code }) => parent === indicator.code && !above.includes(code));
    const own =
      indicator.type === "group"
        ? 1 + Math.max(0, ...children.map((child) => level(child, [...above, indicator.code])))
        : 0;
    found.set(indicator.code, own);
    return own;
  };
  for (const indicator of indicators) level(indicator, []);
  return found;
}

/** A target as the machine columns hold it: bounds, "?" where it cannot be judged by, null where none is given. */
export function bounds(
  target: Target,
  indicator: Indicator,
): [from: number | string | null, to: number | string | null] {
  if (target.kind === "none") return [null, null];
  if (target.kind === "unreadable") return ["?", "?"];
  if (takesWord(indicator)) return [target.kind === "state" ? target.text : "x", null];
  if (target.kind === "number") return [target.value, target.value];
  if (target.kind === "range" && indicator.type === "range") return [target.from, target.to];
  return ["?", "?"];
}

/** The formulas of one row. */
export function putVerdict(sheet: SheetSpec, row: number, by: JudgedBy, places: FormulaPlaces, level: number): void {
  const { at: AT, firstLevel, rows } = places;
  const { indicator } = by;
  const ref = (key: FormulaKey) => cellName(row, AT[key]);
  const formula = (key: FormulaKey, text: string, style: string) => putFormula(sheet, row, AT[key], text, style);
  const column = (at: number) => absoluteColumn(at, rows.first, rows.last);
  if (indicator.type === "group") {
    const lower = Array.from({ length: level }, (_, at) => column(firstLevel + at));
    const parents = column(AT.parent);
    formula("actual", childrenFormula(ref("code"), parents, lower), "center");
    formula("computed", groupFormula(ref("code"), parents, lower, by.final), "machine");
    for (const key of ["percent", "periodPercent", "versus", "difference"] as const)
      put(sheet, row, AT[key], "–", "decimal");
  } else {
    const actual = ref("actual");
    const [clean, body] = [ref("clean"), ref("body")];
    const cells = { cell: actual, clean, body, whole: ref("whole"), fraction: ref("fraction"), rest: ref("rest") };
    const ratio = indicator.type === "rate" || indicator.type === "setRatio";
    if (!takesWord(indicator)) {
      formula("clean", cleanFormula(actual), "machine");
      formula("body", bodyFormula(clean), "machine");
      formula("whole", wholeFormula(body), "machine");
      formula("fraction", fractionFormula(body), "machine");
      formula("rest", restFormula(clean), "machine");
      formula("typed", figureFormula(cells, indicator.unit, ratio), "machine");
      formula("figure", ratio ? withParts(indicator, ref) : ref("typed"), "machine");
    }
    if (indicator.type === "setRatio") {
      const [above, below] = [ref("numerator"), ref("denominator")];
      const both = `AND(ISNUMBER(${above}),ISNUMBER(${below}))`;
      formula("actual", `IF(${both},IF(${below}=0,"–",${above}/${below}*100),"")`, "decimal");
    }
    const year = { figure: ref("figure"), from: ref("from"), to: ref("to"), actual };
    const ofPeriod = { ...year, from: ref("periodFrom"), to: ref("periodTo") };
    formula("percent", percentFormula(year, by), "decimal");
    formula("periodPercent", percentFormula(ofPeriod, by), "decimal");
    formula("versus", versusFormula(ref("figure"), ref("lastYear"), indicator), "decimal");
    formula("difference", differenceFormula(year, by), "decimal");
    formula("computed", verdictFormula(year, by), "machine");
  }
  const written = `AND(${ref("override")}<>"",TRIM(${ref("reason")})<>"",COUNTIF(${LIST.verdict},${ref("override")})>0)`;
  putFormula(sheet, row, firstLevel + level, `IF(${written},${ref("override")},${ref("computed")})`, "machine");
  formula("verdict", cellName(row, firstLevel + level), "verdict");
}

/** Of a set's ratio the parts come first; of a rate what was typed. A denominator of 0 gives no figure, 0/0 of a set is "không phát sinh". */
function withParts({ type }: Indicator, ref: (key: FormulaKey) => string): string {
  const [above, below, typed] = [ref("numerator"), ref("denominator"), ref("typed")];
  const both = `AND(ISNUMBER(${above}),ISNUMBER(${below}))`;
  const share = `${above}/${below}*100`;
  if (type === "setRatio") return `IF(${both},IF(${below}=0,IF(${above}=0,"0/0","?"),${share}),${typed})`;
  return `IF(ISNUMBER(${typed}),${typed},IF(${both},IF(${below}=0,${typed},${share}),${typed}))`;
}
