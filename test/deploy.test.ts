import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Answer, Nginx } from "./nginx";
import { freePort, nginxReady, startNginx } from "./nginx";
import { describeIf } from "./shared";

const CONF = join(__dirname, "..", "deploy", "nginx.conf");
if (!nginxReady) console.log("deploy/nginx.conf is not tested here: nginx or openssl is not installed.");

describe("deploy/web.config for IIS", () => {
  const config = readFileSync(join(__dirname, "..", "deploy", "web.config"), "utf8");
  const values = (name: string): string[] =>
    [...config.matchAll(new RegExp(`<add name="${name}" value="([^"]*)"`, "g"))].map((each) => each[1]!);

  it("has the same policies and headers as nginx", () => {
    const conf = readFileSync(CONF, "utf8");
    const policies = [...conf.matchAll(/"(default-src [^"]+)"/g)].map((each) => each[1]!);
    const [pane, page] = policies;
    expect(policies.length).toBe(2);
    expect(values("Content-Security-Policy")).toEqual([pane, page, page]);
    for (const [, name, value] of conf.matchAll(
      /add_header (X-\S+|Referrer-Policy|Permissions-Policy|Strict-Transport-Security)\s+"([^"]*)"/g,
    ))
      expect([name, values(name!)]).toEqual([name, [value]]);
  });

  it("knows the types of the product's files", () => {
    for (const type of ["html", "js", "css", "xml", "json", "svg", "woff2", "xlsx", "docx"])
      expect(config).toContain(`<mimeMap fileExtension=".${type}"`);
    expect(config).toContain('mimeType="text/javascript; charset=utf-8"');
  });
});

describeIf(nginxReady, "deploy/nginx.conf under nginx", () => {
  let folder = "";
  let nginx: Nginx;
  const get = (path: string, method?: string, headers?: Record<string, string>): Promise<Answer> =>
    nginx.get(path, method, headers);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "so-thi-dua-nginx-"));
    const site = join(folder, "site");
    mkdirSync(join(site, "assets"), { recursive: true });
    mkdirSync(join(site, ".git"));
    for (const page of ["index.html", "taskpane.html", "cu.html", "huong-dan.html"])
      writeFileSync(join(site, page), `<!doctype html><title>${page}</title><p>Sổ Thi đua</p>`);
    writeFileSync(join(site, "taskpane.0a1b2c3d.js"), `// ${"chữ ".repeat(2_000)}`);
    writeFileSync(join(site, "taskpane.0a1b2c3d.css"), "body{}");
    writeFileSync(join(site, "cu.js"), "1;");
    writeFileSync(join(site, "manifest.xml"), "<OfficeApp/>");
    writeFileSync(join(site, "mau.xlsx"), "PK");
    writeFileSync(join(site, "assets", "icon-32.png"), "PNG");
    writeFileSync(join(site, ".git", "config"), "secret");
    nginx = await startNginx(folder, readFileSync(CONF, "utf8"), site, await freePort());
  });

  afterAll(async () => {
    await nginx.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is accepted without a warning", () => {
    expect(nginx.log()).not.toMatch(/\[(warn|error|emerg)\]/);
  });

  it("serves every page as UTF-8 text of its kind", async () => {
    for (const page of ["/", "/index.html", "/taskpane.html", "/cu.html", "/huong-dan.html"]) {
      const { status, headers, body } = await get(page);
      expect([page, status, headers["content-type"]]).toEqual([page, 200, "text/html; charset=utf-8"]);
      expect(body.toString("utf8")).toContain("Sổ Thi đua");
    }
  });

  it.each([
    ["/taskpane.0a1b2c3d.js", "text/javascript; charset=utf-8"],
    ["/taskpane.0a1b2c3d.css", "text/css; charset=utf-8"],
    ["/manifest.xml", "application/xml; charset=utf-8"],
    ["/assets/icon-32.png", "image/png"],
    ["/mau.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ])("gives %s as %s", async (path, type) => {
    expect((await get(path)).headers["content-type"]).toBe(type);
  });

  it("lets what carries a hash be kept for ever, and asks again for the rest", async () => {
    const cache = async (path: string): Promise<string | undefined> => (await get(path)).headers["cache-control"];
    expect(await cache("/taskpane.0a1b2c3d.js")).toBe("public, max-age=31536000, immutable");
    expect(await cache("/taskpane.0a1b2c3d.css")).toBe("public, max-age=31536000, immutable");
    expect(await cache("/assets/icon-32.png")).toBe("public, max-age=86400");
    for (const path of ["/", "/taskpane.html", "/manifest.xml", "/cu.js"]) expect(await cache(path)).toBe("no-cache");
  });

  it("says in a policy what pages may load: Microsoft's server in the pane alone, nothing inline", async () => {
    const policy = async (path: string): Promise<Map<string, string>> =>
      new Map(
        ((await get(path)).headers["content-security-policy"] as string)
          .split(";")
          .map((part) => part.trim())
          .map((part) => [part.slice(0, part.indexOf(" ")), part.slice(part.indexOf(" ") + 1)]),
      );
    const pane = await policy("/taskpane.html");
    expect(pane.get("default-src")).toBe("'none'");
    expect(pane.get("script-src")).toBe("'self' https://appsforoffice.microsoft.com");
    expect(pane.get("frame-ancestors")).toMatch(/^'self' https:\/\/\*\.officeapps\.live\.com/);
    for (const path of ["/", "/index.html", "/huong-dan.html"]) {
      const page = await policy(path);
      expect(page.get("script-src")).toBe("'self'");
      expect(page.get("connect-src")).toBe("'self'");
      expect(page.get("frame-ancestors")).toBe("'none'");
    }
    for (const path of ["/", "/taskpane.html"]) {
      const each = await policy(path);
      expect(each.get("script-src")).not.toMatch(/unsafe|data:|blob:|\*(?!\.)/);
      expect([each.get("object-src"), each.get("base-uri"), each.get("form-action")]).toEqual([
        "'none'",
        "'none'",
        "'none'",
      ]);
    }
  });

  it("sends the other protective headers, on errors too", async () => {
    for (const path of ["/", "/khong-co.html"]) {
      const { headers } = await get(path);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["strict-transport-security"]).toBe("max-age=31536000");
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["server"]).toBe("nginx");
    }
  });

  it("packs text on its way", async () => {
    const { headers, body } = await get("/taskpane.0a1b2c3d.js", "GET", { "Accept-Encoding": "gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers["vary"]).toBe("Accept-Encoding");
    expect(gunzipSync(body).toString("utf8")).toMatch(/^\/\/ chữ /);
  });

  it("hands out files and nothing else", async () => {
    expect((await get("/khong-co.html")).status).toBe(404);
    expect((await get("/assets/")).status).toBe(403);
    expect((await get("/.git/config")).status).toBe(404);
    expect((await get("/index.html", "POST")).status).toBe(403);
    expect((await get("/index.html", "HEAD")).status).toBe(200);
    expect((await get("/../nginx.conf")).status).not.toBe(200);
  });
});
