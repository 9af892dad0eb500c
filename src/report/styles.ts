import { type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from "docx";
import { LAYOUT, twips } from "./layout";
import { STYLE } from "./style";

type Alignment = "left" | "center" | "both";

interface Look {
  name: string;
  size: number;
  bold?: boolean;
  italics?: boolean;
  align?: Alignment;
  firstLine?: boolean;
  before?: number;
  after?: number;
  line?: number;
  keepNext?: boolean;
  outline?: number;
}

const LOOKS: Record<string, Look> = {
  [STYLE.parentAgency]: { name: "Cơ quan chủ quản", size: LAYOUT.parentAgency, align: "center" },
  [STYLE.agency]: { name: "Cơ quan ban hành", size: LAYOUT.agency, bold: true, align: "center" },
  [STYLE.nation]: { name: "Quốc hiệu", size: LAYOUT.nation, bold: true, align: "center" },
  [STYLE.motto]: { name: "Tiêu ngữ", size: LAYOUT.motto, bold: true, align: "center" },
  [STYLE.number]: { name: "Số, ký hiệu", size: LAYOUT.number, align: "center", before: 4 },
  [STYLE.placeAndDate]: {
    name: "Địa danh, ngày tháng",
    size: LAYOUT.placeAndDate,
    italics: true,
    align: "center",
    before: 4,
  },
  [STYLE.title]: { name: "Tên loại", size: LAYOUT.title, bold: true, align: "center", before: 14 },
  [STYLE.summary]: { name: "Trích yếu", size: LAYOUT.summary, bold: true, align: "center" },
  [STYLE.basis]: body("Căn cứ", { italics: true }),
  [STYLE.body]: body("Nội dung", {}),
  [STYLE.note]: { name: "Ghi chú giữa", size: LAYOUT.body, italics: true, align: "center", before: 3, after: 6 },
  [STYLE.heading1]: body("Đề mục I", { bold: true, keepNext: true, outline: 0 }),
  [STYLE.heading2]: body("Đề mục 1", { bold: true, keepNext: true, outline: 1 }),
  [STYLE.heading3]: body("Đề mục 1.1", { bold: true, italics: true, keepNext: true, outline: 2 }),
  [STYLE.recipientsHead]: {
    name: "Nơi nhận đầu",
    size: LAYOUT.recipientsHead,
    bold: true,
    italics: true,
    before: 12,
    align: "left",
  },
  [STYLE.recipients]: { name: "Nơi nhận", size: LAYOUT.recipients, align: "left" },
  [STYLE.signer]: { name: "Quyền hạn, chức vụ", size: LAYOUT.signer, bold: true, align: "center" },
  [STYLE.signerName]: {
    name: "Họ tên người ký",
    size: LAYOUT.signer,
    bold: true,
    align: "center",
    before: LAYOUT.penRoom,
  },
  [STYLE.annexLabel]: { name: "Phụ lục số", size: LAYOUT.annexLabel, bold: true, align: "center", outline: 0 },
  [STYLE.annexTitle]: { name: "Phụ lục tên", size: LAYOUT.annexTitle, bold: true, align: "center" },
  [STYLE.attachedTo]: { name: "Phụ lục kèm theo", size: LAYOUT.attachedTo, italics: true, align: "center" },
  [STYLE.pageNumber]: { name: "Số trang", size: LAYOUT.pageNumber, align: "center" },
};

/** Body text: justified, first line in, space between paragraphs. */
function body(name: string, more: Partial<Look>): Look {
  const { body: size, paragraphAfter: after, line } = LAYOUT;
  return { name, size, align: "both", firstLine: true, after, line, ...more };
}

function paragraphStyle([id, look]: [string, Look]): IParagraphStyleOptions {
  return {
    id,
    name: look.name,
    basedOn: "Normal",
    quickFormat: true,
    run: {
      size: look.size * 2,
      ...(look.bold ? { bold: true } : {}),
      ...(look.italics ? { italics: true } : {}),
    },
    paragraph: {
      alignment: look.align ?? "left",
      spacing: {
        before: (look.before ?? 0) * 20,
        after: (look.after ?? 0) * 20,
        line: Math.round((look.line ?? 1) * 240),
        // Said although it is the default: LibreOffice takes a style's line without it as a fixed height.
        lineRule: LineRuleType.AUTO,
      },
      ...(look.firstLine ? { indent: { firstLine: twips(LAYOUT.firstLine) } } : {}),
      ...(look.keepNext ? { keepNext: true } : {}),
      ...(look.outline === undefined ? {} : { outlineLevel: look.outline }),
    },
  };
}

/** Styles of the whole document: black Times New Roman, Vietnamese as the language of proofing. */
export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: LAYOUT.font, size: LAYOUT.body * 2, color: "000000", language: { value: "vi-VN" } },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  },
  paragraphStyles: Object.entries(LOOKS).map(paragraphStyle),
};
