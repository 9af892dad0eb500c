import { attributesText, attributesWith, type Cut, splice } from "./patchXml";
import { attribute, eachChild, nameHash, numberAttribute, openRoot, scanPart } from "./scan";

const SHEET_DATA = nameHash("sheetData");

/** The sheet part with other formats in some cells: by address, what becomes of the format's index. Cells that are not there stay so. */
export function restyle(
  data: Uint8Array,
  part: string,
  depth: number,
  looks: ReadonlyMap<string, (look: number) => number>,
): Uint8Array {
  const cuts: Cut[] = [];
  const s = scanPart(data, part, depth);
  eachChild(s, openRoot(s, "worksheet"), (sheetData, name) => {
    if (name !== SHEET_DATA) return;
    eachChild(s, sheetData, (row) =>
      eachChild(s, row, () => {
        const look = looks.get(attribute(s, "r") ?? "");
        if (!look) return;
        const text = attributesWith(attributesText(s), "s", String(look(numberAttribute(s, "s", 0))));
        cuts.push({ from: s.attributesAt, to: s.attributesEnd, text });
      }),
    );
  });
  return splice(data, cuts);
}
