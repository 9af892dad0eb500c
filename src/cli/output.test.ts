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

it("takes the items of an iterable as it goes", () => {
  const made: number[] = [];
  const items = {
    *[Symbol.iterator]() {
      for (const item of [1, 2, 3]) {
        made.push(item);
        yield { item };
      }
    },
  };
  const pieces = jsonPieces({ items, none: new Set() });
  let text = "";
  while (!text.includes('"item": 1')) text += pieces.next().value;
  expect(made).toEqual([1]);
  const whole = { items: [{ item: 1 }, { item: 2 }, { item: 3 }], none: [] };
  expect(text + [...pieces].join("")).toBe(`${JSON.stringify(whole, null, 1)}\n`);
});
