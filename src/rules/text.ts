import type { Fix, Place } from "../domain/issue";
import { cellName } from "../sheet/address";
import { type Book, eachCell, type Grid, KIND } from "../sheet/grid";
import { parseDate } from "../vietnamese/dates";
import { lostLetters, rawKeys, unmangled } from "../vietnamese/garbled";
import { detectLegacy, fromLegacy } from "../vietnamese/legacy";
import { hasDecomposed, lookAlikes, nfc } from "../vietnamese/text";
import { rule } from "./rule";
import type { BookView } from "./view";

type Code =
  | "text.legacy"
  | "text.legacyAsked"
  | "text.mangled"
  | "text.lostLetters"
  | "text.rawKeys"
  | "text.decomposed"
  | "text.lookAlike"
  | "text.invisible"
  | "text.tonePlacement"
  | "text.spacing"
  | "text.impossibleDate";

const WHERE = "Mọi ô chữ của biểu mẫu";

/** Tone on the first vowel of oa, oe, uy at the end of a syllable is the old way (hòa); on the second the new one (hoà). */
const OLD = /(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}\p{M}])/iu;
const NEW = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}\p{M}])/iu;
/** Zero-width and direction characters, no-break spaces, byte order marks. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00a0\u202f]/;
/** "số1", "TWngày", a comma with no space behind it before a letter. */
const GLUED = /(?:^|\s)(?:số|Số|năm|tháng)\d|[A-ZĐ]{2,}(?:ngày|của|tháng)(?![\p{L}])/u;

/** What is wrong with a text, with the text as it should be where that is sure. */
export interface TextFault {
  code: Code;
  found: string;
  value: string | null;
  certain: boolean;
}

/** Looks at one text as typed; `font` tells TCVN3 and VNI. The first fault counts: what is not Unicode is not looked at further. */
export function textFault(text: string, font: string | undefined, year: number): TextFault | null {
  if (/^[\x20-\x7e]*$/.test(text)) {
    const raw = text.length >= 12 ? rawKeys(text) : null;
    return raw === null ? ofWords(text, year) : { code: "text.rawKeys", found: raw, value: null, certain: false };
  }
  const meant = unmangled(text);
  if (meant !== null) return { code: "text.mangled", found: meant, value: meant, certain: false };
  const lost = text.includes("?") ? lostLetters(text) : null;
  if (lost !== null) return { code: "text.lostLetters", found: lost, value: null, certain: false };
  const legacy = detectLegacy(text, font);
  if (legacy) {
    const value = fromLegacy(text, legacy.encoding, font);
    return { code: legacy.sure ? "text.legacy" : "text.legacyAsked", found: text, value, certain: false };
  }
  if (hasDecomposed(text)) return { code: "text.decomposed", found: nfc(text), value: nfc(text), certain: true };
  const twins = lookAlikes(text);
  if (twins.length > 0) {
    let value = "";
    let from = 0;
    for (const { index, found, meant } of twins) {
      value += text.slice(from, index) + meant;
      from = index + found.length;
    }
    return { code: "text.lookAlike", found: twins[0]!.found, value: value + text.slice(from), certain: true };
  }
  if (INVISIBLE.test(text)) {
    const value = text.replace(/[\u00a0\u202f]/g, " ").replace(new RegExp(INVISIBLE, "g"), "");
    return { code: "text.invisible", found: value, value, certain: true };
  }
  return ofWords(text, year);
}

/** Days that never were, and words run together. */
function ofWords(text: string, year: number): TextFault | null {
  const impossible = impossibleDate(text, year);
  if (impossible !== null) return { code: "text.impossibleDate", found: impossible, value: null, certain: false };
  return GLUED.test(text) ? spacing(text) : null;
}

function spacing(text: string): TextFault {
  return { code: "text.spacing", found: GLUED.exec(text)![0].trim(), value: null, certain: false };
}

