import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/**
 * The folder rules of the house. A folder may import itself, the folders named here and the packages named here;
 * anything else fails, and so does any circle between files.
 */
const RULES: Record<string, { folders: string[]; packages: string[] }> = {
  sheet: { folders: [], packages: [] },
  vietnamese: { folders: [], packages: [] },
  domain: { folders: ["vietnamese", "sheet"], packages: [] },
  samples: { folders: ["domain"], packages: [] },
  forms: { folders: ["domain", "vietnamese", "sheet"], packages: [] },
  rules: { folders: ["domain", "vietnamese", "sheet", "forms"], packages: [] },
  xlsx: { folders: ["sheet"], packages: ["fflate"] },
  foreign: { folders: ["sheet", "xlsx"], packages: ["fflate", "hucre", "hucre/*", "xlsx"] },
  report: { folders: ["domain", "sheet", "vietnamese"], packages: ["docx", "docx/*", "fflate"] },
  host: { folders: ["sheet"], packages: [] },
  messages: { folders: ["domain", "vietnamese"], packages: [] },
  workflow: {
    folders: [
      "domain",
      "vietnamese",
      "sheet",
      "forms",
      "rules",
      "xlsx",
      "foreign",
      "report",
      "host",
      "messages",
      "samples",
    ],
    packages: ["fflate"],
  },
  excel: { folders: ["host", "sheet"], packages: [] },
  browser: {
    folders: ["host", "sheet", "xlsx"],
    packages: ["@univerjs/*", "exceljs", "fflate", "rxjs", "react", "react-dom"],
  },
  taskpane: {
    folders: ["workflow", "host", "messages", "domain", "sheet", "vietnamese", "samples", "browser", "excel"],
    packages: ["react", "react-dom", "react-dom/client", "react/jsx-runtime", "@fluentui/*", "fflate"],
  },
  cli: {
    folders: ["workflow", "messages", "domain", "sheet", "vietnamese", "samples"],
    packages: ["node:*", "hyparquet-writer", "officecrypto-tool"],
  },
};

const SRC = resolve(__dirname, "../src");

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

/** Every module a file names: imports, re-exports, dynamic imports and `import("…")` types. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments;
      if (name && ts.isStringLiteral(name)) found.push(name.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push((node.argument.literal as ts.StringLiteral).text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const roomOf = (file: string): string => relative(SRC, file).split(/[\\/]/)[0]!;
const files = sourceFiles(SRC);
const known = new Set(files);

function resolveImport(from: string, name: string): string | null {
  const base = resolve(dirname(from), name);
  for (const candidate of [base, `${base}.ts`, `${base}.tsx`, join(base, "index.ts"), join(base, "index.tsx")])
    if (known.has(candidate)) return candidate;
  return null;
}

const matches = (name: string, pattern: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

test("every folder of src has a rule", () => {
  expect([...new Set(files.map(roomOf))].filter((room) => !(room in RULES))).toEqual([]);
});

test("folders import only what their rule allows", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const room = roomOf(file);
    const rule = RULES[room]!;
    for (const name of importsOf(file)) {
      if (name.startsWith(".")) {
        const target = resolveImport(file, name) ?? resolve(dirname(file), name);
        const targetRoom = roomOf(target);
        if (targetRoom !== room && !rule.folders.includes(targetRoom))
          wrong.push(`${relative(SRC, file)} → ${relative(SRC, target)}`);
      } else if (!rule.packages.some((pattern) => matches(name, pattern)))
        wrong.push(`${relative(SRC, file)} → ${name}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("no circles between files", () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((name) => name.startsWith("."))
        .map((name) => resolveImport(file, name))
        .filter((target): target is string => target !== null),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const walk = (file: string, trail: string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      circles.push([...trail.slice(trail.indexOf(file)), file].map((f) => relative(SRC, f)).join(" → "));
      return;
    }
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    state.set(file, "done");
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test("only src/excel names Excel or Office", () => {
  const naming = files.filter(
    (file) => roomOf(file) !== "excel" && /\b(Excel|Office)\.[a-zA-Z]+\s*\(/.test(readFileSync(file, "utf8")),
  );
  expect(naming.map((file) => relative(SRC, file))).toEqual([]);
});
