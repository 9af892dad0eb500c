import { needsSpace, XML_HEAD, xstring } from "./writeXml";

/** The shared strings of a workbook, each once. */
export interface TextTable {
  index: (text: string) => number;
  /** How many distinct texts there are. */
  size: () => number;
  xml: () => string;
}

/** An empty TextTable. */
export function textTable(): TextTable {
  const at = new Map<string, number>();
  let uses = 0;
  const index = (text: string): number => {
    uses++;
    let found = at.get(text);
    if (found === undefined) at.set(text, (found = at.size));
    return found;
  };
  const xml = (): string => {
    const out = [
      XML_HEAD,
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${at.size}">`,
    ];
    for (const text of at.keys()) out.push("<si>", textElement(text), "</si>");
    out.push("</sst>");
    return out.join("");
  };
  return { index, size: () => at.size, xml };
}

/** A `<t>` of a shared or inline string; `prefix` is the namespace prefix with its colon, if the part uses one. */
export function textElement(text: string, prefix = ""): string {
  return `<${prefix}t${needsSpace(text) ? ' xml:space="preserve"' : ""}>${xstring(text)}</${prefix}t>`;
}
