import { formulaAt, formulaFamily, shareFormula } from "./formula";

/** A formula of B2 as it reads two rows down and one column right. */
const moved = (formula: string): string => formulaAt(shareFormula(formula, 1, 1), 3, 2);

describe("shared formulas", () => {
  it.each([
    ["A1+B2", "B3+C4"],
    ["$A1+B$2+$C$3", "$A3+C$2+$C$3"],
    ["SUM(A1:B$9)", "SUM(B3:C$9)"],
    ["SUM(A:B)+SUM($A:B)+SUM(2:3)+SUM($2:3)", "SUM(B:C)+SUM($A:C)+SUM(4:5)+SUM($2:5)"],
    ['"A1"&A1&"say ""A1"""', '"A1"&B3&"say ""A1"""'],
    ["'A1 B2'!A1+Sheet1!A1+A1!A1", "'A1 B2'!B3+Sheet1!B3+A1!B3"],
    ["'it''s A1'!A1", "'it''s A1'!B3"],
    ["LOG10(A1)+A1B+_A1+A1.x+x.A1", "LOG10(B3)+A1B+_A1+A1.x+x.A1"],
    ["Table1[[#This Row],[A1]]+A1", "Table1[[#This Row],[A1]]+B3"],
    ["[1]Sheet!A1", "[1]Sheet!B3"],
    ["1E5+A1*1.5E-3", "1E5+B3*1.5E-3"],
    ["a1+ab12", "B3+AC14"],
    ["ABCD1+XFE1+A1048577", "ABCD1+XFE1+A1048577"],
    ["ĐạtA1+Tỷ_lệ1", "ĐạtA1+Tỷ_lệ1"],
    ["TRUE+A1#", "TRUE+B3#"],
  ])("%s becomes %s", (formula, expected) => {
    expect(moved(formula)).toBe(expected);
  });

  it("says #REF! for what leaves the sheet", () => {
    expect(formulaAt(shareFormula("A1+C3", 1, 1), 0, 0)).toBe("#REF!+B2");
    expect(formulaAt(shareFormula("XFD1+A1", 0, 0), 0, 1)).toBe("#REF!+B1");
  });

  it("stays the same where it stands", () => {
    const formula = 'IF(OR(H9="",E9=0),"",H9/$E$9*100)&\'S A1\'!A$1';
    expect(formulaAt(shareFormula(formula, 8, 8), 8, 8)).toBe(formula);
  });
});

describe("families of formulas", () => {
  const same = (a: string, b: string): boolean => formulaFamily(a, 1, 1) === formulaFamily(b, 3, 2);

  it.each([
    ["A1+B2", "B3+C4"],
    ["$A1+B$2+$C$3+SUM(A:A)", "$A3+C$2+$C$3+SUM(B:B)"],
    ['IF(A1="A1","–",Biểu!A1)', 'IF(B3="A1","–",Biểu!B3)'],
    ["1+1", "1+1"],
  ])("%s in B2 and %s in C4 are of one", (a, b) => expect(same(a, b)).toBe(true));

  it.each([
    ["A1+B2", "A1+B2"],
    ["$A$1", "$B$3"],
    ["A$1", "$A1"],
    ["A1+1", "B3+2"],
    ["A1&1", "$A$1&1"],
  ])("%s in B2 and %s in C4 are not", (a, b) => expect(same(a, b)).toBe(false));
});
