const ts = require("typescript");

/** Makes an ES module of a package readable for jest, which loads CommonJS. */
module.exports = {
  process: (source) => ({
    code: ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    }).outputText,
  }),
};
