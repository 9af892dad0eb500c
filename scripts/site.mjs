/** What an office may choose for its own copy of the pages: the address they stand at, and where office.js comes from. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the manifest says the pages are until an office says otherwise. */
const DEVELOPMENT = "https://localhost:3000/";

/** Microsoft's server is where office.js is meant to come from; networks without internet serve it beside the pages. */
const CDN = "https://appsforoffice.microsoft.com";
const OFFICE_JS = { cdn: `${CDN}/lib/1/hosted/office.js`, self: "office/office.js" };

/** What a closed network must serve itself: the client for Excel on Windows, Mac, iPad and the web, and its texts. */
const CLIENT =
  /^(?:office\.js|excel-(?:win32|mac|ios|web)-16\.\d\d(?:-core)?\.js|(?:vi-vn|en-us)\/office_strings\.js)$/;

/**
 * The choices of a build (--env baseUrl=https://…/ --env officeJs=self), checked.
 * @throws an Error in words when one cannot be: Excel opens add-ins over https alone
 */
export function siteOf({ baseUrl = DEVELOPMENT, officeJs = "cdn" } = {}) {
  if (!/^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[^\s"<>&?#]*)?$/i.test(baseUrl))
    throw new Error(`baseUrl: ${baseUrl} is no https address`);
  if (!(officeJs in OFFICE_JS)) throw new Error(`officeJs: ${officeJs} is neither cdn nor self`);
  return { baseUrl: baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`, officeJs };
}

/** Files of Microsoft's package that a site without internet serves, by their path in it. */
export function clientFiles() {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");
  const names = ["", "vi-vn", "en-us"].flatMap((part) =>
    readdirSync(join(folder, part)).map((name) => (part === "" ? name : `${part}/${name}`)),
  );
  return { folder, names: names.filter((name) => CLIENT.test(name)) };
}

function rewrite(file, to, change) {
  const before = readFileSync(file, "utf8");
  const after = change(before);
  writeFileSync(to, after);
}

/**
 * Makes freshly built pages an office's own: the manifest's addresses, the place of office.js with all it loads, and beside the
 * pages, in `servers`, nginx's and IIS's settings for them (without Microsoft's server where office.js is served here).
 */
export function settle(pages, servers, site) {
  const { baseUrl, officeJs } = site;
  const { host, hostname, port } = new URL(baseUrl);
  rewrite(join(root, "manifest.xml"), join(pages, "manifest.xml"), (text) => text.replaceAll(DEVELOPMENT, baseUrl));
  rewrite(join(pages, "taskpane.html"), join(pages, "taskpane.html"), (text) =>
    text.replaceAll(OFFICE_JS.cdn, OFFICE_JS[officeJs]),
  );
  const own = (text) => (officeJs === "self" ? text.replaceAll(` ${CDN}`, "") : text);
  mkdirSync(servers, { recursive: true });
  rewrite(join(root, "deploy/nginx.conf"), join(servers, "nginx.conf"), (text) =>
    own(text)
      .replaceAll("thidua.example.gov.vn", hostname)
      .replace("listen 443 ssl;", `listen ${port || 443} ssl;`)
      .replace(/\n# What a page may load\. office\.js comes from[\s\S]*?\nmap/, (note) =>
        officeJs === "self" ? "\n# What a page may load: nothing from anywhere else, office.js included.\nmap" : note,
      ),
  );
  rewrite(join(root, "deploy/web.config"), join(servers, "web.config"), own);
  if (officeJs !== "self") return { host, files: 0 };
  const { folder, names } = clientFiles();
  for (const name of names) {
    const to = join(pages, "office", name);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(folder, name), to);
  }
  return { host, files: names.length };
}

/** Settles what webpack has built. */
export class SitePlugin {
  constructor(site) {
    this.site = site;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap("SitePlugin", () => {
      settle(compiler.outputPath, join(root, "build/deploy"), this.site);
    });
  }
}
