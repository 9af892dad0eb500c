import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memberAchievements } from "../../src/domain/memberAchievements";
import type { MergeJson } from "../../src/domain/mergeJson";
import { placesOf } from "../../src/forms/columns";
import { RESULTS_COLUMNS, RESULTS_SHEET } from "../../src/forms/results";
import { samplePlan } from "../../src/samples/samples";
import { valueAt } from "../../src/sheet/grid";
import { readMemberFile } from "../../src/workflow/members";
import { readBook } from "../../src/xlsx/read";
import { convert, hasLibreOffice, recalculated } from "../libreoffice";
import { itIf } from "../shared";
import { filesBelow, json, thidua } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-demo-"));
const out = join(folder, "out");
const plan = samplePlan("LHH-BG-2024")!;
let files: string[] = [];

beforeAll(() => {
  const done = thidua("demo", "--out", out);
  if (done.code !== 0) throw new Error(done.err);
  files = filesBelow(out);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the demonstration makes a template and a filled file for each member, the book, its JSON and Word documents", () => {
  const codes = plan.members.map(({ code }) => `LHH-BG-2024_6T_${code}.xlsx`).sort();
  const inFolder = (name: string) =>
    files.filter((file) => file.startsWith(`${name}/`)).map((file) => file.slice(name.length + 1));
  expect(inFolder("bieu-mau")).toEqual(codes);
  expect(inFolder("bai-nop")).toEqual(codes);
  expect(files.filter((file) => file.endsWith(".docx"))).toEqual([
    "LHH-BG-2024_6T_KetQua.docx",
    "LHH-BG-2024_6T_TongHop.docx",
    "UBND-BN-2024_PhuLuc.docx",
  ]);
  expect(files).toEqual(expect.arrayContaining(["LHH-BG-2024_6T_TongHop.xlsx", "merge.json"]));
});

test("Bắc Giang's real figures come out unrounded, what was not reported is no data, nobody is invented", () => {
  const merged = json<MergeJson>(join(out, "merge.json"));
  const cell = (code: string) => merged.indicators.find((row) => row.code === code)?.members.BG;
  expect([cell("CT02"), cell("CT04"), cell("CT05"), cell("CT07"), cell("CT08")].map((one) => one?.percent)).toEqual([
    50,
    (5 / 3) * 100,
    (4 / 12) * 100,
    (6 / 11) * 100,
    40,
  ]);
  expect(cell("CT04")).toMatchObject({ target: 3, actual: 5, difference: 2, verdict: "Vượt" });
  expect(cell("CT02b")).toMatchObject({ target: 15, actual: null, percent: null, verdict: "Chưa có số liệu" });
  expect(merged.missing).toEqual([]);
  const codes = plan.members.map(({ code }) => code).sort();
  expect(merged.files.map(({ member }) => member).sort()).toEqual(codes);
  expect(Object.keys(merged.counts).sort()).toEqual(codes);
  expect(merged.files.flatMap(({ issues }) => issues.filter(({ severity }) => severity === "error"))).toEqual([]);
});

test("merging the same files from disk gives the same JSON as in memory", () => {
  const target = join(folder, "again.json");
  expect(thidua("merge", join(out, "bai-nop"), "--plan", "LHH-BG-2024", "--period", "6T", "--json", target).code).toBe(
    0,
  );
  expect(json<MergeJson>(target)).toEqual(json<MergeJson>(join(out, "merge.json")));
});

itIf(
  hasLibreOffice,
  "LibreOffice computes in every filled file what the domain computes",
  async () => {
    const at = placesOf(RESULTS_COLUMNS);
    const paths = files.filter((file) => file.startsWith("bai-nop/")).map((file) => join(out, file));
    const computed = await recalculated(paths, join(folder, "computed"));
    let compared = 0;
    for (const path of computed) {
      const bytes = readFileSync(path);
      const book = readBook(bytes);
      const grid = book.sheets.find(({ name }) => name === RESULTS_SHEET)!;
      const submission = readMemberFile(bytes, path, plan, "6T");
      const judged = memberAchievements(
        plan,
        plan.periods.find(({ code }) => code === "6T")!,
        submission.identity.member!,
        submission.entries,
      );
      for (const row of grid.rowAt) {
        const one = judged.get(String(valueAt(grid, row, at.code)));
        if (!one) continue;
        const percent = valueAt(grid, row, at.percent);
        if (one.percent === null) expect(typeof percent).not.toBe("number");
        else expect(percent).toBeCloseTo(one.percent, 9);
        expect([one.indicator.code, valueAt(grid, row, at.verdict)]).toEqual([one.indicator.code, one.verdict]);
        compared++;
      }
    }
    expect(compared).toBe(plan.members.length * plan.indicators.length);
  },
  180_000,
);

itIf(
  hasLibreOffice,
  "LibreOffice opens the book and the Word documents",
  async () => {
    const made = files.filter((file) => file.endsWith(".docx")).map((file) => join(out, file));
    const book = join(out, "LHH-BG-2024_6T_TongHop.xlsx");
    expect((await convert(made, "pdf", join(folder, "pdf"))).length).toBe(3);
    const [again] = await recalculated([book], join(folder, "book"));
    const grid = readBook(readFileSync(again!)).sheets.find(({ name }) => name === "TongHop_Cum")!;
    const errors = [...grid.kind].filter((kind) => kind === 4).length;
    expect(errors).toBe(0);
  },
  180_000,
);
