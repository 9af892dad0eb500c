import { comparedWord, conditionOf } from "./conditions";
import { parseXml } from "./tree";

const rule = (xml: string): string | undefined =>
  conditionOf(parseXml(new TextEncoder().encode(xml), "sheet1.xml"), "C5");

test("a rule is one condition on the first cell of its area", () => {
  expect(rule('<cfRule type="expression"><formula>$B5="x"</formula></cfRule>')).toBe('$B5="x"');
  expect(rule('<cfRule type="cellIs" operator="lessThan"><formula>100</formula></cfRule>')).toBe("C5<100");
  expect(rule('<cfRule type="cellIs" operator="equal"><formula>"Đạt"</formula></cfRule>')).toBe('C5="Đạt"');
  expect(rule('<cfRule type="cellIs" operator="between"><formula>1</formula><formula>$A$1</formula></cfRule>')).toBe(
    "AND(C5>=1,C5<=$A$1)",
  );
  expect(rule('<cfRule type="cellIs" operator="notBetween"><formula>1</formula><formula>2</formula></cfRule>')).toBe(
    "OR(C5<1,C5>2)",
  );
  expect(rule('<cfRule type="colorScale"><formula>1</formula></cfRule>')).toBeUndefined();
});

test("a word is compared without a formula only in its own cell", () => {
  expect(comparedWord('C5="Chưa nộp"', "C5")).toBe("Chưa nộp");
  expect(comparedWord('C5="nói ""có"""', "C5")).toBe('nói "có"');
  for (const other of ['$C5="x"', 'C6="x"', 'C5=""', 'C5="a"&"b"', "C5=1", 'C5="x"+0', 'C5<>"x"'])
    expect(comparedWord(other, "C5")).toBeNull();
});
