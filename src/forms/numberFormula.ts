import { quoted } from "./draft";

/**
 * Native formulas that read a figure typed as text, by the Vietnamese custom and whatever the locale of Excel: VALUE is only
 * ever given digits. Understood: 16.068 · 54,7 · 1.234,5 · -3,2 · 54,7% (where the unit is %) · a word of QUALIFIERS before it
 * ("trên 132", "ước đạt 54,7") · a unit after it ("1.484 người") · 184/192 for rates. Everything else is "?" ("Không tính
 * được"): what src/vietnamese reads as ambiguous (1.5; 16,068), ranges, other scales ("2,3 triệu" of "lượt"), digits grouped by
 * spaces or in the English way, decomposed letters (tổ hợp). A dash alone is no data.
 */

/** Words taken off before the number, longer ones first. */
const QUALIFIERS = [
  "ước thực hiện",
  "ước tính",
  "ước đạt",
  "tối thiểu",
  "không quá",
  "ít nhất",
  "dự kiến",
  "xấp xỉ",
  "khoảng",
  "trên",
  "dưới",
  "hơn",
  "gần",
  "đạt",
  "ước",
  "còn",
];

/** Scale words; a unit that starts with one and is not the indicator's own changes the figure. */
const SCALES = ["nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "trăm", "chục"];

const DIGITS = "0123456789";
const NBSP = "\u00a0";

function without(text: string, parts: readonly string[], by = ""): string {
  return parts.reduce((inner, part) => `SUBSTITUTE(${inner},${quoted(part)},${quoted(by)})`, text);
}

/** The text of a cell in lower case, without qualifiers; "" for a number. */
export function cleanFormula(cell: string): string {
  const spaced = `" "&LOWER(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell}&"",${quoted(NBSP)}," "),"−","-"),"–","-"))&" "`;
  const bare = without(
    spaced,
    QUALIFIERS.map((word) => ` ${word} `),
    " ",
  );
  return `IF(ISERROR(${cell}),"?",IF(ISNUMBER(${cell}),"",SUBSTITUTE(SUBSTITUTE(TRIM(${bare})," /","/"),"/ ","/")))`;
}

/** The first word of a cleaned text without its sign and "%". */
export function bodyFormula(clean: string): string {
  const token = `SUBSTITUTE(LEFT(${clean},FIND(" ",${clean}&" ")-1),"%","")`;
  return `IF(OR(LEFT(${clean},1)="-",LEFT(${clean},1)="+"),MID(${token},2,60),${token})`;
}

/** Digits before the decimal comma, with their thousand dots. */
export function wholeFormula(body: string): string {
  return `LEFT(${body},FIND(",",${body}&",")-1)`;
}

/** Digits after the decimal comma. */
export function fractionFormula(body: string): string {
  return `MID(${body},FIND(",",${body}&",")+1,40)`;
}

/** What stands after the first word of a cleaned text. */
export function restFormula(clean: string): string {
  return `MID(${clean},FIND(" ",${clean}&" ")+1,99)`;
}

/** The cell typed into and the helper cells (or formulas) over it. */
export interface FigureCells {
  cell: string;
  clean: string;
  body: string;
  whole: string;
  fraction: string;
  rest: string;
}

/** The figure: a number, "" for no data, "?" for what cannot be read; with `ratio`, 184/192 is its percentage and 0/0 "0/0". */
export function figureFormula(cells: FigureCells, unit: string, ratio: boolean): string {
  const { cell, clean, body, whole, fraction } = cells;
  const digits = `SUBSTITUTE(SUBSTITUTE(${body},".",""),",","")`;
  const dots = `(LEN(${whole})-LEN(SUBSTITUTE(${whole},".","")))`;
  const first = `(LEN(${whole})-4*${dots})`;
  const grouped =
    `OR(${dots}=0,AND(LEFT(${whole},1)<>"0",${first}>=1,${first}<=3,LEFT(RIGHT(${whole},4),1)=".",` +
    `OR(${dots}<2,LEFT(RIGHT(${whole},8),1)="."),OR(${dots}<3,LEFT(RIGHT(${whole},12),1)="."),${dots}<4))`;
  const twoWays = `AND(LEN(${fraction})=3,${dots}=0,LEN(${whole})>=1,LEN(${whole})<=3,LEFT(${whole},1)<>"0")`;
  const sound =
    `AND(${without(digits, [...DIGITS])}="",LEN(${digits})>=1,LEN(${digits})<=15,` +
    `LEN(${body})-LEN(SUBSTITUTE(${body},",",""))<=1,RIGHT(${body},1)<>",",ISERROR(FIND(".",${fraction})),` +
    `${grouped},NOT(${twoWays}),${tailFormula(cells, unit)})`;
  const value = `IF(LEFT(${clean},1)="-",-1,1)*VALUE(SUBSTITUTE(${whole},".","")&${fraction})/10^LEN(${fraction})`;
  const otherwise = ratio ? ratioFormula(cells, unit) : '"?"';
  const none = `OR(${["", "-", "–", "…", "..."].map((text) => `${clean}=${quoted(text)}`).join(",")})`;
  return `IF(ISNUMBER(${cell}),${cell},IF(${none},"",IFERROR(IF(${sound},${value},${otherwise}),"?")))`;
}

/** Whether what follows the number may follow it: nothing, the unit, or words that do not change the figure. */
function tailFormula({ clean, rest }: FigureCells, unit: string): string {
  const own = unit.trim().toLowerCase();
  const percent = own.startsWith("%");
  const scales = SCALES.filter((word) => !own.startsWith(word));
  const scaled = scales.map((word) => `LEFT(${rest}&" ",${word.length + 1})=${quoted(`${word} `)}`).join(",");
  const words = `AND(${without(rest, [...DIGITS])}=${rest},NOT(OR(${scaled})))`;
  const tail = own === "" ? words : `OR(${rest}=${quoted(own)},${words})`;
  return percent ? tail : `AND(ISERROR(FIND("%",${clean})),${tail})`;
}

/** "184/192" in whole numbers; a month and a year ("8/2024") is no ratio. */
function ratioFormula(cells: FigureCells, unit: string): string {
  const { clean, body } = cells;
  const above = `LEFT(${body},FIND("/",${body})-1)`;
  const below = `MID(${body},FIND("/",${body})+1,20)`;
  const month = `AND(VALUE(${above})<=12,VALUE(${below})>=1900,VALUE(${below})<=2100)`;
  const sound = `AND(${without(`SUBSTITUTE(${body},"/","",1)`, [...DIGITS])}="",NOT(${month}),ISERROR(FIND("%",${clean})),${tailFormula(cells, unit)})`;
  const none = `IF(VALUE(${above})=0,"0/0","?")`;
  return `IF(${sound},IF(VALUE(${below})=0,${none},VALUE(${above})/VALUE(${below})*100),"?")`;
}
