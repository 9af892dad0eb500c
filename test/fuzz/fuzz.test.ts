import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cellCount } from "../../src/sheet/grid";
import { XlsxError } from "../../src/xlsx/errors";
import { readBook } from "../../src/xlsx/read";

const folder = join(__dirname, "../fixtures/fuzz");

/**
 * How each kept file ends: a code, or how many cells it opens with. The first ones were made by hand, each for a way in
 * which a byte scanner can fail: time without end, an untyped error, a wrong value. What fuzz.mjs finds joins them.
 */
const KEPT: Readonly<Record<string, string>> = {
  // An attribute whose name holds a quote: the next value seems to end before it starts.
  "attribute-quotes.xlsx": "badXml",
  // "<" as the last byte of a part.
  "last-byte.xlsx": "badXml",
  // A comment of "<!-->", which does not end there.
  "short-comment.xlsx": "badXml",
  // 3,000 × "&" before a ";" that is far away.
  "ampersands.xlsx": "badXml",
  // A shared formula of quotes and apostrophes that never close.
  "open-quotes.xlsx": "2 cells",
  // Half a surrogate pair by `_xD83D_`, the other half in the next text.
  "half-pairs.xlsx": "2 cells",
  // Control characters no XML may hold, in texts and in a formula.
  "control-characters.xlsx": "2 cells",
};

describe("files kept from fuzzing", () => {
  it("are all listed", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(KEPT).sort());
  });

  it.each(Object.entries(KEPT))("%s: %s", (name, expected) => {
    let end: string;
    try {
      const book = readBook(readFileSync(join(folder, name)));
      end = `${book.sheets.reduce((sum, sheet) => sum + cellCount(sheet), 0)} cells`;
    } catch (error) {
      if (!(error instanceof XlsxError)) throw error;
      end = error.code;
    }
    expect(end).toBe(expected);
  });
});

describe("the fuzzer", () => {
  it("finds nothing in its first seconds", () => {
    const out = execFileSync(process.execPath, [join(__dirname, "fuzz.mjs"), "--seconds", "5", "--seed", "1"], {
      encoding: "utf8",
    });
    expect(out).toMatch(/^seeds 1 to \d+: 0 failed/);
    expect(out).toContain("opened");
  }, 60_000);
});
