import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { MergeJson } from "../../src/domain/mergeJson";
import { samplePlan } from "../../src/samples/samples";
import { filledFiles } from "../../src/workflow/demo";
import { tidyCsv, type TidyRow } from "../../src/workflow/tidy";
import { json, thidua } from "./run";

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-tidy-"));
const plan = samplePlan("LHH-BG-2024")!;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["parquet", "csv"])("DuckDB reads the .%s and sums what the merge sums", async (ending) => {
  const paths = filledFiles(plan, "6T").map(({ name, bytes }) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  const table = join(folder, `out.${ending}`);
  const target = join(folder, "out.json");
  const done = thidua("merge", ...paths, "--plan", plan.id, "--period", "6T", "--json", target, "--tidy", table);
  expect([done.code, done.err]).toEqual([0, expect.stringContaining("nhận 12 tệp")]);
  const database = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await database.runAndReadAll(
    `select indicator, sum(target) as target, sum(actual) as actual, sum(numerator) as n, sum(denominator) as d, any_value(type) as type
     from '${table}' where in_cluster_total group by indicator`,
  );
  const merged = json<MergeJson>(target);
  const totals = new Map(merged.indicators.map(({ code, cluster }) => [code, cluster]));
  const rows = result.getRowObjectsJson() as {
    indicator: string;
    target: number;
    actual: number;
    n: number;
    d: number;
    type: string;
  }[];
  expect(rows.length).toBe(merged.indicators.filter(({ cluster }) => cluster.actual !== null).length);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const total = totals.get(row.indicator)!;
    const parts = row.type === "setRatio" || row.type === "rate";
    expect(parts ? (Number(row.n) / Number(row.d)) * 100 : Number(row.actual)).toBeCloseTo(total.actual!, 9);
    if (!parts) expect(Number(row.target)).toBeCloseTo(total.target!, 9);
  }
  const places = await database.runAndReadAll(
    `select count(*) as n from '${table}' where actual is not null and (file is null or cell is null)`,
  );
  expect(Number(places.getRowObjectsJson()[0]!.n)).toBe(0);
  database.closeSync();
});

test("text that a spreadsheet would run is kept from running; quotes and commas survive", () => {
  const row = { reason: '=HYPERLINK("x")', member_name: 'Sở "A", B', actual: -1.5 } as unknown as TidyRow;
  const line = tidyCsv([row]).split("\r\n")[1]!;
  expect(line).toContain(`"'=HYPERLINK(""x"")"`);
  expect(line).toContain('"Sở ""A"", B"');
  expect(line).toContain(",-1.5,");
});
