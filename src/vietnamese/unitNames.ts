import { LONGEST_ENTRY } from "./characters";
import { textKey } from "./text";
import { ABBREVIATIONS, LEADING_ABBREVIATIONS, SYNONYMS } from "./unitNameData";

interface Phrases {
  /** Key of the phrase → words that replace it. */
  words: ReadonlyMap<string, string[]>;
  longest: number;
}

const leading = phrases(LEADING_ABBREVIATIONS);
const abbreviations = phrases(ABBREVIATIONS);
const synonyms = phrases(SYNONYMS);
/** Joining words that come and go: "Khoa học và Công nghệ", "KH&CN", "Khoa học, Công nghệ". */
const JOINERS = new Set(["và", "&", textKey("và")]);

const CACHE_SIZE = 5_000;
const keys = new Map<string, string>();

/**
 * Key of the name of an office (tên đơn vị): as textKey, with abbreviations written out and spellings brought together, so
 * "Ban TĐKT - Sở Nội vụ" and "Ban Thi đua, khen thưởng Sở Nội vụ" meet. Names without the province stay apart from names with it.
 */
export function unitNameKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  let words = textKey(text.replace(/\./g, ". ")).split(" ");
  words = replaceFirst(replaceAll(words, abbreviations), leading)
    .flatMap((word) => word.split("&"))
    .filter((word) => word !== "" && !JOINERS.has(word));
  const key = replaceAll(words, synonyms).join(" ");
  if (text.length > LONGEST_ENTRY) return key;
  if (keys.size >= CACHE_SIZE) keys.clear();
  keys.set(text, key);
  return key;
}

function phrases(rows: readonly (readonly [string, string])[]): Phrases {
  const words = new Map(rows.map(([from, to]) => [textKey(from), textKey(to).split(" ").filter(Boolean)]));
  return { words, longest: Math.max(...[...words.keys()].map((key) => key.split(" ").length)) };
}

/** Longest phrase first, left to right, each word replaced once. */
function replaceAll(words: string[], { words: table, longest }: Phrases): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length;) {
    let length = Math.min(longest, words.length - i);
    while (length > 0 && !table.has(words.slice(i, i + length).join(" "))) length--;
    if (length === 0) out.push(words[i] ?? "");
    else out.push(...(table.get(words.slice(i, i + length).join(" ")) ?? []));
    i += Math.max(length, 1);
  }
  return out;
}

/** One-letter abbreviations mean something only in front of a name ("P. Dĩnh Kế"). */
function replaceFirst(words: string[], { words: table }: Phrases): string[] {
  const [first = "", ...rest] = words;
  const meant = rest.length > 0 ? table.get(first) : undefined;
  return meant ? [...meant, ...rest] : words;
}
