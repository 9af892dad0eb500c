import type { Member, Plan } from "../domain/plan";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { lookOf, putMerged, widthOf } from "./draft";
import { rowHeight } from "./heights";

export interface Heading {
  /** Superior body (cơ quan chủ quản) and the agency itself. */
  parent: string;
  agency: string;
  /** "Số: …/BC-…", or absent for an annex. */
  number?: string;
  /** Place and date line. */
  date: string;
  title: string;
  /** "(Kèm theo Báo cáo số …)". */
  attached: string;
  /** One line of facts under the title. */
  info?: string;
}

type Widths = readonly { width: number; hidden?: boolean }[];

/** Columns from `left` on that hold about `share` of the visible width up to `right`. */
function partAt(columns: Widths, left: number, right: number, share: number): number {
  const all = widthOf(columns, left, right);
  let at = left;
  while (at < right && widthOf(columns, left, at) < all * share) at++;
  return at;
}

/**
 * Title block of a form (phần đầu): agency on the left, Quốc hiệu and Tiêu ngữ on the right (Nghị định 30/2020/NĐ-CP, Phụ lục I), then
 * title, "Kèm theo" and facts over the whole width. Kept low, since it is frozen with the header. Returns the first row below.
 */
export function putHeading(sheet: SheetSpec, columns: Widths, right: number, heading: Heading): number {
  const half = partAt(columns, 0, right, 0.4);
  const from = partAt(columns, 0, right, 0.55) + 1;
  const both = (row: number, left: string, leftStyle: string, text: string, style: string, height: number) => {
    putMerged(sheet, { top: row, bottom: row, left: 0, right: half }, left, leftStyle);
    putMerged(sheet, { top: row, bottom: row, left: from, right }, text, style);
    const look = lookOf(sheet.styles[leftStyle]);
    sheet.rows.push({ row, height: rowHeight([{ text: left, width: widthOf(columns, 0, half), look }], height) });
  };
  both(0, heading.parent.toUpperCase(), "agencyParent", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto", 16.5);
  both(1, heading.agency.toUpperCase(), "agency", "Độc lập - Tự do - Hạnh phúc", "motto", 16.5);
  both(2, "────────", "rule", "──────────────────────", "rule", 8);
  both(3, heading.number ?? "", "numberLine", heading.date, "dateLine", 18);
  const wide = (row: number, text: string, style: string, least: number) => {
    putMerged(sheet, { top: row, bottom: row, left: 0, right }, text, style);
    const look = lookOf(sheet.styles[style]);
    sheet.rows.push({ row, height: rowHeight([{ text, width: widthOf(columns, 0, right), look }], least) });
  };
  wide(4, heading.title, "title", 21);
  wide(5, heading.attached, "subtitle", 17);
  if (heading.info === undefined) return 6;
  wide(6, heading.info, "info", 17);
  return 7;
}

/** Signature block under a table: who made the table on the left, who answers for it on the right. Returns its last row. */
export function putSignatures(
  sheet: SheetSpec,
  row: number,
  columns: Widths,
  right: number,
  signers: readonly string[],
): number {
  const places = signers.map((_, at) => {
    const left = at === 0 ? 0 : partAt(columns, 0, right, at / signers.length) + 1;
    return { left, right: at === signers.length - 1 ? right : partAt(columns, 0, right, (at + 1) / signers.length) };
  });
  signers.forEach((signer, at) => {
    const place = places[at]!;
    putMerged(sheet, { top: row, bottom: row, ...place }, signer, "sign");
    putMerged(sheet, { top: row + 1, bottom: row + 1, ...place }, "(Ký, ghi rõ họ tên)", "signNote");
    putMerged(sheet, { top: row + 6, bottom: row + 6, ...place }, null, "signName");
  });
  sheet.rows.push({ row, height: 24 }, { row: row + 6, height: 20 });
  return row + 6;
}

/** Left and right edges of the visible columns, as a form prints them. */
export function lastVisible(columns: Widths): number {
  for (let at = columns.length - 1; at >= 0; at--) if (!columns[at]!.hidden) return at;
  return 0;
}

/** A line of help in grey italics over some columns; not printed as part of the table. */
export function putHint(sheet: SheetSpec, row: number, columns: Widths, right: number, text: string): void {
  putMerged(sheet, { top: row, bottom: row, left: 0, right }, text, "hint");
  const look = lookOf(sheet.styles.hint);
  sheet.rows.push({ row, height: rowHeight([{ text, width: widthOf(columns, 0, right), look }], 15) });
}

/** Superior body of a member on its own forms; the cell may be typed over. */
export function superiorOf(plan: Plan, member: Member): string {
  return textKey(member.name) === textKey(plan.issuer.name) ? plan.issuer.parent : plan.issuer.name;
}
