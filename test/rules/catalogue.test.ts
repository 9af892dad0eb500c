import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { FORM_ISSUES } from "../../src/forms/issueCodes";
import { issueTexts } from "../../src/messages/issueText";
import * as scoring from "../../src/messages/scoring";
import { fill } from "../../src/messages/text";
import { RULES } from "../../src/rules/catalogue";

const ROOT = resolve(__dirname, "../..");
const codes = RULES.map(({ code }) => code);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Families of issue codes: what stands before the dot of any code that has a text. */
const families = new Set(Object.keys(issueTexts).map((code) => code.split(".")[0]!));
/** Texts of the same shape that are no issue codes: formats of files and names of parts. */
const NO_CODES = /\.(xlsx|xlsm|xls|docx|csv|json|html|xml|rels|js|cjs|css|bin|ts|md|png|pdf|ods|txt)$/;

/** Reasons of points have texts of their own; a plan's facts have keys of the same shape. */
const elsewhere = (code: string): boolean =>
  Object.values<unknown>(scoring).some((texts) => typeof texts === "object" && texts !== null && code in texts) ||
  ["cluster.code", "cluster.name"].includes(code);

/** Every string in the code that has the shape of an issue code of a known family. */
function codesInCode(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of sources(join(ROOT, "src")).filter((path) => !path.includes(`${join("src", "messages")}/`))) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(node.text) && !NO_CODES.test(node.text))
        if (families.has(node.text.split(".")[0]!)) found.set(node.text, file);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

test("every code the code base can raise has its text in both languages", () => {
  const raised = codesInCode();
  expect(raised.size).toBeGreaterThan(130);
  expect(
    [...raised]
      .filter(([code]) => !(code in issueTexts) && !elsewhere(code))
      .map(([code, file]) => `${code} (${file})`),
  ).toEqual([]);
});

test("every reason a file may be refused for has its text", () => {
  const source = readFileSync(join(ROOT, "src/xlsx/errors.ts"), "utf8");
  const union = /export type XlsxErrorCode =([^;]+);/.exec(source)?.[1] ?? "";
  const reasons = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => `file.${code}`);
  expect(reasons.length).toBeGreaterThan(15);
  expect(reasons.filter((code) => !(code in issueTexts))).toEqual([]);
});

test("all texts are complete: what and remedy, vi and en, and no text is the other's", () => {
  const wrong = Object.entries(issueTexts).filter(([, { what, remedy }]) => {
    const texts = [what.vi, what.en, remedy.vi, remedy.en];
    return texts.some((text) => text.trim().length < 5) || what.vi === what.en || remedy.vi === remedy.en;
  });
  expect(wrong.map(([code]) => code)).toEqual([]);
  // A Vietnamese text has Vietnamese letters.
  const plain = Object.entries(issueTexts).filter(([, { what }]) => !/[à-ỹđ]/iu.test(what.vi));
  expect(plain.map(([code]) => code)).toEqual([]);
});

test("both languages of a text speak of the same things", () => {
  const names = (text: string): string =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join(" ");
  const differ = RULES.filter(({ code }) => {
    const text = issueTexts[code]!;
    return names(text.what.vi) !== names(text.what.en);
  });
  expect(differ.map(({ code }) => code)).toEqual([]);
});

test("the catalogue holds every code once, with facts and examples", () => {
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(Object.keys(FORM_ISSUES).filter((code) => !codes.includes(code))).toEqual([]);
  expect(codes.length).toBeGreaterThanOrEqual(100);
  const poor = RULES.filter(
    ({ looksAt, why, source, examples }) =>
      looksAt === "" || why === "" || source === "" || examples.length === 0 || examples.includes(""),
  );
  expect(poor.map(({ code }) => code)).toEqual([]);
  expect(fill(issueTexts["number.scale"]!.what.vi, { found: "16,068" }, "vi")).toContain("16,068");
});

test("docs/error-codes.md is what the code says", () => {
  const told = execFileSync("node", [join(ROOT, "scripts/errorCodes.mjs"), "--check"], { encoding: "utf8" });
  expect(told.trim()).toBe("up to date");
}, 60_000);
