import fc from "fast-check";
import {
  capitalsVi,
  compareVi,
  hasDecomposed,
  lookAlikes,
  looseKey,
  nfc,
  similarity,
  splitUnits,
  textKey,
} from "./text";
import { unitNameKey } from "./unitNames";

describe("textKey", () => {
  it.each([
    ["hòa", "hoà"],
    ["THỦY", "thuỷ"],
    ["công nghiệp hóa", "Công nghiệp hoá"],
    ["cấp ủy", "cấp uỷ"],
    ["liệt sỹ", "Liệt sĩ"],
    ["tỷ lệ", "Tỉ lệ"],
    ["quý I", "Quí I"],
    ["công ty", "công ti"],
    ["Đại hội", "Ðại hội"],
    ["đơn vị", "ðơn vị"],
    ["Thi đua - Khen thưởng", "thi đua, khen  thưởng"],
    ["Thi đua - Khen thưởng", "Thi đua\u00a0– khen thưởng"],
    ["“Dân vận khéo”", '"dân vận khéo"'],
    ["KH & CN", "KH&CN"],
    ["UВND tỉnh", "UBND tỉnh"],
    ["hội\u200b nghị", "hội nghị"],
    ["m²", "m2"],
    ["ＵＢＮＤ", "ubnd"],
  ])("%s meets %s", (a, b) => expect(textKey(a)).toBe(textKey(b)));

  it.each([
    ["lần", "lân"],
    ["tai", "tay"],
    ["đa", "da"],
    ["Tổ 1", "Tổ 2"],
    ["to1", "tó"],
    ["%", "điểm %"],
    ["10.1", "101"],
    ["hơn", "hon"],
  ])("%s stays apart from %s", (a, b) => expect(textKey(a)).not.toBe(textKey(b)));

  const vietnamese = fc.string({
    unit: fc.constantFrom(
      ..."aăâeêioôơuưyđÐbcghklmnqstxáàảãạếộữýỷỹùQKLHMST -–,.;&%1²\u00a0\u200b\u0301\u0323\u0303ВοΑ",
    ),
  });
  it("is idempotent and the same for NFC and NFD", () => {
    const anything = fc.oneof(vietnamese, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(anything, (text) => {
        const key = textKey(text);
        expect(textKey(key)).toBe(key);
        expect(textKey(text.normalize("NFD"))).toBe(textKey(text.normalize("NFC")));
      }),
      { numRuns: 2000 },
    );
  });
});

test("looseKey drops tones and marks", () => {
  expect(looseKey("Sở Nội vụ, tỉnh Đắk Lắk")).toBe("so noi vu tinh dak lak");
  expect(looseKey("Ủy ban")).toBe(looseKey("uy ban"));
  expect(looseKey("kỹ thuật")).toBe(looseKey("Kĩ thuật"));
});

describe("similarity", () => {
  it("is 1 for equal keys, below for tones only", () => {
    expect(similarity("Sở Nội vụ", "SỞ  NỘI VỤ")).toBe(1);
    expect(similarity("Hoàn thành", "Hoan thanh")).toBe(0.97);
    expect(similarity("", "Sở Nội vụ")).toBe(0);
    expect(similarity("abc", "xyz")).toBe(0);
  });

  it("rates slips above other names, and other numbers never high", () => {
    expect(similarity("Cùm thi đua", "Cụm thi đua")).toBe(0.97);
    expect(similarity("Ước thực hiện kỳ báo cáo (lũy kế)", "Ước thực hiện kỳ báo cáo")).toBeGreaterThan(0.8);
    expect(similarity("Bắc Giang", "Bắc Ninh")).toBeLessThan(0.65);
    expect(similarity("Cụm thi đua số 1", "Cụm thi đua số 2")).toBeLessThanOrEqual(0.7);
  });

  it("is symmetric and stays between 0 and 1", () => {
    const name = fc.string({ unit: fc.constantFrom(..."abc đe 12") });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = similarity(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(similarity(b, a)).toBe(score);
      }),
    );
  });
});