/** "30/2/2024" amid a text; a span such as "03/2/1930-30/2/2024" is looked at end by end. */
function impossibleDate(text: string, year: number): string | null {
  for (const [found] of text.matchAll(/(?<![\d/])\d{1,2}\/\d{1,2}\/\d{4}(?![\d/])/g)) {
    const reading = parseDate(found, { year });
    if (reading.kind === "refused" && reading.reason === "impossible") return found;
  }
  return null;
}

export const textRule = rule<BookView, Code>(
  "book",
  {
    "text.legacy": {
      severity: "warning",
      looksAt: WHERE,
      why: "Text in an old encoding is unreadable as soon as the font changes, and matches no name.",
      source: "TCVN 5712:1993 (TCVN3) by font .Vn* or by its characters",
      examples: ["B¸o c¸o kÕt qu¶"],
    },
    "text.legacyAsked": {
      severity: "warning",
      looksAt: WHERE,
      why: "It looks like text in an old encoding, but its characters are also letters of other languages.",
      source: "VNI-Windows: thi ñua khen thöôûng",
      examples: ["thi ñua khen thöôûng"],
    },
    "text.mangled": {
      severity: "warning",
      looksAt: WHERE,
      why: "Vietnamese letters were read byte by byte and are unreadable; the text can be brought back.",
      source: "UTF-8 read as Windows-1252: .csv files and web forms opened in Excel",
      examples: ["HoÃ n thÃ nh"],
    },
    "text.lostLetters": {
      severity: "warning",
      looksAt: WHERE,
      why: "Letters that became question marks cannot be brought back.",
      source: "Text saved in an encoding without Vietnamese letters",
      examples: ["t?t nhi?m v?"],
    },
    "text.rawKeys": {
      severity: "note",
      looksAt: WHERE,
      why: "Keystrokes of Telex or VIQR stand there: the input method was off.",
      source: "Unikey switched off, or typing on a telephone",
      examples: ["hoafn thafnh toots nhieejm vuj"],
    },
    "text.decomposed": {
      severity: "warning",
      looksAt: WHERE,
      why: "Letters and marks stand apart (tổ hợp): looking up and comparing in Excel fail though the cells look equal.",
      source: "Unicode NFC and NFD; Unikey offers both, macOS writes NFD",
      examples: ["Hoàn thành (tổ hợp)"],
    },
    "text.lookAlike": {
      severity: "warning",
      looksAt: WHERE,
      why: "A letter of another alphabet looks the same and matches nothing.",
      source: "Ð (Eth) for Đ, Cyrillic а for a",
      examples: ["Ðạt (chữ Ð U+00D0)"],
    },
    "text.invisible": {
      severity: "note",
      looksAt: WHERE,
      why: "Characters nobody sees keep texts from matching in Excel.",
      source: "Texts pasted from the web, Word and messages",
      examples: ["Đạt có khoảng trắng không ngắt"],
    },
    "text.tonePlacement": {
      severity: "note",
      looksAt: "Cột nguyên nhân, tài liệu kiểm chứng",
      why: "One word is spelt both ways (hòa, hoà); texts match all the same, a document should keep to one.",
      source: "Both ways stand in one printed document (hóa and hoá)",
      examples: ["hoá … hóa"],
    },
    "text.spacing": {
      severity: "note",
      looksAt: WHERE,
      why: "Two words ran together.",
      source: "“NQ/TWngày”, “cụm thi đua số1” in printed documents",
      examples: ["cụm thi đua số1"],
    },
    "text.impossibleDate": {
      severity: "warning",
      looksAt: WHERE,
      why: "There is no such day.",
      source: "“03/2/1930-30/2/2024” in a printed document",
      examples: ["30/2/2024"],
    },
  },
  (view, tell) => {
    const file = view.submission.file;
    for (const table of [view.results, view.schedule]) {
      if (!table) continue;
      const { grid, codes } = table;
      const owner = (row: number): Place => {
        const code = codes.get(row);
        if (code === undefined) return {};
        return table === view.results ? { indicator: code } : { task: code };
      };
      const faults = faultsOf(grid, view.plan.year);
      for (const { row, column, fault } of faults) {
        const place = { file, sheet: grid.name, cell: cellName(row, column), ...owner(row) };
        if (view.isSaid(place)) continue;
        const fix: Fix | null =
          fault.value === null
            ? null
            : { sheet: grid.name, cell: place.cell, value: fault.value, certain: fault.certain };
        tell(fault.code, place, {
          found: fault.found,
          ...(fault.value === null ? {} : { expected: fault.value }),
          ...(fix ? { fix } : {}),
        });
      }
    }
    tones(view, tell);
  },
);

