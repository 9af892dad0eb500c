import { type Area, parseArea } from "../sheet/address";
import { attributeOf, child, children, type Element, textIn } from "./tree";

/** What the forms ask of a number's look (numberLooks of src/forms): no decimals where it is a whole one. */
const IS_WHOLE = /^AND\(ISNUMBER\((\$?[A-Z]+\$?\d+)\),\1=ROUND\(\1,0\)\)$/;

/** Areas whose numbers show no more decimals than they have: rules of number formats, which are followed where a cell is drawn. */
export function trimmedOf(sheet: Element): Area[] {
  return children(sheet, "conditionalFormatting")
    .filter((block) => children(block, "cfRule").some((rule) => IS_WHOLE.test(textIn(child(rule, "formula")))))
    .flatMap((block) => (attributeOf(block, "sqref") ?? "").split(/\s+/).flatMap((text) => parseArea(text) ?? []));
}

/** The forms' number format of whole numbers. */
export const WHOLE = "#,##0";

/** The conditional number formats of the forms (numberLooks of src/forms): no decimals that a number has not, and two at most. */
export function trimmedFormat(number: number): string {
  // Excel compares 15 digits: 11/20*100 is 55 to it.
  const seen = Number(number.toPrecision(15));
  if (Number.isInteger(seen)) return WHOLE;
  return Math.round(seen * 10) / 10 === seen ? "#,##0.0" : "#,##0.00";
}
