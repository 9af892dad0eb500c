import fc from "fast-check";
import { attribute, escapeXml, scanXml, splice, unescapeXml, walk, XmlError } from "./xml";

test("text goes in and out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const clean = text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "");
      expect(unescapeXml(escapeXml(text))).toBe(clean);
    }),
  );
  expect(unescapeXml("&#225;&#xE1;&lạ;&nbsp;")).toBe("áá&lạ;&nbsp;");
});

test("offsets of elements, comments and quoted > passed over", () => {
  const source = `<?xml version="1.0"?><!-- <x> --><a b="1 > 0" c='"'><d/><![CDATA[<e>]]><d>t</d></a>`;
  const root = scanXml(source);
  expect([...walk(root)].map((each) => source.slice(each.start, each.end))).toEqual([
    source.slice(source.indexOf("<a ")),
    "<d/>",
    "<d>t</d>",
  ]);
  expect([attribute(source, root, "b"), attribute(source, root, "c"), attribute(source, root, "z")]).toEqual([
    ...["1 > 0", '"', null],
  ]);
});

test.each(["<a>", "<a></b>", "<a/><b/>", "", "chữ", "<!DOCTYPE a><a/>", "<a><b</a>", "<a></a></a>"])(
  "refused: %s",
  (source) => {
    expect(() => scanXml(source)).toThrow(XmlError);
  },
);

test("what nests without end is refused, not followed", () => {
  expect(() => scanXml("<a>".repeat(100_000) + "</a>".repeat(100_000))).toThrow("too deep");
});

test("splices in any order; everything else stays; overlaps are refused", () => {
  const changes = [
    { start: 4, end: 6, text: "X" },
    { start: 0, end: 1, text: "" },
    { start: 6, end: 6, text: "+" },
  ];
  expect(splice("abcdefgh", changes)).toBe("bcdX+gh");
  expect(() =>
    splice("abc", [
      { start: 0, end: 2, text: "" },
      { start: 1, end: 3, text: "" },
    ]),
  ).toThrow(RangeError);
});
