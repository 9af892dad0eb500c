import { formatDateLong } from "../vietnamese/dates";
import type { LetterHead, Signer } from "./model";

/** How the signer signs: thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền; "" for the head of the office. */
export type SignerPrefix = "TM." | "KT." | "TL." | "TUQ." | "Q." | "";

/**
 * What stands around the text of a document (thể thức) and no table knows. Whatever is missing is printed as a visible
 * blank, never left out: the officer or the văn thư fills it by hand.
 */
export interface HeaderFacts {
  /** Cơ quan chủ quản; null or absent where there is none (a province's committee has none). */
  parentAgency?: string | null;
  /** Cơ quan ban hành. */
  agency?: string | null;
  /** Number alone: "15" or "05". */
  number?: string | null;
  /** Ký hiệu after the slash: "KH-UBND". */
  symbol?: string | null;
  place?: string | null;
  /** ISO. */
  date?: string | null;
  /** Year printed where the date is blank; default: the plan's. */
  year?: number;
  signerPrefix?: SignerPrefix;
  /** Who is signed for: "ỦY BAN NHÂN DÂN" after TM., "CHỦ TỊCH" after KT. or TL. */
  signerBody?: string | null;
  /** Collective above a KT. line: "TM. ỦY BAN NHÂN DÂN" / "KT. CHỦ TỊCH" / "PHÓ CHỦ TỊCH". */
  signerCollective?: string | null;
  /** Chức vụ: "CHỦ TỊCH". */
  signerPosition?: string | null;
  /** Họ tên, without academic titles. */
  signerName?: string | null;
  recipients?: string[];
  /** Tên loại when it is another than the kind's own: "KẾ HOẠCH". */
  title?: string | null;
  /** Trích yếu. */
  summary?: string | null;
  /** Căn cứ, one a line, with or without "Căn cứ" and its ";". */
  basis?: string[];
  /** What a table alone is attached to: "Kế hoạch", "Báo cáo". Makes it a Phụ lục instead of a biểu with its own signatures. */
  attachedTo?: string | null;
  /** Whole numbers 1–9 as 01–09 (a custom, not the decree's rule). Default true. */
  leadingZero?: boolean;
}

/** Room for a number or a day to be written by hand. */
const BLANK = "      ";
export const DOTS = "…………";

const upper = (text: string) => text.toLocaleUpperCase("vi");

/** "Số: 15/KH-UBND": no spaces around "/"; a number below 10 gets its zero (Nghị định 30, Phụ lục I, II.3). */
export function numberLine(facts: HeaderFacts, kindSymbol: string): string {
  return `Số: ${numberText(facts, kindSymbol)}`;
}

export function numberText(facts: HeaderFacts, kindSymbol: string): string {
  const number = facts.number?.trim();
  const shown = number ? number.replace(/^\d$/, "0$&") : BLANK;
  const symbol = facts.symbol?.trim() || (kindSymbol ? `${kindSymbol}-…` : "…");
  return `${shown}/${symbol.replace(/\s*([/-])\s*/g, "$1")}`;
}

/** "ngày 05 tháng 6 năm 2024", or the same with blanks. */
export function dateText(facts: HeaderFacts): string {
  if (facts.date) return formatDateLong(facts.date);
  return `ngày${BLANK}tháng${BLANK}năm ${facts.year ?? "20…"}`;
}

export function letterHead(facts: HeaderFacts, kindSymbol: string): LetterHead {
  return {
    type: "letterHead",
    parentAgency: facts.parentAgency ? upper(facts.parentAgency) : "",
    agency: facts.agency ? upper(facts.agency) : DOTS,
    number: numberLine(facts, kindSymbol),
    placeAndDate: `${facts.place?.trim() || DOTS}, ${dateText(facts)}`,
  };
}

/** TM./KT./TL./TUQ./Q. and the position (Nghị định 30, Điều 13 and Phụ lục I, II.7). */
export function signer(facts: HeaderFacts): Signer {
  const prefix = facts.signerPrefix ?? "";
  const position = facts.signerPosition ? upper(facts.signerPosition) : "";
  const body = facts.signerBody ? upper(facts.signerBody) : "";
  const lines: string[] = [];
  if (facts.signerCollective) lines.push(`TM. ${upper(facts.signerCollective).replace(/^TM\.\s*/, "")}`);
  if (prefix === "Q.") {
    if (body) lines.push(body);
    lines.push(`Q. ${position || DOTS}`);
  } else {
    if (prefix) lines.push(`${prefix} ${body || DOTS}`);
    lines.push(position || DOTS);
  }
  return { lines, name: facts.signerName?.trim() ?? "" };
}

/** Căn cứ: "Căn cứ …;" each, the last one with "." (Nghị định 30, Phụ lục I, II.6.a). */
export function basisLines(basis: string[]): string[] {
  return basis.map((text, i) => {
    const bare = text.trim().replace(/\s*[;.,]+$/, "");
    const whole = /^(Căn cứ|Theo|Thực hiện|Xét)\s/i.test(bare) ? bare : `Căn cứ ${bare}`;
    return `${whole}${i === basis.length - 1 ? "." : ";"}`;
  });
}

/** "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 6 năm 2024 của …)" with blanks for what is not known. */
export function attachedLine(facts: HeaderFacts, document: string, kindSymbol: string): string {
  const issuer = facts.agency?.replace(/\s+/g, " ").trim() || DOTS;
  return `(Kèm theo ${document} số ${numberText(facts, kindSymbol)} ${dateText(facts)} của ${issuer})`;
}
