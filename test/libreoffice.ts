import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** What LibreOffice can be asked for; a csv filter may carry its options, e.g. "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1". */
export type OfficeFormat = "xlsx" | "xls" | "pdf" | "ods" | "docx" | `docx:${string}` | `csv:${string}`;

/** Whether `soffice` is on this machine. */
export const hasLibreOffice: boolean = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

/** "Recalculation on file load: always" (0) for Excel 2007 and newer and for ODF; the default trusts the values in the file. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

let profile: string | undefined;

/** One profile for each process, so that several may run at once; removed when the process ends. */
function profileFolder(): string {
  if (profile) return profile;
  const made = mkdtempSync(join(tmpdir(), "so-thi-dua-lo-"));
  mkdirSync(join(made, "user"));
  writeFileSync(join(made, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return (profile = made);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Converts files in one soffice call and returns the paths made, in the order given. Names must differ before their
 * ending, since all land in `outDir`. Every formula is computed anew at load.
 * @throws Error with LibreOffice's output when a file was not made or the time (ms) is over
 */
export function convert(files: string[], format: OfficeFormat, outDir: string, timeout = 120_000): Promise<string[]> {
  const next = last.catch(() => undefined).then(() => run(files, format, outDir, timeout));
  last = next;
  return next;
}

function run(files: string[], format: OfficeFormat, outDir: string, timeout: number): Promise<string[]> {
  if (files.length === 0) return Promise.resolve([]);
  mkdirSync(outDir, { recursive: true });
  const ending = format.split(":")[0]!;
  const made = files.map((file) => join(outDir, `${basename(file, extname(file))}.${ending}`));
  for (const file of made) rmSync(file, { force: true });
  const args = [
    `-env:UserInstallation=${pathToFileURL(profileFolder()).href}`,
    "--headless",
    "--norestore",
    "--convert-to",
    format,
    "--outdir",
    outDir,
    ...files,
  ];
  return new Promise((done, fail) => {
    execFile("soffice", args, { timeout, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      const missing = made.filter((file) => !existsSync(file));
      if (error || missing.length > 0)
        fail(new Error(`LibreOffice made no ${missing.join(", ")}: ${error?.message ?? ""}\n${stdout}\n${stderr}`));
      else done(made);
    });
  });
}

/** Copies of .xlsx files as LibreOffice saves them: all formulas computed by it, their values stored. Paths in a new folder. */
export function recalculated(
  files: string[],
  outDir = mkdtempSync(join(tmpdir(), "so-thi-dua-calc-")),
): Promise<string[]> {
  return convert(files, "xlsx", outDir);
}
