import { DIGIT_PIXELS } from "../sheet/font";

/**
 * How high a row must be for wrapped text. Excel grows rows by itself only while nobody set a height, and never for merged
 * cells, so the forms say the height: widths are Times New Roman's advance widths, thousandths of an em (digits 500).
 */
const WIDTHS: Record<string, number> = {};
const put = (letters: string, width: number): void => {
  for (const letter of letters) WIDTHS[letter] = width;
};
put("ijlt/:;\\", 278);
put("frI()-[]'", 333);
put("s", 389);
put("acezyv", 444);
put("bdghknopqux0123456789$*_đ–", 500);
put("wCBR", 722);
put("SP", 556);
put("ELTZ", 611);
put("ADGHKNOQUVXYĐ", 722);
put("mw", 778);
put("MW", 900);
put("FJ", 500);
put("%", 833);
put(" .,", 250);

/** Points per line of a size, as Excel spaces Times New Roman lines. */
const LINE = 1.3125;
/** Printers and other programs measure a little wider than the tables say. */
const SAFETY = 0.95;

export interface TextLook {
  size: number;
  bold?: boolean;
  indent?: number;
}

function wordWidth(word: string): number {
  let sum = 0;
  for (const letter of word.normalize("NFD")) if (!/\p{M}/u.test(letter)) sum += WIDTHS[letter] ?? 600;
  return sum;
}

/** Lines that `text` takes in a column `width` characters wide. */
export function lineCount(text: string, width: number, look: TextLook): number {
  const em = (look.size * 96) / 72;
  const room = ((width * DIGIT_PIXELS - 4 - (look.indent ?? 0) * 9) * SAFETY * 1000) / em / (look.bold ? 1.07 : 1);
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(" ")) {
      const size = wordWidth(word);
      if (used > 0 && used + 250 + size > room) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? 250 : 0) + size;
      // A word wider than the column is broken by letters.
      while (used > room && room > 0) {
        lines += 1;
        used -= room;
      }
    }
  }
  return lines;
}

/** Height in points of a row whose texts stand in columns of these widths; never lower than `least`. */
export function rowHeight(texts: readonly { text: string; width: number; look: TextLook }[], least = 18): number {
  let height = least;
  for (const { text, width, look } of texts) {
    if (text === "") continue;
    height = Math.max(height, Math.ceil(lineCount(text, width, look) * look.size * LINE + 3));
  }
  return Math.min(height, 409);
}
