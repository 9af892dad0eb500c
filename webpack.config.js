const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");

/** Type errors are tsc's to find; here TypeScript is only stripped. */
const typescript = {
  test: /\.tsx?$/,
  use: {
    loader: "ts-loader",
    options: {
      transpileOnly: true,
      configFile: "tsconfig.json",
      compilerOptions: {
        module: "esnext",
        composite: false,
        emitDeclarationOnly: false,
        noEmit: false,
        declaration: false,
      },
    },
  },
};

/** Styles as files, so that they need no exception in the Content Security Policy. */
const styles = { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] };

/** One page of the product, from src/taskpane. */
function page(name) {
  return new HtmlWebpackPlugin({
    filename: `${name}.html`,
    template: `src/taskpane/${name}.html`,
    chunks: [name],
    scriptLoading: "defer",
  });
}

/**
 * The pages. The embedded workbook (src/browser) is a chunk of its own, fetched when it is first shown; the Word library, the
 * screens and the merging worker too.
 */
async function pages(env, argv) {
  const { guidePage } = await import("./scripts/guide.mjs");
  const { FirstScreenLimit } = await import("./scripts/firstScreen.mjs");
  const { SitePlugin, siteOf } = await import("./scripts/site.mjs");
  const site = siteOf(env);
  return {
    name: "pages",
    mode: argv.mode ?? "production",
    target: ["web", "es2022"],
    // No eval anywhere: the pages' policy forbids it.
    devtool: argv.mode === "development" ? "source-map" : false,
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [typescript, styles] },
    performance: { hints: false },
    entry: { index: "./src/taskpane/index.tsx", taskpane: "./src/taskpane/taskpane.tsx" },
    output: {
      path: path.resolve(__dirname, env.out ?? "dist"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      clean: true,
    },
    optimization: { splitChunks: { chunks: "all" } },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css", ignoreOrder: true }),
      page("index"),
      page("taskpane"),
      guidePage(HtmlWebpackPlugin),
      new CopyWebpackPlugin({
        patterns: [
          { from: "docs/pictures", to: "pictures", noErrorOnMissing: true },
          { from: "assets", to: "assets", noErrorOnMissing: true },
          { from: "cu.{html,js,css}", context: "src/taskpane", to: "[name][ext]", noErrorOnMissing: true },
          { from: "guide.css", context: "src/taskpane", to: "[name][ext]" },
        ],
      }),
      new SitePlugin(site),
      // Only what is shipped is weighed.
      ...(argv.mode === "development" ? [] : [new FirstScreenLimit()]),
    ],
  };
}

module.exports = async (env = {}, argv = {}) => [await pages(env, argv)];
