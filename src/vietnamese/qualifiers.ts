import { looseKey } from "./text";

/** Words around a number that say how it is meant: ít nhất, trên, không quá, dưới, khoảng, ước. */
export type Qualifier = "atLeast" | "moreThan" | "atMost" | "lessThan" | "about" | "estimate";

/** Words before a number. Longest first counts; read without tones, so "tren 132" is understood too. */
const BEFORE: readonly (readonly [Qualifier, readonly string[]])[] = [
  [
    "atLeast",
    ["ít nhất là", "ít nhất", "tối thiểu là", "tối thiểu", "không dưới", "không ít hơn", "không thấp hơn", "từ"],
  ],
  ["atLeast", [">=", "=>", "≥"]],
  ["moreThan", ["trên", "hơn", "nhiều hơn", "lớn hơn", "cao hơn", "vượt", ">"]],
  ["atMost", ["không quá", "không vượt quá", "không vượt", "không trên", "không hơn", "không cao hơn", "nhiều nhất"]],
  ["atMost", ["tối đa là", "tối đa", "cao nhất", "<=", "=<", "≤"]],
  ["lessThan", ["dưới", "ít hơn", "thấp hơn", "nhỏ hơn", "chưa đến", "chưa tới", "chưa đầy", "<"]],
  ["about", ["khoảng", "gần", "xấp xỉ", "chừng", "khoảng chừng", "~", "≈"]],
  ["estimate", ["ước", "ước đạt", "ước tính", "ước tính đạt", "ước thực hiện", "ước khoảng", "dự kiến", "dự kiến đạt"]],
];
/** Words that add nothing: "đạt 95", "còn 1,82%", "giảm còn 4". */
const FILLERS = [
  "đạt",
  "là",
  "có",
  "còn",
  "giảm còn",
  "giảm xuống còn",
  "được",
  "đã đạt",
  "đã có",
  "phấn đấu",
  "phấn đấu đạt",
  "đạt được",
  "tăng",
  "=",
];
const AFTER: readonly (readonly [Qualifier, RegExp])[] = [
  ["atLeast", /[ ,]*(?:trở lên|trở đi|trơ lên)$/u],
  ["atMost", /[ ,]*trở xuống$/u],
];

const words: readonly (readonly [string, Qualifier | null])[] = [
  ...BEFORE.flatMap(([qualifier, list]) => list.map((word) => [word, qualifier] as const)),
  ...FILLERS.map((word) => [word, null] as const),
]
  .map(([word, qualifier]) => [bare(word), qualifier] as const)
  .sort(([a], [b]) => b.length - a.length);

/** What is left of the text, the qualifier found, or `conflict` when two of them contradict ("trên 5 trở xuống"). */
export interface Qualified {
  rest: string;
  qualifier?: Qualifier;
  conflict: boolean;
}

/** Takes the qualifying words off both ends. A comparison outranks "ước", which outranks "khoảng". */
export function takeQualifiers(text: string): Qualified {
  const found: Qualifier[] = [];
  let rest = text;
  for (const [qualifier, pattern] of AFTER) {
    const shorter = rest.replace(pattern, "");
    if (shorter === rest) continue;
    // "từ 5 trở lên": the word before says nothing more.
    rest = shorter.replace(/^từ(?=\s)/iu, "").trim();
    found.push(qualifier);
  }
  for (let word = prefix(rest); word; word = prefix(rest)) {
    rest = rest.slice(word.length).trim();
    if (word.qualifier) found.push(word.qualifier);
  }
  const comparisons = new Set(found.filter((q) => q !== "estimate" && q !== "about"));
  const [comparison] = comparisons;
  const qualifier = comparison ?? (found.includes("estimate") ? "estimate" : found[0]);
  return { rest, qualifier, conflict: comparisons.size > 1 };
}

function prefix(text: string): { length: number; qualifier: Qualifier | null } | null {
  const start = bare(text.slice(0, 24));
  for (const [word, qualifier] of words) {
    if (!start.startsWith(word)) continue;
    const next = text[word.length] ?? "";
    if (/\p{L}$/u.test(word) && !/[\s\d<>=≥≤~≈:-]/.test(next)) continue;
    return { length: word.length + (next === ":" ? 1 : 0), qualifier };
  }
  return null;
}

/** Lower case without marks, letter for letter, so that lengths stay those of NFC text. */
function bare(text: string): string {
  return [...text].map((letter) => (/\p{L}/u.test(letter) ? looseKey(letter) || letter : letter)).join("");
}
