import { nfc } from "./text";

const UNITS = new Map<string, number>(
  Object.entries({
    một: 1,
    mốt: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    nhăm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
  }),
);

/**
 * Number written in words, 1 to 99 ("hai", "mười lăm", "hai mươi mốt"); null for anything else. "không" is not read: it means
 * "no" far more often than 0.
 */
export function spelledNumber(text: string): number | null {
  const words = nfc(text).toLowerCase().trim().split(/\s+/);
  const [first = "", second, third] = words;
  if (words.length > 3) return null;
  if (words.length === 1) return first === "mười" ? 10 : (UNITS.get(first) ?? null);
  const one = UNITS.get(third ?? "");
  if (first === "mười" && words.length === 2) return unit(second, 10);
  const tens = UNITS.get(first);
  if (tens === undefined || (second !== "mươi" && second !== "mười")) return null;
  if (words.length === 2) return tens * 10;
  return one === undefined ? null : tens * 10 + one;
}

function unit(word: string | undefined, base: number): number | null {
  const value = UNITS.get(word ?? "");
  return value === undefined ? null : base + value;
}
