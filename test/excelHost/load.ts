import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Bridge, ExcelHost } from "./host";

/** The client library as Microsoft ships it on npm, in @microsoft/office-js. */
export const LIBRARY = "excel-win32-16.01.js";
export const LIBRARY_VERSION = "1.1.110";
/** Hash of the published archive, as npm checks it when it installs and as package-lock.json pins it. */
export const LIBRARY_INTEGRITY =
  "sha512-80nZ3gGUq6Fb22sX8tBdktfulM7uYnrdQu32bpsb3waTeKoakc+j6H6+L21xRV4plDBrufnRMVH3ULMt/06Jwg==";
/** SHA-256 of the library's file in that archive (published.test.ts compares all three). */
export const LIBRARY_SHA256 = "ba15219657ad550f8fa9298536f6219a0b7221e00dcf2f475f2ec05fcde19ca9";

export const libraryPath = (): string =>
  join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist", LIBRARY);

export const librarySha256 = (): string => createHash("sha256").update(readFileSync(libraryPath())).digest("hex");

export interface LoadOptions {
  /** Highest ExcelApi this Excel has; 1.14 is Excel 2021. */
  api?: number;
  platform?: "PC" | "Mac" | "OfficeOnline" | "iOS";
  language?: string;
}

interface Global {
  window?: unknown;
  self?: unknown;
  navigator?: unknown;
  location?: unknown;
  document?: unknown;
  name?: unknown;
  _richApiNativeBridge?: unknown;
  Office?: unknown;
  Excel?: unknown;
  OfficeExtension?: unknown;
}

type AsyncResult = { status: "succeeded" | "failed"; value?: unknown; error?: { code: number; message: string } };
type Callback = (result: AsyncResult) => void;

/** Slices of the host's file as document.getFileAsync gives them. */
function documentApi(host: ExcelHost): Record<string, unknown> {
  return {
    getFileAsync: (type: string, options: { sliceSize?: number }, done: Callback) => {
      if (type !== "compressed") return done({ status: "failed", error: { code: 5012, message: "type" } });
      const size = options.sliceSize ?? 4_194_304;
      const count = Math.ceil(host.file.length / size);
      done({
        status: "succeeded",
        value: {
          size: host.file.length,
          sliceCount: count,
          getSliceAsync: (index: number, give: Callback) =>
            setTimeout(
              () =>
                give({
                  status: "succeeded",
                  value: { index, data: Array.from(host.file.subarray(index * size, (index + 1) * size)) },
                }),
              0,
            ),
          closeAsync: (closed?: Callback) => closed?.({ status: "succeeded" }),
        },
      });
    },
  };
}

/** The library keeps the first bridge it sees: this one, which leads to the host of the last `loadOffice`. */
let current: ExcelHost | undefined;
let office: object = {};
const router: Bridge = { sendMessageToHost: (json) => current?.bridge.sendMessageToHost(json) };

/**
 * Runs Microsoft's unmodified file in this realm and joins it to the in-memory Excel through the library's own native
 * bridge. The file wants a few browser globals to start; it gets the least that will do, and only while node has none.
 */
export function loadOffice(host: ExcelHost, options: LoadOptions = {}): void {
  const world = globalThis as unknown as Global;
  world.window ??= globalThis;
  world.self ??= globalThis;
  world.name ??= "";
  world.location ??= { protocol: "https:", hash: "", search: "", href: "https://localhost/", hostname: "localhost" };
  world.document ??= { getElementsByTagName: () => [], createElement: () => ({}), URL: "https://localhost/" };
  if (world.navigator === undefined || !("userAgent" in (world.navigator as object)))
    Object.defineProperty(world, "navigator", { value: { userAgent: "node" }, configurable: true });
  current = host;
  host.bridge.onMessageFromHost = (json) => router.onMessageFromHost?.(json);
  if (world.Excel === undefined) {
    world._richApiNativeBridge = router;
    (0, eval)(readFileSync(libraryPath(), "utf8"));
    office = world.Office as object;
  }
  const api = options.api ?? 1.14;
  const number = (version: string): number => Number(version.split(".")[1] ?? 0) + 100 * Number(version.split(".")[0]);
  const top = number(String(api));
  const context = {
    platform: options.platform ?? "PC",
    displayLanguage: options.language ?? "vi-VN",
    document: documentApi(host),
    requirements: {
      isSetSupported: (name: string, version = "1.1") =>
        name === "ExcelApi" ? number(String(version)) <= top : ["RichApiRuntime", "DelayForCellEdit"].includes(name),
    },
  };
  world.Office = Object.create(office, {
    context: { value: context },
    onReady: { value: () => Promise.resolve({ host: "Excel", platform: context.platform }) },
  }) as object;
  const extension = world.OfficeExtension as {
    config: { extendedErrorLogging: boolean };
    CommonUtility: { _doApiNotSupportedCheck: boolean };
  };
  extension.config.extendedErrorLogging = true;
  extension.CommonUtility._doApiNotSupportedCheck = true;
}
