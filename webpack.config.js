const path = require("node:path");
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
function page(name, chunk = name) {
  return new HtmlWebpackPlugin({
    filename: `${name}.html`,
    template: `src/taskpane/${name}.html`,
    chunks: [chunk],
    scriptLoading: "defer",
  });
}

function common(argv) {
  return {
    mode: argv.mode ?? "production",
    // No eval anywhere: the pages' policy forbids it.
    devtool: argv.mode === "development" ? "source-map" : false,
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules: [typescript, styles] },
    performance: { hints: false },
  };
}

/** The pages. The embedded workbook (src/browser) is a chunk of its own, fetched when it is first shown. */
function pages(argv) {
  return {
    ...common(argv),
    name: "pages",
    target: ["web", "es2022"],
    entry: { index: "./src/taskpane/index.ts" },
    output: {
      path: path.resolve(__dirname, "dist"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      clean: true,
    },
    optimization: { splitChunks: { chunks: "all" } },
    plugins: [new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css", ignoreOrder: true }), page("index")],
  };
}

module.exports = (env, argv) => [pages(argv)];
