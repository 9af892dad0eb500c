import { sum } from "./sum";

test("figures add up as the decimals they are written as, few digits or many", () => {
  expect(sum([])).toBe(0);
  expect(sum([0.1, 0.2])).toBe(0.3);
  expect(sum([16_068, -16_068])).toBe(0);
  expect(sum([0.00001, 0.00002])).toBe(0.00003);
  expect(sum([1e15, 0.1, -1e15])).toBe(0.1);
  expect(sum([9e15, 1, 1])).toBe(9_000_000_000_000_002);
});

test("the order of the addends never changes the sum", () => {
  const values = [0.1, 1e11, 54.7333333333, -99.9999, 1e-7, 123_456_789.0123];
  const total = sum(values);
  for (let i = 0; i < values.length; i++) expect(sum([...values.slice(i), ...values.slice(0, i)])).toBe(total);
});
