import { Document, Packer, Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import { strFromU8, strToU8, unzipSync, type Unzipped } from "fflate";
import { chartOptions } from "./chart";
import type { Chart, Control } from "./model";
import { attribute, scanXml, walk } from "./xml";

/** A chart's parts, made apart from any document. */
export interface ChartParts {
  /** c:chartSpace. */
  chart: string;
  /** The workbook that holds its data ("Edit data" in Word). */
  workbook: Unzipped[string];
  /** The paragraph with the drawing, its relationship id as `rIdChart`. */
  paragraph: string;
}

/** Draws one chart with the docx library and takes its parts out of the package. */
export async function chartParts(chart: Chart): Promise<ChartParts> {
  const document = new Document({
    sections: [{ children: [new Paragraph({ children: [new ChartRun(chartOptions(chart))] })] }],
  });
  const parts = unzipSync(await Packer.pack(document, "uint8array"));
  const find = (pattern: RegExp) => Object.keys(parts).find((name) => pattern.test(name)) ?? "";
  const space = parts[find(/^word\/charts\/chart\d+\.xml$/)];
  const workbook = parts[find(/^word\/embeddings\//)];
  const body = parts["word/document.xml"];
  if (!space || !workbook || !body) throw new Error("no chart part");
  const paragraph = /<w:p>(?:(?!<\/w:p>).)*<w:drawing>.*?<\/w:p>/s.exec(strFromU8(body))?.[0] ?? "";
  return {
    chart: settled(strFromU8(space)),
    workbook,
    paragraph: paragraph
      .replace(/r:id="[^"]*"/, 'r:id="rIdChart"')
      .replace(
        "<wp:inline ",
        '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ',
      )
      .replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'),
  };
}

/** Greys of Office's theme by their lumMod; a document without a theme would draw all of them black. */
const GREYS: Record<string, string> = { "15000": "D9D9D9", "25000": "BFBFBF", "65000": "595959", "75000": "404040" };

/**
 * Makes a chart stand on its own: the library writes English, whose language decides the decimal mark of the labels, and
 * colours of the theme, which an agency's template may lack.
 */
export function settled(source: string): string {
  return source
    .replace(/<a:schemeClr val="(bg1|lt1)"\/>/g, '<a:srgbClr val="FFFFFF"/>')
    .replace(/<a:schemeClr val="(?:tx1|dk1)"\/>/g, '<a:srgbClr val="000000"/>')
    .replace(
      /<a:schemeClr val="tx1"><a:lumMod val="(\d+)"\/><a:lumOff val="\d+"\/><\/a:schemeClr>/g,
      (_, lum: string) => `<a:srgbClr val="${GREYS[lum] ?? "595959"}"/>`,
    )
    .replace(/<c:lang val="[^"]*"\/>/, '<c:lang val="vi-VN"/>')
    .replace(/lang="en-US"/g, 'lang="vi-VN"');
}

const relsOf = (part: string) => part.replace(/([^/]+)$/, "_rels/$1.rels");

interface Relation {
  id: string;
  type: string;
  /** Path in the package. */
  target: string;
}

function relations(parts: Unzipped, part: string): Relation[] {
  const bytes = parts[relsOf(part)];
  if (!bytes) return [];
  const source = strFromU8(bytes);
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return scanXml(source).children.map((element) => ({
    id: attribute(source, element, "Id") ?? "",
    type: attribute(source, element, "Type") ?? "",
    target: resolved(folder, attribute(source, element, "Target") ?? ""),
  }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of (folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** Gives the charts of a content control their new data, in order; a chart that cannot be found is left as it is. */
export async function replaceCharts(
  parts: Unzipped,
  main: string,
  drawings: string[],
  control: Control,
): Promise<void> {
  const charts = control.blocks.filter((block) => block.type === "chart");
  const known = relations(parts, main);
  for (const [i, drawing] of drawings.entries()) {
    const chart = charts[i];
    const id = /<c:chart\b[^>]*\br:id="([^"]*)"/.exec(drawing)?.[1];
    const part = known.find((relation) => relation.id === id)?.target;
    if (!chart || !part || !parts[part]) continue;
    const made = await chartParts(chart);
    const workbook = relations(parts, part).find((relation) => relation.type.endsWith("/package"));
    if (workbook && parts[workbook.target]) {
      parts[workbook.target] = made.workbook;
      parts[part] = strToU8(withData(made.chart, workbook.id));
    } else parts[part] = strToU8(withData(made.chart, null));
  }
}

/** Points c:externalData at the workbook, or leaves it out. */
function withData(chart: string, id: string | null): string {
  const root = scanXml(chart);
  const data = [...walk(root)].find((element) => element.name === "c:externalData");
  if (!data) return chart;
  const inside = chart.slice(data.innerStart, data.innerEnd);
  const text = id === null ? "" : `<c:externalData r:id="${id}">${inside}</c:externalData>`;
  return chart.slice(0, data.start) + text + chart.slice(data.end);
}

/**
 * Adds charts to a package that is not ours.
 * @returns the paragraph to put where the chart shall stand
 */
export async function addChart(parts: Unzipped, main: string, chart: Chart): Promise<string> {
  const made = await chartParts(chart);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  let n = 1;
  while (parts[`${folder}charts/thidua${n}.xml`]) n += 1;
  const part = `${folder}charts/thidua${n}.xml`;
  const workbook = `${folder}embeddings/thidua${n}.xlsx`;
  const id = `rIdThidua${n}`;
  parts[part] = strToU8(withData(made.chart, "rId1"));
  parts[workbook] = made.workbook;
  parts[relsOf(part)] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${REL}/package" Target="../embeddings/thidua${n}.xlsx"/></Relationships>`,
  );
  insertLast(
    parts,
    relsOf(main),
    "Relationships",
    `<Relationship Id="${id}" Type="${REL}/chart" Target="charts/thidua${n}.xml"/>`,
  );
  insertLast(
    parts,
    "[Content_Types].xml",
    "Types",
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>` +
      `<Override PartName="/${workbook}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`,
  );
  return made.paragraph.replace('r:id="rIdChart"', `r:id="${id}"`).replace(/(<wp:docPr id=")\d+"/, `$1${90000 + n}"`);
}

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function insertLast(parts: Unzipped, name: string, root: string, text: string): void {
  const bytes = parts[name];
  const source = bytes
    ? strFromU8(bytes)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></${root}>`;
  const open = source.replace(new RegExp(`<((?:\\w+:)?${root})([^>]*)/>\\s*$`), "<$1$2></$1>");
  const at = open.lastIndexOf("</");
  parts[name] = strToU8(open.slice(0, at) + text + open.slice(at));
}
