import { jsonPieces } from "./output";

const values: [string, unknown][] = [
  ["a table", { a: [{ b: 1, c: [1, { d: "x\ny" }] }, null, undefined], e: {}, f: [], g: undefined, h: { i: [1] } }],
  ["a list", [1, [2, [3]], { a: { b: { c: 1 } } }]],
  ["nothing", {}],
  ["an empty list", []],
  ["a text", "Đơn vị\n1"],
  ["null", null],
];

it.each(values)("gives %s in pieces as JSON.stringify does whole", (_, value) => {
  expect([...jsonPieces(value)].join("")).toBe(`${JSON.stringify(value, null, 1)}\n`);
});
