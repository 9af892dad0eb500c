/** First line of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ODD = /[_\p{Cc}\p{Cs}\ufffe\uffff]/u;
const ILLEGAL = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** C0 controls but tab, line feed and carriage return, lone surrogates, U+FFFE and U+FFFF are no XML 1.0 characters (§2.2). */
function legal(character: string): string {
  if (character === "\t" || character === "\n" || character === "\r") return character;
  return character >= "\u007f" && character <= "\u009f" ? character : "";
}

/** The text without the characters that no XML 1.0 document can hold. */
export function legalText(text: string): string {
  return text.replace(ILLEGAL, legal);
}

/**
 * Text as content of an element of type ST_Xstring (ECMA-376 Part 1 §22.9.2.19): a carriage return is `_x000D_`,
 * since XML parsers turn it into a line feed, and a text that looks like such an escape gets its underscore escaped.
 */
export function xstring(text: string): string {
  if (!ODD.test(text)) return escaped(text);
  return escaped(legalText(text.replace(ESCAPE_LOOKALIKE, "_x005F_")).replace(/\r/g, "_x000D_"));
}

/** Text as content of any other element. */
export function xmlText(text: string): string {
  return escaped(ODD.test(text) ? legalText(text).replace(/\r\n?/g, "\n") : text);
}

/** Text as the value of an attribute between double quotes; line ends and tabs are kept. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;");
}

/** Most texts have nothing to escape: looking costs a fraction of replacing. */
function escaped(text: string): string {
  let safe = text;
  if (safe.includes("&")) safe = safe.replace(/&/g, "&amp;");
  if (safe.includes("<")) safe = safe.replace(/</g, "&lt;");
  if (safe.includes(">")) safe = safe.replace(/>/g, "&gt;");
  return safe;
}

/** Whether an XML reader may drop spaces of this text unless told `xml:space="preserve"`. */
export function needsSpace(text: string): boolean {
  return /^\s|\s$|\n|\s\s/.test(text);
}