test("hasDecomposed and nfc", () => {
  expect(hasDecomposed("thưởng".normalize("NFD"))).toBe(true);
  expect(hasDecomposed("thưởng")).toBe(false);
  expect(hasDecomposed("abc")).toBe(false);
  expect(nfc("thưởng".normalize("NFD"))).toBe("thưởng");
});

test("lookAlikes finds letters of other alphabets in Vietnamese text", () => {
  expect(lookAlikes("UВND tỉnh Ðông")).toEqual([
    { index: 1, found: "В", meant: "B" },
    { index: 10, found: "Ð", meant: "Đ" },
  ]);
  expect(lookAlikes("Москва kết nghĩa")).toEqual([]);
  expect(lookAlikes("Đại hội")).toEqual([]);
  expect(lookAlikes("СОР")).toEqual([]);
});

describe("splitUnits", () => {
  it.each([
    ["Ban Thi đua - Khen thưởng, Sở Nội vụ", ["Ban Thi đua - Khen thưởng, Sở Nội vụ"]],
    ["UBND tỉnh; Hội đồng TĐKT tỉnh", ["UBND tỉnh", "Hội đồng TĐKT tỉnh"]],
    [
      "- Cụm trưởng, Khối trưởng các khối thi đua; - Các địa phương, cơ quan, đơn vị.",
      ["Cụm trưởng, Khối trưởng các khối thi đua", "Các địa phương, cơ quan, đơn vị"],
    ],
    ["Sở Y tế\r\n+ Sở Nội vụ\n\n• Sở Tài chính", ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"]],
    ["Ban Thi đua -\nKhen thưởng,\nSở Nội vụ", ["Ban Thi đua - Khen thưởng, Sở Nội vụ"]],
    [" ; \n", []],
  ])("%j", (text, units) => expect(splitUnits(text)).toEqual(units));
});

test("capitals and the order of the alphabet", () => {
  expect(capitalsVi("đường thuỷ")).toBe("ĐƯỜNG THUỶ");
  expect(["z", "đ", "d", "ă", "â", "a", "ạ", "á", "ã", "à", "ả"].sort(compareVi).join("")).toBe("aàảãáạăâdđz");
  expect(["Cụm 10", "Cụm 9"].sort(compareVi)).toEqual(["Cụm 9", "Cụm 10"]);
  expect(compareVi("thưởng".normalize("NFD"), "thưởng")).toBe(0);
});

describe("unitNameKey", () => {
  it.each([
    ["Ban TĐKT, Sở Nội vụ", "Ban Thi đua - Khen thưởng, Sở Nội vụ"],
    ["Ban TĐ-KT Sở Nội vụ", "Ban thi đua khen thưởng - sở Nội vụ"],
    ["LHH tỉnh Bắc Giang", "Liên hiệp các hội Khoa học và Kỹ thuật tỉnh Bắc Giang"],
    ["Liên hiệp các hội KH&KT tỉnh Bắc Giang", "Liên hiệp các Hội Khoa học và Kĩ thuật tỉnh Bắc Giang"],
    ["Sở KH & CN", "Sở Khoa học và Công nghệ"],
    ["Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"],
    ["UBND TX.Việt Yên", "Uỷ ban nhân dân thị xã Việt Yên"],
    ["TP.Bắc Giang", "Thành phố Bắc Giang"],
    ["TT. Thắng", "Thị trấn Thắng"],
    ["TT.Tỉnh uỷ", "Thường trực Tỉnh ủy"],
    ["P. Dĩnh Kế", "phường Dĩnh Kế"],
    ["P. Nội vụ", "Phòng Nội vụ"],
    ["Ủy ban MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"],
    ["CTĐ số 1", "Cụm thi đua số 1"],
  ])("%s is %s", (a, b) => expect(unitNameKey(a)).toBe(unitNameKey(b)));

  it.each([
    ["tỉnh Bắc Ninh", "thành phố Bắc Ninh"],
    ["Sở Nội vụ", "Sở Nội vụ tỉnh Bắc Giang"],
    ["Sở TT&TT", "Sở Tài chính"],
    ["Cụm số 1", "Cụm số 11"],
  ])("%s is not %s", (a, b) => expect(unitNameKey(a)).not.toBe(unitNameKey(b)));
});
