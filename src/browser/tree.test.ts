import { strFromU8, strToU8 } from "fflate";
import {
  all,
  attributeOf,
  child,
  children,
  elementIn,
  flagAt,
  insertInOrder,
  localName,
  numberAt,
  parseXml,
  removeFrom,
  setAttribute,
  setText,
  textIn,
  xmlBytes,
} from "./tree";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const parse = (text: string, whole?: string) => parseXml(strToU8(text), "part", whole);
const written = (text: string, whole?: string): string => strFromU8(xmlBytes(parse(text, whole)));

test("what nobody touched is written as it stood", () => {
  const xml =
    '<x:a xmlns:x="urn:x" b="1 &lt; 2&#10;" c="&quot;"> <!-- a <b> --><x:d/>text &amp; more<![CDATA[ <raw> ]]><x:e f="">đ</x:e>\n</x:a>';
  expect(written(`<?xml version="1.0"?>${xml}`)).toBe(HEAD + xml);
  expect(written("<a b='say \"x\"'/>")).toBe(`${HEAD}<a b="say &quot;x&quot;"/>`);
});

test("the large part of a part keeps its bytes, and the rest can be changed around it", () => {
  const rows = '<s:sheetData ><s:row r="1"><s:c r="A1"><s:v>1</s:v></s:c></s:row></s:sheetData>';
  const root = parse(`<s:worksheet xmlns:s="urn"><s:dimension ref="A1"/>${rows}<s:b/></s:worksheet>`, "sheetData");
  expect(children(root).map(localName)).toEqual(["dimension", "sheetData", "b"]);
  expect(child(root, "sheetData")!.content).toEqual([]);
  insertInOrder(root, elementIn(root, "sheetProtection", { sheet: 1 }), ["b"]);
  expect(strFromU8(xmlBytes(root))).toBe(
    `${HEAD}<s:worksheet xmlns:s="urn"><s:dimension ref="A1"/>${rows}<s:sheetProtection sheet="1"/><s:b/></s:worksheet>`,
  );
  expect(written("<w><sheetData/><b/></w>", "sheetData")).toBe(`${HEAD}<w><sheetData/><b/></w>`);
});

test("attributes and texts are read decoded and written encoded", () => {
  const root = parse(
    '<a n="12" f="true" t="Đạt &amp; &quot;vượt&quot;" e="">x &lt; y<!-- & --><![CDATA[&]]><b> z</b></a>',
  );
  expect(attributeOf(root, "t")).toBe('Đạt & "vượt"');
  expect(attributeOf(root, "none")).toBeUndefined();
  expect([numberAt(root, "n", 0), numberAt(root, "t", 7), numberAt(root, "e", 8)]).toEqual([12, 7, 8]);
  expect([flagAt(root, "f"), flagAt(root, "n"), flagAt(root, "none", true)]).toEqual([true, false, true]);
  expect(textIn(root)).toBe("x < y& z");
  setAttribute(root, "t", 'a < "b"');
  setText(root, "1 & 2");
  expect(strFromU8(xmlBytes(root))).toBe(`${HEAD}<a n="12" f="true" t="a &lt; &quot;b&quot;" e="">1 &amp; 2</a>`);
});

test("elements are found by their local names, and taken away", () => {
  const root = parse("<a><x:b i='1'><b i='2'/></x:b><c/><b i='3'/></a>");
  expect(all(root, "b").map((each) => attributeOf(each, "i"))).toEqual(["1", "2", "3"]);
  removeFrom(root, ...children(root, "b"));
  expect(strFromU8(xmlBytes(root))).toBe(`${HEAD}<a><c/></a>`);
});

test("what is no XML, or declares entities, is refused", () => {
  for (const text of ["", "<a>", "<a></b>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
    expect(() => parse(text)).toThrow();
});
