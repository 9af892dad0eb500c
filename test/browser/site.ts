import { createServer, type Server } from "node:http";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import webpack, { type Configuration } from "webpack";
import HtmlWebpackPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import { chromiumOptions } from "../chromium";

const ROOT = resolve(__dirname, "../..");
const OUT = join(ROOT, "build/browser-test");
const STAMP = join(OUT, "built.txt");

/** The policy the product's pages carry. */
export const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'";

function newest(folder: string): number {
  let last = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) last = Math.max(last, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return last;
}

/** Builds the test page unless nothing it is made of has changed. */
export async function buildSite(): Promise<void> {
  const sources = ["src/browser", "src/xlsx", "src/sheet", "src/host", "test/browser", "test/contract"].map((each) =>
    join(ROOT, each),
  );
  const stamp = String(Math.max(...sources.map(newest)));
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  const config: Configuration = {
    mode: "production",
    target: ["web", "es2022"],
    entry: { page: join(__dirname, "page.ts") },
    output: { path: OUT, filename: "[name].js", chunkFilename: "[name].js", clean: true },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        {
          test: /\.tsx?$/,
          loader: "ts-loader",
          options: {
            transpileOnly: true,
            configFile: join(ROOT, "tsconfig.jest.json"),
            compilerOptions: { module: "esnext" },
          },
        },
      ],
    },
    // Not minified: a third of the time, and the same code.
    optimization: { minimize: false },
    performance: { hints: false },
    plugins: [
      new MiniCssExtractPlugin({ ignoreOrder: true }),
      new HtmlWebpackPlugin({ template: join(__dirname, "page.html"), scriptLoading: "defer" }),
    ],
  };
  await new Promise<void>((done, fail) =>
    webpack(config, (error, stats) => {
      if (error || !stats || stats.hasErrors()) fail(error ?? new Error(stats?.toString({ colors: false })));
      else done();
    }),
  );
  mkdirSync(OUT, { recursive: true });
  writeFileSync(STAMP, stamp);
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Serves the built page on a free port. */
export async function serve(): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(OUT, path === "/" ? "index.html" : path);
    if (!file.startsWith(OUT) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": POLICY,
    });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

export function launch(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}
