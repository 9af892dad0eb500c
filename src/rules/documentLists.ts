import type { Place } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { textKey } from "../vietnamese/text";
import { isCounted } from "./nature";
import { type PlacedText, rule, type Tell } from "./rule";

type Code = "text.numberGap" | "text.listPunctuation" | "text.countDiffers" | "text.targetDiffers";

/** How a paragraph is numbered, from the outer to the inner: "III.", "2.", "(4)", "b)". */
const STYLES = [
  /^(X{0,2}(?:IX|IV|V?I{0,3}))\.\s+\p{L}/u,
  /^(\d{1,2})\.\s+\p{L}/u,
  /^(?:[-–+•]\s*)?\((\d{1,2})\)/u,
  /^([a-eghiklmnopq]|đ)\)\s/u,
] as const;
const LETTERS = "abcdđeghiklmnopq";
const ROMAN: readonly string[] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

const SHOWN = [(n: string) => `${n}.`, (n: string) => `${n}.`, (n: string) => `(${n})`, (n: string) => `${n})`];

interface Item {
  style: number;
  number: number;
  label: string;
}

function itemOf(text: string): Item | null {
  for (const [style, pattern] of STYLES.entries()) {
    const label = pattern.exec(text)?.[1];
    if (label === undefined || label === "") continue;
    const number = style === 0 ? ROMAN.indexOf(label) : style === 3 ? LETTERS.indexOf(label) + 1 : Number(label);
    if (number > 0) return { style, number, label: SHOWN[style]!(label) };
  }
  return null;
}

/** A document's paragraphs in their order: numbering, punctuation of lists, counts against what is listed, targets against each other. */
export const documentListsRule = rule<{ texts: readonly PlacedText[]; plan: Plan }, Code>(
  "plan",
  {
    "text.numberGap": {
      severity: "warning",
      looksAt: "Văn bản kế hoạch, báo cáo: số thứ tự",
      why: "A number is missing: a paragraph was lost, or the rest was not numbered anew.",
      source: "Part III of Kế hoạch 58/KH-LHH goes 1, 2, 4",
      examples: ["1. …, 2. …, 4. Giao Văn phòng theo dõi"],
    },
    "text.listPunctuation": {
      severity: "note",
      looksAt: "Văn bản kế hoạch, báo cáo: cuối mỗi mục",
      why: "Items of one list end with “;” and only the last with “.”.",
      source: "Nghị định 30/2020/NĐ-CP, lists of a document; items (15), (18), (19) of Kế hoạch 15/KH-UBND",
      examples: ["(15) … 57,5%). giữa các mục kết thúc bằng “;”"],
    },
    "text.countDiffers": {
      severity: "note",
      looksAt: "Văn bản kế hoạch, báo cáo: số khai và danh sách theo sau",
      why: "The text says how many, and lists another number of them.",
      source: "“08 nhiệm vụ” followed by (1) to (6) in a printed report",
      examples: ["08 nhiệm vụ: (1) … (6)"],
    },
    "text.targetDiffers": {
      severity: "note",
      looksAt: "Văn bản kế hoạch: mức chỉ tiêu cùng một việc",
      why: "One thing is given two targets, or “ít nhất” in one place and not in another.",
      source: "Kế hoạch 58/KH-LHH: “2-3 hội thảo chuyển giao công nghệ” and “03 hội thảo … chuyển giao công nghệ”",
      examples: ["ít nhất 01 hội thành viên (nơi khác: 01)"],
    },
  },
  ({ texts, plan }, tell) => {
    numbering(texts, tell);
    for (const { text, place } of texts) counted(text, place, tell);
    targets(texts, plan, tell);
  },
);

