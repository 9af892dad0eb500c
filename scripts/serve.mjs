import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { extname, join, normalize, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * What each page may load. 'unsafe-inline' for styles alone: Fluent UI and the embedded workbook write style elements
 * at run time (docs/decisions.md). Only the pane inside Excel may reach Microsoft's office.js, unless it stands among the pages.
 */
export function contentSecurityPolicy(path, ownOffice = false) {
  const office = path.endsWith("/taskpane.html") && !ownOffice ? " https://appsforoffice.microsoft.com" : "";
  const connect = office === "" ? "'self'" : `'self'${office}`;
  return [
    "default-src 'self'",
    `script-src 'self'${office}`,
    `connect-src ${connect}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Serves a built folder on this machine, over https where a certificate is given. Resolves to the address once it listens. */
export function serve(folder, port = 0, host = "localhost", certificate = null) {
  const answer = (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    let path;
    try {
      path = decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    } catch {
      response.writeHead(400).end();
      return;
    }
    const file = normalize(join(folder, path));
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405).end();
      return;
    }
    if (!file.startsWith(normalize(folder) + sep) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { "Content-Type": types[".txt"] }).end("Không có trang này.\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": contentSecurityPolicy(path, existsSync(join(folder, "office/office.js"))),
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": /\.[0-9a-f]{8,}\./.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  };
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  const scheme = certificate ? "https" : "http";
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve({ server, address: `${scheme}://${host}:${server.address().port}` }));
  });
}
