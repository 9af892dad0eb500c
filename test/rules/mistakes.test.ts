import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { itIf } from "../shared";
import { hasOpenpyxl } from "../python";

interface Row {
  kind: string;
  tried: number;
  caught: number;
  missed: string[];
}

interface Report {
  kinds: Row[];
  totals: {
    kinds: number;
    files: number;
    recall: number;
    recallCertain: number;
    rightCell: number;
    excel: number;
    schema: number;
    cleanFiles: number;
    falseErrorFiles: number;
    falseWarningFiles: number;
  };
}

const ROOT = resolve(__dirname, "../..");

/** The bench itself, one workbook for each kind of mistake, in a process of its own. */
function bench(...options: string[]): Promise<Report> {
  const out = join(tmpdir(), `so-thi-dua-mistakes-${process.pid}.json`);
  return new Promise((done, fail) => {
    execFile(
      "node",
      [join(ROOT, "bench/mistakes/run.mjs"), "--json", out, ...options],
      { cwd: ROOT, timeout: 600_000 },
      (error, _, stderr) => {
        if (error) fail(new Error(`${error.message}\n${stderr}`));
        else {
          done(JSON.parse(readFileSync(out, "utf8")) as Report);
          rmSync(out, { force: true });
        }
      },
    );
  });
}

itIf(
  hasOpenpyxl,
  "a small run of the bench: every kind of mistake caught in the right cell, clean workbooks left alone, more than the peers see",
  async () => {
    const { kinds, totals } = await bench(
      "--each",
      "1",
      "--clean",
      "60",
      "--resaved",
      "6",
      "--libreoffice",
      "no",
      "--seed",
      "2024",
    );
    expect(totals.kinds).toBeGreaterThanOrEqual(90);
    expect(
      kinds
        .flatMap(({ kind, missed, tried, caught }) => (caught < tried ? [`${kind}: ${missed.join(", ")}`] : []))
        .slice(0, 20),
    ).toEqual([]);
    expect(totals.recall).toBeGreaterThanOrEqual(0.95);
    expect(totals.recallCertain).toBeGreaterThanOrEqual(0.99);
    expect(totals.rightCell).toBeGreaterThanOrEqual(0.98);
    expect(totals.falseErrorFiles).toBe(0);
    expect(totals.falseWarningFiles).toBeLessThanOrEqual(Math.floor(totals.cleanFiles / 20));
    expect(totals.excel).toBeLessThan(totals.recall);
    expect(totals.schema).toBeLessThan(totals.recall);
  },
  600_000,
);
