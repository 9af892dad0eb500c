import { LAYOUT, textWidth } from "./layout";
import type { AnnexTitle, Block, Heading, LetterHead, Paragraph, Section, Signature, Title } from "./model";
import { STYLE } from "./style";
import { widthOf } from "./textWidth";
import { escapeXml } from "./xml";

/** A paragraph of one style; "\n" breaks the line inside it. `more` is written after pStyle, in the order of CT_PPrBase (ECMA-376-1, 17.3.1.26). */
function paragraph(style: string, text: string, more = ""): string {
  const shown = text.split("\n").map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  const run = text === "" ? "" : `<w:r>${shown.join("<w:br/>")}</w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run}</w:p>`;
}

const KEEP_NEXT = "<w:keepNext/>";

/**
 * A rule below a line: an empty paragraph with a top border and indents. A drawing would do as well, but the border stays where
 * it is in every program, and is part of the text.
 * @param length in points
 * @param room width it is centred in, in twips
 */
export function rule(length: number, room: number, after: number): string {
  const side = Math.max(0, Math.round((room - length * 20) / 2));
  return (
    `<w:p><w:pPr><w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>` +
    `<w:spacing w:before="80" w:after="${after * 20}" w:line="40" w:lineRule="exact"/>` +
    `<w:ind w:left="${side}" w:right="${side}"/><w:jc w:val="center"/>` +
    `<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>`
  );
}

const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO = "Độc lập - Tự do - Hạnh phúc";

/** A table for layout only: no borders, no cell margins, rows that do not split. */
function layoutTable(widths: number[], rows: string[][]): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const cell = (content: string, i: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>` +
    rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join("")}</w:tr>`).join("") +
    `</w:tbl>`
  );
}

function longestLine(text: string, size: number, bold: boolean, room: number): number {
  return Math.min(room / 20, Math.max(...text.split("\n").map((line) => widthOf(line, size, bold))));
}

/** An agency's name too long for one line is broken before its place ("ỦY BAN NHÂN DÂN / TỈNH BẮC NINH"), else in the middle. */
export function balanced(text: string, size: number, bold: boolean, room: number): string {
  const fits = (line: string) => widthOf(line, size, bold) <= room;
  if (text.includes("\n"))
    return text
      .split("\n")
      .map((line) => balanced(line, size, bold, room))
      .join("\n");
  if (fits(text)) return text;
  const place = /^(.+?) ((?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) .+)$/.exec(text);
  if (place?.[1] && place[2] && fits(place[1]) && fits(place[2])) return `${place[1]}\n${place[2]}`;
  const words = text.split(" ");
  const halves = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")] as const);
  const longer = (pair: readonly [string, string]) =>
    Math.max(widthOf(pair[0], size, bold), widthOf(pair[1], size, bold));
  const best = halves.sort((a, b) => longer(a) - longer(b))[0];
  return best && fits(best[0]) && fits(best[1]) ? best.join("\n") : text;
}

function letterHeadXml(head: LetterHead, width: number): string {
  const left = Math.round(width * LAYOUT.headLeft);
  const right = width - left;
  const room = left / 20 - 4;
  const parent = balanced(head.parentAgency, LAYOUT.parentAgency, false, room);
  const agency = balanced(head.agency, LAYOUT.agency, true, room);
  const agencyRule = LAYOUT.rule * longestLine(agency, LAYOUT.agency, true, left);
  const mottoRule = widthOf(MOTTO, LAYOUT.motto, true);
  return layoutTable(
    [left, right],
    [
      [
        (parent ? paragraph(STYLE.parentAgency, parent) : "") +
          paragraph(STYLE.agency, agency) +
          rule(agencyRule, left, 4),
        paragraph(STYLE.nation, NATION) + paragraph(STYLE.motto, MOTTO) + rule(mottoRule, right, 4),
      ],
      [paragraph(STYLE.number, head.number), paragraph(STYLE.placeAndDate, head.placeAndDate)],
    ],
  );
}

function titleXml(title: Title, width: number): string {
  const summary = title.summary ? paragraph(STYLE.summary, title.summary, KEEP_NEXT) : "";
  const last = title.summary || title.name;
  const length = LAYOUT.rule * longestLine(last, LAYOUT.summary, true, width);
  return paragraph(STYLE.title, title.name, KEEP_NEXT) + summary + rule(length, width, 8);
}

