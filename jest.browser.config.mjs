import base from "./jest.config.mjs";

/** Tests that drive the built pages in Chromium: one at a time, with patience. */
export default {
  ...base,
  roots: ["<rootDir>/test/browser", "<rootDir>/test/e2e"],
  testMatch: ["**/*.e2e.ts"],
  testTimeout: 240000,
};