function numbering(texts: readonly PlacedText[], tell: Tell<Code>): void {
  const last: (number | null)[] = STYLES.map(() => null);
  let list: { style: number; items: { item: Item; place: Place; end: string }[] } | null = null;
  const close = (): void => {
    if (list) punctuation(list.items, tell);
    list = null;
  };
  for (const { text: raw, place } of texts) {
    const text = raw.trim();
    const item = itemOf(text);
    const end = /[;.](?:\*?["”)]*)?$/.exec(text)?.[0].charAt(0) ?? "";
    if (!item) {
      // A paragraph broken into lines: the last line ends the item.
      if (list && text !== "") list.items.at(-1)!.end = end;
      continue;
    }
    const before = last[item.style] ?? null;
    if (before !== null && item.number > before + 1) {
      const missing = item.number === before + 2 ? String(before + 1) : `${before + 1}–${item.number - 1}`;
      tell("text.numberGap", place, { found: item.label, params: { missing } });
    }
    // A list begins with one; what begins otherwise is no list to judge.
    const going = item.number === 1 || (before !== null && item.number > before);
    last[item.style] = going ? item.number : null;
    last.fill(null, item.style + 1);
    if (list === null || list.style !== item.style || item.number === 1) close();
    list ??= { style: item.style, items: [] };
    list.items.push({ item, place, end });
  }
  close();
}

/** Where three in four items end with a semicolon, those that end otherwise before the last one are named. */
function punctuation(items: readonly { item: Item; place: Place; end: string }[], tell: Tell<Code>): void {
  const inner = items.slice(0, -1);
  const usual = inner.filter(({ end }) => end === ";").length;
  if (inner.length < 5 || usual < inner.length * 0.75) return;
  for (const { item, place, end } of inner)
    if (end === ".") tell("text.listPunctuation", place, { found: item.label, expected: ";" });
}

/** "08 nhiệm vụ: (1) … (2) …": the number said against the items that follow in the same paragraph. */
function counted(text: string, place: Place, tell: Tell<Code>): void {
  const [whole, digits = "", noun = ""] =
    /(?<![\d.,/])(\d{1,2})\s+(\p{L}+(?:\s\p{L}+)?)[^()\d.;]{0,40}?:?\s*\(1\)/u.exec(text) ?? [];
  if (whole === undefined || (!isCounted(noun.split(" ")[0]!) && !isCounted(noun))) return;
  let listed = 0;
  for (const [, label] of text.slice(text.indexOf(whole)).matchAll(/\((\d{1,2})\)/gu)) {
    if (Number(label) !== listed + 1) break;
    listed += 1;
  }
  const said = Number(digits);
  if (listed > 1 && listed !== said)
    tell("text.countDiffers", place, { found: `${digits} ${noun}`, params: { listed } });
}

interface Mention {
  place: Place;
  text: string;
  level: string;
  words: string[];
}

const LEVEL =
  /(?<![\d.,/\p{L}])(?:([Íí]t nhất|[Tt]ối thiểu|[Kk]hông quá|[Tt]ối đa)\s+)?(\d{1,3}(?:\s*[-–]\s*\d{1,3})?)\s+(?!(?:năm|tháng|ngày|lần|giờ)(?!\p{L}))(\p{Ll}[\p{L}\s,/-]{3,90})/gu;
const MOST = 300;

function mentionsIn(text: string, place: Place): Mention[] {
  return [...text.matchAll(LEVEL)].flatMap(([whole, operator = "", figure = "", rest = ""]) => {
    const words = textKey(rest).split(" ").slice(0, 10);
    const head = rest.trim().split(/\s+/);
    if (![head.slice(0, 2).join(" "), head[0]!].some(isCounted) && !/^hội /iu.test(rest)) return [];
    const level = `${operator === "" ? "" : "≥ "}${figure.replace(/\b0+(?=\d)/g, "").replace(/\s*[-–]\s*/, "-")}`;
    return [
      {
        place,
        text: whole.trim().split(/\s+/).slice(0, 8).join(" "),
        level: /quá|đa/iu.test(operator) ? level.replace("≥", "≤") : level,
        words,
      },
    ];
  });
}

/** Whether two phrases are of one thing: one begins the other, or both begin alike and share most of their words. */
function sameThing(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short[0] !== long[0] || short[1] !== long[1] || short.length < 2) return false;
  if (short.length >= 3 && short.every((word, i) => word === long[i])) return true;
  const rest = new Set(long.slice(2));
  const shared = short.slice(2).filter((word) => rest.has(word)).length;
  return shared >= 4 || (shared >= 2 && shared >= (short.length - 2) * 0.75);
}

function targets(texts: readonly PlacedText[], plan: Plan, tell: Tell<Code>): void {
  const own = plan.indicators.flatMap(({ code, name, target, type }) =>
    target !== null && (type === "quantity" || type === "atLeast")
      ? mentionsIn(`${target} ${name.replace(/^số\s+/iu, "")}`, { indicator: code })
      : [],
  );
  const all = [...texts.flatMap(({ text, place }) => mentionsIn(text, place)), ...own].slice(0, MOST);
  const told = new Set<number>();
  for (let i = 0; i < all.length; i++)
    for (let k = i + 1; k < all.length && !told.has(i); k++) {
      const [a, b] = [all[i]!, all[k]!];
      if (a.level === b.level || !sameThing(a.words, b.words)) continue;
      // Two plain numbers may be of two occasions, unless the words are quite the same.
      const plain = /^\d+$/.test(a.level) && /^\d+$/.test(b.level);
      if (plain && a.words.slice(0, 5).join(" ") !== b.words.slice(0, 5).join(" ")) continue;
      told.add(i);
      tell("text.targetDiffers", a.place, { found: a.text, expected: b.text });
    }
}
