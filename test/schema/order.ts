/** Children of the main elements in the order of ECMA-376 Part 1, Annex A (sml.xsd, Transitional). Excel "repairs" a file that has another. */
export const ORDER: Record<string, string[]> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
      " ",
    ),
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
      " ",
    ),
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
  sheetPr: "tabColor outlinePr pageSetUpPr".split(" "),
  sheetView: "pane selection pivotSelection extLst".split(" "),
  dataValidation: "formula1 formula2".split(" "),
  xf: "alignment protection extLst".split(" "),
  dxf: "font numFmt fill alignment border protection extLst".split(" "),
  c: "f v is extLst".split(" "),
};

/** An element of a well-formed document; prefixes are cut off. Enough for what a writer makes: no CDATA, no entities with ">". */
export interface Node {
  name: string;
  children: Node[];
}

/** The root of a document. @throws Error when tags do not match */
export function parse(xml: string): Node {
  const top: Node = { name: "", children: [] };
  const open = [top];
  for (const [, close, tag, attributes] of xml.matchAll(/<(\/?)(?![?!])([^\s/>]+)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g)) {
    const name = tag!.replace(/^.*:/, "");
    if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> ends nothing`);
      continue;
    }
    const node: Node = { name, children: [] };
    open[open.length - 1]!.children.push(node);
    if (!attributes!.endsWith("/")) open.push(node);
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error("not one whole element");
  return top.children[0]!;
}

/** What stands out of order in a document, e.g. "mergeCells after dataValidations in worksheet". */
export function orderFaults(node: Node): string[] {
  const faults = node.children.flatMap(orderFaults);
  const order = ORDER[node.name];
  if (!order) return faults;
  let last = -1;
  node.children.forEach(({ name }, i) => {
    const at = order.indexOf(name);
    if (at < 0) faults.push(`${name} in ${node.name}`);
    else if (at < last) faults.push(`${name} after ${node.children[i - 1]!.name} in ${node.name}`);
    last = Math.max(last, at);
  });
  return faults;
}
