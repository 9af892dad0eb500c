/** One numeral (16.068, 14,5, 1 484): what it may mean, before qualifiers, units and ranges come into it. */

/** One meaning of a numeral. `style` "en": the dot is taken for the decimal point, the comma for thousands. */
export interface NumeralMeaning {
  value: number;
  decimals: number;
  style?: "en";
}

export type NumeralReading =
  | { kind: "sure"; meaning: NumeralMeaning }
  | { kind: "ambiguous"; meanings: NumeralMeaning[]; reason: "dotDecimal" | "commaThousand" }
  | { kind: "refused"; reason: "grouping" | "severalNumbers" | "tooLarge" };

/** Excel keeps 15 significant digits ("Excel specifications and limits"); longer ones are codes, not quantities. */
const MOST_DIGITS = 15;

/**
 * Reads digits with separators, no sign, by the Vietnamese custom (dot for thousands, comma for decimals). A comma or dot that
 * another custom reads differently with as much right is ambiguous, never guessed: "16,068" and "1.5". "16.068" is sure, since
 * a dot with three digits after it is how every plan prints thousands.
 */
export function readNumeral(text: string): NumeralReading {
  const digits = joinSpaceGroups(text.trim());
  if (digits === null) return { kind: "refused", reason: "severalNumbers" };
  if (digits.replace(/\D/g, "").replace(/^0+/, "").length > MOST_DIGITS) return { kind: "refused", reason: "tooLarge" };
  const dots = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (dots === 0 && commas === 0) return sure(digits, "");
  if (dots === 0 && commas === 1) return oneComma(digits);
  if (commas === 0 && dots === 1) return oneDot(digits);
  if (isGrouped(digits, ".")) return sure(digits, "");
  if (isGrouped(digits, ",")) return sure(digits.replace(/,/g, ""), "", "en");
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const whole = digits.slice(0, last);
  const fraction = digits.slice(last + 1);
  if (/^\d+$/.test(fraction) && digits[last] === "," && isGrouped(whole, ".")) return sure(whole, fraction);
  if (/^\d+$/.test(fraction) && digits[last] === "." && isGrouped(whole, ",")) return sure(whole, fraction, "en");
  return { kind: "refused", reason: "grouping" };
}

/** "1 484,5" → "1484,5"; null where spaces part digits otherwise ("5 6"). */
function joinSpaceGroups(text: string): string | null {
  if (!/\s/.test(text)) return text;
  return /^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/.test(text) ? text.replace(/ /g, "") : null;
}

function isGrouped(text: string, separator: "." | ","): boolean {
  return (separator === "." ? /^[1-9]\d{0,2}(\.\d{3})+$/ : /^[1-9]\d{0,2}(,\d{3})+$/).test(text);
}

function oneComma(digits: string): NumeralReading {
  const [whole = "", fraction = ""] = digits.split(",");
  if (fraction === "") return { kind: "refused", reason: "grouping" };
  if (!isGrouped(digits, ",")) return sure(whole, fraction);
  const meanings = [meaning(whole, fraction), meaning(whole + fraction, "", "en")];
  return { kind: "ambiguous", meanings, reason: "commaThousand" };
}

/**
 * A dot that does not part thousands: either an English decimal point, or thousands whose last zeros went missing (Excel with
 * English settings turns 103.580 into 103.58).
 */
function oneDot(digits: string): NumeralReading {
  if (isGrouped(digits, ".")) return sure(digits.replace(".", ""), "");
  const [whole = "", fraction = ""] = digits.split(".");
  if (fraction === "") return { kind: "refused", reason: "grouping" };
  const meanings = [meaning(whole, fraction, "en")];
  if (fraction.length < 3 && /^[1-9]\d{0,2}$/.test(whole)) meanings.push(meaning(whole + fraction.padEnd(3, "0"), ""));
  return { kind: "ambiguous", meanings, reason: "dotDecimal" };
}

function sure(whole: string, fraction: string, style?: "en"): NumeralReading {
  return { kind: "sure", meaning: meaning(whole, fraction, style) };
}

function meaning(whole: string, fraction: string, style?: "en"): NumeralMeaning {
  const value = Number(`${whole.replace(/\D/g, "") || "0"}.${fraction || "0"}`);
  return style ? { value, decimals: fraction.length, style } : { value, decimals: fraction.length };
}
