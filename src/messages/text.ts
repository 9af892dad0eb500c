import { formatNumber } from "../vietnamese/numbers";

/** vi is the default; a text lacks neither. */
export type Language = "vi" | "en";

/** One text in both languages. `{name}` is replaced by the parameter of that name. */
export interface Text {
  vi: string;
  en: string;
}

/** What is wrong, and what to do about it. */
export interface IssueText {
  what: Text;
  remedy: Text;
}

/** Parameters of a text: numbers are written in the reader's way, texts as they are. */
export type Params = Readonly<Record<string, string | number>>;

/** Fills `{name}` in a text. A parameter that is missing shows as "…", never as the name. */
export function fill(text: string, params: Params, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === "") return "…";
    if (typeof value === "string") return value;
    return language === "vi"
      ? formatNumber(value, { decimals: 10 })
      : value.toLocaleString("en-US", { maximumFractionDigits: 10 });
  });
}

export function say(text: Text, language: Language, params: Params = {}): string {
  return fill(text[language], params, language);
}
