import type { IndicatorType } from "./plan";
import { readTarget, type Target } from "./target";

test.each<[string | null, IndicatorType, string, Target]>([
  [null, "quantity", "", { kind: "none" }],
  ["  ", "quantity", "", { kind: "none" }],
  ["-", "quantity", "", { kind: "none" }],
  ["16.068", "value", "tỷ đồng", { kind: "number", value: 16068 }],
  ["103.580", "value", "tỷ đồng", { kind: "number", value: 103580 }],
  ["1,82", "rate", "%", { kind: "number", value: 1.82 }],
  ["99,32%", "rate", "%", { kind: "number", value: 99.32 }],
  ["05", "quantity", "nhiệm vụ", { kind: "number", value: 5 }],
  ["ít nhất 01", "atLeast", "hội", { kind: "number", value: 1, qualifier: "atLeast" }],
  ["dưới 4", "rate", "%", { kind: "number", value: 4, qualifier: "lessThan" }],
  ["138-140", "range", "triệu đồng", { kind: "range", from: 138, to: 140 }],
  ["2-3", "range", "hội thảo", { kind: "range", from: 2, to: 3 }],
  ["2", "range", "hội thảo", { kind: "number", value: 2 }],
  ["2,3 triệu lượt", "value", "triệu lượt", { kind: "number", value: 2.3 }],
  ["2,3 triệu lượt", "value", "lượt", { kind: "number", value: 2300000 }],
  ["2,3 triệu lượt", "value", "", { kind: "number", value: 2.3 }],
  ["Hoàn thành", "milestone", "", { kind: "state", text: "Hoàn thành" }],
  ["01", "milestone", "", { kind: "state", text: "01" }],
  ["16", "group", "", { kind: "none" }],
  ["2-3", "quantity", "", { kind: "unreadable", text: "2-3", reason: "rangeForNumber" }],
  ["10/10", "quantity", "", { kind: "unreadable", text: "10/10", reason: "ratio" }],
  ["16,068", "value", "", { kind: "unreadable", text: "16,068", reason: "ambiguous" }],
  ["Hoàn thành", "quantity", "", { kind: "unreadable", text: "Hoàn thành", reason: "notNumber" }],
])("%j as %s in %j", (text, type, unit, expected) => {
  expect(readTarget(text, type, unit)).toEqual(expected);
});
