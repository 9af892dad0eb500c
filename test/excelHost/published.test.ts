import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { itIf } from "../shared";
import { LIBRARY, LIBRARY_INTEGRITY, LIBRARY_SHA256, LIBRARY_VERSION, libraryPath, librarySha256 } from "./load";

interface Lock {
  packages: Record<string, { version: string; integrity: string }>;
}

const lock = JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8")) as Lock;
const locked = lock.packages["node_modules/@microsoft/office-js"]!;

/** Where npm keeps the archive it installed from: by the hash that the lock file pins (npm's cache, content v2). */
function archivePath(): string {
  const hash = Buffer.from(LIBRARY_INTEGRITY.replace("sha512-", ""), "base64").toString("hex");
  const cache = process.env["npm_config_cache"] ?? join(homedir(), ".npm");
  return join(cache, "_cacache/content-v2/sha512", hash.slice(0, 2), hash.slice(2, 4), hash.slice(4));
}

/** Files of a tar archive by name (POSIX.1-1988: heads of 512 bytes, sizes in octal). */
function* files(tar: Buffer): Generator<[string, Buffer]> {
  const text = (from: number, length: number): string =>
    tar.toString("latin1", from, from + length).replace(/\0[\s\S]*$/, "");
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12).trim(), 8);
    const prefix = text(at + 345, 155);
    yield [prefix === "" ? text(at, 100) : `${prefix}/${text(at, 100)}`, tar.subarray(at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

describe("the client library under test is the one Microsoft published", () => {
  it("is what the lock file pins, of the version and hash said here", () => {
    expect(locked.version).toBe(LIBRARY_VERSION);
    expect(locked.integrity).toBe(LIBRARY_INTEGRITY);
    const installed = JSON.parse(
      readFileSync(join(dirname(libraryPath()), "../package.json"), "utf8"),
    ) as Lock["packages"][string];
    expect(installed.version).toBe(LIBRARY_VERSION);
    expect(librarySha256()).toBe(LIBRARY_SHA256);
  });

  const path = archivePath();
  const kept = existsSync(path);
  if (!kept)
    console.log("npm keeps no copy of @microsoft/office-js here: its files are compared with their pinned hash alone.");

  itIf(kept, "is byte for byte the file in the archive of that hash, and so is all that is served with it", () => {
    const archive = readFileSync(path);
    expect(`sha512-${createHash("sha512").update(archive).digest("base64")}`).toBe(locked.integrity);
    const folder = dirname(libraryPath());
    let compared = 0;
    for (const [name, bytes] of files(gunzipSync(archive))) {
      const file = /^package\/dist\/((?:vi-vn\/|en-us\/)?[\w.-]+\.js)$/.exec(name)?.[1];
      if (file === undefined || !/^office\.js$|^excel-|^o15|office_strings/.test(file)) continue;
      if (file === LIBRARY) expect(createHash("sha256").update(bytes).digest("hex")).toBe(LIBRARY_SHA256);
      expect([file, bytes.equals(readFileSync(join(folder, file)))]).toEqual([file, true]);
      compared++;
    }
    expect(compared).toBeGreaterThan(12);
  });
});
