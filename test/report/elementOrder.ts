import type { XmlElement } from "../../src/report/xml";
import { walk } from "../../src/report/xml";

/**
 * Order of children in the elements our documents use, from ECMA-376-1 (wml.xsd, transitional). A wrong order is what makes
 * Word offer to repair a file. Elements not named here are not checked; children not named here must not occur.
 */
const ORDER: Record<string, string[]> = {
  "w:document": ["w:background", "w:body"],
  "w:p": ["w:pPr", "*"],
  "w:r": ["w:rPr", "*"],
  "w:pPr": [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
  ],
  "w:rPr": [
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:strike",
    "w:color",
    "w:spacing",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:vertAlign",
    "w:lang",
  ],
  "w:tbl": ["w:tblPr", "w:tblGrid", "w:tr"],
  "w:tblPr": ["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook"],
  "w:tblBorders": ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
  "w:tblCellMar": ["w:top", "w:left", "w:bottom", "w:right"],
  "w:tblGrid": ["w:gridCol"],
  "w:tr": ["w:trPr", "w:tc"],
  "w:trPr": ["w:cantSplit", "w:tblHeader"],
  "w:tc": ["w:tcPr", "*"],
  "w:tcPr": ["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:vAlign"],
  "w:sdt": ["w:sdtPr", "w:sdtEndPr", "w:sdtContent"],
  "w:sdtPr": ["w:rPr", "w:alias", "w:tag", "w:id", "w:lock"],
  "w:sectPr": [
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:titlePg",
    "w:docGrid",
  ],
  "w:style": [
    "w:name",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
  ],
};

/** What stands in the wrong order, as "parent: child after sibling"; empty when all is well. */
export function orderErrors(root: XmlElement): string[] {
  const errors: string[] = [];
  for (const element of walk(root)) {
    const order = ORDER[element.name];
    if (!order) continue;
    let at = -1;
    for (const child of element.children) {
      const own = order.indexOf(child.name);
      const place = own === -1 ? order.indexOf("*") : own;
      if (place === -1) errors.push(`${element.name}: ${child.name} is not expected`);
      else if (place < at) errors.push(`${element.name}: ${child.name} after ${order[at] ?? ""}`);
      at = Math.max(at, place);
    }
    if (element.name === "w:tc" && element.children.at(-1)?.name !== "w:p") {
      const last = element.children.at(-1)?.name;
      if (last !== "w:sdt") errors.push(`w:tc ends with ${last ?? "nothing"}`);
    }
    if (element.name === "w:tr" && !element.children.some((child) => child.name === "w:tc"))
      errors.push("w:tr without a cell");
  }
  return errors;
}
