import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { samplePlan, sampleResults } from "../../src/samples/samples";
import type { Book } from "../../src/sheet/grid";
import { filledFile } from "../../src/workflow/demo";
import { type MemberFile, readAnyMemberFile, readMemberFile } from "../../src/workflow/members";
import { readAnyBook, readBook } from "../../src/workflow/read";
import { convert, hasLibreOffice, recalculated } from "../libreoffice";
import { describeIf } from "../shared";

/** A member's file that passed through the formats members send instead of .xlsx. */
const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-foreign-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = samplePlan("LHH-BG-2024")!;
const made = filledFile(
  plan,
  sampleResults(plan.id).find(({ member, period }) => member === "BG" && period === "6T")!,
);
const path = join(folder, made.name);
writeFileSync(path, made.bytes);

const figures = ({ entries }: MemberFile) =>
  entries.map(({ indicator, actual, source }) => ({ indicator, actual, cell: source.cell, sheet: source.sheet }));
const states = ({ sheets }: Book) => sheets.map(({ name, state }) => `${name} ${state === "visible" ? "" : "hidden"}`);

describeIf(hasLibreOffice, "a template saved by LibreOffice", () => {
  let own: MemberFile;
  let ownBook: Book;
  beforeAll(async () => {
    const [again] = await recalculated([path], join(folder, "xlsx"));
    const bytes = readFileSync(again!);
    own = readMemberFile(bytes, "own.xlsx", plan, "6T");
    ownBook = readBook(bytes);
    expect(own.entries.length).toBeGreaterThan(20);
  }, 120_000);

  it.each(["xls", "ods"] as const)(
    "as .%s brings the same figures from the same cells, and no other complaints",
    async (format) => {
      const [saved] = await convert([path], format, join(folder, format));
      const bytes = readFileSync(saved!);
      expect(readMemberFile(bytes, "x", plan, "6T").issues.map(({ code }) => code)).toEqual([
        format === "xls" ? "file.oldXls" : "file.ods",
      ]);
      const read = await readAnyMemberFile(bytes, `tep.${format}`, plan, "6T");
      expect(read.identity).toEqual(own.identity);
      expect(figures(read)).toEqual(figures(own));
      expect(read.issues.map(({ code, place }) => `${code} ${place.cell}`)).toEqual(
        own.issues.map(({ code, place }) => `${code} ${place.cell}`),
      );
      const book = await readAnyBook(bytes);
      expect(states(book)).toEqual(states(ownBook));
      if (format === "ods") expect(book.properties["thidua.plan"]).toBe(plan.id);
      expect(book.sheets[0]!.merges.length).toBe(ownBook.sheets[0]!.merges.length);
    },
    120_000,
  );

  it("as .csv brings the same figures, without saying whose they are", async () => {
    // One file for each sheet (-1), semicolons (59) or commas (44), UTF-8 (76), cell content as it is shown: false.
    for (const delimiter of [44, 59]) {
      const out = join(folder, `csv${delimiter}`);
      const format =
        `csv:Text - txt - csv (StarCalc):${delimiter},34,76,1,,0,false,false,false,false,false,-1` as const;
      await convert([path], format, out).catch(() => []);
      const file = readdirSync(out).find((name) => name.endsWith("KetQua_ChiTieu.csv"))!;
      const read = await readAnyMemberFile(readFileSync(join(out, file)), file, plan, "6T");
      const bare = (all: MemberFile) => figures(all).map(({ indicator, actual }) => ({ indicator, actual }));
      expect(read.identity.how).not.toBe("meta");
      expect(bare(read)).toEqual(bare(own));
    }
  }, 120_000);
});
