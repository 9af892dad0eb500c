import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { itIf, sharedPath } from "../../test/shared";
import { detectLegacy, fromLegacy, type LegacyEncoding } from "./legacy";
import { isSyllable } from "./syllable";

describe("fromLegacy", () => {
  it.each([
    ["TCVN3", "Xin chµo, ®©y lµ mét dßng ch÷ bÞ lçi font", "Xin chào, đây là một dòng chữ bị lỗi font"],
    ["TCVN3", "M\u00adêng Kh\u00ad¬ng", "Mường Khương"],
    ["TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"],
    ["VNI", "thi ñua khen thöôûng", "thi đua khen thưởng"],
    ["VNI", "Toå quoác VIEÄT NAM", "Tổ quốc VIỆT NAM"],
    ["VNI", "Ñaëng Thuøy Traâm", "Đặng Thùy Trâm"],
    ["VNI", "UBND tænh", "UBND tỉnh"],
  ] as [LegacyEncoding, string, string][])("%s: %s", (encoding, text, unicode) => {
    expect(fromLegacy(text, encoding)).toBe(unicode);
    const font = encoding === "TCVN3" ? ".VnTime" : "VNI-Times";
    expect(detectLegacy(text, font)).toEqual({ encoding, sure: true });
  });

  it("gives capitals for fonts that show them", () => {
    expect(fromLegacy("së néi vô", "TCVN3", ".VnTimeH")).toBe("SỞ NỘI VỤ");
    expect(fromLegacy("së néi vô", "TCVN3", ".VnTime")).toBe("sở nội vụ");
  });
});

describe("detectLegacy without a font", () => {
  it.each([
    ["®¹t", { encoding: "TCVN3", sure: true }],
    ["§¹i héi", { encoding: "TCVN3", sure: true }],
    ["M\u00adêng Kh\u00ad¬ng", { encoding: "TCVN3", sure: true }],
    ["Së Néi vô", { encoding: "TCVN3", sure: false }],
    ["thi ñua khen thöôûng", { encoding: "VNI", sure: false }],
    ["Sôû Noäi vuï", { encoding: "VNI", sure: false }],
  ])("%s", (text, found) => expect(detectLegacy(text)).toEqual(found));

  it.each([
    "Thi đua, khen thưởng",
    "Thi đua".normalize("NFD"),
    "cá nhân",
    "là né tránh hô hào",
    "Noël à l'hôtel où été",
    "à côté du théâtre, déjà vu",
    "Académie française «été»",
    "thé né où dû",
    "où va où",
    "naïve café résumé",
    "señor mañana niño",
    "¿Qué? ¡Sí! El niño está aquí",
    "él más tú también sí",
    "São Paulo não",
    "für grün süß Öl",
    "col·lecció col·legi",
    "Microsoft® Windows©",
    "5µm 10µm, µm và µg",
    "«la» «bonjour» «le»",
    "25°C ± 2%, 1½ × 3",
    "£5 ¥10 §3 ¶2",
    "Hanoi",
    "",
  ])("no alarm on %j", (text) => expect(detectLegacy(text)).toBeNull());
});

describe("detectLegacy with a font left on Unicode text", () => {
  it.each(["cá nhân", "Thi đua", "liên hoan", "Nguyên", "so 12", "25°C"])("%s", (text) => {
    expect(detectLegacy(text, ".VnTime")).toBeNull();
    expect(detectLegacy(text, "Times New Roman")).toBeNull();
  });

  it("is not sure when the text turns into nothing Vietnamese", () => {
    expect(detectLegacy("Microsoft® Windows©", ".VnArial")).toEqual({ encoding: "TCVN3", sure: false });
  });
});

test("isSyllable knows Vietnamese from junk", () => {
  for (const word of [
    "khuyến",
    "nghiêng",
    "quỳnh",
    "giếng",
    "gì",
    "ƯỚC",
    "thuở",
    "yêu",
    "khuỷu",
    "quốc",
    "thưởng".normalize("NFD"),
  ])
    expect([word, isSyllable(word)]).toEqual([word, true]);
  for (const word of ["mêt", "thöôûng", "ñua", "oá", "bệnhh", "Windows", "côté", "str"])
    expect([word, isSyllable(word)]).toEqual([word, word === "oá"]);
});

const seeds = sharedPath("seeds");
const fontsFile = sharedPath("domain", "legacy_fonts.json");

itIf(seeds, "no alarm on five real documents", () => {
  for (const file of readdirSync(seeds ?? "")) {
    for (const line of readFileSync(join(seeds ?? "", file), "utf8").split("\n")) {
      for (const font of [undefined, ".VnTime", "VNI-Times"]) {
        expect([line, detectLegacy(line, font)]).toEqual([line, null]);
      }
    }
  }
});

itIf(fontsFile, "the maps agree with the reference maps, letter for letter", () => {
  const fonts = JSON.parse(readFileSync(fontsFile ?? "", "utf8"));
  for (const encoding of ["TCVN3", "VNI"] as const) {
    const map: [string, string][] = Object.entries(fonts[encoding].map);
    expect(map.map(([code]) => fromLegacy(code, encoding))).toEqual(map.map(([, letter]) => letter));
    for (const [text, unicode] of fonts.tests[encoding]) expect(fromLegacy(text, encoding)).toBe(unicode);
  }
});
