import type { ChildProcess } from "node:child_process";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"].find(existsSync);
const OPENSSL = ["/usr/bin/openssl", "/usr/local/bin/openssl"].find(existsSync);

/** Whether this machine has what the server's tests need. */
export const nginxReady = NGINX !== undefined && OPENSSL !== undefined;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A running nginx. */
export interface Nginx {
  get: (path: string, method?: string, headers?: Record<string, string>) => Promise<Answer>;
  log: () => string;
  stop: () => Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Starts nginx on a settings file of ours, in a folder of its own, with a certificate made for the occasion. */
export async function startNginx(folder: string, settings: string, site: string, port: number): Promise<Nginx> {
  execFileSync(
    OPENSSL!,
    "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
      .split(" ")
      .concat(["-keyout", join(folder, "site.key"), "-out", join(folder, "site.crt")]),
    { stdio: "ignore" },
  );
  const conf = settings
    .replace(/listen \d+ ssl;/, `listen 127.0.0.1:${port} ssl;`)
    .replace("thidua.example.gov.vn", "localhost")
    .replace("/srv/so-thi-dua;", `${site};`)
    .replace("/etc/ssl/so-thi-dua.crt", join(folder, "site.crt"))
    .replace("/etc/ssl/private/so-thi-dua.key", join(folder, "site.key"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events {} http { ${temporary.join(" ")} ${conf} }`,
  );
  const nginx: ChildProcess = spawn(NGINX!, ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" });
  const get: Nginx["get"] = (path, method = "GET", headers = {}) =>
    new Promise((resolve, reject) => {
      const ca = readFileSync(join(folder, "site.crt"));
      const ask = request(
        { host: "127.0.0.1", port, path, method, headers, ca, servername: "localhost" },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
          );
        },
      );
      ask.on("error", reject).end();
    });
  const log = (): string => readFileSync(join(folder, "error.log"), "utf8");
  const up = async (tries: number): Promise<void> => {
    try {
      await get("/");
    } catch (error) {
      if (tries === 0) throw new Error(`${String(error)} ${log()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await up(tries - 1);
    }
  };
  await up(100);
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => nginx.once("exit", resolve));
    nginx.kill();
    await gone;
  };
  return { get, log, stop };
}
