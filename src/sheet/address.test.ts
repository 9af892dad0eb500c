import { parseArea, parseCell } from "./address";

test("a cell's name is read in any case, with dollars, and only inside the sheet", () => {
  expect(parseCell("H12")).toEqual({ row: 11, column: 7 });
  expect(parseCell("$h$12")).toEqual({ row: 11, column: 7 });
  expect(parseCell("XFD1048576")).toEqual({ row: 1_048_575, column: 16_383 });
  for (const none of [
    "",
    "A",
    "12",
    "$",
    "A0",
    "A01",
    "XFE1",
    "AAAA1",
    "A1048577",
    "A12345678",
    "A1 ",
    " A1",
    "A-1",
    "Á1",
    "$$A1",
  ])
    expect([none, parseCell(none)]).toEqual([none, null]);
});

test("an area has its corners in order", () => {
  expect(parseArea("C3:A1")).toEqual({ top: 0, left: 0, bottom: 2, right: 2 });
  expect(parseArea("B2")).toEqual({ top: 1, left: 1, bottom: 1, right: 1 });
  expect(parseArea("A1:")).toBeNull();
});
