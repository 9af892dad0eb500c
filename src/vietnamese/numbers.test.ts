import { readFileSync } from "node:fs";
import fc from "fast-check";
import { itIf, sharedPath } from "../../test/shared";
import { formatNumber, formatPercent, parseNumber, roundHalfAway, scaled, type NumberReading } from "./numbers";

function number(value: number, more: Partial<Extract<NumberReading, { kind: "number" }>> = {}): NumberReading {
  return { kind: "number", value, percent: false, decimals: 0, ...more };
}

function range(from: number, to: number, more: Partial<Extract<NumberReading, { kind: "range" }>> = {}): NumberReading {
  return { kind: "range", from, to, percent: false, ...more };
}

describe("parseNumber: what plans and reports print", () => {
  const cases: [string, NumberReading][] = [
    ["16.068", number(16068)],
    ["103.580", number(103580)],
    ["1.000.000", number(1000000)],
    ["1.484 người", number(1484, { unit: "người" })],
    ["14,5%", number(14.5, { percent: true, decimals: 1 })],
    ["14,5 phần trăm", number(14.5, { percent: true, decimals: 1 })],
    ["100% nhiệm vụ", number(100, { percent: true, unit: "nhiệm vụ" })],
    ["1,5 điểm %", number(1.5, { unit: "điểm %", decimals: 1 })],
    ["2,3 triệu lượt", number(2.3, { unit: "triệu lượt", decimals: 1 })],
    ["34,4 giường/10.000 dân", number(34.4, { unit: "giường/10.000 dân", decimals: 1 })],
    ["4.500 USD", number(4500, { unit: "USD" })],
    ["01ha", number(1, { unit: "ha" })],
    ["5m2", number(5, { unit: "m2" })],
    ["1,82", number(1.82, { decimals: 2 })],
    ["0,125", number(0.125, { decimals: 3 })],
    ["05", number(5)],
    ["001", number(1)],
    ["05 (năm) hội thảo", number(5, { unit: "hội thảo" })],
    ["1.234,56", number(1234.56, { decimals: 2 })],
    ["1 484", number(1484)],
    ["1\u00a0484", number(1484)],
    ["1\u202f484,5", number(1484.5, { decimals: 1 })],
    ["1,234.5", number(1234.5, { decimals: 1, style: "en" })],
    ["1,234,567", number(1234567, { style: "en" })],
    ["-1,5", number(-1.5, { decimals: 1 })],
    ["− 1,5", number(-1.5, { decimals: 1 })],
    ["–1,5", number(-1.5, { decimals: 1 })],
    ["âm 5", number(-5)],
    ["-0", number(0)],
    ["１６.０６８", number(16068)],
    ["٣٤٫٥", number(34.5, { decimals: 1 })],
    ["16.068 tỷ đồng;", number(16068, { unit: "tỷ đồng" })],
    ["1,82./.", number(1.82, { decimals: 2 })],
    ["đạt 95", number(95)],
    ["giảm còn 4", number(4)],
    ["'05", number(5)],
  ];
  it.each(cases)("%s", (text, reading) => expect(parseNumber(text)).toEqual(reading));
});

describe("parseNumber: qualifiers", () => {
  const cases: [string, NumberReading][] = [
    ["ít nhất 01", number(1, { qualifier: "atLeast" })],
    ["tối thiểu 3", number(3, { qualifier: "atLeast" })],
    [">= 3", number(3, { qualifier: "atLeast" })],
    ["≥ 90%", number(90, { qualifier: "atLeast", percent: true })],
    ["90% trở lên", number(90, { qualifier: "atLeast", percent: true })],
    ["từ 5 trở lên", number(5, { qualifier: "atLeast" })],
    ["không dưới 90%", number(90, { qualifier: "atLeast", percent: true })],
    ["trên 132", number(132, { qualifier: "moreThan" })],
    ["TREN 132 mô hình", number(132, { qualifier: "moreThan", unit: "mô hình" })],
    ["hơn 2,3 triệu", number(2.3, { qualifier: "moreThan", unit: "triệu", decimals: 1 })],
    ["không quá 4", number(4, { qualifier: "atMost" })],
    ["tối đa 4", number(4, { qualifier: "atMost" })],
    ["≤4", number(4, { qualifier: "atMost" })],
    ["dưới 3", number(3, { qualifier: "lessThan" })],
    ["<3", number(3, { qualifier: "lessThan" })],
    ["khoảng 4", number(4, { qualifier: "about" })],
    ["gần 100", number(100, { qualifier: "about" })],
    ["~5", number(5, { qualifier: "about" })],
    ["ước 54,7", number(54.7, { qualifier: "estimate", decimals: 1 })],
    ["ước đạt 54,7%", number(54.7, { qualifier: "estimate", decimals: 1, percent: true })],
    ["ước đạt trên 132", number(132, { qualifier: "moreThan" })],
    ["khoảng 138-140", range(138, 140, { qualifier: "about" })],
  ];
  it.each(cases)("%s", (text, reading) => expect(parseNumber(text)).toEqual(reading));

  it("reads decomposed letters alike", () => {
    expect(parseNumber("ít nhất 01".normalize("NFD"))).toEqual(number(1, { qualifier: "atLeast" }));
  });
});