function annexTitleXml(annex: AnnexTitle, width: number): string {
  const length = LAYOUT.rule * longestLine(annex.title, LAYOUT.annexTitle, true, width);
  return (
    paragraph(STYLE.annexLabel, annex.label, KEEP_NEXT) +
    paragraph(STYLE.annexTitle, annex.title, KEEP_NEXT) +
    (annex.attachedTo ? paragraph(STYLE.attachedTo, annex.attachedTo, KEEP_NEXT) : "") +
    rule(length, width, 8)
  );
}

const HEADING = { 1: STYLE.heading1, 2: STYLE.heading2, 3: STYLE.heading3 } as const;
const PARAGRAPH = { body: STYLE.body, basis: STYLE.basis, note: STYLE.note } as const;

function headingXml(heading: Heading): string {
  return paragraph(HEADING[heading.level], heading.text);
}

/** A paragraph right under a table keeps a distance from it. */
const BELOW_TABLE = `<w:spacing w:before="120"/>`;

function paragraphXml(block: Paragraph, keepNext: boolean, belowTable: boolean): string {
  const parts = block.text.split("\n");
  const keeps = (text: string) => keepNext || text.endsWith(":");
  return parts
    .map((text, i) =>
      paragraph(
        PARAGRAPH[block.role],
        text,
        (keeps(text) ? KEEP_NEXT : "") + (belowTable && i === 0 ? BELOW_TABLE : ""),
      ),
    )
    .join("");
}

/** Nơi nhận ends with "- Lưu: …." and every other line with ";" (Nghị định 30, Phụ lục I, II.9). */
export function recipientLines(recipients: string[]): string[] {
  return recipients.map((text, i) => {
    const bare = text.replace(/^[-–]\s*/, "").replace(/\s*[;.]+\s*$/, "");
    return `- ${bare}${i === recipients.length - 1 ? "." : ";"}`;
  });
}

function signatureXml(signature: Signature, width: number): string {
  const left =
    signature.recipients.length > 0
      ? paragraph(STYLE.recipientsHead, "Nơi nhận:") +
        recipientLines(signature.recipients)
          .map((line) => paragraph(STYLE.recipients, line))
          .join("")
      : null;
  const signed = signature.signers.map(
    (signer) =>
      signer.lines.map((line) => paragraph(STYLE.signer, line)).join("") + paragraph(STYLE.signerName, signer.name),
  );
  const cells = left === null ? signed : [left, ...signed];
  if (cells.length === 1) cells.unshift(paragraph(STYLE.recipients, ""));
  const each = Math.floor(width / cells.length);
  return layoutTable(
    cells.map((_, i) => (i === 0 ? width - each * (cells.length - 1) : each)),
    [cells],
  );
}

/** The last paragraph stays with the signature, so that no page holds a signature alone. */
function keepsNext(blocks: Block[], i: number): boolean {
  return blocks[i + 1]?.type === "signature";
}

/** How a content control and its charts are drawn stands with the caller: a chart is a part of the package. */
export type ControlXml = (block: Extract<Block, { type: "control" }>, width: number) => string;

/** The blocks of a section as WordprocessingML, without its sectPr. */
export function sectionXml(section: Section, controlXml: ControlXml): string {
  const width = textWidth(section.landscape);
  let xml = "";
  section.blocks.forEach((block, i) => {
    xml += blockXml(block, section.blocks, i, width, controlXml);
  });
  return xml;
}

function blockXml(block: Block, blocks: Block[], i: number, width: number, controlXml: ControlXml): string {
  switch (block.type) {
    case "letterHead":
      return letterHeadXml(block, width);
    case "title":
      return titleXml(block, width);
    case "annexTitle":
      return annexTitleXml(block, width);
    case "heading":
      return headingXml(block);
    case "paragraph":
      return paragraphXml(block, keepsNext(blocks, i), blocks[i - 1]?.type === "control");
    case "control":
      return controlXml(block, width);
    case "signature":
      return signatureXml(block, width);
  }
}
