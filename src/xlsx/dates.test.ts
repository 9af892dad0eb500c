import { serialOfIso } from "./dates";

describe("ISO dates", () => {
  it.each([
    ["1900-01-01", 1],
    ["1900-02-28", 59],
    ["1900-03-01", 61],
    ["2024-06-05", 45448],
    ["2024-06-05T06:00:00Z", 45448.25],
    ["2024-06-05T06:00", 45448.25],
    ["2024-06-05T00:00:43.200", 45448.0005],
    ["T12:00:00", 0.5],
    ["12:00:00", 0.5],
  ])("%s is %d", (text, serial) => {
    expect(serialOfIso(text, false)).toBeCloseTo(serial, 10);
  });

  it("counts from 1904 where the book does", () => {
    expect(serialOfIso("1904-01-01", true)).toBe(0);
    expect(serialOfIso("2024-06-05", true)).toBe(45448 - 1462);
  });

  it.each(["", "2024", "05/06/2024", "tháng 6", "2024-6-5"])("%j is none", (text) => {
    expect(serialOfIso(text, false)).toBeNull();
  });
});
