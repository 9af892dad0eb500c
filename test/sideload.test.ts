import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = resolve(__dirname, "..");
const folders: string[] = [];

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-excel-"));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

interface Told {
  code: number;
  out: string[];
  errors: string[];
  commands: string[][];
}

/** Runs the script's steps as another machine would: `machine` is the body of an object, as source. */
function on(machine: string): Told {
  const module = JSON.stringify(pathToFileURL(join(ROOT, "scripts/sideload.mjs")).href);
  const source = `
    import { sideload } from ${module};
    const told = { out: [], errors: [], commands: [] };
    const machine = {
      run: (...command) => { told.commands.push(command.flat()); return true; },
      build: () => {}, certificate: () => ({}), serve: () => "https://localhost:3000",
      manifest: ${JSON.stringify(join(ROOT, "manifest.xml"))},
      say: (text) => told.out.push(text), complain: (text) => told.errors.push(text),
      ${machine}
    };
    told.code = await sideload(machine);
    console.log(JSON.stringify(told));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", source], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return JSON.parse(printed) as Told;
}

const quiet = (told: Told): void => {
  for (const line of [...told.errors, ...told.out]) expect(line).not.toMatch(/\n\s+at |node:internal|\.mjs:\d/);
};

describe("npm run excel", () => {
  const windows = 'platform: "win32", home: "C:/Users/can-bo",';

  it("says in Vietnamese and English what to do on a machine without Excel, and no more", () => {
    const done = spawnSync(process.execPath, [join(ROOT, "scripts/excel.mjs")], {
      encoding: "utf8",
      env: { ...process.env, HOME: temporary() },
    });
    expect(done.status).toBe(1);
    expect(done.stdout).toBe("");
    expect(done.stderr).toBe(
      "Không thấy Excel trên máy này. Trên máy không có Excel, dùng npm start. (No Excel on this machine: use npm start.)\n",
    );
    // Windows without Excel: nothing is built for it either.
    const told = on(
      `${windows} run: (...command) => { told.commands.push(command.flat()); return false; }, build: () => { throw new Error("built"); }`,
    );
    expect([told.code, told.errors.length, told.errors[0]?.startsWith("Không thấy Excel")]).toEqual([1, 1, true]);
    expect(told.commands).toEqual([
      ["reg", "query", "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe"],
    ]);
  });

  it("tells Excel for Windows where the manifest is", () => {
    const told = on(`${windows} manifest: "C:/so/dist/manifest.xml"`);
    expect(told.code).toBe(0);
    expect(told.commands[1]).toEqual([
      "reg",
      "add",
      "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer",
      "/v",
      "so-thi-dua",
      "/t",
      "REG_SZ",
      "/d",
      "C:/so/dist/manifest.xml",
      "/f",
    ]);
    expect(told.out[0]).toMatch(/^Sổ Thi đua: https:\/\/localhost:3000\. Khởi động lại Excel/);
  });

  it("puts the manifest where Excel for Mac looks", () => {
    const home = temporary();
    const container = join(home, "Library/Containers/com.microsoft.Excel/Data/Documents");
    mkdirSync(container, { recursive: true });
    expect(on(`platform: "darwin", home: ${JSON.stringify(home)},`).code).toBe(0);
    expect(readFileSync(join(container, "wef/so-thi-dua.xml"))).toEqual(readFileSync(join(ROOT, "manifest.xml")));
  });

  it.each([
    ["a build that fails", 'build: () => { throw new Error("webpack: exit 1"); }', /^Không dựng được bộ tệp/],
    [
      "a certificate that is refused",
      'certificate: async () => { throw new Error("Unable to install the CA certificate."); }',
      /^Không tạo được chứng thư/,
    ],
    [
      "a port in use",
      'serve: async () => { throw Object.assign(new Error("listen"), { code: "EADDRINUSE" }); }',
      /^Cổng 3000 đang được dùng/,
    ],
    [
      "a server that does not start",
      'serve: async () => { throw new Error("bad key\\n    at tls"); }',
      /^Không mở được máy chủ/,
    ],
    ["a registry that refuses", 'run: (command, [verb]) => verb === "query"', /^Không đưa được manifest/],
    [
      "a manifest that is not there",
      'platform: "darwin", home: HOME, manifest: "/khong/co.xml"',
      /^Không đưa được manifest/,
    ],
  ])("says what to do after %s", (_, part, text) => {
    const home = temporary();
    mkdirSync(join(home, "Library/Containers/com.microsoft.Excel/Data/Documents"), { recursive: true });
    const told = on(`${windows} ${part.replace("HOME", JSON.stringify(home))}`);
    expect([told.code, told.errors.length, told.out]).toEqual([1, 1, []]);
    expect(told.errors[0]).toMatch(text);
    quiet(told);
  });

  it("makes its certificate without a network, and serves the pages with it", () => {
    const folder = temporary();
    const pages = join(folder, "pages");
    mkdirSync(pages);
    cpSync(join(ROOT, "src/taskpane/cu.html"), join(pages, "cu.html"));
    writeFileSync(join(pages, "taskpane.html"), "<!doctype html><p>Sổ Thi đua</p>");
    const serve = JSON.stringify(pathToFileURL(join(ROOT, "scripts/serve.mjs")).href);
    // The package's own maker of certificates; trusting it is what the machine's user is asked for, and is left out here.
    const source = `
      import { createRequire } from "node:module";
      import { readFileSync } from "node:fs";
      import { request } from "node:https";
      import { serve } from ${serve};
      const { generateCertificates } = createRequire(${JSON.stringify(join(ROOT, "package.json"))})("office-addin-dev-certs");
      const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => ${JSON.stringify(folder)} + "/" + name);
      await generateCertificates(ca, cert, key, 30, ["localhost"]);
      const { server, address } = await serve(${JSON.stringify(pages)}, 0, "localhost", { cert: readFileSync(cert), key: readFileSync(key) });
      const ask = request(address + "/taskpane.html", { ca: readFileSync(ca) }, (answer) => {
        let text = "";
        answer.on("data", (part) => (text += part));
        answer.on("end", () => { console.log(JSON.stringify({ status: answer.statusCode, text })); server.close(); process.exit(0); });
      });
      ask.on("error", (error) => { console.log(JSON.stringify({ error: error.message })); process.exit(1); }).end();`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", source], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(JSON.parse(printed.trim().split("\n").at(-1)!)).toEqual({
      status: 200,
      text: "<!doctype html><p>Sổ Thi đua</p>",
    });
    expect(existsSync(join(folder, "localhost.key"))).toBe(true);
  });
});
