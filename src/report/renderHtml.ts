import { fit } from "./fit";
import { headGrid } from "./tableXml";
import { LAYOUT, textWidth } from "./layout";
import { type Align, type Block, type Cell, type DocumentModel, type Row, type Table } from "./model";
import { recipientLines } from "./blockXml";
import { escapeXml } from "./xml";

/** What goes to the clipboard: HTML for Word and LibreOffice, tab-separated text for everything else. */
export interface ClipboardContent {
  html: string;
  text: string;
}

/**
 * A table, or a whole document, for pasting into a document that is already open. Only inline styles (Word drops style sheets
 * it does not know), a width in points on every cell, one MsoNormal paragraph a line, and header rows in a thead, which both
 * Word and LibreOffice repeat on every page.
 */
export function renderHtml(source: DocumentModel | Table, landscape = true): ClipboardContent {
  if ("type" in source) return wrapped(tableHtml(source, textWidth(landscape) / 20), tableText(source));
  const html: string[] = [];
  const text: string[] = [];
  for (const section of source.sections) {
    const width = textWidth(section.landscape) / 20;
    for (const block of section.blocks) {
      html.push(blockHtml(block, width));
      text.push(blockText(block));
    }
  }
  return wrapped(html.join("\n"), text.filter((part) => part !== "").join("\n"));
}

