import type { HostSheet } from "./book";
import { borderOf, styleOf } from "./format";
import { STANDARD_HEIGHT, STANDARD_WIDTH } from "./lines";

const SIDE_OF: Readonly<Record<string, string>> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
};

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** What getCellProperties answers for one cell: the parts asked for, camelCase. */
export function cellProperties(sheet: HostSheet, row: number, column: number, wanted: Json): Json {
  const out: Json = {};
  const format = wanted["format"];
  if (isJson(format)) {
    const answer: Json = {};
    for (const [name, ask] of Object.entries(format)) {
      if (name === "borders" && isJson(ask)) {
        answer["borders"] = Object.fromEntries(
          Object.entries(SIDE_OF).map(([side, edge]) => [
            side,
            Object.fromEntries(
              (["color", "style", "weight"] as const)
                .filter((part) => ask[part])
                .map((part) => [part, borderOf(sheet, row, column, edge, part)]),
            ),
          ]),
        );
      } else if (name === "fill" && isJson(ask)) {
        const color = styleOf(sheet, row, column, "fill.color");
        answer["fill"] = {
          ...(ask["color"] ? { color: color || "#FFFFFF" } : {}),
          ...(ask["pattern"] ? { pattern: color ? "Solid" : "None" } : {}),
        };
      } else if (isJson(ask)) {
        answer[name] = Object.fromEntries(
          Object.keys(ask)
            .filter((part) => ask[part])
            .map((part) => [part, styleOf(sheet, row, column, `${name}.${part}`)]),
        );
      } else if (name === "protection" && ask === true) {
        answer[name] = {
          locked: styleOf(sheet, row, column, "protection.locked"),
          formulaHidden: styleOf(sheet, row, column, "protection.formulaHidden"),
        };
      } else if (name === "columnWidth") answer[name] = sheet.columns.get(column)?.width ?? STANDARD_WIDTH;
      else if (name === "rowHeight") answer[name] = sheet.rows.get(row)?.height ?? STANDARD_HEIGHT;
      else if (ask) answer[name] = styleOf(sheet, row, column, name);
    }
    out["format"] = answer;
  }
  return out;
}
