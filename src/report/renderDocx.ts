import { AlignmentType, Document, Header, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from "docx";
import { ChartRun } from "docx/charts";
import { strFromU8, strToU8, unzipSync, type Unzipped } from "fflate";
import { sectionXml } from "./blockXml";
import { chartOptions } from "./chart";
import { settled } from "./chartPart";
import { controlXml, separator } from "./control";
import { LAYOUT, twips } from "./layout";
import { type Chart, type Control, type DocumentModel, type Section } from "./model";
import { pack } from "./packageFile";
import { STYLE } from "./style";
import { documentStyles } from "./styles";
import { tableXml } from "./tableXml";
import { childOf, escapeXml, scanXml, walk } from "./xml";

/** What stands in the file's properties. Dates come from the caller; there is no clock here. */
export interface DocumentProperties {
  /** Agency, as the author. */
  author?: string;
  /** ISO date-time. */
  created?: string;
}

/**
 * Draws a document as .docx. The docx library makes the package (styles, headers, sections, charts with their data); the
 * body is written as text by the same functions that fill a template and update a document, so ten thousand rows cost a
 * string, not a million objects.
 */
export async function renderDocx(model: DocumentModel, properties: DocumentProperties = {}): Promise<Uint8Array> {
  const parts = await skeleton(model);
  const source = strFromU8(part(parts, "word/document.xml"));
  const body = childOf(scanXml(source), "w:body");
  if (!body) throw new Error("no body");
  const fixed = steadyIds();
  const drawings: string[] = [];
  const breaks: string[] = [];
  for (const child of body.children) {
    const text = source.slice(child.start, child.end);
    if (child.name === "w:sectPr") breaks.push(text);
    else if (text.includes("<w:drawing>")) drawings.push(numbered(fixed(text), drawings.length + 1));
    else {
      const sectPr = [...walk(child)].find((element) => element.name === "w:sectPr");
      if (sectPr) breaks.push(source.slice(sectPr.start, sectPr.end));
    }
  }
  const controls = drawControls(drawings);
  let text = source.slice(0, body.innerStart);
  model.sections.forEach((section, i) => {
    const last = i === model.sections.length - 1;
    text += sectionXml(section, controls) + endOfSection(last ? "" : (breaks[i] ?? ""));
  });
  text += (breaks[model.sections.length - 1] ?? "") + source.slice(body.innerEnd);
  parts["word/document.xml"] = strToU8(text);
  parts["docProps/core.xml"] = strToU8(coreXml(model.title, properties));
  steady(parts, fixed);
  return pack(parts);
}

/** The paragraph that ends a section (or the body: a table may not be the last thing in it), 1 pt high so that it never opens a page. */
function endOfSection(sectPr: string): string {
  return (
    `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>` +
    `<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>${sectPr}</w:pPr></w:p>`
  );
}

/** Draws content controls, handing out the charts' drawings in order. */
function drawControls(drawings: string[]): (control: Control, width: number) => string {
  return (control, width) =>
    controlXml(
      control,
      control.blocks
        .map((block, i) =>
          block.type === "table"
            ? tableXml(block, width, control.keepNext && i === control.blocks.length - 1)
            : (drawings.shift() ?? ""),
        )
        .join(separator),
    );
}

/** The package with every section's properties and charts, and no text. */
async function skeleton(model: DocumentModel): Promise<Unzipped> {
  const header = new Header({
    children: [new Paragraph({ style: STYLE.pageNumber, children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
  });
  const document = new Document({
    title: model.title,
    styles: documentStyles,
    sections: model.sections.map((section, i) => ({
      properties: sectionProperties(section),
      // Later sections go on with the first one's header.
      ...(i === 0 ? { headers: { default: header, first: new Header({ children: [new Paragraph({})] }) } } : {}),
      children: [...chartsOf(section).map(chartParagraph), new Paragraph({})],
    })),
  });
  return unzipSync(await Packer.pack(document, "uint8array"));
}

function chartsOf(section: Section): Chart[] {
  return section.blocks
    .flatMap((block) => (block.type === "control" ? block.blocks : []))
    .filter((block) => block.type === "chart");
}

function chartParagraph(chart: Chart): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120 },
    children: [new ChartRun(chartOptions(chart))],
  });
}

function sectionProperties(section: Section) {
  const { page, margin } = LAYOUT;
  return {
    titlePage: true,
    page: {
      // The library swaps width and height itself for landscape.
      size: {
        width: twips(page.short),
        height: twips(page.long),
        orientation: section.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: twips(margin.top),
        bottom: twips(margin.bottom),
        left: twips(margin.left),
        right: twips(margin.right),
        header: twips(LAYOUT.headerFromEdge),
        footer: twips(LAYOUT.headerFromEdge),
        gutter: 0,
      },
      pageNumbers: { start: 1 },
    },
  };
}

function part(parts: Unzipped, name: string): Uint8Array {
  const bytes = parts[name];
  if (!bytes) throw new Error(`no part ${name}`);
  return bytes;
}

const RANDOM_ID = /rId[a-z0-9_-]{21}\b/g;

/** Gives the library's random relationship ids names in the order they are met. */
function steadyIds(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) =>
    text.replace(RANDOM_ID, (id) => {
      const name = names.get(id) ?? `rIdChart${names.size + 1}`;
      names.set(id, name);
      return name;
    });
}

/** The library counts drawings over the life of the program. */
function numbered(drawing: string, n: number): string {
  return drawing.replace(/(<wp:docPr id=")\d+"/, `$1${n}"`);
}

/** The same document gives the same bytes: no random ids, no clock in the parts of a chart. */
function steady(parts: Unzipped, fixed: (text: string) => string): void {
  const rels = "word/_rels/document.xml.rels";
  parts[rels] = strToU8(fixed(strFromU8(part(parts, rels))));
  for (const name of Object.keys(parts)) {
    if (/^word\/charts\/(_rels\/)?chart\d+\.xml(\.rels)?$/.test(name))
      parts[name] = strToU8(fixed(settled(strFromU8(part(parts, name)))));
    if (/^word\/embeddings\//.test(name)) parts[name] = pack(unzipSync(part(parts, name)));
  }
}

function coreXml(title: string, { author = "", created }: DocumentProperties): string {
  const stamp = (name: string) =>
    created ? `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeXml(created)}</dcterms:${name}>` : "";
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator>` +
    `<cp:lastModifiedBy>${escapeXml(author)}</cp:lastModifiedBy>${stamp("created")}${stamp("modified")}</cp:coreProperties>`
  );
}
