import fc from "fast-check";
import { convertUnit, unitKey, unitRelation, unitScale } from "./units";

describe("unitKey", () => {
  it.each([
    ["tỉ đồng", "tỷ đồng"],
    ["tr.đ", "triệu đồng"],
    ["trđ", "Triệu đồng"],
    ["Tr. đồng", "triệu đồng"],
    ["1.000 đồng", "nghìn đồng"],
    ["ngàn đồng", "nghìn đồng"],
    ["1.000.000 đồng", "triệu đồng"],
    ["đô la Mỹ", "USD"],
    ["phần trăm", "%"],
    ["điểm phần trăm", "điểm %"],
    ["m²", "m2"],
    ["triệu lượt khách", "triệu lượt"],
    ["giường bệnh/10.000 dân", "giường/vạn dân"],
    ["triệu đồng/01ha", "triệu đồng / ha"],
    ["hội  nghị", "Hội nghị"],
  ])("%s is %s", (a, b) => expect(unitKey(a)).toBe(unitKey(b)));
});

describe("convertUnit", () => {
  it.each([
    [2.3, "tỷ đồng", "triệu đồng", 2300],
    [16068, "triệu đồng", "tỷ đồng", 16.068],
    [1.1, "nghìn tỷ đồng", "đồng", 1.1e12],
    [2.3, "triệu lượt", "lượt", 2300000],
    [1484, "lượt", "nghìn lượt", 1.484],
    [0.57, "ha", "m²", 5700],
    [34.4, "giường/10.000 dân", "giường/1.000 dân", 3.44],
    [138, "triệu đồng/ha", "tỷ đồng/ha", 0.138],
    [5.7, "tấn/ha", "tạ/ha", 57],
    [7, "‰", "%", 0.7],
    [1.82, "%", "% hộ", 1.82],
  ])("%d %s to %s", (value, from, to, expected) => expect(convertUnit(value, from, to)).toBe(expected));

  it.each([
    ["hội nghị", "lớp"],
    ["triệu đồng/ha", "triệu đồng"],
    ["%", "điểm %"],
    ["USD", "đồng"],
    ["", "người"],
    ["", ""],
  ])("never from %j to %j", (from, to) => expect(convertUnit(1, from, to)).toBeNull());

  it("comes back as it went", () => {
    const money = fc.constantFrom("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "trđ");
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), money, money, (cents, a, b) => {
        const there = convertUnit(cents / 100, a, b);
        expect(there === null ? null : convertUnit(there, b, a)).toBe(cents / 100);
      }),
    );
  });
});

describe("unitRelation", () => {
  it.each([
    ["tỉ đồng", "tỷ đồng", { kind: "same" }],
    ["%", "% hộ", { kind: "same" }],
    ["tỷ đồng", "triệu đồng", { kind: "family", factor: 1000 }],
    ["lượt", "triệu lượt", { kind: "family", factor: 0.000001 }],
    ["hội nghị", "lớp", { kind: "synonymToConfirm" }],
    ["hội nghị/lớp", "lớp", { kind: "synonymToConfirm" }],
    ["người", "cá nhân", { kind: "synonymToConfirm" }],
    ["nội dung", "nhiệm vụ", { kind: "synonymToConfirm" }],
    ["tỷ", "tỷ đồng", { kind: "synonymToConfirm" }],
    ["tỷ", "triệu đồng", { kind: "different" }],
    ["% hộ", "% xã", { kind: "different" }],
    ["%", "điểm %", { kind: "different" }],
    ["triệu đồng/ha", "triệu đồng", { kind: "different" }],
    ["người", "xã", { kind: "different" }],
  ])("%s and %s", (a, b, relation) => expect(unitRelation(a, b)).toEqual(relation));
});

test("unitScale takes scale words off", () => {
  expect(unitScale("nghìn tỷ đồng")).toEqual({ power: 12, rest: "đồng" });
  expect(unitScale("trường")).toEqual({ power: 0, rest: "trường" });
  expect(unitScale("triệu")).toEqual({ power: 6, rest: "" });
});
