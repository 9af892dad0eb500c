import { all, attributeOf, child, children, type Element, numberAt } from "./tree";

/** The 56 colours of the old palette (ECMA-376 Part 1 §18.8.27), indices 8 … 63; 0 … 7 repeat the first eight. */
const PALETTE =
  "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF80008080000000800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333";

/** Reads a colour element (rgb, theme with tint, indexed) as "#RRGGBB"; undefined for automatic. */
export type ColourReader = (element: Element | undefined) => string | undefined;

/** A reader for the colours of a book with its theme (ECMA-376 Part 1 §18.8.3, §20.1.6.2). */
export function colourReader(themePart: Element | null): ColourReader {
  const scheme = all(themePart, "clrScheme")[0];
  const named = (name: string): string => {
    const [value] = children(child(scheme, name));
    return attributeOf(value, "lastClr") ?? attributeOf(value, "val") ?? "";
  };
  // Light and dark stand crossed: theme="0" is lt1 (§18.8.3 leaves it to the application; Excel does so).
  const order = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink"];
  const theme = scheme ? order.map(named) : ["FFFFFF", "000000"];
  return (element) => {
    if (!element || attributeOf(element, "auto") === "1") return undefined;
    const rgb = attributeOf(element, "rgb");
    const index = numberAt(element, "indexed", -1);
    let base = rgb ? rgb.slice(-6) : "";
    if (!base && attributeOf(element, "theme") !== undefined) base = theme[numberAt(element, "theme", 0)] ?? "";
    if (!base && index >= 0 && index < 64) {
      const at = (index < 8 ? index : index - 8) * 6;
      base = PALETTE.slice(at, at + 6);
    }
    return /^[0-9A-Fa-f]{6}$/.test(base) ? `#${tinted(base, numberAt(element, "tint", 0)).toUpperCase()}` : undefined;
  };
}

/** Tint moves the lightness towards white or black (ECMA-376 Part 1 §18.8.19); done on the channels, which is close enough to look at. */
function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  return [0, 2, 4]
    .map((at) => {
      const channel = parseInt(hex.slice(at, at + 2), 16);
      const moved = tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint;
      return Math.round(Math.min(255, Math.max(0, moved)))
        .toString(16)
        .padStart(2, "0");
    })
    .join("");
}
