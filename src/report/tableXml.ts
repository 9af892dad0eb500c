import { fit } from "./fit";
import { LAYOUT, twips } from "./layout";
import type { Align, Cell, Row, Table } from "./model";
import { escapeXml } from "./xml";

/**
 * A table as WordprocessingML (ECMA-376-1, 17.4). Written as text, not with the docx library: the same rows also go into an agency's
 * template and into a document already edited, and ten thousand of them must not become a million objects. Formatting is
 * direct, because the styles of a foreign document are not ours.
 * @param width of the whole table, in twips
 * @param keepNext the last row stays on the page of what follows
 */
export function tableXml(table: Table, width: number, keepNext = false): string {
  const { widths, size } = fit(table, width);
  const draw = drawer(table, widths, size);
  // Added up, not joined: the engine keeps the pieces until the text is encoded, and ten thousand rows exist once.
  let xml = table.caption ? captionXml(table.caption, size) : "";
  xml +=
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/>${BORDERS}<w:tblLayout w:type="fixed"/>${MARGINS}</w:tblPr><w:tblGrid>` +
    `${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`;
  for (const row of headGrid(table)) xml += draw.head(row);
  // A band stays with the first row under it (Word; LibreOffice does not look).
  const stays = (row: Row, i: number) => (i === table.rows.length - 1 ? keepNext : row.kind === "band");
  table.rows.forEach((row, i) => {
    xml += draw.row(row, stays(row, i));
  });
  return `${xml}</w:tbl>`;
}

const edge = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
const BORDERS = `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("")}</w:tblBorders>`;
const SIDE = twips(LAYOUT.cellSide);
const MARGINS = `<w:tblCellMar><w:left w:w="${SIDE}" w:type="dxa"/><w:right w:w="${SIDE}" w:type="dxa"/></w:tblCellMar>`;

function runProperties(size: number, bold: boolean, italic = false): string {
  const font = LAYOUT.font;
  return (
    `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>` +
    `${bold ? "<w:b/><w:bCs/>" : ""}${italic ? "<w:i/><w:iCs/>" : ""}` +
    `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`
  );
}

function captionXml(text: string, size: number): string {
  return (
    `<w:p><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>` +
    `<w:r>${runProperties(size, true)}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  );
}

/** A header cell with where it stands; `covered` continues the cell above it. */
interface GridCell {
  cell: Cell;
  column: number;
  covered: boolean;
}

/** The header with every place filled: a cell over several rows is continued below. */
export function headGrid(table: Table): GridCell[][] {
  const below: { cell: Cell; left: number }[] = [];
  return table.head.map((cells) => {
    const row: GridCell[] = [];
    const waiting = [...cells];
    for (let column = 0; column < table.columns.length;) {
      const above = below[column];
      let cell: Cell | undefined;
      if (above && above.left > 0) {
        cell = above.cell;
        above.left -= 1;
        row.push({ cell, column, covered: true });
      } else {
        cell = waiting.shift() ?? { text: "" };
        row.push({ cell, column, covered: false });
        below[column] = { cell, left: (cell.rows ?? 1) - 1 };
      }
      column += cell.span ?? 1;
    }
    return row;
  });
}

function drawer(table: Table, widths: number[], size: number) {
  const plain = runProperties(size, false);
  const bold = runProperties(size, true);
  const widthOf = (column: number, span: number) => {
    let sum = 0;
    for (let i = column; i < column + span; i++) sum += widths[i] ?? 0;
    return sum;
  };
  const paragraph = (text: string, align: Align, run: string, keep: string) =>
    `<w:p><w:pPr>${keep}<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="${align}"/></w:pPr>` +
    (text === "" ? "" : `<w:r>${run}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`) +
    `</w:p>`;
  const cellXml = (column: number, cell: Cell, align: Align, run: string, merge: string, keep = "") => {
    const span = cell.span ?? 1;
    const text = merge === CONTINUE ? [""] : cell.text.split("\n");
    return (
      `<w:tc><w:tcPr><w:tcW w:w="${widthOf(column, span)}" w:type="dxa"/>` +
      `${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}${merge}<w:vAlign w:val="center"/></w:tcPr>` +
      text.map((line) => paragraph(line, align, run, keep)).join("") +
      `</w:tc>`
    );
  };
  return {
    head(row: GridCell[]): string {
      const cells = row.map(({ cell, column, covered }) =>
        cellXml(column, cell, cell.align ?? "center", bold, covered ? CONTINUE : (cell.rows ?? 1) > 1 ? RESTART : ""),
      );
      return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join("")}</w:tr>`;
    },
    row(row: Row, keepNext: boolean): string {
      const strong = row.kind === "band" || row.kind === "total";
      const parts: string[] = [`<w:tr><w:trPr><w:cantSplit/></w:trPr>`];
      let column = 0;
      for (const cell of row.cells) {
        const align = cell.align ?? table.columns[column]?.align ?? "left";
        parts.push(cellXml(column, cell, align, strong ? bold : plain, "", keepNext ? "<w:keepNext/>" : ""));
        column += cell.span ?? 1;
      }
      parts.push(`</w:tr>`);
      return parts.join("");
    },
  };
}

const RESTART = `<w:vMerge w:val="restart"/>`;
const CONTINUE = `<w:vMerge/>`;
