import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { all, lint, one, parse } from "./manifestLint";
import { freePort, nginxReady, startNginx } from "./nginx";
import { describeIf } from "./shared";

const ROOT = resolve(__dirname, "..");
const CDN = "appsforoffice.microsoft.com";

/** What the build does last (scripts/site.mjs), on pages of their own; what it prints is its result or its error. */
function settled(folder: string, site: Record<string, string>): { error?: string; files?: number } {
  const module = JSON.stringify(pathToFileURL(join(ROOT, "scripts/site.mjs")).href);
  const code = `import(${module}).then(({ settle, siteOf }) => {
    try { console.log(JSON.stringify(settle(${JSON.stringify(join(folder, "pages"))}, ${JSON.stringify(join(folder, "servers"))}, siteOf(${JSON.stringify(site)})))); }
    catch (error) { console.log(JSON.stringify({ error: error.message })); }
  })`;
  return JSON.parse(execFileSync(process.execPath, ["-e", code], { encoding: "utf8" })) as { error?: string };
}

const folders: string[] = [];

function pages(): string {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-site-"));
  folders.push(folder);
  mkdirSync(join(folder, "pages"));
  for (const page of ["index.html", "taskpane.html", "cu.html"])
    cpSync(join(ROOT, "src/taskpane", page), join(folder, "pages", page));
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe("npm run build -- --env baseUrl=…", () => {
  it.each([
    ["https://thidua.coquan.gov.vn/", "https://thidua.coquan.gov.vn/"],
    ["https://thidua.coquan.gov.vn:8443/so", "https://thidua.coquan.gov.vn:8443/so/"],
  ])("%s: the manifest is sound and points there alone", (given, base) => {
    const folder = pages();
    expect(settled(folder, { baseUrl: given }).error).toBeUndefined();
    const file = join(folder, "pages/manifest.xml");
    const xml = readFileSync(file, "utf8");
    expect(lint(xml)).toEqual([]);
    expect(xml).not.toContain("localhost");
    const addresses = [...xml.matchAll(/"(https:\/\/[^"]+)"/g)].map((each) => each[1]!);
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses.filter((each) => !each.startsWith(base))).toEqual([]);
    // Microsoft's own reader, in a process of its own: it loads ES modules that jest cannot.
    const script = `require("office-addin-manifest").OfficeAddinManifest.readManifestFile(process.argv[1]).then((info) => process.stdout.write(JSON.stringify(info)))`;
    const info = JSON.parse(
      execFileSync(process.execPath, ["-e", script, file], { cwd: ROOT, encoding: "utf8" }),
    ) as unknown;
    expect(info).toMatchObject({ hosts: ["Workbook"], defaultSettings: { sourceLocation: `${base}taskpane.html` } });
    expect(one(one(parse(xml), "DefaultSettings"), "SourceLocation").attributes["DefaultValue"]).toBe(
      `${base}taskpane.html`,
    );
    expect(all(parse(xml), "bt:Image").length).toBeGreaterThan(0);
    const conf = readFileSync(join(folder, "servers/nginx.conf"), "utf8");
    expect(conf).toContain(`server_name ${new URL(base).hostname};`);
    expect(conf).toContain(`listen ${new URL(base).port || "443"} ssl;`);
  });

  it.each(["http://thidua.coquan.gov.vn/", "thidua.coquan.gov.vn", 'https://a.vn/"><x', "https://a.vn/?x=1", ""])(
    "refuses %s",
    (baseUrl) => {
      expect(settled(pages(), { baseUrl }).error).toMatch(/is no https address/);
    },
  );

  it("refuses another source of office.js", () => {
    expect(settled(pages(), { officeJs: "slef" }).error).toMatch(/neither cdn nor self/);
  });
});

describe("npm run build -- --env officeJs=self", () => {
  const folder = pages();
  const result = settled(folder, { officeJs: "self", baseUrl: "https://localhost/" });
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");

  it("leaves nothing in the pages or the servers' settings that leads to Microsoft's server", () => {
    expect(result.error).toBeUndefined();
    for (const path of ["pages/taskpane.html", "pages/index.html", "servers/nginx.conf", "servers/web.config"])
      expect([path, read(path).includes(CDN)]).toEqual([path, false]);
    expect(read("pages/taskpane.html")).toContain('<script src="office/office.js"></script>');
    const policies = [...read("servers/nginx.conf").matchAll(/"(default-src [^"]+)"/g)].map((each) => each[1]!);
    expect(policies.map((policy) => /script-src ([^;]+)/.exec(policy)?.[1])).toEqual(["'self'", "'self'"]);
    expect(policies.map((policy) => /connect-src ([^;]+)/.exec(policy)?.[1])).toEqual(["'self'", "'self'"]);
  });

  it("carries Microsoft's files unchanged, and only what Excel asks for", () => {
    const files = ["", "vi-vn", "en-us"].flatMap((part) =>
      readdirSync(join(folder, "pages/office", part), { withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(part, each.name)),
    );
    expect(files.length).toBe(result.files);
    for (const file of files)
      expect([
        file,
        readFileSync(join(folder, "pages/office", file)).equals(
          readFileSync(join(ROOT, "node_modules/@microsoft/office-js/dist", file)),
        ),
      ]).toEqual([file, true]);
    expect(files).toEqual(
      expect.arrayContaining([
        "office.js",
        "excel-win32-16.01.js",
        "excel-web-16.00.js",
        "excel-mac-16.00.js",
        join("vi-vn", "office_strings.js"),
      ]),
    );
    expect(files.filter((file) => /debug|word|outlook|powerpoint/.test(file))).toEqual([]);
  });

  it("keeps Microsoft's server where it is the source", () => {
    const other = pages();
    settled(other, {});
    expect(readFileSync(join(other, "pages/taskpane.html"), "utf8")).toContain(`https://${CDN}/lib/1/hosted/office.js`);
    expect(readFileSync(join(other, "servers/nginx.conf"), "utf8")).toContain(CDN);
    expect(existsSync(join(other, "pages/office"))).toBe(false);
  });

  describeIf(nginxReady, "under nginx, with the settings the build wrote", () => {
    it("serves office.js as script, with a policy that lets nothing in from elsewhere", async () => {
      const nginx = await startNginx(folder, read("servers/nginx.conf"), join(folder, "pages"), await freePort());
      try {
        const script = await nginx.get("/office/office.js");
        expect([script.status, script.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
        const pane = await nginx.get("/taskpane.html");
        expect(pane.headers["content-security-policy"]).toContain("script-src 'self';");
        expect(pane.headers["content-security-policy"]).not.toContain(CDN);
        expect(nginx.log()).not.toMatch(/\[(warn|error|emerg)\]/);
      } finally {
        await nginx.stop();
      }
    });
  });
});
