import { areaOf } from "./areas";
import type { ConditionalImage, ConditionalKind } from "./drawing";

const KINDS: readonly string[] = ["Custom", "CellValue", "ContainsText", "TopBottom", "PresetCriteria"];

/** Whether a conditional format is of a kind that can be drawn again. */
export const drawable = (item: Excel.ConditionalFormat): boolean => KINDS.includes(item.type);

/** A conditional format whose details were asked for. */
export interface Conditional {
  id: string;
  kind: ConditionalKind;
  stopIfTrue: boolean;
  areas: Excel.RangeAreas;
  format: Excel.ConditionalRangeFormat;
  rule: () => unknown;
}

/** Asks for the details of one whose id, type and stopIfTrue are loaded. */
export function conditionalQuery(item: Excel.ConditionalFormat): Conditional {
  const kind = item.type as ConditionalKind;
  const areas = item.getRanges();
  areas.load("address");
  const detail = {
    Custom: () => {
      item.custom.rule.load("formula");
      return { format: item.custom.format, rule: () => item.custom.rule.formula as unknown };
    },
    CellValue: () => {
      item.cellValue.load("rule");
      return { format: item.cellValue.format, rule: () => item.cellValue.rule as unknown };
    },
    ContainsText: () => {
      item.textComparison.load("rule");
      return { format: item.textComparison.format, rule: () => item.textComparison.rule as unknown };
    },
    TopBottom: () => {
      item.topBottom.load("rule");
      return { format: item.topBottom.format, rule: () => item.topBottom.rule as unknown };
    },
    PresetCriteria: () => {
      item.preset.load("rule");
      return { format: item.preset.format, rule: () => item.preset.rule as unknown };
    },
  }[kind]();
  detail.format.load("numberFormat");
  detail.format.fill.load("color");
  detail.format.font.load("color,bold,italic");
  return { id: item.id, kind, stopIfTrue: item.stopIfTrue, areas, ...detail };
}

/** Its image, once the answers are there. */
export function conditionalImage(each: Conditional): ConditionalImage {
  const { fill, font, numberFormat } = each.format;
  const format: unknown = numberFormat;
  return {
    areas: each.areas.address.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).flatMap((address) => areaOf(address) ?? []),
    kind: each.kind,
    rule: each.rule(),
    look: {
      ...(fill.color ? { fill: fill.color } : {}),
      ...(font.color ? { color: font.color } : {}),
      ...(typeof font.bold === "boolean" ? { bold: font.bold } : {}),
      ...(typeof font.italic === "boolean" ? { italic: font.italic } : {}),
      ...(typeof format === "string" && format !== "" ? { format } : {}),
    },
    stopIfTrue: each.stopIfTrue,
  };
}
