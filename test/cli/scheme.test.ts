import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readyScheme } from "../../src/domain/readySchemes";
import { readPlanBook } from "../../src/forms/planBook";
import { samplePlan } from "../../src/samples/samples";
import { planFile } from "../../src/workflow/templates";
import { readBook } from "../../src/xlsx/read";
import { thidua } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-scheme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = samplePlan("UBND-BG-2024")!;
const planFrom = (path: string) => readPlanBook(readBook(readFileSync(path))).plan!;

test.each([
  ["1000", "thousand"],
  ["100", "hundred"],
  ["leader", "leader"],
] as const)("plan --scheme %s begins with that scheme", (asked, kind) => {
  const path = join(folder, `${asked}.xlsx`);
  expect(thidua("plan", "--plan", sample.id, "--scheme", asked, "--out", path).code).toBe(0);
  expect(planFrom(path)).toEqual({ ...sample, scoring: readyScheme(kind, sample) });
});

test("none is assumed without being asked, and one can be taken away", () => {
  const [plain, chosen, taken] = ["plain", "chosen", "taken"].map((name) => join(folder, `${name}.xlsx`));
  expect(thidua("plan", "--plan", sample.id, "--out", plain!).code).toBe(0);
  expect(planFrom(plain!).scoring).toBeNull();
  writeFileSync(chosen!, planFile({ ...sample, scoring: readyScheme("hundred", sample) }).bytes);
  expect(thidua("plan", "--plan", chosen!, "--scheme", "none", "--out", taken!).code).toBe(0);
  expect(planFrom(taken!)).toEqual(sample);
});

test("a scheme nobody knows is refused in one line, and nothing is written", () => {
  const path = join(folder, "none.xlsx");
  const { code, err } = thidua("plan", "--plan", sample.id, "--scheme", "50", "--out", path);
  expect([code, err]).toEqual([2, "Không có thang điểm “50”. Các thang điểm: 100, 1000, leader, none.\n"]);
  expect(existsSync(path)).toBe(false);
});
