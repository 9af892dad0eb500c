import type { CellLook } from "../sheet/grid";
import { fail } from "./errors";
import type { Limits } from "./limits";
import { attribute, eachChild, flagAttribute, nameHash, numberAttribute, openRoot, scanPart } from "./scan";

/** The looks of a book, and which of them each cell format (`s` of a cell) has. */
export interface Styles {
  looks: CellLook[];
  lookOf: Uint16Array;
}

const DATE = "mm-dd-yy";
const TIME = "h:mm";

/** Number formats every program knows by number (ECMA-376 Part 1 §18.8.30); 27–36 and 50–58 are East Asian dates and times. */
const BUILTIN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: '"$"#,##0_);\\("$"#,##0\\)',
  6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
  7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
  8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: DATE,
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: TIME,
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  27: DATE,
  28: DATE,
  29: DATE,
  30: DATE,
  31: DATE,
  32: TIME,
  33: TIME,
  34: TIME,
  35: TIME,
  36: DATE,
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
  50: DATE,
  51: DATE,
  52: DATE,
  53: DATE,
  54: DATE,
  55: DATE,
  56: DATE,
  57: DATE,
  58: DATE,
};

/** Format code of a built-in number format; "" for General and for numbers that have none. */
export function builtinFormat(id: number): string {
  return BUILTIN[id] ?? "";
}

/** What a cell looks like in a workbook without styles. */
export function plainStyles(): Styles {
  return { looks: [{ format: "", font: "", locked: true }], lookOf: new Uint16Array(1) };
}

interface CellFormat {
  format: number;
  font: number;
  locked: boolean;
}

const NUM_FMTS = nameHash("numFmts");
const FONTS = nameHash("fonts");
const NAME = nameHash("name");
const CELL_XFS = nameHash("cellXfs");
const PROTECTION = nameHash("protection");

/**
 * Reads number formats, font names and locking of each cell format (CT_Stylesheet §18.8.39). With `each` every cell format keeps a look
 * of its own, of the same index. Throws XlsxError.
 */
export function readStyles(data: Uint8Array, part: string, limits: Limits, each = false): Styles {
  const s = scanPart(data, part, limits.depth);
  const formats = new Map<number, string>();
  const fonts: string[] = [];
  const cellFormats: CellFormat[] = [];
  const tag = openRoot(s, "styleSheet");
  eachChild(s, tag, (group, name) => {
    if (name === NUM_FMTS) {
      eachChild(s, group, () => {
        const code = attribute(s, "formatCode") ?? "";
        formats.set(numberAttribute(s, "numFmtId", -1), /^general$/i.test(code) ? "" : code);
      });
    } else if (name === FONTS) {
      eachChild(s, group, (font) => {
        const at = fonts.push("") - 1;
        eachChild(s, font, (_, property) => {
          if (property === NAME) fonts[at] = attribute(s, "val") ?? "";
        });
      });
    } else if (name === CELL_XFS) {
      eachChild(s, group, (xf) => {
        const format: CellFormat = {
          format: numberAttribute(s, "numFmtId", 0),
          font: numberAttribute(s, "fontId", 0),
          locked: true,
        };
        cellFormats.push(format);
        eachChild(s, xf, (_, property) => {
          if (property === PROTECTION) format.locked = flagAttribute(s, "locked", true);
        });
      });
    }
    if (Math.max(formats.size, fonts.length, cellFormats.length) > limits.items) fail("tooManyParts", part);
  });
  return pack(formats, fonts, cellFormats, each);
}

/** Most of a workbook's formats differ in borders and colours only: equal looks become one. */
function pack(
  formats: ReadonlyMap<number, string>,
  fonts: readonly string[],
  cellFormats: readonly CellFormat[],
  each: boolean,
): Styles {
  const { looks } = plainStyles();
  const known = new Map<string, number>([["0||true", 0]]);
  const lookOf = new Uint16Array(Math.max(1, cellFormats.length));
  cellFormats.forEach(({ format, font, locked }, i) => {
    const code = formats.get(format) ?? builtinFormat(format);
    const fontName = fonts[font] ?? "";
    const key = each ? `${i}` : `${code.length}|${code}|${fontName}|${locked}`;
    let at = known.get(key);
    if (at === undefined) {
      // Look 0 is what a cell without a format has: the first cell format.
      at = i === 0 ? 0 : looks.length;
      if (at > 0xffff) fail("tooManyParts", "looks");
      looks[at] = { format: code, font: fontName, locked };
      known.set(key, at);
    }
    lookOf[i] = at;
  });
  return { looks, lookOf };
}
