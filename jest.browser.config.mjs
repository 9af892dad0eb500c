import base from "./jest.config.mjs";

/** Tests that drive the built pages in Chromium, with patience. */
export default {
  ...base,
  globalSetup: "<rootDir>/test/browser/setup.ts",
  roots: ["<rootDir>/test/browser", "<rootDir>/test/e2e"],
  testMatch: ["**/*.e2e.ts"],
  testTimeout: 240000,
};