describe("parseNumber: ranges and ratios", () => {
  const cases: [string, NumberReading][] = [
    ["138-140", range(138, 140)],
    ["138–140", range(138, 140)],
    ["138 — 140", range(138, 140)],
    ["từ 138 đến 140", range(138, 140)],
    ["từ 138 triệu đến 140 triệu", range(138, 140, { unit: "triệu" })],
    ["2,3 triệu - 2,5 triệu lượt", range(2.3, 2.5, { unit: "triệu lượt" })],
    ["138-140 triệu đồng/ha", range(138, 140, { unit: "triệu đồng/ha" })],
    ["2-3", range(2, 3)],
    ["5 - 6", range(5, 6)],
    ["từ 2-3 hội thảo", range(2, 3, { unit: "hội thảo" })],
    ["- 2-3 hội thảo", range(2, 3, { unit: "hội thảo" })],
    ["6,6%-6,8%", range(6.6, 6.8, { percent: true })],
    ["6,6-6,8%", range(6.6, 6.8, { percent: true })],
    ["1-1,5", range(1, 1.5)],
    ["10/10", { kind: "ratio", numerator: 10, denominator: 10 }],
    ["08/16", { kind: "ratio", numerator: 8, denominator: 16 }],
    ["184 / 192", { kind: "ratio", numerator: 184, denominator: 192 }],
    ["10/10 huyện", { kind: "ratio", numerator: 10, denominator: 10, unit: "huyện" }],
    ["08 trên tổng số 16", { kind: "ratio", numerator: 8, denominator: 16 }],
    ["0/0", { kind: "ratio", numerator: 0, denominator: 0 }],
    ["2.000/2.024", { kind: "ratio", numerator: 2000, denominator: 2024 }],
  ];
  it.each(cases)("%s", (text, reading) => expect(parseNumber(text)).toEqual(reading));
});

describe("parseNumber: what it will not guess", () => {
  it.each([
    ["1.5", "dotDecimal", [number(1.5, { decimals: 1, style: "en" }), number(1500)]],
    ["103.58", "dotDecimal", [number(103.58, { decimals: 2, style: "en" }), number(103580)]],
    ["14.5%", "dotDecimal", [number(14.5, { decimals: 1, style: "en", percent: true })]],
    ["0.125", "dotDecimal", [number(0.125, { decimals: 3, style: "en" })]],
    ["16,068", "commaThousand", [number(16.068, { decimals: 3 }), number(16068, { style: "en" })]],
    ["16,068 - 17,068", "commaThousand", [range(16.068, 17.068), range(16068, 17068)]],
    ["– 1,5", "leadingDash", [number(-1.5, { decimals: 1 }), number(1.5, { decimals: 1 })]],
    ["giảm 5", "decrease", [number(-5), number(5)]],
    [
      "8/2024",
      "monthOrRatio",
      [
        { kind: "ratio", numerator: 8, denominator: 2024 },
        { kind: "refused", reason: "date" },
      ],
    ],
  ] as [string, string, NumberReading[]][])("%s is ambiguous: %s", (text, reason, readings) =>
    expect(parseNumber(text)).toEqual({ kind: "ambiguous", reason, readings }),
  );

  it.each([
    ["l0", "letters", "10"],
    ["O5", "letters", "05"],
    ["1O", "letters", "10"],
    ["trên 1О2 mô hình", "letters", "102 mô hình"],
    ["hai", "words", "2"],
    ["mười lăm", "words", "15"],
    ["hai mươi mốt", "words", "21"],
  ])("%s is refused (%s) with the suggestion %s", (text, reason, suggestion) =>
    expect(parseNumber(text)).toEqual({ kind: "refused", reason, suggestion }),
  );

  it.each([
    ["-", "dash"],
    ["–", "dash"],
    ["…", "dash"],
    ["10/10/2024", "date"],
    ["5-6-24", "date"],
    ["2024-06-05", "date"],
    ["tháng 8", "date"],
    ["quý I", "date"],
    ["Xuất siêu", "text"],
    ["Hoàn thành", "text"],
    ["không", "text"],
    ["tổ chức 05 hội thảo", "text"],
    ["#N/A", "text"],
    ["5 6", "severalNumbers"],
    ["14, 5", "severalNumbers"],
    ["5\n6", "severalNumbers"],
    ["01 tập thể; 03 cá nhân", "severalNumbers"],
    ["8/16 (50%)", "severalNumbers"],
    ["1.23.456", "grouping"],
    ["1.234.56", "grouping"],
    ["140-138", "reversedRange"],
    ["6,6%-6,8", "units"],
    ["5 hội thảo - 3 lớp", "units"],
    ["trên 5 trở xuống", "qualifiers"],
    ["1,2E+05", "scientific"],
    ["123456789012345678", "tooLarge"],
  ])("%s is refused: %s", (text, reason) => expect(parseNumber(text)).toEqual({ kind: "refused", reason }));

  it.each(["", "  ", "\u00a0", "\u200b", "\n"])("%j is empty", (text) =>
    expect(parseNumber(text)).toEqual({ kind: "empty" }),
  );
});