function wrapped(body: string, text: string): ClipboardContent {
  return {
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="utf-8"></head><body lang="VI">\n<!--StartFragment-->${body}<!--EndFragment-->\n</body></html>`,
    text,
  };
}

const FONT = `font-family:'${LAYOUT.font}'`;

function line(text: string, size: number, align: Align | "justify", look: string, room = "margin:0"): string {
  return `<p class=MsoNormal align=${align} style="${room};text-align:${align}"><span lang=VI style="font-size:${size}.0pt;${FONT};color:black${look}">${
    text === "" ? "&nbsp;" : escapeXml(text)
  }</span></p>`;
}

const BOLD = ";font-weight:bold";
const ITALIC = ";font-style:italic";

function points(value: number): string {
  return `${Math.round(value * 10) / 10}pt`;
}

/** @param width in points */
export function tableHtml(table: Table, width: number): string {
  const { widths: twentieths, size } = fit(table, Math.round(width * 20));
  const widths = twentieths.map((each) => each / 20);
  const side = points((LAYOUT.cellSide * 72) / 25.4);
  const cellHtml = (tag: string, column: number, cell: Cell, align: Align, look: string) => {
    const span = cell.span ?? 1;
    const rows = cell.rows ?? 1;
    const own = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    const spans = `${span > 1 ? ` colspan=${span}` : ""}${rows > 1 ? ` rowspan=${rows}` : ""}`;
    const style = `width:${points(own)};border:solid windowtext 0.5pt;padding:1pt ${side};vertical-align:middle`;
    const body = cell.text.split("\n").map((each) => line(each, size, align, look));
    return `<${tag}${spans} width=${Math.round((own * 96) / 72)} valign=middle style="${style}">${body.join("")}</${tag}>`;
  };
  const head = headGrid(table).map((row) => {
    const cells = row
      .filter(({ covered }) => !covered)
      .map(({ cell, column }) => cellHtml("td", column, cell, cell.align ?? "center", BOLD));
    return `<tr style="mso-yfti-tblheader:yes;page-break-inside:avoid">${cells.join("")}</tr>`;
  });
  const body = table.rows.map((row) => {
    let column = 0;
    const look = row.kind === "band" || row.kind === "total" ? BOLD : "";
    const cells = row.cells.map((cell) => {
      const at = column;
      column += cell.span ?? 1;
      return cellHtml("td", at, cell, cell.align ?? table.columns[at]?.align ?? "left", look);
    });
    return `<tr style="page-break-inside:avoid">${cells.join("")}</tr>`;
  });
  const caption = table.caption ? line(table.caption, size, "center", BOLD, "margin:6pt 0 3pt 0") : "";
  return (
    `${caption}<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=${Math.round((width * 96) / 72)} ` +
    `style="width:${points(width)};border-collapse:collapse;border:none;table-layout:fixed">` +
    `<colgroup>${widths.map((each) => `<col width=${Math.round((each * 96) / 72)} style="width:${points(each)}">`).join("")}</colgroup>` +
    `<thead>${head.join("")}</thead><tbody>${body.join("")}</tbody></table>`
  );
}

/** Tab-separated rows; a line end inside a cell becomes a space, a cell over several columns leaves the others empty. */
export function tableText(table: Table): string {
  const flat = (text: string) => text.replace(/[\t\r\n]+/g, " ");
  const rowText = (row: Row) => row.cells.map((cell) => flat(cell.text) + "\t".repeat((cell.span ?? 1) - 1)).join("\t");
  const head = headGrid(table).map((row) =>
    row.map(({ cell, covered }) => (covered ? "" : flat(cell.text)) + "\t".repeat((cell.span ?? 1) - 1)).join("\t"),
  );
  return [...(table.caption ? [flat(table.caption)] : []), ...head, ...table.rows.map(rowText)].join("\n");
}

/** A layout table of two or three cells without borders. */
function sideBySide(cells: string[], widths: number[]): string {
  return (
    `<table border=0 cellspacing=0 cellpadding=0 style="width:${points(widths.reduce((a, b) => a + b, 0))};border-collapse:collapse"><tr>` +
    cells.map((cell, i) => `<td valign=top style="width:${points(widths[i] ?? 0)};padding:0">${cell}</td>`).join("") +
    `</tr></table>`
  );
}

function lines(text: string, size: number, look: string): string {
  return text
    .split("\n")
    .map((each) => line(each, size, "center", look))
    .join("");
}

function blockHtml(block: Block, width: number): string {
  switch (block.type) {
    case "letterHead": {
      const left = width * LAYOUT.headLeft;
      const agency =
        (block.parentAgency ? lines(block.parentAgency, LAYOUT.parentAgency, "") : "") +
        lines(block.agency, LAYOUT.agency, BOLD) +
        lines(block.number, LAYOUT.number, "");
      const nation =
        lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", LAYOUT.nation, BOLD) +
        lines("Độc lập - Tự do - Hạnh phúc", LAYOUT.motto, BOLD) +
        lines(block.placeAndDate, LAYOUT.placeAndDate, ITALIC);
      return sideBySide([agency, nation], [left, width - left]);
    }
    case "title":
      return lines(block.name, LAYOUT.title, BOLD) + (block.summary ? lines(block.summary, LAYOUT.summary, BOLD) : "");
    case "annexTitle":
      return (
        lines(block.label, LAYOUT.annexLabel, BOLD) +
        lines(block.title, LAYOUT.annexTitle, BOLD) +
        lines(block.attachedTo, LAYOUT.attachedTo, ITALIC)
      );
    case "heading":
      return line(block.text, LAYOUT.body, "justify", block.level === 3 ? BOLD + ITALIC : BOLD, BODY_ROOM);
    case "paragraph":
      return block.role === "note"
        ? line(block.text, LAYOUT.body, "center", ITALIC)
        : line(block.text, LAYOUT.body, "justify", block.role === "basis" ? ITALIC : "", BODY_ROOM);
    case "control":
      return block.blocks
        .map((each) => (each.type === "table" ? tableHtml(each, width) : ""))
        .join(line("", LAYOUT.table, "left", ""));
    case "signature": {
      const cells = block.signers.map(
        (signer) =>
          lines(signer.lines.join("\n"), LAYOUT.signer, BOLD) + lines(`\n\n\n${signer.name}`, LAYOUT.signer, BOLD),
      );
      const left =
        block.recipients.length > 0
          ? [
              line("Nơi nhận:", LAYOUT.recipientsHead, "left", BOLD + ITALIC) +
                recipientLines(block.recipients)
                  .map((text) => line(text, LAYOUT.recipients, "left", ""))
                  .join(""),
            ]
          : [];
      const all = [...left, ...cells];
      return sideBySide(
        all,
        all.map(() => width / all.length),
      );
    }
  }
}

const BODY_ROOM = `margin:0 0 ${LAYOUT.paragraphAfter}pt 0;text-indent:${points((LAYOUT.firstLine * 72) / 25.4)};line-height:${Math.round(LAYOUT.line * 100)}%`;

function blockText(block: Block): string {
  switch (block.type) {
    case "letterHead":
      return [block.parentAgency, block.agency, block.number, block.placeAndDate]
        .filter((text) => text !== "")
        .join("\n");
    case "title":
      return [block.name, block.summary].filter((text) => text !== "").join("\n");
    case "annexTitle":
      return [block.label, block.title, block.attachedTo].filter((text) => text !== "").join("\n");
    case "heading":
    case "paragraph":
      return block.text;
    case "control":
      return block.blocks
        .map((each) => (each.type === "table" ? tableText(each) : ""))
        .filter((text) => text !== "")
        .join("\n\n");
    case "signature":
      return [
        ...(block.recipients.length > 0 ? ["Nơi nhận:", ...recipientLines(block.recipients)] : []),
        ...block.signers.flatMap((signer) => [...signer.lines, signer.name]),
      ]
        .filter((text) => text !== "")
        .join("\n");
  }
}
