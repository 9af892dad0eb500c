import fc from "fast-check";
import { tableRecords, tableText } from "./table";

const actual = { value: 1.5, text: null, source: { cell: "H12", from: [{ cell: "A1" }] } };

test.each([
  ["none", []],
  ["alike", [actual, { ...actual, value: null, text: "Xuất siêu" }]],
  ["of several shapes", [actual, { ...actual, more: 1 }, { value: 1, text: null, source: null }]],
  ["empty", [{}, {}]],
  ["with a record where the first has none", [{ a: null }, { a: { b: 1 } }]],
])("records %s come back", (_, records) => {
  expect(tableRecords(tableText(records))).toEqual(records);
});

test("any records come back as JSON would give them", () => {
  const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.constant(null), fc.constant(undefined));
  const record = fc.record({ a: value, b: fc.record({ c: value, d: value }, { requiredKeys: ["c"] }) });
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(tableRecords(tableText(records))).toEqual(JSON.parse(JSON.stringify(records)));
    }),
  );
});

test("a list says its keys once", () => {
  const records = Array.from({ length: 40 }, (_, i) => ({ ...actual, value: i }));
  expect(tableText(records).length).toBeLessThan(JSON.stringify(records).length / 1.8);
});
