import { mostShared, wordsOf } from "./words";

test("words without tones, each once", () => {
  expect([...wordsOf("Sở Nội vụ", "So noi vu tỉnh")]).toEqual(["so", "noi", "vu", "tinh"]);
});

test("the items that share the most words, in their own order; none that shares nothing", () => {
  const items = ["Sở Tài chính", "Sở Nội vụ", "Ban Nội chính", "Sở Y tế", "Hội Nông dân"].map((item) => ({
    item,
    words: wordsOf(item),
  }));
  const words = wordsOf("Sở Nội vụ tỉnh");
  expect(mostShared(words, items, 2)).toEqual(["Sở Tài chính", "Sở Nội vụ"]);
  expect(mostShared(words, items, 9)).toEqual(["Sở Tài chính", "Sở Nội vụ", "Ban Nội chính", "Sở Y tế"]);
  expect(mostShared(wordsOf(""), items, 9)).toEqual([]);
});
