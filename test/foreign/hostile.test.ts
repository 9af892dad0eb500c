import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import * as XLSX from "xlsx";
import { readForeign } from "../../src/foreign/read";
import { decrypting } from "../../src/cli/decrypt";
import { cellAt, type Book, valueAt } from "../../src/sheet/grid";
import { readAnyBook } from "../../src/workflow/read";
import { XlsxError } from "../../src/xlsx/errors";
import { describeIf, sharedPath } from "../shared";

const table = XLSX.utils.aoa_to_sheet([
  ["Tên", "Số", "Ngày"],
  ["Tỉnh Bắc Giang", 54.7, 45292],
  [true, null, "chữ"],
]);
table.A4 = { t: "n", v: 55.7, f: "B2+1" };
table.B4 = { t: "e", v: 7, w: "#DIV/0!" };
table["!ref"] = "A1:C4";
table["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
const written = (bookType: "biff8" | "ods"): Uint8Array =>
  new Uint8Array(
    XLSX.write(
      {
        SheetNames: ["Kết quả", "An"],
        Sheets: { "Kết quả": table, An: XLSX.utils.aoa_to_sheet([[1]]) },
        Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] },
      },
      { type: "buffer", bookType },
    ) as Buffer,
  );
const samples = { oldXls: written("biff8"), ods: written("ods") } as const;

const codeOf = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => "opened",
    (error: unknown) => {
      if (error instanceof XlsxError) return error.code;
      throw error;
    },
  );

const ods = (body: string, head = ""): Uint8Array =>
  zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(
      `<?xml version="1.0"?>${head}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    ),
  });
const row = (cells: string, repeat = 1) =>
  `<table:table-row table:number-rows-repeated="${repeat}">${cells}</table:table-row>`;
const number = (value: number, repeat = 1) =>
  `<table:table-cell table:number-columns-repeated="${repeat}" office:value-type="float" office:value="${value}"><text:p>x</text:p></table:table-cell>`;

describe.each(["oldXls", "ods"] as const)("%s", (kind) => {
  let book: Book;
  beforeAll(async () => {
    book = await readAnyBook(samples[kind]);
  });

  it("keeps values where they stand", () => {
    const sheet = book.sheets[0]!;
    expect(sheet.name).toBe("Kết quả");
    expect([0, 1, 2].map((column) => valueAt(sheet, 1, column))).toEqual(["Tỉnh Bắc Giang", 54.7, 45292]);
    expect([0, 1, 2].map((column) => valueAt(sheet, 2, column))).toEqual([true, null, "chữ"]);
    expect(valueAt(sheet, 3, 0)).toBe(55.7);
    if (kind !== "ods") expect(valueAt(sheet, 3, 1)).toEqual({ error: "#DIV/0!" });
    if (kind === "ods") expect(cellAt(sheet, 3, 0)?.formula).toBe("B2+1");
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  it("cut anywhere or changed anywhere, it opens or gives a typed error, and leaves no trace", async () => {
    const whole = samples[kind];
    const before = Reflect.ownKeys(Object.prototype);
    const codes = new Set<string>();
    for (let i = 0; i < 60; i++) {
      codes.add(await codeOf(readAnyBook(whole.subarray(0, Math.floor((whole.length * i) / 60)))));
      const changed = whole.slice();
      // A fixed walk over the file: the same bytes change in every run.
      for (let k = 0; k < 8; k++) changed[(i * 7919 + k * 104_729) % changed.length]! ^= 1 << (k % 8);
      codes.add(await codeOf(readForeign(changed, kind)));
    }
    expect(codes.size).toBeGreaterThan(1);
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });

  it("has limits", async () => {
    expect(await codeOf(readForeign(samples[kind], kind, { cells: 3 }))).toBe("tooManyCells");
    expect(await codeOf(readForeign(new Uint8Array((20 << 20) + 1), kind))).toBe("partTooLarge");
  });
});

describe("hostile .ods", () => {
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  const many = (count: number) => `<table:table table:name="T">${row(number(1, count), count)}</table:table>`;
  it.each([
    ["entities", ods(many(1), entities), "entityDeclaration"],
    ["a million rows of a thousand repeats", ods(many(1_000_000)), "tooManyCells"],
    ["repeats before a value", ods(`<table:table>${row(number(1, 16_384).repeat(300))}</table:table>`), "tooManyCells"],
    ["deep nesting", ods(`${"<text:p>".repeat(5000)}${"</text:p>".repeat(5000)}`), "nesting"],
    ["sheets without end", ods('<table:table table:name="T"></table:table>'.repeat(300)), "tooManyParts"],
    ["no table", ods(""), "ods"],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(readAnyBook(bytes))).toBe(code);
  });

  it("keeps rows that are repeated on each page, grouped rows and far empty ones", async () => {
    const inside = `<table:table-header-rows>${row(number(1))}</table:table-header-rows><table:table-row-group>${row(number(2), 2)}</table:table-row-group>${row('<table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/>', 1_048_573)}`;
    const book = await readAnyBook(ods(`<table:table table:name="__proto__">${inside}</table:table>`));
    const [sheet] = book.sheets;
    expect(sheet!.name).toBe("__proto__");
    expect([0, 1, 2, 3].map((at) => valueAt(sheet!, at, 0))).toEqual([1, 2, 2, null]);
  });
});

describe("encrypted", () => {
  const plain = new Uint8Array(
    XLSX.write({ SheetNames: ["S"], Sheets: { S: table } }, { type: "buffer", bookType: "xlsx" }) as Buffer,
  );
  it.each([undefined, "standard" as const])("opens with its password (%s)", async (type) => {
    const { encrypt } = await import("officecrypto-tool");
    const locked = new Uint8Array(encrypt(Buffer.from(plain), { password: "Thi đua 2024", ...(type ? { type } : {}) }));
    expect(await codeOf(readAnyBook(locked))).toBe("encrypted");
    expect(await codeOf(readAnyBook(locked, { decrypt: decrypting("khác") }))).toBe("password");
    const book = await readAnyBook(locked, { decrypt: decrypting("Thi đua 2024") });
    expect(valueAt(book.sheets[0]!, 1, 1)).toBe(54.7);
    expect(await codeOf(readAnyBook(locked.subarray(0, 2048), { decrypt: decrypting("Thi đua 2024") }))).toBe(
      "encrypted",
    );
  });
});

const corpus = sharedPath("corpus");
describeIf(corpus, "the corpus", () => {
  it("every file of another format opens or is a typed refusal", async () => {
    const files = execFileSync("find", ["-L", corpus!, "-type", "f"], { encoding: "utf8" })
      .split("\n")
      .filter((name) => /\.(xls|xlsb|ods|csv)$/i.test(name));
    let opened = 0;
    for (const file of files) if ((await codeOf(readAnyBook(readFileSync(file)))) === "opened") opened++;
    process.stdout.write(`corpus: ${files.length} files that are no .xlsx by name, ${opened} opened\n`);
  });

  // Passwords that the projects these files come from state in their tests.
  it.each([
    ["calamine__tests__pass_protected.xlsx", "123"],
    ["excelize__test__encryptSHA1.xlsx", "password"],
    ["poi__test-data__poifs__60320-protected.xlsx", "Test001!!"],
    ["poi__test-data__spreadsheet__protected_passtika.xlsx", "tika"],
  ])("%s opens with its password", async (file, password) => {
    expect(readdirSync(corpus!)).toContain(file);
    const bytes = readFileSync(join(corpus!, file));
    expect(await codeOf(readAnyBook(bytes, { decrypt: decrypting(password) }))).toBe("opened");
  });
});
