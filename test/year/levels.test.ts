/** A merged book is a submission one level up: files on disk, cluster → province → nation, against one flat merge of all leaves. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Consolidation } from "../../src/domain/consolidation";
import { HALF } from "../../src/domain/fixtures/build";
import { leavesOf } from "../../src/domain/levels";
import type { Plan } from "../../src/domain/plan";
import { parseCell } from "../../src/sheet/address";
import { valueAt } from "../../src/sheet/grid";
import { fold, readMemberFile } from "../../src/workflow/members";
import { mergedFile, mergedJson, summed } from "../../src/workflow/merge";
import { readBook } from "../../src/xlsx/read";
import { clusterCode, memberBytes, memberCode, plansOf, provinceCode, type Size } from "./levels";

const size: Size = { provinces: 2, clusters: 3, members: 3 };
const plans = plansOf(size);
const root = mkdtempSync(join(tmpdir(), "so-thi-dua-levels-"));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

async function merged(plan: Plan, paths: readonly string[]): Promise<Consolidation> {
  async function* files() {
    for (const path of paths)
      yield await Promise.resolve({
        submission: readMemberFile(readFileSync(path), basename(path), plan, "6T"),
        received: null,
      });
  }
  return fold(plan, HALF, files(), paths.length);
}

const below = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));
const book = (plan: Plan, whole: Consolidation): Uint8Array => mergedFile(plan, whole, summed(plan, whole), "vi");

let flat: Consolidation;
let nation: Consolidation;

beforeAll(async () => {
  for (const folder of ["don-vi", "tinh", ...upTo(size.provinces).map((p) => `cum-${p}`)])
    mkdirSync(join(root, folder));
  for (const p of upTo(size.provinces)) {
    for (const c of upTo(size.clusters)) {
      const plan = plans.cluster(p, c);
      const paths = upTo(size.members)
        // One unit in the first cluster did not hand in.
        .filter((m) => !(p === 0 && c === 0 && m === 2))
        .map((m) => {
          const path = join(root, "don-vi", `${memberCode(p, c, m)}.xlsx`);
          writeFileSync(path, memberBytes(plan, p, c, m));
          return path;
        });
      writeFileSync(join(root, `cum-${p}`, `${clusterCode(p, c)}.xlsx`), book(plan, await merged(plan, paths)));
    }
    const plan = plans.province(p);
    const whole = await merged(plan, below(join(root, `cum-${p}`)));
    writeFileSync(join(root, "tinh", `${provinceCode(p)}.xlsx`), book(plan, whole));
  }
  nation = await merged(plans.nation(), below(join(root, "tinh")));
  flat = await merged(plans.flat(), below(join(root, "don-vi")));
}, 120_000);

test("every file of every level is accepted", () => {
  expect(nation.files.map(({ file, status }) => `${file} ${status}`)).toEqual([
    "T01.xlsx accepted",
    "T02.xlsx accepted",
  ]);
  expect(nation.files.flatMap(({ issues }) => issues.filter(({ severity }) => severity === "error"))).toEqual([]);
  expect(flat.files).toHaveLength(17);
});

test("three levels give the same figures as all leaves at once", () => {
  const totals = (plan: Plan, whole: Consolidation) =>
    mergedJson(plan, whole, summed(plan, whole), "vi").indicators.map(({ code, cluster }) => {
      const { without, ...figures } = cluster;
      // The unit that did not hand in is unknown to the levels above its cluster but for the cluster's own list.
      return { code, ...figures, noTarget: [...without.noTarget].sort(), noData: [...without.noData].sort() };
    });
  const [levels, once] = [totals(plans.nation(), nation), totals(plans.flat(), flat)];
  expect(levels).toEqual(once);
  expect(once.find(({ code }) => code === "Q1")).toMatchObject({ verdict: "Đang thực hiện" });
  expect(once.filter(({ actual }) => actual !== null)).toHaveLength(5);
});

test("every total leads down to the leaves' files, sheets and cells, and they add up to it", () => {
  const summary = summed(plans.nation(), nation);
  for (const code of ["Q1", "Q2", "L1"]) {
    const row = summary.indicators.find((one) => one.code === code)!;
    const leaves = summary.members.flatMap((member) => leavesOf(row.members[member]!.source!));
    let sum = 0;
    for (const { file, sheet, cell } of leaves) {
      const grid = readBook(readFileSync(join(root, "don-vi", file))).sheets.find(({ name }) => name === sheet)!;
      const at = parseCell(cell)!;
      sum += valueAt(grid, at.row, at.column) as number;
    }
    expect([code, Math.round(sum * 100) / 100]).toEqual([code, row.cluster.actual]);
    expect(leaves.length).toBe(row.cluster.counted);
  }
});
