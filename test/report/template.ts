import { strToU8, zipSync } from "fflate";

/** A small .docx as an agency might have it: our own words, built part by part, so a test says exactly what is in it. */
export interface TemplateParts {
  body: string;
  header?: string;
  settings?: string;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** One run a text: a placeholder cut apart is a paragraph of several. */
export function p(...texts: string[]): string {
  return `<w:p>${texts.map((text) => `<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`).join("")}</w:p>`;
}

export function table(...rows: string[][]): string {
  const cell = (text: string) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${rows[0]!.map(() => '<w:gridCol w:w="3000"/>').join("")}</w:tblGrid>` +
    `${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`
  );
}

export const SECTION = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;

export function template({ body, header, settings }: TemplateParts): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${header ? `<Override PartName="/word/header1.xml" ContentType="${TYPES}.header+xml"/>` : ""}${settings ? `<Override PartName="/word/settings.xml" ContentType="${TYPES}.settings+xml"/>` : ""}</Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${header ? `<Relationship Id="rId1" Type="${R}/header" Target="header1.xml"/>` : ""}${settings ? `<Relationship Id="rId2" Type="${R}/settings" Target="settings.xml"/>` : ""}</Relationships>`,
    "word/document.xml": `${HEAD}<w:document ${W} xmlns:r="${R}"><w:body>${body}${header ? SECTION.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>') : SECTION}</w:body></w:document>`,
    ...(header ? { "word/header1.xml": `${HEAD}<w:hdr ${W}>${header}</w:hdr>` } : {}),
    ...(settings ? { "word/settings.xml": `${HEAD}<w:settings ${W}>${settings}</w:settings>` } : {}),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
