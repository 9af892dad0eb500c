/** Writes docs/error-codes.md from the code: `node scripts/errorCodes.mjs`; with --check it only says whether the file is up to date. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { load, root } from "../bench/load.mjs";

const { RULES } = load("src/rules/catalogue.ts");
const { issueTexts } = load("src/messages/issueText.ts");

const SEVERITY = { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý" };
const SCOPE = {
  reading: "Đọc biểu mẫu (reading a form)",
  book: "Một tệp (one workbook)",
  history: "Các kỳ của một đơn vị (a member's files over time)",
  cluster: "Cả cụm (all members)",
  plan: "Kế hoạch và văn bản (plans and documents)",
};

const said = (text) => text.replace(/\|/g, "\\|");

function entry({ code, severity, looksAt, why, source, examples }) {
  const text = issueTexts[code];
  return [
    `#### ${code}`,
    "",
    `**${SEVERITY[severity]}** · ${looksAt}`,
    "",
    `- vi: ${text?.what.vi ?? "—"} → ${text?.remedy.vi ?? "—"}`,
    `- en: ${text?.what.en ?? "—"} → ${text?.remedy.en ?? "—"}`,
    `- Why: ${why}`,
    `- Source: ${source}`,
    `- Example: ${examples.map((example) => `\`${example}\``).join(", ")}`,
    "",
  ].join("\n");
}

function page() {
  const catalogued = new Set(RULES.map(({ code }) => code));
  const others = Object.keys(issueTexts)
    .filter((code) => !catalogued.has(code))
    .sort();
  const lines = [
    "# Mã lỗi (error codes)",
    "",
    "Made from the code by `node scripts/errorCodes.mjs`; not written by hand. `{name}` is filled in when a message is shown.",
    "",
    `${RULES.length} kinds of mistake are looked for by the check, and ${others.length} further codes tell why a file, a plan or the workbook could not be used.`,
    "",
    ...Object.keys(SCOPE).flatMap((scope) => {
      const rows = RULES.filter((one) => one.scope === scope);
      return rows.length === 0 ? [] : [`## ${SCOPE[scope]}`, "", ...rows.map(entry)];
    }),
    "## Các mã khác (other codes)",
    "",
    "| Mã | vi | en |",
    "| --- | --- | --- |",
    ...others.map((code) => {
      const { what, remedy } = issueTexts[code];
      return `| ${code} | ${said(what.vi)} ${said(remedy.vi)} | ${said(what.en)} ${said(remedy.en)} |`;
    }),
    "",
  ];
  return lines.join("\n");
}

const path = join(root, "docs", "error-codes.md");
const made = await format(page(), { ...(await resolveConfig(path)), filepath: path });
if (process.argv.includes("--check")) {
  const same = existsSync(path) && readFileSync(path, "utf8") === made;
  process.stdout.write(same ? "up to date\n" : "docs/error-codes.md is out of date: node scripts/errorCodes.mjs\n");
  process.exitCode = same ? 0 : 1;
} else writeFileSync(path, made);
