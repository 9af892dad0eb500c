/**
 * The document model (mô hình văn bản): what a Word document says, before it is drawn. Plain data, so that the pane can
 * show it, the officer can edit its paragraphs, and the renderers (docx, clipboard, template, update) draw the same.
 */

/** Which document is asked for. */
export type DocumentKind =
  | "plan" // kế hoạch
  | "report" // báo cáo
  | "annex" // phụ lục nhiệm vụ theo quý
  | "results" // kết quả thực hiện chỉ tiêu
  | "cluster" // tổng hợp cụm
  | "ranking" // xếp hạng
  | "tasks" // tiến độ nhiệm vụ
  | "submissions" // tình hình nộp
  | "awards" // đăng ký danh hiệu
  | "scoring"; // chấm điểm

export type Align = "left" | "center" | "right";

/** One cell; "\n" begins a new line (a paragraph of its own). */
export interface Cell {
  text: string;
  /** Columns it covers, default 1. */
  span?: number;
  /** Header rows it covers, default 1; only in the header. The rows below leave the cell out. */
  rows?: number;
  /** Default: the column's; in the header: center. */
  align?: Align;
}

export interface Row {
  cells: Cell[];
  /** "band" (hàng nhóm) and "total" (hàng tổng) are bold. Default "row". */
  kind?: "row" | "band" | "total";
}

export interface Column {
  /** Millimetres at 13 pt; the renderers fit the columns to the room there is. */
  width: number;
  align: Align;
  /** Takes what the others leave of the page. */
  grows?: boolean;
}

export interface Table {
  type: "table";
  columns: Column[];
  /** Header rows, repeated on every page. */
  head: Cell[][];
  rows: Row[];
  /** Largest font size in points; the renderers take a smaller one when the columns do not fit. */
  size: number;
  /** Lines above the table, e.g. "Biểu 1/3: …". */
  caption?: string;
}

/** Bars of achievement (biểu đồ mức độ hoàn thành). `null` is no data and leaves a gap. */
export interface Chart {
  type: "chart";
  title: string;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

/**
 * A part of the document that belongs to us (content control), kept apart from what the officer writes: exporting again
 * replaces what stands inside and nothing else. `id` is its identity in the document, e.g. "results".
 */
export interface Control {
  type: "control";
  id: string;
  /** Name shown on the control in Word. */
  name: string;
  /** The last row stays on the page of what follows (a closing line, the signature). */
  keepNext?: boolean;
  blocks: (Table | Chart)[];
}

/** Quốc hiệu, cơ quan, số, địa danh và ngày. Lines are ready to print. */
export interface LetterHead {
  type: "letterHead";
  parentAgency: string;
  agency: string;
  number: string;
  placeAndDate: string;
}

/** Tên loại và trích yếu. */
export interface Title {
  type: "title";
  /** "KẾ HOẠCH", "BÁO CÁO", or a table's title. */
  name: string;
  summary: string;
}

/** Phụ lục: its number, title and "(Kèm theo …)". */
export interface AnnexTitle {
  type: "annexTitle";
  /** "Phụ lục", or "Phụ lục I" where there are several. */
  label: string;
  title: string;
  attachedTo: string;
}

export interface Heading {
  type: "heading";
  level: 1 | 2 | 3;
  text: string;
}

export interface Paragraph {
  type: "paragraph";
  /** "basis" (căn cứ) is italic; "note" is centred italic, without the first-line indent. */
  role: "body" | "basis" | "note";
  text: string;
}

/** Nơi nhận (left) and quyền hạn, chức vụ, họ tên (right). */
export interface Signature {
  type: "signature";
  recipients: string[];
  signers: Signer[];
}

export interface Signer {
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH": printed in capitals, bold. */
  lines: string[];
  /** Blank when not known: the place stays free for a pen. */
  name: string;
}

export type Block = LetterHead | Title | AnnexTitle | Heading | Paragraph | Control | Signature;

/** Pages of one orientation. Page numbers begin at 1 in every section and are not shown on its first page. */
export interface Section {
  landscape: boolean;
  blocks: Block[];
}

export interface DocumentModel {
  kind: DocumentKind;
  /** Title in the file's properties. */
  title: string;
  sections: Section[];
}

/** Every content control of a document, in order. */
export function controlsOf(model: DocumentModel): Control[] {
  return model.sections.flatMap((section) => section.blocks.filter((block) => block.type === "control"));
}

/** Every table of a document, in order. */
export function tablesOf(model: DocumentModel): Table[] {
  return controlsOf(model).flatMap((control) => control.blocks.filter((block) => block.type === "table"));
}
