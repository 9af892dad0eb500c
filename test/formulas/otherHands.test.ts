import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSubmission } from "../../src/forms/submission";
import { readPlanBook, planBook } from "../../src/forms/planBook";
import { templateBook } from "../../src/forms/templateBook";
import { samplePlan } from "../../src/samples/samples";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { hasLibreOffice, recalculated } from "../libreoffice";
import { hasOpenpyxl, python } from "../python";
import { itIf } from "../shared";

const plan = samplePlan("LHH-BG-2024")!;
const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-hands-"));

function template(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, writeBook(templateBook(plan, plan.periods[0]!, plan.members[0]!)));
  return path;
}

function figures(path: string): { found: Record<string, unknown>; codes: string[]; how: string } {
  const { entries, issues, identity } = readSubmission(readBook(readFileSync(path)), "a.xlsx", plan, { period: "6T" });
  const found = entries.flatMap(({ indicator, actual }) => {
    const value = actual.value ?? actual.milestone;
    return value === null ? [] : [[indicator, value] as const];
  });
  return { found: Object.fromEntries(found), codes: issues.map(({ code }) => code), how: identity.how };
}

/** Finds the header by its text and the rows by their code, as any script would, and types. */
const TYPE = `
book = openpyxl.load_workbook(input["path"])
sheet = book["KetQua_ChiTieu"]
head = next(r for r in range(1, 40) if any(c.value == "Mã chỉ tiêu" for c in sheet[r]))
column = {c.value: c.column for c in sheet[head] if c.value}
row = {sheet.cell(r, column["Mã chỉ tiêu"]).value: r for r in range(head + 2, sheet.max_row + 1)}
actual = column["Ước thực hiện kỳ báo cáo (lũy kế)"]
for code, value in input["typed"].items():
    sheet.cell(row[code], actual).value = value
if "Tử số" in column:
    for code, (above, below) in input["parts"].items():
        sheet.cell(row[code], column["Tử số"]).value = above
        sheet.cell(row[code], column["Mẫu số"]).value = below
`;
const typed = { CT02: 8, CT02b: "trên 12", CT04: "05" };
const codes = new Set(plan.indicators.map(({ code }) => code));
const sure = Object.fromEntries(Object.entries({ ...typed }).filter(([code]) => codes.has(code)));
const wanted = Object.fromEntries(Object.entries({ CT02: 8, CT02b: 12, CT04: 5 }).filter(([code]) => code in sure));
const set = plan.indicators.find(({ type }) => type === "setRatio")!.code;
const state = plan.indicators.find(({ type }) => type === "milestone")!.code;

describe("a template filled by other hands", () => {
  itIf(
    hasOpenpyxl,
    "is read right after openpyxl typed into it, hid a column and inserted a row",
    () => {
      const path = template("openpyxl.xlsx");
      python<null>(
        `${TYPE}
sheet.column_dimensions["B"].hidden = True
sheet.insert_rows(row["CT02"])
book.save(input["path"])`,
        { path, typed: { ...sure, [state]: "Hoàn thành" }, parts: { [set]: [10, 11] } },
      );
      expect(Object.keys(wanted).length).toBeGreaterThan(1);
      expect(figures(path)).toEqual({
        found: { ...wanted, [set]: (10 / 11) * 100, [state]: "done" },
        codes: [],
        how: "meta",
      });
    },
    60_000,
  );

  itIf(
    hasOpenpyxl && hasLibreOffice,
    "is read right after LibreOffice saved it",
    async () => {
      const path = template("office.xlsx");
      python<null>(`${TYPE}\nbook.save(input["path"])`, { path, typed: sure, parts: { [set]: [3, 4] } });
      const [saved] = await recalculated([path]);
      expect(figures(saved!)).toEqual({ found: { ...wanted, [set]: 75 }, codes: [], how: "meta" });
    },
    60_000,
  );

  itIf(
    hasLibreOffice,
    "and a plan workbook that LibreOffice saved is the same plan",
    async () => {
      const path = join(folder, "plan.xlsx");
      writeFileSync(path, writeBook(planBook(plan)));
      const [saved] = await recalculated([path]);
      const read = readPlanBook(readBook(readFileSync(saved!)));
      expect(read.issues).toEqual([]);
      expect(read.plan).toEqual(plan);
    },
    60_000,
  );
});
