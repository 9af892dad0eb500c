import { buildSite } from "./site";

/** Before the tests in Chromium: the test page is built once, whichever suite comes first. */
export default async function setup(): Promise<void> {
  await buildSite();
}
