import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { sharedPath } from "../shared";

/** Whether `xmllint` is on this machine. */
export const hasXmllint: boolean = (() => {
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** Whether parts can be checked against the schemas of ISO/IEC 29500 here. */
export const hasSchemas: boolean = hasXmllint && sharedPath("xsd", "iso29500", "sml.xsd") !== null;

/** Which schema a part is checked against. docProps/core.xml needs schemas from the network and is left out. */
const SCHEMAS: [RegExp, string][] = [
  [/^\[Content_Types\]\.xml$/, "opc/opc-contentTypes.xsd"],
  [/\.rels$/, "opc/opc-relationships.xsd"],
  [/^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+|tables\/[^/]+|comments\d*)\.xml$/, "iso29500/sml.xsd"],
  [
    /^word\/(document|styles|numbering|settings|fontTable|header\d*|footer\d*|footnotes|endnotes)\.xml$/,
    "iso29500/wml.xsd",
  ],
  [/^word\/charts\/[^/]+\.xml$/, "iso29500/dml-chart.xsd"],
  [/^docProps\/app\.xml$/, "iso29500/shared-documentPropertiesExtended.xsd"],
  [/^docProps\/custom\.xml$/, "iso29500/shared-documentPropertiesCustom.xsd"],
];

/** sml.xsd does not know `xml:space` on `<t>`, which Excel itself writes. */
const KNOWN = /namespace\}space': The attribute '\{http:\/\/www\.w3\.org\/XML\/1998\/namespace\}space' is not allowed/;

/** Checks the parts of an .xlsx or .docx file; gives the parts that were checked and what the schemas refuse. */
export function schemaErrors(bytes: Uint8Array): { checked: string[]; errors: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-xsd-"));
  const checked: string[] = [];
  const errors: string[] = [];
  try {
    const parts = Object.entries(unzipSync(bytes));
    for (const [pattern, schema] of SCHEMAS) {
      const files = parts.filter(([name]) => pattern.test(name));
      if (files.length === 0) continue;
      const names = files.map(([name, data]) => {
        const file = name.replace(/[/[\]]/g, "_");
        writeFileSync(join(folder, file), data);
        checked.push(name);
        return file;
      });
      const path = sharedPath("xsd", ...schema.split("/"));
      if (!path) throw new Error(`no ${schema}`);
      const done = spawnSync("xmllint", ["--noout", "--nonet", "--schema", path, ...names], {
        cwd: folder,
        encoding: "utf8",
      });
      const lines = done.stderr
        .split("\n")
        .filter((line) => line !== "" && !/ validates$| fails to validate$/.test(line));
      errors.push(...lines.filter((line) => !KNOWN.test(line)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { checked, errors };
}
