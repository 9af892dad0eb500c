/** One runner for everything that is not a page in a browser; test/e2e has its own, longer time-out. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: {
    "^.+\\.tsx?$": ["ts-jest", { tsconfig: "tsconfig.jest.json", diagnostics: false }],
    // Packages that are ES modules only.
    "/node_modules/hucre/.+\\.mjs$": "<rootDir>/test/modules.cjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!hucre/)"],
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "json"],
  moduleNameMapper: { "\\.css$": "<rootDir>/test/fixtures/empty.js" },
  testTimeout: 30000,
};
