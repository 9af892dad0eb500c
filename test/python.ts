import { execFileSync } from "node:child_process";

const PYTHON = "/usr/bin/python3";

/** Whether Python with openpyxl is on this machine. */
export const hasOpenpyxl: boolean = (() => {
  try {
    execFileSync(PYTHON, ["-c", "import openpyxl"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Runs a Python snippet and returns what it leaves in `result`, by way of JSON. The snippet finds `openpyxl` imported
 * and `input` as given. The caller says the shape of the answer.
 * @throws Error with Python's own words
 */
export function python<T>(snippet: string, input: unknown = null): T {
  const program = `import json, sys, openpyxl\ninput = json.load(sys.stdin)\nresult = None\n${snippet}\njson.dump(result, sys.stdout, default=str)\n`;
  const out = execFileSync(PYTHON, ["-c", program], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 120_000,
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  return JSON.parse(out) as T;
}
