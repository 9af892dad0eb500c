import { readFacts } from "./facts";

test("header facts keep what is of its kind and leave the rest out", () => {
  const text = '\uFEFF{"number":"05","date":"2024-06-05","recipients":["Lưu: VT",5],"signerName":7,"other":"x"}';
  expect(readFacts(text)).toEqual({ number: "05", date: "2024-06-05", recipients: ["Lưu: VT"] });
  expect([readFacts("[1]"), readFacts("không"), readFacts("{}")]).toEqual([null, null, {}]);
});
