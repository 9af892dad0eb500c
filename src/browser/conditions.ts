import { attributeOf, children, type Element, textIn } from "./tree";

/** Kinds of rule that carry their own formula (ECMA-376 Part 1 §18.3.1.10). */
const BY_FORMULA = new Set([
  "expression",
  "containsText",
  "notContainsText",
  "beginsWith",
  "endsWith",
  "containsBlanks",
  "notContainsBlanks",
  "containsErrors",
  "notContainsErrors",
  "timePeriod",
]);

const COMPARE: Record<string, string> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

/** The condition of a rule as a formula without "=", seen from the first cell of its area; undefined for bars, scales and the like. */
export function conditionOf(element: Element, first: string): string | undefined {
  const type = attributeOf(element, "type") ?? "";
  const formulas = children(element, "formula").map(textIn);
  if (BY_FORMULA.has(type)) return formulas[0] || undefined;
  if (type !== "cellIs" || !formulas[0]) return undefined;
  const operator = attributeOf(element, "operator") ?? "";
  const [low, high] = formulas;
  if (operator === "between" && high) return `AND(${first}>=${low},${first}<=${high})`;
  if (operator === "notBetween" && high) return `OR(${first}<${low},${first}>${high})`;
  const sign = COMPARE[operator];
  return sign ? `${first}${sign}${low}` : undefined;
}

/** The word that a condition compares its own cell with; null for every other condition. Excel takes "đạt" for "Đạt" there, the grid does not. */
export function comparedWord(condition: string, first: string): string | null {
  const [, cell, word] = /^([A-Z]+[0-9]+)="((?:[^"]|"")+)"$/.exec(condition) ?? [];
  return cell === first && word !== undefined ? word.replace(/""/g, '"') : null;
}