test("scaled multiplies the scale words out exactly", () => {
  expect(scaled(parseNumber("2,3 triệu lượt"))).toEqual(number(2300000, { unit: "lượt" }));
  expect(scaled(parseNumber("1,2345 nghìn tỷ đồng"))).toEqual(number(1234500000000, { unit: "đồng" }));
  expect(scaled(parseNumber("138-140 triệu đồng/ha"))).toEqual(range(138e6, 140e6, { unit: "đồng/ha" }));
  expect(scaled(parseNumber("5 người"))).toEqual(number(5, { unit: "người" }));
});

describe("formatNumber", () => {
  it.each([
    [16068, "16.068"],
    [500 / 3, "166,67"],
    [1.005, "1,01"],
    [-1.005, "-1,01"],
    [2.6749999999999998, "2,68"],
    [99.995, "100"],
    [999.999, "1.000"],
    [-0, "0"],
    [-0.001, "0"],
    [0.1 + 0.2, "0,3"],
    [1234.5, "1.234,5"],
    [1e21, "1.000.000.000.000.000.000.000"],
    [0.000001234, "0"],
    [Number.NaN, "–"],
    [Infinity, "–"],
  ])("%d → %s", (value, text) => expect(formatNumber(value)).toBe(text));

  it("takes decimals, leading zeros and the English way", () => {
    expect(formatNumber(8, { leadingZero: true })).toBe("08");
    expect(formatNumber(0, { leadingZero: true })).toBe("0");
    expect(formatNumber(2.3, { leadingZero: true })).toBe("2,3");
    expect(formatNumber(10, { leadingZero: true })).toBe("10");
    expect(formatNumber(7, { min: 2 })).toBe("7,00");
    expect(formatNumber(0.123456, { decimals: 4 })).toBe("0,1235");
    expect(formatNumber(1234567.891, { locale: "en" })).toBe("1,234,567.89");
    expect(formatPercent(166.66667)).toBe("166,67%");
    expect(formatPercent(166.66667, { locale: "en" })).toBe("166.67%");
    expect(formatPercent(Number.NaN)).toBe("–");
  });

  it("rounds half away from zero", () => {
    expect(roundHalfAway(2.5, 0)).toBe(3);
    expect(roundHalfAway(-2.5, 0)).toBe(-3);
    expect(roundHalfAway(1.255, 2)).toBe(1.26);
    expect(Object.is(roundHalfAway(-0.001, 2), 0)).toBe(true);
    expect(roundHalfAway((15900 / 16068) * 100, 2)).toBe(98.95);
  });

  it("is read back as the number it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 2 }), (whole, decimals) => {
        const value = Number(`${whole}e-${decimals}`);
        const reading = parseNumber(formatNumber(value));
        expect(reading).toMatchObject({ kind: "number", value: value === 0 ? 0 : value });
      }),
    );
  });
});

test("parseNumber takes any text without failing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("5", "1,5", "-", "%", "đến", ""), (text, bit) => {
      expect(parseNumber(text + bit + text)).toHaveProperty("kind");
    }),
  );
});

interface PrintedTarget {
  raw: string | null;
  value: number | null;
  min: number | null;
  max: number | null;
}

const seedsFile = sharedPath("domain", "seeds.json");
itIf(seedsFile, "reads every target with a figure in five real plans", () => {
  const { indicators }: { indicators: { target: PrintedTarget }[] } = JSON.parse(readFileSync(seedsFile ?? "", "utf8"));
  const printed = indicators.map(({ target }) => target).filter(({ raw }) => /\d/.test(raw ?? ""));
  expect(printed).toHaveLength(51);
  for (const { raw, value, min, max } of printed) {
    const expected = value === null ? { kind: "range", from: min, to: max } : { kind: "number", value };
    expect([raw, parseNumber(raw ?? "")]).toEqual([raw, expect.objectContaining(expected)]);
  }
});
