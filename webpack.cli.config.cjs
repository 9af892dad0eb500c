/** The command line as one file for Node, with its worker beside it. */
const path = require("node:path");

module.exports = {
  mode: "production",
  target: "node20",
  entry: { thidua: "./src/cli/main.ts", reader: "./src/cli/reader.ts" },
  output: {
    path: path.resolve(__dirname, "build/cli"),
    filename: "[name].cjs",
    chunkFilename: "[name].cjs",
    library: { type: "commonjs2" },
  },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "ts-loader",
        options: {
          transpileOnly: true,
          configFile: "tsconfig.node.json",
          compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: false },
        },
      },
    ],
  },
  optimization: { minimize: false },
  performance: { hints: false },
  stats: "errors-only",
};