interface Placed {
  row: number;
  column: number;
  fault: TextFault;
}

/** Texts are pooled: each different text in its look is looked at once. */
function faultsOf(grid: Grid, year: number): Placed[] {
  const { kind, num, look, texts, looks, formulas } = grid;
  const faults = new Map<number, TextFault>();
  const byLook: Judge[] = [];
  // One more than the look in which a text was found to be sound: nearly all are, and stand in one look.
  const sound = new Uint16Array(texts.length);
  for (let index = 0; index < kind.length; index++) {
    if (kind[index] !== KIND.text) continue;
    const at = num[index]!;
    const own = look[index]!;
    if (sound[at] === own + 1 || formulas.has(index)) continue;
    const judge = (byLook[own] ??= judgeOf(looks[own]?.font, year));
    const fault = judge(texts[at]!);
    if (fault === null) sound[at] = own + 1;
    else faults.set(index, fault);
  }
  const placed: Placed[] = [];
  if (faults.size > 0)
    eachCell(grid, (row, column, index) => {
      const fault = faults.get(index);
      if (fault) placed.push({ row, column, fault });
    });
  return placed;
}

type Judge = (text: string) => TextFault | null;

const judged = new Map<string, Map<string, TextFault | null>>();
const MOST = 20_000;

/** Looks at texts in a font. Members' files share their labels: what was found of a text is remembered. */
function judgeOf(font: string | undefined, year: number): Judge {
  const old = font !== undefined && /^(\.vn|vni)/i.test(font) ? font : "";
  const key = `${year}|${old}`;
  const texts = judged.get(key) ?? new Map<string, TextFault | null>();
  judged.set(key, texts);
  return (text) => {
    if (text.length > 300) return textFault(text, font, year);
    let fault = texts.get(text);
    if (fault === undefined) {
      if (texts.size >= MOST) texts.clear();
      texts.set(text, (fault = textFault(text, font, year)));
    }
    return fault;
  };
}

/** A member's own notes that spell tones both ways. */
function tones(view: BookView, tell: (code: "text.tonePlacement", place: Place, said?: object) => void): void {
  const typed = (pattern: RegExp) => {
    for (const row of view.rows)
      for (const key of ["reason", "evidence"] as const) {
        const text = row.entry?.[key];
        if (text && pattern.test(nfc(text))) return { text, place: row.place(key) };
      }
    return null;
  };
  const old = typed(OLD);
  const fresh = old && typed(NEW);
  if (!old || !fresh) return;
  const word = (text: string, pattern: RegExp) =>
    new RegExp(`\\p{L}*${pattern.source}`, "iu").exec(nfc(text))?.[0] ?? "";
  tell("text.tonePlacement", fresh.place, { found: word(fresh.text, NEW), expected: word(old.text, OLD) });
}

/** Fixes that bring a workbook's legacy texts into Unicode; the officer asks for them, nothing is converted silently. */
export function legacyFixes(book: Book): Fix[] {
  return book.sheets.flatMap((grid) => {
    const fixes: Fix[] = [];
    eachCell(grid, (row, column, index) => {
      if (grid.kind[index] !== KIND.text || grid.formulas.has(index)) return;
      const text = grid.texts[grid.num[index]!]!;
      const font = grid.looks[grid.look[index]!]?.font;
      const legacy = detectLegacy(text, font);
      if (legacy)
        fixes.push({
          sheet: grid.name,
          cell: cellName(row, column),
          value: fromLegacy(text, legacy.encoding, font),
          certain: legacy.sure,
        });
    });
    return fixes;
  });
}
