import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
} from "@univerjs/core";
import type { IRange, ISheetDataValidationRule } from "@univerjs/core";
import {
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  type IConditionFormattingRule,
} from "@univerjs/sheets-conditional-formatting";
import { type Area, cellName, parseArea } from "../sheet/address";
import { comparedWord, conditionOf } from "./conditions";
import { all, attributeOf, child, children, type Element, flagAt, numberAt, textIn } from "./tree";
import type { Look } from "./styles";

export function rangeOf(area: Area): IRange {
  return { startRow: area.top, startColumn: area.left, endRow: area.bottom, endColumn: area.right };
}

/** "A1:B2 D4" → ranges; whole columns are cut to the rows that are shown. */
function rangesOf(sqref: string | null | undefined, lastRow: number, lastColumn: number): IRange[] {
  const ranges: IRange[] = [];
  for (const text of (sqref ?? "").split(/\s+/)) {
    const area = parseArea(text);
    if (!area || area.top > lastRow || area.left > lastColumn) continue;
    ranges.push(rangeOf({ ...area, bottom: Math.min(area.bottom, lastRow), right: Math.min(area.right, lastColumn) }));
  }
  return ranges;
}

const KINDS: Record<string, DataValidationType> = {
  list: DataValidationType.LIST,
  decimal: DataValidationType.DECIMAL,
  whole: DataValidationType.WHOLE,
  date: DataValidationType.DATE,
  textLength: DataValidationType.TEXT_LENGTH,
  custom: DataValidationType.CUSTOM,
};

const OPERATORS = new Set<string>(Object.values(DataValidationOperator));

const ERROR_STYLES: Record<string, DataValidationErrorStyle> = {
  warning: DataValidationErrorStyle.WARNING,
  information: DataValidationErrorStyle.INFO,
};

/** The validation rules of a sheet part, the 2009 extension's among them (ECMA-376 Part 1 §18.3.1.32; [MS-XLSX] 2.6.5). */
export function validationsOf(sheet: Element, lastRow: number, lastColumn: number): ISheetDataValidationRule[] {
  const rules: ISheetDataValidationRule[] = [];
  const known = new Map<string, ISheetDataValidationRule>();
  for (const element of all(sheet, "dataValidation")) {
    const type = KINDS[attributeOf(element, "type") ?? ""];
    const ranges = rangesOf(attributeOf(element, "sqref") ?? textIn(child(element, "sqref")), lastRow, lastColumn);
    if (type === undefined || ranges.length === 0) continue;
    const operator = attributeOf(element, "operator") ?? "between";
    const rule: ISheetDataValidationRule = {
      uid: `v${rules.length}`,
      type,
      ranges,
      allowBlank: true,
      formula1: bound(type, textIn(child(element, "formula1"))),
      formula2: bound(type, textIn(child(element, "formula2"))),
      errorStyle: ERROR_STYLES[attributeOf(element, "errorStyle") ?? ""] ?? DataValidationErrorStyle.STOP,
      showErrorMessage: flagAt(element, "showErrorMessage"),
      showInputMessage: flagAt(element, "showInputMessage"),
    };
    if (OPERATORS.has(operator)) rule.operator = operator as DataValidationOperator;
    // Excel's showDropDown means "hide the arrow" (§18.3.1.32).
    if (type === DataValidationType.LIST) {
      rule.showDropDown = !flagAt(element, "showDropDown");
      rule.renderMode = DataValidationRenderMode.ARROW;
    }
    for (const key of ["error", "errorTitle", "prompt", "promptTitle"] as const) {
      const text = attributeOf(element, key);
      if (text) rule[key] = text;
    }
    // A rule that only warns in words must not stop the person.
    if (!rule.showErrorMessage) rule.errorStyle = DataValidationErrorStyle.WARNING;
    // Univer holds each rule's ranges against all the others': the same rule in the columns of 500 members is one.
    const key = sameRule(rule);
    const same = known.get(key);
    if (same) same.ranges.push(...ranges);
    else {
      known.set(key, rule);
      rules.push(rule);
    }
  }
  return rules;
}

/** What rules have in common that may be one: all they say, and where their limits stand when these go along with the cell. */
function sameRule({ uid: _, ranges, ...said }: ISheetDataValidationRule): string {
  const limits = `${said.formula1 ?? ""} ${said.formula2 ?? ""}`;
  const { startRow, startColumn } = ranges[0]!;
  return JSON.stringify([said, startRow, /(?<![$A-Z])[A-Z]{1,3}\$?\d/i.test(limits) ? startColumn : null]);
}

/** A limit as the grid wants it: a literal list without quotes, a number as it is, anything else with "=". */
function bound(type: DataValidationType, text: string | null | undefined): string | undefined {
  const formula = text?.trim();
  if (!formula) return undefined;
  const literal = /^"(.*)"$/s.exec(formula);
  if (literal && type === DataValidationType.LIST) return literal[1]!.replace(/""/g, '"');
  return Number.isFinite(Number(formula)) ? formula : `=${formula}`;
}

/** The conditional formats of a sheet part, first to win first. Bars, scales and icons of other people's files stay in the file, undrawn. */
export function conditionalsOf(
  sheet: Element,
  look: Look,
  lastRow: number,
  lastColumn: number,
): IConditionFormattingRule[] {
  const found: { priority: number; rule: IConditionFormattingRule }[] = [];
  for (const block of children(sheet, "conditionalFormatting")) {
    const ranges = rangesOf(attributeOf(block, "sqref"), lastRow, lastColumn);
    if (ranges.length === 0) continue;
    const first = cellName(ranges[0]!.startRow, ranges[0]!.startColumn);
    for (const element of children(block, "cfRule")) {
      const value = conditionOf(element, first);
      const style = look.differences[numberAt(element, "dxfId", -1)];
      if (value === undefined || !style) continue;
      // A number format alone is not drawn here, and every cell of the area would be computed for it.
      if (Object.keys(style).length === 0 && !flagAt(element, "stopIfTrue")) continue;
      found.push({
        priority: numberAt(element, "priority", 0),
        rule: {
          cfId: `c${found.length}`,
          ranges,
          stopIfTrue: flagAt(element, "stopIfTrue"),
          rule: { type: CFRuleType.highlightCell, ...asked(value, first), style },
        },
      });
    }
  }
  return found.sort((a, b) => a.priority - b.priority).map(({ rule }) => rule);
}

/** A word that the cell itself is compared with needs no formula for each cell, unlike anything else. */
function asked(
  condition: string,
  first: string,
):
  | { subType: CFSubRuleType.text; operator: CFTextOperator.equal; value: string }
  | { subType: CFSubRuleType.formula; value: string } {
  const value = comparedWord(condition, first);
  return value === null
    ? { subType: CFSubRuleType.formula, value: `=${condition}` }
    : { subType: CFSubRuleType.text, operator: CFTextOperator.equal, value };
}
