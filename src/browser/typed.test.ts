import { isDateFormat, isPercentFormat, readDate, readNumber, readTable, readTyped, showTyped } from "./typed";

test.each([
  ["14,5", 14.5],
  ["16.068", 16068],
  ["1.234.567,89", 1234567.89],
  ["-1.234,5", -1234.5],
  ["0,29%", 0.0029],
  ["50 %", 0.5],
  [",5", 0.5],
  ["1,5e3", 1500],
  ["007", 7],
])("%s is the number %d", (text, value) => expect(readNumber(text)?.value).toBe(value));

test.each(["14.5", "1.23.456", "1,2,3", "1,234.5", "12a", "", "-", ".", "184/192", "138-140", "1 000"])(
  "%s is no number",
  (text) => expect(readNumber(text)).toBeNull(),
);

test("dates are day, month, year", () => {
  expect(readDate("30/06/2024")).toBe(45473);
  expect(readDate("5/6/24")).toBe(45448);
  expect(readDate("29-02-2024")).toBe(45351);
  expect(readDate("29/02/2023")).toBeNull();
  expect(readDate("06/30/2024")).toBeNull();
});

test("a cell's number format says how its text is meant", () => {
  const read = (text: string, format: string): unknown => readTyped(text, format, 2026);
  expect(read("0123", "@")).toEqual({ text: "0123" });
  expect(read("30/06/2024", "dd/mm/yyyy")).toEqual({ number: 45473 });
  expect(read("29", "0%")).toEqual({ number: 0.29 });
  expect(read("29%", "0.0%")).toEqual({ number: 0.29 });
  expect(read("trên 132", "")).toEqual({ text: "trên 132" });
});

test.each(["05/03/2026", "5/3/2026", "5-3-2026", " 05/03/2026 "])("%s is a date in a cell without a format", (text) =>
  expect(readTyped(text, "", 2024)).toEqual({ number: 46086, format: "dd/mm/yyyy" }),
);

test.each(["5/3", "5-3", "5.3", "05/03", "5/3/26", "5-3-2026", "5.3.2026"])(
  "%s is a date in a cell for dates",
  (text) => expect(readTyped(text, "dd/mm/yyyy", 2026)).toEqual({ number: 46086 }),
);

test.each(["2-3", "10/10", "8/16", "5/3", "05/03/24", "1.1.2024", "30/02/2024", "5/3-2024", "138-140"])(
  "%s is no date without a date cell",
  (text) => {
    expect(readTyped(text, "", 2026)).toEqual({ text });
    expect(readTyped(text, "#,##0", 2026)).toEqual({ text });
    expect(readTyped(text, "@", 2026)).toEqual({ text });
  },
);

test("a whole date in a cell for numbers stays text, for the check to ask about", () =>
  expect(readTyped("05/03/2026", "#,##0", 2026)).toEqual({ text: "05/03/2026" }));

test("a percent sign makes a percent cell of a plain one and no small number of a number cell", () => {
  expect(readTyped("14,5%", "", 2026)).toEqual({ number: 0.145, format: "0.0%" });
  expect(readTyped("14%", "", 2026)).toEqual({ number: 0.14, format: "0%" });
  expect(readTyped("99,32%", "", 2026)).toEqual({ number: 0.9932, format: "0.00%" });
  expect(readTyped("14,5%", "#,##0", 2026)).toEqual({ text: "14,5%" });
  expect(readTyped("14,5%", "0.0%", 2026)).toEqual({ number: 0.145 });
});

test("an apostrophe keeps what follows as text", () => {
  expect(readTyped("'05", "", 2026)).toEqual({ text: "05" });
  expect(readTyped("'=A1", "#,##0", 2026)).toEqual({ text: "=A1" });
  expect(readTyped("''em", "", 2026)).toEqual({ text: "'em" });
});

test("formats are told apart by what they do, not by the words they quote", () => {
  expect(isDateFormat('#,##0" ngày"')).toBe(false);
  expect(isDateFormat("[$-42A]dd mmmm yyyy")).toBe(true);
  expect(isDateFormat("General")).toBe(false);
  expect(isPercentFormat('0.0"%"')).toBe(false);
  expect(isPercentFormat("0.0%")).toBe(true);
});

test("what is shown for editing reads back as the same number", () => {
  for (const value of [0, 1.234, 16068, -0.1 + 0.3, 1e-7, 123456789.125, 1e21])
    expect(readTyped(showTyped(value, ""), "", 2026)).toEqual({ number: value });
  for (const value of [0.29, 1.2083, 0.00123])
    expect(readTyped(showTyped(value, "0%"), "0%", 2026)).toEqual({ number: value });
  expect(showTyped(45473, "dd/mm/yyyy")).toBe("30/06/2024");
});

test("a table from the clipboard keeps its rows, empty cells and line breaks within cells", () => {
  expect(readTable("1\t2\r\n3\t\r\n")).toEqual([
    ["1", "2"],
    ["3", ""],
  ]);
  expect(readTable('"a\nb"\t"nói ""thế"""\n')).toEqual([["a\nb", 'nói "thế"']]);
  expect(readTable('"trong ngoặc"')).toEqual([['"trong ngoặc"']]);
  expect(readTable("a\n\nb")).toEqual([["a"], [""], ["b"]]);
});
