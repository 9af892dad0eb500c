import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import type { Book } from "../../src/sheet/grid";
import { XlsxError, type XlsxErrorCode } from "../../src/xlsx/errors";
import { readBook } from "../../src/xlsx/read";
import { hasOpenpyxl } from "../python";
import { describeIf, itIf, sharedPath } from "../shared";
import { differences, openpyxlSheets, ownSheets, sheetJsSheets, type Difference, type Sheets } from "./peers";

/**
 * Odd, old, foreign and hostile workbooks from the test sets of other projects. They stand beside the project, not in it;
 * without them this says that it was skipped, and src/xlsx/*.test.ts and test/fuzz hold the project's own odd files.
 */
const folder = sharedPath("corpus");

/** What is refused, with the reason. A listed file that starts to open fails the test as well. */
const REFUSED: Readonly<Record<string, XlsxErrorCode>> = {
  // Needs a password.
  "calamine__tests__pass_protected.xlsx": "encrypted",
  "excelize__test__encryptSHA1.xlsx": "encrypted",
  "poi__test-data__poifs__60320-protected.xlsx": "encrypted",
  "poi__test-data__poifs__protect.xlsx": "encrypted",
  "poi__test-data__spreadsheet__58616.xlsx": "encrypted",
  "poi__test-data__spreadsheet__protected_passtika.xlsx": "encrypted",
  // A document type with entities ("billion laughs").
  "poi__test-data__spreadsheet__54764-2.xlsx": "entityDeclaration",
  "poi__test-data__spreadsheet__poc-xmlbomb.xlsx": "entityDeclaration",
  // Text before the root element.
  "exceljs__spec__integration__data__invalid-xml.xlsx": "badXml",
  "poi__test-data__spreadsheet__xlsx-corrupted.xlsx": "badXml",
  // Row 0, over and over, to cost time.
  "poi__test-data__spreadsheet__poc-shared-strings.xlsx": "badXml",
  // Found by fuzzing Apache POI: cut or changed archives.
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5185049589579776.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5265527465181184.xlsx": "crc",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx": "crc",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-6123461607817216.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-6419366255919104.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-POIXSSFFuzzer-6448258963341312.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5542865479270400.xlsx": "truncated",
  "poi__test-data__spreadsheet__clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-6504225896792064.xlsx": "truncated",
};

/** Files whose cells we read otherwise than the others agree on, with the reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  "ClosedXML__ClosedXML.Tests__Resource__TryToLoad__LO__xlsm__tdf111974.xlsm":
    "only SheetJS opens it, and gives sheets the cells of others: two VBA modules are listed as sheets without a part",
};

function open(file: string): Book | XlsxErrorCode {
  const inflate = (data: Uint8Array, size: number): Uint8Array =>
    inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  try {
    return readBook(readFileSync(join(folder!, file)), { inflate, crc: crc32 });
  } catch (error) {
    if (error instanceof XlsxError) return error.code;
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

describeIf(folder, "the corpus of odd workbooks", () => {
  const files = folder === null ? [] : readdirSync(folder).filter((name) => /\.(xlsx|xlsm|xltx)$/i.test(name));
  let peers: Promise<Map<string, Sheets | null>[]> | undefined;

  // The others read while we do.
  beforeAll(() => {
    if (hasOpenpyxl) peers = Promise.all([sheetJsSheets(folder!), openpyxlSheets(folder!)]);
    peers?.catch(() => undefined);
  });

  it("is all there", () => {
    expect(files.length).toBe(625);
    for (const name of Object.keys(REFUSED)) expect(files).toContain(name);
  });

  it("opens every file, or refuses it with the reason listed", () => {
    const refused: Record<string, XlsxErrorCode> = {};
    for (const file of files) {
      const result = open(file);
      if (typeof result === "string") refused[file] = result;
    }
    expect(refused).toEqual(REFUSED);
  });

  itIf(
    hasOpenpyxl,
    "reads the values that SheetJS and openpyxl agree on",
    async () => {
      const [sheetJs, openpyxl] = await peers!;
      const found: Difference[] = [];
      let compared = 0;
      for (const file of files) {
        const book = open(file);
        if (typeof book === "string" || file in DIFFERENT) continue;
        const result = differences(file, ownSheets(book), sheetJs?.get(file) ?? null, openpyxl?.get(file) ?? null);
        compared += result.compared;
        found.push(...result.found);
      }
      expect(found.slice(0, 20)).toEqual([]);
      expect(compared).toBeGreaterThan(440_000);
    },
    900_000,
  );
});
